"""One row per judgment: who judged what, when, where and under which rubric, with all ratings as JSON."""

from __future__ import annotations

import json

import polars as pl

from localize.datasets.declaring import RUBRIC, SHARED, Column, DataSet
from localize.datasets.joined import Joined

COLUMNS = (
    *SHARED,
    *RUBRIC,
    Column("unit", pl.String(), "prompt, output, pair, list, translation or brief"),
    Column("localization_id", pl.String(), "the revision of the prompt that was judged"),
    Column("assignment_id", pl.String(), "the claim; null where imported"),
    Column("profile", pl.String(), "profile of the rubric that was asked"),
    Column("ratings", pl.String(), "JSON {criterion: {value, comment, state}}, speaking of outputs in imported order"),
    Column("outputs", pl.List(pl.String()), "ids of the outputs, in imported order"),
    Column("models", pl.List(pl.String()), "their models"),
    Column("shown_order", pl.List(pl.Int32()), "place on the sheet -> number of the output shown there"),
    Column("frame", pl.String(), "ltr, rtl or stacked"),
)


def _frame(joined: Joined) -> pl.DataFrame:
    shown = pl.DataFrame(
        {
            "outputs": [[output.output_id for output in each.outputs] for each in joined.judgments],
            "models": [[output.model for output in each.outputs] for each in joined.judgments],
            "shown_order": [json.loads(each.row.shown_order) for each in joined.judgments],
        },
        schema_overrides=DATASET.stored,
        strict=False,
    )
    return joined.rows.drop("shown_order").hstack(shown).select(list(DATASET.stored))


DATASET = DataSet("judgments", "One row per judgment.", COLUMNS, _frame)
