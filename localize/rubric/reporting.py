"""Which answers hand an item on to another rubric: `routes_to` of a criterion, or of one of its options."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from localize.records import Rating, RatingState
from localize.rubric.conditions import Value
from localize.rubric.model import Criterion, Kind, Rubric

_OF_PLACES = {"first": 0, "second": 1}
"""Options of a positional criterion, as they are stored: the number of the output that they speak of."""


@dataclass(frozen=True, slots=True)
class Report:
    """That an item is to be judged under `rubric` too, because of the answer to `criterion`.

    `outputs` are numbers in imported order; None: the whole item.
    """

    rubric: str
    criterion: str
    outputs: frozenset[int] | None = None


def reports(rubric: Rubric, answers: Iterable[Rating]) -> tuple[Report, ...]:
    """What stored answers report, in the rubric's order; nothing to the rubric itself, and nothing that is private.

    A criterion's own `routes_to` holds for every answer but "no" and nothing: true, any option, any mark, any text, any
    number. Where the answer names one of two outputs, it is about that one.
    """
    given = {each.criterion: each.value for each in answers if each.state is RatingState.GIVEN}
    return tuple(
        report
        for criterion in rubric.criteria
        if criterion.id in given and not criterion.private
        for report in _reports(criterion, given[criterion.id])
        if report.rubric != rubric.id
    )


def _reports(criterion: Criterion, value: Value) -> Iterator[Report]:
    if value is None or value is False or (isinstance(value, str | list | dict) and not value):
        return
    if criterion.routes_to is not None:
        yield Report(criterion.routes_to, criterion.id, _named(criterion, value))
    chosen = value if criterion.kind is Kind.MULTI else [value]
    for option in criterion.options:
        if option.routes_to is not None and option.id in chosen:
            yield Report(option.routes_to, criterion.id, _named(criterion, [option.id]))


def _named(criterion: Criterion, value: Value) -> frozenset[int] | None:
    """The outputs that the options of a positional criterion name; None where one of them names none."""
    if not criterion.positional or criterion.kind not in (Kind.CHOICE, Kind.MULTI):
        return None
    chosen = value if isinstance(value, list) else [value]
    numbers = [_OF_PLACES.get(each) for each in chosen]
    return None if None in numbers else frozenset(each for each in numbers if each is not None)
