"""What must be true of a database, asked of it: the rules its constraints hold, and those that no constraint can."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import exists, func, or_, select, text

from localize.store.journal import GENESIS, chain_hash
from localize.store.judgments import is_superseded
from localize.store.schema_content import batches, staged_judgments
from localize.store.schema_signals import signal_verdicts, signals
from localize.store.schema_work import audit, claims, counter, judgment_events, judgments, slots
from localize.store.transactions import Reading
from localize.store.triggers import trigger_names

_ENDED = ("done", "late", "returned")
"""States of a claim that its judgment ended."""
_POSTGRES_FAULTS = (
    "SELECT 'constraint ' || conname || ' was never checked' FROM pg_constraint WHERE NOT convalidated",
    "SELECT 'index ' || indexrelid::regclass || ' is broken' FROM pg_index WHERE NOT indisvalid",
)


def database_faults(view: Reading) -> Iterator[str]:
    """What the database itself finds wrong with its file, its indexes and its foreign keys."""
    if view.connection.dialect.name == "sqlite":
        yield from (row[0] for row in view.connection.execute(text("PRAGMA integrity_check")) if row[0] != "ok")
        for row in view.connection.execute(text("PRAGMA foreign_key_check")):
            yield f"row {row[1]} of {row[0]} points to a missing row of {row[2]}"
        return
    for query in _POSTGRES_FAULTS:
        yield from view.connection.execute(text(query)).scalars()


def missing_triggers(view: Reading) -> list[str]:
    """Triggers that hold recorded rows and are not there, or are switched off."""
    sqlite = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    postgres = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"
    query = sqlite if view.connection.dialect.name == "sqlite" else postgres
    return sorted(set(trigger_names()) - set(view.connection.execute(text(query)).scalars()))


def broken_audit(view: Reading) -> int | None:
    """The sequence of the first audit row whose hash does not follow, or None."""
    return first_break(map(dict, view.connection.execute(select(audit).order_by(audit.c.sequence)).mappings()))


def first_break(rows: Iterable[dict[str, Any]], previous: str = GENESIS) -> int | None:
    """The sequence of the first of these audit rows that does not follow `previous`, each row the one before it."""
    for row in rows:
        if row["previous"] != previous or chain_hash(row["sequence"], row) != row["hash"]:
            return int(row["sequence"])
        previous = row["hash"]
    return None


def missing_sequence(view: Reading) -> int | None:
    """The first number of the sequence that no row holds, or None: it is gap-free up to the counter."""
    last = view.connection.execute(select(counter.c.value)).scalar_one()
    numbers = (
        select(audit.c.sequence)
        .union_all(
            select(judgments.c.sequence),
            select(judgment_events.c.sequence),
            select(signals.c.sequence),
            select(signal_verdicts.c.sequence),
        )
        .order_by("sequence")
    )
    expected = 1
    for number in view.connection.execute(numbers).scalars():
        if number != expected:
            return expected
        expected += 1
    return None if expected == last + 1 else expected


def slots_over(view: Reading) -> int:
    """Taken slots without a claim that holds them, and claims whose slot is not taken: must be 0."""
    held = select(claims.c.item_id, claims.c.slot).where(claims.c.state.in_(("live", "done"))).subquery()
    on = (held.c.item_id == slots.c.item_id) & (held.c.slot == slots.c.number)
    query = select(func.count()).select_from(slots.outerjoin(held, on))
    wrong = (slots.c.state == "taken") != held.c.slot.is_not(None)
    return view.connection.execute(query.where(wrong)).scalar_one()


def half_judgments(view: Reading) -> int:
    """Judgments without their claim or their audit row, and claims without their judgment.

    A judgment that was taken back may be of a claim that went on.
    """
    joined = judgments.outerjoin(claims, claims.c.id == judgments.c.claim_id)
    same = (claims.c.item_id == judgments.c.item_id) & (claims.c.person_id == judgments.c.person_id)
    ended = claims.c.state.in_(_ENDED)
    loose = (
        select(func.count())
        .select_from(joined)
        .where(~judgments.c.imported, or_(same.is_not(True), ended.is_not(True) & ~is_superseded()))
    )
    recorded = exists().where(audit.c.object == judgments.c.id, audit.c.action == "judgment.recorded")
    silent = select(func.count()).select_from(judgments).where(~judgments.c.imported, ~recorded)
    empty = (
        select(func.count())
        .select_from(claims.outerjoin(judgments, (judgments.c.claim_id == claims.c.id) & ~is_superseded()))
        .where(claims.c.state.in_(_ENDED), judgments.c.id.is_(None))
    )
    return sum(view.connection.execute(query).scalar_one() for query in (loose, silent, empty))


def judged_twice(view: Reading) -> int:
    """Claims of which more than one judgment counts: each has one word of its author, the last."""
    standing = select(judgments.c.claim_id).where(judgments.c.claim_id.is_not(None), ~is_superseded())
    twice = standing.group_by(judgments.c.claim_id).having(func.count() > 1).subquery()
    return view.connection.execute(select(func.count()).select_from(twice)).scalar_one()


def unsettled(view: Reading) -> int:
    """Imported judgments whose batch is published and which are not in their place: an import was killed."""
    query = (
        select(func.count())
        .select_from(staged_judgments.join(batches, batches.c.id == staged_judgments.c.batch_id))
        .where(batches.c.state == "published")
    )
    return view.connection.execute(query).scalar_one()


def judgment_numbers(view: Reading, up_to: int) -> Iterator[tuple[str, int]]:
    """(judgment id, sequence) up to a number, in that order."""
    query = select(judgments.c.id, judgments.c.sequence).where(judgments.c.sequence <= up_to)
    for row in view.connection.execute(query.order_by(judgments.c.sequence)):
        yield row.id, row.sequence
