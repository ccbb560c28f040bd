"""Numbers, times and lists as people of a UI language write them. Digits are the ones of the keyboard everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo

from localize.languages.names import cldr_locale


def number(value: float, ui_language: str, *, digits: int = 3) -> str:
    """A number with the separators of the language and at most `digits` decimals."""
    from babel.numbers import format_decimal

    return format_decimal(round(value, digits), locale=cldr_locale(ui_language))


def percent(share: float, ui_language: str, *, digits: int = 0) -> str:
    """A share between 0 and 1 as per cent with at most `digits` decimals: `12%`."""
    from babel.numbers import format_percent

    rounded = round(share, digits + 2)
    return format_percent(rounded, locale=cldr_locale(ui_language), decimal_quantization=False)


def moment(when: datetime, ui_language: str, timezone: str = "UTC") -> str:
    """A short date and time on the clock of `timezone` (an IANA name; UTC if nobody knows it). `when` is aware."""
    from babel.dates import format_datetime

    return format_datetime(when, format="short", tzinfo=_zone(timezone), locale=cldr_locale(ui_language))


def day(when: date, ui_language: str) -> str:
    """A day with its weekday: `Mon, Jan 4, 2027`."""
    from babel.dates import format_date, format_skeleton

    spoken = cldr_locale(ui_language)
    try:
        return format_skeleton("yMMMEd", when, locale=spoken)
    except KeyError:  # a language without this pattern
        return format_date(when, locale=spoken)


def days(first: date, last: date, ui_language: str) -> str:
    """A range of days, the shortest that says it: `Jan 5 – 12, 2027`. One day where both are the same."""
    from babel.dates import format_interval, format_skeleton

    spoken = cldr_locale(ui_language)
    if first == last:
        return format_skeleton("yMMMd", first, locale=spoken)
    return format_interval(first, last, "yMMMd", locale=spoken)


def first_weekday(tag: str) -> int:
    """The day on which a week begins where a locale is spoken, 0 being Monday."""
    first: int = cldr_locale(tag).first_week_day
    return first


def money(amount: Decimal, currency: str, ui_language: str) -> str:
    """An amount with its currency's code, no digit of it lost: `0.125 USD`. `currency` may be any text."""
    from babel.numbers import format_decimal, get_currency_precision

    exact = -int(amount.normalize().as_tuple().exponent)  # a finite one, so its exponent is a number
    digits = max(get_currency_precision(currency), exact)
    pattern = f"#,##0.{'0' * digits}" if digits else "#,##0"
    return f"{format_decimal(amount, format=pattern, locale=cldr_locale(ui_language))}\u00a0{currency}"


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


def payable(amount: Decimal, currency: str) -> Decimal:
    """An amount in the smallest unit of its currency that can be paid, half of it upwards: 0.125 USD is 0.13."""
    from babel.numbers import get_currency_precision

    return amount.quantize(Decimal(1).scaleb(-get_currency_precision(currency)), ROUND_HALF_UP)
