"""Which output stands first says nothing about it: even over all, for each reviewer, and for each item."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import sqrt

from localize.assignment import shown_order

ITEMS = [f"item {number}" for number in range(100)]
REVIEWERS = [f"reviewer {number}" for number in range(100)]
EACH = 100
Table = list[list[bool]]


def table(first: Callable[[str, str], bool]) -> Table:
    """For each reviewer (a row) and item: whether the output that was imported first is shown first."""
    return [[first(item, reviewer) for item in ITEMS] for reviewer in REVIEWERS]


def distance(lines: Iterable[Iterable[bool]]) -> float:
    """Standard deviations by which lines of 100 coins differ from fair ones.

    The sum of (n - 50)² / 25 over 100 lines is chi-squared with 100 degrees: its mean is 100, its deviation √200.
    """
    return (sum((sum(line) - EACH / 2) ** 2 / (EACH / 4) for line in lines) - 100) / sqrt(200)


def test_over_ten_thousand_pairs_the_first_output_is_first_half_of_the_time() -> None:
    for seed in range(5):
        coins = table(lambda item, reviewer, seed=seed: shown_order(2, item, reviewer, seed) == (0, 1))
        assert abs(sum(map(sum, coins)) - 5000) < 3 * 50  # √(10 000 · ½ · ½) = 50
        assert abs(distance(coins)) < 3
        assert abs(distance(zip(*coins, strict=True))) < 3


def test_an_order_of_the_item_or_of_the_reviewer_alone_would_be_found() -> None:
    by_item = table(lambda item, _: shown_order(2, item, "", 0) == (0, 1))
    by_reviewer = table(lambda _, reviewer: shown_order(2, "", reviewer, 0) == (0, 1))
    assert distance(zip(*by_item, strict=True)) > 100
    assert distance(by_reviewer) > 100


def test_each_of_three_outputs_stands_in_each_place_a_third_of_the_time() -> None:
    orders = [shown_order(3, item, reviewer, 0) for item in ITEMS for reviewer in REVIEWERS]
    for place in range(3):
        for output in range(3):
            assert abs(sum(order[place] == output for order in orders) - 10_000 / 3) < 3 * 47.2  # √(10 000 · ⅓ · ⅔)
