"""Adaptive overlap as pure functions: what is compared, when votes differ, and what it saves."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize.assignment.adaptive import Vote, has_majority, question, still_owed, vote
from localize.records import Rating, RatingState
from localize.rubric import find_rubrics, read_rubric
from localize.rubric.model import Rubric

RIGHT = 0.72
SIDES = st.sampled_from([Vote("a"), Vote("b"), Vote("c")])
LEVELS = st.integers(1, 5).map(lambda level: Vote("level", level))


def rubric(id: str) -> Rubric:
    return read_rubric(find_rubrics(None)[id])


@pytest.mark.parametrize(
    ("id", "asked"),
    [
        ("preference", "preference"),
        ("preference-direction", "direction"),
        ("cultural-nuance", "overall"),
        ("expert-accuracy", "verdict"),
        ("prompt-localization", "decision"),
        ("direct-assessment", "score"),
        ("safety-local-global", "response_type"),
        ("error-spans", None),
        ("wmt-mqm", None),
        ("locale-conventions", None),
    ],
)
def test_one_question_of_a_rubric_is_compared_and_none_of_marks_and_lists(id: str, asked: str | None) -> None:
    found = question(rubric(id))
    assert (None if found is None else found.id) == asked


def test_a_profile_without_the_question_has_another_or_none() -> None:
    assert question(rubric("cultural-nuance"), "quick") is not None


def votes_of(id: str, *values: object) -> list[Vote]:
    criterion = question(rubric(id))
    assert criterion is not None
    made = [vote(criterion, [Rating(criterion.id, value)]) for value in values]
    return [each for each in made if each is not None]


@pytest.mark.parametrize(
    ("id", "values", "agree"),
    [
        ("preference", (3, 1), True),
        ("preference", (1, -1), False),
        ("preference", (0, 1), False),
        ("preference", (0, 0), True),
        ("cultural-nuance", (3, 4), True),
        ("cultural-nuance", (3, 5), False),
        ("prompt-localization", ("use", "use"), True),
        ("prompt-localization", ("use", "fix"), False),
        ("direct-assessment", (60, 70), True),
        ("direct-assessment", (60, 71), False),
    ],
)
def test_two_votes_agree_or_differ_by_the_kind_of_question(id: str, values: tuple[object, ...], agree: bool) -> None:
    assert has_majority(votes_of(id, *values)) is agree
    assert has_majority(votes_of(id, *reversed(values))) is agree


def test_who_cannot_judge_has_no_vote_and_not_applicable_is_a_side() -> None:
    criterion = question(rubric("cultural-nuance"))
    assert criterion is not None
    assert vote(criterion, []) is None
    assert vote(criterion, [Rating(criterion.id, state=RatingState.CANNOT_JUDGE)]) is None
    absent = vote(criterion, [Rating(criterion.id, state=RatingState.NOT_APPLICABLE)])
    assert absent is not None
    assert has_majority([absent, absent])
    assert not has_majority([absent, *votes_of("cultural-nuance", 3)])


@given(st.lists(st.one_of(SIDES, LEVELS), max_size=9), st.integers(1, 9))
def test_one_more_at_most_and_never_beyond_the_overlap(votes: list[Vote], most: int) -> None:
    owed = still_owed(votes, most)
    assert 0 <= owed <= max(1, min(2, most) - len(votes))
    assert owed == 0 or len(votes) + owed <= most


@given(st.lists(SIDES, min_size=2, max_size=7), st.randoms())
def test_the_order_of_votes_does_not_matter(votes: list[Vote], chance: random.Random) -> None:
    shuffled = votes[:]
    chance.shuffle(shuffled)
    assert still_owed(shuffled, 7) == still_owed(votes, 7)


@given(st.lists(SIDES, min_size=2, max_size=7))
def test_a_majority_is_more_than_half(votes: list[Vote]) -> None:
    assert has_majority(votes) == any(2 * votes.count(each) > len(votes) for each in votes)


@given(st.lists(LEVELS, min_size=2, max_size=7))
def test_more_than_half_on_two_neighbouring_levels_agree(votes: list[Vote]) -> None:
    near = max(sum(each.place in (level, level + 1) for each in votes) for level in range(1, 5))
    assert has_majority(votes) == (2 * near > len(votes))


def judged(stream: Iterator[bool], most: int = 3) -> list[Vote]:
    """The votes that one item gets: as many as are asked for, one after the other."""
    votes: list[Vote] = []
    while still_owed(votes, most):
        votes.append(Vote("right" if next(stream) else "wrong"))
    return votes


def test_the_majority_of_three_costs_two_and_a_half_votes_where_raters_are_right_72_times_of_100() -> None:
    chance = random.Random(0)
    items, used, same = 20_000, 0, 0
    for _ in range(items):
        raters = [chance.random() < RIGHT for _ in range(3)]
        votes = judged(iter(raters))
        used += len(votes)
        same += has_majority(votes) and (votes.count(Vote("right")) * 2 > len(votes)) == (sum(raters) >= 2)
    assert same == items  # the very decision of all three, on each item
    # exact: 2 + 2 · 0.72 · 0.28 = 2.4032; standard deviation of the mean √(0.4032 · 0.5968 / 20,000) = 0.0035
    assert abs(used / items - 2.4032) < 3 * 0.0035
    assert used / items < 2.5
