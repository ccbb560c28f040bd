"""When a locale will be done: the range holds the end, as often as it says, and says nothing where nothing is known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.forecast import WORLDS, known_on, play, try_once
from localize.assignment.forecast import HORIZON_DAYS, Future, Range, Worker, forecast

MONDAY = Future(weekday=0)
STEADY = Worker((20.0,) * 28)
AMOUNTS = st.lists(st.floats(0, 500).map(lambda each: each if each >= 1 else 0.0), max_size=70).map(tuple)
WORKERS = st.lists(st.builds(Worker, AMOUNTS, st.floats(0, 50), st.floats(0, 5000), st.integers(0, 30)), max_size=5)


@pytest.mark.parametrize("progress", [0.3, 0.7])
def test_of_simulated_campaigns_the_range_of_80_per_cent_holds_the_end_in_70_to_90(progress: float) -> None:
    """Fixed seeds: 100 campaigns of eight people. All sizes and kinds: benchmarks/forecast.py."""
    tries = [each for seed in range(100) if (each := try_once(WORLDS[0], seed, progress)) is not None]
    assert len(tries) == 100
    assert 70 <= sum(each.held for each in tries) <= 90
    widths = sorted(1.0 if each.width is None else each.width / max(1, each.remained) for each in tries)
    assert widths[50] <= 0.6


def test_whoever_gives_twenty_a_day_gives_a_hundred_in_five_days() -> None:
    found = forecast([STEADY], 100, MONDAY)
    assert found is not None
    assert 3 <= found.low <= found.middle <= found.high <= 9
    assert found.middle in (4, 5)


def test_more_owed_takes_longer_and_more_people_less_long() -> None:
    one, two = forecast([STEADY], 400, MONDAY), forecast([STEADY, STEADY], 400, MONDAY)
    more = forecast([STEADY], 800, MONDAY)
    assert one is not None
    assert two is not None
    assert more is not None
    assert two.middle < one.middle < more.middle


def test_weekends_count_where_people_rest_at_weekends() -> None:
    """Four weeks of Monday to Friday, then 100 more from a Friday on or from a Monday on: five days of work."""
    rests = Worker((20.0,) * 5 + (0.0,) * 2 + (20.0,) * 5 + (0.0,) * 2 + (20.0,) * 5 + (0.0,) * 2)
    begun = Worker((*rests.daily, 20.0, 20.0, 20.0, 20.0))
    monday, friday = forecast([rests], 100, Future(0)), forecast([begun], 100, Future(4))
    assert monday is not None
    assert friday is not None
    assert 4 <= monday.middle <= 7  # Friday of the same week, or by the Monday after it
    assert friday.middle in (6, 7)  # Thursday or Friday of the next week: the weekend lies between


def test_who_is_away_gives_nothing_until_they_are_back() -> None:
    found = forecast([Worker((20.0,) * 28, away=10)], 40, MONDAY)
    assert found is not None
    assert found.low >= 11


def test_nobody_gives_more_than_there_is_for_them() -> None:
    """An item wants several people: the fast one has done their part, so the end is that of the slow one."""
    slow, fast = Worker((5.0,) * 20, most=50), Worker((100.0,) * 20, most=50)
    found = forecast([slow, fast], 100, MONDAY)
    assert found is not None
    assert found.low >= 6
    assert forecast([slow, fast], 101, MONDAY) is None


def test_nothing_is_said_of_people_who_have_given_nothing() -> None:
    assert forecast([], 10, MONDAY) is None
    assert forecast([Worker(()), Worker((0.0, 0.0))], 10, MONDAY) is None


def test_whoever_stopped_weeks_ago_is_no_forecast() -> None:
    """Twenty a day for three weeks, then nothing for five: nobody counts on them any more."""
    assert forecast([Worker((20.0,) * 21 + (0.0,) * 35)], 400, MONDAY) is None


def test_hours_that_somebody_named_count_until_they_have_begun() -> None:
    found = forecast([Worker((), promised=20.0), STEADY], 400, MONDAY)
    alone = forecast([STEADY], 400, MONDAY)
    assert found is not None
    assert alone is not None
    assert found.middle < alone.middle
    assert forecast([Worker((), promised=20.0)] * 3, 400, MONDAY) is not None


def test_what_is_given_today_is_not_waited_for_again() -> None:
    begun = forecast([Worker((20.0,) * 28, today=20.0)], 20, MONDAY)
    assert begun is not None
    assert begun.low >= 1


def test_nothing_owed_is_done_today() -> None:
    assert forecast([STEADY], 0, MONDAY) == Range(0, 0, 0)


@given(WORKERS, st.floats(0, 3000), st.integers(0, 6), st.floats(0, 1))
def test_a_range_is_in_order_and_the_same_for_the_same_history(
    workers: list[Worker], owed: float, weekday: int, left: float
) -> None:
    future = Future(weekday, left, runs=30)
    found = forecast(workers, owed, future)
    assert found == forecast(workers, owed, future)
    if found is not None:
        assert 0 <= found.low <= found.middle <= found.high <= HORIZON_DAYS
        assert 0 <= found.never <= 0.5
    if sum(each.most for each in workers) < owed:
        assert found is None


def test_the_simulation_gives_each_item_to_as_many_people_as_it_asks() -> None:
    campaign = play(WORLDS[0], 1)
    assert campaign.ended
    assert sum(map(sum, campaign.given)) == campaign.asked
    workers, owed = known_on(campaign, 10)
    assert owed == campaign.asked - sum(map(sum, campaign.given[:10]))
    assert all(each.most <= campaign.items for each in workers)
