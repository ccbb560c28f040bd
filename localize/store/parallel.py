"""One prompt over all locales: its localizations, their outputs, and the judgments that stand of each."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Row, exists, func, or_, select

from localize.records import Purpose
from localize.store.columns import portions
from localize.store.judgments import is_superseded
from localize.store.revisions import is_current
from localize.store.schema_content import batches, localizations, outputs, prompts
from localize.store.schema_work import item_outputs, items, judgments
from localize.store.transactions import Reading


class FoundPrompt(NamedTuple):
    """A prompt of a campaign; `source` is content as JSON, `tags` a JSON list, `locales` how many have a text of it."""

    prompt_id: str
    key: str
    round: int
    source: str | None
    source_locale: str | None
    domain: str | None
    tags: str
    locales: int


def find_prompts(
    view: Reading, campaign_id: str, text: str, domain: str | None, tag: str | None, offset: int, limit: int
) -> tuple[int, list[FoundPrompt]]:
    """How many, and a page: those of most locales first. `text` is looked for in key, original and localized texts."""
    published = batches.c.state == "published"
    wanted: list[ColumnElement[bool]] = [prompts.c.campaign_id == campaign_id, published]
    wanted += [] if domain is None else [prompts.c.domain == domain]
    wanted += [] if tag is None else [prompts.c.tags.contains(f'"{tag}"', autoescape=True)]
    if text:
        said = exists().where(
            localizations.c.prompt_id == prompts.c.id, _contains(localizations.c.content, text), is_current()
        )
        wanted.append(or_(_contains(prompts.c.key, text), _contains(prompts.c.source, text), said))
    query = select(prompts).join(batches, batches.c.id == prompts.c.batch_id).where(*wanted)
    total = view.connection.execute(select(func.count()).select_from(query.subquery())).scalar_one()
    texts = select(func.count()).where(localizations.c.prompt_id == prompts.c.id, is_current()).scalar_subquery()
    page = query.order_by(texts.desc(), prompts.c.round, prompts.c.key).offset(offset).limit(limit)
    return total, _found(view, view.connection.execute(page).all())


def prompt(view: Reading, campaign_id: str, prompt_id: str) -> FoundPrompt | None:
    query = select(prompts).where(prompts.c.id == prompt_id, prompts.c.campaign_id == campaign_id)
    return next(iter(_found(view, view.connection.execute(query).all())), None)


def _found(view: Reading, rows: Sequence[Row[Any]]) -> list[FoundPrompt]:
    counted = (
        select(localizations.c.prompt_id, func.count())
        .where(localizations.c.prompt_id.in_([row.id for row in rows]), is_current())
        .group_by(localizations.c.prompt_id)
    )
    locales = {row[0]: row[1] for row in view.connection.execute(counted)}
    return [
        FoundPrompt(
            row.id, row.key, row.round, row.source, row.source_locale, row.domain, row.tags, locales.get(row.id, 0)
        )
        for row in rows
    ]


def _contains(column: ColumnElement[Any], text: str) -> ColumnElement[bool]:
    return func.lower(column).contains(text.lower(), autoescape=True)


def words_of_prompts(view: Reading, campaign_id: str) -> list[tuple[str | None, str]]:
    """(domain, tags as JSON) that there are."""
    query = select(prompts.c.domain, prompts.c.tags).where(prompts.c.campaign_id == campaign_id).distinct()
    return [(row[0], row[1]) for row in view.connection.execute(query)]


class LocalText(NamedTuple):
    """A current text of a prompt; `content` is JSON."""

    localization_id: str
    locale: str
    revision: int
    status: str
    content: str


def texts_of(view: Reading, prompt_id: str) -> list[LocalText]:
    at = localizations.c
    query = (
        select(at.id, at.locale, at.revision, at.status, at.content)
        .join(batches, batches.c.id == at.batch_id)
        .where(at.prompt_id == prompt_id, is_current(), batches.c.state == "published")
        .order_by(at.locale)
    )
    return [LocalText(*row) for row in view.connection.execute(query)]


class LocalOutput(NamedTuple):
    localization_id: str
    output_id: str
    model: str
    text: str


def outputs_of(view: Reading, localization_ids: Collection[str]) -> list[LocalOutput]:
    """In the order of their import."""
    at = outputs.c
    query = select(at.localization_id, at.id, at.model, at.content).join(batches, batches.c.id == at.batch_id)
    query = query.where(batches.c.state == "published").order_by(at.localization_id, at.number)
    return [
        LocalOutput(*row)
        for some in portions(localization_ids)
        for row in view.connection.execute(query.where(at.localization_id.in_(some)))
    ]


class LocalJudgment(NamedTuple):
    """A judgment that stands: `ratings` as stored, by outputs of the item in imported order."""

    item_id: str
    localization_id: str
    rubric_hash: str
    ratings: str
    imported: bool
    submitted_at: datetime | None


def judgments_of(view: Reading, localization_ids: Collection[str]) -> list[LocalJudgment]:
    """What stands of review items, without repeats and what their author took back."""
    at = judgments.c
    query = (
        select(at.item_id, items.c.localization_id, at.rubric_hash, at.ratings, at.imported, at.submitted_at)
        .join(items, items.c.id == at.item_id)
        .where(at.purpose == Purpose.REVIEW, ~items.c.stale, ~is_superseded())
        .order_by(at.sequence)
    )
    return [
        LocalJudgment(*row)
        for some in portions(localization_ids)
        for row in view.connection.execute(query.where(items.c.localization_id.in_(some)))
    ]


def outputs_of_items(view: Reading, item_ids: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Item -> ids of its outputs in imported order."""
    query = select(item_outputs.c.item_id, item_outputs.c.output_id).order_by(
        item_outputs.c.item_id, item_outputs.c.number
    )
    found: dict[str, list[str]] = {}
    for some in portions(item_ids):
        for item_id, output_id in view.connection.execute(query.where(item_outputs.c.item_id.in_(some))):
            found.setdefault(item_id, []).append(output_id)
    return {item_id: tuple(each) for item_id, each in found.items()}
