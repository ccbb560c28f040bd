"""The pay statement: every item once, on the day it was given on the person's clock, at the campaign's rates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from building import Clock, row

from localize import Workspace
from localize.errors import Refused
from localize.records import AssignmentId, PersonId
from localize.workspace.pay_records import PayStatement
from localize.workspace.pay_terms import rate_of

BETTER = {"preference": 1, "reasons": ["correct"]}
WORSE = {"preference": -2, "reasons": ["local"]}
CANNOT = {"preference": {"value": None, "state": "cannot_judge"}}
RATES = '[rates]\ncurrency = "USD"\npreference = 0.10'
DAY = date(2027, 1, 4)


@pytest.fixture
def ana(workspace: Workspace, make_campaign: Callable[..., str], import_rows: Callable[..., Any]) -> PersonId:
    make_campaign(overlap=1, more=RATES)
    import_rows(*(row(number) for number in range(8)))
    workspace.assign("spring")
    return workspace.add_person("Ana", locales={"es-MX": "native"}).id


def judge(workspace: Workspace, person: PersonId, ratings: Any = BETTER, **options: Any) -> AssignmentId:
    item = workspace.next_item(person)
    assert item is not None
    workspace.submit(item.assignment_id, ratings, **options)
    return item.assignment_id


def of_year(workspace: Workspace, person: PersonId, time_zone: str = "UTC") -> PayStatement:
    return workspace.pay_statement(date(2026, 1, 1), date(2028, 12, 31), time_zone, person)


def by_day(statement: PayStatement) -> dict[str, int]:
    return {str(each.day): each.items for each in statement.rows}


def test_a_day_is_one_line_with_its_items_time_rate_and_amount(
    workspace: Workspace, ana: PersonId, clock: Clock
) -> None:
    for _ in range(3):
        item = workspace.next_item(ana)
        assert item is not None
        clock.move(timedelta(minutes=2))
        workspace.submit(item.assignment_id, BETTER, active=90)
    (line,) = workspace.pay_statement(DAY, DAY, person_id=ana).rows
    assert (line.day, line.campaign, line.title, line.rubric, line.locale) == (
        DAY, "spring", "Spring", "preference", "es-MX"
    )  # fmt: skip
    assert (line.items, line.skipped, line.active_seconds) == (3, 0, 270)
    # 3 × 0.10 is 0.30 to the cent: binary fractions would give 0.30000000000000004
    assert (line.rate, line.amount, line.currency, line.without) == (Decimal("0.1"), Decimal("0.3"), "USD", None)


def test_each_item_is_paid_once(workspace: Workspace, ana: PersonId, clock: Clock) -> None:
    first = judge(workspace, ana)
    again = judge(workspace, ana)
    workspace.undo(again)
    workspace.submit(again, WORSE)
    clock.move(timedelta(days=40))
    for ratings in (WORSE, BETTER, WORSE):
        workspace.correct(first, ratings)
    statement = of_year(workspace, ana)
    assert by_day(statement) == {"2027-01-04": 2}
    assert statement.sums == {"USD": Decimal("0.2")}


def test_what_was_taken_back_and_not_given_again_is_not_paid(workspace: Workspace, ana: PersonId) -> None:
    judge(workspace, ana)
    taken = judge(workspace, ana)
    workspace.undo(taken)
    assert of_year(workspace, ana).items == 1
    workspace.skip(taken, "other")
    assert (of_year(workspace, ana).items, of_year(workspace, ana).skipped) == (1, 0)


def test_what_is_given_again_after_midnight_is_of_the_day_it_was_given_again(
    workspace: Workspace, ana: PersonId, clock: Clock
) -> None:
    clock.now = datetime(2027, 1, 4, 23, 58, tzinfo=UTC)
    first = judge(workspace, ana)
    clock.move(timedelta(minutes=4))
    workspace.undo(first)
    workspace.submit(first, WORSE)
    assert by_day(of_year(workspace, ana)) == {"2027-01-05": 1}
    workspace.correct(first, BETTER)
    assert by_day(of_year(workspace, ana)) == {"2027-01-05": 1}


def test_late_ones_and_those_that_nobody_could_judge_are_paid(
    workspace: Workspace, ana: PersonId, clock: Clock
) -> None:
    judge(workspace, ana, CANNOT)
    item = workspace.next_item(ana)
    assert item is not None
    clock.move(timedelta(hours=3))
    workspace.next_item(workspace.add_person("Bea", locales={"es-MX": "native"}).id)
    assert workspace.submit(item.assignment_id, BETTER).late
    assert of_year(workspace, ana).items == 2


@pytest.mark.parametrize("kind", ["excluded", "quarantined", "adjudicated"])
def test_what_becomes_of_a_judgment_later_does_not_change_the_pay(
    workspace: Workspace, ana: PersonId, kind: str
) -> None:
    from localize.store import judgments

    judge(workspace, ana)
    judgment = workspace.dataset("judgments").collect()["judgment_id"].item()
    with workspace._context.store.write() as tx:
        judgments.mark(tx, [judgment], kind, "because")
    assert of_year(workspace, ana).items == 1


def test_a_skip_is_not_paid_but_for_rubrics_that_protect(
    workspace: Workspace, ana: PersonId, make_campaign: Callable[..., str], import_rows: Callable[..., Any]
) -> None:
    """The form promises: skipping does not change your pay."""
    item = workspace.next_item(ana)
    assert item is not None
    workspace.skip(item.assignment_id, "not_my_field")
    assert of_year(workspace, ana).rows == ()
    more = 'support_link = "https://help.example"\n[rates]\ncurrency = "USD"\nsafety-local-global = "0.5"'
    make_campaign("safety", unit="output", rubric="safety-local-global", more=more)
    import_rows(row(0), row(1), campaign="safety")
    workspace.assign("safety")
    workspace.consent("harmful-content", ana)
    for _ in range(2):
        item = workspace.next_item(ana, "safety")
        assert item is not None
        workspace.skip(item.assignment_id, "unsaid")
    (line,) = of_year(workspace, ana).rows
    assert (line.campaign, line.items, line.skipped, line.amount) == ("safety", 0, 2, Decimal("1.0"))


@pytest.mark.parametrize(
    ("zone", "moments", "days"),
    [
        # Kolkata is 5:30 ahead of UTC
        ("Asia/Kolkata", ["2027-01-04T18:29", "2027-01-04T18:30"], {"2027-01-04": 1, "2027-01-05": 1}),
        # St. John's is 3:30 behind in winter and 2:30 in summer
        ("America/St_Johns", ["2027-01-05T03:29", "2027-01-05T03:30"], {"2027-01-04": 1, "2027-01-05": 1}),
        ("America/St_Johns", ["2027-07-05T02:29", "2027-07-05T02:30"], {"2027-07-04": 1, "2027-07-05": 1}),
        # Berlin: 28 March 2027 has 23 hours, 31 October 25
        ("Europe/Berlin", ["2027-03-27T23:00", "2027-03-28T21:59", "2027-03-28T22:00"],
         {"2027-03-28": 2, "2027-03-29": 1}),
        ("Europe/Berlin", ["2027-10-30T22:00", "2027-10-31T22:59", "2027-10-31T23:00"],
         {"2027-10-31": 2, "2027-11-01": 1}),
        # Cairo's clocks jump from 00:00 to 01:00 on 30 April 2027: the day has no midnight
        ("Africa/Cairo", ["2027-04-29T21:59", "2027-04-29T22:00"], {"2027-04-29": 1, "2027-04-30": 1}),
    ],
)  # fmt: skip
def test_days_are_those_of_the_persons_clock(
    workspace: Workspace, ana: PersonId, clock: Clock, zone: str, moments: list[str], days: dict[str, int]
) -> None:
    for moment in moments:
        clock.now = datetime.fromisoformat(moment).replace(tzinfo=UTC)
        judge(workspace, ana)
    assert by_day(of_year(workspace, ana, zone)) == days
    for day, count in days.items():
        one = date.fromisoformat(day)
        assert workspace.pay_statement(one, one, zone, ana).items == count


def test_lines_are_by_day_campaign_rubric_and_locale(
    workspace: Workspace, ana: PersonId, make_campaign: Callable[..., str], import_rows: Callable[..., Any]
) -> None:
    make_campaign("autumn", more='[rates]\ncurrency = "MXN"\npreference = 7')
    import_rows(row(0, "es-ES"), row(1, "es-MX"), campaign="autumn")
    workspace.assign("autumn")
    workspace.declare(ana, {"es-MX": "native", "es-ES": "native"})
    for _ in range(10):
        judge(workspace, ana)
    statement = of_year(workspace, ana)
    assert [(each.campaign, each.locale, each.items) for each in statement.rows] == [
        ("autumn", "es-ES", 1), ("autumn", "es-MX", 1), ("spring", "es-MX", 8)
    ]  # fmt: skip
    assert statement.sums == {"MXN": Decimal(14), "USD": Decimal("0.8")}
    assert (statement.items, statement.skipped) == (10, 0)


def test_a_campaign_without_rates_says_so(
    workspace: Workspace, make_campaign: Callable[..., str], import_rows: Callable[..., Any]
) -> None:
    make_campaign()
    import_rows(row(0))
    workspace.assign("spring")
    person = workspace.add_person("Ana", locales={"es-MX": "native"}).id
    judge(workspace, person)
    (line,) = of_year(workspace, person).rows
    assert (line.items, line.rate, line.amount, line.currency) == (1, None, None, None)
    assert "names no rates" in str(line.without)


@pytest.mark.parametrize(
    ("rates", "found"),
    [
        ({"currency": "USD", "preference": 0.1}, Decimal("0.1")),
        ({"currency": "USD", "preference": 1}, Decimal(1)),
        ({"currency": "USD", "preference": "0.125"}, Decimal("0.125")),
        ({"currency": "USD", "preference": 0}, Decimal(0)),
        ({}, "names no rates"),
        ({"preference": 0.1}, "names no currency"),
        ({"currency": 3, "preference": 0.1}, "names no currency"),
        ({"currency": "USD"}, "no rate for preference"),
        ({"currency": "USD", "preference": True}, "not a number"),
        ({"currency": "USD", "preference": -1}, "not a number"),
        ({"currency": "USD", "preference": float("inf")}, "not a number"),
        ({"currency": "USD", "preference": "much"}, "not a number"),
    ],
)
def test_a_rate_is_a_number_as_it_was_written_or_a_reason(rates: dict[str, Any], found: Decimal | str) -> None:
    rate, _, without = rate_of(rates, "preference")
    if isinstance(found, Decimal):
        assert (rate, without) == (found, None)
    else:
        assert rate is None
        assert found in str(without)


def test_a_period_that_ends_before_it_begins_is_refused(workspace: Workspace, ana: PersonId) -> None:
    with pytest.raises(Refused, match="ends before"):
        workspace.pay_statement(DAY, DAY - timedelta(days=1), person_id=ana)


@pytest.mark.parametrize("time_zone", ["UTC", "Asia/Tokyo", "America/Los_Angeles"])
def test_a_period_may_reach_from_the_first_day_there_is_to_the_last(
    workspace: Workspace, ana: PersonId, time_zone: str
) -> None:
    workspace.set_availability(ana, time_zone=time_zone)
    judge(workspace, ana)
    for first, last in ((date.min, date.max), (DAY - timedelta(days=1), date.max), (date.min, DAY)):
        one = workspace.pay_statement(first, last, time_zone, ana)
        assert (one.first, one.last, one.items) == (first, last, 1)
        assert [each.statement.items for each in workspace.pay_statements(first, last)] == [1]
    for day in (date.min, date.max):
        assert workspace.pay_statement(day, day, time_zone, ana).items == 0
        assert workspace.pay_statements(day, day) == []
