"""What the answer of a known item must hold, compared with ratings by output: conditions, not one exact answer.

Outputs are meant by their number in the order of the file, whatever order a reviewer saw; so are the ratings that are
compared (`rubric.ratings.by_output`). All pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeAlias

from localize.records import Rating, RatingState


class How(StrEnum):
    """How two outputs stand to each other."""

    ABOVE = "above"
    AT_LEAST = "at least"
    EQUALS = "equals"


class Marks(StrEnum):
    """Which marks are expected: none at all, any, or one over a certain place."""

    NONE = "none"
    SOME = "some"
    ON = "on"


@dataclass(frozen=True, slots=True)
class Between:
    """A number from `low` to `high`, both included; None: no bound."""

    criterion: str
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of these answers: option ids, or true and false. `row`: of this row of a check list."""

    criterion: str
    values: tuple[bool | str, ...]
    row: str | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """All of `these` are among the answers, and none of `without`."""

    criterion: str
    these: tuple[str, ...]
    without: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """Output `better` stands so to output `other` (numbers from 0). `row`: in this row of a grid."""

    criterion: str
    better: int
    how: How
    other: int
    row: str | None = None


@dataclass(frozen=True, slots=True)
class Marked:
    """Marks of the judged text. `piece` runs from `start` to `end`, in characters: a mark must touch it."""

    criterion: str
    marks: Marks
    piece: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Stated:
    """No value but a state: the question does not apply, or cannot be judged."""

    criterion: str
    state: RatingState


Condition: TypeAlias = Between | OneOf | Chosen | Relation | Marked | Stated


def unmet(conditions: Iterable[Condition], ratings: Iterable[Rating], asked: Iterable[str]) -> tuple[Condition, ...]:
    """The conditions that these ratings (by output) do not meet; an answer is right when none is left.

    What was not `asked` of the person (another profile, an original they do not read) is not held against them.
    """
    given = {each.criterion: each for each in ratings}
    wanted = set(asked)
    return tuple(
        each for each in conditions if each.criterion in wanted and not is_met(each, given.get(each.criterion))
    )


def is_met(condition: Condition, rating: Rating | None) -> bool:
    """Whether a rating (None: the criterion was left open or not shown) meets a condition. Never raises."""
    if isinstance(condition, Stated):
        return rating is not None and rating.state is condition.state
    if rating is not None and rating.state is not RatingState.GIVEN:
        return False
    value = None if rating is None else rating.value
    match condition:
        case Between(_, low, high):
            if isinstance(value, bool) or not isinstance(value, int | float):
                return False
            return (low is None or value >= low) and (high is None or value <= high)
        case OneOf(_, values, row):
            found = _of_row(value, row)
            return any(found == each and isinstance(found, bool) == isinstance(each, bool) for each in values)
        case Chosen(_, these, without):
            chosen = set(value) if isinstance(value, list | tuple) else set()
            return chosen >= set(these) and not chosen & set(without)
        case Relation():
            return _stands(condition, _of_row(value, condition.row))
        case Marked():
            return _is_marked(condition, value if isinstance(value, list | tuple) else ())


def _of_row(value: Any, row: str | None) -> Any:
    if row is None:
        return value
    return value.get(row) if isinstance(value, dict) else None


def _stands(relation: Relation, value: Any) -> bool:
    """`value` is a signed preference (positive: output 1), or a ranking as groups of outputs, the best first."""
    ahead: float
    if isinstance(value, list | tuple):
        place = {output: number for number, group in enumerate(value) for output in group}
        if relation.better not in place or relation.other not in place:
            return False
        ahead = place[relation.other] - place[relation.better]
    elif isinstance(value, int | float) and not isinstance(value, bool):
        ahead = value if relation.better > relation.other else -value
    else:
        return False
    match relation.how:
        case How.ABOVE:
            return ahead > 0
        case How.AT_LEAST:
            return ahead >= 0
        case How.EQUALS:
            return ahead == 0


def _is_marked(condition: Marked, spans: Sequence[Any]) -> bool:
    match condition.marks:
        case Marks.NONE:
            return not spans
        case Marks.SOME:
            return bool(spans)
        case Marks.ON:
            return any(_touches(condition, each) for each in spans)


def _touches(condition: Marked, span: Any) -> bool:
    start, end = (span.get("start"), span.get("end")) if isinstance(span, dict) else (None, None)
    if not isinstance(start, int) or not isinstance(end, int) or span.get("on") == "source":
        return False
    return start < condition.end and condition.start < end


def contradict(relations: Sequence[Relation]) -> bool:
    """Whether no order of the outputs meets all of these (of one criterion and row) at once."""
    outputs = {each for relation in relations for each in (relation.better, relation.other)}
    depth = dict.fromkeys(outputs, 0)  # how far down an order each must stand
    edges = [(each.better, each.other, int(each.how is How.ABOVE)) for each in relations]
    edges += [(each.other, each.better, 0) for each in relations if each.how is How.EQUALS]
    for _ in range(len(outputs) + 1):
        moved = False
        for better, other, step in edges:
            if depth[other] < depth[better] + step:
                depth[other], moved = depth[better] + step, True
        if not moved:
            return False
    return True
