"""What people are paid for: items by day, campaign, rubric, locale, purpose and ending, at the campaign's rates.

Nothing is docked automatically: no later decision about a judgment, and no signal or check, changes what it earns.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import NamedTuple
from zoneinfo import ZoneInfo

from localize.assignment.days import clock, midnight
from localize.errors import Refused, said
from localize.records import PersonId, Purpose
from localize.store import Reading, paid_work, people
from localize.store.paid_work import Piece
from localize.workspace.context import Context, OpenCampaign, known_campaign, rubric_of
from localize.workspace.pay_records import PayRow, PayStatement, PersonPay
from localize.workspace.pay_terms import Ending, part_of, rate_of

_HIDDEN = (Purpose.REPEAT, Purpose.GOLD)
"""What a reviewer is not told of their own items: which of them were there to try them."""
_ENDINGS = {"late": Ending.LATE, "returned": Ending.RETURNED, "skipped": Ending.SKIPPED}


def pay_statement(
    context: Context,
    person_id: PersonId,
    first: date,
    last: date,
    time_zone: str,
    campaign: str | None = None,
    *,
    own: bool = False,
) -> PayStatement:
    """What counts is said in `Workspace.pay_statement`. `own`: for the person: which items were checks is not said."""
    _check(first, last)
    here = clock(time_zone)
    with context.store.read() as view:
        known = _Campaigns(context, view)
        start, end = midnight(_near(first), here), midnight(_near(last) + timedelta(days=1), here)
        found = _found(view, person_id, start, end, campaign)
        return _statement(known, found, first, last, here, own=own)


def pay_statements(context: Context, first: date, last: date, campaign: str | None = None) -> list[PersonPay]:
    """Everybody's with anything in the period, by name; days are those of each person's own clock."""
    _check(first, last)
    start = datetime.combine(_near(first), time(), UTC) - timedelta(days=1)
    end = datetime.combine(_near(last), time(), UTC) + timedelta(days=2)
    with context.store.read() as view:
        known = _Campaigns(context, view)
        if campaign is not None:
            known.one(campaign)
        everybody = {each.id: each for each in people.every(view)}
        by_person: dict[str, _Found] = {}
        for kind, pieces in enumerate(_found(view, None, start, end, campaign)):
            for piece in pieces:
                by_person.setdefault(piece.person_id, _Found([], [], []))[kind].append(piece)
        found = []
        for person_id, theirs in by_person.items():
            person = everybody.get(PersonId(person_id))
            here = clock((person.time_zone if person else None) or "UTC")
            statement = _statement(known, theirs.within(first, last, here), first, last, here, own=False)
            if statement.rows or statement.taken_back:
                found.append(PersonPay(PersonId(person_id), person.name if person else None, statement))
    return sorted(found, key=lambda each: (each.name is None, (each.name or "").casefold(), each.person_id))


def _check(first: date, last: date) -> None:
    if first > last:
        raise Refused(said("The period ends before it begins."), said("Choose a later last day."))


def _near(day: date) -> date:
    """A day whose neighbours are days too on every clock; nothing was ever given on those that are left out."""
    return min(max(day, date.min + timedelta(days=7)), date.max - timedelta(days=7))


class _Found(NamedTuple):
    """Pieces of one person or of all."""

    judged: list[Piece]
    away: list[Piece]
    taken_back: list[Piece]

    def within(self, first: date, last: date, here: ZoneInfo) -> _Found:
        """Those of these days on a clock."""
        return _Found(*([each for each in some if first <= _day(each, here) <= last] for some in self))


def _day(piece: Piece, here: ZoneInfo) -> date:
    return piece.given_at.astimezone(here).date()


def _found(view: Reading, person_id: PersonId | None, start: datetime, end: datetime, campaign: str | None) -> _Found:
    every = (
        paid_work.pieces(view, person_id, start, end),
        paid_work.skipped(view, person_id, start, end),
        paid_work.taken_back(view, person_id, start, end),
    )
    return _Found(*([each for each in some if campaign in (None, each.campaign_id)] for some in every))


@dataclass
class _Campaigns:
    """Campaigns and rubrics of a transaction, each looked up once."""

    context: Context
    view: Reading
    known: dict[str, OpenCampaign] = field(default_factory=dict)

    def one(self, campaign_id: str) -> OpenCampaign:
        if campaign_id not in self.known:
            self.known[campaign_id] = known_campaign(self.context, self.view, campaign_id)
        return self.known[campaign_id]

    def part(self, piece: Piece) -> Decimal:
        rubric = rubric_of(self.context, self.view, piece.rubric_hash)
        return part_of(self.one(piece.campaign_id).campaign.pay, Purpose(piece.purpose), _ending(piece), rubric)


def _ending(piece: Piece) -> Ending:
    return _ENDINGS.get(piece.state, Ending.JUDGED)


class _Place(NamedTuple):
    """What one row is about; its order is that of the rows."""

    day: date
    campaign: str
    rubric: str
    locale: str
    purpose: str
    ending: str
    part: Decimal


def _statement(known: _Campaigns, found: _Found, first: date, last: date, here: ZoneInfo, *, own: bool) -> PayStatement:
    by_place: dict[_Place, list[Piece]] = {}
    for piece in (*found.judged, *found.away):
        part, ending = known.part(piece), _ending(piece)
        if ending is Ending.SKIPPED and not part:
            continue
        purpose = Purpose.REVIEW if own and piece.purpose in _HIDDEN else piece.purpose
        place = _Place(_day(piece, here), piece.campaign_id, piece.rubric_id, piece.locale, purpose, ending, part)
        by_place.setdefault(place, []).append(piece)
    rows = tuple(_row(known.one(place.campaign), place, by_place[place]) for place in sorted(by_place))
    return PayStatement(
        first,
        last,
        here.key,
        rows,
        _sums(rows),
        items=sum(each.items for each in rows),
        skipped=sum(each.skipped for each in rows),
        active_seconds=sum(each.active_seconds for each in rows),
        taken_back=len(found.taken_back),
    )


def _row(opened: OpenCampaign, place: _Place, pieces: list[Piece]) -> PayRow:
    rate, currency, without = rate_of(opened.campaign.rates, place.rubric)
    skipped = place.ending == Ending.SKIPPED
    return PayRow(
        day=place.day,
        campaign=opened.id,
        title=opened.campaign.title,
        rubric=place.rubric,
        locale=place.locale,
        items=0 if skipped else len(pieces),
        skipped=len(pieces) if skipped else 0,
        active_seconds=sum(each.active_seconds for each in pieces),
        rate=rate,
        amount=None if rate is None else rate * place.part * len(pieces),
        currency=currency,
        without=without,
        purpose=Purpose(place.purpose),
        ending=Ending(place.ending),
        part=place.part,
    )


def _sums(rows: Iterable[PayRow]) -> dict[str, Decimal]:
    sums: dict[str, Decimal] = {}
    for row in rows:
        if row.amount is not None and row.currency is not None:
            sums[row.currency] = sums.get(row.currency, Decimal(0)) + row.amount
    return dict(sorted(sums.items()))
