"""Status by locale: how much, by whom, how fast, until when, for how much money, and what helps most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from localize.assignment.pace import Pace, active_since, pace_of
from localize.errors import Said
from localize.languages import name
from localize.records import Person
from localize.store import Reading, campaigns, counting, pace
from localize.workspace.context import Context, OpenCampaign, campaign_in, campaigns_in, rubric_of
from localize.workspace.costing import Cost, cost_of
from localize.workspace.forecasting import Forecast, forecast_of
from localize.workspace.gaps import Gap, gaps_in, gaps_of
from localize.workspace.given import Given
from localize.workspace.pool_counts import PoolStand, everybody, pool_stands
from localize.workspace.standing import Act, Facts, State, standing_of

_FEW = 200
"""Up to so many free slots of a pool it is looked up for whom they are."""


@dataclass(frozen=True)
class ReviewStatus:
    """One locale under one review. `owed` counts judgments still to be given; `people` those who may give them."""

    unit: str
    rubric: str
    items: int
    owed: int
    live: int
    done: int
    people: int


@dataclass(frozen=True)
class LocaleStatus:
    """One locale in one campaign.

    `owed` judgments are still to be given, `live` of them on a screen now; `done` were given of what is asked for.
    `judgments` counts all that stand, `people` who may judge, `active` who worked here in the last 7 days. `forecast`
    is None where there is none, and `no_forecast` says why. `in_time`: whether all of the forecast's range, or none of
    it, lies before the end of the day it is `due`; None where part of it does, or nobody can tell.
    """

    locale: str
    name: str
    prompts: int
    outputs: int
    judgments: int
    imported: int
    owed: int
    people: int
    reviews: tuple[ReviewStatus, ...]
    done: int = 0
    live: int = 0
    active: int = 0
    pace: Pace | None = None
    forecast: Forecast | None = None
    no_forecast: Said | None = None
    due: date | None = None
    in_time: bool | None = None
    state: State = State.UNDER_WAY
    why: Said | None = None
    cost: Cost | None = None
    gaps: tuple[Gap, ...] = ()
    action: Act | None = None


@dataclass(frozen=True)
class CampaignStatus:
    campaign: str
    title: str
    state: str
    locales: tuple[LocaleStatus, ...]


def status(context: Context, campaign_id: str | None, ui_language: str = "en") -> list[CampaignStatus]:
    """By locale, of one campaign or all. Names are in `ui_language`."""
    with context.store.read() as view:
        chosen = campaigns_in(view) if campaign_id is None else [campaign_in(view, campaign_id)]
        return [_campaign(context, view, each, ui_language) for each in chosen]


def _campaign(context: Context, view: Reading, opened: OpenCampaign, ui_language: str) -> CampaignStatus:
    memory = context.remembered.at(view)
    prompts = memory.recall(("prompts", opened.id), lambda: counting.localizations_by_locale(view, opened.id))
    outputs = memory.recall(("outputs", opened.id), lambda: counting.outputs_by_locale(view, opened.id))
    stands = pool_stands(context, view, opened)
    by_locale: dict[str, list[PoolStand]] = {}
    for each in stands:
        by_locale.setdefault(each.pool.locale, []).append(each)
    whole = _Whole(
        context,
        view,
        opened,
        context.tallies.of(view, opened.id),
        everybody(context, view),
        _for_nobody(view, stands),
        campaigns.made_on(view, opened.id),
    )
    judged = {*whole.given.own, *whole.given.imported}
    locales = tuple(
        whole.locale(each, name(each, ui_language), prompts.get(each, 0), outputs.get(each, 0), by_locale.get(each, []))
        for each in sorted({*prompts, *by_locale, *judged})
    )
    return CampaignStatus(opened.id, opened.campaign.title, opened.state, locales)


@dataclass(frozen=True)
class _Whole:
    """A campaign while its locales are put together."""

    context: Context
    view: Reading
    opened: OpenCampaign
    given: Given
    everybody: Mapping[str, Person]
    for_nobody: frozenset[str]
    made_on: date

    def locale(self, tag: str, named: str, prompts: int, outputs: int, stands: Sequence[PoolStand]) -> LocaleStatus:
        able = frozenset().union(*(each.able for each in stands))
        days = self.given.days.get(tag, {})
        today, due = self.view.now.date(), self.opened.campaign.due
        active = active_since(days, today) & able
        found = forecast_of(self.context, self.view, self.opened, stands, self.given, self.everybody)
        forecast = found if isinstance(found, Forecast) else None
        owed = sum(each.owed for each in stands)
        read = gaps_of(self.context, self.view, self.opened)
        gaps = gaps_in(stands, read, self.everybody) if owed else ()
        imported = self.given.imported.get(tag, 0)
        free = [each for each in stands if each.free]
        stand = standing_of(
            Facts(
                name=named,
                assigned=bool(stands),
                imported=imported,
                owed=owed,
                able=len(able),
                active=len(active),
                idle=bool(free) and all(each.pool.id in self.for_nobody for each in free),
                open=self.opened.state == "open",
                gaps=gaps,
                forecast=found,
                due=due,
                quiet_since=max((day for theirs in days.values() for day in theirs), default=self.made_on),
                today=today,
            )
        )
        return LocaleStatus(
            locale=tag,
            name=named,
            prompts=prompts,
            outputs=outputs,
            judgments=self.given.own.get(tag, 0),
            imported=imported,
            owed=owed,
            people=len(able),
            reviews=tuple(map(_review, stands)),
            done=sum(each.done for each in stands),
            live=sum(each.live for each in stands),
            active=len(active),
            pace=pace_of(days),
            forecast=forecast,
            no_forecast=None if isinstance(found, Forecast) else found,
            due=due,
            in_time=_in_time(forecast, due),
            state=stand.state,
            why=stand.why,
            cost=self._cost(stands),
            gaps=gaps,
            action=stand.action,
        )

    def _cost(self, stands: Sequence[PoolStand]) -> Cost | None:
        if not stands:
            return None
        pins = self.opened.pins
        rubrics = {each: rubric_of(self.context, self.view, pins[each]) for each in pins}
        return cost_of(self.opened.campaign, stands, self.given, rubrics)


def _review(stand: PoolStand) -> ReviewStatus:
    pool = stand.pool
    return ReviewStatus(pool.unit, pool.rubric_id, stand.items, stand.owed, stand.live, stand.done, len(stand.able))


def _for_nobody(view: Reading, stands: Sequence[PoolStand]) -> frozenset[str]:
    """Pools of whose free slots none is for anybody who may judge: they have had these items already."""
    few = [each for each in stands if 0 < each.free <= _FEW]
    if not few:
        return frozenset()
    had = pace.had_of_open(view, [each.pool.id for each in few])
    return frozenset(
        each.pool.id
        for each in few
        if all(had.get((each.pool.id, person), 0) == had[each.pool.id, ""] for person in each.able)
    )


def _in_time(forecast: Forecast | None, due: date | None) -> bool | None:
    if forecast is None or due is None or forecast.low <= due < forecast.high:
        return None
    return forecast.high <= due
