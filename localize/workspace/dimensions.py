"""The five things that review improves, for each locale: volume, coverage, judgment, safety, quality."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from localize.campaign import Campaign
from localize.records import Unit
from localize.rubric.model import Rubric
from localize.store import dimensions as counted
from localize.workspace.context import Context, OpenCampaign, campaign_in, rubric_of
from localize.workspace.reporting import LocaleStatus
from localize.workspace.shares import Share, together

RANKED = (Unit.PAIR, Unit.LIST)
TARGET = "judgments_per_locale"
NOTHING = Share(0, 0)


class Dimension(StrEnum):
    VOLUME = "volume"
    COVERAGE = "coverage"
    JUDGMENT = "judgment"
    SAFETY = "safety"
    QUALITY = "quality"


@dataclass(frozen=True)
class Dimensions:
    """Each is a share of what is wanted, of 0 where there is nothing to count.

    `volume`: judgments of the campaign's target, else of those asked for. `coverage`: prompts with a tag such as
    `edge-case` or `sensitive` that have a judgment. `judgment`: comparisons given of those asked for. `safety`: the
    same of rubrics that protect their reviewers or raise alerts. `quality`: right answers to known items (gold).
    """

    volume: Share = NOTHING
    coverage: Share = NOTHING
    judgment: Share = NOTHING
    safety: Share = NOTHING
    quality: Share = NOTHING

    def share(self, of: Dimension) -> Share:
        found: Share = getattr(self, of.value)
        return found


def dimensions(context: Context, campaign_id: str, locales: Iterable[LocaleStatus]) -> Mapping[str, Dimensions]:
    """By locale, of what `status` said of them."""
    with context.store.read() as view:
        opened = campaign_in(view, campaign_id)
        given = context.tallies.of(view, campaign_id)
        step = max(1, given.sequence // _HUNDREDTH)
        basis = view.edition, step, given.sequence // step
        covered = context.tallies.made(("covered", campaign_id), basis, lambda: counted.covered(view, campaign_id))
        gold = counted.gold(view, campaign_id)
        rubrics = {each: rubric_of(context, view, opened.pins[each]) for each in opened.pins}
    return {each.locale: _of(each, opened, rubrics, covered, gold) for each in locales}


_HUNDREDTH = 100


def _of(
    status: LocaleStatus,
    opened: OpenCampaign,
    rubrics: Mapping[str, Rubric],
    covered: Mapping[str, tuple[int, int]],
    gold: Mapping[str, tuple[int, int]],
) -> Dimensions:
    protecting = {each.id for each in rubrics.values() if _is_of_safety(each)}
    return Dimensions(
        volume=_volume(status, opened.campaign),
        coverage=Share(*covered.get(status.locale, (0, 0))),
        judgment=_given(status, lambda review: review.unit in RANKED),
        safety=_given(status, lambda review: review.rubric in protecting),
        quality=Share(*gold.get(status.locale, (0, 0))),
    )


def _is_of_safety(rubric: Rubric) -> bool:
    return rubric.wellbeing is not None or any(each.alert_when is not None for each in rubric.criteria)


def _volume(status: LocaleStatus, campaign: Campaign) -> Share:
    target = campaign.targets.get(TARGET)
    if isinstance(target, int) and not isinstance(target, bool) and target > 0:
        return Share(min(target, status.judgments + status.imported), target)
    return _given(status, lambda review: True)


def _given(status: LocaleStatus, wanted: Any) -> Share:
    some = [each for each in status.reviews if wanted(each)]
    done = sum(each.done for each in some)
    return Share(done, done + sum(each.owed for each in some))


def of_all(every: Iterable[Dimensions]) -> Dimensions:
    """All locales as one."""
    found = list(every)

    def summed(dimension: Dimension) -> Share:
        return together([each.share(dimension) for each in found])

    return Dimensions(**{each.value: summed(each) for each in Dimension})
