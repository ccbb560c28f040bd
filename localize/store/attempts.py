"""Attempts at tests: what people proved of what they declared."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, insert, or_, select, update

from localize.ids import new_id
from localize.records import PersonId, TestedLocale
from localize.store.columns import portions
from localize.store.schema_known import item_sets, known_answers, known_items, set_attempts
from localize.store.schema_work import claims, items, slots
from localize.store.transactions import Reading, Writing

_ENDED = ("done", "late", "returned", "skipped")


class AttemptRow(NamedTuple):
    """An attempt with its set; `finished_at` None: not yet. `right` of `answered` counts no excused answers."""

    id: str
    set_id: str
    person_id: str
    number: int
    started_at: datetime
    finished_at: datetime | None
    right: int | None
    answered: int | None
    passed: bool | None
    campaign_id: str
    key: str
    purpose: str
    locale: str
    rubric_id: str
    pass_mark: float
    set_retired_at: datetime | None


class Progress(NamedTuple):
    """Items of an attempt: that ended (with a judgment or without), that wait for an answer, that are put away."""

    ended: int
    waiting: int
    put_away: int


def placements(view: Reading, person_id: PersonId | None = None) -> dict[str, list[TestedLocale]]:
    """Person id -> finished placement tests, newest first; of everybody or of one. None of which no answer counts."""
    query = (
        select(
            set_attempts.c.person_id,
            item_sets.c.locale,
            item_sets.c.rubric_id,
            set_attempts.c.right,
            set_attempts.c.answered,
            set_attempts.c.passed,
            set_attempts.c.finished_at,
        )
        .join(item_sets, item_sets.c.id == set_attempts.c.set_id)
        .where(item_sets.c.purpose == "placement", set_attempts.c.finished_at.is_not(None))
        .where(or_(set_attempts.c.answered > 0, set_attempts.c.passed))
        .order_by(set_attempts.c.finished_at.desc(), set_attempts.c.id)
    )
    if person_id is not None:
        query = query.where(set_attempts.c.person_id == person_id)
    found: dict[str, list[TestedLocale]] = {}
    for row in view.connection.execute(query):
        found.setdefault(row[0], []).append(TestedLocale(*row[1:]))
    return found


def _attempts() -> Select[Any]:
    of_set = (item_sets.c.campaign_id, item_sets.c.key, item_sets.c.purpose, item_sets.c.locale, item_sets.c.rubric_id,
              item_sets.c.pass_mark, item_sets.c.retired_at)  # fmt: skip
    mine = [set_attempts.c[name] for name in AttemptRow._fields[:9]]
    return select(*mine, *of_set).join(item_sets, item_sets.c.id == set_attempts.c.set_id)


def of_person(view: Reading, person_id: str) -> list[AttemptRow]:
    """A person's attempts at sets in use and at others, the oldest first."""
    query = _attempts().where(set_attempts.c.person_id == person_id)
    ordered = query.order_by(set_attempts.c.started_at, set_attempts.c.id)
    return [AttemptRow._make(row) for row in view.connection.execute(ordered)]


def of_sets(view: Reading, set_ids: Collection[str]) -> list[AttemptRow]:
    return [
        AttemptRow._make(row)
        for some in portions(set_ids)
        for row in view.connection.execute(_attempts().where(set_attempts.c.set_id.in_(some)))
    ]


def of_id(view: Reading, attempt_id: str) -> AttemptRow:
    """An attempt, locked until the end of a change."""
    if isinstance(view, Writing):
        here = select(set_attempts.c.id).where(set_attempts.c.id == attempt_id).with_for_update()
        view.connection.execute(here)
    return AttemptRow._make(view.connection.execute(_attempts().where(set_attempts.c.id == attempt_id)).one())


def find(view: Reading, set_id: str, person_id: str, number: int) -> AttemptRow | None:
    query = _attempts().where(
        set_attempts.c.set_id == set_id, set_attempts.c.person_id == person_id, set_attempts.c.number == number
    )
    row = view.connection.execute(query).first()
    return None if row is None else AttemptRow._make(row)


def start(tx: Writing, set_id: str, person_id: str, number: int) -> str:
    attempt_id = new_id()
    row = {"id": attempt_id, "set_id": set_id, "person_id": person_id, "number": number, "started_at": tx.now}
    tx.connection.execute(insert(set_attempts), row)
    tx.journal.audit("test.started", attempt_id, set=set_id, person=person_id)
    return attempt_id


def finish(tx: Writing, attempt_id: str, right: int, answered: int, *, passed: bool, anew: bool = False) -> None:
    """Write down the result; `anew`: it was finished before and is counted again."""
    values: dict[str, Any] = {"right": right, "answered": answered, "passed": passed}
    if not anew:
        values["finished_at"] = tx.now
    tx.connection.execute(update(set_attempts).where(set_attempts.c.id == attempt_id).values(values))
    tx.journal.new_edition = True
    what = "test.counted_again" if anew else "test.finished"
    tx.journal.audit(what, attempt_id, right=right, answered=answered, passed=passed)


def _here(attempt: AttemptRow) -> ColumnElement[bool]:
    """Slots of the items of an attempt."""
    known = select(known_items.c.id).where(known_items.c.set_id == attempt.set_id)
    mine = select(items.c.id).where(items.c.known_id.in_(known), items.c.occurrence == attempt.number)
    return and_(slots.c.only_for == attempt.person_id, slots.c.item_id.in_(mine))


_ITS_CLAIM = and_(claims.c.item_id == slots.c.item_id, claims.c.person_id == slots.c.only_for)


def progress(view: Reading, attempt: AttemptRow) -> Progress:
    ended = func.coalesce(claims.c.state, "").in_(_ENDED)
    away = and_(~ended, slots.c.state == "closed", known_items.c.retired_at.is_(None))
    waits = and_(~ended, slots.c.state != "closed")
    counts = [func.count(case((which, 1))) for which in (ended, waits, away)]
    joined = slots.join(items, items.c.id == slots.c.item_id).join(known_items, known_items.c.id == items.c.known_id)
    query = select(*counts).select_from(joined.outerjoin(claims, _ITS_CLAIM)).where(_here(attempt))
    return Progress._make(view.connection.execute(query).one())


def rank(view: Reading, attempt: AttemptRow, item_id: str) -> tuple[int, int]:
    """(place of an item in the order of its attempt from 1, how many there are)."""
    order = select(slots.c.item_id).where(_here(attempt)).order_by(slots.c.position)
    ids = list(view.connection.execute(order).scalars())
    return ids.index(item_id) + 1, len(ids)


def counted(view: Reading, attempt: AttemptRow) -> tuple[int, int]:
    """(right, that count) of the items that ended; one whose answer is excused counts in neither."""
    ended = (
        select(func.count())
        .select_from(slots.join(claims, _ITS_CLAIM))
        .where(_here(attempt), claims.c.state.in_(_ENDED))
    )
    mine = known_answers.c.attempt_id == attempt.id
    good = select(func.count()).where(mine, known_answers.c.excused_at.is_(None), known_answers.c.right)
    excused = select(func.count()).where(mine, known_answers.c.excused_at.is_not(None))
    found = [view.connection.execute(query).scalar_one() for query in (ended, good, excused)]
    return found[1], found[0] - found[2]


def put_away(tx: Writing, attempt: AttemptRow) -> None:
    """What is left of an attempt does not come any more, until it is taken up again."""
    tx.connection.execute(update(slots).where(_here(attempt), slots.c.state == "free").values(state="closed"))


def take_up(tx: Writing, attempt: AttemptRow) -> None:
    """What is left of an attempt comes again, without items that were retired."""
    ended = exists().where(_ITS_CLAIM, claims.c.state.in_(_ENDED))
    retired = exists().where(
        items.c.id == slots.c.item_id, known_items.c.id == items.c.known_id, known_items.c.retired_at.is_not(None)
    )
    closed = and_(_here(attempt), slots.c.state == "closed", ~ended, ~retired)
    tx.connection.execute(update(slots).where(closed).values(state="free", lane=0))
