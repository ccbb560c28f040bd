"""Status by locale: who works, how fast, until when, for how much, what is lacking, and what helps most."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from building import Clock, row

from localize import Workspace
from localize.records import Person
from localize.workspace.gaps import Lack
from localize.workspace.reporting import LocaleStatus
from localize.workspace.standing import Do, State

BETTER = {"preference": 1, "reasons": ["correct"]}
RATES = '[rates]\ncurrency = "EUR"\npreference = 0.40\n'


@pytest.fixture
def items(
    make_campaign: Callable[..., str], import_rows: Callable[..., Any], workspace: Workspace
) -> Callable[..., None]:
    def make(count: int = 10, *, overlap: int = 1, more: str = "", locale: str = "es-MX") -> None:
        make_campaign(overlap=overlap, more=more)
        import_rows(*(row(number, locale) for number in range(count)))
        workspace.assign("spring")

    return make


def person(workspace: Workspace, name: str = "Ana", locale: str = "es-MX", **more: Any) -> Person:
    return workspace.add_person(name, locales={locale: "native", "en": "learned"}, **more)


def judge(workspace: Workspace, who: Person, count: int) -> None:
    for _ in range(count):
        item = workspace.next_item(who.id)
        assert item is not None
        workspace.submit(item.assignment_id, BETTER)


def only(workspace: Workspace) -> LocaleStatus:
    (locale,) = workspace.status("spring")[0].locales
    return locale


def test_what_is_given_a_day_counts_days_with_work_only(
    items: Callable[..., None], workspace: Workspace, clock: Clock
) -> None:
    items(20)
    ana = person(workspace)
    judge(workspace, ana, 3)
    clock.move(timedelta(days=2))
    judge(workspace, ana, 5)
    found = only(workspace)
    assert found.pace is not None
    assert (found.pace.judgments, found.pace.days, found.pace.people) == (4.0, 2, 1)
    assert found.pace.characters is not None
    assert found.pace.characters > 0
    assert (found.owed, found.done, found.live, found.judgments, found.active, found.people) == (12, 8, 0, 8, 1, 1)


def test_a_forecast_is_a_range_of_days_that_moves_with_the_work(
    items: Callable[..., None], workspace: Workspace, clock: Clock
) -> None:
    """Five a day for six days; fifty are left, so ten days more."""
    items(80)
    ana = person(workspace)
    for _ in range(6):
        judge(workspace, ana, 5)
        clock.move(timedelta(days=1))
    found = only(workspace).forecast
    assert found is not None
    assert found.nominal == 0.8
    assert found.low <= found.middle <= found.high
    assert abs((found.middle - clock.now.date()).days - 10) <= 3
    assert (found.people, found.days) == (1, 6)
    judge(workspace, ana, 40)
    sooner = only(workspace).forecast
    assert sooner is not None
    assert sooner.middle < found.middle


def test_where_there_is_no_forecast_the_reason_is_said(items: Callable[..., None], workspace: Workspace) -> None:
    items(3)
    assert str(only(workspace).no_forecast) == "nobody works here"
    ana = person(workspace)
    assert str(only(workspace).no_forecast) == "no judgments yet"
    judge(workspace, ana, 1)
    assert only(workspace).no_forecast is None
    workspace.pause_campaign("spring")
    assert str(only(workspace).no_forecast) == "the campaign is not open"
    workspace.resume_campaign("spring")
    judge(workspace, ana, 2)
    assert str(only(workspace).no_forecast) == "nothing is owed"


def test_a_locale_goes_from_not_assigned_to_done(
    make_campaign: Callable[..., str], import_rows: Callable[..., Any], workspace: Workspace, clock: Clock
) -> None:
    make_campaign(overlap=2)
    import_rows(row(0), row(1))

    def standing() -> tuple[State, Do | None]:
        found = only(workspace)
        return found.state, found.action and found.action.do

    assert standing() == (State.NOT_ASSIGNED, Do.ASSIGN)
    workspace.assign("spring")
    assert standing() == (State.NOBODY, Do.INVITE)
    ana = person(workspace)
    assert standing() == (State.STARVING, Do.INVITE)
    judge(workspace, ana, 2)
    assert standing() == (State.IDLE, Do.INVITE)
    luis = person(workspace, "Luis")
    assert standing() == (State.UNDER_WAY, Do.WRITE)
    clock.move(timedelta(days=8))
    assert standing() == (State.STARVING, Do.WRITE)
    judge(workspace, luis, 2)
    assert standing() == (State.DONE, Do.EXPORT)


def test_late_and_on_time_are_against_the_day_it_is_due(
    items: Callable[..., None], workspace: Workspace, clock: Clock, tmp_path: Path
) -> None:
    items(60, more="due = 2027-03-01\n")
    ana = person(workspace)
    for _ in range(5):
        judge(workspace, ana, 4)
        clock.move(timedelta(days=1))
    found = only(workspace)
    assert (found.state, found.in_time, found.due) == (State.ON_TIME, True, date(2027, 3, 1))
    file = tmp_path / "spring.toml"
    file.write_text(file.read_text("utf-8").replace("2027-03-01", "2027-01-10"), encoding="utf-8")
    workspace.update_campaign(file)
    found = only(workspace)
    assert (found.state, found.in_time) == (State.LATE, False)
    clock.now = datetime(2027, 1, 11, tzinfo=UTC)
    assert only(workspace).state is State.LATE


def test_cost_is_rates_times_work(items: Callable[..., None], workspace: Workspace) -> None:
    items(10, overlap=2, more=RATES)
    ana, luis = person(workspace), person(workspace, "Luis")
    judge(workspace, ana, 4)
    judge(workspace, luis, 3)
    cost = only(workspace).cost
    assert cost is not None
    assert (cost.so_far, cost.to_come, cost.currency) == (Decimal("2.80"), Decimal("5.20"), "EUR")
    period = date(2027, 1, 1), date(2027, 1, 31)
    paid = sum(workspace.pay_statement(*period, person_id=each.id).sums["EUR"] for each in (ana, luis))
    assert paid == cost.so_far


def test_cost_is_unknown_without_a_rate(items: Callable[..., None], workspace: Workspace) -> None:
    items(1)
    cost = only(workspace).cost
    assert cost is not None
    assert (cost.so_far, cost.to_come, str(cost.without)) == (None, None, "the campaign names no rates")


def test_experts_that_are_lacking_are_named(
    make_campaign: Callable[..., str], import_rows: Callable[..., Any], workspace: Workspace
) -> None:
    make_campaign(more='expert_domains = ["medicine"]\n')
    import_rows(row(0, domain="medicine"), row(1))
    workspace.assign("spring")
    person(workspace)
    found = only(workspace)
    assert [(each.lack, each.domain, each.have, each.needed) for each in found.gaps] == [
        (Lack.EXPERTS, "medicine", 0, 1)
    ]
    assert found.state is State.STARVING
    assert str(found.action and found.action.text) == "Invite somebody for Spanish (Mexico) who knows medicine"
    person(workspace, "Luis", domains=["medicine"])
    assert only(workspace).gaps == ()


def test_a_placement_test_that_is_required_and_missing_is_named(
    items: Callable[..., None], workspace: Workspace
) -> None:
    items(2, more='qualification = "required"\n')
    person(workspace)
    found = only(workspace)
    assert [each.lack for each in found.gaps] == [Lack.PLACEMENT_TEST]
    assert (found.state, found.action and found.action.do) == (State.STARVING, Do.ADD_TEST)


def test_whoever_is_away_is_not_counted_on_before_they_are_back(
    items: Callable[..., None], workspace: Workspace, clock: Clock
) -> None:
    items(60)
    ana = person(workspace)
    for _ in range(4):
        judge(workspace, ana, 5)
        clock.move(timedelta(days=1))
    back = clock.now.date() + timedelta(days=20)
    workspace.set_availability(ana.id, away_until=back)
    found = only(workspace).forecast
    assert found is not None
    assert found.low >= back


def test_what_is_remembered_is_what_is_there(
    items: Callable[..., None], workspace: Workspace, clock: Clock, folder: Path
) -> None:
    """After each of many steps a second workspace, which remembers nothing, says the same."""
    items(12, overlap=2, more=RATES)
    ana, luis = person(workspace), person(workspace, "Luis")
    held = None
    for step in range(14):
        who = (ana, luis)[step % 2]
        item = workspace.next_item(who.id)
        if item is None:
            break
        match step % 5:
            case 0:
                workspace.skip(item.assignment_id, "other")
            case 1:
                workspace.submit(item.assignment_id, BETTER)
                workspace.undo(item.assignment_id)
            case 2:
                workspace.submit(item.assignment_id, BETTER)
                workspace.correct(item.assignment_id, {"preference": -1, "reasons": ["local"]})
            case 3:
                held = item
            case _:
                workspace.submit(item.assignment_id, BETTER)
        clock.move(timedelta(hours=3))
        with Workspace.open(folder, clock=clock) as fresh:
            assert only(workspace) == only(fresh)
    assert held is not None


def test_adaptive_overlap_expects_a_third_vote_for_some(items: Callable[..., None], workspace: Workspace) -> None:
    """Ten items want two judgments each now, and of ten undecided ones four a third: at 0.40 each."""
    items(10, overlap=3, more="adaptive_overlap = true\n" + RATES)
    for name in ("Ana", "Luis", "Eva"):
        person(workspace, name)
    found = only(workspace)
    assert found.owed == 20
    assert found.cost is not None
    assert found.cost.to_come == Decimal("9.60")
