"""What has been given of each campaign so far, remembered: what is recorded never changes, so only what is new is read.

It is counted up to a number of the sequence, which has no gaps and is in the order of commits.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from localize.records import Purpose
from localize.store import Reading, pace


class Day(NamedTuple):
    """What one person gave of one locale on one day (UTC), repeats and checks left out."""

    items: int = 0
    characters: int = 0


NOTHING = Day()


class Kind(NamedTuple):
    """What an item earns by."""

    locale: str
    rubric_id: str
    purpose: str
    late: bool


@dataclass(frozen=True)
class Given:
    """Of one campaign, up to `sequence`. `own` and `imported` count judgments by locale that stand.

    `days` are by locale, then by person, then by day; `kinds` count claims that were judged.
    """

    sequence: int = 0
    own: Mapping[str, int] = field(default_factory=dict)
    imported: Mapping[str, int] = field(default_factory=dict)
    days: Mapping[str, Mapping[str, Mapping[date, Day]]] = field(default_factory=dict)
    kinds: Mapping[Kind, int] = field(default_factory=dict)


class Tallies:
    """The newest count of each campaign, and what was made of it. Thread-safe: what is in it is frozen and replaced."""

    def __init__(self) -> None:
        self._given: dict[str, Given] = {}
        self._made: dict[object, tuple[object, Any]] = {}

    def of(self, view: Reading, campaign_id: str) -> Given:
        known = self._given.get(campaign_id, Given())
        newest = _extended(view, campaign_id, known)
        if newest is not known:
            self._given[campaign_id] = newest
        return newest

    def made(self, key: object, basis: object, make: Callable[[], Any]) -> Any:
        """What was made under `key` of the same basis, else what `make` makes now."""
        known = self._made.get(key)
        if known is None or known[0] != basis:
            known = self._made[key] = (basis, make())
        return known[1]


def _extended(view: Reading, campaign_id: str, known: Given) -> Given:
    rows = pace.given_since(view, campaign_id, known.sequence)
    imports = pace.imported_since(view, campaign_id, known.sequence)
    taken_back = pace.taken_back_since(view, campaign_id, known.sequence)
    if not rows and not imports and not taken_back:
        return known
    own, imported = Counter(known.own), Counter(known.imported)
    own.update(row.locale for row in rows if not row.known)
    imported.update({each.locale: each.number for each in imports})
    for each in taken_back:
        (imported if each.imported else own)[each.locale] -= 1
    first = [row for row in rows if not row.attempt]
    kinds = Counter(known.kinds)
    kinds.update(Kind(row.locale, row.rubric_id, row.purpose, row.late) for row in first)
    days = _with_days(known.days, [row for row in first if row.purpose == Purpose.REVIEW and not row.late])
    last = max(each.sequence for some in (rows[-1:], imports, taken_back) for each in some)
    return Given(last, own, imported, days, kinds)


def _with_days(
    known: Mapping[str, Mapping[str, Mapping[date, Day]]], rows: Sequence[pace.GivenRow]
) -> Mapping[str, Mapping[str, Mapping[date, Day]]]:
    """The days with more work; what is known is shared, not changed."""
    new: dict[tuple[str, str], dict[date, Day]] = {}
    for row in rows:
        place = row.locale, row.person_id
        if place not in new:
            new[place] = dict(known.get(row.locale, {}).get(row.person_id, {}))
        day = row.submitted_at.date()
        before = new[place].get(day, NOTHING)
        new[place][day] = Day(before.items + 1, before.characters + row.characters)
    days: dict[str, dict[str, Mapping[date, Day]]] = {}
    for (locale, person), theirs in new.items():
        days.setdefault(locale, dict(known.get(locale, {})))[person] = theirs
    return {**known, **days}
