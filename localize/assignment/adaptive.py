"""Adaptive overlap: two judgments of an item, and one more only while no majority of them agrees.

Only rubrics with one question that can be compared are adaptive. The question is the one on which a rewrite depends,
else the first that everybody is asked; none where marks or a list of rows weigh before it. Rubrics without such a
question keep their fixed overlap.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from localize.records import Rating, RatingState
from localize.rubric.model import Criterion, Kind, Rubric
from localize.rubric.ratings import asked

AT_FIRST = 2
"""Judgments of each item before anything can be compared."""
COMPARED = (Kind.PREFERENCE, Kind.CHOICE, Kind.BINARY, Kind.LIKERT, Kind.SLIDER)
_TENTH = 0.1


@dataclass(frozen=True, slots=True)
class Vote:
    """An answer as it is compared: its `side`, and where answers are near or far its place in steps of what is near.

    Votes agree when their sides are equal and their places at most 1 apart.
    """

    side: str
    place: float = 0.0


def question(rubric: Rubric, profile: str | None = None) -> Criterion | None:
    """The criterion whose answers are compared; None where the overlap is fixed."""
    of_profile = asked(rubric, profile=profile, blind=False)
    criteria = [each for each in rubric.criteria if each.id in of_profile]
    rewriting = {
        each.show_when.criterion for each in rubric.criteria if each.kind is Kind.REWRITE and each.show_when is not None
    }
    for each in criteria:
        if each.id in rewriting and _can_be_compared(each):
            return each
    for each in criteria:
        if _can_be_compared(each):
            return each
        if each.weight and each.required and each.show_when is None and each.kind not in COMPARED:
            return None
    return None


def _can_be_compared(criterion: Criterion) -> bool:
    asked_of_all = criterion.required and criterion.show_when is None and not criterion.private
    return criterion.kind in COMPARED and asked_of_all and not criterion.expect_disagreement


def vote(criterion: Criterion, ratings: Iterable[Rating]) -> Vote | None:
    """The vote of one judgment; None where it has none: not answered, or "I cannot judge this".

    "Not applicable" is a fact about the item, and a side of its own.
    """
    given = next((each for each in ratings if each.criterion == criterion.id), None)
    if given is None or given.state is RatingState.CANNOT_JUDGE:
        return None
    if given.state is RatingState.NOT_APPLICABLE:
        return Vote("not applicable")
    match criterion.kind:
        case Kind.PREFERENCE:
            return Vote(str((given.value > 0) - (given.value < 0)))
        case Kind.LIKERT:
            known = [each.value for each in criterion.levels]
            return Vote("level", known.index(given.value))
        case Kind.SLIDER:
            assert criterion.range is not None
            tenth = (criterion.range.max - criterion.range.min) * _TENTH
            return Vote("scale", given.value / tenth)
    return Vote(str(given.value))


def has_majority(votes: Sequence[Vote]) -> bool:
    """Whether more than half of the votes agree with each other; of one vote or none it cannot be said."""
    return len(votes) >= AT_FIRST and any(2 * _agreeing(each, votes) > len(votes) for each in votes)


def _agreeing(lowest: Vote, votes: Sequence[Vote]) -> int:
    """How many votes of a side lie from `lowest` up to one step above."""
    rounding = 1e-9
    return sum(each.side == lowest.side and 0 <= each.place - lowest.place <= 1 + rounding for each in votes)


def still_owed(votes: Sequence[Vote], most: int) -> int:
    """How many judgments more are wanted now of an item that may have `most`: never more than one beyond the first."""
    if len(votes) < min(AT_FIRST, most):
        return min(AT_FIRST, most) - len(votes)
    return int(len(votes) < most and not has_majority(votes))
