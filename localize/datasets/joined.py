"""A portion of new judgments, events and signals, read from the store and joined with what they were about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, TypeVar

import polars as pl

from localize.records import Rating
from localize.rubric.model import Criterion, Kind, Rubric
from localize.rubric.read import parse_kept_rubric
from localize.store import Reading, campaigns
from localize.store.judged_texts import judged_texts
from localize.store.judgments import ratings_from_json, ratings_json
from localize.store.reading import EventRow, JudgedOutput, JudgmentRow, event_rows, judged_outputs, judgment_rows
from localize.store.signal_rows import SignalRow, VerdictRow, signal_rows, verdict_rows

AT_ONCE = 25_000
"""Judgments, events, and verdicts of one portion: what bounds the memory of a refresh."""
TEXTS_AT_ONCE = 5_000
"""Texts that signals were found in: each becomes a row for every signal."""


MOMENT = pl.Datetime("us", "UTC")
_NOT_TEXT: dict[str, pl.DataType] = {
    "round": pl.Int32(),
    "sequence": pl.Int64(),
    "match_tier": pl.Int8(),
    "imported": pl.Boolean(),
    "late": pl.Boolean(),
    "opened_at": MOMENT,
    "submitted_at": MOMENT,
}
_ROW = pl.Schema({name: _NOT_TEXT.get(name, pl.String()) for name in JudgmentRow._fields})


@dataclass(frozen=True)
class Form:
    """What data sets need of a rubric: its criteria by id, without the private ones, which never leave the store."""

    criteria: Mapping[str, Criterion]
    private: frozenset[str]

    @classmethod
    def of(cls, rubric: Rubric) -> Form:
        public = {each.id: each for each in rubric.criteria if not each.private}
        return cls(public, frozenset(each.id for each in rubric.criteria if each.private))

    def kind_of(self, criterion: str) -> Kind | None:
        found = self.criteria.get(criterion)
        return None if found is None else found.kind

    @property
    def preference(self) -> Criterion | None:
        """The criterion that says which output is better."""
        return next((each for each in self.criteria.values() if each.kind is Kind.PREFERENCE), None)


@dataclass(frozen=True)
class JoinedJudgment:
    """A judgment with its public ratings by criterion and its outputs in imported order."""

    row: JudgmentRow
    form: Form
    ratings: Mapping[str, Rating]
    outputs: Sequence[JudgedOutput]


@dataclass(frozen=True)
class Joined:
    """Everything with `after < sequence <= up_to`. Judgments are sorted by campaign, locale and sequence.

    `texts` are, by item and then by side (`target`, `source`), those that a mark or a rewrite speaks of.
    """

    up_to: int
    judgments: Sequence[JoinedJudgment]
    texts: Mapping[str, Mapping[str, str]]
    outputs: Sequence[JudgedOutput]
    events: Sequence[EventRow]
    signals: Sequence[SignalRow] = ()
    verdicts: Sequence[VerdictRow] = ()

    @cached_property
    def rows(self) -> pl.DataFrame:
        """The judgments' own rows, one column per field of JudgmentRow, in the same order."""
        return frame_of([each.row for each in self.judgments], _ROW)


def frame_of(rows: Sequence[tuple[Any, ...]], schema: pl.Schema) -> pl.DataFrame:
    """Rows as a frame. Made column by column: several times as fast as row by row."""
    columns: Sequence[Sequence[Any]] = list(zip(*rows, strict=True)) if rows else [()] * len(schema)
    return pl.DataFrame(
        [pl.Series(name, values, dtype) for (name, dtype), values in zip(schema.items(), columns, strict=True)]
    )


def join(view: Reading, after: int, last: int) -> Joined:
    """The next portion after a sequence number, up to `last` at most."""
    rows = judgment_rows(view, after, last, AT_ONCE)
    events = event_rows(view, after, last, AT_ONCE)
    signals = signal_rows(view, after, last, TEXTS_AT_ONCE)
    verdicts = verdict_rows(view, after, last, AT_ONCE)
    full = [each[-1].sequence for each in (rows, events, verdicts) if len(each) == AT_ONCE]
    full += [each[-1].sequence for each in (signals,) if len(each) == TEXTS_AT_ONCE]
    last = min([last, *full])
    rows, events = _up_to(rows, last), _up_to(events, last)
    signals, verdicts = _up_to(signals, last), _up_to(verdicts, last)
    rows.sort(key=lambda row: (row.campaign, row.locale, row.sequence))
    shown: dict[str, list[JudgedOutput]] = {}
    outputs = judged_outputs(view, after, last)
    for output in outputs:
        shown.setdefault(output.item_id, []).append(output)
    forms = {each: form_of(view, each) for each in {row.rubric_hash for row in rows}}
    judgments = [_joined(row, forms[row.rubric_hash], shown.get(row.item_id, ())) for row in rows]
    spoken_of = [each.row.item_id for each in judgments if _speaks_of_a_text(each)]
    return Joined(last, judgments, dict(judged_texts(view, spoken_of)), outputs, events, signals, verdicts)


Numbered = TypeVar("Numbered", JudgmentRow, EventRow, SignalRow, VerdictRow)


def _up_to(rows: list[Numbered], last: int) -> list[Numbered]:
    return [row for row in rows if row.sequence <= last]


def _speaks_of_a_text(judgment: JoinedJudgment) -> bool:
    return any(
        judgment.form.kind_of(criterion) in (Kind.SPANS, Kind.REWRITE) and bool(rating.value)
        for criterion, rating in judgment.ratings.items()
    )


def _joined(row: JudgmentRow, form: Form, outputs: Sequence[JudgedOutput]) -> JoinedJudgment:
    given = ratings_from_json(row.ratings)
    if any(each.criterion in form.private for each in given):
        given = tuple(each for each in given if each.criterion not in form.private)
        row = row._replace(ratings=ratings_json(given))
    return JoinedJudgment(row, form, {each.criterion: each for each in given}, outputs)


def form_of(view: Reading, rubric_hash: str) -> Form:
    """The form of a kept rubric."""
    rubric_id, source = campaigns.rubric_source(view, rubric_hash)
    return _parsed(source, rubric_id)


@lru_cache(maxsize=256)
def _parsed(source: str, rubric_id: str) -> Form:
    return Form.of(parse_kept_rubric(source, rubric_id))
