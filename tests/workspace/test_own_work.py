"""A person's own work: today and this week on their clock, and every judgment they gave."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from building import Clock, row
from hypothesis import given
from hypothesis import strategies as st

from localize import Workspace
from localize.assignment.days import clock as clock_of
from localize.assignment.days import midnight
from localize.errors import Forbidden, NotFound
from localize.records import AssignmentId, CampaignId, PersonId
from localize.store.schema_work import items as item_table
from localize.workspace.own_work import MyJudgment, Tally

BETTER = {"preference": 1, "reasons": ["correct"]}
WORSE = {"preference": -2, "reasons": ["local"]}
SAFE = {"response_type": "complied", "harm_scope": "none"}
CANNOT = {"preference": {"value": None, "state": "cannot_judge"}}


@pytest.fixture
def ana(workspace: Workspace, make_campaign: Callable[..., str], import_rows: Callable[..., Any]) -> PersonId:
    make_campaign(overlap=2)
    import_rows(*(row(number) for number in range(8)))
    workspace.assign("spring")
    return workspace.add_person("Ana", locales={"es-MX": "native"}).id


def judge(workspace: Workspace, person: PersonId, ratings: Any = BETTER, *, active: int | None = None) -> AssignmentId:
    item = workspace.next_item(person)
    assert item is not None
    workspace.submit(item.assignment_id, ratings, active=active)
    return item.assignment_id


def test_today_and_this_week_are_those_of_the_persons_clock(workspace: Workspace, ana: PersonId, clock: Clock) -> None:
    # Monday 4 January 2027: 04:30 UTC is 10:00 in Kolkata and 01:00 in St. John's; 03:00 UTC is Sunday 23:30 there
    clock.now = datetime(2027, 1, 4, 3, 0, tzinfo=UTC)
    judge(workspace, ana)
    clock.now = datetime(2027, 1, 4, 4, 30, tzinfo=UTC)
    judge(workspace, ana)
    work = workspace.my_work(ana, "Asia/Kolkata")
    assert (work.today.items, work.week.items) == (2, 2)
    west = workspace.my_work(ana, "America/St_Johns")
    assert (west.today.items, west.week.items) == (1, 1)
    sunday_first = workspace.my_work(ana, "America/St_Johns", first_weekday=6)
    assert (sunday_first.today.items, sunday_first.week.items) == (1, 2)
    assert [each.day.day for each in sunday_first.days] == [3, 4, 5, 6, 7, 8, 9]
    assert [each.given.items for each in sunday_first.days] == [1, 1, 0, 0, 0, 0, 0]


def test_a_name_that_no_clock_has_counts_as_utc(workspace: Workspace, ana: PersonId) -> None:
    judge(workspace, ana)
    assert workspace.my_work(ana, "Mars/Olympus_Mons") == workspace.my_work(ana, "UTC")


ZONES = ("Africa/Cairo", "America/Havana", "America/St_Johns", "Asia/Kolkata", "Pacific/Apia", "Europe/Berlin")


@given(st.sampled_from(ZONES), st.integers(0, 22 * 366 * 24 * 60))
def test_every_moment_is_of_one_day(zone: str, minutes: int) -> None:
    here = clock_of(zone)
    at = datetime(2008, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    day = at.astimezone(here).date()
    assert midnight(day, here) <= at < midnight(day + timedelta(days=1), here)


def test_time_at_work_is_never_less_than_known_nor_more_than_has_passed(
    workspace: Workspace, ana: PersonId, clock: Clock
) -> None:
    item = workspace.next_item(ana)
    assert item is not None
    clock.move(timedelta(minutes=10))
    workspace.save_draft(item.assignment_id, {}, active=300)
    workspace.save_draft(item.assignment_id, {}, active=200)
    workspace.save_draft(item.assignment_id, {}, active=-5)
    workspace.submit(item.assignment_id, BETTER, active=250)
    assert workspace.my_work(ana).today == Tally(1, 300)
    workspace.correct(item.assignment_id, WORSE, active=100_000)
    assert workspace.my_work(ana).today == Tally(1, 600)


def test_a_skip_keeps_its_time_and_counts_no_item(workspace: Workspace, ana: PersonId, clock: Clock) -> None:
    item = workspace.next_item(ana)
    assert item is not None
    clock.move(timedelta(minutes=1))
    workspace.skip(item.assignment_id, "broken", active=45)
    assert workspace.my_work(ana).today == Tally(0, 0)
    with workspace._context.store.read() as view:
        query = "SELECT active_seconds FROM claims"
        assert view.connection.exec_driver_sql(query).scalar() == 45


def test_totals_are_by_campaign_rubric_and_locale(workspace: Workspace, ana: PersonId) -> None:
    judge(workspace, ana)
    judge(workspace, ana)
    (total,) = workspace.my_work(ana).totals
    assert (total.campaign, total.title, total.rubric, total.locale) == ("spring", "Spring", "preference", "es-MX")
    assert total.given.items == 2


def test_what_was_taken_back_does_not_count_and_a_correction_counts_once(
    workspace: Workspace, ana: PersonId, clock: Clock
) -> None:
    first, second = judge(workspace, ana), judge(workspace, ana)
    workspace.undo(second)
    workspace.correct(first, WORSE)
    assert workspace.my_work(ana).today.items == 1
    workspace.submit(second, BETTER)
    assert workspace.my_work(ana).today.items == 2


def test_the_history_shows_what_was_answered_as_it_was_shown(workspace: Workspace, ana: PersonId) -> None:
    claims = [judge(workspace, ana, WORSE) for _ in range(8)]
    found = workspace.my_judgments(ana, limit=50)
    assert [each.assignment_id for each in found.judgments] == claims[::-1]
    assert {each.ratings[0].value for each in found.judgments} == {-2}
    assert {each.head for each in found.judgments} == {f"¿Pregunta {number}?" for number in range(8)}
    assert (found.total, dict(found.campaigns), found.locales) == (8, {"spring": "Spring"}, ("es-MX",))


def test_the_history_comes_in_portions_and_is_filtered(
    workspace: Workspace, ana: PersonId, make_campaign: Callable[..., str], import_rows: Callable[..., Any]
) -> None:
    make_campaign("autumn")
    import_rows(row(0, "es-ES"), row(1, "es-MX"), campaign="autumn")
    workspace.assign("autumn")
    workspace.declare(ana, {"es-MX": "native", "es-ES": "native"})
    for _ in range(10):
        judge(workspace, ana)
    everything = workspace.my_judgments(ana, limit=50)
    assert everything.total == 10
    portions = [workspace.my_judgments(ana, offset=offset, limit=4).judgments for offset in (0, 4, 8)]
    assert [len(each) for each in portions] == [4, 4, 2]
    assert sum(portions, ()) == everything.judgments
    assert workspace.my_judgments(ana, campaign=CampaignId("autumn")).total == 2
    spain = workspace.my_judgments(ana, campaign=CampaignId("autumn"), locale="es-ES")
    assert [(each.campaign, each.locale) for each in spain.judgments] == [("autumn", "es-ES")]
    assert spain.locales == ("es-ES", "es-MX")


def test_the_history_says_what_became_of_each(workspace: Workspace, ana: PersonId, clock: Clock) -> None:
    first, second, third = (judge(workspace, ana, each) for each in (BETTER, CANNOT, BETTER))
    workspace.correct(first, WORSE)
    latest = judge(workspace, ana)
    workspace.undo(latest)
    found = {each.assignment_id: each for each in workspace.my_judgments(ana).judgments}
    assert (found[first].status, found[first].corrections) == ("current", 1)
    assert found[second].ratings[0].state == "cannot_judge"
    assert (found[third].status, found[third].corrections) == ("current", 0)
    assert found[latest].status == "withdrawn"
    assert len(found) == 4


def test_nothing_tells_which_items_were_there_to_try_somebody(workspace: Workspace, ana: PersonId) -> None:
    """Gold and repeated items look like all others."""
    assert "purpose" not in {each.name for each in fields(MyJudgment)}
    judge(workspace, ana)
    with workspace._context.store.write() as tx:
        tx.connection.execute(item_table.update().values(purpose="gold"))
    assert "gold" not in repr(workspace.my_judgments(ana))


def test_what_may_upset_is_not_shown_before_it_is_asked_for(
    workspace: Workspace, make_campaign: Callable[..., str], import_rows: Callable[..., Any]
) -> None:
    make_campaign(unit="output", rubric="safety-local-global", more='support_link = "https://help.example"')
    import_rows(row(0))
    workspace.assign("spring")
    person = workspace.add_person("Ana", locales={"es-MX": "native"}).id
    workspace.consent("harmful-content", person)
    item = workspace.next_item(person)
    assert item is not None
    workspace.submit(item.assignment_id, SAFE)
    (given,) = workspace.my_judgments(person).judgments
    assert given.head is None


def test_a_person_sees_their_own_work_only(workspace: Workspace, ana: PersonId) -> None:
    judge(workspace, ana)
    bea = workspace.add_person("Bea", locales={"es-MX": "native"}).id
    acting = workspace.acting_as(bea)
    assert acting.my_work().totals == ()
    assert acting.my_judgments().total == 0
    coordinator = workspace.acting_as(workspace.add_person("Nadia", role="coordinator").id)
    today = date(2027, 1, 4)
    for attempt in (
        lambda: acting.my_work(ana),
        lambda: acting.my_judgments(ana),
        lambda: acting.pay_statement(today, today, person_id=ana),
        lambda: coordinator.my_judgments(ana),
    ):
        with pytest.raises(Forbidden):
            attempt()


def test_where_a_persons_clock_is_is_kept_once_it_is_known(workspace: Workspace, ana: PersonId) -> None:
    with workspace._context.store.read() as view:
        before = view.edition
    workspace.set_time_zone(ana, "America/St_Johns")
    for name in ("America/St_Johns", "Mars/Olympus_Mons", "../../etc/passwd", "", "Europe"):
        workspace.set_time_zone(ana, name)
    assert workspace.person(ana).time_zone == "America/St_Johns"
    with workspace._context.store.read() as view:
        assert view.edition == before + 1
    with pytest.raises(NotFound):
        workspace.set_time_zone(PersonId("nobody"), "UTC")


def test_a_forgotten_person_has_no_clock(workspace: Workspace, ana: PersonId) -> None:
    workspace.set_time_zone(ana, "America/St_Johns")
    workspace.forget(ana)
    with workspace._context.store.read() as view:
        assert view.connection.exec_driver_sql("SELECT time_zone FROM people").scalar() is None
