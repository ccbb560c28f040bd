"""What a campaign pays for: the rate of a rubric, and which part of it an item earns by what it is and how it ended."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from enum import StrEnum
from typing import Any

from localize.campaign.model import Pay
from localize.errors import Problem, Said, said
from localize.records import CampaignId, PersonId, Purpose
from localize.rubric.model import Rubric
from localize.workspace.access import known_person
from localize.workspace.claiming import judgeable
from localize.workspace.context import Context

CURRENCY = "currency"
WHOLE = Decimal(1)
RATE_MOST, RATE_DECIMALS, PART_DECIMALS = 100_000_000, 6, 4
"""With a million items in a row, an amount of these has 28 digits: as many as decimal arithmetic keeps exactly."""


class Ending(StrEnum):
    """How an item ended for its reviewer: judged in time, late, "I cannot judge this", or skipped."""

    JUDGED = "judged"
    LATE = "late"
    RETURNED = "returned"
    SKIPPED = "skipped"


@dataclass(frozen=True)
class RubricPay:
    """The rate of one rubric, or `without` saying why there is none. `skips_free`: a skip earns the whole rate."""

    rubric: str
    rate: Decimal | None
    without: Said | None
    skips_free: bool


@dataclass(frozen=True)
class PayTerms:
    """What a campaign pays to somebody who may judge there. `endings` and `purposes` are parts of the rate, 0 to 1.

    An item earns the part of its ending times the part of its purpose. `currency` is None where there are no rates.
    """

    campaign: CampaignId
    title: str
    currency: str | None
    rubrics: tuple[RubricPay, ...]
    endings: Mapping[Ending, Decimal]
    purposes: Mapping[Purpose, Decimal]


def terms_for(context: Context, person_id: PersonId) -> tuple[PayTerms, ...]:
    """Of every open campaign that the person may judge in, before they judge anything."""
    with context.store.read() as view:
        person = known_person(context, view, person_id)
        asked: dict[CampaignId, dict[str, Rubric]] = {}
        campaigns = {}
        for _, opened, rubric, _ in judgeable(context, view, person):
            asked.setdefault(opened.id, {})[rubric.id] = rubric
            campaigns[opened.id] = opened.campaign
    return tuple(
        PayTerms(
            campaign=each,
            title=campaigns[each].title,
            currency=_currency(campaigns[each].rates),
            rubrics=tuple(_rubric_pay(campaigns[each].rates, rubric) for rubric in rubrics.values()),
            endings={ending: ending_part(campaigns[each].pay, ending) for ending in Ending},
            purposes={purpose: purpose_part(campaigns[each].pay, purpose) for purpose in Purpose},
        )
        for each, rubrics in asked.items()
    )


def _rubric_pay(rates: Mapping[str, Any], rubric: Rubric) -> RubricPay:
    rate, _, without = rate_of(rates, rubric.id)
    return RubricPay(rubric.id, rate, without, skips_free(rubric))


def skips_free(rubric: Rubric) -> bool:
    """Whether the rubric promises that skipping costs nothing."""
    return rubric.wellbeing is not None and rubric.wellbeing.skip_without_reason


def part_of(pay: Pay, purpose: Purpose, ending: Ending, rubric: Rubric) -> Decimal:
    """Which part of the rate an item earns, 0 to 1: that of its ending times that of its purpose.

    A rubric's promise that skipping costs nothing stands above what the campaign says.
    """
    if ending is Ending.SKIPPED and skips_free(rubric):
        return WHOLE
    return ending_part(pay, ending) * purpose_part(pay, purpose)


def ending_part(pay: Pay, ending: Ending) -> Decimal:
    return WHOLE if ending is Ending.JUDGED else _exactly(getattr(pay, ending))


def purpose_part(pay: Pay, purpose: Purpose) -> Decimal:
    return WHOLE if purpose is Purpose.REVIEW else _exactly(getattr(pay, purpose))


def _exactly(part: float) -> Decimal:
    """As it was written, to four decimals: 0.1 is a tenth, not the nearest fraction of two."""
    return Decimal(str(round(part, PART_DECIMALS)))


def rate_of(rates: Mapping[str, Any], rubric: str) -> tuple[Decimal | None, str | None, Said | None]:
    """(rate per item, currency, why there is none) of a rubric in the `[rates]` of a campaign file."""
    if not rates:
        return None, None, said("the campaign names no rates")
    currency = _currency(rates)
    if currency is None:
        return None, None, said("the campaign names no currency")
    if rubric not in rates:
        return None, None, said("the campaign names no rate for {rubric}", rubric=rubric)
    rate = _number(rates[rubric])
    if rate is None:
        return (
            None,
            None,
            said(
                "the rate of {rubric} is not a number from 0 to {most} with at most {decimals} decimals",
                rubric=rubric,
                most=RATE_MOST,
                decimals=RATE_DECIMALS,
            ),
        )
    return rate, currency, None


def rate_faults(rates: Mapping[str, Any], rubrics: Collection[str]) -> list[Problem]:
    """Why `[rates]` would pay nobody: without a currency, or for a rubric that is not among these."""
    if not set(rates) - {CURRENCY}:
        return []
    what = said("write a text") if CURRENCY in rates else said("is missing")
    problems = [] if _currency(rates) else [Problem("C004", f"rates.{CURRENCY}", what)]
    for key in sorted(set(rates) - {CURRENCY, *rubrics}):
        near = get_close_matches(key, [CURRENCY, *rubrics], 1)
        what = said("unknown key; nearest: {near}", near=near[0] if near else "none")
        problems.append(Problem("C004", f"rates.{key}", what))
    return problems


def _currency(rates: Mapping[str, Any]) -> str | None:
    currency = rates.get(CURRENCY)
    return currency.strip() if isinstance(currency, str) and currency.strip() else None


def _number(value: Any) -> Decimal | None:
    """As it was written."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    if not number.is_finite() or not 0 <= number <= RATE_MOST:
        return None
    return number if round(number, RATE_DECIMALS) == number else None
