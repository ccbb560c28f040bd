"""What a forecast is made from: people with their days, and how much is left that each may give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from localize.campaign import Caps
from localize.records import Person
from localize.store import Reading, pace
from localize.workspace.context import OpenCampaign
from localize.workspace.given import Day, Given
from localize.workspace.pool_counts import PoolStand

if TYPE_CHECKING:  # numpy takes a tenth of a second to load
    from localize.assignment.forecast import Worker

_NEARLY = 0.5
"""From this part of a pool on it is counted exactly what is left for whom."""
_WORKDAYS = 5
_PEERS_OF_EACH, _PEERS = 3, 15


@dataclass(frozen=True)
class WorkUnit:
    """Work is counted in characters where those of all items are known, else in items."""

    characters: bool

    @classmethod
    def of(cls, stands: Sequence[PoolStand]) -> WorkUnit:
        return cls(all(each.characters > 0 for each in stands if each.items))

    def weight(self, stand: PoolStand) -> float:
        return stand.characters if self.characters else 1.0

    def much(self, day: Day) -> float:
        return float(day.characters if self.characters else day.items)


def worker_of(
    days: Mapping[date, Day], person: Person | None, unit: WorkUnit, now: datetime, most: float, promised: float
) -> Worker:
    from localize.assignment.forecast import Worker

    mine = {day: unit.much(much) for day, much in days.items()}
    today = now.date()
    daily: tuple[float, ...] = ()
    first = min(mine, default=today)
    if first < today:
        daily = tuple(mine.get(first + timedelta(days=each), 0.0) for each in range((today - first).days))
    back = None if person is None else person.away_until
    away = 0 if back is None else max(0, (back.date() - today).days)
    return Worker(daily, mine.get(today, 0.0), most, away, 0.0 if mine else promised)


def peers_of(given: Given, locale: str, unit: WorkUnit, now: datetime) -> list[Worker]:
    """Some people of other locales: of how often somebody leaves, one locale alone knows little."""
    others = (
        theirs
        for other, days in sorted(given.days.items())
        if other != locale
        for _, theirs in islice(sorted(days.items()), _PEERS_OF_EACH)
    )
    return [worker_of(theirs, None, unit, now, 0.0, 0.0) for theirs in islice(others, _PEERS)]


def room_of(view: Reading, stands: Sequence[PoolStand], unit: WorkUnit) -> dict[str, float]:
    """Person -> how much is left that they may give: nobody judges an item twice."""
    nearly = [each for each in stands if each.free < _NEARLY * (each.free + each.live + each.done)]
    exactly = pace.had_of_open(view, [each.pool.id for each in nearly]) if nearly else {}
    room: dict[str, float] = {}
    for stand in stands:
        for person in stand.able:
            left = min(stand.free, stand.items - stand.had.get(person, 0))
            if (stand.pool.id, "") in exactly:
                left = exactly[stand.pool.id, ""] - exactly.get((stand.pool.id, person), 0)
            room[person] = room.get(person, 0.0) + (max(0, left) + stand.more) * unit.weight(stand)
    holding = sum(each.live * unit.weight(each) for each in stands)
    return {person: much + holding for person, much in room.items()}


def within_cap(
    room: Mapping[str, float], caps: Caps, stands: Sequence[PoolStand], given: Given, unit: WorkUnit
) -> Mapping[str, float]:
    """No more than one person gets of the campaign, of whatever locale; an item is taken to be a middling one."""
    if caps.items_per_person is None:
        return room
    owed = sum(each.owed + each.more for each in stands)
    weight = sum((each.owed + each.more) * unit.weight(each) for each in stands) / owed if owed else 1.0
    had: Counter[str] = Counter()
    for person, days in (each for people in given.days.values() for each in people.items()):
        had[person] += sum(each.items for each in days.values())
    return {person: min(much, max(0, caps.items_per_person - had[person]) * weight) for person, much in room.items()}


def promises_of(
    view: Reading,
    opened: OpenCampaign,
    unit: WorkUnit,
    days: Mapping[str, Mapping[date, Day]],
    able: Mapping[str, Person],
) -> dict[str, float]:
    """Person -> a workday's work by the hours of a week that they named, of those who have not begun here."""
    hours = {person: each.hours_per_week for person, each in able.items() if each.hours_per_week and person not in days}
    seconds = pace.seconds_an_item(view, opened.id) if hours else None
    if not seconds or not days:
        return {}
    every = [day for theirs in days.values() for day in theirs.values()]
    mean = sum(map(unit.much, every)) / max(1, sum(each.items for each in every))
    return {person: 3600 * each / _WORKDAYS / seconds * mean for person, each in hours.items()}
