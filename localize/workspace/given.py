"""What has been given of each campaign so far, remembered: what is recorded never changes, so only what is new is read.

It is counted up to a number of the sequence, which has no gaps and is in the order of commits.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date
from typing import Any, NamedTuple

from localize.records import Purpose
from localize.store import Reading, pace


class Day(NamedTuple):
    """What one person gave of one locale on one day (UTC), repeats and checks left out."""

    items: int = 0
    characters: int = 0


class Kind(NamedTuple):
    """What an item earns by."""

    locale: str
    rubric_id: str
    purpose: str
    late: bool


@dataclass(frozen=True)
class Given:
    """Of one campaign, up to `sequence`. `own` and `imported` count judgments by locale, whatever became of them.

    `days` are by locale, then by person and day; `kinds` count claims that were judged.
    """

    sequence: int = 0
    own: Mapping[str, int] = field(default_factory=dict)
    imported: Mapping[str, int] = field(default_factory=dict)
    days: Mapping[str, Mapping[tuple[str, date], Day]] = field(default_factory=dict)
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
    if not rows and not imports:
        return known
    own, imported, kinds = dict(known.own), dict(known.imported), dict(known.kinds)
    days: dict[str, dict[tuple[str, date], Day]] = {}
    for row in rows:
        if not row.known:
            own[row.locale] = own.get(row.locale, 0) + 1
        if row.attempt:
            continue
        kind = Kind(row.locale, row.rubric_id, row.purpose, row.late)
        kinds[kind] = kinds.get(kind, 0) + 1
        if row.purpose == Purpose.REVIEW and not row.late:
            here = days.get(row.locale)
            if here is None:
                here = days[row.locale] = dict(known.days.get(row.locale, {}))
            place = row.person_id, row.submitted_at.astimezone(UTC).date()
            before = here.get(place, Day())
            here[place] = Day(before.items + 1, before.characters + row.characters)
    for counted in imports:
        imported[counted.locale] = imported.get(counted.locale, 0) + counted.number
    last = max([*(row.sequence for row in rows[-1:]), *(each.sequence for each in imports)])
    return Given(last, own, imported, {**known.days, **days}, kinds)
