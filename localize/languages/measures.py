"""Units and money of a place by CLDR: what units are called in a language, and which system and currency are used.

Babel has the names of units, not the measurement systems of places; those are CLDR's `measurementData`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from localize.languages.names import cldr_locale
from localize.languages.tags import likely_region, parts

_US_REGIONS = frozenset({"US", "LR", "PR", "GU", "AS", "VI", "MP", "UM"})
_MILES_ON_ROADS = frozenset({"GB", "IM", "JE", "GG", "MM"})


class UnitName(NamedTuple):
    """What is written around the number: `maili` before it, or `miles` after it."""

    before: str
    after: str


def region(tag: str) -> str | None:
    """The region of a tag, or the one where most people read what has none: BR for pt."""
    here = parts(tag)
    return here.region or likely_region(here.language, here.script)


def is_metric(tag: str) -> bool:
    """Whether people there read kilometres and kilograms, and neither miles nor pounds as well."""
    return region(tag) not in _US_REGIONS | _MILES_ON_ROADS


@lru_cache(maxsize=4096)
def unit_names(tag: str, unit: str) -> frozenset[UnitName]:
    """All ways to write a unit of CLDR (`length-mile`): long and short, every plural. Signs as `#` are left out."""
    widths: Mapping[str, Mapping[str, str]] = cldr_locale(tag)._data["unit_patterns"].get(unit, {})
    return frozenset(_names(widths))


def _names(widths: Mapping[str, Any]) -> Iterator[UnitName]:
    for plurals in widths.values():
        for plural, pattern in plurals.items():
            before, there, after = pattern.partition("{0}")
            if there and plural != "per" and any(sign.isalpha() for sign in before + after):
                yield UnitName(_trimmed(before), _trimmed(after))


def _trimmed(text: str) -> str:
    return text.strip(" \u00a0\u202f\u200e\u200f")
