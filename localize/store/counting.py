"""Counts for status and progress."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Select, bindparam, case, func, select

from localize.records import PersonId
from localize.store.judgments import is_superseded
from localize.store.revisions import is_current
from localize.store.schema_content import batches, localizations, outputs, prompts
from localize.store.schema_work import claims, items, judgments, pools, slots
from localize.store.transactions import Reading


@dataclass(frozen=True)
class PoolCounts:
    """Slots of a pool by what became of them; `items` counts items. Without repeats, which nobody asked for."""

    pool_id: str
    items: int
    free: int
    live: int
    done: int


def localizations_by_locale(view: Reading, campaign_id: str) -> dict[str, int]:
    """Published, current localizations by locale."""
    return _by_locale(view, campaign_id, select(localizations.c.locale, func.count()).select_from(localizations))


def outputs_by_locale(view: Reading, campaign_id: str) -> dict[str, int]:
    """Published outputs of current localizations by locale."""
    of_outputs = (
        select(localizations.c.locale, func.count())
        .select_from(outputs)
        .join(localizations, localizations.c.id == outputs.c.localization_id)
    )
    return _by_locale(view, campaign_id, of_outputs, outputs.c.batch_id)


def _by_locale(
    view: Reading,
    campaign_id: str,
    counted: Select[str, int],
    batch_id: Column[Any] = localizations.c.batch_id,
) -> dict[str, int]:
    query = (
        counted.join(prompts, prompts.c.id == localizations.c.prompt_id)
        .join(batches, batches.c.id == batch_id)
        .where(
            prompts.c.campaign_id == campaign_id,
            is_current(),
            batches.c.state == "published",
        )
        .group_by(localizations.c.locale)
    )
    return {row[0]: row[1] for row in view.connection.execute(query)}


def judgments_by_locale(view: Reading, campaign_id: str) -> dict[str, tuple[int, int]]:
    """(own, imported) judgments by locale, without known items and those that were taken back or corrected since."""
    imported = func.sum(case((judgments.c.imported, 1), else_=0))
    query = (
        select(items.c.locale, func.count() - imported, imported)
        .select_from(judgments)
        .join(items, items.c.id == judgments.c.item_id)
        .where(judgments.c.campaign_id == campaign_id, items.c.known_id.is_(None), ~is_superseded())
        .group_by(items.c.locale)
    )
    return {row[0]: (row[1], row[2]) for row in view.connection.execute(query)}


def pool_counts(view: Reading, campaign_id: str) -> dict[str, PoolCounts]:
    mine = select(pools.c.id).where(pools.c.campaign_id == campaign_id)
    repeated = select(slots.c.item_id).where(slots.c.pool_id.in_(mine), slots.c.only_for.is_not(None))
    slot_query = (
        select(
            slots.c.pool_id,
            func.sum(case((slots.c.number == 0, 1), else_=0)),
            func.sum(case((slots.c.state == "free", 1), else_=0)),
        )
        .where(slots.c.pool_id.in_(mine), slots.c.only_for.is_(None))
        .group_by(slots.c.pool_id)
    )
    claim_query = (
        select(claims.c.pool_id, claims.c.state, func.count())
        .where(claims.c.pool_id.in_(mine), claims.c.state.in_(("live", "done")), claims.c.item_id.not_in(repeated))
        .group_by(claims.c.pool_id, claims.c.state)
    )
    held: dict[tuple[str, str], int] = {(row[0], row[1]): row[2] for row in view.connection.execute(claim_query)}
    return {
        row[0]: PoolCounts(row[0], row[1], row[2], held.get((row[0], "live"), 0), held.get((row[0], "done"), 0))
        for row in view.connection.execute(slot_query)
    }


_JUDGED = (
    select(func.count())
    .select_from(claims)
    .where(
        claims.c.person_id == bindparam("person"),
        claims.c.pool_id == bindparam("pool"),
        claims.c.state.in_(("done", "late")),
    )
)


def judged_items(view: Reading, person_id: PersonId, pool_id: str) -> int:
    """How many items of a pool a person has judged."""
    return view.connection.execute(_JUDGED, {"person": person_id, "pool": pool_id}).scalar_one()


def items_in_pool(view: Reading, pool_id: str) -> int:
    """Items of a pool, without those that one person gets again."""
    mine = (slots.c.pool_id == pool_id) & (slots.c.number == 0) & slots.c.only_for.is_(None)
    every = select(func.count()).select_from(slots).where(mine)
    return view.connection.execute(every).scalar_one()
