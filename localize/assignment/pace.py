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


def pace_of(given: Mapping[str, Mapping[date, tuple[int, int]]]) -> Pace | None:
    """`given` is (items, characters) by person and day; None where nobody gave anything."""
    days = set(sorted({day for theirs in given.values() for day in theirs}, reverse=True)[:LAST_DAYS])
    if not days:
        return None
    of_late = [(person, theirs[day]) for person, theirs in given.items() for day in days & theirs.keys()]
    judgments = sum(much[0] for _, much in of_late)
    characters = sum(much[1] for _, much in of_late)
    read = characters / len(days) if characters else None
    return Pace(judgments / len(days), read, len(days), len({person for person, _ in of_late}))


def active_since(given: Mapping[str, Iterable[date]], today: date, days: int = LAST_DAYS) -> set[str]:
    """Who gave something on one of the last days, today among them."""
    first = today - timedelta(days=days - 1)
    return {person for person, theirs in given.items() if any(day >= first for day in theirs)}
