"""Miles, pounds and degrees Fahrenheit where people measure in metric units; or metres at the number of feet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from localize.errors import Said, said
from localize.languages import parts
from localize.languages.measures import is_metric
from localize.languages.number_forms import as_written, has_forms
from localize.signals.beginnings import LONGEST_READ, with_reach
from localize.signals.model import Case, Finding, Side, Signal, Span, look, not_applicable, ok
from localize.signals.quantities.digits import folded
from localize.signals.quantities.measured import FACTORS, Quantity, quantities
from localize.signals.quantities.number_tokens import numbers
from localize.signals.quantities.unit_words import DEGREE, FAHRENHEIT, FOOT, MILE, MILES_PER_HOUR, POUND, YARD
from localize.signals.wording.masking import masked

MOST_SPANS = 40
ROUNDED = 3
"""Digits of a converted value."""
FOREIGN = frozenset({MILE, MILES_PER_HOUR, YARD, FOOT, POUND, FAHRENHEIT, "mass-ounce", "volume-gallon", "area-acre"})
"""Inches are not among them: screens and wheels are measured in inches everywhere."""
_OTHER_WORDS = {"fr": frozenset({POUND})}
"""Units whose name says something else more often: livres are books."""
_WITHIN = {MILES_PER_HOUR: MILE, DEGREE: FAHRENHEIT}
"""Units whose name may be read as that of another."""
_SIGNS = {
    "length-kilometer": "km",
    "length-meter": "m",
    "length-centimeter": "cm",
    "mass-kilogram": "kg",
    "mass-gram": "g",
    "volume-liter": "l",
    "area-hectare": "ha",
    "speed-kilometer-per-hour": "km/h",
    "temperature-celsius": "°C",
}
_MILLION = 1_000_000
_ROUGHLY = 0.1
_NEARLY = 0.07
"""Share by which a metric value beside it may be rounded."""
MOST_QUANTITIES = 200
_LONGEST_SHOWN = 24


def _find(cases: Sequence[Case]) -> list[Finding]:
    return [with_reach(_look_at(case), case.text) for case in cases]


def _look_at(case: Case) -> Finding:
    here = [each for each in _measured(case.text, case.locale) if each.unit != POUND or not _is_money(each, case)]
    if not here:
        return not_applicable(said("There are no measured quantities in it."))
    around = _measured(case.source or "", case.source_locale or "en")
    if not case.source:
        around = [*_measured(case.prompt or "", case.locale), *_measured(case.prompt or "", "en")]
    kept = {_WITHIN.get(each.unit, each.unit) for each in around}
    foreign = [each for each in here if _is_foreign(each, case.locale) and not _is_converted(each, here)]
    spans = [
        Span(each.start, each.end, note=_meant(each, case))
        for each in foreign
        if _WITHIN.get(each.unit, each.unit) not in kept
    ]
    if case.source:
        spans += _renamed(here, around, case)
    asked = next((each.note for each in spans if each.note is not None), None)
    if asked is not None:
        return look(asked, *spans[:MOST_SPANS])
    if foreign:
        return replace(ok(why=_meant(foreign[0], case)), spans=(Span(foreign[0].start, foreign[0].end),))
    return ok()


def _renamed(here: Sequence[Quantity], source: Sequence[Quantity], case: Case) -> Iterator[Span]:
    """20 feet that are 20 m: the unit was exchanged and the number was not."""
    theirs = {(each.value, each.unit): each for each in source}
    for each in here:
        feet = (theirs.get((each.value, unit)) for unit, made in FACTORS.items() if _is_far(made.get(each.unit, 1)))
        other = next((found for found in feet if found is not None), None)
        if other is not None and each.value and (each.value, each.unit) not in theirs:
            asked = said(
                "{source} in the source, {text} here: was the number converted?",
                source=_shown(other, case.source or ""),
                text=_shown(each, case.text),
            )
            yield Span(each.start, each.end, note=asked)
            yield Span(other.start, other.end, Side.SOURCE)


def _is_far(factor: float) -> bool:
    """Whether the two units cannot stand for each other: 30 yards are nearly 30 m."""
    return not 1 - _ROUGHLY <= factor <= 1 + _ROUGHLY


def _is_money(pounds: Quantity, case: Case) -> bool:
    """Nobody weighs a million pounds, and where there is talk of sterling the rest is sterling too."""
    around = f"{case.source or ''}\n{case.prompt or ''}"[:LONGEST_READ]
    return pounds.value >= _MILLION or "£" in case.text[:LONGEST_READ] or "£" in around or "GBP" in around


def _is_foreign(quantity: Quantity, locale: str) -> bool:
    return quantity.unit in FOREIGN - _OTHER_WORDS.get(parts(locale).language, frozenset())


def _is_converted(quantity: Quantity, here: Sequence[Quantity]) -> bool:
    """Whether the metric value stands in the text as well."""
    made = dict(quantity.in_other_units())
    return any(
        each.unit in made and abs(each.value - made[each.unit]) <= _NEARLY * abs(made[each.unit]) for each in here
    )


def _meant(quantity: Quantity, case: Case) -> Said:
    value, sign = _in_metric(quantity)
    return said(
        "“{quantity}” is about {value} {unit}. People there use metric units.",
        quantity=_shown(quantity, case.text),
        value=as_written(value, case.locale),
        unit=sign,
    )


def _in_metric(quantity: Quantity) -> tuple[Decimal, str]:
    """The value in the usual metric unit, in three digits, with the sign of the unit."""
    unit, value = next((unit, value) for unit, value in quantity.in_other_units() if unit in _SIGNS)
    digits = Decimal(f"{value:.{ROUNDED}g}")
    return (digits.to_integral() if abs(digits) >= 10**ROUNDED else digits), _SIGNS[unit]


def _shown(quantity: Quantity, text: str) -> str:
    return text[quantity.start : quantity.end].strip()[:_LONGEST_SHOWN]


def _measured(text: str, locale: str) -> list[Quantity]:
    plain = folded(masked(text[:LONGEST_READ]))
    return quantities(plain, numbers(plain, locale), locale)[:MOST_QUANTITIES]


_POINTS_AT_TOO_MUCH = {"sw"}
"""3 of 26 lines of NTREX-128: translators keep the number and take the metric word, mostly by mistake."""


def _unfit(locale: str) -> Said | None:
    if not has_forms(locale):
        return said("What units are called in this language is not known here.")
    if parts(locale).language in _POINTS_AT_TOO_MUCH:
        return said("It would point at too many good translations in this language.")
    return None if is_metric(locale) else said("People there use miles and pounds.")


SIGNAL = Signal(
    name="units",
    version="1",
    label=said("Units"),
    meaning=said(
        "Looks for miles, pounds, feet and degrees Fahrenheit where people use metric units, and for units that were "
        "exchanged while the number stayed. A text may name a foreign unit on purpose."
    ),
    category="locale-convention/measurement-format",
    find=_find,
    cost=0.05,
    unfit=_unfit,
)
