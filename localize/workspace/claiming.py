"""Which pools a person may draw from, and their next claim: all inside the claiming transaction."""

from __future__ import annotations

from collections.abc import Mapping

from localize.assignment import eligible, shown_order
from localize.errors import Refused, said
from localize.languages import parts
from localize.records import Person
from localize.rubric.model import Rubric
from localize.store import Reading, Writing, claims, items, people
from localize.store.claims import ClaimRow
from localize.workspace.context import Context, OpenCampaign, campaign_in, campaigns_in, rubric_of

LIVE_AT_MOST = 2
"""Claims a person holds at a time: the one on the screen, and the next."""


Pool = tuple[items.PoolRow, OpenCampaign, Rubric]


def open_campaigns(view: Reading, campaign_id: str | None) -> dict[str, OpenCampaign]:
    every = campaigns_in(view) if campaign_id is None else [campaign_in(view, campaign_id)]
    return {each.id: each for each in every if each.state == "open"}


def pools_of(context: Context, view: Reading, person: Person, opened: Mapping[str, OpenCampaign]) -> list[Pool]:
    """The pools of open campaigns that the person may judge, in the order of campaigns and their reviews."""
    languages = {parts(declared.tag).language for declared in person.locales}
    found = []
    for pool in items.pools_for(view, languages, None):
        campaign = opened.get(pool.campaign_id)
        if campaign is None or pool.rubric_id not in campaign.pins or not _is_asked(campaign, pool):
            continue
        rubric = rubric_of(context, campaign.pins[pool.rubric_id])
        if eligible(person, pool.locale, rubric, campaign.campaign) is not None:
            found.append((pool, campaign, rubric))
    order = {campaign_id: number for number, campaign_id in enumerate(opened)}
    return sorted(found, key=lambda each: (order[each[1].id], each[0].number))


def _is_asked(campaign: OpenCampaign, pool: items.PoolRow) -> bool:
    """Whether the campaign file still has the review of this pool."""
    return any((each.unit, each.rubric) == (pool.unit, pool.rubric_id) for each in campaign.campaign.reviews)


def profile_of(campaign: OpenCampaign, pool: items.PoolRow) -> str | None:
    reviews = campaign.campaign.reviews
    return next(each.profile for each in reviews if (each.unit, each.rubric) == (pool.unit, pool.rubric_id))


def claim_first(context: Context, tx: Writing, person: Person, pools: list[Pool]) -> ClaimRow | None:
    live = claims.live(tx, person.id, [pool.id for pool, _, _ in pools])
    if live is not None:  # another tab was faster
        return live
    if claims.live_count(tx, person.id) >= LIVE_AT_MOST:
        raise Refused(
            said("You hold {most} items of other campaigns already.", most=LIVE_AT_MOST),
            said("Submit or skip one of them first."),
        )
    mine = claims.left_behind(tx, person.id, [pool.id for pool, _, _ in pools])
    if mine is not None:
        return mine
    for pool, campaign, rubric in pools:
        may = eligible(person, pool.locale, rubric, campaign.campaign)
        slot = None if may is None else claims.first_free(tx, pool.id, person.id, person.domains)
        if may is None or slot is None:
            continue
        people.ensure_pseudonym(tx, campaign.id, person.id)
        count = claims.output_count(tx, slot.item_id)
        return claims.take(
            tx,
            slot,
            person_id=person.id,
            pool_id=pool.id,
            rubric_hash=rubric.hash,
            profile=profile_of(campaign, pool),
            blind=may.blind,
            tier=may.tier,
            shown_order=shown_order(count, slot.item_id, person.id, campaign.campaign.seed),
        )
    return None
