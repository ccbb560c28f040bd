"""Dates and times in the order and on the clock of another place: 03/25/2024 in Brazil, 3:30 PM where it is 15:30."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import regex

from localize.errors import Said, said
from localize.languages import parts
from localize.languages.date_forms import clocks, date_order, date_orders, day_periods, in_figures, month_names
from localize.languages.number_forms import has_forms
from localize.signals.beginnings import LONGEST_READ, with_reach
from localize.signals.model import Case, Finding, Signal, Span, look, not_applicable, ok
from localize.signals.quantities.clock_times import ClockTime, clock_times
from localize.signals.quantities.digits import folded
from localize.signals.quantities.figure_dates import FigureDate, figure_dates
from localize.signals.wording.masking import masked
from localize.signals.wording.spellings import any_of

MOST_SPANS = 40
_MONTH_FIRST_TOO = frozenset({"sw"})
"""Languages that write `Septemba 29, 2018` beside what CLDR has."""
_COUNTED_MONTH = r"\d{1,2}\s?[月월]|tháng\s\d{1,2}"
_DAY = r"(?<!\d)(?:0?[1-9]|[12]\d|3[01])(?!\d)"
_LOOSE_AM = regex.compile(r"\s[aA][mM]\Z")
"""`4 am Sonntag` is German."""


def _find(cases: Sequence[Case]) -> list[Finding]:
    return [with_reach(_look_at(case), case.text) for case in cases]


def _look_at(case: Case) -> Finding:
    plain = folded(masked(case.text[:LONGEST_READ]))
    dates, times = list(figure_dates(plain)), clock_times(plain)
    foreign = [*_dates(dates, case), *_times(times, plain, case.locale), *_month_first(plain, case.locale)]
    if foreign:
        spans = [Span(start, end, note=asked) for start, end, asked in sorted(foreign, key=lambda each: each[0])]
        return look(min(foreign, key=lambda each: each[0])[2], *spans[:MOST_SPANS])
    if dates or times or _dated(case.locale).search(plain):
        return ok()
    return not_applicable(said("There are no dates and no times in it."))


def _dates(dates: Sequence[FigureDate], case: Case) -> Iterator[tuple[int, int, Said]]:
    """A year in front is clear everywhere, whatever the locale's order is."""
    orders = date_orders(case.locale) | {"ymd"}
    theirs = date_order(case.source_locale or "en") if case.source else None
    for each in dates:
        if orders.isdisjoint(each.days):
            usual = in_figures(next(iter(each.days.values())), case.locale)
            yield each.start, each.end, said("“{written}”: usually {usual} here?", written=each.written, usual=usual)
        elif theirs in each.days and theirs not in orders and each.written in folded(case.source or ""):
            usual = in_figures(each.days[theirs], case.locale)
            copied = said("“{written}” stands as in the source. Here {usual}?", written=each.written, usual=usual)
            yield each.start, each.end, copied


def _times(times: Sequence[ClockTime], plain: str, locale: str) -> Iterator[tuple[int, int, Said]]:
    """a.m. and p.m. where a day has 24 hours, or where its halves have other names. British English writes both."""
    both = clocks(locale) == {12, 24}
    if parts(locale).language == "en" or both or (12 in clocks(locale) and _has_our_halves(locale)):
        return
    for each in times:
        written = plain[each.start : each.end]
        if each.named and not (_LOOSE_AM.search(written) and ":" not in written):
            if 24 in clocks(locale):
                usual = f"{each.hour}:{each.minute:02}"
                yield each.start, each.end, said("“{written}”: usually {usual} here?", written=written, usual=usual)
            else:
                yield each.start, each.end, said("“{written}” has the English a.m. or p.m.", written=written)


def _has_our_halves(locale: str) -> bool:
    return any(regex.sub(r"[^a-z]", "", each) == "pm" for each in day_periods(locale))


def _month_first(plain: str, locale: str) -> Iterator[tuple[int, int, Said]]:
    """März 25, 2024."""
    if "mdy" in date_orders(locale) or parts(locale).language in _MONTH_FIRST_TOO or "dmy" not in date_orders(locale):
        return
    for found in _english_order(locale).finditer(plain):
        yield *found.span(), said("“{written}” has the order of English. Day first here?", written=found.group())


@lru_cache(maxsize=256)
def _english_order(locale: str) -> regex.Pattern[str]:
    months = any_of(month_names(locale))
    return regex.compile(
        rf"(?<![\p{{L}}\p{{M}}\d]|\d[.ºª]?\s)(?:{months})\.?\s{_DAY},?\s\d{{4}}(?!\d)", regex.IGNORECASE
    )


@lru_cache(maxsize=256)
def _dated(locale: str) -> regex.Pattern[str]:
    """A day with its month in words."""
    months = any_of(month_names(locale))
    return regex.compile(
        rf"{_DAY}[.ºª]?[\s\p{{L}}-]{{0,4}}(?:{months})|(?:{months})\.?\s{_DAY}|{_COUNTED_MONTH}", regex.IGNORECASE
    )


def _unfit(locale: str) -> Said | None:
    return None if has_forms(locale) else said("How dates are written in this language is not known here.")


SIGNAL = Signal(
    name="date_format",
    version="1",
    label=said("Date and time format"),
    meaning=said(
        "Looks for dates in the order of another place, and for times with a.m. or p.m. where people write them "
        "another way. A name or a quotation may keep its own form."
    ),
    category="locale-convention/date-format",
    find=_find,
    cost=0.12,
    unfit=_unfit,
)
