"""One row per judgment and criterion, each value in the column of its type."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import polars as pl

from localize.datasets.declaring import RUBRIC, SHARED, Column, DataSet
from localize.datasets.joined import Joined, JoinedJudgment, frame_of
from localize.rubric.model import Kind

ANSWER = (
    Column("criterion", pl.String(), "id of the question"),
    Column("kind", pl.String(), "likert, slider, binary, choice, multi, ranking, preference, …"),
    Column("state", pl.String(), "given, not_applicable or cannot_judge"),
    Column("number", pl.Float64(), "likert, slider, preference as they are; binary as 0 or 1"),
    Column("choice", pl.String(), "the option of a choice"),
    Column("choices", pl.List(pl.String()), "the options of a multi"),
    Column("text", pl.String(), "text and rewrite"),
    Column("value", pl.String(), "the value of any kind as JSON; null unless given"),
    Column("comment", pl.String(), "the reviewer's own words"),
)
NUMBERS = frozenset({Kind.LIKERT, Kind.SLIDER, Kind.BINARY, Kind.PREFERENCE})
TEXTS = frozenset({Kind.TEXT, Kind.REWRITE})
_OWN = pl.Schema({"judgment_id": pl.String()} | {each.name: each.dtype for each in ANSWER})
_GIVEN = pl.Schema({name: dtype for name, dtype in _OWN.items() if name != "choices"})


def _frame(joined: Joined) -> pl.DataFrame:
    answers = [row for each in joined.judgments for row in _answers(each)]
    multi = pl.when(pl.col("kind") == Kind.MULTI.value).then("value")
    rows = frame_of(answers, _GIVEN).with_columns(choices=multi.str.json_decode(pl.List(pl.String)))
    heads = joined.rows.select(name for name in DATASET.stored if name not in _OWN or name == "judgment_id")
    return rows.join(heads, on="judgment_id", how="left", maintain_order="left").select(list(DATASET.stored))


def _answers(judgment: JoinedJudgment) -> Iterator[tuple[Any, ...]]:
    for criterion, rating in judgment.ratings.items():
        kind, value = judgment.form.criteria[criterion].kind, rating.value
        missing = value is None
        yield (
            judgment.row.judgment_id,
            criterion,
            kind.value,
            rating.state.value,
            float(value) if kind in NUMBERS and not missing else None,
            value if kind is Kind.CHOICE else None,
            value if kind in TEXTS else None,
            None if missing else json.dumps(value, ensure_ascii=False),
            rating.comment,
        )


DATASET = DataSet("ratings", "One row per judgment and criterion.", (*SHARED, *RUBRIC, *ANSWER), _frame)
