"""Assignment: items and slots for what was imported, in a seeded order, and what cannot be covered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from localize.assignment import Coverage, PlannedItem, coverage_of, plan_items, seeded_order
from localize.campaign import Review
from localize.errors import Refused, said
from localize.ids import derived_id
from localize.languages import parts
from localize.records import Person, Purpose, Unit
from localize.rubric.model import Rubric
from localize.store import items, people
from localize.workspace.context import Context, OpenCampaign, campaign_in, rubric_of

ROWS_AT_ONCE = 500
"""Items of one transaction: about 20 ms of writing."""


@dataclass(frozen=True)
class AssignReport:
    """New items and slots, and the coverage of each locale under each review."""

    campaign: str
    items: int
    slots: int
    coverage: tuple[Coverage, ...]
    dry_run: bool


@dataclass(frozen=True)
class _Plan:
    """One `[[review]]` over all candidates."""

    number: int
    review: Review
    rubric: Rubric
    overlap: int
    planned: tuple[PlannedItem, ...]

    def pool(self, campaign_id: str, locale: str) -> items.PoolRow:
        return items.PoolRow(
            id=derived_id("pool", campaign_id, self.number, locale, self.review.unit, self.rubric.id),
            campaign_id=campaign_id,
            number=self.number,
            locale=locale,
            language=parts(locale).language,
            unit=self.review.unit,
            rubric_id=self.rubric.id,
        )


def assign(context: Context, campaign_id: str, *, overlap: int | None, seed: int | None, dry_run: bool) -> AssignReport:
    """Make the items and slots that are missing. Assigning again with nothing new changes nothing."""
    with context.store.read() as view:
        opened = campaign_in(view, campaign_id)
        if not opened.campaign.reviews:
            raise Refused(
                said("The campaign {campaign} asks for no review.", campaign=campaign_id),
                said("Add a [[review]] with unit and rubric to its file, then `localize campaign update`."),
            )
        chosen_seed = opened.campaign.seed if seed is None else seed
        candidates = list(items.candidates(view, campaign_id))
        plans = [
            _plan(
                rubric_of(context, view, opened.pins[review.rubric]),
                opened,
                number,
                review,
                candidates,
                overlap,
                chosen_seed,
            )
            for number, review in enumerate(opened.campaign.reviews)
        ]
        existing = items.existing(view, campaign_id)
        everybody = people.every(view)
    coverage = tuple(each for plan in plans for each in _coverage(plan, opened, existing, everybody))
    slot_count = sum(max(0, plan.overlap - existing.get(item.id, 0)) for plan in plans for item in plan.planned)
    item_count = sum(item.id not in existing for plan in plans for item in plan.planned)
    report = AssignReport(campaign_id, item_count, slot_count, coverage, dry_run)
    if not dry_run and (item_count or slot_count):
        for plan in plans:
            _write(context, opened, plan, existing, chosen_seed)
        with context.store.write(context.actor_id) as tx:
            tx.journal.audit("campaign.assigned", campaign_id, items=item_count, slots=slot_count, seed=chosen_seed)
    return report


def _plan(
    rubric: Rubric,
    opened: OpenCampaign,
    number: int,
    review: Review,
    candidates: Sequence[items.Candidate],
    overlap: int | None,
    seed: int,
) -> _Plan:
    planned = tuple(
        item
        for each in candidates
        if _is_asked(each, review, approved_only=opened.campaign.approved_only)
        for item in plan_items(
            each.localization_id,
            each.locale,
            each.domain,
            [output for output, _ in each.outputs],
            review,
            rubric_major=rubric.major,
            seed=seed,
        )
    )
    return _Plan(number, review, rubric, overlap or review.overlap or opened.campaign.overlap, planned)


def _is_asked(candidate: items.Candidate, review: Review, *, approved_only: bool) -> bool:
    """Of a text that was rejected nothing is asked, of one that was approved not whether it is fit."""
    if review.unit == Unit.PROMPT:
        return candidate.status == "draft"
    return candidate.status == "approved" or (candidate.status != "rejected" and not approved_only)


def _coverage(
    plan: _Plan, opened: OpenCampaign, existing: dict[str, int], everybody: Sequence[Person]
) -> list[Coverage]:
    every = Counter(item.locale for item in plan.planned)
    new = Counter(item.locale for item in plan.planned if item.id not in existing)
    return [
        coverage_of(
            locale,
            plan.rubric,
            opened.campaign,
            everybody,
            items=every[locale],
            new_items=new[locale],
            overlap=plan.overlap,
        )
        for locale in sorted(every)
    ]


def _write(context: Context, opened: OpenCampaign, plan: _Plan, existing: dict[str, int], seed: int) -> None:
    """Write the missing items and slots of a plan in its seeded order.

    What is missing is asked again inside each transaction: somebody else may be assigning too.
    """
    lacking = {item.id: item for item in plan.planned if existing.get(item.id, 0) < plan.overlap}
    order = seeded_order(list(lacking), seed)
    pools = {locale: plan.pool(opened.id, locale) for locale in {item.locale for item in lacking.values()}}
    with context.store.write(context.actor_id) as tx:
        for pool in pools.values():
            items.ensure_pool(tx, pool)
    for start in range(0, len(order), ROWS_AT_ONCE):
        chunk = [lacking[item_id] for item_id in order[start : start + ROWS_AT_ONCE]]
        with context.store.write(context.actor_id) as tx:
            there = items.slot_counts(tx, [item.id for item in chunk])
            last = {locale: items.last_position(tx, pools[locale].id) for locale in {item.locale for item in chunk}}
            slots = []
            for item in chunk:
                needs = item.domain if item.domain in opened.campaign.expert_domains else None
                for number in range(there.get(item.id, 0), plan.overlap):
                    last[item.locale] += 1
                    slots.append(items.SlotRow(item.id, number, pools[item.locale].id, last[item.locale], needs))
            items.add_items(tx, opened.id, [_row(plan, item) for item in chunk])
            items.add_slots(tx, slots)


def _row(plan: _Plan, item: PlannedItem) -> items.ItemRow:
    return items.ItemRow(
        item.id,
        item.localization_id,
        item.locale,
        plan.review.unit,
        plan.rubric.id,
        plan.rubric.major,
        Purpose.REVIEW,
        item.outputs,
    )
