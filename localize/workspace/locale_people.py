"""Who works on a locale, how much each gave and of late; and until when what somebody works on is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from localize.assignment.pace import Pace, pace_of
from localize.records import CampaignId, PersonId
from localize.store import Reading
from localize.workspace.access import known_person
from localize.workspace.context import Context, campaign_in
from localize.workspace.matching import judgeable
from localize.workspace.pool_counts import everybody, pool_stands


@dataclass(frozen=True)
class LocalePerson:
    """Somebody who may judge a locale, or has: `items` given there. `pace` is over their own last days with work.

    `name` is None of somebody who was forgotten. `left`: items that they have not had yet. `able`: they may judge now.
    """

    person_id: PersonId
    name: str | None
    able: bool
    items: int
    pace: Pace | None
    last: date | None
    left: int
    hours_per_week: int | None
    away_until: datetime | None


def locale_people(context: Context, campaign_id: str, locale: str) -> list[LocalePerson]:
    """Whoever worked last comes first; then those who have not begun. Raises NotFound."""
    with context.store.read() as view:
        opened = campaign_in(view, campaign_id)
        stands = [each for each in pool_stands(context, view, opened) if each.pool.locale == locale]
        days = context.tallies.of(view, campaign_id).days.get(locale, {})
        known = everybody(context, view)
    able = frozenset[str]().union(*(each.able for each in stands))
    found = []
    for person_id in sorted(able | set(days)):
        theirs, person = days.get(person_id, {}), known.get(person_id)
        left = sum(max(0, each.items - each.had.get(person_id, 0)) for each in stands if person_id in each.able)
        found.append(
            LocalePerson(
                person_id=PersonId(person_id),
                name=None if person is None else person.name,
                able=person_id in able,
                items=sum(each.items for each in theirs.values()),
                pace=pace_of({person_id: theirs}),
                last=max(theirs, default=None),
                left=left,
                hours_per_week=None if person is None else person.hours_per_week,
                away_until=None if person is None else person.away_until,
            )
        )
    return sorted(found, key=lambda each: (each.last or date.min, each.items), reverse=True)


@dataclass(frozen=True)
class Due:
    """A campaign that somebody may work on, and the day it is due."""

    campaign: CampaignId
    title: str
    day: date


def due_days(context: Context, person_id: PersonId) -> tuple[Due, ...]:
    """Of open campaigns with a due day that the person may judge in, the earliest first."""
    with context.store.read() as view:
        return _due(context, view, person_id)


def _due(context: Context, view: Reading, person_id: PersonId) -> tuple[Due, ...]:
    person = known_person(context, view, person_id)
    campaigns = {opened.id: opened.campaign for _, opened, _, _ in judgeable(context, view, person)}
    found = (Due(each.id, each.title, each.due) for each in campaigns.values() if each.due is not None)
    return tuple(sorted(found, key=lambda each: (each.day, each.campaign)))
