"""Simplified or traditional: does a Chinese text keep to the characters of its locale?

Characters that only one of them has are counted. Good lines of NTREX-128 have at most one of the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from localize.errors import Said, said
from localize.languages import UnknownLocale, script
from localize.signals.identification.han_characters import simplified_only, traditional_only
from localize.signals.identification.quoted_prompt import without_quotations
from localize.signals.identification.scripts import letters
from localize.signals.model import Case, Finding, Signal, Span, look, not_applicable, ok
from localize.signals.wording.masking import masked

LONGEST_TEXT = 100_000
"""Code points that are read, from the start."""
ENOUGH = 3
"""Characters that only one of the two has, for anything to be said."""
FEW = 2
"""Different characters of the other one, from which it is more than a name written as its bearer writes it."""
USUAL = 0.05
"""Their share of all that only one of the two has, up to which they are such names."""
NEIGHBOURS = 12
"""Code points between two of them that are still shown as one place."""
MOST_SPANS = 20

_NAMES = {"Hans": said("simplified"), "Hant": said("traditional")}


def _unfit(locale: str) -> Said | None:
    try:
        return None if script(locale) in _NAMES else said("Only for Chinese.")
    except UnknownLocale:
        return said("Only for Chinese.")


def _find(cases: Sequence[Case]) -> list[Finding]:
    return [_look_at(case) for case in cases]


def _look_at(case: Case) -> Finding:
    text = masked(case.text[:LONGEST_TEXT])
    if case.prompt is not None and case.source is None:
        text = without_quotations(text, case.prompt)
    amounts = letters(text)
    if max(amounts.values(), default=0.0) > amounts.get("Hani", 0.0):
        return not_applicable(said("It is not in Chinese."))
    expected = script(case.locale)
    sets = {"Hans": simplified_only(), "Hant": traditional_only()}
    own, other = sets.pop(expected), sets.popitem()[1]
    places = [place for place, sign in enumerate(text) if sign in other]
    only_one = len(places) + sum(sign in own for sign in text)
    if only_one < ENOUGH:
        return not_applicable(said("Too few of its characters are only simplified or only traditional."))
    share = round(len(places) / only_one, 4)
    if share <= USUAL or len({text[place] for place in places}) < FEW:
        return ok(share, band=(0.0, USUAL))
    return look(_why(expected, share), *_spans(places), number=share, band=(0.0, USUAL))


def _why(expected: str, share: float) -> Said:
    own, other = _NAMES[expected], next(each for script_, each in _NAMES.items() if script_ != expected)
    if share > 0.5:
        return said("Expected {expected} characters; these are mostly {found}.", expected=own, found=other)
    return said("Some characters are {found} where {expected} ones are expected.", expected=own, found=other)


def _spans(places: Sequence[int]) -> Iterator[Span]:
    start = end = places[0]
    shown = 0
    for place in (*places[1:], None):
        if place is not None and place - end <= NEIGHBOURS:
            end = place
            continue
        shown += 1
        yield Span(start, end + 1)
        if place is None or shown == MOST_SPANS:
            return
        start = end = place


SIGNAL = Signal(
    name="han_variant",
    version="1",
    label=said("Simplified or traditional"),
    meaning=said(
        "Counts the Chinese characters that only the simplified or only the traditional script has. "
        "Names and short quotations may rightly be in the other one."
    ),
    category="locale/script",
    find=_find,
    cost=0.04,
    unfit=_unfit,
)
