"""What is shown for an item. No model names: they are not even read."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import bindparam, func, select

from localize.store.schema_content import localizations, outputs, prompts
from localize.store.schema_work import item_outputs, items
from localize.store.transactions import Reading


@dataclass(frozen=True, slots=True)
class ItemTexts:
    """What is shown for an item, in imported order, and where it belongs. No model names: they are not even read."""

    campaign_id: str
    locale: str
    unit: str
    rubric_id: str
    purpose: str
    stale: bool
    prompt: str
    source: str | None
    source_locale: str | None
    domain: str | None
    tags: str
    outputs: tuple[str, ...]


_ITEM = (
    select(
        items.c.campaign_id,
        items.c.locale,
        items.c.unit,
        items.c.rubric_id,
        items.c.purpose,
        items.c.stale,
        localizations.c.content,
        prompts.c.source,
        prompts.c.source_locale,
        prompts.c.domain,
        prompts.c.tags,
    )
    .join(localizations, localizations.c.id == items.c.localization_id)
    .join(prompts, prompts.c.id == localizations.c.prompt_id)
    .where(items.c.id == bindparam("item"))
)
_ANSWERS = (
    select(outputs.c.content)
    .join(item_outputs, item_outputs.c.output_id == outputs.c.id)
    .where(item_outputs.c.item_id == bindparam("item"))
    .order_by(item_outputs.c.number)
)


_COUNT = select(func.count()).select_from(item_outputs).where(item_outputs.c.item_id == bindparam("item"))


def output_count(view: Reading, item_id: str) -> int:
    return view.connection.execute(_COUNT, {"item": item_id}).scalar_one()


def texts_of(view: Reading, item_id: str) -> ItemTexts:
    row = view.connection.execute(_ITEM, {"item": item_id}).one()
    return ItemTexts(*row, tuple(view.connection.execute(_ANSWERS, {"item": item_id}).scalars()))


@dataclass(frozen=True, slots=True)
class Targets:
    """The texts of an item by id: its localization, and its outputs in imported order."""

    campaign_id: str
    locale: str
    unit: str
    localization_id: str
    outputs: tuple[str, ...]


_PLACE = select(items.c.campaign_id, items.c.locale, items.c.unit, items.c.localization_id).where(
    items.c.id == bindparam("item")
)
_OUTPUT_IDS = (
    select(item_outputs.c.output_id).where(item_outputs.c.item_id == bindparam("item")).order_by(item_outputs.c.number)
)


def targets_of(view: Reading, item_id: str) -> Targets:
    row = view.connection.execute(_PLACE, {"item": item_id}).one()
    return Targets(*row, tuple(view.connection.execute(_OUTPUT_IDS, {"item": item_id}).scalars()))
