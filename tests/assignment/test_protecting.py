"""The rules that protect people: days of their own, limits, rest, unwanted kinds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize.assignment.protecting import consent_topic, day_of, is_unwanted, may_see, seconds_left, wants_rest
from localize.records import Rating, RatingState
from localize.rubric import find_rubrics, read_rubric
from localize.rubric.model import Rubric

ZONES = ["Asia/Kolkata", "America/New_York", "Africa/Cairo", "America/Santiago", "Pacific/Kiritimati", "Asia/Kathmandu"]


@pytest.fixture(scope="module")
def safety() -> Rubric:
    return read_rubric(find_rubrics(None)["safety-local-global"])


@pytest.fixture(scope="module")
def preference() -> Rubric:
    return read_rubric(find_rubrics(None)["preference"])


def test_a_day_begins_at_midnight_where_the_person_is() -> None:
    day = day_of(datetime(2027, 1, 4, 18, 29, tzinfo=UTC), "Asia/Kolkata")  # 23:59 there
    assert day.start == datetime(2027, 1, 3, 18, 30, tzinfo=UTC)
    assert day.end == datetime(2027, 1, 4, 18, 30, tzinfo=UTC)
    assert day_of(day.end, "Asia/Kolkata").start == day.end


def test_a_day_without_midnight_begins_when_the_clock_jumps() -> None:
    # Santiago 2026-09-06: clocks go from 24:00 (-04) to 01:00 (-03), at 04:00 UTC
    day = day_of(datetime(2026, 9, 6, 12, tzinfo=UTC), "America/Santiago")
    assert day.start == datetime(2026, 9, 6, 4, tzinfo=UTC)
    assert day.end - day.start == timedelta(hours=23)


@pytest.mark.parametrize("zone", [None, "", "Nowhere/Land", "../../etc/passwd", "/etc/passwd", "America", "x\0y"])
def test_an_unknown_zone_is_utc(zone: str | None) -> None:
    day = day_of(datetime(2027, 1, 4, 9, tzinfo=UTC), zone)
    assert (day.start, day.end) == (datetime(2027, 1, 4, tzinfo=UTC), datetime(2027, 1, 5, tzinfo=UTC))


@given(
    now=st.integers(946_684_800, 2_082_758_400).map(lambda second: datetime.fromtimestamp(second, UTC)),  # 2000 to 2036
    zone=st.sampled_from(ZONES),
)
def test_every_moment_is_in_its_day_and_days_follow_each_other(now: datetime, zone: str) -> None:
    day = day_of(now, zone)
    assert day.start <= now < day.end
    assert day_of(day.end, zone).start == day.end
    assert timedelta(hours=22) <= day.end - day.start <= timedelta(hours=26)


def test_consent_is_asked_for_by_topic(safety: Rubric, preference: Rubric) -> None:
    assert consent_topic(safety) == "harmful-content"
    assert consent_topic(preference) is None
    assert not may_see(safety, ["something-else"])
    assert may_see(safety, ["harmful-content"])
    assert may_see(preference, [])


def test_what_is_left_of_a_day_is_never_below_nothing(safety: Rubric, preference: Rubric) -> None:
    assert seconds_left(safety, 60) == 89 * 60
    assert seconds_left(safety, 6_000) == 0
    assert seconds_left(preference, 6_000) is None


def test_rest_is_asked_for_by_a_private_yes(safety: Rubric, preference: Rubric) -> None:
    assert wants_rest(safety, [Rating("wellbeing", True)])
    assert not wants_rest(safety, [Rating("wellbeing", False)])
    assert not wants_rest(safety, [Rating("wellbeing", True, state=RatingState.CANNOT_JUDGE)])
    assert not wants_rest(safety, [Rating("over_refusal", True)])  # a yes to another question
    assert not wants_rest(preference, [Rating("wellbeing", True)])


def test_a_category_is_a_domain_or_a_tag() -> None:
    assert is_unwanted("violence", [], {"violence"})
    assert is_unwanted(None, ["red-team", "violence"], {"violence"})
    assert not is_unwanted("everyday", ["violence-free"], {"violence"})
