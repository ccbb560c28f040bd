"""What data sets read of signals and of verdicts on them: rows after a sequence number, as named tuples."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, select

from localize.store.schema_content import localizations, outputs, prompts
from localize.store.schema_people import pseudonyms
from localize.store.schema_signals import signal_rules, signal_verdicts, signals
from localize.store.signals import is_content
from localize.store.transactions import Reading


class SignalRow(NamedTuple):
    """What was found in one text at once: `rules` and `found` are JSON; `prompt_id` is the key of the import."""

    campaign: str
    round: int
    locale: str
    prompt_id: str
    localization_id: str
    output_id: str | None
    model: str | None
    sequence: int
    origin: str
    rules: str
    found: str


class VerdictRow(NamedTuple):
    """What a reviewer said of a finding."""

    campaign: str
    round: int
    locale: str
    prompt_id: str
    localization_id: str
    output_id: str | None
    model: str | None
    sequence: int
    reviewer: str | None
    signal: str
    version: str
    verdict: str
    at: datetime


def signal_rows(view: Reading, after: int, up_to: int, limit: int) -> list[SignalRow]:
    """Findings with `after < sequence <= up_to`, in that order, `limit` texts at most."""
    at = signals.c
    query = (
        select(
            prompts.c.campaign_id, prompts.c.round, localizations.c.locale, prompts.c.key, at.localization_id,
            at.output_id, outputs.c.model, at.sequence, at.origin, signal_rules.c.rules, at.found,
        )
        .select_from(signals)
        .join(localizations, localizations.c.id == at.localization_id)
        .join(prompts, prompts.c.id == localizations.c.prompt_id)
        .join(signal_rules, signal_rules.c.id == at.rules_id)
        .outerjoin(outputs, outputs.c.id == at.output_id)
        .where(is_content())
    )  # fmt: skip
    return [SignalRow._make(row) for row in view.connection.execute(_portion(query, at, after, up_to, limit))]


def verdict_rows(view: Reading, after: int, up_to: int, limit: int) -> list[VerdictRow]:
    """Verdicts with `after < sequence <= up_to`, in that order, `limit` at most."""
    at = signal_verdicts.c
    named = and_(pseudonyms.c.campaign_id == at.campaign_id, pseudonyms.c.person_id == at.person_id)
    query = (
        select(
            at.campaign_id, prompts.c.round, at.locale, prompts.c.key, at.localization_id, at.output_id,
            outputs.c.model, at.sequence, pseudonyms.c.pseudonym, at.name, at.version, at.verdict, at.at,
        )
        .select_from(signal_verdicts)
        .join(localizations, localizations.c.id == at.localization_id)
        .join(prompts, prompts.c.id == localizations.c.prompt_id)
        .outerjoin(outputs, outputs.c.id == at.output_id)
        .outerjoin(pseudonyms, named)
        .where(is_content())
    )  # fmt: skip
    return [VerdictRow._make(row) for row in view.connection.execute(_portion(query, at, after, up_to, limit))]


def _portion(query: Select[Any], at: Any, after: int, up_to: int, limit: int) -> Select[Any]:
    return query.where(at.sequence > after, at.sequence <= up_to).order_by(at.sequence).limit(limit)
