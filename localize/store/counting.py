"""Counts for status and progress."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Select, bindparam, func, select

from localize.records import PersonId
from localize.store.revisions import is_current
from localize.store.schema_content import batches, localizations, outputs, prompts
from localize.store.schema_work import claims, slots
from localize.store.transactions import Reading


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
