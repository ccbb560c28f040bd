"""Items that are asked of nobody any more, and slots whose rule changed."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Select, select, update

from localize.records import Unit
from localize.store import claims
from localize.store.columns import portions
from localize.store.schema_content import localizations, prompts
from localize.store.schema_work import items, judgments, slots
from localize.store.transactions import Writing


def close_other_majors(tx: Writing, campaign_id: str, rubric_id: str, major: int) -> None:
    """A new major of a rubric makes new items: what is free of the old ones is asked of nobody any more."""
    old = select(items.c.id).where(
        items.c.campaign_id == campaign_id, items.c.rubric_id == rubric_id, items.c.rubric_major != major
    )
    _close_free(tx, old)


def mark_expert_slots(tx: Writing, campaign_id: str, expert_domains: Collection[str]) -> None:
    """Let free slots ask for the field of their prompt where it is one for experts, and for none elsewhere."""
    mine = select(items.c.id).where(items.c.campaign_id == campaign_id)
    domain = (
        select(prompts.c.domain)
        .join(localizations, localizations.c.prompt_id == prompts.c.id)
        .join(items, items.c.localization_id == localizations.c.id)
        .where(items.c.id == slots.c.item_id, prompts.c.domain.in_(list(expert_domains)))
        .scalar_subquery()
    )
    free = update(slots).where(slots.c.item_id.in_(mine), slots.c.state == "free")
    tx.connection.execute(free.values(domain=domain))


def close_prompt_items(tx: Writing, localization_ids: Collection[str]) -> None:
    """The prompt itself was judged: its superseded revision is asked of nobody any more."""
    for some in portions(localization_ids):
        _close_free(tx, select(items.c.id).where(items.c.localization_id.in_(some), items.c.unit == Unit.PROMPT))


def _close_free(tx: Writing, of_items: Select[str]) -> None:
    free = (slots.c.item_id.in_(of_items)) & (slots.c.state == "free")
    tx.connection.execute(update(slots).where(free).values(state="closed"))


def retire_items(tx: Writing, localization_ids: Collection[str]) -> list[str]:
    """Make the items of superseded localizations stale and close their unused slots; returns their judgments' ids."""
    touched: list[str] = []
    for localization_id in localization_ids:
        mine = select(items.c.id).where(items.c.localization_id == localization_id)
        tx.connection.execute(update(items).where(items.c.localization_id == localization_id).values(stale=True))
        _close_free(tx, mine)
        claims.let_go_of(tx, list(tx.connection.execute(mine).scalars()))
        touched += tx.connection.execute(select(judgments.c.id).where(judgments.c.item_id.in_(mine))).scalars()
    return touched
