"""Conditions instead of exact answers: any rubric's ratings can be compared, and places never matter."""

from __future__ import annotations

from itertools import permutations, product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize.assignment.expected import How, Relation, contradict, is_met, unmet
from localize.assignment.expected_words import expected_in_words
from localize.assignment.expecting import read_expected
from localize.records import Rating, RatingState
from localize.rubric.model import Rubric
from localize.rubric.places import by_output
from localize.rubric.read import read_rubric
from localize.rubric.shelf import find_rubrics

RUBRICS = {id: read_rubric(path) for id, path in find_rubrics(None).items()}
PREFERENCE, NUANCE = RUBRICS["preference"], RUBRICS["cultural-nuance"]
anything = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


def conditions(rubric: Rubric, raw: dict[str, Any], outputs: int = 2, target: str | None = None) -> Any:
    found, problems = read_expected(rubric, raw, outputs=outputs, target=target)
    assert problems == ()
    return found


def codes(rubric: Rubric, raw: dict[str, Any], outputs: int = 2, target: str | None = None) -> list[str]:
    return [each.code for each in read_expected(rubric, raw, outputs=outputs, target=target)[1]]


@pytest.mark.parametrize("rubric", RUBRICS.values(), ids=lambda rubric: rubric.id)
@given(data=st.data())
def test_no_file_and_no_ratings_raise(rubric: Rubric, data: st.DataObject) -> None:
    """Whatever stands under `expected`, and whatever was rated, is compared or refused in words."""
    ids = [each.id for each in rubric.criteria]
    raw = data.draw(st.dictionaries(st.sampled_from(ids) | st.text(max_size=4), anything, max_size=3))
    found, problems = read_expected(rubric, raw, outputs=2, target="some text")
    assert {each.place for each in problems} | {each.criterion for each in found} == set(raw)
    values = data.draw(st.dictionaries(st.sampled_from(ids), anything, max_size=4))
    states = st.sampled_from(list(RatingState))
    ratings = [Rating(id, value, None, data.draw(states)) for id, value in values.items()]
    assert set(unmet(found, ratings, ids)) <= set(found)
    for each in found:
        assert str(expected_in_words(rubric, each, (1, 0)))


@given(value=st.integers(-3, 3), how=st.sampled_from(["A above B", "B above A", "A at least B", "A equals B"]))
def test_the_order_that_was_shown_never_changes_right_or_wrong(value: int, how: str) -> None:
    """Who means the same outputs says -v where they stand the other way round."""
    found = conditions(PREFERENCE, {"preference": how})
    results = {
        is_met(found[0], by_output(PREFERENCE, [Rating("preference", shown)], order)[0])
        for order, shown in (((0, 1), value), ((1, 0), -value))
    }
    assert len(results) == 1


@pytest.mark.parametrize(
    ("how", "met"),
    [
        ("B above A", {1, 2, 3}),
        ("A above B", {-1, -2, -3}),
        ("B at least A", {0, 1, 2, 3}),
        ("A at least B", {0, -1, -2, -3}),
        ("A equals B", {0}),
    ],
)
def test_what_a_relation_says_of_a_preference(how: str, met: set[int]) -> None:
    (condition,) = conditions(PREFERENCE, {"preference": how})
    assert {value for value in range(-3, 4) if is_met(condition, Rating("preference", value))} == met


@given(groups=st.permutations(range(4)))
def test_a_ranking_meets_just_the_relations_of_its_order(groups: list[int]) -> None:
    value = [[each] for each in groups]
    for better, other in permutations(range(4), 2):
        relation = Relation("ranking", better, How.ABOVE, other)
        assert is_met(relation, Rating("ranking", value)) == (groups.index(better) < groups.index(other))


def test_ranges_options_and_states() -> None:
    (low,) = conditions(NUANCE, {"naturalness": {"from": 3}}, 1)
    assert [is_met(low, Rating("naturalness", value)) for value in (2, 3, 5)] == [False, True, True]
    assert not is_met(low, None)
    assert not is_met(low, Rating("naturalness", None, None, RatingState.NOT_APPLICABLE))
    (one,) = conditions(PREFERENCE, {"tie_kind": {"one_of": ["both_bad", "same"]}})
    assert is_met(one, Rating("tie_kind", "same"))
    assert not is_met(one, Rating("tie_kind", "both_good"))
    (chosen,) = conditions(PREFERENCE, {"reasons": {"with": ["local"], "without": ["format"]}})
    assert is_met(chosen, Rating("reasons", ["local", "correct"]))
    assert not is_met(chosen, Rating("reasons", ["local", "format"]))
    assert not is_met(chosen, None)


def test_marks_are_compared_by_the_piece_they_touch() -> None:
    esa, text = RUBRICS["error-spans"], "Eins zwei drei zwei"
    (on,) = conditions(esa, {"errors": {"on": "zwei"}}, 1, text)
    assert is_met(on, Rating("errors", [{"on": "target", "start": 7, "end": 12}]))
    assert not is_met(on, Rating("errors", [{"on": "target", "start": 15, "end": 19}]))  # the second place of it
    assert not is_met(on, Rating("errors", [{"on": "source", "start": 5, "end": 9}]))
    (none,) = conditions(esa, {"errors": "none"}, 1, text)
    assert is_met(none, Rating("errors", []))
    assert not is_met(none, Rating("errors", [{"on": "target", "start": 0, "end": 4}]))


def test_what_was_not_asked_is_not_held_against_anybody() -> None:
    found = conditions(PREFERENCE, {"preference": "A above B", "tie_kind": "same"})
    rating = [Rating("preference", -2)]
    assert [each.criterion for each in unmet(found, rating, ["preference", "tie_kind"])] == ["tie_kind"]
    assert unmet(found, rating, ["preference"]) == ()


@pytest.mark.parametrize(
    ("rubric", "raw", "code"),
    [
        ("preference", {"nonsense": True}, "K010"),
        ("cultural-nuance", {"stance": {"from": 3}}, "K011"),
        ("preference", {"preference": {"from": 1}}, "K012"),
        ("preference", {"preference": "a above b"}, "K012"),
        ("preference", {"preference": []}, "K012"),
        ("preference", {"preference": "C above A"}, "K013"),
        ("preference", {"preference": "A above A"}, "K013"),
        ("preference", {"tie_kind": "nothing"}, "K014"),
        ("cultural-nuance", {"naturalness": {"from": 9}}, "K014"),
        ("cultural-nuance", {"naturalness": {"from": 4, "to": 2}}, "K016"),
        ("preference", {"preference": ["A above B", "B above A"]}, "K016"),
        ("preference", {"reasons": {"with": ["local"], "without": ["local"]}}, "K016"),
        ("cultural-nuance", {"rewrite": "better"}, "K012"),
        ("cultural-nuance", {"naturalness": {"state": "not_applicable"}}, "K014"),
    ],
)
def test_what_cannot_be_expected_is_refused_with_a_code(rubric: str, raw: dict[str, Any], code: str) -> None:
    assert codes(RUBRICS[rubric], raw) == [code]


def test_a_piece_must_be_in_the_text() -> None:
    assert codes(RUBRICS["error-spans"], {"errors": {"on": "vier"}}, 1, "eins zwei") == ["K015"]


@given(
    st.lists(
        st.tuples(st.integers(0, 3), st.sampled_from(["above", "at least", "equals"]), st.integers(0, 3)).filter(
            lambda each: each[0] != each[2]
        ),
        min_size=1,
        max_size=5,
    )
)
def test_relations_contradict_just_where_no_order_meets_them(said: list[tuple[int, str, int]]) -> None:
    """Against every order of four outputs with ties."""
    relations = [Relation("x", better, How(how), other) for better, how, other in said]
    orders = (
        [[output for output in range(4) if place[output] == level] for level in range(4)]
        for place in product(range(4), repeat=4)
    )
    possible = any(
        all(is_met(each, Rating("x", [group for group in order if group])) for each in relations) for order in orders
    )
    assert contradict(relations) == (not possible)


def test_words_name_the_outputs_as_the_person_saw_them() -> None:
    (condition,) = conditions(PREFERENCE, {"preference": "B above A"})
    assert "B is better than A" in str(expected_in_words(PREFERENCE, condition, (0, 1)))
    assert "A is better than B" in str(expected_in_words(PREFERENCE, condition, (1, 0)))
    (worse,) = conditions(PREFERENCE, {"unacceptable": {"with": ["first"]}})
    straight, turned = (str(expected_in_words(PREFERENCE, worse, order)) for order in ((0, 1), (1, 0)))
    assert straight != turned
