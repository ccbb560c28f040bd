"""What coordinators decide about: the texts of prompts with their status, and what reviewers said of them."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, exists, func, select

from localize.records import Unit
from localize.store.columns import portions
from localize.store.revisions import is_current
from localize.store.schema_content import batches, localizations, prompts
from localize.store.schema_people import pseudonyms
from localize.store.schema_work import claims, items, judgments, slots
from localize.store.transactions import Reading


class TextRow(NamedTuple):
    """A text of a prompt that nothing has taken the place of; `content` and `source` are JSON.

    `key` is the prompt_id of the import, `author` the pseudonym of the reviewer who proposed it.
    """

    id: str
    prompt_id: str
    key: str
    round: int
    locale: str
    revision: int
    status: str
    made_by: str
    proposed: bool
    author: str | None
    reason: str | None
    content: str
    source_locale: str | None
    source: str | None


def counts(view: Reading, campaign_id: str) -> dict[tuple[str, str], int]:
    """(locale, status) -> how many texts."""
    at = localizations.c
    query = _texts(select(at.locale, at.status, func.count()), campaign_id).group_by(at.locale, at.status)
    return {(row[0], row[1]): row[2] for row in view.connection.execute(query)}


def texts(
    view: Reading, campaign_id: str, locale: str | None, status: str | None, offset: int, limit: int
) -> list[TextRow]:
    """A portion of the texts of a campaign, by round, prompt, locale and revision."""
    at, prompt = localizations.c, prompts.c
    columns = (at.id, at.prompt_id, prompt.key, prompt.round, at.locale, at.revision, at.status, at.made_by,
               at.author.is_not(None), pseudonyms.c.pseudonym, at.reason, at.content, prompt.source_locale,
               prompt.source)  # fmt: skip
    named = and_(pseudonyms.c.campaign_id == prompt.campaign_id, pseudonyms.c.person_id == at.author)
    query = _texts(select(*columns), campaign_id).outerjoin(pseudonyms, named)
    query = query.where(*_chosen(locale, status)).order_by(prompt.round, prompt.key, at.locale, at.revision)
    return [TextRow._make(row) for row in view.connection.execute(query.offset(offset).limit(limit))]


def current_texts(view: Reading, prompt_ids: Collection[str]) -> dict[tuple[str, str], str]:
    """(prompt id, locale) -> the current content."""
    at = localizations.c
    query = select(at.prompt_id, at.locale, at.content).join(batches, batches.c.id == at.batch_id)
    query = query.where(batches.c.state == "published", is_current())
    return {
        (row[0], row[1]): row[2]
        for some in portions(prompt_ids)
        for row in view.connection.execute(query.where(at.prompt_id.in_(some)))
    }


def prompt_items(view: Reading, localization_ids: Collection[str]) -> dict[str, str]:
    """Item -> localization, of the items that ask about the prompt itself."""
    query = select(items.c.id, items.c.localization_id).where(items.c.unit == Unit.PROMPT)
    return {
        row[0]: row[1]
        for some in portions(localization_ids)
        for row in view.connection.execute(query.where(items.c.localization_id.in_(some)))
    }


def judged_drafts(view: Reading, campaign_id: str, locale: str | None) -> list[str]:
    """Imported drafts whose prompt has all the judgments that were asked for, one at least."""
    at = localizations.c
    mine = exists().where(items.c.localization_id == at.id, items.c.unit == Unit.PROMPT)
    owed = mine.where(slots.c.item_id == items.c.id, slots.c.state == "free")
    held = mine.where(claims.c.item_id == items.c.id, claims.c.state == "live")
    judged = mine.where(judgments.c.item_id == items.c.id)
    query = _texts(select(at.id), campaign_id).where(*_chosen(locale, "draft"), at.author.is_(None))
    return list(view.connection.execute(query.where(judged, ~owed, ~held).order_by(at.id)).scalars())


def _texts(columns: Select[Any], campaign_id: str) -> Select[Any]:
    return (
        columns.select_from(localizations)
        .join(prompts, prompts.c.id == localizations.c.prompt_id)
        .join(batches, batches.c.id == localizations.c.batch_id)
        .where(
            prompts.c.campaign_id == campaign_id,
            batches.c.state == "published",
            localizations.c.superseded_by.is_(None),
        )
    )


def _chosen(locale: str | None, status: str | None) -> list[ColumnElement[bool]]:
    at = localizations.c
    return [each == wanted for each, wanted in ((at.locale, locale), (at.status, status)) if wanted is not None]
