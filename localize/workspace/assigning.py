"""Assignment: items and slots for what was imported, in a seeded order, and what cannot be covered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from localize.assignment import (
    Alike,
    Coverage,
    PlannedItem,
    adaptive,
    alike,
    coverage_of,
    is_urgent,
    plan_items,
    seeded_order,
)
from localize.campaign import Review
from localize.errors import Refused, said
from localize.ids import derived_id
from localize.languages import parts
from localize.records import ItemId, Purpose, Unit
from localize.rubric.model import Rubric
from localize.store import Reading, Writing, candidates, items, people
from localize.workspace.context import Context, OpenCampaign, campaign_in, rubric_of
from localize.workspace.qualifying import shut_out

ROWS_AT_ONCE = 600
"""Items, or items with their slots, of one transaction: about 40 ms of writing."""
_At = tuple[str, str]
"""A locale and a rubric."""


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
    """One `[[review]]` over all candidates. `places`: slots of each item; `loads`: characters of each.

    `urgent` items come before all that is waiting.
    """

    number: int
    review: Review
    rubric: Rubric
    places: int
    planned: tuple[PlannedItem, ...]
    loads: Mapping[ItemId, int]
    urgent: frozenset[ItemId]

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
        texts = list(candidates.every(view, campaign_id))
        plans = [
            _plan(rubric_of(context, view, opened.pins[review.rubric]), opened, number, texts, overlap, chosen_seed)
            for number, review in enumerate(opened.campaign.reviews)
        ]
        existing = items.existing(view, campaign_id)
        unknown_loads = items.without_load(view, campaign_id)
        able = _able(context, view, opened, plans)
    coverage = tuple(each for plan in plans for each in _coverage(plan, opened, existing, able))
    slot_count = sum(max(0, plan.places - existing.get(item.id, 0)) for plan in plans for item in plan.planned)
    item_count = sum(item.id not in existing for plan in plans for item in plan.planned)
    report = AssignReport(campaign_id, item_count, slot_count, coverage, dry_run)
    if dry_run:
        return report
    for plan in plans:
        _count_loads(context, plan, unknown_loads)
    if item_count or slot_count:
        for plan in plans:
            _write(context, opened, plan, existing, chosen_seed)
        with context.store.write(context.actor_id) as tx:
            tx.journal.audit("campaign.assigned", campaign_id, items=item_count, slots=slot_count, seed=chosen_seed)
    return report


def _plan(
    rubric: Rubric,
    opened: OpenCampaign,
    number: int,
    texts: Sequence[candidates.Candidate],
    overlap: int | None,
    seed: int,
) -> _Plan:
    campaign = opened.campaign
    review = campaign.reviews[number]
    planned: list[PlannedItem] = []
    loads: dict[ItemId, int] = {}
    urgent: set[ItemId] = set()
    for each in texts:
        if not _is_asked(each, review, approved_only=campaign.approved_only):
            continue
        where = (each.localization_id, each.locale, each.domain)
        lengths = dict(zip(each.outputs, each.lengths, strict=True))
        urgently = is_urgent(each.domain, each.tags, campaign.priority)
        for item in plan_items(*where, each.outputs, review, rubric_major=rubric.major, seed=seed):
            planned.append(item)
            loads[item.id] = each.characters + sum(lengths[output] for output in item.outputs)
            if urgently:
                urgent.add(item.id)
    places = overlap or review.overlap or campaign.overlap
    if campaign.adaptive_overlap and adaptive.question(rubric, review.profile) is not None:
        places = min(places, adaptive.AT_FIRST)
    return _Plan(number, review, rubric, places, tuple(planned), loads, frozenset(urgent))


def _is_asked(candidate: candidates.Candidate, review: Review, *, approved_only: bool) -> bool:
    """Of a text that was rejected nothing is asked, of one that was approved not whether it is fit."""
    if review.unit == Unit.PROMPT:
        return candidate.status == "draft"
    return candidate.status == "approved" or (candidate.status != "rejected" and not approved_only)


def _able(context: Context, view: Reading, opened: OpenCampaign, plans: Sequence[_Plan]) -> dict[_At, Sequence[Alike]]:
    """For each locale and rubric all people but those who failed its tests for good."""
    every = list(people.every(view))
    places = {(item.locale, plan.rubric.id) for plan in plans for item in plan.planned}
    out = {place: shut_out(context, view, opened, *place) for place in places}
    groups = {some: alike(each for each in every if each.id not in some) for some in set(out.values())}
    return {place: groups[some] for place, some in out.items()}


def _coverage(
    plan: _Plan, opened: OpenCampaign, existing: Mapping[str, int], able: Mapping[_At, Sequence[Alike]]
) -> list[Coverage]:
    every = Counter(item.locale for item in plan.planned)
    new = Counter(item.locale for item in plan.planned if item.id not in existing)
    return [
        coverage_of(
            locale,
            plan.rubric,
            opened.campaign,
            able[locale, plan.rubric.id],
            items=every[locale],
            new_items=new[locale],
            overlap=plan.places,
        )
        for locale in sorted(every)
    ]


def _count_loads(context: Context, plan: _Plan, unknown: Collection[str]) -> None:
    """Fill in the characters of items that were made before these were counted."""
    lacking = [item_id for item_id in plan.loads if item_id in unknown and plan.loads[item_id]]
    for start in range(0, len(lacking), ROWS_AT_ONCE):
        with context.store.write(context.actor_id) as tx:
            items.set_loads(tx, {each: plan.loads[each] for each in lacking[start : start + ROWS_AT_ONCE]})


def _write(context: Context, opened: OpenCampaign, plan: _Plan, existing: Mapping[str, int], seed: int) -> None:
    """Write the missing items by their ids, which costs the database least, then their slots in the seeded order.

    What is missing is asked again inside each transaction: somebody else may be assigning too.
    """
    lacking = {item.id: item for item in plan.planned if existing.get(item.id, 0) < plan.places}
    new = sorted((item for item in lacking.values() if item.id not in existing), key=lambda item: item.id)
    for chunk in _chunks(new):
        with context.store.write(context.actor_id) as tx:
            items.add_items(tx, opened.id, [_row(plan, item) for item in chunk])
    pools = {locale: plan.pool(opened.id, locale) for locale in {item.locale for item in lacking.values()}}
    with context.store.write(context.actor_id) as tx:
        for pool in pools.values():
            items.ensure_pool(tx, pool)
        before = _room_before(tx, plan, lacking.values(), pools)
    for chunk in _chunks([lacking[item_id] for item_id in seeded_order(lacking, seed, first=plan.urgent)]):
        with context.store.write(context.actor_id) as tx:
            _add_slots(tx, opened, plan, chunk, pools, before)


def _chunks(every: Sequence[PlannedItem]) -> Iterator[Sequence[PlannedItem]]:
    for start in range(0, len(every), ROWS_AT_ONCE):
        yield every[start : start + ROWS_AT_ONCE]


def _add_slots(
    tx: Writing,
    opened: OpenCampaign,
    plan: _Plan,
    chunk: Sequence[PlannedItem],
    pools: Mapping[str, items.PoolRow],
    before: dict[str, int],
) -> None:
    """Slots at the ends of their pools; those of urgent items at the place that is left `before` all others."""
    there = items.slot_counts(tx, [item.id for item in chunk])
    last = {locale: items.last_position(tx, pools[locale].id) for locale in {item.locale for item in chunk}}
    slots = []
    for item in chunk:
        needs = item.domain if item.domain in opened.campaign.expert_domains else None
        places = before if item.id in plan.urgent else last
        for number in range(there.get(item.id, 0), plan.places):
            places[item.locale] += 1
            slots.append(items.SlotRow(item.id, number, pools[item.locale].id, places[item.locale], needs))
    items.add_slots(tx, slots)
    items.forget_cursors_of(tx, {pools[item.locale].id for item in chunk if item.id in plan.urgent})


def _room_before(
    tx: Writing, plan: _Plan, lacking: Iterable[PlannedItem], pools: Mapping[str, items.PoolRow]
) -> dict[str, int]:
    """For each locale the place after which its urgent items stand, so that they end before all that waits."""
    counts = Counter(item.locale for item in lacking if item.id in plan.urgent)
    return {
        locale: (items.first_position(tx, pool.id) or 1) - counts[locale] * plan.places - 1
        for locale, pool in pools.items()
    }


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
        characters=plan.loads[item.id],
    )
