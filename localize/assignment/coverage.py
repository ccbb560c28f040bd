"""Whether there are people enough: for each locale and review, who may judge and what will stay open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from localize.assignment.eligibility import eligible
from localize.campaign import Campaign
from localize.errors import Said, said
from localize.records import Person, Proficiency
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


@dataclass(frozen=True, slots=True)
class Alike:
    """One of `count` people who declared the same locales, and so may judge the same."""

    person: Person
    count: int


def alike(people: Iterable[Person]) -> tuple[Alike, ...]:
    """People by what they declared: a thousand of them are some hundred cases."""
    found: dict[frozenset[tuple[str, Proficiency]], list[Person]] = {}
    for person in people:
        found.setdefault(frozenset((each.tag, each.proficiency) for each in person.locales), []).append(person)
    return tuple(Alike(same[0], len(same)) for same in found.values())


def coverage_of(
    locale: str,
    rubric: Rubric,
    campaign: Campaign,
    people: Sequence[Alike],
    *,
    items: int,
    new_items: int,
    overlap: int,
) -> Coverage:
    able = sum(each.count for each in people if eligible(each.person, locale, rubric, campaign) is not None)
    missing = max(0, overlap - able)
    open_slots, cap = items * missing, campaign.caps.items_per_person
    beyond = 0 if cap is None else max(0, items * overlap - able * cap)
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
    elif beyond:
        reason = said(
            "At {most} items for one person, {able} people leave {count} judgments open: invite more for {locale}.",
            most=cap,
            able=able,
            count=beyond,
            locale=locale,
        )
    return Coverage(locale, rubric.unit, rubric.id, items, new_items, overlap, able, max(open_slots, beyond), reason)
