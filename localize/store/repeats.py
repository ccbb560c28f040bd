"""Pairs that come again with places swapped, to the same person: an item of its own, with one slot for them alone."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import bindparam, func, select

from localize.records import PersonId, Purpose
from localize.store import items as item_rows
from localize.store.claims import ClaimRow
from localize.store.schema_work import claims, item_outputs, items, slots
from localize.store.transactions import Reading, Writing

LATER = 20
"""How many places of the order later a pair comes again: long enough to have forgotten which one was A."""

_SLOT = select(slots.c.position, slots.c.domain).where(
    slots.c.item_id == bindparam("item"), slots.c.number == bindparam("number")
)
_TO_COME = (
    select(slots.c.position)
    .where(
        slots.c.pool_id == bindparam("pool"),
        slots.c.state == "free",
        slots.c.lane == 1,
        slots.c.position > bindparam("position"),
        slots.c.only_for.is_(None),
    )
    .order_by(slots.c.position)
    .offset(LATER // 2)
    .limit(1)
)
_ITEM = select(items).where(items.c.id == bindparam("item"))
_OUTPUTS = (
    select(item_outputs.c.output_id).where(item_outputs.c.item_id == bindparam("item")).order_by(item_outputs.c.number)
)
_HAD = (
    select(func.count())
    .select_from(slots)
    .join(claims, (claims.c.item_id == slots.c.item_id) & (claims.c.person_id == slots.c.only_for))
    .where(slots.c.only_for == bindparam("person"), slots.c.pool_id == bindparam("pool"))
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a slot stands in the order of its pool."""

    position: int
    domain: str | None


def place_of(tx: Writing, claim: ClaimRow) -> Place | None:
    """The place of a claim's slot; None where too little comes after it for a repeat to be one."""
    row = tx.connection.execute(_SLOT, {"item": claim.item_id, "number": claim.slot}).first()
    if row is None or not tx.connection.execute(_TO_COME, {"pool": claim.pool_id, "position": row.position}).first():
        return None
    return Place(row.position, row.domain)


def add(tx: Writing, claim: ClaimRow, repeat_id: str, place: Place) -> None:
    """The item of a claim again, for its person alone. Once: a second time changes nothing."""
    if tx.connection.execute(_ITEM, {"item": repeat_id}).first() is not None:
        return
    row = tx.connection.execute(_ITEM, {"item": claim.item_id}).one()
    outputs = tuple(tx.connection.execute(_OUTPUTS, {"item": claim.item_id}).scalars())
    again = item_rows.ItemRow(
        repeat_id,
        row.localization_id,
        row.locale,
        row.unit,
        row.rubric_id,
        row.rubric_major,
        Purpose.REPEAT,
        outputs,
        1,
    )
    item_rows.add_items(tx, row.campaign_id, [again])
    slot = item_rows.SlotRow(
        repeat_id, 0, claim.pool_id, place.position + LATER, place.domain, only_for=claim.person_id
    )
    item_rows.add_slots(tx, [slot])


def order_before(view: Reading, item_id: str, person_id: PersonId) -> tuple[int, ...] | None:
    """How the person saw the outputs of an item when they judged it first, as place -> number of the output."""
    row = view.connection.execute(_ITEM, {"item": item_id}).one()
    outputs = list(view.connection.execute(_OUTPUTS, {"item": item_id}).scalars())
    first = (
        select(items.c.id, claims.c.shown_order)
        .join(claims, claims.c.item_id == items.c.id)
        .where(
            items.c.localization_id == row.localization_id,
            items.c.rubric_id == row.rubric_id,
            items.c.unit == row.unit,
            items.c.purpose == Purpose.REVIEW,
            claims.c.person_id == person_id,
        )
    )
    for found in view.connection.execute(first).all():
        if list(view.connection.execute(_OUTPUTS, {"item": found.id}).scalars()) == outputs:
            return tuple(json.loads(found.shown_order))
    return None


def had(view: Reading, person_id: PersonId, pool_id: str) -> int:
    """How many pairs of a pool a person got again."""
    return view.connection.execute(_HAD, {"person": person_id, "pool": pool_id}).scalar_one()
