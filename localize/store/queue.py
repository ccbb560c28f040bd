"""The order of a pool, and how far each person has come in it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache

from sqlalchemy import Select, bindparam, exists, func, insert, or_, select, update

from localize.records import PersonId
from localize.store.claims import FreeSlot
from localize.store.protection import unwanted
from localize.store.schema_work import claims, cursors, slots
from localize.store.transactions import Writing

_LOOK_BACK = 64
"""A cursor stays this many places behind: what another writer had locked and then gave back is not passed over."""

_HERE = (cursors.c.person_id == bindparam("person")) & (cursors.c.pool_id == bindparam("pool"))
_CURSOR = select(cursors.c.position).where(_HERE)
_MOVE = update(cursors).where(_HERE).values(position=bindparam("to"))
_START = insert(cursors)
_LAST = select(func.max(slots.c.position)).where(slots.c.pool_id == bindparam("pool"))


@cache
def _free(lane: int, *, expert: bool, passing: str | None) -> Select[str, int, int, int]:
    """The first free slot of a lane that a person has not had; `expert`: they declared domains.

    `passing` is the dialect of the database where they pass over categories that they do not want to see.
    """
    mine = exists().where(claims.c.item_id == slots.c.item_id, claims.c.person_id == bindparam("person"))
    open_to = slots.c.domain.is_(None)
    query = (
        select(slots.c.item_id, slots.c.number, slots.c.lane, slots.c.position)
        .where(slots.c.pool_id == bindparam("pool"), slots.c.state == "free", slots.c.lane == lane, ~mine)
        .where(or_(slots.c.only_for.is_(None), slots.c.only_for == bindparam("person")))
        .where(or_(slots.c.not_for.is_(None), slots.c.not_for != bindparam("person")))
        .where(or_(open_to, slots.c.domain.in_(bindparam("domains", expanding=True))) if expert else open_to)
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
    cursor = tx.connection.execute(_CURSOR, here).scalar()
    wanted = here | ({"domains": list(domains)} if domains else {}) | ({"unwanted": list(without)} if without else {})
    passing = tx.connection.dialect.name if without else None
    for lane, where in ((0, wanted), (1, wanted | {"after": cursor or 0})):
        row = tx.connection.execute(_free(lane, expert=bool(domains), passing=passing), where).first()
        if row is not None:
            if lane == 1:
                _move(tx, here, cursor, row.position)
            return FreeSlot(*row)
    _move(tx, here, cursor, tx.connection.execute(_LAST, {"pool": pool_id}).scalar() or 0)
    return None


def _move(tx: Writing, here: dict[str, str], cursor: int | None, position: int) -> None:
    to = position - _LOOK_BACK
    if cursor is None and to > 0:
        tx.connection.execute(_START, {"person_id": here["person"], "pool_id": here["pool"], "position": to})
    elif cursor is not None and to > cursor:
        tx.connection.execute(_MOVE, here | {"to": to})
