"""One row per change of a judgment's status, in order. The judgments themselves never change."""

from __future__ import annotations

import polars as pl

from localize.datasets.declaring import Column, DataSet
from localize.datasets.joined import MOMENT, Joined, frame_of

COLUMNS = (
    Column("campaign", pl.String(), "the piece of work"),
    Column("judgment_id", pl.String(), "the judgment it is about"),
    Column("sequence", pl.Int64(), "number in the one order of judgments, events and audit"),
    Column("event_id", pl.String(), "the event"),
    Column("kind", pl.String(), "corrected, withdrawn, quarantined, excluded, restored or adjudicated"),
    Column("reason", pl.String(), "in the words of who did it"),
    Column("at", MOMENT, "when"),
)


def _frame(joined: Joined) -> pl.DataFrame:
    return frame_of(joined.events, DATASET.stored)


DATASET = DataSet("events", "One row per change of a judgment's status.", COLUMNS, _frame)
