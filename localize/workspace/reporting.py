"""Status by locale."""

from __future__ import annotations

from dataclasses import dataclass

from localize.assignment import eligible
from localize.languages import name
from localize.records import Person
from localize.store import Reading, counting, items, people
from localize.workspace.context import Context, OpenCampaign, campaign_in, campaigns_in, rubric_of
from localize.workspace.qualifying import is_test_pool


@dataclass(frozen=True)
class ReviewStatus:
    """One locale under one review. `owed` counts judgments still to be given; `people` those who may give them."""

    unit: str
    rubric: str
    items: int
    owed: int
    live: int
    done: int
    people: int


@dataclass(frozen=True)
class LocaleStatus:
    """Counts of one locale in one campaign."""

    locale: str
    name: str
    prompts: int
    outputs: int
    judgments: int
    imported: int
    owed: int
    people: int
    reviews: tuple[ReviewStatus, ...]


@dataclass(frozen=True)
class CampaignStatus:
    campaign: str
    title: str
    state: str
    locales: tuple[LocaleStatus, ...]


def status(context: Context, campaign_id: str | None, ui_language: str = "en") -> list[CampaignStatus]:
    """Counts by locale of one campaign or all."""
    with context.store.read() as view:
        everybody = people.every(view)
        chosen = campaigns_in(view) if campaign_id is None else [campaign_in(view, campaign_id)]
        return [_campaign(context, view, each, everybody, ui_language) for each in chosen]


def _campaign(
    context: Context, view: Reading, opened: OpenCampaign, everybody: list[Person], ui_language: str
) -> CampaignStatus:
    prompts = counting.localizations_by_locale(view, opened.id)
    outputs = counting.outputs_by_locale(view, opened.id)
    judged = counting.judgments_by_locale(view, opened.id)
    counts = counting.pool_counts(view, opened.id)
    reviews: dict[str, list[ReviewStatus]] = {}
    able: dict[str, set[str]] = {}
    for pool in items.pools_of(view, opened.id):
        if is_test_pool(pool):
            continue
        rubric = rubric_of(context, view, opened.pins[pool.rubric_id])
        who = {person.id for person in everybody if eligible(person, pool.locale, rubric, opened.campaign)}
        able.setdefault(pool.locale, set()).update(who)
        count = counts.get(pool.id, counting.PoolCounts(pool.id, 0, 0, 0, 0))
        owed = count.free + count.live
        reviews.setdefault(pool.locale, []).append(
            ReviewStatus(pool.unit, pool.rubric_id, count.items, owed, count.live, count.done, len(who))
        )
    locales = tuple(
        LocaleStatus(
            locale=locale,
            name=name(locale, ui_language),
            prompts=prompts.get(locale, 0),
            outputs=outputs.get(locale, 0),
            judgments=judged.get(locale, (0, 0))[0],
            imported=judged.get(locale, (0, 0))[1],
            owed=sum(each.owed for each in reviews.get(locale, ())),
            people=len(able.get(locale, ())),
            reviews=tuple(reviews.get(locale, ())),
        )
        for locale in sorted({*prompts, *reviews, *judged})
    )
    return CampaignStatus(opened.id, opened.campaign.title, opened.state, locales)
