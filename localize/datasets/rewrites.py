"""One row per text that was written anew, beside the text it began with, and what changed between them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import polars as pl

from localize.datasets.declaring import RUBRIC, SHARED, Column, DataSet
from localize.datasets.joined import Joined, JoinedJudgment, frame_of
from localize.datasets.wording import differences
from localize.rubric.model import Kind

REWRITE = (
    Column("criterion", pl.String(), "id of the question"),
    Column("before", pl.String(), "the text that the reviewer began with; null where there was none"),
    Column("after", pl.String(), "the text that the reviewer wrote"),
    Column("diff", pl.String(), "JSON [[op, text], …]: op is = (kept), - (only before) or + (only after)"),
    Column("same", pl.Boolean(), "nothing but blanks at the ends was changed"),
)
_OWN = pl.Schema({"judgment_id": pl.String()} | {each.name: each.dtype for each in REWRITE})


def _frame(joined: Joined) -> pl.DataFrame:
    rows = frame_of([row for each in joined.judgments for row in _rewrites(each, joined.texts)], _OWN)
    heads = joined.rows.select(name for name in DATASET.stored if name not in _OWN or name == "judgment_id")
    return rows.join(heads, on="judgment_id", how="left", maintain_order="left").select(list(DATASET.stored))


def _rewrites(judgment: JoinedJudgment, texts: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[Any, ...]]:
    judged = texts.get(judgment.row.item_id, {})
    for criterion, rating in judgment.ratings.items():
        if judgment.form.kind_of(criterion) is not Kind.REWRITE or not rating.value:
            continue
        before = judged.get(judgment.form.criteria[criterion].prefill or "target")
        yield judgment.row.judgment_id, criterion, before, rating.value, *_change(before, rating.value)


def _change(before: str | None, after: str) -> tuple[str | None, bool | None]:
    if before is None:
        return None, None
    return json.dumps(differences(before, after), ensure_ascii=False), before.strip() == after.strip()


DATASET = DataSet("rewrites", "One row per text that was written anew.", (*SHARED, *RUBRIC, *REWRITE), _frame)
