"""What a person is paid for: items by day, campaign, rubric and locale, at the rates of the campaign files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from itertools import groupby
from typing import Any

from localize.errors import Refused, Said, said
from localize.records import CampaignId, PersonId
from localize.store import own_work
from localize.store.own_work import Piece
from localize.workspace.context import Context, known_campaign
from localize.workspace.days import clock, midnight

CURRENCY = "currency"


@dataclass(frozen=True)
class PayRow:
    """What was given on one day. `rate` and `amount` are None where there is no rate; `without` then says why."""

    day: date
    campaign: CampaignId
    title: str
    rubric: str
    locale: str
    items: int
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
    active_seconds: int


def pay_statement(context: Context, person_id: PersonId, first: date, last: date, time_zone: str) -> PayStatement:
    """One row per day, campaign, rubric and locale. What counts is said in `Workspace.pay_statement`."""
    if first > last:
        raise Refused(said("The period ends before it begins."), said("Choose a later last day."))
    here = clock(time_zone)
    with context.store.read() as view:
        given = own_work.pieces(view, person_id, midnight(first, here), midnight(last + timedelta(days=1), here))
        known = {each: known_campaign(context, view, each).campaign for each in {one.campaign_id for one in given}}

    def place(piece: Piece) -> tuple[date, str, str, str]:
        return piece.given_at.astimezone(here).date(), piece.campaign_id, piece.rubric_id, piece.locale

    rows = []
    for (day, campaign_id, rubric, locale), some in groupby(sorted(given, key=place), key=place):
        campaign, pieces = known[campaign_id], list(some)
        rate, currency, without = rate_of(campaign.rates, rubric)
        rows.append(
            PayRow(
                day=day,
                campaign=campaign.id,
                title=campaign.title,
                rubric=rubric,
                locale=locale,
                items=len(pieces),
                active_seconds=sum(each.active_seconds for each in pieces),
                rate=rate,
                amount=None if rate is None else rate * len(pieces),
                currency=currency,
                without=without,
            )
        )
    seconds = sum(each.active_seconds for each in given)
    return PayStatement(first, last, here.key, tuple(rows), _sums(rows), len(given), seconds)


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
