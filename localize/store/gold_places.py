"""Where gold comes in the order of a pool: a few free places after what its person has just judged."""

from __future__ import annotations

from sqlalchemy import bindparam, func, select

from localize.store.claims import ClaimRow
from localize.store.known import Place
from localize.store.queue import LOOK_BACK
from localize.store.schema_work import cursors, slots
from localize.store.transactions import Writing

LATER = 5
"""Free places of the order later: never the very next item that is not held yet, and soon enough to come at all."""

_HERE = select(slots.c.position).where(
    slots.c.item_id == bindparam("item"), slots.c.number == bindparam("number"), slots.c.lane == 1
)
_CURSOR = select(cursors.c.position).where(
    cursors.c.person_id == bindparam("person"), cursors.c.pool_id == bindparam("pool")
)
_TO_COME = (
    select(slots.c.position)
    .where(
        slots.c.pool_id == bindparam("pool"),
        slots.c.state == "free",
        slots.c.lane == 1,
        slots.c.only_for.is_(None),
        slots.c.position > bindparam("after"),
    )
    .order_by(slots.c.position)
    .limit(LATER)
)
_LAST = select(func.max(slots.c.position)).where(slots.c.pool_id == bindparam("pool"))


def place_after(tx: Writing, claim: ClaimRow) -> Place:
    """A place after that of a claim and after all that its person has passed; the end where too little follows."""
    here = {"person": claim.person_id, "pool": claim.pool_id, "item": claim.item_id, "number": claim.slot}
    position = tx.connection.execute(_HERE, here).scalar()
    cursor = tx.connection.execute(_CURSOR, here).scalar()
    passed = [each for each in (position, None if cursor is None else cursor + LOOK_BACK) if each is not None]
    after = max(passed, default=-(2**31))
    to_come = tx.connection.execute(_TO_COME, here | {"after": after}).scalars().all()
    last = tx.connection.execute(_LAST, here).scalar() or 0
    return Place(claim.pool_id, max(to_come) if len(to_come) == LATER else last + 1)
