"""When each locale will be done: what people gave so far, made into a forecast, and remembered while it holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from math import log
from typing import TYPE_CHECKING

from localize.errors import Said, said
from localize.records import Person
from localize.store import Reading
from localize.workspace.context import Context, OpenCampaign
from localize.workspace.forecast_workers import WorkUnit, peers_of, promises_of, room_of, within_cap, worker_of
from localize.workspace.given import Given
from localize.workspace.pool_counts import PoolStand

if TYPE_CHECKING:  # numpy takes a tenth of a second to load
    from localize.assignment.forecast import Range

NOMINAL = 0.8
_QUARTERS = 4
"""A forecast of much work holds for a quarter of a day, or until a hundredth of what is owed is given."""
_MUCH = 500
_OFTEN_NEVER = 0.05


@dataclass(frozen=True)
class Forecast:
    """The last judgment is given on a day from `low` to `high` (UTC) with `nominal` probability; `middle`: the median.

    `people` of whom `days` days with work are known are behind it. `never`: the part of the runs into the future, 0 to
    0.5, in which too many people leave; they are left out of the range.
    """

    low: date
    middle: date
    high: date
    nominal: float
    people: int
    days: int
    never: float
    note: Said


NOT_ASSIGNED = said("nothing is assigned yet")
NOTHING_OWED = said("nothing is owed")
NO_JUDGMENTS = said("no judgments yet")
NOBODY = said("nobody works here")
NOBODY_LATELY = said("nobody has worked here of late")
TOO_FEW = said("more is owed than these people may give")
WAITS_FOR_OTHERS = said("part of it waits for people who have not begun here")
TOO_FAR = said("at this pace it does not end within a year")
NOT_OPEN = said("the campaign is not open")


def forecast_of(
    context: Context,
    view: Reading,
    opened: OpenCampaign,
    stands: Sequence[PoolStand],
    given: Given,
    everybody: Mapping[str, Person],
) -> Forecast | Said:
    """Of the pools of one locale; or why there is none."""
    if not stands:
        return NOT_ASSIGNED
    owed = sum(each.owed for each in stands)
    able = frozenset().union(*(each.able for each in stands))
    if not owed:
        return NOTHING_OWED
    if opened.state != "open":
        return NOT_OPEN
    if not able:
        return NOBODY
    locale = stands[0].pool.locale
    here = given.days.get(locale, {})
    hours = any(everybody[each].hours_per_week for each in able)
    if not any(person in able for person in here) and not hours:
        return NO_JUDGMENTS if not here else NOBODY
    quarter = view.now.hour // (24 // _QUARTERS)
    work = _work_done(stands, given, owed)
    basis = (view.now.date(), quarter, able, _availability(able, everybody), opened.campaign.caps, work)

    def make() -> Forecast | Said:
        return _made(context, view, opened, stands, given, {each: everybody[each] for each in sorted(able)})

    found: Forecast | Said = context.tallies.made(("forecast", opened.id, locale), basis, make)
    return found


def _work_done(stands: Sequence[PoolStand], given: Given, owed: int) -> tuple[object, ...]:
    """What changes with each judgment where little is owed, and with a hundredth of what is owed where much is."""
    if owed > _MUCH:
        return round(100 * log(owed)), round(100 * log(1 + sum(each.done for each in stands)))
    return given.sequence, *((each.free, each.live, tuple(sorted(each.had.items()))) for each in stands)


def _availability(able: frozenset[str], everybody: Mapping[str, Person]) -> tuple[object, ...]:
    people = (everybody[each] for each in sorted(able))
    return tuple((each.hours_per_week, each.away_until) for each in people if each.hours_per_week or each.away_until)


def _made(
    context: Context,
    view: Reading,
    opened: OpenCampaign,
    stands: Sequence[PoolStand],
    given: Given,
    able: Mapping[str, Person],
) -> Forecast | Said:
    from localize.assignment.forecast import Future, forecast

    unit = WorkUnit.of(stands)
    locale = stands[0].pool.locale
    room = within_cap(room_of(view, stands, unit), opened.campaign.caps, stands, given, unit)
    here = given.days.get(locale, {})
    promised = promises_of(view, opened, unit, here, able)
    workers = {
        person: worker_of(here.get(person, {}), able[person], unit, view.now, room[person], promised.get(person, 0.0))
        for person in able
    }
    owed = sum((each.owed + each.more) * unit.weight(each) for each in stands)
    if sum(each.most for each in workers.values()) < owed - 1e-6:
        return TOO_FEW
    today = view.now.date()
    future = Future(
        weekday=today.weekday(),
        left=1 - (view.now - datetime.combine(today, time(), UTC)) / timedelta(days=1),
        seed=opened.campaign.seed,
        peers=tuple(peers_of(given, locale, unit, view.now)),
    )
    known = [each for each in workers.values() if any(each.daily) or each.today or each.promised]
    if known and sum(each.most for each in known) < owed - 1e-6:
        return WAITS_FOR_OTHERS
    found = forecast(known, owed, future) if known else None
    if found is None:
        recent = any(each.today or any(each.daily[-14:]) for each in known)
        return TOO_FAR if recent else NOBODY_LATELY if known else NO_JUDGMENTS
    days = sum(sum(1 for amount in (*each.daily, each.today) if amount) for each in known)
    return _dated(found, today, len(known), days)


def _dated(found: Range, today: date, people: int, days: int) -> Forecast:
    low, middle, high = (today + timedelta(days=each) for each in (found.low, found.middle, found.high))
    note = said("From what {people} people gave on {days} days with work.", days=days, people=people)
    if found.never >= _OFTEN_NEVER:
        note = said(
            "{from_what} In {share} % of the cases too many people leave, and it does not end.",
            from_what=note,
            share=round(100 * found.never),
        )
    return Forecast(low, middle, high, NOMINAL, people, days, found.never, note)
