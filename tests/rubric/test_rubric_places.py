"""Who stood first must not matter to what is stored."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rubric_samples import every_kind

from localize.records import Rating, RatingState
from localize.rubric import as_shown, by_output

EVERY = every_kind()
orders = st.permutations([0, 1])
groups = st.sampled_from([[[0], [1]], [[1], [0]], [[0, 1]]])
sided = st.fixed_dictionaries(
    {
        "side": st.sampled_from([-1, 0, 1]),
        "sides": st.fixed_dictionaries({"words": st.sampled_from([-2, -1, 1, 2])}),
        "order": groups,
        "bad_side": st.sampled_from([["first"], ["second"], ["first", "second"]]),
        "best_side": st.sampled_from(["first", "second", "neither"]),
        "level": st.integers(1, 3),
        "several": st.just(["a", "c"]),
    }
)


def ratings(values: dict[str, Any]) -> tuple[Rating, ...]:
    return tuple(Rating(id, value) for id, value in values.items())


def mirrored(values: dict[str, Any]) -> dict[str, Any]:
    """The same opinion of somebody who saw the two outputs in the other order."""
    other = {"first": "second", "second": "first", "neither": "neither"}
    return {
        **values,
        "side": -values["side"],
        "sides": {row: -value for row, value in values["sides"].items()},
        "order": [sorted(1 - place for place in group) for group in values["order"]],
        "bad_side": sorted(other[each] for each in values["bad_side"]),
        "best_side": other[values["best_side"]],
    }


@settings(deadline=None)
@given(sided, orders)
def test_stored_ratings_come_back_as_they_were_shown(values: dict[str, Any], order: list[int]) -> None:
    assert as_shown(EVERY, by_output(EVERY, ratings(values), order), order) == ratings(values)
    assert by_output(EVERY, as_shown(EVERY, ratings(values), order), order) == ratings(values)


@settings(deadline=None)
@given(sided, orders)
def test_swapping_places_and_answers_together_never_changes_what_is_stored(
    values: dict[str, Any], order: list[int]
) -> None:
    assert by_output(EVERY, ratings(values), order) == by_output(EVERY, ratings(mirrored(values)), order[::-1])


@settings(deadline=None)
@given(st.permutations([0, 1, 2, 3]), st.permutations([0, 1, 2, 3]), st.integers(1, 3))
def test_a_ranking_of_many_speaks_of_outputs_and_comes_back(places: list[int], order: list[int], cut: int) -> None:
    ranking = (Rating("order", [sorted(places[:cut]), sorted(places[cut:])]),)
    [stored] = by_output(EVERY, ranking, order)
    assert stored.value == [sorted(order[place] for place in group) for group in ranking[0].value]
    assert as_shown(EVERY, (stored,), order) == ranking


def test_a_far_better_first_place_is_stored_for_the_output_that_stood_there() -> None:
    # shown: output 1 in the first place; "A is better" (-1) says output 1 is better, stored +1
    assert by_output(EVERY, [Rating("side", -1, "so")], [1, 0]) == (Rating("side", 1, "so"),)
    assert by_output(EVERY, [Rating("side", -1)], [0, 1]) == (Rating("side", -1),)


def test_a_ranking_of_three_is_stored_by_output() -> None:
    # places 0, 1, 2 held outputs 2, 0, 1: the best is place 2 = output 1, then places 0 and 1 = outputs 2 and 0
    [stored] = by_output(EVERY, [Rating("order", [[2], [0, 1]])], [2, 0, 1])
    assert stored.value == [[1], [0, 2]]


def test_no_answer_has_no_place() -> None:
    unanswered = (Rating("side", None, None, RatingState.CANNOT_JUDGE),)
    assert by_output(EVERY, unanswered, [1, 0]) == unanswered


@pytest.mark.parametrize(("value", "order"), [([[0], [1]], [1, 1]), ([[0], [1]], [0, 1, 2]), ([[0]], [0, 1])])
def test_an_order_that_does_not_fit_is_refused(value: Any, order: list[int]) -> None:
    with pytest.raises(ValueError, match=r"order|rank"):
        by_output(EVERY, [Rating("order", value)], order)
