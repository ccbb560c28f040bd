"""Numbers, times and lists as people of a UI language write them. Digits are the ones of the keyboard everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from localize.languages.names import cldr_locale


def number(value: float, ui_language: str, *, digits: int = 3) -> str:
    """A number with the separators of the language and at most `digits` decimals."""
    from babel.numbers import format_decimal

    return format_decimal(round(value, digits), locale=cldr_locale(ui_language))


def percent(share: float, ui_language: str) -> str:
    """A share between 0 and 1 as whole per cent."""
    from babel.numbers import format_percent

    return format_percent(share, locale=cldr_locale(ui_language))


def moment(when: datetime, ui_language: str, timezone: str = "UTC") -> str:
    """A short date and time on the clock of `timezone` (an IANA name; UTC if nobody knows it). `when` is aware."""
    from babel.dates import format_datetime

    return format_datetime(when, format="short", tzinfo=_zone(timezone), locale=cldr_locale(ui_language))


def duration(seconds: float, ui_language: str) -> str:
    """A length of time in its largest sensible unit: `2 hours`."""
    from babel.dates import format_timedelta

    return format_timedelta(timedelta(seconds=seconds), locale=cldr_locale(ui_language))


def list_of(items: Sequence[str], ui_language: str) -> str:
    """Items as a sentence lists them: `a, b, and c`."""
    from babel.lists import format_list

    return format_list(items, locale=cldr_locale(ui_language))


def _zone(timezone: str) -> ZoneInfo:
    try:
        return ZoneInfo(timezone)
    except (KeyError, ValueError, OSError):
        return ZoneInfo("UTC")
