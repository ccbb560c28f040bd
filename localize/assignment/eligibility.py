"""Who may judge what: the tier rule, the source language, opt-in by domain."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from localize.campaign import Campaign
from localize.languages import match_tier, may_judge, parts
from localize.records import Person, Proficiency
from localize.rubric.model import Rubric


@dataclass(frozen=True, slots=True)
class Eligible:
    """`tier` is the best of the person's locales (0: the very region); `blind`: they do not read the source."""

    tier: int
    blind: bool


class Ineligible(StrEnum):
    """Why a person may not judge items of a locale."""

    LANGUAGE = "language"
    """Another language, or another script of it."""
    REGION = "region"
    LEARNED = "learned"
    """They would, had they not declared the locale as learned."""
    SOURCE = "source"
    """They do not read the source language, and the rubric asks nothing that goes without."""


def eligible(person: Person, locale: str, rubric: Rubric, campaign: Campaign) -> Eligible | None:
    """Whether a person may judge items of `locale` under `rubric`; None when not."""
    found = eligibility(person, locale, rubric, campaign)
    return found if isinstance(found, Eligible) else None


def eligibility(person: Person, locale: str, rubric: Rubric, campaign: Campaign) -> Eligible | Ineligible:
    """How a person may judge items of `locale` under `rubric`, or why not."""

    def tier_of(tags: Collection[str]) -> int | None:
        required = rubric.requires.locale_match
        return may_judge(tags, locale, required=required, fallback_tiers=campaign.fallback_tiers)

    lived = [declared.tag for declared in person.locales if declared.proficiency != Proficiency.LEARNED]
    tier = tier_of(lived)
    if tier is None:
        declared = [each.tag for each in person.locales]
        if tier_of(declared) is not None:
            return Ineligible.LEARNED
        near = any(match_tier(tag, locale) is not None for tag in declared)
        return Ineligible.REGION if near else Ineligible.LANGUAGE
    blind = rubric.requires.needs_source_language and not reads(person, campaign.source_locale)
    if blind and not any(criterion.blind_ok for criterion in rubric.criteria):
        return Ineligible.SOURCE
    return Eligible(tier, blind)


def reads(person: Person, source_locale: str) -> bool:
    """A learned language is enough to read the source; to judge a locale one must be native or nearly so."""
    return parts(source_locale).language in {parts(declared.tag).language for declared in person.locales}
