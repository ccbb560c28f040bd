"""One row per finding that a reviewer said something of: whether the signal was right."""

from __future__ import annotations

import polars as pl

from localize.datasets.declaring import Column, DataSet
from localize.datasets.joined import MOMENT, Joined, frame_of
from localize.datasets.signals import TEXT

COLUMNS = (
    *TEXT,
    Column("reviewer", pl.String(), "random pseudonym of the person in this campaign"),
    Column("signal", pl.String(), "its name"),
    Column("version", pl.String(), "its version"),
    Column("verdict", pl.String(), "right, false_alarm, or withdrawn: taken back since"),
    Column("at", MOMENT, "when it was said"),
)


def _frame(joined: Joined) -> pl.DataFrame:
    return frame_of(joined.verdicts, DATASET.stored)


DATASET = DataSet(
    "signal_verdicts",
    "One row per verdict of a reviewer on a signal.",
    COLUMNS,
    _frame,
    newest_of=("reviewer", "localization_id", "output_id", "signal"),
)
