"""Quotation marks of another language, `¿ ¡` left out in Spanish, blanks before `? ! : ;` and inside `« »` in French.

Straight quotes are at home everywhere; single ones are not looked at, for too many are apostrophes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

import regex

from localize.errors import Said, said
from localize.languages import parts
from localize.signals.first_part import nothing_in
from localize.signals.model import Case, Finding, Signal, Span, look, not_applicable
from localize.signals.wording.masking import masked
from localize.signals.wording.quote_marks import ALL, quote_marks

MOST_SPANS = 20
"""Places shown in one text."""
LONGEST_TEXT = 300_000
"""Code points that are looked at, from the start."""

_MARK = regex.compile(f'[{ALL}"]')
_FOREIGN = regex.compile(f"[{ALL}]")
_OPENS_ENGLISH = regex.compile(r"(?<!\S)“(?=[\p{L}\p{N}])")
_QUESTION = regex.compile("[?!¿¡]")
_FRENCH = regex.compile("[?!:;«»]")
_INVERTED_OR_END = regex.compile(r"[¿¡]|[?!]+")
_AFTER_A_WORD = r"""(?<=[\p{L}\p{N})\]»”"’])"""
_BEFORE_A_GAP = r"""(?=[\s»”")\]]|$)"""
_TIGHT = regex.compile(rf"{_AFTER_A_WORD}[?!:;»]{_BEFORE_A_GAP}|«(?=[\p{{L}}\p{{N}}])", regex.MULTILINE)
_TIGHT_CANADIAN = regex.compile(rf"{_AFTER_A_WORD}[:»]{_BEFORE_A_GAP}|«(?=[\p{{L}}\p{{N}}])", regex.MULTILINE)
_WIDE = regex.compile(rf"{_AFTER_A_WORD}[\p{{Zs}}\t][?!;]{_BEFORE_A_GAP}", regex.MULTILINE)


class _Check(NamedTuple):
    signs: regex.Pattern[str]
    """A text without any of these has nothing to be looked at."""
    places: Callable[[str, str], Iterator[Span]]
    """In a text and its locale."""


def _foreign_marks(text: str, locale: str) -> Iterator[Span]:
    at_home = quote_marks(locale)
    if at_home is None:
        return
    accepted = at_home.outer
    if '"' in text or not accepted.isdisjoint(text):
        accepted |= at_home.inner
    usual = " ".join(sorted(at_home.outer))
    only_closes = {"„", "“"} <= at_home.outer and "”" not in at_home.outer
    for found in _FOREIGN.finditer(text):
        if found.group() not in accepted or (only_closes and _OPENS_ENGLISH.match(text, found.start())):
            yield Span(found.start(), found.end(), note=said("usual here: {marks}", marks=usual))


def _not_opened(text: str, _: str) -> Iterator[Span]:
    """A question or exclamation without its inverted mark since the last one ended. `(?)` stands alone."""
    opened = False
    for found in _INVERTED_OR_END.finditer(text):
        inverted = found.group() in "¿¡"
        if not inverted and not opened and text[found.start() - 1 : found.start()].isalpha():
            yield Span(found.start(), found.end(), note=said("its ¿ or ¡ is not there"))
        opened = inverted or (opened and text[found.end() : found.end() + 1].islower())


def _tight(pattern: regex.Pattern[str]) -> Callable[[str, str], Iterator[Span]]:
    def places(text: str, _: str) -> Iterator[Span]:
        for found in pattern.finditer(text):
            yield Span(found.start(), found.end(), note=said("usual here: a space between it and the word"))

    return places


def _wide(text: str, _: str) -> Iterator[Span]:
    for found in _WIDE.finditer(text):
        yield Span(found.start(), found.end(), note=said("usual here: no space before it"))


_MARKS = _Check(_MARK, _foreign_marks)
_SPANISH = (_Check(_QUESTION, _not_opened), _MARKS)
_OF_FRANCE = (_Check(_FRENCH, _tight(_TIGHT)), _MARKS)
_OF_CANADA = (_Check(_FRENCH, _tight(_TIGHT_CANADIAN)), _Check(_FRENCH, _wide), _MARKS)
_SWISS = frozenset({"CH", "LI"})


def _checks(locale: str) -> tuple[_Check, ...]:
    language, _, region, _ = parts(locale)
    if language in ("es", "ast"):
        return _SPANISH
    if language == "fr" and region not in _SWISS:
        return _OF_CANADA if region == "CA" else _OF_FRANCE
    return (_MARKS,)


def _unfit(locale: str) -> Said | None:
    if quote_marks(locale) is None:
        return said("Which quotation marks are usual in this language is not known here.")
    return None


def _find(cases: Sequence[Case]) -> list[Finding]:
    return [_look_at(case) for case in cases]


def _look_at(case: Case) -> Finding:
    text = masked(case.text[:LONGEST_TEXT])
    checks = [check for check in _checks(case.locale) if check.signs.search(text)]
    if not checks:
        return not_applicable(said("There is no quotation mark in it."))
    spans = [span for check in checks for span in islice(check.places(text, case.locale), MOST_SPANS)]
    if not spans:
        return nothing_in(case.text, longest=LONGEST_TEXT)
    shown = sorted(spans, key=lambda span: span.start)[:MOST_SPANS]
    return look(said("Quotation or punctuation marks are not those that are usual here. Is that meant?"), *shown)


SIGNAL = Signal(
    name="quotes",
    version="1",
    label=said("Quotation marks"),
    meaning=said(
        "Looks for quotation marks of another language, for missing ¿ and ¡ in Spanish "
        "and for spaces before punctuation in French. A small matter, and sometimes one of house style."
    ),
    category="fluency/punctuation",
    find=_find,
    cost=0.05,
    unfit=_unfit,
    minor=True,
)
