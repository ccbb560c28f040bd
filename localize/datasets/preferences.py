"""One row per judgment that says which of two outputs is better. The sign speaks of outputs, never of places."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import polars as pl

from localize.datasets.declaring import SHARED, Column, DataSet
from localize.datasets.joined import Joined, JoinedJudgment, frame_of
from localize.records import Unit
from localize.rubric.model import Criterion, Kind

TIE_KIND = "tie_kind"
REASONS = "reasons"
ANSWER = (
    Column("output_a", pl.String(), "id of the first output in imported order"),
    Column("model_a", pl.String(), "its model"),
    Column("output_b", pl.String(), "id of the second output in imported order"),
    Column("model_b", pl.String(), "its model"),
    Column("preference", pl.Int8(), "positive: b is better; 0: no difference; null: the reviewer could not tell"),
    Column("scale_max", pl.Int8(), "the strongest preference this rubric knows: 3, or 1 for a mere direction"),
    Column("tie_kind", pl.String(), "why there is no difference: both_good, both_bad, same"),
    Column("shown_first", pl.String(), "which output stood first on the sheet: a or b"),
    Column("frame", pl.String(), "ltr, rtl or stacked"),
    Column("reasons", pl.List(pl.String()), "what decided it"),
)
_OWN = pl.Schema({"judgment_id": pl.String()} | {each.name: each.dtype for each in ANSWER})
_GIVEN = pl.Schema(_OWN | {"reasons": pl.String()})  # reasons as JSON: lists are slow to make one by one


def _frame(joined: Joined) -> pl.DataFrame:
    answers = [row for each in joined.judgments for row in _answer(each)]
    rows = frame_of(answers, _GIVEN).with_columns(pl.col("reasons").str.json_decode(pl.List(pl.String)))
    heads = joined.rows.select(name for name in DATASET.stored if name not in _OWN or name == "judgment_id")
    return rows.join(heads, on="judgment_id", how="left", maintain_order="left").select(list(DATASET.stored))


def _answer(judgment: JoinedJudgment) -> Iterator[tuple[Any, ...]]:
    criterion = judgment.form.preference
    if judgment.row.unit != Unit.PAIR or criterion is None or len(judgment.outputs) != 2:
        return
    first, second = judgment.outputs
    yield (
        judgment.row.judgment_id,
        first.output_id,
        first.model,
        second.output_id,
        second.model,
        _value(judgment, criterion.id, criterion.kind),
        scale_max(criterion),
        _value(judgment, TIE_KIND, Kind.CHOICE),
        "a" if json.loads(judgment.row.shown_order)[0] == 0 else "b",
        judgment.row.frame,
        json.dumps(_value(judgment, REASONS, Kind.MULTI)),
    )


def _value(judgment: JoinedJudgment, criterion: str, kind: Kind) -> Any:
    """The value of a criterion that is of this kind; a rubric may use our names for something else."""
    rating = judgment.ratings.get(criterion)
    return rating.value if rating is not None and judgment.form.kind_of(criterion) == kind else None


def scale_max(criterion: Criterion) -> int:
    """The strongest value of a preference: of its scale, or of its levels where it has none."""
    return criterion.scale.max if criterion.scale else max(each.value for each in criterion.levels)


DATASET = DataSet("preferences", "One row per judgment of a pair.", (*SHARED, *ANSWER), _frame)
