"""Quantities with a unit: 385 miles, a 6-foot-6 player, half an inch, 華氏 80 度; and what they are in other units."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

import regex

from localize.languages import parts
from localize.signals.quantities.english_numbers import number_words
from localize.signals.quantities.number_tokens import Number
from localize.signals.quantities.unit_words import (
    CELSIUS,
    CENTIMETRE,
    DEGREE,
    FAHRENHEIT,
    FOOT,
    GRAM,
    INCH,
    KILOGRAM,
    KILOMETRE,
    KILOMETRES_PER_HOUR,
    LITRE,
    METRE,
    MILE,
    MILES_PER_HOUR,
    MILLILITRE,
    MILLIMETRE,
    OUNCE,
    POUND,
    SQUARE_KILOMETRE,
    SQUARE_METRE,
    STONE,
    YARD,
    UnitWords,
    unit_words,
)

FACTORS: Mapping[str, Mapping[str, float]] = {
    MILES_PER_HOUR: {KILOMETRES_PER_HOUR: 1.609344, "speed-meter-per-second": 0.44704},
    "area-square-mile": {SQUARE_KILOMETRE: 2.589988},
    "area-square-foot": {SQUARE_METRE: 0.092903},
    "area-acre": {"area-hectare": 0.404686, SQUARE_METRE: 4046.86, SQUARE_KILOMETRE: 0.00404686},
    MILE: {KILOMETRE: 1.609344, METRE: 1609.344},
    YARD: {METRE: 0.9144},
    FOOT: {METRE: 0.3048, CENTIMETRE: 30.48},
    INCH: {CENTIMETRE: 2.54, MILLIMETRE: 25.4, METRE: 0.0254},
    POUND: {KILOGRAM: 0.45359237, GRAM: 453.59237},
    OUNCE: {GRAM: 28.349523},
    STONE: {KILOGRAM: 6.35029318},
    "volume-gallon": {LITRE: 3.785412},
    "volume-gallon-imperial": {LITRE: 4.54609},
    "volume-quart": {LITRE: 0.946353},
    "volume-pint": {LITRE: 0.473176, MILLILITRE: 473.176},
    "volume-cup": {MILLILITRE: 236.588},
    "volume-fluid-ounce": {MILLILITRE: 29.5735},
    FAHRENHEIT: {CELSIUS: 5 / 9},
}
"""How many of the other make one: the international yard and pound, the US gallon. The first is the usual one."""
ALL_UNITS = (*FACTORS, *dict.fromkeys(metric for made in FACTORS.values() for metric in made), DEGREE)
_MOST = 1_000
"""So many words that say a number are looked at."""
_METRE_IN_INCHES = 40
_LOOSE = {"half": 0.5, "quarter": 0.25, "a": 1.0, "an": 1.0}
_A_UNIT = regex.compile(r"\b(half|quarter|an?)(?: of)?(?: an?)?\b(?=[\s-])", regex.IGNORECASE)
_BETWEEN = regex.compile(
    r"\s?[-\u2010-\u2015~〜～]\s?|[\s-](?:[\p{Latin}\p{Cyrillic}\p{Greek}\p{Arabic}\p{Hebrew}\p{Devanagari}\p{Bengali}]|\p{M})"
    r"{1,5}[\s-]|\s?(?:[至到和]|から|에서)\s?"
)
"""What may stand between two numbers of one unit: `2 to 4 inches`."""
_INCHES = regex.compile(r"['′]?[\s-]?\Z")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value with its unit (CLDR's name), and where the two stand (code points)."""

    start: int
    end: int
    value: float
    unit: str

    def in_other_units(self) -> Iterator[tuple[str, float]]:
        """The same quantity in every unit it is converted to; degrees without a name may be of either kind."""
        if self.unit in (FAHRENHEIT, DEGREE):
            yield from ((CELSIUS, (self.value - 32) * 5 / 9), (CELSIUS, self.value * 5 / 9))
        if self.unit in (CELSIUS, DEGREE):
            yield from ((FAHRENHEIT, self.value * 9 / 5 + 32), (FAHRENHEIT, self.value * 9 / 5))
        if self.unit not in (FAHRENHEIT, CELSIUS, DEGREE):
            yield from ((unit, self.value * factor) for unit, factor in FACTORS.get(self.unit, {}).items())
            yield from ((unit, self.value / made[self.unit]) for unit, made in FACTORS.items() if self.unit in made)
        if self.unit == INCH and self.value >= _METRE_IN_INCHES:  # somebody's height: 1 m 98
            metres, centimetres = divmod(round(self.value * FACTORS[INCH][CENTIMETRE]), 100)
            yield from ((METRE, metres), (CENTIMETRE, centimetres))


def quantities(text: str, found: Sequence[Number], locale: str) -> list[Quantity]:
    """Every number of `found` that has a unit; in English also numbers in words. In order."""
    placed = [(each.start, each.end, float(each.scaled or each.value)) for each in found if each.value is not None]
    english = parts(locale).language == "en"
    if english:
        placed += [(each.start, each.end, float(each.value)) for each in islice(number_words(text), _MOST)]
    words = unit_words(locale, ALL_UNITS)
    measured = list(_measured(text, sorted(placed), words))
    if english:
        measured += _single(text, words)
    return sorted(measured, key=lambda each: each.start)


def _measured(text: str, placed: list[tuple[int, int, float]], words: UnitWords) -> Iterator[Quantity]:
    """From the last to the first, for a unit also counts for the number before: `2 to 4 inches`, `6-foot-6`."""
    after: tuple[int, float] | None = None
    near: Quantity | None = None
    for start, end, value in reversed(placed):
        beside = words.beside(text, start, end)
        if beside is not None:
            unit, first, until = beside
            near = Quantity(first, until, value, unit)
            if unit == FOOT and after is not None and after[1] < 12 and _INCHES.match(text[until : after[0]]):
                yield Quantity(first, until, value * 12 + after[1], INCH)
        elif near is not None and _BETWEEN.fullmatch(text, end, near.start):
            near = replace(near, start=start, value=value)
        else:
            near = None
        if near is not None:
            yield near
        after = (start, value)


def _single(text: str, words: UnitWords) -> Iterator[Quantity]:
    """English: a mile, half an inch."""
    for found in islice(_A_UNIT.finditer(text), _MOST):
        beside = words.beside(text, *found.span())
        if beside is not None:
            yield Quantity(found.start(), beside[2], _LOOSE[found[1].casefold()], beside[0])
