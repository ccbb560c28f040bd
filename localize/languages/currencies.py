"""Money of a place by CLDR: its currencies, their signs and names in a language, and on which side the sign stands."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal
from unicodedata import normalize

import regex
from babel.core import Locale
from babel.numbers import get_territory_currencies

from localize.languages.measures import region
from localize.languages.names import cldr_locale

_RELATIVES = {"USD": ("USD", "CAD", "AUD"), "GBP": ("GBP", "EGP", "LBP")}
"""A currency, and others that share its name."""
_LEAST_NAME = 2
_WORDS = regex.compile(r"[\s-]+")
_WITHOUT_SPACES = regex.compile(r"[\p{Han}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")
_ALSO = {"tr": "dolar", "yo": "dọ́là", "zh": "美金"}
"""What dollars are called where CLDR's names do not tell."""
_CODES = (
    "USD",
    "EUR",
    "GBP",
    "JPY",
    "CNY",
    "INR",
    "BRL",
    "CHF",
    "CAD",
    "AUD",
    "MXN",
    "RUB",
    "KRW",
    "TRY",
    "ILS",
    "THB",
)


@lru_cache(maxsize=512)
def currencies(tag: str) -> tuple[str, ...]:
    """Codes (ISO 4217) of the money that people pay with in the region of a tag; empty if nobody knows."""
    return tuple(get_territory_currencies(region(tag) or ""))


@lru_cache(maxsize=512)
def currency_signs(tag: str) -> Mapping[str, str]:
    """Signs and codes, as the language writes them, with their currency: `US$` and `USD` are USD, `$` what it is."""
    symbols: Mapping[str, str] = cldr_locale(tag).currency_symbols
    signs = {symbol: code for code, symbol in symbols.items() if not symbol.isalpha()}
    own = {symbols[code]: code for code in currencies(tag) if code in symbols}
    yen = signs.get("¥") or own.get("¥") or "JPY"
    return (
        {"￥": yen, "$": "USD", "£": "GBP", "€": "EUR", "US$": "USD", "R$": "BRL"}
        | signs
        | {c: c for c in _CODES}
        | own
    )


@lru_cache(maxsize=512)
def currency_names(tag: str, code: str) -> frozenset[str]:
    """Names of a currency in a language, every plural; of dollars and pounds also the word that all share."""
    spoken = cldr_locale(tag)
    names = {spoken.currencies.get(code, ""), *spoken._data["currency_names_plural"].get(code, {}).values()}
    alike = _RELATIVES.get(code, ())
    plurals = {plural for each in alike for plural in spoken._data["currency_names_plural"].get(each, {})}
    for plural in (None, *plurals) if alike else ():
        names.add(_shared([_name(spoken, each, plural) for each in alike]))
    if code == "USD":
        names.add(_ALSO.get(spoken.language, ""))
    return frozenset(str(name) for name in names if len(name) >= _LEAST_NAME)


@lru_cache(maxsize=512)
def sign_side(tag: str) -> Literal["before", "after"]:
    """Where the sign of a currency stands."""
    pattern: str = cldr_locale(tag).currency_formats["standard"].pattern
    return "before" if pattern.index("¤") < pattern.index("#") else "after"


def _name(spoken: Locale, code: str, plural: str | None) -> str:
    usual = spoken.currencies.get(code, "")
    return normalize("NFC", spoken._data["currency_names_plural"].get(code, {}).get(plural, usual)).casefold()


def _shared(names: list[str]) -> str:
    """The word that all have: `доллар` of `доллар США`, `канадский доллар`, `австралийский доллар`; or no word."""
    shared, *others = names
    for other in others:
        here = SequenceMatcher(None, shared, other, autojunk=False).find_longest_match()
        shared = shared[here.a : here.a + here.size]
    if _WITHOUT_SPACES.search(shared):
        return shared.strip()
    words = [set(_WORDS.split(each)) for each in (shared, *names)]
    return max(set.intersection(*words), key=lambda word: (len(word), word), default="")
