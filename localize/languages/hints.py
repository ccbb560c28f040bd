"""How things are written in a place, as CLDR shows it: dates, numbers, money. Only where we are sure.

Babel writes Latin digits and the Gregorian calendar whatever a place uses, so what would come out wrong is left out. It
has no data on quotation marks and preferred units, so there are no hints for these.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from functools import cache, lru_cache

from babel.core import Locale, UnknownLocaleError

from localize.languages.chain import is_family
from localize.languages.tags import UnknownLocale, canonical, parts

_DAY = date(2026, 12, 31)
_EVENING = time(18, 30)
_NUMBER = 1_234_567.5
_AMOUNT = 1_234_567

# Where another calendar or another count of hours stands beside, or before, the one that Babel writes.
_OTHER_CALENDARS = frozenset({"AF", "ET", "IR", "NP", "SA", "TH"})
_OTHER_HOURS = frozenset({"ET"})


@lru_cache(maxsize=4096)
def hint(name: str, locale: str) -> str | None:
    """What CLDR says for a rubric's `hint` (`cldr:date.short,date.long`), in the locale's own writing; or None.

    A locale without a region, or one that CLDR has no data for, gets no hint of what differs from place to place.
    """
    source, _, asked = name.partition(":")
    if source != "cldr":
        return None
    found = [_one(each.strip(), locale) for each in asked.split(",")]
    return " · ".join(each for each in found if each) or None


def _one(name: str, locale: str) -> str | None:
    spoken = _exactly(locale)
    show = _SHOWN.get(name)
    return show(spoken) if spoken is not None and show is not None else None


def _exactly(tag: str) -> Locale | None:
    """CLDR's data for just this place; never the parent's, which would be another place's."""
    try:
        here, written = parts(tag), canonical(tag)
        spoken = Locale.parse(written, sep="-")
    except (UnknownLocale, UnknownLocaleError, ValueError):
        return None
    if here.region is None or is_family(here.region) or here.variants:
        return None
    same = (spoken.language, spoken.territory, spoken.script or here.script) == (
        here.language,
        here.region,
        here.script,
    )
    return spoken if same else None


@cache
def _nobody() -> Locale:
    return Locale("root")


def _has_own(spoken: Locale, *read: Callable[[Locale], object]) -> bool:
    """Whether one of these differs from CLDR's root, which stands in where a language says nothing itself."""
    return any(str(each(spoken)) != str(each(_nobody())) for each in read)


def _has_own_clock(spoken: Locale) -> bool:
    return _has_own(
        spoken,
        lambda here: here.date_formats["short"],
        lambda here: here.date_formats["long"],
        lambda here: here.time_formats["short"],
    )


def _uses_our_digits(spoken: Locale) -> bool:
    return bool(spoken.default_numbering_system == "latn")


def _date(length: str) -> Callable[[Locale], str | None]:
    def show(spoken: Locale) -> str | None:
        from babel.dates import format_date

        sure = _uses_our_digits(spoken) and spoken.territory not in _OTHER_CALENDARS
        return format_date(_DAY, length, locale=spoken) if sure and _has_own_clock(spoken) else None

    return show


def _time(spoken: Locale) -> str | None:
    from babel.dates import format_time

    sure = _uses_our_digits(spoken) and spoken.territory not in _OTHER_HOURS
    return format_time(_EVENING, "short", locale=spoken) if sure and _has_own_clock(spoken) else None


def _number(spoken: Locale) -> str | None:
    from babel.numbers import format_decimal

    # the signs of many a language equal the root's; its pattern for money tells whether CLDR knows its numbers at all
    sure = _uses_our_digits(spoken) and _has_own(spoken, lambda here: here.currency_formats["standard"].pattern)
    return format_decimal(_NUMBER, locale=spoken) if sure else None


def _money(spoken: Locale) -> str | None:
    """An amount in the money of the region, where there is one that everybody there uses."""
    from babel.numbers import format_currency, get_territory_currencies

    current = get_territory_currencies(spoken.territory or "")
    if len(current) != 1 or _number(spoken) is None:
        return None
    return format_currency(_AMOUNT, current[0], locale=spoken)


def _first_week_day(spoken: Locale) -> str | None:
    if not _has_own(spoken, lambda here: here.days["format"]["wide"][0]):
        return None
    # Babel's "stand-alone" days of one locale end up in another's once Punjabi in Arabic letters was loaded
    return str(spoken.days["format"]["wide"][spoken.first_week_day])


def _script(spoken: Locale) -> str | None:
    name = spoken.scripts.get(parts(str(spoken).replace("_", "-")).script)
    return str(name) if name else None


_SHOWN: dict[str, Callable[[Locale], str | None]] = {
    "date.short": _date("short"),
    "date.long": _date("long"),
    "time.short": _time,
    "first_week_day": _first_week_day,
    "decimal": _number,
    "currency": _money,
    "script": _script,
}
