"""What people make of signals: verdicts of reviewers, what stood on their screens, and what coordinators muted."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, case, delete, exists, func, insert, or_, select, update

from localize.ids import new_id
from localize.store.schema_signals import exposures, muted_signals, signal_verdicts
from localize.store.transactions import Reading, Writing

Opened = Sequence[tuple[int | None, str]]
"""Explanations that a reviewer opened: number of the output (None: the prompt) and name of the signal."""


@dataclass(frozen=True, slots=True)
class NewVerdict:
    """`verdict` is right, false_alarm or withdrawn; `version` is the signal's."""

    campaign_id: str
    claim_id: str
    person_id: str
    localization_id: str
    output_id: str | None
    locale: str
    name: str
    version: str
    verdict: str


def add_verdict(tx: Writing, verdict: NewVerdict) -> None:
    tx.journal.add(signal_verdicts, {"id": new_id(), "at": tx.now} | asdict(verdict))


def _is_last_word() -> ColumnElement[bool]:
    """Nobody counts twice: of a person's verdicts on one finding the last one holds."""
    at, later = signal_verdicts.c, signal_verdicts.alias().c
    same_output = or_(at.output_id == later.output_id, and_(at.output_id.is_(None), later.output_id.is_(None)))
    return ~exists().where(
        later.person_id == at.person_id,
        later.localization_id == at.localization_id,
        later.name == at.name,
        same_output,
        later.sequence > at.sequence,
    )


def precisions(view: Reading, campaign_id: str, locale: str | None = None) -> dict[tuple[str, str], tuple[int, int]]:
    """(locale, signal) -> how often people said that it was right, and of how many verdicts."""
    at = signal_verdicts.c
    right = func.sum(case((at.verdict == "right", 1), else_=0))
    query = (
        select(at.locale, at.name, right, func.count())
        .where(at.campaign_id == campaign_id, at.verdict != "withdrawn", _is_last_word())
        .group_by(at.locale, at.name)
    )
    if locale is not None:
        query = query.where(at.locale == locale)
    return {(row[0], row[1]): (row[2], row[3]) for row in view.connection.execute(query)}


def verdicts_of(view: Reading, person_id: str, localization_id: str) -> dict[tuple[str | None, str], str]:
    """(output id or None, signal) -> a person's last word on it; what was taken back is not in it."""
    at = signal_verdicts.c
    mine = (at.person_id == person_id) & (at.localization_id == localization_id)
    query = select(at.output_id, at.name, at.verdict).where(mine).order_by(at.sequence)
    last = {(row.output_id, row.name): row.verdict for row in view.connection.execute(query)}
    return {finding: verdict for finding, verdict in last.items() if verdict != "withdrawn"}


def muted(view: Reading, campaign_id: str) -> frozenset[tuple[str, str]]:
    """(locale, signal) that nobody is shown."""
    query = select(muted_signals.c.locale, muted_signals.c.name).where(muted_signals.c.campaign_id == campaign_id)
    return frozenset((row[0], row[1]) for row in view.connection.execute(query))


def mute(tx: Writing, campaign_id: str, locale: str, name: str, *, silent: bool) -> None:
    """Show a signal in a locale no more, or again."""
    if ((locale, name) in muted(tx, campaign_id)) == silent:
        return
    here = and_(
        muted_signals.c.campaign_id == campaign_id, muted_signals.c.locale == locale, muted_signals.c.name == name
    )
    if silent:
        row = {"campaign_id": campaign_id, "locale": locale, "name": name, "muted_by": tx.actor, "at": tx.now}
        tx.connection.execute(insert(muted_signals), row)
    else:
        tx.connection.execute(delete(muted_signals).where(here))
    tx.journal.audit("signal.muted" if silent else "signal.unmuted", campaign_id, locale=locale, signal=name)


def expose(
    tx: Writing, claim_id: str, attempt: int, shown_when: str, shown: Iterable[tuple[int | None, str, str]],
    opened: Opened,
) -> None:  # fmt: skip
    """Keep which signals (output number, name, state) stood on the screen beside or after a judgment."""
    row: dict[str, Any] = {"claim_id": claim_id, "attempt": attempt, "shown_when": shown_when, "at": tx.now}
    row |= {"shown": json.dumps(list(shown)), "opened": json.dumps(list(opened))}
    tx.connection.execute(insert(exposures), row)


def note_opened(tx: Writing, claim_id: str, opened: Opened) -> None:
    """What a reviewer opened after their last judgment of a claim."""
    last = select(func.max(exposures.c.attempt)).where(exposures.c.claim_id == claim_id).scalar_subquery()
    here = and_(exposures.c.claim_id == claim_id, exposures.c.shown_when == "after", exposures.c.attempt == last)
    tx.connection.execute(update(exposures).where(here).values(opened=json.dumps(list(opened))))


def has_seen(view: Reading, claim_id: str) -> bool:
    """Whether signals of this item ever stood on its reviewer's screen."""
    return view.connection.execute(select(exposures.c.at).where(exposures.c.claim_id == claim_id)).first() is not None
