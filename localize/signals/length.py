"""Length: of a translation against its source, of an answer against the other answers."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor
from statistics import median
from unicodedata import normalize

from localize.errors import said
from localize.signals.model import Case, Finding, Signal, look, not_applicable, ok
from localize.signals.wording.masking import masked
from localize.signals.wording.usual_lengths import usual_length

SHORTEST_SOURCE = 20
"""Characters of a source: the length of a word or two says nothing of its translation."""
BANDS = ((70, 0.6, 1.75), (40, 0.5, 2.0), (SHORTEST_SOURCE, 0.4, 2.5))
"""From this many characters of the source on: the usual range around the language's median."""
ROUGHER = 1.25
"""The range is so much wider each way where the language or the pair was not measured."""
DENSE, LONGER = 0.4, 1.15
"""Below this ratio to English (Chinese) the upper end is so much higher: a name in Latin letters weighs as a clause."""
SIBLINGS_BAND = (0.25, 4.0)
"""Usual range of an answer's length to the median of the others."""
SIBLINGS_APART = 300
"""Characters of English that an answer and the others must differ by: a word and a sentence may both answer."""
ENGLISH = "en"
LONGEST_TEXT = 1_000_000
"""Code points that are counted."""


def _find(cases: Sequence[Case]) -> list[Finding]:
    return [_look_at(case) for case in cases]


def _look_at(case: Case) -> Finding:
    if case.source is not None and case.source.strip():
        return _against_source(case, case.source)
    others = [each for each in case.siblings if each.strip()]
    if others:
        return _against_others(case, others)
    return not_applicable(said("There is nothing to compare its length with: no source and no other answer."))


def _against_source(case: Case, source: str) -> Finding:
    here, there = usual_length(case.locale), usual_length(case.source_locale or ENGLISH)
    if here is None or there is None:
        return not_applicable(said("How long translations into this language usually are is not known here."))
    source_length = _length(masked(source[:LONGEST_TEXT]))
    in_english = source_length / there.ratio
    low, high = next(((low, high) for start, low, high in BANDS if in_english >= start), (None, None))
    if low is None or high is None:
        return not_applicable(said("The source is too short to compare lengths."))
    rough = 1.0 if here.measured and there.is_english else ROUGHER
    usual = here.ratio / there.ratio
    longer = LONGER if here.ratio < DENSE else 1.0
    band = (usual * low / rough, usual * high * longer * rough)
    ratio = _length(masked(case.text[:LONGEST_TEXT])) / source_length
    if band[0] <= ratio <= band[1]:
        return ok(ratio, band=band)
    short = ratio < band[0]
    asked = said("Is something missing?") if short else said("Was something added?")
    return look(
        said(
            "A hundred characters of the source became {share}; usual here are {low} to {high}. {asked}",
            share=floor(100 * ratio) if short else ceil(100 * ratio),
            low=ceil(100 * band[0]),
            high=floor(100 * band[1]),
            asked=asked,
        ),
        number=ratio,
        band=band,
    )


def _against_others(case: Case, others: Sequence[str]) -> Finding:
    length, usual = _length(case.text), median(_length(each) for each in others)
    ratio = length / max(usual, 1)
    density = usual_length(case.locale)
    apart = SIBLINGS_APART * (density.ratio if density else 1)
    if SIBLINGS_BAND[0] <= ratio <= SIBLINGS_BAND[1] or abs(length - usual) < apart:
        return ok(ratio, band=SIBLINGS_BAND)
    asked = said("Does it break off or refuse?") if ratio < 1 else said("Does it say too much, or repeat itself?")
    return look(
        said(
            "It has {length} characters; the other answers have about {usual}. {asked}",
            length=length,
            usual=round(usual),
            asked=asked,
        ),
        number=ratio,
        band=SIBLINGS_BAND,
    )


def _length(text: str) -> int:
    """Code points once composed, blanks in a row counted once."""
    return len(" ".join(normalize("NFC", text[:LONGEST_TEXT]).split()))


SIGNAL = Signal(
    name="length",
    version="1",
    label=said("Length"),
    meaning=said(
        "Compares the length of a translation with what is usual in its language, and the length of an answer with "
        "the other answers. A short text may say all there is to say."
    ),
    category="accuracy/omission",
    find=_find,
    cost=0.12,
)
