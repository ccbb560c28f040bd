"""How a locale writes dates and times by CLDR: the order of day, month and year, 12 or 24 hours, names of months."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Literal
from unicodedata import normalize

import regex

from localize.languages.names import cldr_locale
from localize.languages.tags import parts

_FIELD = regex.compile(r"y+|M+|L+|d+")
_QUOTED = regex.compile(r"'[^']*'")
_AND_TWELVE = frozenset({("fr", "CA"), ("yo", "NG"), ("yo", None)})
"""24 hours by CLDR's patterns, but 12 are written there as well."""


@lru_cache(maxsize=512)
def date_order(tag: str) -> str:
    """The order of a date in figures: `dmy`, `mdy` or `ymd`."""
    return _order(tag, "short")


@lru_cache(maxsize=512)
def date_orders(tag: str) -> frozenset[str]:
    """Every order in which the locale writes dates: in figures, and with the month in letters."""
    return frozenset(_order(tag, length) for length in ("short", "medium", "long"))


@lru_cache(maxsize=512)
def clocks(tag: str) -> frozenset[Literal[12, 24]]:
    """How many hours the clocks have by which times are written."""
    pattern = _QUOTED.sub("", cldr_locale(tag).time_formats["short"].pattern)
    if "h" in pattern or "K" in pattern:
        return frozenset({12})
    here = parts(tag)
    return frozenset({12, 24}) if (here.language, here.region) in _AND_TWELVE else frozenset({24})


@lru_cache(maxsize=512)
def month_names(tag: str) -> Mapping[str, int]:
    """Names of months, whole and short, case folded and NFC, with their numbers from 1; figures are left out."""
    months = cldr_locale(tag).months
    return {
        normalize("NFC", name).casefold().rstrip("."): number
        for use in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, name in months[use][width].items()
        if not any(sign.isdigit() for sign in name)
    }


@lru_cache(maxsize=512)
def day_periods(tag: str) -> frozenset[str]:
    """Words for before and after noon, case folded."""
    widths = cldr_locale(tag).day_periods["format"].values()
    return frozenset(str(names[period]).casefold() for names in widths for period in ("am", "pm") if period in names)


def in_figures(day: date, tag: str) -> str:
    """A day in figures as the locale writes it, in the digits 0 to 9 and our calendar."""
    from babel.dates import format_date

    return format_date(day, "short", locale=cldr_locale(tag))


def _order(tag: str, length: Literal["short", "medium", "long"]) -> str:
    pattern = _QUOTED.sub("", cldr_locale(tag).date_formats[length].pattern)
    fields = [each[0].lower() for each in _FIELD.findall(pattern)]
    return "".join("m" if each == "l" else each for each in fields)
