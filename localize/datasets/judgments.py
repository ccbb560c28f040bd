"""One row per judgment: who judged what, when, where and under which rubric, with all ratings as JSON."""

from __future__ import annotations

import polars as pl

from localize.datasets.declaring import RUBRIC, SHARED, Column, DataSet
from localize.datasets.joined import Joined, frame_of

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
_OUTPUTS = pl.Schema({"item_id": pl.String(), "number": pl.Int32(), "output_id": pl.String(), "model": pl.String()})


def _frame(joined: Joined) -> pl.DataFrame:
    outputs = frame_of(joined.outputs, _OUTPUTS).group_by("item_id", maintain_order=True)
    shown = outputs.agg(outputs=pl.col("output_id"), models=pl.col("model"))
    return (
        joined.rows.join(shown, on="item_id", how="left", maintain_order="left")
        .with_columns(
            pl.col("outputs", "models").fill_null([]),
            pl.col("shown_order").str.json_decode(pl.List(pl.Int32)),
        )
        .select(list(DATASET.stored))
    )


DATASET = DataSet("judgments", "One row per judgment.", COLUMNS, _frame)
