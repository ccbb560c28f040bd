"""Status by locale, and the doctor."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from dataclasses import dataclass

from localize.assignment import eligible
from localize.errors import Said, said
from localize.languages import name
from localize.records import Person
from localize.settings import SECRET_FILE
from localize.store import Reading, counting, items, people
from localize.workspace.context import Context, OpenCampaign, campaign_in, campaigns_in, rubric_of


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


@dataclass(frozen=True)
class Finding:
    """One thing the doctor looked at."""

    check: str
    ok: bool
    what: Said


def doctor(context: Context) -> list[Finding]:
    """Look at settings and integrity; changes nothing."""
    return [Finding(check, fault is None, fault or said("in order")) for check, fault in _checks(context)]


def _checks(context: Context) -> Iterator[tuple[str, Said | None]]:
    folder = context.settings.folder
    open_to_others = (
        stat.S_IMODE((folder / SECRET_FILE).stat().st_mode) & 0o077 if (folder / SECRET_FILE).exists() else 0
    )
    yield "secret", said("others can read {file}: run chmod 600 on it", file=SECRET_FILE) if open_to_others else None
    with context.store.read() as view:
        faults = list(counting.database_faults(view))
        yield "database", said("{faults}: restore a backup", faults="; ".join(faults[:5])) if faults else None
        row = counting.broken_audit(view)
        yield "audit", None if row is None else said("the chain breaks at row {row}: somebody changed it", row=row)
        gap = counting.missing_sequence(view)
        yield "sequence", None if gap is None else said("number {number} is missing", number=gap)
        loose = counting.slots_over(view)
        yield "slots", said("{count} slots do not fit their claims", count=loose) if loose else None
        for each in campaigns_in(view):
            yield f"rubrics of {each.id}", _rubric_fault(context, view, each)


def _rubric_fault(context: Context, view: Reading, opened: OpenCampaign) -> Said | None:
    for content in opened.pins.values():
        rubric_of(context, view, content)
    missing = [review.rubric for review in opened.campaign.reviews if review.rubric not in opened.pins]
    return said("no content is pinned for {rubrics}", rubrics=", ".join(missing)) if missing else None
