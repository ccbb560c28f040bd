"""The places of one item, counted and opened or closed one by one; and the votes on it so far."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import and_, bindparam, case, exists, func, insert, not_, select, update

from localize.records import Rating
from localize.store.claims import IS_OVER
from localize.store.judgments import ratings_from_json
from localize.store.own_work import last_event
from localize.store.schema_work import claims, items, judgment_events, judgments, slots
from localize.store.transactions import Writing

UNCOUNTED = ("corrected", "withdrawn", "quarantined", "excluded")
"""Last events of judgments that are no votes."""

_LOCK = select(items.c.id).where(items.c.id == bindparam("item")).with_for_update(key_share=True)
_OF_ITEM = slots.c.item_id == bindparam("item")
_LIVE = exists().where(claims.c.item_id == slots.c.item_id, claims.c.slot == slots.c.number, claims.c.state == "live")
_COUNTS = select(
    func.count(),
    func.sum(case((slots.c.state == "free", 1), else_=0)),
    func.sum(case((and_(slots.c.state == "taken", _LIVE), 1), else_=0)),
    func.sum(case((and_(slots.c.state == "taken", not_(_LIVE)), 1), else_=0)),
).where(_OF_ITEM)
_CLOSED = select(slots.c.number).where(_OF_ITEM, slots.c.state == "closed").order_by(slots.c.number)
_FREE = select(slots.c.number).where(_OF_ITEM, slots.c.state == "free").order_by(slots.c.number.desc())
_HERE = and_(_OF_ITEM, slots.c.number == bindparam("place"))
_OPEN = update(slots).where(_HERE).values(state=case((IS_OVER, "closed"), else_="free"), lane=0)
_CLOSE = update(slots).where(_HERE).values(state="closed")
_FIRST = select(slots).where(_OF_ITEM).order_by(slots.c.number).limit(1)
_VOTES = (
    select(judgments.c.id, judgments.c.ratings, last_event(judgment_events.c.kind).label("status"))
    .where(judgments.c.item_id == bindparam("item"), ~judgments.c.imported)
    .order_by(judgments.c.sequence)
)


@dataclass(frozen=True, slots=True)
class Places:
    """Slots of an item: `free` ones, those that somebody is at work on, and those that were judged."""

    slots: int
    free: int
    live: int
    done: int


def lock(tx: Writing, item_id: str) -> None:
    """Of two who decide about the places of one item at once, the second sees what the first did."""
    tx.connection.execute(_LOCK, {"item": item_id})


def count(tx: Writing, item_id: str) -> Places:
    row = tx.connection.execute(_COUNTS, {"item": item_id}).one()
    return Places(*(each or 0 for each in row))


def votes(tx: Writing, item_id: str) -> list[tuple[Rating, ...]]:
    """The answers of all judgments that count, those of this very change among them."""
    waiting = tx.journal.waiting(judgment_events)
    status = {each["judgment_id"]: each["kind"] for each in waiting}
    stored = tx.connection.execute(_VOTES, {"item": item_id}).all()
    known = [(row.id, row.ratings, row.status) for row in stored]
    known += [(row["id"], row["ratings"], None) for row in tx.journal.waiting(judgments) if row["item_id"] == item_id]
    return [ratings_from_json(ratings) for id, ratings, last in known if status.get(id, last) not in UNCOUNTED]


def open_one(tx: Writing, item_id: str) -> None:
    """One place more, first in line: one that was closed, else a new one. None where the item is asked of nobody."""
    closed = tx.connection.execute(_CLOSED, {"item": item_id}).scalar()
    if closed is None:
        row = dict(tx.connection.execute(_FIRST, {"item": item_id}).one()._mapping)
        closed = tx.connection.execute(select(func.max(slots.c.number) + 1).where(_OF_ITEM), {"item": item_id}).scalar()
        new = {"number": closed, "state": "closed", "lane": 0, "held_for": None, "held_until": None}
        tx.connection.execute(insert(slots), row | new)
    tx.connection.execute(_OPEN, {"item": item_id, "place": closed})


def close_free(tx: Writing, item_id: str, most: int) -> None:
    """Close up to `most` places that nobody has taken, the last first."""
    free = tx.connection.execute(_FREE.limit(most).with_for_update(skip_locked=True), {"item": item_id}).scalars().all()
    for number in free:
        tx.connection.execute(_CLOSE, {"item": item_id, "place": number})
