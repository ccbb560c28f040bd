"""Which pools a person may draw from, and their next claim: all inside the claiming transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from localize.assignment import Eligible, Ineligible, eligibility, shown_order
from localize.assignment.protecting import may_see
from localize.errors import Refused, said
from localize.languages import parts
from localize.records import AssignmentId, Person
from localize.rubric.model import Rubric
from localize.store import Reading, Writing, claims, items, people
from localize.store.claims import ClaimRow
from localize.store.queue import first_free
from localize.store.shown import output_count
from localize.workspace.closing import agreed_topics, closed_today, is_unwanted_item, unwanted_of
from localize.workspace.context import Context, OpenCampaign, campaigns_in, rubric_of
from localize.workspace.repeating import swapped

LIVE_AT_MOST = 2
"""Claims a person holds at a time: the one on the screen, and the next."""


Pool = tuple[items.PoolRow, OpenCampaign, Rubric, Eligible]
"""A pool that a person may judge, and how."""
Verdict = tuple[items.PoolRow, OpenCampaign, Rubric, Eligible | Ineligible]
"""A pool in a language of a person, and how they may judge it or why not."""


def pools_of(context: Context, view: Reading, person: Person, *, opened: bool = True) -> tuple[Pool, ...]:
    """The pools that the person may judge, of open campaigns or of the others, in the campaigns' order.

    Without those that hold what they have not agreed to see.
    """

    def read() -> tuple[Pool, ...]:
        could = judgeable(context, view, person, opened=opened)
        agreed = agreed_topics(context, view, person.id)
        return tuple(each for each in could if may_see(each[2], agreed))

    return context.remembered.at(view).recall(("pools", person, opened), read)


def judgeable(context: Context, view: Reading, person: Person, *, opened: bool = True) -> tuple[Pool, ...]:
    """The pools that the person may judge, whatever they have agreed to see."""

    found = verdicts(context, view, person, opened=opened)
    return tuple((pool, campaign, rubric, may) for pool, campaign, rubric, may in found if isinstance(may, Eligible))


def verdicts(context: Context, view: Reading, person: Person, *, opened: bool = True) -> tuple[Verdict, ...]:
    """The pools in the person's languages, of open campaigns or of the others, in the campaigns' order."""

    def read() -> tuple[Verdict, ...]:
        campaigns = [each for each in campaigns_in(view) if (each.state == "open") == opened]
        return _verdicts(context, view, person, {each.id: each for each in campaigns})

    return context.remembered.at(view).recall(("verdicts", person, opened), read)


def _verdicts(
    context: Context, view: Reading, person: Person, campaigns: Mapping[str, OpenCampaign]
) -> tuple[Verdict, ...]:
    languages = {parts(declared.tag).language for declared in person.locales}
    found: list[Verdict] = []
    for pool in items.pools_for(view, languages, None):
        campaign = campaigns.get(pool.campaign_id)
        if campaign is None or pool.rubric_id not in campaign.pins or not _is_asked(campaign, pool):
            continue
        rubric = rubric_of(context, view, campaign.pins[pool.rubric_id])
        found.append((pool, campaign, rubric, eligibility(person, pool.locale, rubric, campaign.campaign)))
    order = {campaign_id: number for number, campaign_id in enumerate(campaigns)}
    return tuple(sorted(found, key=lambda each: (order[each[1].id], each[0].number)))


FROM_ELSEWHERE = 1000
"""Numbers of pools from here on are of no `[[review]]`: sets of known items, and items that were routed."""


def _is_asked(campaign: OpenCampaign, pool: items.PoolRow) -> bool:
    """Whether the campaign file still has the review of this pool, or the pool never came from one."""
    return pool.number >= FROM_ELSEWHERE or any(
        (each.unit, each.rubric) == (pool.unit, pool.rubric_id) for each in campaign.campaign.reviews
    )


def profile_of(campaign: OpenCampaign, pool: items.PoolRow) -> str | None:
    """The profile under which a pool is judged: that of the review that asks the same."""
    reviews = campaign.campaign.reviews
    return next((each.profile for each in reviews if (each.unit, each.rubric) == (pool.unit, pool.rubric_id)), None)


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
    """A claim of the first slot that the person may judge; one that they had left behind comes first.

    Nothing that is closed for them today, and nothing of a kind that they do not want to see.
    """
    rubrics = [rubric for _, _, rubric, _ in pools]
    closed, unwanted = closed_today(tx, person, rubrics), unwanted_of(tx, person.id, rubrics)
    pools = [each for each in pools if each[2].id not in closed]
    mine = {pool.id: rubric for pool, _, rubric, _ in pools}
    for left in claims.left_behind(tx, person.id):
        if left.pool_id not in mine or is_unwanted_item(tx, left.item_id, mine[left.pool_id], unwanted):
            continue
        if claims.renew(tx, left):
            return claims.find(tx, AssignmentId(left.id))
    for pool, campaign, rubric, may in pools:
        slot = first_free(tx, pool.id, person.id, person.domains, without=unwanted if rubric.wellbeing else ())
        if slot is None:
            continue
        people.ensure_pseudonym(tx, campaign.id, person.id)
        order = None if slot.only_for is None else swapped(tx, slot.item_id, person.id)
        if order is None:
            order = shown_order(output_count(tx, slot.item_id), slot.item_id, person.id, campaign.campaign.seed)
        return claims.take(
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
    return None
