"""Numbers whose separators are those of another language: 1,234.50 left in a German text."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from localize.errors import Said, said
from localize.languages.number_forms import as_written, has_forms
from localize.signals.beginnings import LONGEST_READ, with_reach
from localize.signals.model import Case, Finding, Signal, Span, look, not_applicable, ok
from localize.signals.quantities.digits import folded
from localize.signals.quantities.number_style import Style, Written, written_numbers
from localize.signals.quantities.number_tokens import numbers
from localize.signals.wording.masking import masked

MOST_SPANS = 40
_LONGEST_SHOWN = 24


def _find(cases: Sequence[Case]) -> list[Finding]:
    return [with_reach(_look_at(case), case.text) for case in cases]


def _look_at(case: Case) -> Finding:
    plain = folded(masked(case.text[:LONGEST_READ]))
    found = list(written_numbers(plain, case.locale, _values(case)))
    foreign = [each for each in found if each.style is not None]
    if foreign:
        spans = (Span(each.start, each.end, note=_asked(each, case)) for each in foreign[:MOST_SPANS])
        return look(_asked(foreign[0], case), *spans)
    return ok() if found else not_applicable(said("There is no number with separators in it."))


def _values(case: Case) -> frozenset[Decimal | None]:
    plain = folded(masked((case.source or "")[:LONGEST_READ]))
    return frozenset(each.value for each in numbers(plain, case.source_locale or "en"))


def _asked(number: Written, case: Case) -> Said:
    written = case.text[number.start : number.end][:_LONGEST_SHOWN]
    usual = as_written(number.value or Decimal(), case.locale)
    if number.style is Style.MISREAD:
        return said(
            "“{written}” can be read as a thousandth of what the source says; {usual}?", written=written, usual=usual
        )
    if number.style is Style.POINT:
        return said(
            "“{written}” is written as in English. In this language usually {usual}?", written=written, usual=usual
        )
    return said(
        "“{written}” has a comma for the decimals. In this language usually {usual}?", written=written, usual=usual
    )


def _unfit(locale: str) -> Said | None:
    return None if has_forms(locale) else said("How numbers are written in this language is not known here.")


SIGNAL = Signal(
    name="number_format",
    version="1",
    label=said("Number format"),
    meaning=said(
        "Looks for numbers whose decimal sign or separators belong to another language. A version, a section or a "
        "quotation may be written that way on purpose."
    ),
    category="locale-convention/number-format",
    find=_find,
    cost=0.08,
    unfit=_unfit,
)
