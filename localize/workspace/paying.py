"""What a person is paid for: items by day, campaign, rubric and locale, at the rates of the campaign files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any, TypeAlias

from localize.assignment.days import clock, midnight
from localize.campaign import Campaign
from localize.errors import Refused, Said, said
from localize.records import CampaignId, PersonId
from localize.store import Reading, own_work
from localize.store.own_work import Piece
from localize.workspace.context import Context, known_campaign, rubric_of

CURRENCY = "currency"


@dataclass(frozen=True)
class PayRow:
    """What was given on one day. `skipped` are items of protecting rubrics, which are paid as if they were judged.

    `rate` and `amount` are None where there is no rate; `without` then says why.
    """

    day: date
    campaign: CampaignId
    title: str
    rubric: str
    locale: str
    items: int
    skipped: int
    active_seconds: int
    rate: Decimal | None
    amount: Decimal | None
    currency: str | None
    without: Said | None


@dataclass(frozen=True)
class PayStatement:
    """The days from `first` to `last`, both included, on the clock of `time_zone`. `sums` are by currency."""

    first: date
    last: date
    time_zone: str
    rows: tuple[PayRow, ...]
    sums: Mapping[str, Decimal]
    items: int
    skipped: int
    active_seconds: int


def pay_statement(context: Context, person_id: PersonId, first: date, last: date, time_zone: str) -> PayStatement:
    """One row per day, campaign, rubric and locale. What counts is said in `Workspace.pay_statement`."""
    if first > last:
        raise Refused(said("The period ends before it begins."), said("Choose a later last day."))
    here = clock(time_zone)
    with context.store.read() as view:
        between = midnight(first, here), midnight(last + timedelta(days=1), here)
        judged = own_work.pieces(view, person_id, *between)
        away = [each for each in own_work.skipped(view, person_id, *between) if _may_skip(context, view, each)]
        known = {
            each: known_campaign(context, view, each).campaign for each in {one.campaign_id for one in judged + away}
        }
    by_row: dict[Place, tuple[list[Piece], list[Piece]]] = {}
    for number, pieces in enumerate((judged, away)):
        for piece in pieces:
            place = piece.given_at.astimezone(here).date(), piece.campaign_id, piece.rubric_id, piece.locale
            by_row.setdefault(place, ([], []))[number].append(piece)
    rows = tuple(_row(known[place[1]], place, *by_row[place]) for place in sorted(by_row))
    return PayStatement(
        first,
        last,
        here.key,
        rows,
        _sums(rows),
        items=sum(each.items for each in rows),
        skipped=sum(each.skipped for each in rows),
        active_seconds=sum(each.active_seconds for each in rows),
    )


Place: TypeAlias = tuple[date, str, str, str]
"""Day, campaign, rubric, locale."""


def _may_skip(context: Context, view: Reading, piece: Piece) -> bool:
    """Whether the rubric promises that skipping costs nothing."""
    wellbeing = rubric_of(context, view, piece.rubric_hash).wellbeing
    return wellbeing is not None and wellbeing.skip_without_reason


def _row(campaign: Campaign, place: Place, judged: list[Piece], away: list[Piece]) -> PayRow:
    day, _, rubric, locale = place
    rate, currency, without = rate_of(campaign.rates, rubric)
    return PayRow(
        day=day,
        campaign=campaign.id,
        title=campaign.title,
        rubric=rubric,
        locale=locale,
        items=len(judged),
        skipped=len(away),
        active_seconds=sum(each.active_seconds for each in judged + away),
        rate=rate,
        amount=None if rate is None else rate * (len(judged) + len(away)),
        currency=currency,
        without=without,
    )


def rate_of(rates: Mapping[str, Any], rubric: str) -> tuple[Decimal | None, str | None, Said | None]:
    """(rate per item, currency, why there is none) of a rubric in the `[rates]` of a campaign file."""
    if not rates:
        return None, None, said("the campaign names no rates")
    currency = rates.get(CURRENCY)
    if not isinstance(currency, str) or not currency.strip():
        return None, None, said("the campaign names no currency")
    if rubric not in rates:
        return None, None, said("the campaign names no rate for {rubric}", rubric=rubric)
    rate = _number(rates[rubric])
    if rate is None:
        return None, None, said("the rate of {rubric} is not a number from 0", rubric=rubric)
    return rate, currency.strip(), None


def _number(value: Any) -> Decimal | None:
    """As it was written: 0.1 is a tenth, not the nearest fraction of two."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return number if number.is_finite() and number >= 0 else None


def _sums(rows: Iterable[PayRow]) -> dict[str, Decimal]:
    sums: dict[str, Decimal] = {}
    for row in rows:
        if row.amount is not None and row.currency is not None:
            sums[row.currency] = sums.get(row.currency, Decimal(0)) + row.amount
    return dict(sorted(sums.items()))
