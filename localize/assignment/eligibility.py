"""Who may judge what: the tier rule, the source language, opt-in by domain."""

from __future__ import annotations

from dataclasses import dataclass

from localize.campaign import Campaign
from localize.languages import may_judge, parts
from localize.records import Person, Proficiency
from localize.rubric.model import Rubric


@dataclass(frozen=True, slots=True)
class Eligible:
    """`tier` is the best of the person's locales (0: the very region); `blind`: they do not read the source."""

    tier: int
    blind: bool


def eligible(person: Person, locale: str, rubric: Rubric, campaign: Campaign) -> Eligible | None:
    """Whether a person may judge items of `locale` under `rubric`; None when not."""
    lived = [declared.tag for declared in person.locales if declared.proficiency != Proficiency.LEARNED]
    tier = may_judge(lived, locale, required=rubric.requires.locale_match, fallback_tiers=campaign.fallback_tiers)
    if tier is None:
        return None
    blind = rubric.requires.needs_source_language and not reads(person, campaign.source_locale)
    if blind and not any(criterion.blind_ok for criterion in rubric.criteria):
        return None
    return Eligible(tier, blind)


def reads(person: Person, source_locale: str) -> bool:
    """A learned language is enough to read the source; to judge a locale one must be native or nearly so."""
    return parts(source_locale).language in {parts(declared.tag).language for declared in person.locales}
