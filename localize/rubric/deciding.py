"""What a rubric of prompts decides: the choice that settles a prompt's fate, and the text that a reviewer wants."""

from __future__ import annotations

from collections.abc import Iterable

from localize.records import Rating, RatingState
from localize.rubric.model import Criterion, Kind, Rubric


def deciding(rubric: Rubric) -> Criterion | None:
    """The choice on which the rewrite depends, else the rubric's last choice; its first option says "fit as it is"."""
    by_id = {each.id: each for each in rubric.criteria}
    for each in rubric.criteria:
        parent = by_id.get(each.show_when.criterion) if each.kind is Kind.REWRITE and each.show_when else None
        if parent is not None and parent.kind is Kind.CHOICE:
            return parent
    choices = [each for each in rubric.criteria if each.kind is Kind.CHOICE]
    return choices[-1] if choices else None


def rewritten(rubric: Rubric, ratings: Iterable[Rating]) -> str | None:
    """The text that a judgment puts in place of the judged one. Private answers are nobody's to read."""
    given = {each.criterion: each for each in ratings}
    for criterion in rubric.criteria:
        rating = given.get(criterion.id)
        if criterion.kind is not Kind.REWRITE or criterion.prefill == "source" or criterion.private or rating is None:
            continue
        if rating.state is RatingState.GIVEN and isinstance(rating.value, str):
            return rating.value
    return None
