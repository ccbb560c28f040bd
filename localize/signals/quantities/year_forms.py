"""Years and decades as other calendars and habits write them: 2018 is 2561, 1397 or 平成30, the 1930s are the 30s."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from localize.languages import parts
from localize.languages.measures import region

_DECADE = regex.compile(r"(?<![\d.,])(?:1\d|20|')?\d0(?='?s(?!\p{L}))")
_FIRST, _LAST = 1000, 2999
_OFFSETS: dict[str, tuple[int, ...]] = {
    "TH": (543,),
    "IR": (-621, -622),
    "AF": (-621, -622),
    "TW": (-1911,),
    "IL": (3760, 3761),
    "NP": (56, 57),
    "ET": (-7, -8),
    "BD": (-593, -594),
}
"""Region -> what is added to a Gregorian year: Buddhist, Persian, Minguo, Hebrew, Bikram Sambat, Ethiopian, Bengali."""
_JAPANESE_ERAS = ((1868, 1912), (1912, 1926), (1926, 1989), (1989, 2019), (2019, 2999))
"""First and last Gregorian year; the first is year 1."""


def decades(text: str) -> list[tuple[int, int]]:
    """Where an English text names a decade: the digits of `1930s`."""
    return [found.span() for found in _DECADE.finditer(text)]


def is_year(value: int) -> bool:
    """Whether it may be one."""
    return _FIRST <= value <= _LAST


def years_elsewhere(year: int, locale: str) -> Iterator[int]:
    """A Gregorian year in the other calendars of a locale."""
    yield from (year + offset for offset in _OFFSETS.get(region(locale) or "", ()))
    if parts(locale).language == "ja":
        yield from (year - first + 1 for first, last in _JAPANESE_ERAS if first <= year <= last)
    if parts(locale).language == "ar":
        yield from (round((year - 622) * 33 / 32) + each for each in (0, 1))


def decade_forms(year: int) -> tuple[int, ...]:
    """Numbers that a decade is named with: the 1930s, the 30s, those of the 20th century."""
    return (year, year % 100, year // 100 + 1, 1900 + year % 100)
