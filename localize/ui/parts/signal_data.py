"""What the sheet is told of automatic signals: ready sentences, and where their evidence stands in the texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from localize.errors import Said, said
from localize.findings import Finding, SheetSignals, ShownSignal, SignalsOf, Span, State
from localize.languages import number, percent
from localize.texts import Texts

ISOLATE = "\u2068{}\u2069"
"""A field of a sentence in a direction of its own; the sheet makes an element of it."""
NOTHING = said("Nothing to look at.")


def signals_data(words: Texts, signals: SheetSignals) -> dict[str, Any] | None:
    """Before the judgment: None where nothing of signals is shown. `on` is empty unless they stand beside the work."""
    if signals.when == "hidden":
        return None
    return {"when": signals.when, "reveals": signals.reveals, "on": on_texts(words, signals.of)}


def on_texts(words: Texts, of: Sequence[SignalsOf]) -> list[dict[str, Any]]:
    """Of each text what was found: `about` is the place of an output on the sheet, None the prompt."""
    return [{"about": each.place, "found": [_found(words, one) for one in each.found]} for each in of]


def _found(words: Texts, shown: ShownSignal) -> dict[str, Any]:
    translate, finding = words.of_finding, shown.finding
    return {
        "name": shown.name,
        "label": shown.label.in_words(translate),
        "meaning": in_isolates(shown.meaning, translate),
        "category": shown.category,
        "metric": shown.metric,
        "minor": shown.minor,
        "state": finding.state.value,
        "text": _why(finding, translate),
        "number": None if finding.number is None else number(finding.number, words.language, digits=2),
        "band": _band(words, finding),
        "percentile": _percentile(words, shown),
        "precision": _precision(words, shown),
        "verdict": shown.verdict,
        "spans": [_span(each, translate) for each in finding.spans],
    }


def _why(finding: Finding, translate: Callable[[str], str]) -> str:
    if finding.why is not None:
        return in_isolates(finding.why, translate)
    return NOTHING.in_words(translate) if finding.state is State.OK and finding.number is None else ""


def _span(span: Span, translate: Callable[[str], str]) -> dict[str, Any]:
    note = None if span.note is None else in_isolates(span.note, translate)
    return {"start": span.start, "end": span.end, "on": span.on.value, "note": note}


def _band(words: Texts, finding: Finding) -> str | None:
    if finding.band is None:
        return None
    low, high = (number(each, words.language, digits=2) for each in finding.band)
    return words.gettext("usually {low} to {high}").format(low=low, high=high)


def _percentile(words: Texts, shown: ShownSignal) -> str | None:
    if shown.percentile is None:
        return None
    share, count = shown.percentile
    return words.ngettext(
        "higher than {share} of {count} text of this campaign in this language",
        "higher than {share} of {count} texts of this campaign in this language",
        count,
    ).format(share=percent(share, words.language), count=number(count, words.language))


def _precision(words: Texts, shown: ShownSignal) -> str | None:
    """How often people in this locale found it right, so that nobody trusts it more than it deserves."""
    if shown.precision is None:
        return None
    right, judged = shown.precision
    return words.ngettext(
        "Right in {right} of {count} time here", "Right in {right} of {count} times here", judged
    ).format(right=number(right, words.language), count=number(judged, words.language))


def in_isolates(sentence: Said, translate: Callable[[str], str]) -> str:
    """The sentence with each text in it as an isolate: `3 pm` in an Arabic sentence stays in one piece."""
    return Said(sentence.message, {name: _isolated(each) for name, each in sentence.fields.items()}).in_words(translate)


def _isolated(field: object) -> object:
    if isinstance(field, Said):
        return Said(field.message, {name: _isolated(each) for name, each in field.fields.items()})
    return ISOLATE.format(field) if isinstance(field, str) and field else field
