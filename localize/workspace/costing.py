"""What a locale has cost so far and what is still to come: the campaign's rates times the work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from localize.campaign import Campaign
from localize.errors import Said
from localize.records import Purpose
from localize.rubric.model import Rubric
from localize.workspace.given import Given
from localize.workspace.pay_terms import Ending, part_of, rate_of
from localize.workspace.pool_counts import PoolStand

_CENT = Decimal("0.01")


@dataclass(frozen=True)
class Cost:
    """`so_far` as pay statements count it; `to_come` for what is owed, with judgments that are to be expected.

    Both are None where a rubric has no rate; `without` then says why.
    """

    so_far: Decimal | None
    to_come: Decimal | None
    currency: str | None
    without: Said | None = None


def cost_of(campaign: Campaign, stands: Sequence[PoolStand], given: Given, rubrics: Mapping[str, Rubric]) -> Cost:
    """Of the pools of one locale. `rubrics` are the campaign's, by id."""
    so_far, to_come, currency = Decimal(0), Decimal(0), None
    locales = {each.pool.locale for each in stands}
    for kind, count in given.kinds.items():
        if kind.locale in locales and kind.rubric_id in rubrics:
            rate, currency, without = rate_of(campaign.rates, kind.rubric_id)
            if rate is None:
                return Cost(None, None, None, without)
            ending = Ending.LATE if kind.late else Ending.JUDGED
            part = part_of(campaign.pay, Purpose(kind.purpose), ending, rubrics[kind.rubric_id])
            so_far += rate * part * count
    for stand in stands:
        rate, currency, without = rate_of(campaign.rates, stand.rubric.id)
        if rate is None:
            return Cost(None, None, None, without)
        for state, ending in (("returned", Ending.RETURNED), ("skipped", Ending.SKIPPED)):
            so_far += rate * part_of(campaign.pay, Purpose.REVIEW, ending, stand.rubric) * stand.ended.get(state, 0)
        to_come += rate * stand.owed + (rate * Decimal(str(round(stand.more, 2)))).quantize(_CENT)
    return Cost(so_far, to_come, currency)
