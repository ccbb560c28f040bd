"""Drafts, judgments and their events."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, bindparam, delete, func, insert, select, update

from localize.ids import new_id
from localize.records import AssignmentId, Draft, JudgmentId, Rating, RatingState
from localize.store.columns import portions
from localize.store.schema_work import drafts, items, judgment_events, judgments
from localize.store.transactions import Reading, Writing

SUPERSEDED = ("corrected", "withdrawn")
"""Kinds of events after which a judgment is not its author's word any more."""


@dataclass(frozen=True, slots=True)
class NewJudgment:
    """One row of `judgments` before it has its number. Ratings speak of outputs in imported order.

    `attempt` counts the judgments of one claim: all but the last were taken back or corrected.
    """

    id: str
    campaign_id: str
    claim_id: str | None
    item_id: str
    person_id: str
    submit_key: str | None
    rubric_hash: str
    profile: str | None
    ratings: str
    purpose: str
    match_tier: int | None
    imported: bool
    late: bool
    ui_lang: str | None
    rubric_lang: str | None
    signals_shown: str
    shown_order: str
    frame: str | None
    opened_at: datetime | None
    submitted_at: datetime | None
    attempt: int = 0


@dataclass(frozen=True, slots=True)
class StoredJudgment:
    id: JudgmentId
    sequence: int
    claim_id: str | None
    person_id: str
    ratings: tuple[Rating, ...]
    late: bool
    submitted_at: datetime


def ratings_json(ratings: Iterable[Rating]) -> str:
    """{criterion: {value, comment, state}}: how ratings are stored."""
    return json.dumps(
        {each.criterion: {"value": each.value, "comment": each.comment, "state": each.state} for each in ratings},
        ensure_ascii=False,
    )


def ratings_from_json(text: str) -> tuple[Rating, ...]:
    return tuple(
        Rating(criterion, each["value"], each["comment"], RatingState(each["state"]))
        for criterion, each in json.loads(text).items()
    )


def record(tx: Writing, judgment: NewJudgment) -> None:
    """Add a judgment and its audit row. Its number is in the journal after the transaction."""
    tx.journal.add(judgments, asdict(judgment))
    tx.journal.audit("judgment.recorded", judgment.id, item=judgment.item_id, late=judgment.late)


def record_imported(tx: Writing, rows: Sequence[NewJudgment]) -> int:
    """Add the imported judgments that are not there yet; returns how many were new."""
    ids = [row.id for row in rows]
    known = set(tx.connection.execute(select(judgments.c.id).where(judgments.c.id.in_(ids))).scalars())
    new = [row for row in {row.id: row for row in rows}.values() if row.id not in known]
    for row in new:
        tx.journal.add(judgments, asdict(row))
    return len(new)


def imported_of(view: Reading, localization_ids: Sequence[str]) -> dict[str, str]:
    """Imported judgment -> its ratings as stored, for the items of these localizations."""
    query = (
        select(judgments.c.id, judgments.c.ratings)
        .join(items, items.c.id == judgments.c.item_id)
        .where(judgments.c.imported)
    )
    return {
        row.id: row.ratings
        for some in portions(localization_ids)
        for row in view.connection.execute(query.where(items.c.localization_id.in_(some)))
    }


def is_superseded() -> ColumnElement[bool]:
    """For queries of judgments: its author took it back or corrected it."""
    event = judgment_events.c
    return judgments.c.id.in_(select(event.judgment_id).where(event.kind.in_(SUPERSEDED)))


def mark(tx: Writing, judgment_ids: Iterable[str], kind: str, reason: str) -> None:
    """Add an event to each judgment: it changes their status, never their row."""
    for judgment_id in judgment_ids:
        event = {"id": new_id(), "judgment_id": judgment_id, "kind": kind, "reason": reason}
        tx.journal.add(judgment_events, event | {"actor": tx.actor, "at": tx.now})


_OF_KEY = select(judgments).where(judgments.c.submit_key == bindparam("key"))


def of_key(view: Reading, submit_key: str) -> StoredJudgment | None:
    row = view.connection.execute(_OF_KEY, {"key": submit_key}).first()
    if row is None:
        return None
    ratings = ratings_from_json(row.ratings)
    return StoredJudgment(
        JudgmentId(row.id), row.sequence, row.claim_id, row.person_id, ratings, row.late, row.submitted_at
    )


_ATTEMPTS = select(func.count()).select_from(judgments).where(judgments.c.claim_id == bindparam("claim"))


def attempts(view: Reading, claim_id: str) -> int:
    """How many judgments a claim has, whatever became of them."""
    return view.connection.execute(_ATTEMPTS, {"claim": claim_id}).scalar_one()


_DRAFT = select(drafts).where(drafts.c.claim_id == bindparam("claim"))
_DROP_DRAFT = delete(drafts).where(drafts.c.claim_id == bindparam("claim"))


def find_draft(view: Reading, claim_id: AssignmentId) -> Draft | None:
    row = view.connection.execute(_DRAFT, {"claim": claim_id}).first()
    if row is None:
        return None
    older = None if row.older is None else json.loads(row.older)
    return Draft(row.revision, json.loads(row.ratings), row.saved_at, older)


def save_draft(
    tx: Writing, claim_id: AssignmentId, ratings: Mapping[str, Any], revision: int | None, writer: str | None
) -> Draft:
    """Keep what has been typed. `revision` is the writer's own count; None means the next one.

    A writer that fell behind (another tab or device went on) does not win: what it typed is kept as `older`. Once two
    have written, whoever goes on puts the other's words there: neither is ever lost.
    """
    kept = find_draft(tx, claim_id)
    text = json.dumps(ratings, ensure_ascii=False)
    if kept is None:
        number = revision or 1
        row = {"claim_id": claim_id, "revision": number, "ratings": text, "saved_at": tx.now, "writer": writer}
        tx.connection.execute(insert(drafts), row)
        return Draft(number, ratings, tx.now)
    here = update(drafts).where(drafts.c.claim_id == claim_id)
    if revision is None or revision > kept.revision:
        number = kept.revision + 1 if revision is None else revision
        last = tx.connection.execute(select(drafts.c.writer).where(drafts.c.claim_id == claim_id)).scalar()
        older = kept.ratings if kept.older is not None and writer != last else kept.older
        kept_older = None if older is None else json.dumps(older, ensure_ascii=False)
        values = {"revision": number, "ratings": text, "older": kept_older, "saved_at": tx.now, "writer": writer}
        tx.connection.execute(here.values(values))
        return Draft(number, ratings, tx.now, older)
    if json.loads(text) == kept.ratings:
        return kept
    tx.connection.execute(here.values(older=text))
    return Draft(kept.revision, kept.ratings, kept.saved_at, ratings)


def drop_draft(tx: Writing, claim_id: AssignmentId) -> None:
    tx.connection.execute(_DROP_DRAFT, {"claim": claim_id})
