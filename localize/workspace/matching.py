"""Which pools a person may draw from, by the tier rule and what their campaigns ask for, and in which order."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from localize.assignment import Eligible, Ineligible, eligibility
from localize.assignment.protecting import may_see
from localize.campaign import Review
from localize.languages import parts
from localize.records import Person
from localize.rubric.model import Rubric
from localize.store import Reading, items
from localize.workspace.closing import agreed_topics
from localize.workspace.context import Context, OpenCampaign, campaigns_in, rubric_of
from localize.workspace.qualifying import is_qualified, is_test_pool

FROM_ELSEWHERE = 1000
"""Numbers of pools from here on are of no `[[review]]`: sets of known items, and items that were routed."""
ROUTED = 2000
"""Numbers of pools from here on are of items that were routed."""

Asked = tuple[items.PoolRow, OpenCampaign, Rubric]
"""A pool that its campaign asks for."""
Pool = tuple[items.PoolRow, OpenCampaign, Rubric, Eligible]
"""A pool that a person may judge, and how."""
Verdict = tuple[items.PoolRow, OpenCampaign, Rubric, Eligible | Ineligible]
"""A pool in a language of a person, and how they may judge it or why not."""


def pools_of(context: Context, view: Reading, person: Person, *, opened: bool = True) -> tuple[Pool, ...]:
    """The pools that the person may judge, of open campaigns or of the others, in the order in which they come.

    Without those that hold what they have not agreed to see, what they must pass a test for first, and tests.
    """

    def read() -> tuple[Pool, ...]:
        agreed = agreed_topics(context, view, person.id)
        return tuple(
            (pool, campaign, rubric, may)
            for pool, campaign, rubric, may in judgeable(context, view, person, opened=opened)
            if may_see(rubric, agreed)
            and not is_test_pool(pool)
            and is_qualified(context, view, person.id, campaign, pool.locale, pool.rubric_id)
        )

    return context.remembered.at(view).recall(("pools", person, opened), read)


def judgeable(context: Context, view: Reading, person: Person, *, opened: bool = True) -> tuple[Pool, ...]:
    """The pools that the person may judge, whatever they have agreed to see."""

    found = verdicts(context, view, person, opened=opened)
    return tuple((pool, campaign, rubric, may) for pool, campaign, rubric, may in found if isinstance(may, Eligible))


def verdicts(context: Context, view: Reading, person: Person, *, opened: bool = True) -> tuple[Verdict, ...]:
    """The pools in the person's languages, of open campaigns or of the others, in the order in which they come."""

    def read() -> tuple[Verdict, ...]:
        asked = _asked(context, view, opened=opened)
        languages = sorted({parts(declared.tag).language for declared in person.locales})
        mine = sorted((each for language in languages for each in asked.get(language, ())), key=lambda each: each[0])
        return tuple(
            (pool, campaign, rubric, eligibility(person, pool.locale, rubric, campaign.campaign))
            for _, (pool, campaign, rubric) in mine
        )

    return context.remembered.at(view).recall(("verdicts", person, opened), read)


Place = tuple[date, int, int, int]
"""Where a pool stands: by the day its campaign is due, the campaign's age, the review, and the pool's own place."""


def _asked(context: Context, view: Reading, *, opened: bool) -> Mapping[str, tuple[tuple[Place, Asked], ...]]:
    """Language -> the pools that campaigns ask for, each with its place: earliest due first, then the oldest.

    Of one campaign what was reported comes before its reviews.
    """

    def read() -> Mapping[str, tuple[tuple[Place, Asked], ...]]:
        campaigns: dict[str, OpenCampaign] = {
            each.id: each for each in campaigns_in(view) if (each.state == "open") == opened
        }
        age = {campaign_id: number for number, campaign_id in enumerate(campaigns)}
        found: dict[str, list[tuple[Place, Asked]]] = {}
        for number, pool in enumerate(items.pools_for(view, None, None)):
            campaign = campaigns.get(pool.campaign_id)
            if campaign is None or pool.rubric_id not in campaign.pins or not _is_asked(campaign, pool):
                continue
            rubric = rubric_of(context, view, campaign.pins[pool.rubric_id])
            review = pool.number if pool.number < ROUTED else -1  # who reported it waits for somebody to look
            place = (campaign.campaign.due or date.max, age[campaign.id], review, number)
            found.setdefault(pool.language, []).append((place, (pool, campaign, rubric)))
        return {language: tuple(each) for language, each in found.items()}

    return context.remembered.at(view).recall(("asked", opened), read)


def _is_asked(campaign: OpenCampaign, pool: items.PoolRow) -> bool:
    """Whether the campaign file still has the review of this pool, or the pool never came from one."""
    return pool.number >= FROM_ELSEWHERE or review_of(campaign, pool) is not None


def review_of(campaign: OpenCampaign, pool: items.PoolRow) -> Review | None:
    """The review that asks the same as a pool."""
    asked = (pool.unit, pool.rubric_id)
    return next((each for each in campaign.campaign.reviews if (each.unit, each.rubric) == asked), None)


def profile_of(campaign: OpenCampaign, pool: items.PoolRow) -> str | None:
    """The profile under which a pool is judged: that of the review that asks the same."""
    review = review_of(campaign, pool)
    return None if review is None else review.profile


def is_together(pool: Pool) -> bool:
    """Whether all items of a prompt in a pool go to the same people."""
    review = review_of(pool[1], pool[0])
    return review is not None and review.together and pool[0].number < FROM_ELSEWHERE
