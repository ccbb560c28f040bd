"""Claims taken up again: that ran out, that were given back. Only on a slot that is for their person now."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import and_, bindparam, exists, or_, select, update

from localize.records import PersonId
from localize.store.claims import CLAIM, ClaimRow, claim_of, hold_again
from localize.store.schema_work import claims, slots
from localize.store.transactions import Writing

_IS_FREE_FOR_THEM = and_(
    slots.c.state == "free",
    or_(slots.c.domain.is_(None), slots.c.domain.in_(bindparam("domains", expanding=True))),
    or_(slots.c.only_for.is_(None), slots.c.only_for == bindparam("person")),
    or_(slots.c.not_for.is_(None), slots.c.not_for != bindparam("person")),
    or_(slots.c.held_for.is_(None), slots.c.held_for == bindparam("person"), slots.c.held_until <= bindparam("now")),
)
_LEFT_BEHIND = (
    select(*CLAIM)
    .where(
        claims.c.person_id == bindparam("person"),
        claims.c.state == "expired",
        exists().where(slots.c.item_id == claims.c.item_id, _IS_FREE_FOR_THEM),
    )
    .order_by(claims.c.id)
    .with_for_update(skip_locked=True)
)
_FREE_ONE = (
    select(slots.c.number)
    .where(slots.c.item_id == bindparam("item"), _IS_FREE_FOR_THEM)
    .order_by(slots.c.number)
    .limit(1)
    .with_for_update(skip_locked=True)
)
_PLACE = (slots.c.item_id == bindparam("item")) & (slots.c.number == bindparam("place"))
_TAKE = update(slots).where(_PLACE).values(state="taken", held_for=None, held_until=None)
_MATCHED = (
    update(claims)
    .where(claims.c.id == bindparam("claim"))
    .values(tier=bindparam("how_near"), blind=bindparam("without_source"))
)


def left_behind(tx: Writing, person_id: PersonId, domains: Sequence[str]) -> list[ClaimRow]:
    """The person's claims that ran out and for which there is a free slot, as far as the slot decides."""
    here = {"person": person_id, "domains": list(domains), "now": tx.now}
    return [claim_of(row) for row in tx.connection.execute(_LEFT_BEHIND, here)]


def take_again(tx: Writing, claim: ClaimRow, domains: Sequence[str], *, tier: int, blind: bool) -> bool:
    """A claim that is not live takes a free slot of its item, if there is one; `tier` and `blind` as they are now."""
    here = {"item": claim.item_id, "person": claim.person_id, "domains": list(domains), "now": tx.now}
    number = tx.connection.execute(_FREE_ONE, here).scalar()
    if number is None:
        return False
    tx.connection.execute(_TAKE, {"item": claim.item_id, "place": number})
    tx.connection.execute(_MATCHED, {"claim": claim.id, "how_near": tier, "without_source": blind})
    hold_again(tx, claim, number)
    return True
