"""The order of a pool, and how far each person has come in it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from sqlalchemy import ColumnElement, Select, and_, bindparam, exists, func, insert, or_, select, update

from localize.records import PersonId
from localize.store.claims import FreeSlot
from localize.store.protection import unwanted
from localize.store.schema_work import claims, cursors, slots
from localize.store.transactions import Reading, Writing

LOOK_BACK = 64
"""A cursor stays this many places behind: what another writer had locked and then gave back is not passed over."""

_HERE = (cursors.c.person_id == bindparam("person")) & (cursors.c.pool_id == bindparam("pool"))
_CURSOR = select(cursors.c.position).where(_HERE)
_MOVE = update(cursors).where(_HERE).values(position=bindparam("to"))
_START = insert(cursors)
_LAST = select(func.max(slots.c.position)).where(slots.c.pool_id == bindparam("pool"))


_had = claims.alias("had")
_NOT_HAD = ~exists().where(_had.c.item_id == slots.c.item_id, _had.c.person_id == bindparam("person"))
_FOR_THEM = and_(
    or_(slots.c.only_for.is_(None), slots.c.only_for == bindparam("person")),
    or_(slots.c.not_for.is_(None), slots.c.not_for != bindparam("person")),
)
_KEPT_FOR_THEM = and_(slots.c.held_for == bindparam("person"), slots.c.held_until > bindparam("now"))
_KEPT_FOR_OTHERS = and_(
    slots.c.held_for.is_not(None), slots.c.held_for != bindparam("person"), slots.c.held_until > bindparam("now")
)
_FIRST = -(2**31)
"""Before every place of an order: urgent items stand at places below zero."""


def _open_to(*, expert: bool) -> ColumnElement[bool]:
    """Slots for everybody; `expert`: and those of the domains that a person declared."""
    everybody = slots.c.domain.is_(None)
    return or_(everybody, slots.c.domain.in_(bindparam("domains", expanding=True))) if expert else everybody


@cache
def _free(lane: int, *, kept: bool, expert: bool, passing: str | None) -> Select[str, int, int, int, str | None]:
    """The first free slot of a lane that a person has not had; `expert`: they declared domains.

    `kept`: only of those that are kept for them. `passing` is the dialect of the database where they pass over
    categories that they do not want to see.
    """
    query = (
        select(slots.c.item_id, slots.c.number, slots.c.lane, slots.c.position, slots.c.only_for)
        .where(slots.c.pool_id == bindparam("pool"), slots.c.state == "free", slots.c.lane == lane)
        .where(_NOT_HAD, _FOR_THEM, _KEPT_FOR_THEM if kept else ~_KEPT_FOR_OTHERS, _open_to(expert=expert))
        .order_by(slots.c.position)
        .limit(1)
        .with_for_update(skip_locked=True, of=slots)
    )
    if passing is not None:
        query = query.where(~unwanted(slots.c.item_id, passing))
    return query.where(slots.c.position > bindparam("after")) if lane == 1 else query


def first_free(
    tx: Writing, pool_id: str, person_id: PersonId, domains: Sequence[str], *, without: Collection[str] = ()
) -> FreeSlot | None:
    """The first free slot of a pool that this person has not had. Passes over lane 1 once, by the person's cursor.

    `without` are domains and tags that they do not want to see.
    """
    here = {"pool": pool_id, "person": person_id}
    found = _first(tx, 0, here, domains, without)
    if found is not None:
        return found
    cursor = tx.connection.execute(_CURSOR, here).scalar()
    found = _first(tx, 1, here | {"after": _FIRST if cursor is None else cursor}, domains, without)
    last = tx.connection.execute(_LAST, here).scalar() or 0 if found is None else found.position
    _move(tx, here, cursor, last)
    return found


def kept_slot(
    tx: Writing, pool_id: str, person_id: PersonId, domains: Sequence[str], *, without: Collection[str] = ()
) -> FreeSlot | None:
    """The first slot that is kept for a person who has begun with its prompt; `without` as for `first_free`."""
    return _first(tx, 0, {"pool": pool_id, "person": person_id}, domains, without, kept=True)


def _first(
    tx: Writing,
    lane: int,
    where: Mapping[str, object],
    domains: Sequence[str],
    without: Collection[str],
    *,
    kept: bool = False,
) -> FreeSlot | None:
    wanted: dict[str, object] = {**where, "now": tx.now}
    if domains:
        wanted["domains"] = list(domains)
    if without:
        wanted["unwanted"] = list(without)
    query = _free(lane, kept=kept, expert=bool(domains), passing=tx.connection.dialect.name if without else None)
    row = tx.connection.execute(query, wanted).first()
    return None if row is None else FreeSlot(*row)


def _move(tx: Writing, here: dict[str, str], cursor: int | None, position: int) -> None:
    to = position - LOOK_BACK
    if cursor is None and (to > 0 or position < 0):
        tx.connection.execute(_START, {"person_id": here["person"], "pool_id": here["pool"], "position": to})
    elif cursor is not None and to > cursor:
        tx.connection.execute(_MOVE, here | {"to": to})


@dataclass(frozen=True, slots=True)
class Left:
    """What is left of a pool for one person: by the rules of `first_free`, without its cursor.

    `free`: could be claimed now; `unwanted` of these are of categories that they do not want to see. `domains`: of free
    slots for experts of other fields. `held_until`: when the first of those that others hold, or that wait for others
    who have begun with their prompt, comes free at the latest.
    """

    free: int
    unwanted: int
    domains: frozenset[str]
    held_until: datetime | None

    @property
    def anything(self) -> bool:
        return bool(self.free or self.domains or self.held_until)


def left_of(
    view: Reading, pool_id: str, person_id: PersonId, domains: Sequence[str], *, without: Collection[str] = ()
) -> Left:
    """What is left of a pool; `without` are domains and tags that the person does not want to see."""
    here = {"pool": pool_id, "person": person_id, "domains": list(domains), "unwanted": list(without), "now": view.now}
    there = and_(slots.c.pool_id == bindparam("pool"), _NOT_HAD, _FOR_THEM)
    theirs = and_(there, slots.c.state == "free", ~_KEPT_FOR_OTHERS, _open_to(expert=True))
    free = select(func.count()).select_from(slots).where(theirs)
    other = select(slots.c.domain).where(there, slots.c.state == "free", ~_open_to(expert=True)).distinct()
    held = (
        select(func.min(claims.c.lease_until))
        .join(slots, and_(slots.c.item_id == claims.c.item_id, slots.c.number == claims.c.slot))
        .where(there, claims.c.state == "live", _open_to(expert=True))
    )
    kept = select(func.min(slots.c.held_until)).where(there, slots.c.state == "free", _KEPT_FOR_OTHERS)
    until = [view.connection.execute(query, here).scalar() for query in (held, kept.where(_open_to(expert=True)))]
    passed = 0
    if without:
        unwanted_ones = free.where(unwanted(slots.c.item_id, view.connection.dialect.name))
        passed = view.connection.execute(unwanted_ones, here).scalar_one()
    return Left(
        free=view.connection.execute(free, here).scalar_one(),
        unwanted=passed,
        domains=frozenset(view.connection.execute(other, here).scalars()),
        held_until=min((each for each in until if each is not None), default=None),
    )
