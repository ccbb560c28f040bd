"""Slots kept for whoever has begun with their prompt, so that all items of it go to the same people."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from itertools import groupby
from operator import attrgetter

from sqlalchemy import bindparam, exists, or_, select, update

from localize.records import PersonId, Purpose
from localize.store.claims import ClaimRow
from localize.store.columns import portions
from localize.store.schema_work import claims, items, slots
from localize.store.transactions import Reading, Writing

KEPT = timedelta(hours=24)
"""How long the other items of a prompt wait for whoever has begun with it, counted from their last claim among them."""

_this, _had = items.alias("this"), claims.alias("had")
_SIBLINGS = (  # asked apart from their slots: SQLite would go through all slots of the pool
    select(items.c.id)
    .join(_this, _this.c.localization_id == items.c.localization_id)
    .where(_this.c.id == bindparam("item"), items.c.id != _this.c.id, items.c.purpose == Purpose.REVIEW)
)
_FREE = (
    select(slots.c.item_id, slots.c.number, slots.c.held_for)
    .where(
        slots.c.item_id.in_(bindparam("siblings", expanding=True)),
        slots.c.pool_id == bindparam("pool"),
        slots.c.state == "free",
        slots.c.only_for.is_(None),
        or_(slots.c.not_for.is_(None), slots.c.not_for != bindparam("person")),
        or_(
            slots.c.held_for.is_(None), slots.c.held_for == bindparam("person"), slots.c.held_until <= bindparam("now")
        ),
        ~exists().where(_had.c.item_id == slots.c.item_id, _had.c.person_id == bindparam("person")),
    )
    .order_by(slots.c.item_id, slots.c.number)
    .with_for_update(skip_locked=True, of=slots)
)
_KEEP = (
    update(slots)
    .where(slots.c.item_id == bindparam("sibling"), slots.c.number == bindparam("place"))
    .values(held_for=bindparam("whom"), held_until=bindparam("until"), lane=0)
)


def keep_siblings(tx: Writing, claim: ClaimRow) -> None:
    """Keep one slot of each other item of the prompt, in the same pool, for the person of a claim.

    The one that is theirs already, else one of the same number, else any that is free: so K people get whole groups.
    What two people begin at the same moment is passed over, not waited for: each keeps what is left.
    """
    siblings = tx.connection.execute(_SIBLINGS, {"item": claim.item_id}).scalars().all()
    kept = []
    for some in portions(siblings):
        kept += _places_of(tx, claim, some)
    if kept:
        tx.connection.execute(_KEEP, kept)


def _places_of(tx: Writing, claim: ClaimRow, siblings: list[str]) -> list[dict[str, object]]:
    here = {"siblings": siblings, "pool": claim.pool_id, "person": claim.person_id, "now": tx.now}
    found = tx.connection.execute(_FREE, here).all()
    kept: list[dict[str, object]] = []
    for item_id, free in groupby(found, key=attrgetter("item_id")):
        best = min(free, key=lambda slot: (slot.held_for != claim.person_id, slot.number != claim.slot, slot.number))
        kept.append({"sibling": item_id, "place": best.number, "whom": claim.person_id, "until": tx.now + KEPT})
    return kept


def keep_no_longer(tx: Writing, person_id: PersonId, pool_ids: Collection[str]) -> None:
    """Nothing waits for a person in these pools any more."""
    theirs = (slots.c.held_for == person_id) & (slots.c.state == "free") & (slots.c.lane == 0)
    for some in portions(pool_ids):
        mine = update(slots).where(slots.c.pool_id.in_(some), theirs)
        tx.connection.execute(mine.values(held_for=None, held_until=None))


def pools_kept_for(view: Reading, person_id: PersonId) -> set[str]:
    """Pools in which a person has begun with prompts: nothing waits for them elsewhere."""
    mine = select(claims.c.pool_id).where(claims.c.person_id == person_id).distinct()
    return set(view.connection.execute(mine).scalars())
