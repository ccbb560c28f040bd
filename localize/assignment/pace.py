"""How much is given a day, of late: over the last days on which anybody worked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

LAST_DAYS = 7


@dataclass(frozen=True)
class Pace:
    """Judgments and characters a day over the last `days` (at most LAST_DAYS) on which anybody worked.

    `people` worked on them. `characters` is None where those of items were not counted.
    """

    judgments: float
    characters: float | None
    days: int
    people: int


def pace_of(given: Mapping[tuple[str, date], tuple[int, int]]) -> Pace | None:
    """`given` is (items, characters) by person and day; None where nobody gave anything."""
    days = set(sorted({day for _, day in given}, reverse=True)[:LAST_DAYS])
    if not days:
        return None
    late = [(person, *much) for (person, day), much in given.items() if day in days]
    characters = sum(each for _, _, each in late)
    judgments = sum(each for _, each, _ in late)
    read = characters / len(days) if characters else None
    return Pace(judgments / len(days), read, len(days), len({person for person, _, _ in late}))


def active_since(given: Iterable[tuple[str, date]], today: date, days: int = LAST_DAYS) -> set[str]:
    """Who gave something on one of the last days, today among them."""
    first = today - timedelta(days=days - 1)
    return {person for person, day in given if day >= first}
