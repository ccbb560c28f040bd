"""What is closed for a person, so that nobody sees upsetting texts who has not agreed to, or has had enough of them."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from localize.assignment.protecting import ClosedBecause, day_of, is_unwanted, seconds_left
from localize.records import Person, PersonId
from localize.rubric.model import Rubric
from localize.store import Reading, protection
from localize.workspace.context import Context


@dataclass(frozen=True, slots=True)
class Closure:
    """Why a person gets nothing under a rubric now. `opens_at` is None where they decide it; `topic` is of consents."""

    rubric_id: str
    because: ClosedBecause
    opens_at: datetime | None = None
    topic: str | None = None


def agreed_topics(context: Context, view: Reading, person_id: PersonId) -> frozenset[str]:
    """What somebody agrees to see."""

    def read() -> frozenset[str]:
        return frozenset(each.topic for each in protection.consents_of(view, person_id) if each.ended_at is None)

    return context.remembered.at(view).recall(("consents", person_id), read)


def closed_today(view: Reading, person: Person, rubrics: Iterable[Rubric]) -> dict[str, Closure]:
    """Rubric id -> why nothing more of it is handed out today. Costs nothing where no rubric protects."""
    protecting = {each.id: each for each in rubrics if each.wellbeing is not None}
    if not protecting:
        return {}
    tomorrow = day_of(view.now, time_zone_of(person)).end
    resting = protection.rests_of(view, person.id)
    closed = {
        each: Closure(each, ClosedBecause.RESTING, until) for each, until in resting.items() if each in protecting
    }
    worked = seconds_at_work(view, person, protecting.values())
    for each in protecting.values():
        if each.id not in closed and seconds_left(each, worked) == 0:
            closed[each.id] = Closure(each.id, ClosedBecause.CAP_REACHED, tomorrow)
    return closed


def seconds_at_work(view: Reading, person: Person, rubrics: Collection[Rubric]) -> int:
    """Of today, where the person is, under those of these rubrics that protect; not read where none has a limit."""
    if all(seconds_left(each, 0) is None for each in rubrics):
        return 0
    today = day_of(view.now, time_zone_of(person))
    protecting = [each.id for each in rubrics if each.wellbeing is not None]
    return protection.seconds_at_work(view, person.id, protecting, today.start)


def time_zone_of(person: Person) -> str | None:
    zone: str | None = getattr(person, "time_zone", None)
    return zone


def unwanted_of(view: Reading, person_id: PersonId, rubrics: Iterable[Rubric]) -> frozenset[str]:
    """The categories that somebody does not want to see; not read where no rubric protects."""
    return protection.opt_outs_of(view, person_id) if any(each.wellbeing for each in rubrics) else frozenset()


def is_unwanted_item(view: Reading, item_id: str, rubric: Rubric, unwanted: frozenset[str]) -> bool:
    """Whether an item is of a category that somebody does not want to see, under a rubric that protects."""
    if rubric.wellbeing is None or not unwanted:
        return False
    domain, tags = protection.categories_of(view, item_id)
    return is_unwanted(domain, json.loads(tags), unwanted)
