"""Who may judge what: the tier rule, the source language, opt-in by domain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from localize.campaign import Campaign
from localize.languages import may_judge, parts
from localize.records import Person
from localize.rubric.model import Rubric


@dataclass(frozen=True, slots=True)
class Eligible:
    """`tier` is the best of the person's locales (0: the very region); `blind`: they do not read the source."""

    tier: int
    blind: bool


def eligible(person: Person, locale: str, rubric: Rubric, campaign: Campaign) -> Eligible | None:
    """Whether a person may judge items of `locale` under `rubric`; None when not."""
    tags = [declared.tag for declared in person.locales]
    tier = may_judge(tags, locale, required=rubric.requires.locale_match, fallback_tiers=campaign.fallback_tiers)
    if tier is None:
        return None
    blind = rubric.requires.needs_source_language and not reads(tags, campaign.source_locale)
    if blind and not any(criterion.blind_ok for criterion in rubric.criteria):
        return None
    return Eligible(tier, blind)


def reads(tags: Sequence[str], language: str) -> bool:
    return parts(language).language in {parts(tag).language for tag in tags}
