"""One row per mark: which piece of a text, how grave, of which category. Offsets are half open, from 0."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import polars as pl

from localize.datasets.declaring import RUBRIC, SHARED, Column, DataSet
from localize.datasets.joined import Joined, JoinedJudgment, frame_of
from localize.rubric.model import Kind

MARK = (
    Column("criterion", pl.String(), "id of the question"),
    Column("on", pl.String(), "target (the judged text) or source (its original)"),
    Column("start", pl.Int64(), "in code points; null where the mark has no place, or not one that fits the text"),
    Column("end", pl.Int64(), "in code points"),
    Column("start_utf16", pl.Int64(), "the same in UTF-16 units, as JavaScript and Java count"),
    Column("end_utf16", pl.Int64(), "the same in UTF-16 units"),
    Column("text", pl.String(), "the marked words"),
    Column("severity", pl.String(), "id of the severity"),
    Column("category", pl.String(), "id of the category, with its kind behind a slash where one was chosen"),
    Column("special", pl.String(), "[missing] or [source]: a mark of what has no place in the text"),
    Column("comment", pl.String(), "the reviewer's own words"),
)
_OWN = pl.Schema({"judgment_id": pl.String()} | {each.name: each.dtype for each in MARK})


class Place(NamedTuple):
    """Where a mark stands; all None where that is not known."""

    start: int | None = None
    end: int | None = None
    start_utf16: int | None = None
    end_utf16: int | None = None


def _frame(joined: Joined) -> pl.DataFrame:
    rows = frame_of([row for each in joined.judgments for row in _marks(each, joined.texts)], _OWN)
    heads = joined.rows.select(name for name in DATASET.stored if name not in _OWN or name == "judgment_id")
    return rows.join(heads, on="judgment_id", how="left", maintain_order="left").select(list(DATASET.stored))


def _marks(judgment: JoinedJudgment, texts: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[Any, ...]]:
    judged = texts.get(judgment.row.item_id, {})
    for criterion, rating in judgment.ratings.items():
        if judgment.form.kind_of(criterion) is not Kind.SPANS:
            continue
        for mark in rating.value or ():
            whole = judged.get(mark["on"])
            place = place_of(mark, whole)
            words = mark["text"]
            if words is None and whole is not None and place.start is not None:
                words = whole[place.start : place.end]
            yield (
                judgment.row.judgment_id, criterion, mark["on"], *place, words, mark["severity"], mark["category"],
                mark["special"], mark["comment"],
            )  # fmt: skip


def place_of(mark: Mapping[str, Any], text: str | None) -> Place:
    """The offsets of a mark, checked: those of an import may speak of another text."""
    start, end = mark["start"], mark["end"]
    if text is None or start is None or end is None or not 0 <= start < end <= len(text):
        return Place()
    if mark["text"] not in (None, text[start:end]):
        return Place()
    before = _utf16(text[:start])
    return Place(start, end, before, before + _utf16(text[start:end]))


def _utf16(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


DATASET = DataSet("spans", "One row per marked piece of a text.", (*SHARED, *RUBRIC, *MARK), _frame)
