"""The faults of a rubric as a whole: ids, profiles, overlap; and what would let an empty sheet through."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from localize.errors import Problem, Said, said
from localize.records import Unit
from localize.rubric.elements import ID
from localize.rubric.model import Aggregate, Criterion, Kind, Rubric
from localize.rubric.table import LARGEST

WRITTEN = (Kind.REWRITE, Kind.TEXT)
COMPARING = (Kind.PREFERENCE, Kind.PREFERENCE_GRID, Kind.RANKING)


def check_whole(rubric: Rubric, ids: Sequence[str]) -> Iterator[Problem]:
    """The faults of the rubric as a whole. `ids` are the criteria of the file, sound or not."""
    for number, id in enumerate(ids):
        if id and id in ids[:number]:
            yield Problem("R011", f"criteria.{id}.id", said("This id is taken: each criterion has its own."))
    yield from _profiles(rubric, ids)
    if not 1 <= rubric.overlap.min <= rubric.overlap.target <= rubric.overlap.max:
        yield Problem("R061", "overlap", said("Overlap needs 1 <= min <= target <= max."))


def check_whole_traps(rubric: Rubric) -> Iterator[Problem]:
    """What would stop or mislead a reviewer, or make results of nothing."""
    if rubric.id and not ID.fullmatch(rubric.id):
        what = said("{id} cannot be an id: write small letters, digits, _ and -, a letter first.", id=repr(rubric.id))
        yield Problem("R010", "id", what)
    yield from _groups(rubric.criteria)
    yield from _emptiness(rubric)
    yield from _aggregate(rubric)
    care = rubric.wellbeing
    if care and care.show_categories_first and not care.hide_until_click:
        what = said("Categories come first only where the text is hidden: write hide_until_click = true.")
        yield Problem("R065", "wellbeing.show_categories_first", what)
    if care and (care.break_every_minutes or 0) >= (care.max_minutes_per_day or LARGEST):
        what = said("The day would end before the first break: make this smaller than max_minutes_per_day.")
        yield Problem("R065", "wellbeing.break_every_minutes", what)


def _profiles(rubric: Rubric, ids: Sequence[str]) -> Iterator[Problem]:
    parents = {each.id: each.show_when.criterion for each in rubric.criteria if each.show_when}
    for name, asked in rubric.profiles.items():
        for id in asked:
            if id not in ids:
                what = said("There is no criterion {id}. Criteria are: {ids}.", id=id, ids=", ".join(ids))
                yield Problem("R060", f"profiles.{name}", what)
            elif id in parents and parents[id] not in asked:
                what = said("{id} can only be shown after {parent}: add {parent}.", id=id, parent=parents[id])
                yield Problem("R062", f"profiles.{name}", what)


def _emptiness(rubric: Rubric) -> Iterator[Problem]:
    """What would let an empty sheet through."""
    if rubric.criteria and not any(map(_must_be_answered, rubric.criteria)):
        what = said("An empty sheet could be submitted: make one question required that is always shown.")
        yield Problem("R063", "criteria", what)
    for name, asked in rubric.profiles.items():
        if not any(_must_be_answered(each) for each in rubric.criteria if each.id in asked):
            what = said(
                "An empty sheet could be submitted in this profile: add a required question that is always shown."
            )
            yield Problem("R064", f"profiles.{name}", what)
    if rubric.criteria and rubric.unit is Unit.BRIEF and not any(each.kind in WRITTEN for each in rubric.criteria):
        yield Problem("R017", "unit", said("A brief asks people to write: add a question of the kind text or rewrite."))


def _must_be_answered(criterion: Criterion) -> bool:
    asked_for = criterion.required or (criterion.kind is Kind.SPANS and criterion.confirm_empty)
    return asked_for and criterion.show_when is None


def _groups(criteria: Sequence[Criterion]) -> Iterator[Problem]:
    closed: set[str] = set()
    last: str | None = None
    for each in criteria:
        if each.group != last:
            if each.group in closed:
                what = said("The questions of the group {group} must stand together.", group=each.group)
                yield Problem("R018", f"criteria.{each.id}.group", what)
            closed |= {last} if last else set()
            last = each.group


def _aggregate(rubric: Rubric) -> Iterator[Problem]:
    kinds = {each.kind for each in rubric.criteria}
    costs = [
        points
        for each in rubric.criteria
        for points in (*(one.weight for one in each.severities), *(one.points for one in each.weights))
    ]
    lacks: Said | None = None
    if rubric.aggregate is Aggregate.BRADLEY_TERRY_DAVIDSON and not kinds & set(COMPARING):
        lacks = said("{aggregate} compares outputs: add a preference or a ranking.", aggregate=rubric.aggregate)
    if rubric.aggregate is Aggregate.ESA and not kinds >= {Kind.SPANS, Kind.SLIDER}:
        lacks = said("{aggregate} is a score after marking errors: add spans and a slider.", aggregate=rubric.aggregate)
    if rubric.aggregate is Aggregate.MQM and (Kind.SPANS not in kinds or not any(each > 0 for each in costs)):
        lacks = said(
            "{aggregate} adds up what marked errors cost: add spans, with weights of their severities.",
            aggregate=rubric.aggregate,
        )
    if rubric.criteria and lacks:
        yield Problem("R055", "aggregate", lacks)
