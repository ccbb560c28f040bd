"""Statements of pay as records: a row, a person's period, and whose it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from localize.errors import Said
from localize.languages.formats import payable
from localize.records import CampaignId, PersonId, Purpose
from localize.workspace.pay_terms import WHOLE, Ending


@dataclass(frozen=True)
class PayRow:
    """What was given on one day: of one purpose, with one ending. Each counts `part` of the `rate`.

    `items` are those judged, `skipped` those that are paid all the same: of one ending, so one of both is 0. `amount`
    is exact: rate × part × number. `rate` and `amount` are None where there is no rate; `without` then says why.
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
    purpose: Purpose = Purpose.REVIEW
    ending: Ending = Ending.JUDGED
    part: Decimal = WHOLE


@dataclass(frozen=True)
class PayStatement:
    """The days from `first` to `last`, both included, on the clock of `time_zone`.

    `sums` are by currency and exactly what the rows add up to. `taken_back`: items that were judged, taken back and not
    given again; they earn nothing.
    """

    first: date
    last: date
    time_zone: str
    rows: tuple[PayRow, ...]
    sums: Mapping[str, Decimal]
    items: int
    skipped: int
    active_seconds: int
    taken_back: int = 0

    @property
    def payable(self) -> Mapping[str, Decimal]:
        """The sums in the smallest unit of their currency: rounded here, once, half upwards, and nowhere else."""
        return {currency: payable(amount, currency) for currency, amount in self.sums.items()}


@dataclass(frozen=True)
class PersonPay:
    """The statement of one person. `name` is None of somebody who was forgotten."""

    person_id: PersonId
    name: str | None
    statement: PayStatement
