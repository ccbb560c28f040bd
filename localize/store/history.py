"""Reading back what was judged: items that have judgments, and the judgments of each."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, case, func, select

from localize.store.columns import portions
from localize.store.schema_content import localizations, outputs, prompts
from localize.store.schema_people import people, pseudonyms
from localize.store.schema_work import item_outputs, items, judgment_events, judgments
from localize.store.transactions import Reading


class ItemRow(NamedTuple):
    """An item and its prompt; `content`, `source` and `tags` are JSON, `prompt_id` is the key of the import."""

    item_id: str
    prompt_id: str
    round: int
    locale: str
    unit: str
    content: str
    source_locale: str | None
    source: str | None
    domain: str | None
    tags: str
    stale: bool


class ShownOutput(NamedTuple):
    item_id: str
    model: str
    text: str


class GivenJudgment(NamedTuple):
    """A judgment of an item. `who` is a pseudonym, or the name of a source rater; `status` is the last event's kind."""

    item_id: str
    who: str | None
    rubric_hash: str
    ratings: str
    imported: bool
    late: bool
    submitted_at: datetime | None
    status: str | None


def count_judged(view: Reading, campaign_id: str, locale: str) -> int:
    """Items of a locale that have a judgment."""
    query = select(func.count(judgments.c.item_id.distinct())).join(items, items.c.id == judgments.c.item_id)
    return view.connection.execute(query.where(*_of(campaign_id, locale))).scalar_one()


def judged_items(view: Reading, campaign_id: str, locale: str, offset: int, limit: int) -> list[ItemRow]:
    """Items of a locale that have a judgment, by round and prompt."""
    judged = select(judgments.c.item_id).where(judgments.c.campaign_id == campaign_id)
    query = (
        select(
            items.c.id,
            prompts.c.key,
            prompts.c.round,
            items.c.locale,
            items.c.unit,
            localizations.c.content,
            prompts.c.source_locale,
            prompts.c.source,
            prompts.c.domain,
            prompts.c.tags,
            items.c.stale,
        )
        .join(localizations, localizations.c.id == items.c.localization_id)
        .join(prompts, prompts.c.id == localizations.c.prompt_id)
        .where(items.c.campaign_id == campaign_id, items.c.locale == locale, items.c.id.in_(judged))
        .order_by(prompts.c.round, prompts.c.key, items.c.id)
        .offset(offset)
        .limit(limit)
    )
    return [ItemRow._make(row) for row in view.connection.execute(query)]


def outputs_of(view: Reading, item_ids: Collection[str]) -> list[ShownOutput]:
    """The outputs of these items with their models, in imported order."""
    query = (
        select(item_outputs.c.item_id, outputs.c.model, outputs.c.content)
        .join(outputs, outputs.c.id == item_outputs.c.output_id)
        .where(item_outputs.c.item_id.in_(item_ids))
        .order_by(item_outputs.c.item_id, item_outputs.c.number)
    )
    return [ShownOutput._make(row) for row in view.connection.execute(query)]


_is_named = and_(people.c.role == "source", people.c.forgotten_at.is_(None))


def judgments_of(view: Reading, item_ids: Collection[str]) -> list[GivenJudgment]:
    """The judgments of these items, those of one item in the order they were recorded, whatever became of them."""
    at = judgments.c
    query = (
        select(
            at.item_id,
            case((_is_named, people.c.name), else_=pseudonyms.c.pseudonym),
            at.rubric_hash,
            at.ratings,
            at.imported,
            at.late,
            at.submitted_at,
            _last_event().scalar_subquery(),
        )
        .join(people, people.c.id == at.person_id)
        .outerjoin(
            pseudonyms,
            and_(pseudonyms.c.campaign_id == at.campaign_id, pseudonyms.c.person_id == at.person_id),
        )
        .order_by(at.sequence)
    )
    return [
        GivenJudgment._make(row)
        for some in portions(item_ids)
        for row in view.connection.execute(query.where(at.item_id.in_(some)))
    ]


def _last_event() -> Select[Any]:
    event = judgment_events.c
    mine = select(event.kind).where(event.judgment_id == judgments.c.id)
    return mine.order_by(event.sequence.desc()).limit(1)


def _of(campaign_id: str, locale: str) -> tuple[Any, Any]:
    return judgments.c.campaign_id == campaign_id, items.c.locale == locale
