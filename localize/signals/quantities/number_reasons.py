"""What may explain that a number of a source is gone, or that a number of its translation is new."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

import regex

from localize.signals.quantities.clock_times import ClockTime, hours_elsewhere
from localize.signals.quantities.number_tokens import Number
from localize.signals.quantities.text_numbers import TextNumbers
from localize.signals.quantities.unit_words import (
    CELSIUS,
    DEGREE,
    FAHRENHEIT,
    KILOMETRE,
    KILOMETRES_PER_HOUR,
    MILE,
    MILES_PER_HOUR,
)
from localize.signals.quantities.year_forms import decade_forms, decades, is_year, years_elsewhere

ABOUT = 0.07
"""By how much a converted quantity may be rounded, as a share of it: 200 miles are 300 km."""
_SPELLED_OUT = 12
"""Whole numbers up to this one are written in words in many languages."""
_ONE_WORD = frozenset({100, 1000})
_SPELLED_ORDINALS = frozenset({"ar", "ckb", "fa", "ps", "yo"})
"""Languages that write ordinals and decades in words: القرن التاسع عشر."""
_NEW_CENTURY = 2000
"""The 2000s are the beginning of the century in many languages."""
_WORDS_UP_TO = {"yo": 10**12, "ko": 99}
"""Languages that write many numbers in words, up to these; years stay in figures."""
_FIRST_YEAR, _LAST_YEAR = 1100, 2100
_ORDINAL = regex.compile(r"(?:st|nd|rd|th)(?!\p{L})", regex.IGNORECASE)
_WEEKDAY = regex.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tonight|tomorrow)\b", regex.IGNORECASE
)
"""Where English says the day of the week, news elsewhere gives the day of the month."""
_QUARTERS = frozenset({0, 15, 30, 45})
"""Minutes that have a name: half past, a quarter to."""
_FAMILY = {KILOMETRES_PER_HOUR: KILOMETRE, MILES_PER_HOUR: MILE, DEGREE: CELSIUS, FAHRENHEIT: CELSIUS}
"""Units whose names are parts of one another's."""
_MOST_QUANTITIES = 200
"""So many quantities of a source, from its beginning, are converted."""
_HUNDRED = 100
_LEAST = 0.05


class Reason(StrEnum):
    """Why two numbers may say the same although they differ."""

    UNIT = "unit"
    CLOCK = "clock"
    DATE = "date"
    MONEY = "money"
    WORDS = "words"


class Reasons:
    """What the one text may have become in the other."""

    def __init__(self, source: TextNumbers, text: TextNumbers) -> None:
        self._source = source
        self._text = text
        self._decades = decades(source.plain) if source.language == "en" else []
        self._quantities = source.quantities[:_MOST_QUANTITIES]
        self._amounts = [_Amount.of(each, text) for each in text.numbers if each.value is not None]
        self._converted = [each for quantity in self._quantities for each in quantity.in_other_units()]
        self._short = {_short(each, text) for each in text.numbers}
        hours = (hours_elsewhere(each, text.locale) for each in source.times)
        minutes = frozenset(Decimal(each.minute) for each in source.times)
        self._clock = minutes.union(*hours)
        paid, here = ({each.kind for each in side.money} for side in (source, text))
        self._exchanged = here - paid if paid else set()
        self._names_a_day = source.language == "en" and _WEEKDAY.search(source.plain) is not None
        self._years = set(self._years_of(source.numbers))

    def for_gone(self, number: Number) -> Reason | None:
        """Why a number of the source may be missing."""
        inside = (each for each in self._quantities if each.start <= number.start < each.end)
        if any(amount.is_about(*made) for each in inside for made in each.in_other_units() for amount in self._amounts):
            return Reason.UNIT
        if any(each.start <= number.start < each.end and self._is_told(each) for each in self._source.times):
            return Reason.CLOCK
        if self._exchanged and any(each.number is number for each in self._source.money):
            return Reason.MONEY
        years = self._years_of([number])
        if any(year in (self._text.said if year >= _HUNDRED else self._short) for year in years):
            return Reason.DATE
        return None

    def for_new(self, number: Number) -> Reason | None:
        """Why a number that the source does not have may be right."""
        if number.value is not None:
            amount = _Amount.of(number, self._text)
            if any(amount.is_about(*made) for made in self._converted):
                return Reason.UNIT
        if any(each.number is number and each.kind in self._exchanged for each in self._text.money):
            return Reason.MONEY
        if self._names_a_day and self._text.is_day(number):
            return Reason.DATE
        unsaid = [rest for reading in number.readings if (rest := set(reading) - self._source.said)]
        for reason, values in ((Reason.CLOCK, self._clock), (Reason.DATE, self._years)):
            if any(rest <= values for rest in unsaid):
                return reason
        return None

    def in_words(self, number: Number) -> bool:
        """Whether a number of the source may be written in words: a small one, a round one, an ordinal."""
        value = number.scaled or number.value
        if value is None:
            return all(each <= _SPELLED_OUT for each in number.readings[-1])
        if value <= _SPELLED_OUT or value in _ONE_WORD or (value == _NEW_CENTURY and self._is_decade(number)):
            return True
        if value <= _WORDS_UP_TO.get(self._text.language, 0):
            return not _FIRST_YEAR <= value <= _LAST_YEAR
        ordinal = _ORDINAL.match(self._source.plain, number.end) is not None or self._is_decade(number)
        return ordinal and self._text.language in _SPELLED_ORDINALS

    def _is_told(self, time: ClockTime) -> bool:
        minute = time.minute in _QUARTERS or Decimal(time.minute) in self._text.said
        return minute and not self._text.said.isdisjoint(hours_elsewhere(time, self._text.locale))

    def _is_decade(self, number: Number) -> bool:
        return any(start <= number.start < end for start, end in self._decades)

    def _years_of(self, numbers: Iterable[Number]) -> Iterator[Decimal]:
        for number in numbers:
            value = number.value
            if value is None or value != int(value):
                continue
            year = int(value)
            if self._is_decade(number):
                yield from map(Decimal, decade_forms(year))
            if is_year(year):
                yield Decimal(year % _HUNDRED)
                yield from map(Decimal, years_elsewhere(year, self._text.locale))
            elif year < _HUNDRED:
                yield from (Decimal(1900 + year), Decimal(2000 + year))


@dataclass(frozen=True, slots=True)
class _Amount:
    """A number of the text, and its unit if that is known."""

    value: float
    unit: str | None

    @classmethod
    def of(cls, number: Number, text: TextNumbers) -> _Amount:
        units = (each.unit for each in text.quantities[:_MOST_QUANTITIES] if each.start <= number.start < each.end)
        return cls(float(number.scaled or number.value or 0), next(units, None))

    def is_about(self, unit: str, value: float) -> bool:
        """Whether it is this quantity, rounded."""
        if self.unit is not None and _FAMILY.get(self.unit, self.unit) != _FAMILY.get(unit, unit):
            return False
        rounded = abs(value) >= 1 and round(value) == self.value
        return rounded or abs(self.value - value) <= max(ABOUT * abs(value), _LEAST)


def _short(number: Number, text: TextNumbers) -> Decimal | None:
    """The value of two digits: 18 may be a year, 8 not."""
    digits = text.plain[number.start : number.end].strip()
    return number.value if len(digits) == 2 else None
