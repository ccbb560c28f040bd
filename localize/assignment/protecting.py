"""What a rubric says to protect people from upsetting content: consent, rest, and a day's minutes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from localize.assignment.days import clock, midnight
from localize.records import Rating, RatingState
from localize.rubric.model import Rubric
from localize.rubric.parts import Kind


class ClosedBecause(StrEnum):
    """Why somebody gets nothing under a rubric that they could judge."""

    NEEDS_CONSENT = "needs_consent"
    RESTING = "resting"
    CAP_REACHED = "cap_reached"


@dataclass(frozen=True, slots=True)
class Day:
    """A person's day: half-open, in UTC."""

    start: datetime
    end: datetime


def consent_topic(rubric: Rubric) -> str | None:
    """What a person must have agreed to see before they judge under it; None where nothing is asked."""
    if rubric.requires.opt_in is not None:
        return rubric.requires.opt_in
    return rubric.id if rubric.wellbeing is not None and rubric.wellbeing.consent else None


def may_see(rubric: Rubric, agreed: Collection[str]) -> bool:
    """Whether somebody who agreed to these topics may be asked under it."""
    topic = consent_topic(rubric)
    return topic is None or topic in agreed


def day_of(now: datetime, time_zone: str | None) -> Day:
    """The day around `now` where the person is. A zone that nobody knows, or none, is UTC.

    Where a clock has no midnight on that day, it begins when the clock jumps.
    """
    here = clock(time_zone or "UTC")
    today = now.astimezone(here).date()
    return Day(midnight(today, here), midnight(today + timedelta(days=1), here))


def seconds_left(rubric: Rubric, worked: int) -> int | None:
    """Of today, after `worked` seconds under rubrics that protect; None where the rubric has no limit."""
    if rubric.wellbeing is None or rubric.wellbeing.max_minutes_per_day is None:
        return None
    return max(0, rubric.wellbeing.max_minutes_per_day * 60 - worked)


def wants_rest(rubric: Rubric, answers: Sequence[Rating]) -> bool:
    """Whether a person asked for no more of this kind today, by a private question that says so."""
    if rubric.wellbeing is None:
        return False
    asked = {each.id for each in rubric.criteria if each.private and each.kind == Kind.BINARY}
    return any(each.criterion in asked and each.state == RatingState.GIVEN and each.value is True for each in answers)


def is_unwanted(domain: str | None, tags: Collection[str], opted_out: Collection[str]) -> bool:
    """Whether a prompt's domain or one of its tags is a category that somebody does not want to see."""
    return any(each in opted_out for each in (domain, *tags))
