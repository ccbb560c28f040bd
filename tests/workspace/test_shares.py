"""Shares and their intervals, against published ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize.workspace.shares import Share, together


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [  # Newcombe 1998, Statistics in Medicine 17, 857-872, table I, method 3
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_interval_is_the_published_one(count: int, of: int, low: float, high: float) -> None:
    found = Share(count, of).interval
    assert found is not None
    assert [round(each, 4) for each in found] == [low, high]


def test_of_nothing_there_is_no_share() -> None:
    assert (Share(0, 0).share, Share(0, 0).interval) == (None, None)
    assert Share(3, 4).share == 0.75
    assert (Share(1, 3).rounded, Share(0, 0).rounded) == (0.333, None)


@given(st.integers(1, 10_000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_the_share_lies_in_its_interval_and_the_other_side_mirrors_it(place: tuple[int, int]) -> None:
    count, of = place
    share, interval, other = Share(count, of).share, Share(count, of).interval, Share(of - count, of).interval
    assert share is not None
    assert interval is not None
    assert other is not None
    assert 0 <= interval[0] <= share <= interval[1] <= 1
    assert interval[0] == pytest.approx(1 - other[1])
    assert (interval[0] == 0) == (count == 0)


def test_shares_come_together() -> None:
    assert together([Share(1, 10), Share(0, 5)]) == Share(1, 15)
    assert together([]) == Share(0, 0)
