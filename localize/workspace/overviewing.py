"""A coordinator's view of signals: how often they say what, which texts they point at, and whether people agree."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass

from localize.errors import NotFound, Said, said
from localize.findings import Finding, State
from localize.records import Content, as_text, content_from_json
from localize.signals import signals as known_signals
from localize.signals.writing import from_json
from localize.store import Reading, flagged_texts, signal_opinions, signal_spreads
from localize.workspace.context import Context, campaign_in


@dataclass(frozen=True, slots=True)
class SignalCell:
    """What a signal said of the texts of one model (empty: prompts) in one locale.

    `right` of `verdicts` are what people said of it in this locale, over all models.
    """

    name: str
    locale: str
    model: str
    ok: int
    look: int
    not_applicable: int
    right: int
    verdicts: int
    muted: bool


@dataclass(frozen=True, slots=True)
class FlaggedText:
    """A text that a signal asks to look at, with what is around it; `model` empty: the localized prompt itself."""

    prompt_id: str
    round: int
    locale: str
    model: str
    text: str
    prompt: Content
    source: Content | None
    source_locale: str | None
    version: str
    finding: Finding


@dataclass(frozen=True, slots=True)
class FlaggedTexts:
    """One page of them, and how many there are."""

    texts: tuple[FlaggedText, ...]
    total: int


def overview(context: Context, campaign_id: str) -> list[SignalCell]:
    """One cell for each signal, locale and model that was looked at."""
    with context.store.read() as view:
        campaign_in(view, campaign_id)
        counts = signal_spreads.counts(view, campaign_id)
        people = signal_opinions.precisions(view, campaign_id)
        silent = signal_opinions.muted(view, campaign_id)
    cells = []
    for name, locale, model in sorted({(each.name, each.locale, each.model) for each in counts}):
        of_state = {state: counts.get(signal_spreads.Said(locale, model, name, state), 0) for state in State}
        right, verdicts = people.get((locale, name), (0, 0))
        muted = (locale, name) in silent
        cells.append(
            SignalCell(
                name, locale, model, of_state[State.OK], of_state[State.LOOK], of_state[State.NOT_APPLICABLE],
                right, verdicts, muted,
            )
        )  # fmt: skip
    return cells


def flagged(
    context: Context, campaign_id: str, name: str, *, locale: str | None, model: str | None, offset: int, limit: int
) -> FlaggedTexts:
    with context.store.read() as view:
        campaign_in(view, campaign_id)
        rows = flagged_texts.find(view, campaign_id, name, locale=locale, model=model)
        page = flagged_texts.texts(view, rows[offset : offset + limit])
    return FlaggedTexts(tuple(_text(row) for row in page), len(rows))


def why_not_applicable(context: Context, campaign_id: str, name: str, *, locale: str | None) -> list[tuple[Said, int]]:
    """The reasons, the most frequent first."""
    with context.store.read() as view:
        campaign_in(view, campaign_id)
        rows = flagged_texts.find(view, campaign_id, name, locale=locale, state=State.NOT_APPLICABLE.value)
    counted = Counter(json.dumps(row.finding.get("why"), sort_keys=True) for row in rows)
    reasons = {json.dumps(row.finding.get("why"), sort_keys=True): from_json(row.finding).why for row in rows}
    return [(why, count) for key, count in counted.most_common() if (why := reasons[key]) is not None]


def _text(row: flagged_texts.TextRow) -> FlaggedText:
    prompt = content_from_json(row.content)
    return FlaggedText(
        prompt_id=row.prompt_id,
        round=row.round,
        locale=row.locale,
        model=row.model or "",
        text=row.output if row.output is not None else as_text(prompt),
        prompt=prompt,
        source=None if row.source is None else content_from_json(row.source),
        source_locale=row.source_locale,
        version=row.version,
        finding=from_json(row.finding),
    )


def mute(context: Context, campaign_id: str, locale: str, name: str, *, silent: bool) -> None:
    with context.store.write(context.actor_id) as tx:
        campaign_in(tx, campaign_id)
        _check_known(tx, campaign_id, name)
        signal_opinions.mute(tx, campaign_id, locale, name, silent=silent)


def _check_known(view: Reading, campaign_id: str, name: str) -> None:
    known = {*known_signals(), *(each.name for each in signal_spreads.counts(view, campaign_id))}
    if name not in known:
        raise NotFound(
            said("There is no signal {name}.", name=name), said("Signals: {known}.", known=", ".join(sorted(known)))
        )
