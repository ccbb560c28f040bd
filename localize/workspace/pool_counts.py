"""How the pools of a campaign stand: what is free, held and given of each, by whom, and who may judge there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from localize.assignment import adaptive, eligibility
from localize.assignment.eligibility import Eligible
from localize.languages import parts
from localize.records import Person
from localize.rubric.model import Rubric
from localize.store import Reading, items, pace, people
from localize.store.items import PoolRow
from localize.workspace.context import Context, OpenCampaign, rubric_of
from localize.workspace.matching import FROM_ELSEWHERE, review_of
from localize.workspace.qualifying import is_test_pool, shut_out

_FIRST_DIFFER = 0.4, 10
"""How often the first two judgments differ, before anything was seen, and how many items that guess weighs."""


@dataclass(frozen=True)
class PoolStand:
    """One pool without repeats and checks. `able` may judge it, `blind` of them do not read the source language.

    `had`: person -> items they have had, however it ended. `ended`: state of a claim -> how many. `more` is how many
    judgments beyond those asked for now are to be expected, because the first two differ. `characters`: of an item.
    """

    pool: PoolRow
    rubric: Rubric
    overlap: int
    items: int
    free: int
    live: int
    done: int
    able: frozenset[str]
    blind: frozenset[str]
    had: Mapping[str, int] = field(default_factory=dict)
    ended: Mapping[str, int] = field(default_factory=dict)
    more: float = 0.0
    characters: float = 0.0

    @property
    def owed(self) -> int:
        return self.free + self.live


def everybody(context: Context, view: Reading) -> Mapping[str, Person]:
    """All who can sign in, by id, read once for each edition."""
    return context.remembered.at(view).recall("everybody", lambda: {each.id: each for each in people.every(view)})


def pool_stands(context: Context, view: Reading, opened: OpenCampaign) -> list[PoolStand]:
    """Pools of reviews and of routed items, in the order of the campaign file; not those of tests."""
    memory = context.remembered.at(view)
    pools = [
        each
        for each in memory.recall(("pools of", opened.id), lambda: items.pools_of(view, opened.id))
        if each.rubric_id in opened.pins and not is_test_pool(each)
    ]
    counts = _Counts.of(context, view, opened, pools)
    able = memory.recall(("able", opened.id), lambda: _able(context, view, opened, pools))
    return [_stand(context, view, opened, pool, counts, able[pool.id]) for pool in pools]


@dataclass(frozen=True)
class _Counts:
    """By pool; `had` and `ended` by pool and person, or state of the claim."""

    items: Mapping[str, int]
    free: Mapping[str, int]
    had: Mapping[str, Counter[str]]
    ended: Mapping[str, Counter[str]]
    third: Mapping[str, int]
    characters: Mapping[tuple[str, str, str], float]

    @classmethod
    def of(cls, context: Context, view: Reading, opened: OpenCampaign, pools: list[PoolRow]) -> _Counts:
        memory = context.remembered.at(view)
        planned = [each.id for each in pools if each.number < FROM_ELSEWHERE]
        elsewhere = [each.id for each in pools if each.number >= FROM_ELSEWHERE]  # these grow beside reviewers' work
        known = memory.recall(("items of pools", opened.id), lambda: pace.items_of_pools(view, planned))
        had: dict[str, Counter[str]] = {each.id: Counter() for each in pools}
        ended: dict[str, Counter[str]] = {each.id: Counter() for each in pools}
        alone = pace.held_alone(view)
        for each in pace.held(view, opened.id):
            if each.pool_id in had:
                number = each.number - alone[each[:3]]
                had[each.pool_id][each.person_id] += number
                ended[each.pool_id][each.state] += number
        third = pace.places_beyond(view, opened.id, adaptive.AT_FIRST) if opened.campaign.adaptive_overlap else {}
        characters = memory.recall(("characters", opened.id), lambda: pace.mean_characters(view, opened.id))
        grown = pace.items_of_pools(view, elsewhere) if elsewhere else {}
        return cls({**known, **grown}, pace.free_slots(view), had, ended, third, characters)


def _stand(
    context: Context,
    view: Reading,
    opened: OpenCampaign,
    pool: PoolRow,
    counts: _Counts,
    able: Mapping[str, Eligible],
) -> PoolStand:
    rubric = rubric_of(context, view, opened.pins[pool.rubric_id])
    review = review_of(opened, pool)
    overlap = (review.overlap if review is not None else None) or opened.campaign.overlap
    ended = counts.ended[pool.id]
    stand = PoolStand(
        pool=pool,
        rubric=rubric,
        overlap=overlap,
        items=counts.items.get(pool.id, 0),
        free=counts.free.get(pool.id, 0),
        live=ended["live"],
        done=ended["done"],
        able=frozenset(able),
        blind=frozenset(each for each, how in able.items() if how.blind),
        had=counts.had[pool.id],
        ended=ended,
        characters=counts.characters.get((pool.locale, pool.unit, pool.rubric_id), 0.0),
    )
    profile = None if review is None else review.profile
    if not opened.campaign.adaptive_overlap or overlap <= adaptive.AT_FIRST:
        return stand
    if adaptive.question(rubric, profile) is None:
        return stand
    return _with_more(stand, counts.third.get(pool.id, 0))


def _with_more(stand: PoolStand, third: int) -> PoolStand:
    """Of the items that have not two judgments yet, as many will want another as of those that have."""
    decided = max(0, stand.done - third) // adaptive.AT_FIRST
    guess, weight = _FIRST_DIFFER
    differ = (third + guess * weight) / (max(decided, third) + weight)
    undecided = max(0, stand.items - decided)
    steps = sum(differ**step for step in range(1, stand.overlap - adaptive.AT_FIRST + 1))
    return PoolStand(**{**vars(stand), "more": undecided * steps, "overlap": adaptive.AT_FIRST})


def _able(
    context: Context, view: Reading, opened: OpenCampaign, pools: list[PoolRow]
) -> Mapping[str, Mapping[str, Eligible]]:
    """Pool -> who may judge it, and how, without who failed its tests for good. Only people of its language count."""
    speaking: dict[str, list[Person]] = {}
    for person in everybody(context, view).values():
        for language in {parts(each.tag).language for each in person.locales}:
            speaking.setdefault(language, []).append(person)
    found: dict[str, dict[str, Eligible]] = {}
    known: dict[tuple[str, str], dict[str, Eligible]] = {}
    for pool in pools:
        place = pool.locale, pool.rubric_id
        if place not in known:
            rubric = rubric_of(context, view, opened.pins[pool.rubric_id])
            verdicts = (
                (person.id, eligibility(person, pool.locale, rubric, opened.campaign))
                for person in speaking.get(parts(pool.locale).language, ())
            )
            out = shut_out(context, view, opened, *place)
            known[place] = {each: how for each, how in verdicts if isinstance(how, Eligible) and each not in out}
        found[pool.id] = known[place]
    return found
