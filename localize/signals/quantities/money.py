"""Amounts of money in a text: a number with a currency's sign, code or name on either side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import regex

from localize.languages.currencies import currencies, currency_names, currency_signs
from localize.languages.measures import unit_names
from localize.signals.quantities.number_tokens import Number
from localize.signals.wording.spellings import any_of, one_spelling

_GAP = r"[\s\u200e\u200f\u061c]{0,2}"
_WORD_GAP = r"[\s\u200e\u200f\u061c-]{0,2}(?:d(?:e|i|os)\s|d['’])?"
_LONGEST = 30
"""Code points of a sign or name."""
_NAMED = ("USD", "EUR", "GBP")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number, its currency (ISO 4217), where both stand (code points), and the side of its sign, if it has one."""

    start: int
    end: int
    number: Number
    currency: str
    written: str
    side: Literal["before", "after"] | None

    @property
    def kind(self) -> str:
        """Its currency, all dollars being one: whose dollar `$` is, a text seldom says."""
        dollar = self.written.endswith("$") and self.written != "R$"
        return "dollar" if dollar or self.currency == "USD" else self.currency


class MoneyWords:
    """Signs and names of currencies in one locale, ready to be looked for."""

    def __init__(self, locale: str) -> None:
        self._signs = {sign.strip("\u200e\u200f"): code for sign, code in currency_signs(locale).items()}
        self._names = {
            one_spelling(name): code for code in (*_NAMED, *currencies(locale)) for name in currency_names(locale, code)
        }
        self._weights = {one_spelling(name.before + name.after) for name in unit_names(locale, "mass-pound")}
        signs = "|".join(_sign(each) for each in sorted(self._signs, key=len, reverse=True))
        names = any_of(self._names, inflected_from=4)
        self._before = regex.compile(
            rf"(?<![\p{{L}}\p{{Sc}}])(?:(?P<sign>{signs})|(?P<name>{any_of(self._names)})){_GAP}\Z"
        )
        self._after = regex.compile(
            rf"{_GAP}(?P<sign>{signs})(?![\p{{L}}\p{{Sc}}])|{_WORD_GAP}(?P<name>{names})", regex.IGNORECASE
        )
        self._anywhere = regex.compile(
            rf"(?<![\p{{L}}\p{{Sc}}])(?:{signs})(?![\p{{L}}\p{{Sc}}])|(?<![\p{{L}}\p{{M}}])(?:{names})",
            regex.IGNORECASE,
        )

    def beside(self, text: str, number: Number) -> Amount | None:
        """The number as an amount of money, if it is one."""
        before = self._before.search(text, max(0, number.start - _LONGEST), number.start)
        after = self._after.match(text, number.end, number.end + _LONGEST)
        found = before if before is not None and before["sign"] else after or before
        if found is None:
            return None
        written = found["sign"] or found["name"]
        code = self._code(written)
        if code is None or (one_spelling(written) in self._weights and number.scale is None):
            return None
        side: Literal["before", "after"] = "before" if found is before else "after"
        start, end = min(number.start, found.start()), max(number.end, found.end())
        return Amount(start, end, number, code, written, side if found["sign"] else None)

    def mentioned(self, text: str) -> frozenset[str]:
        """Currencies that are named anywhere."""
        found = (self._code(each) for each in self._anywhere.findall(text))
        return frozenset(code for code in found if code is not None)

    def _code(self, written: str) -> str | None:
        """A sign may stand in small letters (`usd`)."""
        return self._signs.get(written) or self._signs.get(written.upper()) or self._names.get(one_spelling(written))


@lru_cache(maxsize=256)
def money_words(locale: str) -> MoneyWords:
    return MoneyWords(locale)


def _sign(sign: str) -> str:
    return str(regex.escape(sign)) + (r"(?!\p{L})" if sign[-1].isalpha() else "")


def amounts(text: str, numbers: list[Number], locale: str) -> Iterator[Amount]:
    """Those of the numbers that are amounts of money, in order."""
    words = money_words(locale)
    for number in numbers:
        found = words.beside(text, number)
        if found is not None:
            yield found


def mentioned(text: str, locale: str) -> frozenset[str]:
    """Currencies whose sign, code or name stands anywhere in a text."""
    return money_words(locale).mentioned(text)
