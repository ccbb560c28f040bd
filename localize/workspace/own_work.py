"""A person's own work: how much today and this week, all in all, and every judgment they gave."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from localize.assignment.days import clock, midnight
from localize.records import AssignmentId, CampaignId, PersonId, Rating, Unit, content_from_json, messages
from localize.rubric.places import as_shown
from localize.store import Reading, own_work, paid_work
from localize.store.judgments import ratings_from_json
from localize.workspace.context import Context, known_campaign, rubric_of
from localize.workspace.history import CURRENT

AT_ONCE = 50
"""Judgments of one answer at most."""
HEAD_MAX_CHARS = 240
_WEEK = 7


@dataclass(frozen=True)
class Tally:
    """Items given, and seconds at work on them."""

    items: int
    active_seconds: int


@dataclass(frozen=True)
class Day:
    """What was given on one day of the person's clock."""

    day: date
    given: Tally


@dataclass(frozen=True)
class CampaignTally:
    """All that was given of one campaign under one rubric in one locale."""

    campaign: CampaignId
    title: str
    rubric: str
    locale: str
    given: Tally


@dataclass(frozen=True)
class MyWork:
    """`days` are those of this week, all seven."""

    today: Tally
    week: Tally
    days: tuple[Day, ...]
    totals: tuple[CampaignTally, ...]


def my_work(context: Context, person_id: PersonId, time_zone: str, first_weekday: int) -> MyWork:
    """Counted as for the pay statement: each item once, on the day of its first judgment that was not taken back."""
    here = clock(time_zone)
    with context.store.read() as view:
        today = view.now.astimezone(here).date()
        first = today - timedelta(days=(today.weekday() - first_weekday) % _WEEK)
        week = paid_work.pieces(view, person_id, midnight(first, here), midnight(first + timedelta(days=_WEEK), here))
        totals = tuple(
            CampaignTally(
                CampaignId(each.campaign_id),
                _title(context, view, each.campaign_id),
                each.rubric_id,
                each.locale,
                Tally(each.items, each.active_seconds),
            )
            for each in paid_work.totals(view, person_id)
        )
    by_day: dict[date, list[paid_work.Piece]] = {first + timedelta(days=number): [] for number in range(_WEEK)}
    for piece in week:
        by_day[piece.given_at.astimezone(here).date()].append(piece)
    days = tuple(Day(day, _tally(given)) for day, given in by_day.items())
    return MyWork(_tally(by_day[today]), _tally(week), days, totals)


def _tally(given: Iterable[paid_work.Piece]) -> Tally:
    seconds = [each.active_seconds for each in given]
    return Tally(len(seconds), sum(seconds))


@dataclass(frozen=True)
class MyJudgment:
    """The last judgment of one assignment. `ratings` are as they were shown; `head` is where the prompt begins.

    `head` is None where the rubric hides what may upset until it is asked for. `status` is as in `PastJudgment`;
    `corrections` counts the judgments that this one came in place of.
    """

    assignment_id: AssignmentId
    campaign: CampaignId
    title: str
    locale: str
    unit: Unit
    rubric_hash: str
    head: str | None
    ratings: tuple[Rating, ...]
    submitted_at: datetime
    status: str
    late: bool
    tier: int
    active_seconds: int
    corrections: int


@dataclass(frozen=True)
class MyJudgments:
    """Some of `total` judgments. There are judgments of `campaigns` (with their titles) and of `locales`."""

    total: int
    judgments: tuple[MyJudgment, ...]
    campaigns: Mapping[CampaignId, str]
    locales: tuple[str, ...]


def my_judgments(
    context: Context,
    person_id: PersonId,
    campaign: CampaignId | None,
    locale: str | None,
    offset: int,
    limit: int,
) -> MyJudgments:
    """A portion of what a person judged; `limit` is at most AT_ONCE."""
    with context.store.read() as view:
        total = own_work.count_judged_claims(view, person_id, campaign, locale)
        rows = own_work.judged_claims(view, person_id, campaign, locale, max(0, offset), max(1, min(limit, AT_ONCE)))
        places = own_work.judged_places(view, person_id)
        titles = {CampaignId(each): _title(context, view, each) for each, _ in places}
        locales = tuple(sorted({tag for _, tag in places}))
        return MyJudgments(total, tuple(_judgment(context, view, row) for row in rows), titles, locales)


def _judgment(context: Context, view: Reading, row: own_work.JudgedClaim) -> MyJudgment:
    rubric = rubric_of(context, view, row.rubric_hash)
    public = {each.id for each in rubric.criteria if not each.private}
    given = [each for each in ratings_from_json(row.ratings) if each.criterion in public]
    return MyJudgment(
        assignment_id=AssignmentId(row.claim_id),
        campaign=CampaignId(row.campaign_id),
        title=_title(context, view, row.campaign_id),
        locale=row.locale,
        unit=Unit(row.unit),
        rubric_hash=row.rubric_hash,
        head=None if rubric.wellbeing is not None and rubric.wellbeing.hide_until_click else _head(row.content),
        ratings=as_shown(rubric, given, json.loads(row.shown_order)),
        submitted_at=row.submitted_at,
        status=CURRENT if row.status in (None, "restored") else row.status,
        late=row.late,
        tier=row.tier,
        active_seconds=row.active_seconds,
        corrections=row.attempt,
    )


def _title(context: Context, view: Reading, campaign_id: str) -> str:
    return known_campaign(context, view, campaign_id).campaign.title


def _head(content: str) -> str:
    text = messages(content_from_json(content))[0].content
    return text if len(text) <= HEAD_MAX_CHARS else f"{text[:HEAD_MAX_CHARS]} …"
