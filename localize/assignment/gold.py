"""When the item is bad and not the people: gold that reviewers fail who are right elsewhere. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

GOOD_SHARE = 0.7
GOOD_ANSWERS = 3
"""A reviewer is good who is right in at least this share of at least so many answers to other gold."""
FAILED_SHARE = 0.3
GOOD_PEOPLE = 5
"""An item is bad that more than this share of at least so many good reviewers failed."""

Answer = tuple[str, str, bool]
"""Known item, person, right."""


def good_answers(known_id: str, answers: Iterable[Answer]) -> tuple[int, int]:
    """(good reviewers who answered an item, of these how many were right)."""
    every = list(answers)
    here = {person: right for item, person, right in every if item == known_id}
    others = [(person, right) for item, person, right in every if item != known_id and person in here]
    given = Counter(person for person, _ in others)
    hits = Counter(person for person, right in others if right)
    good = [each for each in here if given[each] >= GOOD_ANSWERS and hits[each] >= GOOD_SHARE * given[each]]
    return len(good), sum(here[each] for each in good)


def is_bad(known_id: str, answers: Iterable[Answer]) -> bool:
    """Whether an item is to be retired. `answers` are all to gold of a campaign that count, one a person and item."""
    good, right = good_answers(known_id, answers)
    return good >= GOOD_PEOPLE and good - right > FAILED_SHARE * good
