"""Running signals over a batch: what cannot be said is said here once, so that a signal sees only what it can judge."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from localize.errors import Said, said
from localize.signals.model import Case, Finding, Need, Signal, not_applicable

_log = logging.getLogger(__name__)
FAILED = said("This signal failed on this text. It is a fault of ours; the text is not to blame.")


def run(signal: Signal, cases: Sequence[Case]) -> list[Finding]:
    """One finding for each case, in order. Never raises."""
    found: list[Finding | None] = [_cannot_or_fails(signal, case) for case in cases]
    fit = [number for number, finding in enumerate(found) if finding is None]
    for number, finding in zip(fit, _find(signal, [cases[number] for number in fit]), strict=True):
        found[number] = finding
    return [finding for finding in found if finding is not None]


def _cannot_or_fails(signal: Signal, case: Case) -> Finding | None:
    try:
        return _cannot(signal, case)
    except Exception:
        _log.exception("signal %s failed", signal.name)
        return not_applicable(FAILED)


def _cannot(signal: Signal, case: Case) -> Finding | None:
    """Why nothing can be said of this text, or None."""
    reason = _lacks(signal, case) or signal.unfit(case.locale)
    return None if reason is None else not_applicable(reason)


def _lacks(signal: Signal, case: Case) -> Said | None:
    if case.on not in signal.on:
        return said("Not for this kind of text.")
    if not case.text.strip():
        return said("The text is empty.")
    return next((_LACKING[need] for need in Need if need in signal.needs and not case.has(need)), None)


def _find(signal: Signal, cases: Sequence[Case]) -> Sequence[Finding]:
    if not cases:
        return ()
    try:
        return signal.find(cases)
    except Exception:
        if len(cases) == 1:
            _log.exception("signal %s failed", signal.name)
            return (not_applicable(FAILED),)
    return [finding for case in cases for finding in _find(signal, [case])]


_LACKING = {
    Need.SOURCE: said("It is not a translation of a text that is known."),
    Need.PROMPT: said("It answers no prompt."),
    Need.REFERENCE: said("There is no reference to compare with."),
    Need.SIBLINGS: said("There is no other answer to compare with."),
    Need.TERMS: said("The campaign has no glossary for this locale."),
}
