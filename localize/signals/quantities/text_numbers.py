"""All that says a number in one text: digits, numerals, words, names of months."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property, lru_cache
from unicodedata import normalize

import regex

from localize.languages import parts
from localize.languages.date_forms import month_names
from localize.signals.quantities.clock_times import ClockTime, clock_times
from localize.signals.quantities.digits import folded
from localize.signals.quantities.english_numbers import meanings, number_words
from localize.signals.quantities.measured import Quantity, quantities
from localize.signals.quantities.money import Amount, amounts
from localize.signals.quantities.number_tokens import Number, numbers
from localize.signals.quantities.numerals import han_numerals, korean_numerals, roman_numerals
from localize.signals.wording.masking import masked
from localize.signals.wording.spellings import any_of, one_spelling

_RUN = regex.compile(r"\d(?:[\s().\u2010-\u2013-]{0,2}\d){8,39}")
_CUT = regex.compile(r"\d{1,9}(?:[/-]\d{1,9}){1,3}")
_LONG, _PART = 9, 3
"""Digits of a telephone number, and of a part of it."""
_DAY_SIGN = regex.compile(r"\s?[日일号號]")
_NEAR = 4
"""Code points between a day and its month."""
_LONGEST_MONTH = 31
_HAN_LANGUAGES = frozenset({"zh", "ja", "yue", "ko"})


class TextNumbers:
    """The numbers of a text. `plain` has its digits folded and code, addresses and placeholders blanked."""

    def __init__(self, text: str, locale: str) -> None:
        self.plain = folded(masked(text))
        self.locale = locale
        self.language = parts(locale).language
        self.numbers = numbers(self.plain, locale)

    @cached_property
    def quantities(self) -> list[Quantity]:
        """Numbers with a unit."""
        return quantities(self.plain, self.numbers, self.locale)

    @cached_property
    def money(self) -> list[Amount]:
        """Numbers that are amounts of money."""
        return list(amounts(self.plain, self.numbers, self.locale))

    @cached_property
    def times(self) -> list[ClockTime]:
        """Times on a clock."""
        return clock_times(self.plain)

    @cached_property
    def said(self) -> frozenset[Decimal]:
        """Every value that something in the text says or may mean."""
        return frozenset(self._said())

    @cached_property
    def said_plainly(self) -> frozenset[Decimal]:
        """Values without those whose magnitude stands beside them: not the 3 of `3 million`."""
        scaled = {each.value for each in self.numbers if each.surely}
        alone = {each.value for each in self.numbers if not each.surely}
        return frozenset(value for value in self.said if value in alone or value not in scaled)

    def digits_of(self, number: Number) -> str:
        """The digits of a number, with those that hang on to it: 2471 for 24/71."""
        start, end = self._cut.get(number.start, (number.start, number.end))
        return "".join(filter(str.isdecimal, self.plain[start:end]))

    def has_digits(self, digits: str) -> bool:
        """Whether these digits stand here too, however they are cut; also as part of a telephone number."""
        return len(digits) >= _PART and (digits in self._digits or any(digits in each for each in self._long))

    def is_in_name(self, number: Number) -> bool:
        """Whether letters stand on both sides: W3C."""
        before, after = self.plain[max(0, number.start - 1) : number.start], self.plain[number.end : number.end + 1]
        return before.isascii() and before.isalpha() and after.isascii() and after.isalpha()

    def is_day(self, number: Number) -> bool:
        """Whether it is the day of a month."""
        _, months = _months(self.locale)
        if months.search(self.plain, max(0, number.start - _NEAR), number.end + _NEAR + _LONGEST_MONTH):
            return number.value is not None and 1 <= number.value <= _LONGEST_MONTH
        return _DAY_SIGN.match(self.plain, number.end) is not None

    @cached_property
    def _digits(self) -> frozenset[str]:
        return frozenset(self.digits_of(each) for each in self.numbers)

    @cached_property
    def _cut(self) -> dict[int, tuple[int, int]]:
        """Start of each number in a run such as 24/7 -> where the run begins and ends."""
        runs = [each.span() for each in _CUT.finditer(self.plain)]
        return {place: run for run in runs for place in range(*run)}

    @cached_property
    def _long(self) -> list[str]:
        runs = (regex.sub(r"\D", "", each) for each in _RUN.findall(self.plain))
        return [each for each in runs if len(each) >= _LONG]

    def _said(self) -> Iterator[Decimal]:
        for each in self.numbers:
            for reading in each.readings:
                yield from reading
            if each.scaled is not None:
                yield each.scaled
        yield from roman_numerals(self.plain)
        if self.language in _HAN_LANGUAGES:
            yield from han_numerals(self.plain)
        if self.language == "ko":
            yield from korean_numerals(normalize("NFC", self.plain))
        if self.language == "en":
            yield from (each.value for each in number_words(self.plain))
            yield from meanings(self.plain)
        names, pattern = _months(self.locale)
        yield from (Decimal(names[one_spelling(each)]) for each in pattern.findall(self.plain))


@lru_cache(maxsize=256)
def _months(locale: str) -> tuple[dict[str, int], regex.Pattern[str]]:
    names = {one_spelling(name): number for name, number in month_names(locale).items()}
    if parts(locale).language == "en":
        names["sept"] = 9
    return names, regex.compile(rf"(?<![\p{{L}}\p{{M}}])(?:{any_of(names)})", regex.IGNORECASE)
