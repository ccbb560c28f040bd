"""All that says a number in one text: digits, numerals, words, names of months."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property, lru_cache
from unicodedata import normalize

import regex

from localize.languages import parts
from localize.languages.date_forms import month_names
from localize.signals.clock_times import ClockTime, clock_times
from localize.signals.digits import folded
from localize.signals.english_numbers import meanings, number_words
from localize.signals.masking import masked
from localize.signals.measured import Quantity, quantities
from localize.signals.money import Amount, amounts
from localize.signals.number_tokens import Number, numbers
from localize.signals.numerals import han_numerals, korean_numerals, roman_numerals
from localize.signals.spellings import any_of, one_spelling

_RUN = regex.compile(r"\d(?:[\s().\u2010-\u2013-]{0,2}\d){8,39}")
_LONG, _PART = 9, 3
"""Digits of a telephone number, and of a part of it."""
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
        """The digits of a number and nothing else."""
        return "".join(filter(str.isdecimal, self.plain[number.start : number.end]))

    def dials(self, digits: str) -> bool:
        """Whether these digits are part of a telephone number or another long one, however it is cut."""
        return len(digits) >= _PART and any(digits in each for each in self._long)

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
