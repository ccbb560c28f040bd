"""From places (first, second) to outputs in imported order and back: what is stored does not depend on the places.

`order[place]` is the index of the output that stood there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from localize.records import Rating
from localize.rubric.conditions import Value
from localize.rubric.model import Criterion, Kind, Rubric

SWAPPED = {"first": "second", "second": "first"}


def by_output(rubric: Rubric, ratings: Iterable[Rating], order: Sequence[int]) -> tuple[Rating, ...]:
    """Ratings as they are stored: positional values speak of outputs in imported order, `first` being output 0.

    Raises ValueError if `order` is no order of outputs, or a ranking speaks of other places.
    """
    return _turned(rubric, ratings, order)


def as_shown(rubric: Rubric, ratings: Iterable[Rating], order: Sequence[int]) -> tuple[Rating, ...]:
    """Stored ratings as the person saw the outputs: the way back from `by_output`."""
    return _turned(rubric, ratings, [list(order).index(output) for output in range(len(order))])


def _turned(rubric: Rubric, ratings: Iterable[Rating], order: Sequence[int]) -> tuple[Rating, ...]:
    if sorted(order) != list(range(len(order))):
        raise ValueError(f"{list(order)} is no order of outputs")
    return tuple(replace(each, value=_turn(rubric.criterion(each.criterion), each.value, order)) for each in ratings)


def _turn(criterion: Criterion, value: Value, order: Sequence[int]) -> Value:
    if not criterion.positional or value is None:
        return value
    if criterion.kind is Kind.RANKING:
        if sorted(place for group in value for place in group) != list(range(len(order))):
            raise ValueError(f"{value} does not rank {len(order)} outputs")
        return [sorted(order[place] for place in group) for group in value]
    if list(order) != [1, 0]:
        return value
    match criterion.kind:
        case Kind.PREFERENCE:
            return -value
        case Kind.PREFERENCE_GRID:
            return {row: -each for row, each in value.items()}
        case Kind.CHOICE:
            return SWAPPED.get(value, value)
        case _:
            known = [each.id for each in criterion.options]
            return sorted((SWAPPED.get(each, each) for each in value), key=known.index)
