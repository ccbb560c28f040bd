"""What data sets and exports read: judgments and events after a sequence number, and texts in bulk.

Rows come as named tuples, ready to become columns. Ask for the `watermark` first: rows up to it are then all there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import and_, select

from localize.store.revisions import is_current
from localize.store.schema_content import batches, localizations, outputs, prompts, rubrics
from localize.store.schema_people import pseudonyms
from localize.store.schema_work import counter, item_outputs, items, judgment_events, judgments
from localize.store.transactions import Reading

_AT_ONCE = 400  # ids in one query: SQLite's oldest limit on variables is 999


class JudgmentRow(NamedTuple):
    """A judgment with what it was about. `shown_order` and `ratings` are JSON; `prompt_id` is the key of the import."""

    campaign: str
    round: int
    locale: str
    prompt_id: str
    item_id: str
    judgment_id: str
    sequence: int
    reviewer: str | None
    purpose: str
    match_tier: int | None
    imported: bool
    late: bool
    ui_lang: str | None
    rubric_lang: str | None
    signals_shown: str
    opened_at: datetime | None
    submitted_at: datetime | None
    unit: str
    localization_id: str
    assignment_id: str | None
    rubric: str
    rubric_version: str
    rubric_hash: str
    profile: str | None
    ratings: str
    shown_order: str
    frame: str | None


class EventRow(NamedTuple):
    """A change of a judgment's status."""

    campaign: str
    judgment_id: str
    sequence: int
    event_id: str
    kind: str
    reason: str | None
    at: datetime


class JudgedOutput(NamedTuple):
    """An output of a judged item; `number` is its place in imported order."""

    item_id: str
    number: int
    output_id: str
    model: str


class PromptText(NamedTuple):
    """A localization and its prompt; `content`, `source` and `tags` are JSON."""

    localization_id: str
    revision: int
    made_by: str
    content: str
    reference: str | None
    source_locale: str | None
    source: str | None
    domain: str | None
    tags: str


class OutputText(NamedTuple):
    output_id: str
    model: str
    text: str


class AskedPrompt(NamedTuple):
    """A current localization; `content` is JSON."""

    localization_id: str
    prompt_id: str
    round: int
    locale: str
    status: str
    content: str


def watermark(view: Reading) -> int:
    """The last number of the sequence that has been given."""
    return view.connection.execute(select(counter.c.value)).scalar() or 0


def judgment_rows(view: Reading, after: int, up_to: int, limit: int) -> list[JudgmentRow]:
    """Judgments with `after < sequence <= up_to`, in that order, `limit` at most."""
    named = and_(pseudonyms.c.campaign_id == judgments.c.campaign_id, pseudonyms.c.person_id == judgments.c.person_id)
    at = judgments.c
    columns = (
        at.campaign_id, prompts.c.round, items.c.locale, prompts.c.key, at.item_id, at.id, at.sequence,
        pseudonyms.c.pseudonym, at.purpose, at.match_tier, at.imported, at.late, at.ui_lang, at.rubric_lang,
        at.signals_shown, at.opened_at, at.submitted_at, items.c.unit, items.c.localization_id, at.claim_id,
        rubrics.c.id, rubrics.c.version, at.rubric_hash, at.profile, at.ratings, at.shown_order, at.frame,
    )  # fmt: skip
    query = (
        select(*columns)
        .join(items, items.c.id == at.item_id)
        .join(localizations, localizations.c.id == items.c.localization_id)
        .join(prompts, prompts.c.id == localizations.c.prompt_id)
        .join(rubrics, rubrics.c.hash == at.rubric_hash)
        .outerjoin(pseudonyms, named)
        .where(at.sequence > after, at.sequence <= up_to)
        .order_by(at.sequence)
        .limit(limit)
    )
    return [JudgmentRow._make(row) for row in view.connection.execute(query).all()]


def event_rows(view: Reading, after: int, up_to: int, limit: int) -> list[EventRow]:
    """Events with `after < sequence <= up_to`, in that order, `limit` at most."""
    at = judgment_events.c
    query = (
        select(judgments.c.campaign_id, at.judgment_id, at.sequence, at.id, at.kind, at.reason, at.at)
        .join(judgments, judgments.c.id == at.judgment_id)
        .where(at.sequence > after, at.sequence <= up_to)
        .order_by(at.sequence)
        .limit(limit)
    )
    return [EventRow._make(row) for row in view.connection.execute(query).all()]


def judged_outputs(view: Reading, after: int, up_to: int) -> list[JudgedOutput]:
    """The outputs of every item that has a judgment with `after < sequence <= up_to`, in imported order."""
    judged = select(judgments.c.item_id).where(judgments.c.sequence > after, judgments.c.sequence <= up_to)
    query = (
        select(item_outputs.c.item_id, item_outputs.c.number, outputs.c.id, outputs.c.model)
        .join(outputs, outputs.c.id == item_outputs.c.output_id)
        .where(item_outputs.c.item_id.in_(judged))
        .order_by(item_outputs.c.item_id, item_outputs.c.number)
    )
    return [JudgedOutput._make(row) for row in view.connection.execute(query).all()]


def identical_outputs(view: Reading, campaign_id: str) -> list[tuple[str, str]]:
    """Pairs of output ids (smaller first) of one localization whose texts are the same."""
    other = outputs.alias()
    query = (
        select(outputs.c.id, other.c.id)
        .join(other, and_(other.c.localization_id == outputs.c.localization_id, other.c.id > outputs.c.id))
        .join(localizations, localizations.c.id == outputs.c.localization_id)
        .join(prompts, prompts.c.id == localizations.c.prompt_id)
        .where(prompts.c.campaign_id == campaign_id, other.c.content == outputs.c.content)
    )
    return [(row[0], row[1]) for row in view.connection.execute(query)]


def prompt_texts(view: Reading, localization_ids: Collection[str]) -> Iterator[PromptText]:
    own, prompt = localizations.c, prompts.c
    query = select(
        own.id,
        own.revision,
        own.made_by,
        own.content,
        own.reference,
        prompt.source_locale,
        prompt.source,
        prompt.domain,
        prompt.tags,
    ).join(prompts, prompt.id == own.prompt_id)
    for some in _portions(localization_ids):
        yield from map(PromptText._make, view.connection.execute(query.where(own.id.in_(some))).all())


def output_texts(view: Reading, output_ids: Collection[str]) -> Iterator[OutputText]:
    query = select(outputs.c.id, outputs.c.model, outputs.c.content)
    for some in _portions(output_ids):
        yield from map(OutputText._make, view.connection.execute(query.where(outputs.c.id.in_(some))).all())


def locales_of(view: Reading, campaign_id: str) -> list[str]:
    """The locales that a campaign has published localizations in."""
    query = (
        select(localizations.c.locale)
        .join(batches, batches.c.id == localizations.c.batch_id)
        .where(batches.c.campaign_id == campaign_id, batches.c.state == "published")
        .distinct()
        .order_by(localizations.c.locale)
    )
    return list(view.connection.execute(query).scalars())


def asked_prompts(view: Reading, campaign_id: str) -> list[AskedPrompt]:
    """Published, current localizations of a campaign by round, prompt and locale."""
    query = (
        select(
            localizations.c.id,
            prompts.c.key,
            prompts.c.round,
            localizations.c.locale,
            localizations.c.status,
            localizations.c.content,
        )
        .join(prompts, prompts.c.id == localizations.c.prompt_id)
        .join(batches, batches.c.id == localizations.c.batch_id)
        .where(
            prompts.c.campaign_id == campaign_id,
            is_current(),
            batches.c.state == "published",
        )
        .order_by(prompts.c.round, prompts.c.key, localizations.c.locale)
    )
    return [AskedPrompt._make(row) for row in view.connection.execute(query)]


def answering_models(view: Reading, campaign_id: str) -> dict[str, list[str]]:
    """Localization id -> the models whose published outputs it has, in imported order."""
    query = (
        select(outputs.c.localization_id, outputs.c.model)
        .join(batches, batches.c.id == outputs.c.batch_id)
        .where(batches.c.campaign_id == campaign_id, batches.c.state == "published")
        .order_by(outputs.c.localization_id, outputs.c.number)
    )
    found: dict[str, list[str]] = {}
    for row in view.connection.execute(query):
        found.setdefault(row.localization_id, []).append(row.model)
    return found


def _portions(ids: Collection[str]) -> Iterator[Sequence[str]]:
    unique = list(dict.fromkeys(ids))
    for start in range(0, len(unique), _AT_ONCE):
        yield unique[start : start + _AT_ONCE]
