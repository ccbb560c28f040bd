"""One item ahead: held for its reviewer, not at work yet, given back before anybody waits for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from building import Clock, row

from localize import Workspace
from localize.records import Person
from localize.store.ahead import HELD

BETTER = {"preference": 2, "reasons": ["correct"]}


@pytest.fixture
def three(make_campaign: Callable[..., str], import_rows: Callable[..., Any], workspace: Workspace) -> Workspace:
    make_campaign()
    import_rows(*(row(number) for number in range(3)))
    workspace.assign("spring")
    return workspace


@pytest.fixture
def ana(workspace: Workspace) -> Person:
    return workspace.add_person("Ana", locales={"es-MX": "native"})


@pytest.fixture
def ben(workspace: Workspace) -> Person:
    return workspace.add_person("Ben", locales={"es-MX": "native"})


def prompts(sheets: tuple[Any, ...]) -> list[Any]:
    return [sheet.item.prompt for sheet in sheets]


def test_the_next_item_is_the_one_that_was_shown_ahead(three: Workspace, ana: Person) -> None:
    mine = three.acting_as(ana.id)
    first, second = mine.next_sheets()
    assert mine.next_sheets() == (first, second)
    mine.submit(first.item.assignment_id, BETTER)
    following = mine.next_sheets()
    assert following[0].item.assignment_id == second.item.assignment_id
    mine.submit(following[0].item.assignment_id, BETTER)
    assert len(mine.next_sheets()) == 1


def test_without_looking_ahead_one_item_is_held(three: Workspace, ana: Person, ben: Person) -> None:
    mine, his = three.acting_as(ana.id), three.acting_as(ben.id)
    assert len(mine.next_sheets(ahead=False)) == 1
    assert len(his.next_sheets()) == 2
    assert len(mine.next_sheets()) == 1


def test_time_begins_when_the_item_comes_on_the_screen(three: Workspace, ana: Person, clock: Clock) -> None:
    mine = three.acting_as(ana.id)
    first, second = mine.next_sheets()
    clock.move(timedelta(minutes=9))
    mine.submit(first.item.assignment_id, BETTER)
    (now, *_) = mine.next_sheets()
    assert now.item.assignment_id == second.item.assignment_id
    clock.move(timedelta(minutes=3))
    mine.submit(now.item.assignment_id, BETTER)
    frame = three.dataset("judgments").collect().sort("sequence")
    spent = frame["submitted_at"] - frame["opened_at"]
    if clock.now == frame["submitted_at"][1]:  # the server of PostgreSQL has its own time where no clock is given
        assert spent.to_list() == [timedelta(minutes=9), timedelta(minutes=3)]


def test_what_nobody_looked_at_goes_back_after_a_quarter_of_an_hour(
    three: Workspace, ana: Person, ben: Person, clock: Clock
) -> None:
    mine, his = three.acting_as(ana.id), three.acting_as(ben.id)
    first, second = mine.next_sheets()
    clock.move(HELD + timedelta(seconds=1))
    assert second.item.prompt in prompts(his.next_sheets())
    assert prompts(mine.next_sheets())[0] == first.item.prompt


def test_who_is_at_work_keeps_the_next_item(three: Workspace, ana: Person, ben: Person, clock: Clock) -> None:
    mine, his = three.acting_as(ana.id), three.acting_as(ben.id)
    first, second = mine.next_sheets()
    for _ in range(4):
        clock.move(HELD - timedelta(seconds=1))
        mine.save_draft(first.item.assignment_id, {"preference": 1})
    assert second.item.prompt not in prompts(his.next_sheets())


def test_the_python_face_takes_what_the_page_held(three: Workspace, ana: Person) -> None:
    first, second = three.acting_as(ana.id).next_sheets()
    three.submit(first.item.assignment_id, BETTER)
    item = three.next_item(ana.id)
    assert item is not None
    assert item.assignment_id == second.item.assignment_id


def test_an_item_held_ahead_does_not_stop_another_campaign(
    three: Workspace, ana: Person, make_campaign: Callable[..., str], import_rows: Callable[..., Any]
) -> None:
    make_campaign("autumn")
    import_rows(row(9), campaign="autumn")
    three.assign("autumn")
    mine = three.acting_as(ana.id)
    campaigns = [sheet.item.campaign for sheet in mine.next_sheets()]
    other = "spring" if campaigns[0] == "autumn" else "autumn"
    item = mine.next_item(campaign=other)
    assert item is not None
    assert item.campaign == other


def test_taking_back_brings_the_item_before_and_gives_the_one_ahead_away(
    three: Workspace, ana: Person, ben: Person
) -> None:
    mine = three.acting_as(ana.id)
    first, _ = mine.next_sheets()
    mine.submit(first.item.assignment_id, BETTER)
    assert len(mine.next_sheets()) == 2
    mine.undo(first.item.assignment_id)
    sheets = mine.next_sheets()
    assert sheets[0].item.assignment_id == first.item.assignment_id
    assert sheets[0].draft is not None
    assert sheets[0].draft.ratings["preference"]["value"] == 2
    assert len(three.acting_as(ben.id).next_sheets()) == 1


def test_what_became_of_an_item_is_said(three: Workspace, ana: Person, ben: Person, clock: Clock) -> None:
    mine, his = three.acting_as(ana.id), three.acting_as(ben.id)
    first, second = mine.next_sheets()
    mine.submit(first.item.assignment_id, BETTER)
    assert "submitted in another window" in str(mine.what_became_of(first.item.assignment_id))
    mine.next_sheets()
    mine.skip(second.item.assignment_id, "broken")
    assert "skipped in another window" in str(mine.what_became_of(second.item.assignment_id))
    third = mine.next_sheets()[0]
    clock.move(timedelta(hours=2, seconds=1))
    his.next_sheets()
    assert "given to somebody else" in str(mine.what_became_of(third.item.assignment_id))


def test_a_closed_campaign_is_said_and_what_still_comes_is_kept_as_late(three: Workspace, ana: Person) -> None:
    mine = three.acting_as(ana.id)
    first, _ = mine.next_sheets()
    three.pause_campaign("spring")
    assert mine.next_sheets() == ()
    assert "paused" in str(mine.what_became_of(first.item.assignment_id))
    three.close_campaign("spring")
    assert "closed" in str(mine.what_became_of(first.item.assignment_id))
    assert mine.submit(first.item.assignment_id, BETTER).late
    three.resume_campaign("spring")
    assert mine.next_sheets()[0].item.assignment_id != first.item.assignment_id
