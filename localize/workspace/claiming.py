"""A person's next claim: all inside the claiming transaction."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from localize.assignment import shown_order
from localize.errors import Refused, said
from localize.records import AssignmentId, CampaignId, Person
from localize.store import Reading, Writing, claims, keeping, people, resuming
from localize.store.claims import ClaimRow, FreeSlot
from localize.store.queue import first_free, kept_slot
from localize.store.shown import output_count
from localize.workspace.closing import closed_today, is_unwanted_item, unwanted_of
from localize.workspace.limiting import Reached, limits_reached
from localize.workspace.matching import (
    FROM_ELSEWHERE,
    Pool,
    Verdict,
    is_together,
    judgeable,
    pools_of,
    profile_of,
    review_of,
    verdicts,
)
from localize.workspace.qualifying import is_test_pool
from localize.workspace.repeating import swapped

__all__ = [
    "FROM_ELSEWHERE",
    "LIVE_AT_MOST",
    "Pool",
    "Verdict",
    "claim_first",
    "judgeable",
    "live_claim",
    "make_room",
    "pools_of",
    "profile_of",
    "review_of",
    "verdicts",
]

LIVE_AT_MOST = 2
"""Claims a person holds at a time: the one on the screen, and the next."""

Search: TypeAlias = Callable[..., FreeSlot | None]
"""How a free slot of a pool is found: `first_free` or `kept_slot`."""


def live_claim(view: Reading, person: Person, pools: Sequence[Pool]) -> ClaimRow | None:
    """The person's oldest live claim in these pools. Raises Refused where they hold as many as they may elsewhere."""
    mine = {pool.id for pool, *_ in pools}
    held = claims.live(view, person.id)
    for claim in held:
        if claim.pool_id in mine:
            return claim
    if len([each for each in held if not each.prefetched]) >= LIVE_AT_MOST:
        raise Refused(
            said("You hold {most} items of other campaigns already.", most=LIVE_AT_MOST),
            said("Submit or skip one of them first."),
        )
    return None


def make_room(tx: Writing, person: Person) -> None:
    """Who holds as many items as one may gives back what they have not looked at."""
    held = claims.live(tx, person.id)
    if len(held) >= LIVE_AT_MOST:
        for claim in held:
            if claim.prefetched:
                claims.let_go(tx, claim.id, "expired")


def claim_first(tx: Writing, person: Person, pools: Sequence[Pool]) -> ClaimRow | None:
    """A claim of the first slot that the person may judge; one that they had left behind comes first, then the other
    items of a prompt that they have begun.

    Nothing that is closed for them today, and nothing of a kind that they do not want to see.
    """
    rubrics = [rubric for _, _, rubric, _ in pools]
    closed, unwanted = closed_today(tx, person, rubrics), unwanted_of(tx, person.id, rubrics)
    full = limits_reached(tx, person, [campaign for _, campaign, _, _ in pools])
    _keep_no_longer(tx, person, pools, full)
    pools = [each for each in pools if each[2].id not in closed and (each[1].id not in full or is_test_pool(each[0]))]
    return (
        _left_behind(tx, person, pools, unwanted)
        or _first(tx, person, [each for each in pools if is_together(each)], unwanted, kept_slot)
        or _first(tx, person, pools, unwanted, first_free)
    )


def _keep_no_longer(tx: Writing, person: Person, pools: Sequence[Pool], full: Mapping[CampaignId, Reached]) -> None:
    """What waits for somebody who has had all that one person gets goes to others."""
    ended = {each for each, reached in full.items() if not reached.limit.ends_with_the_day}
    keeping.keep_no_longer(tx, person.id, [each[0].id for each in pools if each[1].id in ended and is_together(each)])


def _left_behind(tx: Writing, person: Person, pools: Sequence[Pool], unwanted: frozenset[str]) -> ClaimRow | None:
    mine = {pool.id: (rubric, may) for pool, _, rubric, may in pools}
    for left in resuming.left_behind(tx, person.id, person.domains):
        if left.pool_id not in mine:
            continue
        rubric, may = mine[left.pool_id]
        if is_unwanted_item(tx, left.item_id, rubric, unwanted):
            continue
        if resuming.take_again(tx, left, person.domains, tier=may.tier, blind=may.blind):
            return claims.find(tx, AssignmentId(left.id))
    return None


def _first(
    tx: Writing, person: Person, pools: Sequence[Pool], unwanted: frozenset[str], search: Search
) -> ClaimRow | None:
    for pool, campaign, rubric, may in pools:
        without = unwanted if rubric.wellbeing else frozenset[str]()
        slot = search(tx, pool.id, person.id, person.domains, without=without)
        if slot is None:
            continue
        people.ensure_pseudonym(tx, campaign.id, person.id)
        order = None if slot.only_for is None else swapped(tx, slot.item_id, person.id)
        if order is None:
            order = shown_order(output_count(tx, slot.item_id), slot.item_id, person.id, campaign.campaign.seed)
        claim = claims.take(
            tx,
            slot,
            person_id=person.id,
            pool_id=pool.id,
            rubric_hash=rubric.hash,
            profile=profile_of(campaign, pool),
            blind=may.blind,
            tier=may.tier,
            shown_order=order,
        )
        if is_together((pool, campaign, rubric, may)) and slot.only_for is None:
            keeping.keep_siblings(tx, claim)
        return claim
    return None
