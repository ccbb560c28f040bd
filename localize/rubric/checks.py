"""What goes with what in a criterion whose types are right: levels, options, show_when, places, examples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from localize.errors import Problem, Said, said
from localize.records import Unit
from localize.rubric.conditions import is_number
from localize.rubric.model import Criterion, Kind, Rubric

LIKERT_LEVELS = (3, 7)
LEVELLED = (Kind.LIKERT, Kind.SLIDER, Kind.PREFERENCE)
CHOSEN = (Kind.CHOICE, Kind.MULTI)
PLACES = {"first", "second"}
COMPARABLE = (*LEVELLED, *CHOSEN, Kind.BINARY)


def check_criterion(criterion: Criterion, rubric: Rubric, before: Mapping[str, Criterion | None]) -> Iterator[Problem]:
    """The faults of one criterion. `before` are those above it by id; None stands for one whose types are wrong."""
    found: list[tuple[str, str, Said]] = [
        *_levels(criterion),
        *_bounds(criterion, rubric),
        *_answers(criterion, rubric),
        *_places(criterion, rubric),
        *_examples(criterion),
    ]
    if criterion.show_when is not None:
        found += _show_when(criterion, before)
    for code, place, what in found:
        yield Problem(code, f"criteria.{criterion.id}.{place}", what)


Faults = Iterator[tuple[str, str, Said]]


def _levels(criterion: Criterion) -> Faults:
    if criterion.kind not in LEVELLED:
        return
    values = [each.value for each in criterion.levels]
    if not values:
        yield "R002", "levels", said("A {kind} needs levels, each with value, label and anchor.", kind=criterion.kind)
        return
    if values != sorted(set(values)):
        yield "R020", "levels", said("Put the levels in rising order, each value once.")
    if criterion.kind is Kind.LIKERT and sorted(set(values)) != list(
        range(min(values), min(values) + len(set(values)))
    ):
        yield "R022", "levels", said("There is a gap between the levels: number them without one.")
    least, most = LIKERT_LEVELS
    if criterion.kind is Kind.LIKERT and not least <= len(values) <= most:
        yield "R023", "levels", said("A likert has {least} to {most} levels.", least=least, most=most)
    if len(values) < 2:
        yield "R023", "levels", said("Write two levels or more.")


def _bounds(criterion: Criterion, rubric: Rubric) -> Faults:
    values = [each.value for each in criterion.levels]
    for name, ends in (("scale", criterion.scale), ("range", criterion.range)):
        if ends is None:
            continue
        if ends.min >= ends.max and (values == [] or len(values) > 1):
            yield "R033", name, said("min must be smaller than max.")
        if any(not ends.min <= each <= ends.max for each in values):
            yield "R025", "levels", said("Levels run from {min} to {max} here.", min=ends.min, max=ends.max)
    if criterion.kind is Kind.PREFERENCE_GRID and criterion.scale is None:
        yield "R002", "scale", said("A preference_grid needs a scale: {{ min = -1, max = 1 }}.")
    start = criterion.range.start if criterion.range else None
    if criterion.range and start is not None and not criterion.range.min <= start <= criterion.range.max:
        yield "R033", "range.start", said('start must be "none" or a number between min and max.')
    if criterion.positional and criterion.kind in (Kind.PREFERENCE, Kind.PREFERENCE_GRID):
        ends = criterion.scale
        if {-each for each in values} != set(values) or (ends is not None and ends.min != -ends.max):
            yield "R026", "levels", said("Places can be swapped, so the scale must be the same on both sides of 0.")


def _answers(criterion: Criterion, rubric: Rubric) -> Faults:
    options = [each.id for each in criterion.options]
    if criterion.kind in CHOSEN and (len(options) < 2 or len(set(options)) != len(options)):
        yield "R030", "options", said("Write two options or more, each with its own id.")
    rows = [each.id for each in criterion.rows]
    if criterion.kind in (Kind.CHECKLIST, Kind.PREFERENCE_GRID) and (not rows or len(set(rows)) != len(rows)):
        yield "R031", "rows", said("Write one row or more, each with its own id.")
    steps = [each.id for each in rubric.checklist_scale]
    if criterion.kind is Kind.CHECKLIST and (len(steps) < 2 or len(set(steps)) != len(steps)):
        yield (
            "R034",
            "rows",
            said(
                "A checklist needs checklist_scale at the top of the file: two answers or more, each with its own id."
            ),
        )
    severities = [each.id for each in criterion.severities]
    if criterion.kind is Kind.SPANS and (not severities or len(set(severities)) != len(severities)):
        yield "R035", "severities", said("Write one severity or more, each with its own id.")
    categories = [name for each in criterion.categories for name in each.names()]
    if len(set(categories)) != len(categories):
        yield "R035", "categories", said("Write each category once.")
    for each in criterion.weights:
        if each.category not in categories or each.severity not in severities:
            what = f"{each.category}.{each.severity}"
            yield "R036", "weights", said("{what} is not a category and a severity of this criterion.", what=what)
        if each.points < 0:
            yield "R051", "weights", said("Points cannot be negative.")
    if any(each.weight < 0 for each in criterion.severities):
        yield "R051", "severities", said("A weight cannot be negative.")
    if criterion.weight < 0:
        yield "R051", "weight", said("A weight cannot be negative.")


def _places(criterion: Criterion, rubric: Rubric) -> Faults:
    unit, kind = rubric.unit, criterion.kind
    compares = kind in (Kind.PREFERENCE, Kind.PREFERENCE_GRID)
    if kind is Kind.RANKING and unit not in (Unit.PAIR, Unit.LIST):
        yield "R027", "kind", said("A ranking is for the units pair and list.")
    elif compares and unit is Unit.LIST:
        yield "R027", "kind", said("A {kind} is for two answers: use a ranking.", kind=kind)
    elif (kind is Kind.RANKING or (compares and unit is Unit.PAIR)) and not criterion.positional:
        yield "R027", "positional", said("The answer speaks of places: write positional = true.")
    elif criterion.positional and kind is not Kind.RANKING and unit is not Unit.PAIR:
        yield "R027", "positional", said("Only a pair has two places: take positional away.")
    if criterion.positional and kind in CHOSEN and not {each.id for each in criterion.options} >= PLACES:
        yield "R032", "options", said("A positional criterion needs the options first and second.")


def _show_when(criterion: Criterion, before: Mapping[str, Criterion | None]) -> list[tuple[str, str, Said]]:
    wish = criterion.show_when
    assert wish is not None
    if wish.criterion not in before:
        earlier = ", ".join(before) or said("none")
        what = said(
            "{criterion} does not stand before this criterion. Those before it: {earlier}.",
            criterion=wish.criterion,
            earlier=earlier,
        )
        return [("R040", "show_when.criterion", what)]
    target = before[wish.criterion]
    if target is None:
        return []
    several = wish.op in ("in", "not_in")
    if target.kind not in COMPARABLE or several != isinstance(wish.value, tuple):
        what = said(
            "Look at a criterion with levels, options or yes and no; in and not_in take a list, the others one value."
        )
        return [("R042", "show_when", what)]
    if (target.kind is Kind.MULTI) != (wish.op == "contains"):
        return [("R042", "show_when.op", said("Use contains for a multi, and only for a multi."))]
    values = wish.value if isinstance(wish.value, tuple) else (wish.value,)
    if target.kind in CHOSEN:
        known = [each.id for each in target.options]
        if wish.op in ("<", "<=", ">", ">=") or not all(isinstance(each, str) for each in values):
            return [("R042", "show_when", said("{criterion} is answered with an option id.", criterion=target.id))]
        if not set(values) <= set(known):
            return [("R041", "show_when.value", said("Choose among its options: {options}.", options=", ".join(known)))]
    elif target.kind is Kind.BINARY:
        if wish.op not in ("==", "!=") or not all(isinstance(each, bool) for each in values):
            return [("R042", "show_when", said("{criterion} is answered with true or false.", criterion=target.id))]
    elif not all(is_number(each) for each in values):
        return [("R042", "show_when.value", said("{criterion} is answered with a number.", criterion=target.id))]
    elif target.kind is not Kind.SLIDER and not set(values) <= {each.value for each in target.levels}:
        levels = ", ".join(str(each.value) for each in target.levels)
        return [("R041", "show_when.value", said("Choose among its levels: {levels}.", levels=levels))]
    return []


def _examples(criterion: Criterion) -> Faults:
    languages = {each.lang.split("-")[0].lower() for each in criterion.examples}
    if criterion.weight > 0 and criterion.kind is not Kind.BINARY and len(languages) < 2:
        yield "R050", "examples", said("A criterion with a weight needs examples in two languages or more.")
    levels = {each.value for each in criterion.levels}
    severities = {each.id for each in criterion.severities}
    categories = {name for each in criterion.categories for name in each.names()}
    for number, example in enumerate(criterion.examples, 1):
        for key, value, known in (
            ("level_of_bad", example.level_of_bad, levels),
            ("severity", example.severity, severities),
            ("category", example.category, categories),
        ):
            if value is not None and value not in known:
                choices = ", ".join(str(each) for each in sorted(known, key=str))
                yield "R053", f"examples.{number}.{key}", said("Choose one of: {choices}.", choices=choices)
