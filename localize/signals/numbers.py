"""Numbers of a source that are gone from its translation, and numbers that are new in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice

import regex

from localize.errors import Said, said
from localize.signals.model import Case, Finding, Need, Side, Signal, Span, look, not_applicable, ok
from localize.signals.quantities.number_comparison import Comparison, compare
from localize.signals.quantities.number_reasons import Reason
from localize.signals.quantities.number_tokens import Number
from localize.signals.quantities.text_numbers import TextNumbers

LONGEST_TEXT = 100_000
"""Code points; a longer text or source is not compared, for half of it would look as if numbers were missing."""
MOST_NUMBERS = 1_000
"""Runs of digits in one text."""
MOST_SHOWN = 5
"""Numbers that the sentence names; all are marked in the text, up to `MOST_SPANS`."""
MOST_SPANS = 40
_LONGEST_SHOWN = 24
_DIGITS = regex.compile(r"\p{Nd}+")


def _find(cases: Sequence[Case]) -> list[Finding]:
    return [_look_at(case, case.source or "") for case in cases]


def _look_at(case: Case, source: str) -> Finding:
    if len(case.text) > LONGEST_TEXT or len(source) > LONGEST_TEXT or _many(case.text) or _many(source):
        return not_applicable(said("It is too long to compare number by number."))
    there, here = _read(source, case.source_locale or "en"), TextNumbers(case.text, case.locale)
    found = compare(there, here)
    if not found.count:
        return not_applicable(said("There are no numbers in it."))
    if not found.gone and not found.new:
        return _explained(found, source, case.text)
    spans = (*_spans(found.gone, Side.SOURCE), *_spans(found.new, Side.TEXT))
    return look(_asked(_named(found.gone, source), _named(found.new, case.text)), *spans[:MOST_SPANS])


def _asked(gone: str, new: str) -> Said:
    if not new:
        return said("In the source but not found here: {numbers}. Left out, or written another way?", numbers=gone)
    if not gone:
        return said("Here but not in the source: {numbers}. Where does it come from?", numbers=new)
    return said("In the source: {gone}. Here: {new}. Was a number changed?", gone=gone, new=new)


def _explained(found: Comparison, source: str, text: str) -> Finding:
    """Nothing to look at, but a cue for whoever wants to check how numbers were brought over."""
    gone = [each.number for each in found.explained if not each.new]
    new = [each.number for each in found.explained if each.new]
    spans = (*_spans(gone, Side.SOURCE), *_spans(new, Side.TEXT))[:MOST_SPANS]
    if not spans:
        return ok()
    before, after = _named(gone, source), _named(new, text)
    if all(each.reason is Reason.WORDS for each in found.explained):
        why = said("{numbers}: written in words?", numbers=before)
    elif before and after:
        why = said("{before} → {after}: converted?", before=before, after=after)
    else:
        why = said("{numbers}: the same quantity in another unit or form?", numbers=before or after)
    return replace(ok(why=why), spans=spans)


def _spans(numbers: Iterable[Number], side: Side) -> tuple[Span, ...]:
    return tuple(Span(each.start, each.end, side) for each in numbers)


def _named(numbers: Sequence[Number], text: str) -> str:
    written = dict.fromkeys(text[each.start : each.end].strip()[:_LONGEST_SHOWN] for each in numbers)
    return ", ".join(islice(written, MOST_SHOWN)) + (" …" if len(written) > MOST_SHOWN else "")


def _many(text: str) -> bool:
    return sum(1 for _ in islice(_DIGITS.finditer(text), MOST_NUMBERS + 1)) > MOST_NUMBERS


@lru_cache(maxsize=64)
def _read(source: str, locale: str) -> TextNumbers:
    """A source is translated into many locales: its numbers are read once."""
    return TextNumbers(source, locale)


SIGNAL = Signal(
    name="numbers",
    version="1",
    label=said("Numbers"),
    meaning=said(
        "Looks for numbers of the source that are not in the text, and for new ones. Converted units, other clocks and "
        "calendars and words for thousands are recognised; numbers in words mostly not."
    ),
    category="accuracy/mistranslation",
    find=_find,
    cost=0.3,
    needs=frozenset({Need.SOURCE}),
)
