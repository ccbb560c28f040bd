"""What is counted for the dimensions of a locale beside its pools: prompts that matter, and answers to gold."""

from __future__ import annotations

from sqlalchemy import exists, func, or_, select

from localize.records import Purpose
from localize.store.revisions import is_current
from localize.store.schema_content import batches, localizations, prompts
from localize.store.schema_known import item_sets, known_answers, known_items
from localize.store.schema_work import items, judgments
from localize.store.transactions import Reading

SPECIAL = ("edge-case", "sensitive", "known-weakness", "red-team")
"""Tags of prompts that a review must not leave out."""


def covered(view: Reading, campaign_id: str) -> dict[str, tuple[int, int]]:
    """Locale -> (judged, all) prompts with one of the SPECIAL tags."""
    special = or_(*(prompts.c.tags.contains(f'"{tag}"') for tag in SPECIAL))
    judged = exists().where(
        items.c.localization_id == localizations.c.id, judgments.c.item_id == items.c.id, items.c.known_id.is_(None)
    )
    texts = (
        select(localizations.c.locale, judged.label("judged"))
        .join(prompts, prompts.c.id == localizations.c.prompt_id)
        .join(batches, batches.c.id == localizations.c.batch_id)
        .where(prompts.c.campaign_id == campaign_id, special, is_current(), batches.c.state == "published")
        .subquery()
    )
    yes = func.count().filter(texts.c.judged)
    query = select(texts.c.locale, yes, func.count()).group_by(texts.c.locale)
    return {row[0]: (row[1], row[2]) for row in view.connection.execute(query)}


def gold(view: Reading, campaign_id: str) -> dict[str, tuple[int, int]]:
    """Locale -> (right, all) answers to gold that are not excused."""
    yes = func.count().filter(known_answers.c.right)
    query = (
        select(item_sets.c.locale, yes, func.count())
        .select_from(known_answers)
        .join(known_items, known_items.c.id == known_answers.c.known_id)
        .join(item_sets, item_sets.c.id == known_items.c.set_id)
        .where(item_sets.c.campaign_id == campaign_id, item_sets.c.purpose == Purpose.GOLD)
        .where(known_answers.c.excused_at.is_(None))
        .group_by(item_sets.c.locale)
    )
    return {row[0]: (row[1], row[2]) for row in view.connection.execute(query)}
