"""Times on a clock as English and figures write them, and the hours they become on other clocks."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import regex

from localize.languages import parts

_TWELVE = regex.compile(
    r"(?<![\d.:])(?P<hour>1[0-2]|0?[1-9])(?:[.:](?P<minute>[0-5]\d))?\s?(?P<half>[ap])(?:\.\s?m\.?|m(?!\p{L}))",
    regex.IGNORECASE,
)
_FIGURES = regex.compile(r"(?<![\d.:])(?P<hour>2[0-4]|1\d|0?\d)[:h](?P<minute>[0-5]\d)(?![\d:])")
_FROM_SUNRISE = frozenset({"sw", "am", "ti", "om", "lg"})
"""Languages that count the hours from six: 7 a.m. is hour one."""


@dataclass(frozen=True, slots=True)
class ClockTime:
    """An hour of 0 to 24 and minutes, and where they stand (code points). `named`: as a.m. or p.m."""

    start: int
    end: int
    hour: int
    minute: int
    named: bool


def clock_times(text: str) -> list[ClockTime]:
    """Times in the order of their place. Digits must be folded."""
    found = [_twelve(each) for each in _TWELVE.finditer(text)]
    taken = {each.start for each in found}
    figures = (
        ClockTime(each.start(), each.end(), int(each["hour"]), int(each["minute"]), False)
        for each in _FIGURES.finditer(text)
    )
    return sorted([*found, *(each for each in figures if each.start not in taken)], key=lambda each: each.start)


def _twelve(found: regex.Match[str]) -> ClockTime:
    hour = int(found["hour"]) % 12 + (12 if found["half"].lower() == "p" else 0)
    return ClockTime(found.start(), found.end(), hour, int(found["minute"] or 0), True)


def hours_elsewhere(time: ClockTime, locale: str) -> frozenset[Decimal]:
    """The hour of a time on a clock of 12 or 24 hours, or where the locale counts from another hour."""
    hours = {time.hour, time.hour % 12 or 12, time.hour or 24}
    if parts(locale).language in _FROM_SUNRISE:
        hours.add((time.hour - 6) % 12 or 12)
    return frozenset(Decimal(each) for each in hours)
