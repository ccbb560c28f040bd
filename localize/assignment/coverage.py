"""Whether there are people enough: for each locale and review, who may judge and what will stay open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from localize.assignment.eligibility import eligible
from localize.campaign import Campaign
from localize.errors import Said, said
from localize.records import Person
from localize.rubric.model import Rubric


@dataclass(frozen=True)
class Coverage:
    """One locale under one review: nobody can take `open_slots` of its slots; `reason` says why and what helps."""

    locale: str
    unit: str
    rubric: str
    items: int
    new_items: int
    overlap: int
    people: int
    open_slots: int
    reason: Said | None


def coverage_of(
    locale: str,
    rubric: Rubric,
    campaign: Campaign,
    people: Sequence[Person],
    *,
    items: int,
    new_items: int,
    overlap: int,
) -> Coverage:
    able = sum(eligible(person, locale, rubric, campaign) is not None for person in people)
    missing = max(0, overlap - able)
    reason = None
    if missing and not able:
        reason = said("Nobody may judge {locale} under {rubric}.", locale=locale, rubric=rubric.id)
    elif missing:
        reason = said(
            "{overlap} people are needed for each item and {able} may judge: invite {missing} more for {locale}.",
            overlap=overlap,
            able=able,
            missing=missing,
            locale=locale,
        )
    return Coverage(locale, rubric.unit, rubric.id, items, new_items, overlap, able, items * missing, reason)
