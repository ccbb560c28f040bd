"""Texts of a campaign of which one signal says something."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import and_, select

from localize.store.columns import portions
from localize.store.revisions import is_current
from localize.store.schema_content import localizations, outputs, prompts
from localize.store.schema_signals import signals
from localize.store.signals import Target, found_in, is_content
from localize.store.transactions import Reading


class Flagged(NamedTuple):
    """A finding that holds."""

    target: Target
    version: str
    finding: Mapping[str, Any]


class TextRow(NamedTuple):
    """A flagged text with what is around it; `content` and `source` are JSON."""

    prompt_id: str
    round: int
    locale: str
    source_locale: str | None
    source: str | None
    content: str
    model: str | None
    output: str | None
    version: str
    finding: Mapping[str, Any]


def find(
    view: Reading, campaign_id: str, name: str, *, locale: str | None, model: str | None = None, state: str = "look"
) -> list[Flagged]:
    """What a signal found, newest first. Only rows whose JSON says so are read, and only what still holds counts."""
    said_so = f'%{json.dumps(name, ensure_ascii=False)}: {{"state": "{state}"%'
    query = (
        select(signals.c.localization_id, signals.c.output_id)
        .join(localizations, localizations.c.id == signals.c.localization_id)
        .join(prompts, and_(prompts.c.id == localizations.c.prompt_id, prompts.c.campaign_id == campaign_id))
        .outerjoin(outputs, outputs.c.id == signals.c.output_id)
        .where(is_current(), is_content(), signals.c.found.like(said_so))
        .order_by(signals.c.sequence.desc())
    )
    if locale is not None:
        query = query.where(localizations.c.locale == locale)
    if model is not None:
        query = query.where(outputs.c.model == model if model else signals.c.output_id.is_(None))
    targets = list(dict.fromkeys((row[0], row[1]) for row in view.connection.execute(query)))
    holds = found_in(view, [localization_id for localization_id, _ in targets])
    return [
        Flagged(target, holds[target].versions[name], finding)
        for target in targets
        if (finding := holds[target].findings.get(name)) is not None and finding["state"] == state
    ]


def texts(view: Reading, flagged: Sequence[Flagged]) -> list[TextRow]:
    """The same findings with their texts, in the same order."""
    at = localizations.c
    query = select(
        at.id, prompts.c.key, prompts.c.round, at.locale, prompts.c.source_locale, prompts.c.source, at.content
    )
    own = {
        row[0]: row[1:]
        for some in portions(each.target[0] for each in flagged)
        for row in view.connection.execute(query.join(prompts, prompts.c.id == at.prompt_id).where(at.id.in_(some)))
    }
    answers = {
        row.id: (row.model, row.content)
        for some in portions(each.target[1] for each in flagged if each.target[1] is not None)
        for row in view.connection.execute(
            select(outputs.c.id, outputs.c.model, outputs.c.content).where(outputs.c.id.in_(some))
        )
    }
    return [
        TextRow(*own[each.target[0]], *answers.get(each.target[1] or "", (None, None)), each.version, each.finding)
        for each in flagged
    ]
