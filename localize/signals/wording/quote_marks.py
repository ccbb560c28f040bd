"""Quotation marks by language: CLDR's delimiters, and what its printers use beside them.

A line is `languages: outer marks | inner marks`. Inner marks stand only in a text that has outer or straight ones too.
Babel does not carry these. `’ ‘ ‚ '` are nowhere here: too often they are apostrophes.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from localize.languages import UnknownLocale, parts

ALL = "“”„‟«»「」『』〝〞〟＂"
"""Every mark that is foreign somewhere. Straight ones are at home everywhere."""
_TABLE = """
en bn hi ur ta te kn ml gu mr ne pa si th lo my km tr vi sw yo id ms ko nl af zu xh ha ig so fil cy ga mt tk: “ ”
am ti: « » “ ”
ar: “ ” « »
de de-AT da et lt cs sk sl is bg mk ka lb hsb dsb: „ “ » «
sq: „ “ « »
de-CH de-LI: « » | “ „
hu ro pl hr bs: „ ” « » “
sr: „ ” “ » «
sv fi: ” » «
nb no nn: « »
fr fr-CH fr-BE be: « » | “ ” „
fa: « » | “ ”
ps ku ckb: « » “ ”
ru uk kk ky uz: « » | „ “ ”
es ca eu gl it pt pt-PT pt-BR el hy az lv oc ast: « » “ ”
he yi: “ ” „
ja: 「 」 『 』 | 〝 〟
zh: “ ” 《 》 「 」
zh-Hant: 「 」 『 』 | “ ”
"""


class Marks(NamedTuple):
    outer: frozenset[str]
    inner: frozenset[str]


def _read() -> dict[str, Marks]:
    table = {}
    for line in _TABLE.strip().splitlines():
        languages, marks = line.split(": ")
        outer, _, inner = marks.partition("|")
        for language in languages.split():
            table[language] = Marks(frozenset(outer.split()), frozenset(inner.split()))
    return table


_MARKS = _read()


@lru_cache(maxsize=1024)
def quote_marks(locale: str) -> Marks | None:
    """The marks that are at home in a locale, or None where they are not known."""
    try:
        language, script, region, _ = parts(locale)
    except UnknownLocale:
        return None
    keys = (f"{language}-{region}", f"{language}-{script}", language)
    return next((_MARKS[key] for key in keys if key in _MARKS), None)
