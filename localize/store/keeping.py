"""Slots kept for whoever has begun with their prompt, so that all items of it go to the same people."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from itertools import groupby
from operator import attrgetter

from sqlalchemy import and_, bindparam, exists, or_, select, update

from localize.records import PersonId, Purpose
from localize.store.claims import ClaimRow
from localize.store.columns import portions
from localize.store.schema_work import claims, items, slots
from localize.store.transactions import Reading, Writing

KEPT = timedelta(hours=24)
"""How long the other items of a prompt wait for whoever has begun with it, counted from their last claim among them."""

_had = claims.alias("had")
_this = items.alias("this")
_SIBLINGS = (
    select(slots.c.item_id, slots.c.number, slots.c.held_for)
    .join(items, items.c.id == slots.c.item_id)
    .join(_this, and_(_this.c.localization_id == items.c.localization_id, _this.c.id == bindparam("item")))
    .where(
        slots.c.pool_id == bindparam("pool"),
        slots.c.state == "free",
        items.c.id != bindparam("item"),
        items.c.purpose == Purpose.REVIEW,
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
    here = {"item": claim.item_id, "pool": claim.pool_id, "person": claim.person_id, "now": tx.now}
    found = tx.connection.execute(_SIBLINGS, here).all()
    kept = []
    for item_id, free in groupby(found, key=attrgetter("item_id")):
        best = min(free, key=lambda slot: (slot.held_for != claim.person_id, slot.number != claim.slot, slot.number))
        kept.append({"sibling": item_id, "place": best.number, "whom": claim.person_id, "until": tx.now + KEPT})
    if kept:
        tx.connection.execute(_KEEP, kept)


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
