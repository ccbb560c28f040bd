"""Items that a report opens under another rubric: in pools of their own, closed again when nobody reports any more."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import delete, insert, select, update

from localize.ids import new_id
from localize.records import Purpose
from localize.store.judgments import is_superseded
from localize.store.schema_content import batches, localizations, outputs
from localize.store.schema_work import claims, item_outputs, items, judgments, pools, slots
from localize.store.transactions import Reading, Writing

FIRST_POOL = 2000
"""Number of pools of routed items; below are those of the campaign file and of sets of known items."""
REPORTED = "reported"
_COUNTS = (Purpose.REVIEW, Purpose.REPEAT)


@dataclass(frozen=True, slots=True)
class Reported:
    """Where a reported item belongs. `outputs` in imported order; `every` are all outputs of its localization."""

    localization_id: str
    rejected: bool
    outputs: tuple[str, ...]
    every: tuple[str, ...]


def reported(view: Reading, item_id: str) -> Reported:
    query = (
        select(localizations.c.id, localizations.c.status)
        .join(items, items.c.localization_id == localizations.c.id)
        .where(items.c.id == item_id)
    )
    row = view.connection.execute(query).one()
    every = (
        select(outputs.c.id)
        .join(batches, batches.c.id == outputs.c.batch_id)
        .where(outputs.c.localization_id == row.id, batches.c.state == "published")
        .order_by(outputs.c.number)
    )
    all_of_it = tuple(view.connection.execute(every).scalars())
    return Reported(row.id, row.status == "rejected", _outputs_of(view, item_id), all_of_it)


def _outputs_of(view: Reading, item_id: str) -> tuple[str, ...]:
    query = select(item_outputs.c.output_id).where(item_outputs.c.item_id == item_id).order_by(item_outputs.c.number)
    return tuple(view.connection.execute(query).scalars())


class Report(NamedTuple):
    """A judgment of a localization that stands, with what it may report."""

    person_id: str
    rubric_hash: str
    ratings: str
    outputs: tuple[str, ...]


def judgments_of(view: Reading, localization_id: str, *, but: str) -> list[Report]:
    """Everything that reviewers said of a localization and neither took back nor corrected; `but` one judgment."""
    query = (
        select(judgments.c.person_id, judgments.c.rubric_hash, judgments.c.ratings, judgments.c.item_id)
        .join(items, items.c.id == judgments.c.item_id)
        .where(items.c.localization_id == localization_id, items.c.purpose.in_(_COUNTS))
        .where(judgments.c.id != but, ~judgments.c.imported, ~is_superseded())
        .order_by(judgments.c.sequence)
    )
    found = view.connection.execute(query).all()
    return [Report(row.person_id, row.rubric_hash, row.ratings, _outputs_of(view, row.item_id)) for row in found]


class Place(NamedTuple):
    """A slot of an item: in which pool, whether it is of a routed one, and whom it is kept from."""

    number: int
    pool_id: str
    routed: bool
    state: str
    not_for: str | None


def places_of(tx: Writing, item_id: str) -> list[Place]:
    """The slots of an item, locked until the end of the change."""
    query = (
        select(slots.c.number, slots.c.pool_id, pools.c.number, slots.c.state, slots.c.not_for)
        .join(pools, pools.c.id == slots.c.pool_id)
        .where(slots.c.item_id == item_id)
        .order_by(slots.c.number)
        .with_for_update(of=slots)
    )
    return [Place(row[0], row[1], row[2] >= FIRST_POOL, row[3], row[4]) for row in tx.connection.execute(query)]


def open_again(tx: Writing, item_id: str, *, not_for: str) -> None:
    """Closed slots come first now, since cursors have passed them; `not_for` is who reports it this time."""
    closed = (slots.c.item_id == item_id) & (slots.c.state == "closed")
    tx.connection.execute(update(slots).where(closed).values(state="free", lane=0, not_for=not_for))


def close(tx: Writing, item_id: str) -> bool:
    """Close the free slots of an item that nobody has begun; False where somebody has."""
    held = claims.c.state.in_(("live", "done", "late", "returned"))
    begun = select(claims.c.id).where(claims.c.item_id == item_id, held)
    if tx.connection.execute(begun.limit(1)).first() is not None:
        return False
    free = (slots.c.item_id == item_id) & (slots.c.state == "free")
    return bool(tx.connection.execute(update(slots).where(free).values(state="closed")).rowcount)


def keep_from(tx: Writing, item_id: str, person_id: str, pool_id: str, rubric_hash: str) -> None:
    """One more who reported an item does not judge it: it counts as skipped before they ever saw it.

    Who has had it already keeps it. A slot names one person whom it is not for, so the others are named here.
    """
    had = select(claims.c.id).where(claims.c.item_id == item_id, claims.c.person_id == person_id)
    if tx.connection.execute(had).first() is not None:
        return
    size = len(_outputs_of(tx, item_id))
    tx.connection.execute(
        insert(claims),
        {
            "id": new_id(),
            "item_id": item_id,
            "person_id": person_id,
            "slot": None,
            "pool_id": pool_id,
            "state": "skipped",
            "rubric_hash": rubric_hash,
            "profile": None,
            "blind": False,
            "prefetched": True,
            "tier": 0,
            "shown_order": json.dumps(list(range(size))),
            "reason": REPORTED,
            "opened_at": tx.now,
            "lease_until": tx.now,
            "closed_at": tx.now,
        },
    )


def let_them(tx: Writing, item_id: str, person_id: str) -> None:
    """Who took their report back may judge the item again."""
    mine = (claims.c.item_id == item_id) & (claims.c.person_id == person_id) & (claims.c.reason == REPORTED)
    tx.connection.execute(delete(claims).where(mine))
    theirs = (slots.c.item_id == item_id) & (slots.c.not_for == person_id) & (slots.c.state != "taken")
    tx.connection.execute(update(slots).where(theirs).values(not_for=None))
