"""A reviewer's hold on a slot: taken, renewed, given back. All of it inside one `Writing`."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Row, String, and_, case, cast, exists, func, insert, or_, select, update

from localize.ids import new_id
from localize.records import AssignmentId, PersonId
from localize.store.schema_content import pins, rubrics
from localize.store.schema_work import claims, cursors, item_outputs, items, slots
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


@dataclass(frozen=True, slots=True)
class FreeSlot:
    item_id: str
    number: int
    lane: int
    position: int


def expire(tx: Writing) -> None:
    """Free the slots of claims whose lease is over or whose prompt was revised; what was typed stays as their draft."""
    gone = or_(claims.c.lease_until < tx.now, _is_stale())
    over = select(claims.c.id).where(claims.c.state == "live", gone)
    for claim_id in list(tx.connection.execute(over).scalars()):
        let_go(tx, claim_id, "expired")


def let_go(tx: Writing, claim_id: str, state: str, *, reason: str | None = None, comment: str | None = None) -> None:
    """End a live claim and put its slot first in line for others."""
    row = tx.connection.execute(
        select(claims.c.item_id, claims.c.slot).where(claims.c.id == claim_id, claims.c.state == "live")
    ).one()
    tx.connection.execute(
        update(claims)
        .where(claims.c.id == claim_id)
        .values(state=state, slot=None, reason=reason, comment=comment, closed_at=tx.now)
    )
    here = (slots.c.item_id == row.item_id) & (slots.c.number == row.slot)
    over = exists().where(items.c.id == row.item_id, or_(items.c.stale, _has_other_major()))
    tx.connection.execute(update(slots).where(here).values(state=case((over, "closed"), else_="free"), lane=0))


def live(view: Reading, person_id: PersonId, pool_ids: Collection[str] | None = None) -> ClaimRow | None:
    """The person's oldest live claim that is still in time."""
    query = select(claims).where(
        claims.c.person_id == person_id, claims.c.state == "live", claims.c.lease_until >= view.now, ~_is_stale()
    )
    if pool_ids is not None:
        query = query.where(claims.c.pool_id.in_(list(pool_ids)))
    row = view.connection.execute(query.order_by(claims.c.id).limit(1)).first()
    return None if row is None else _claim(row)


def _has_other_major() -> ColumnElement[bool]:
    """The campaign has gone over to another major of the item's rubric, which has items of its own."""
    return exists().where(
        pins.c.campaign_id == items.c.campaign_id,
        pins.c.rubric_id == items.c.rubric_id,
        rubrics.c.hash == pins.c.rubric_hash,
        ~rubrics.c.version.like(cast(items.c.rubric_major, String) + ".%"),
    )


def _is_stale() -> ColumnElement[bool]:
    return exists().where(items.c.id == claims.c.item_id, items.c.stale)


def live_count(view: Reading, person_id: PersonId) -> int:
    """How many claims a person holds now, in all campaigns."""
    mine = (claims.c.person_id == person_id) & (claims.c.state == "live") & (claims.c.lease_until >= view.now)
    return view.connection.execute(select(func.count()).select_from(claims).where(mine)).scalar_one()


def left_behind(tx: Writing, person_id: PersonId, pool_ids: Collection[str]) -> ClaimRow | None:
    """A claim of the person that ran out and whose place nobody has taken: theirs again, with what they had typed."""
    free = exists().where(slots.c.item_id == claims.c.item_id, slots.c.state == "free")
    query = select(claims).where(
        claims.c.person_id == person_id, claims.c.pool_id.in_(list(pool_ids)), claims.c.state == "expired", free
    )
    row = tx.connection.execute(query.where(~_is_stale()).order_by(claims.c.id).limit(1)).first()
    if row is None:
        return None
    renew(tx, _claim(row))
    return find(tx, AssignmentId(row.id))


def find(view: Reading, claim_id: AssignmentId) -> ClaimRow | None:
    row = view.connection.execute(select(claims).where(claims.c.id == claim_id)).first()
    return None if row is None else _claim(row)


def _claim(row: Row[tuple[object, ...]]) -> ClaimRow:
    return ClaimRow(
        row.id,
        row.item_id,
        row.person_id,
        row.slot,
        row.pool_id,
        row.state,
        row.rubric_hash,
        row.profile,
        row.blind,
        row.tier,
        tuple(json.loads(row.shown_order)),
        row.opened_at,
        row.lease_until,
    )


def first_free(tx: Writing, pool_id: str, person_id: PersonId, domains: Sequence[str]) -> FreeSlot | None:
    """The first free slot of a pool that this person has not had. Passes over lane 1 once, by the person's cursor."""
    cursor = tx.connection.execute(
        select(cursors.c.position).where(cursors.c.person_id == person_id, cursors.c.pool_id == pool_id)
    ).scalar()
    mine = exists().where(claims.c.item_id == slots.c.item_id, claims.c.person_id == person_id)
    open_to: ColumnElement[bool] = slots.c.domain.is_(None)
    if domains:
        open_to = or_(open_to, slots.c.domain.in_(domains))
    free = (
        select(slots.c.item_id, slots.c.number, slots.c.lane, slots.c.position)
        .where(slots.c.pool_id == pool_id, slots.c.state == "free", open_to, ~mine)
        .order_by(slots.c.position)
        .limit(1)
        .with_for_update(skip_locked=True, of=slots)
    )
    for lane in (slots.c.lane == 0, and_(slots.c.lane == 1, slots.c.position > (cursor or 0))):
        row = tx.connection.execute(free.where(lane)).first()
        if row is not None:
            if row.lane == 1:
                _move_cursor(tx, person_id, pool_id, row.position, new=cursor is None)
            return FreeSlot(*row)
    last = tx.connection.execute(select(func.max(slots.c.position)).where(slots.c.pool_id == pool_id)).scalar()
    if last is not None and last != cursor:
        _move_cursor(tx, person_id, pool_id, last, new=cursor is None)
    return None


def _move_cursor(tx: Writing, person_id: PersonId, pool_id: str, position: int, *, new: bool) -> None:
    if new:
        row = {"person_id": person_id, "pool_id": pool_id, "position": position}
        tx.connection.execute(insert(cursors), row)
    else:
        here = (cursors.c.person_id == person_id) & (cursors.c.pool_id == pool_id)
        tx.connection.execute(update(cursors).where(here).values(position=position))


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
    here = (slots.c.item_id == slot.item_id) & (slots.c.number == slot.number)
    tx.connection.execute(update(slots).where(here).values(state="taken"))
    claim = ClaimRow(
        new_id(), slot.item_id, person_id, slot.number, pool_id, "live", rubric_hash, profile, blind, tier,
        tuple(shown_order), tx.now, tx.now + LEASE,
    )  # fmt: skip
    tx.connection.execute(
        insert(claims),
        {
            "id": claim.id,
            "item_id": claim.item_id,
            "person_id": person_id,
            "slot": claim.slot,
            "pool_id": pool_id,
            "state": "live",
            "rubric_hash": rubric_hash,
            "profile": profile,
            "blind": blind,
            "tier": tier,
            "shown_order": json.dumps(list(shown_order)),
            "opened_at": claim.opened_at,
            "lease_until": claim.lease_until,
        },
    )
    return claim


def renew(tx: Writing, claim: ClaimRow) -> None:
    """Another two hours. A claim that had run out takes its place again if nobody else has."""
    if claim.state == "live":
        tx.connection.execute(update(claims).where(claims.c.id == claim.id).values(lease_until=tx.now + LEASE))
        return
    free = select(slots.c.number).where(slots.c.item_id == claim.item_id, slots.c.state == "free")
    number = tx.connection.execute(free.order_by(slots.c.number).limit(1)).scalar()
    if number is None:
        return
    here = (slots.c.item_id == claim.item_id) & (slots.c.number == number)
    tx.connection.execute(update(slots).where(here).values(state="taken"))
    tx.connection.execute(
        update(claims)
        .where(claims.c.id == claim.id)
        .values(state="live", slot=number, closed_at=None, lease_until=tx.now + LEASE)
    )


def finish(tx: Writing, claim: ClaimRow, *, late: bool) -> None:
    """Close a claim by its judgment. A late one has no slot."""
    tx.connection.execute(
        update(claims)
        .where(claims.c.id == claim.id)
        .values(state="late" if late else "done", slot=None if late else claim.slot, closed_at=tx.now)
    )


def output_count(view: Reading, item_id: str) -> int:
    query = select(func.count()).select_from(item_outputs).where(item_outputs.c.item_id == item_id)
    return view.connection.execute(query).scalar_one()
