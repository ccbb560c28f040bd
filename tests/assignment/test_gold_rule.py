"""When gold is bad: only good reviewers count, and enough of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from localize.assignment.gold import Answer, good_answers, is_bad


def people(count: int, *, right: int, others: int, failed: int = 0) -> list[Answer]:
    """So many people, right in `right` of `others` other items; `failed` of them fail item x."""
    found: list[Answer] = []
    for person in range(count):
        found += [(f"o{number}", f"p{person}", number < right) for number in range(others)]
        found.append(("x", f"p{person}", person >= failed))
    return found


def test_more_than_a_third_of_five_good_ones() -> None:
    assert not is_bad("x", people(4, right=3, others=3, failed=4))  # four are too few
    assert not is_bad("x", people(5, right=3, others=3, failed=1))  # 20 %
    assert is_bad("x", people(5, right=3, others=3, failed=2))  # 40 %
    assert not is_bad("x", people(10, right=3, others=3, failed=3))  # 30 % is not more than 30 %
    assert is_bad("x", people(10, right=3, others=3, failed=4))


def test_who_is_not_good_does_not_count() -> None:
    assert not is_bad("x", people(9, right=2, others=3, failed=9))  # 67 % is under 70 %
    assert not is_bad("x", people(9, right=2, others=2, failed=9))  # two other answers are too few
    assert is_bad("x", people(9, right=7, others=10, failed=9))


@given(
    st.lists(
        st.tuples(st.sampled_from("xyz"), st.sampled_from("abcdefg"), st.booleans()),
        max_size=21,
        unique_by=lambda each: each[:2],
    )
)
def test_an_item_never_speaks_for_its_own_judges(answers: list[Answer]) -> None:
    """Whether somebody is good does not depend on their answer to the item itself."""
    turned = [(item, person, not right if item == "x" else right) for item, person, right in answers]
    assert good_answers("x", answers)[0] == good_answers("x", turned)[0]
    good, right = good_answers("x", answers)
    assert good_answers("x", turned)[1] == good - right
