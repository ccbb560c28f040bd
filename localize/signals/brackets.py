"""Brackets: opened and never closed, closed and never opened, or crossed. One pass with a stack."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import regex

from localize.errors import said
from localize.signals.first_part import nothing_in
from localize.signals.model import Case, Finding, Signal, Span, look, not_applicable
from localize.signals.wording.masking import masked

LONGEST_TEXT = 300_000
"""Code points that are looked at, from the start; of a longer text, brackets that wait for a partner say nothing."""
MOST_SPANS = 20
"""Brackets shown in one text."""
_OPENERS = "([{（［｛【〔〖《〈⟨"
_CLOSERS = ")]}）］｝】〕〗》〉⟩"
_WIDTHS = str.maketrans("（）［］｛｝", "()[]{}")
"""Half and full width stand for each other: good Chinese opens with one and closes with the other."""
_CLOSER_OF = dict(zip(_OPENERS.translate(_WIDTHS), _CLOSERS.translate(_WIDTHS), strict=True))
_BRACKET = regex.compile(f"[{regex.escape(_OPENERS + _CLOSERS)}]")
_STANDS_ALONE = regex.compile(
    r"""
      (?<=(?:^|[\s\p{P}])(?:\p{N}{1,3}|\p{L}|[ivxIVX]{2,4})\.?)[)）]   # a) 1) iv): an item of a list
    | (?<=(?:^|[\s\p{P}\p{L}])[:;=]['’]?-?)[()\[\]{}]+             # :-)
    | (?:(?<=\s)|^)[()\[\]{}]+(?=-?['’]?[:;=](?:\s|$))             # (-:
    | (?<=\p{L})\[(?=\p{L})                                          # n[kan: a slip of the keyboard
    | (?<=\\)[()\[\]{}]                                            # \( and \[ of LaTeX
    """,
    regex.VERBOSE | regex.MULTILINE,
)
_RANGE = regex.compile(r"[\[(]\s?[-−+]?[\p{Nd}.∞]{1,12}\s?[,;،]\s?[-−+]?[\p{Nd}.∞]{1,12}\s?[\])]")
"""[0, 1): a range of numbers."""


def _find(cases: Sequence[Case]) -> list[Finding]:
    return [_look_at(case) for case in cases]


def _look_at(case: Case) -> Finding:
    if _BRACKET.search(case.text) is None:
        return not_applicable(said("There is no bracket in it."))
    alone = _without_partner(case.text)
    if not alone or (case.source is not None and _is_alike(alone, case.source)):
        return nothing_in(case.text, longest=LONGEST_TEXT)
    shown = [Span(place, place + 1, note=_NOTES[kind]) for place, kind in alone[:MOST_SPANS]]
    return look(said("A bracket has no partner. Is something missing?"), *shown)


def _without_partner(text: str) -> list[tuple[int, str]]:
    """Place and kind of each bracket that has no partner, crossed ones by the one that closes too early."""
    waiting: list[tuple[int, str]] = []
    alone: list[tuple[int, str]] = []
    read = _RANGE.sub(_blanks, masked(text[:LONGEST_TEXT]))
    for found in _BRACKET.finditer(read):
        bracket, place = found.group().translate(_WIDTHS), found.start()
        if bracket in _CLOSER_OF:
            waiting.append((place, _CLOSER_OF[bracket]))
        elif waiting and waiting[-1][1] == bracket:
            waiting.pop()
        elif len(waiting) > 1 and waiting[-2][1] == bracket:
            del waiting[-2]
            alone.append((place, "crossed"))
        else:
            alone.append((place, "closed"))
    if len(text) <= LONGEST_TEXT:
        alone.extend((place, "opened") for place, _ in waiting)
    return sorted(each for each in alone if not _stands_alone(read, each[0]))


def _is_alike(alone: Sequence[tuple[int, str]], source: str) -> bool:
    """Whether the source has as many brackets alone, of the same kinds: then the translation follows it."""
    return Counter(kind for _, kind in alone) == Counter(kind for _, kind in _without_partner(source))


def _stands_alone(text: str, place: int) -> bool:
    return _STANDS_ALONE.match(text, place) is not None


def _blanks(found: regex.Match[str]) -> str:
    return " " * len(found.group())


_NOTES = {
    "opened": said("opened, never closed"),
    "closed": said("closed, never opened"),
    "crossed": said("closed before the one opened inside it"),
}

SIGNAL = Signal(
    name="brackets",
    version="1",
    label=said("Brackets"),
    meaning=said(
        "Looks for brackets that are opened and not closed, or closed and not opened. "
        "It may be wrong about faces such as :) and about lists written in an unusual way."
    ),
    category="fluency/punctuation",
    find=_find,
    cost=0.01,
)
