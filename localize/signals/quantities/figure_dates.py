"""Dates in figures: 03/25/2024, and the days that they may mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import regex

_MARKS = "\u200e\u200f"
_MARK = f"[{_MARKS}]?"
_DATE = regex.compile(
    rf"(?<![\d./-])(?P<a>\d{{1,4}}){_MARK}(?P<sign>[./-])[ {_MARKS}]?(?P<b>\d{{1,2}}){_MARK}(?P=sign)[ {_MARKS}]?"
    r"(?P<c>\d{4}|\d{1,2})(?![\d/-]|\.\d)"
)
_ORDERS = ("dmy", "mdy", "ymd")
_FIRST_YEAR, _LAST_YEAR = 1000, 2999
_CENTURY, _YOUNGEST = 1900, 69


@dataclass(frozen=True, slots=True)
class FigureDate:
    """A date at `start` to `end` (code points), as written, and its days by the order in which it is read."""

    start: int
    end: int
    written: str
    days: dict[str, date]


def figure_dates(plain: str) -> Iterator[FigureDate]:
    """In order. `plain` has its digits folded. What is no day in any order (a score, a version) is left out."""
    for found in _DATE.finditer(plain):
        fields = found["a"], found["b"], found["c"]
        if found["sign"] != "/" and not any(len(each) == 4 for each in fields):
            continue
        days = {order: day for order in _ORDERS if (day := _day(order, fields)) is not None}
        if days:
            yield FigureDate(found.start(), found.end(), found.group(), days)


def _day(order: str, fields: tuple[str, str, str]) -> date | None:
    named = dict(zip(order, fields, strict=True))
    if len(named["d"]) > 2 or len(named["m"]) > 2 or len(named["y"]) not in (2, 4):
        return None
    year = int(named["y"])
    if len(named["y"]) == 2:
        year += _CENTURY if year > _YOUNGEST else _CENTURY + 100
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return date(year, int(named["m"]), int(named["d"]))
    except ValueError:
        return None
