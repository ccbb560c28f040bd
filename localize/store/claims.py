"""A reviewer's hold on a slot: taken, renewed, given back. All of it inside one change.

Whoever decides about a claim locks its row first, so that of two at once the second sees what the first did. Statements
that every reviewer waits for are built once.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Row,
    String,
    and_,
    bindparam,
    case,
    cast,
    exists,
    insert,
    or_,
    select,
    update,
)

from localize.ids import new_id
from localize.records import AssignmentId, PersonId
from localize.store.revisions import is_settled
from localize.store.schema_content import pins, rubrics
from localize.store.schema_work import claims, items, slots
from localize.store.transactions import Reading, Writing

LEASE = timedelta(hours=2)


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim with the id of its item. `shown_order[place]` is the number of the output shown there."""

    id: str
    item_id: str
    person_id: str
    slot: int | None
    pool_id: str
    state: str
    rubric_hash: str
    profile: str | None
    blind: bool
    tier: int
    shown_order: tuple[int, ...]
    opened_at: datetime
    lease_until: datetime
    prefetched: bool = False
    active_seconds: int = 0


@dataclass(frozen=True, slots=True)
class FreeSlot:
    item_id: str
    number: int
    lane: int
    position: int
    only_for: str | None = None


def _has_other_major() -> ColumnElement[bool]:
    """The campaign has gone over to another major of the item's rubric, which has items of its own."""
    return exists().where(
        pins.c.campaign_id == items.c.campaign_id,
        pins.c.rubric_id == items.c.rubric_id,
        rubrics.c.hash == pins.c.rubric_hash,
        ~rubrics.c.version.like(cast(items.c.rubric_major, String) + ".%"),
    )


CLAIM = [claims.c[name] for name in ClaimRow.__slots__]
_FIND = select(*CLAIM).where(claims.c.id == bindparam("id"))
_FIND_LOCKED = _FIND.with_for_update()
_LIVE = (
    select(*CLAIM)
    .where(
        claims.c.person_id == bindparam("person"), claims.c.state == "live", claims.c.lease_until >= bindparam("now")
    )
    .order_by(claims.c.id)
)
_OVER = (
    select(claims.c.id)
    .where(claims.c.state == "live", claims.c.lease_until < bindparam("now"))
    .with_for_update(skip_locked=True)
)
_PLACE = select(claims.c.item_id, claims.c.slot).where(claims.c.id == bindparam("id"), claims.c.state == "live")
_CHANGE = update(claims).where(claims.c.id == bindparam("claim"))
_END = _CHANGE.values(
    state=bindparam("new_state"),
    slot=None,
    reason=bindparam("why"),
    comment=bindparam("said"),
    closed_at=bindparam("now"),
)
_RENEW = _CHANGE.values(
    state="live", slot=bindparam("number"), reason=None, comment=None, closed_at=None, lease_until=bindparam("until")
)
_FINISH = _CHANGE.values(state=bindparam("new_state"), slot=bindparam("number"), closed_at=bindparam("now"))
_WORKED = _CHANGE.where(claims.c.active_seconds < bindparam("seconds")).values(active_seconds=bindparam("seconds"))
_HERE = and_(slots.c.item_id == bindparam("item"), slots.c.number == bindparam("place"))
_TAKE = update(slots).where(_HERE).values(state="taken", held_for=None, held_until=None)
IS_OVER = exists().where(items.c.id == slots.c.item_id, or_(items.c.stale, _has_other_major(), is_settled()))
_FREE = update(slots).where(_HERE).values(state=case((IS_OVER, "closed"), else_="free"), lane=0)
_INSERT = insert(claims)


def expire(tx: Writing) -> None:
    """Free the slots of claims whose lease is over; what was typed stays as their draft."""
    for claim_id in tx.connection.execute(_OVER, {"now": tx.now}).scalars().all():
        let_go(tx, claim_id, "expired")


def let_go(tx: Writing, claim_id: str, state: str, *, reason: str | None = None, comment: str | None = None) -> None:
    """End a live claim and put its slot first in line for others."""
    held = tx.connection.execute(_PLACE, {"id": claim_id}).one()
    end = {"claim": claim_id, "new_state": state, "why": reason, "said": comment, "now": tx.now}
    tx.connection.execute(_END, end)
    tx.connection.execute(_FREE, {"item": held.item_id, "place": held.slot})


def let_go_of(tx: Writing, item_ids: Sequence[str]) -> None:
    """End the live claims on items that are asked of nobody any more."""
    held = select(claims.c.id).where(claims.c.item_id.in_(item_ids), claims.c.state == "live")
    for claim_id in tx.connection.execute(held).scalars().all():
        let_go(tx, claim_id, "expired")


def live(view: Reading, person_id: PersonId) -> list[ClaimRow]:
    """The person's claims that are still in time, the oldest first, of all campaigns."""
    return [claim_of(row) for row in view.connection.execute(_LIVE, {"person": person_id, "now": view.now})]


_FIELD = select(slots.c.domain).where(slots.c.item_id == bindparam("item"), slots.c.number == bindparam("place"))


def is_of_fields(view: Reading, claim: ClaimRow, domains: Sequence[str]) -> bool:
    """Whether the slot of a claim is for everybody, or for people of one of these fields."""
    field = view.connection.execute(_FIELD, {"item": claim.item_id, "place": claim.slot}).scalar()
    return field is None or field in domains


def find(view: Reading, claim_id: AssignmentId) -> ClaimRow | None:
    """A claim, locked until the end of a change."""
    query = _FIND_LOCKED if isinstance(view, Writing) else _FIND
    row = view.connection.execute(query, {"id": claim_id}).first()
    return None if row is None else claim_of(row)


def claim_of(row: Row[Any]) -> ClaimRow:
    values = dict(row._mapping)
    return ClaimRow(**values | {"shown_order": tuple(json.loads(values["shown_order"]))})


def take(
    tx: Writing,
    slot: FreeSlot,
    *,
    person_id: PersonId,
    pool_id: str,
    rubric_hash: str,
    profile: str | None,
    blind: bool,
    tier: int,
    shown_order: Sequence[int],
) -> ClaimRow:
    """Hold a slot for two hours."""
    tx.connection.execute(_TAKE, {"item": slot.item_id, "place": slot.number})
    claim = ClaimRow(
        new_id(), slot.item_id, person_id, slot.number, pool_id, "live", rubric_hash, profile, blind, tier,
        tuple(shown_order), tx.now, tx.now + LEASE,
    )  # fmt: skip
    row = {name: getattr(claim, name) for name in ClaimRow.__slots__}
    tx.connection.execute(_INSERT, row | {"shown_order": json.dumps(claim.shown_order)})
    return claim


def renew(tx: Writing, claim: ClaimRow) -> None:
    """Another two hours for a live claim."""
    hold_again(tx, claim, claim.slot)


def hold_again(tx: Writing, claim: ClaimRow, number: int | None) -> None:
    """A claim is live, for two hours, on this slot of its item."""
    tx.connection.execute(_RENEW, {"claim": claim.id, "number": number, "until": tx.now + LEASE})


def finish(tx: Writing, claim: ClaimRow, *, late: bool) -> None:
    """Close a claim by its judgment. A late one has no slot."""
    values = {"new_state": "late" if late else "done", "number": None if late else claim.slot}
    tx.connection.execute(_FINISH, values | {"claim": claim.id, "now": tx.now})


def give_back(tx: Writing, claim: ClaimRow, reason: str) -> None:
    """A judged claim becomes a returned one; its place goes first to others."""
    end = {"claim": claim.id, "new_state": "returned", "why": reason, "said": None, "now": tx.now}
    tx.connection.execute(_END, end)
    tx.connection.execute(_FREE, {"item": claim.item_id, "place": claim.slot})


def note_time(tx: Writing, claim: ClaimRow, active: int | None) -> None:
    """Keep the seconds at work that a window counted: never fewer than known, never more than have passed."""
    if active is None:
        return
    seconds = min(active, int((tx.now - claim.opened_at).total_seconds()))
    tx.connection.execute(_WORKED, {"claim": claim.id, "seconds": seconds})
