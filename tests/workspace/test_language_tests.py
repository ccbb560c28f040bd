"""Placement, tutorial, calibration: what comes, what counts, what is told, and what a pass opens."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from building import Clock, row
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from known_building import answer, head, is_known, write_set

from localize import Workspace
from localize.errors import Forbidden, NotFound, Refused
from localize.records import Person, Purpose, ReviewItem
from localize.workspace.emptiness import Empty
from localize.workspace.known_records import Appeal, TestState

KEY = "placement-es"
ITEMS = 4


@pytest.fixture
def spring(
    make_campaign: Callable[..., str], import_rows: Callable[..., Any], workspace: Workspace, tmp_path: Path
) -> Workspace:
    make_campaign(more='qualification = "required"')
    import_rows(*(row(number) for number in range(6)))
    workspace.assign("spring")
    workspace.import_set(write_set(tmp_path, head(), items=ITEMS), "spring")
    return workspace


@pytest.fixture
def ana(spring: Workspace) -> Person:
    return spring.add_person("Ana", locales={"es-MX": "native"})


def take(workspace: Workspace, person: Person, *, right: int = ITEMS, key: str = KEY) -> list[ReviewItem]:
    """Begin a test and answer so many of its items rightly."""
    workspace.start_test("spring", key, person.id)
    given: list[ReviewItem] = []
    while (item := workspace.next_item(person.id)) is not None and item.purpose is not Purpose.REVIEW:
        workspace.submit(item.assignment_id, answer(item, right=len(given) < right))
        given.append(item)
    return given


def test_nothing_comes_before_the_test_and_everything_after(spring: Workspace, ana: Person) -> None:
    assert spring.next_item(ana.id) is None
    assert spring.emptiness(ana.id).reason is Empty.NEEDS_TEST
    (offered,) = spring.tests(ana.id)
    assert (offered.state, offered.needed, offered.items, offered.attempts_left) == (TestState.OPEN, True, ITEMS, 2)
    assert len(take(spring, ana)) == ITEMS
    (offered,) = spring.tests(ana.id)
    assert (offered.state, offered.needed, offered.right, offered.answered) == (TestState.PASSED, False, ITEMS, ITEMS)
    (tested,) = spring.person(ana.id).tested
    assert (tested.tag, tested.right, tested.passed) == ("es-MX", ITEMS, True)
    item = spring.next_item(ana.id)
    assert item is not None
    assert not is_known(item)


def test_a_failed_test_opens_nothing_and_may_be_taken_as_often_as_it_says(spring: Workspace, ana: Person) -> None:
    take(spring, ana, right=2)
    (offered,) = spring.tests(ana.id)
    assert (offered.state, offered.attempts_left, offered.needed) == (TestState.FAILED, 1, True)
    assert spring.next_item(ana.id) is None
    assert len(take(spring, ana, right=2)) == ITEMS
    with pytest.raises(Refused, match="2 times"):
        spring.start_test("spring", KEY, ana.id)
    assert spring.next_item(ana.id) is None


def test_only_the_test_comes_while_it_runs_also_ahead(spring: Workspace, ana: Person) -> None:
    acting = spring.acting_as(ana.id)
    acting.start_test("spring", KEY)
    numbers = []
    while sheets := acting.next_sheets():
        if sheets[0].test is None:
            break
        numbers.append((sheets[0].test.number, sheets[0].test.of, len(sheets)))
        assert all(each.item.purpose is Purpose.PLACEMENT for each in sheets)
        acting.submit(sheets[0].item.assignment_id, answer(sheets[0].item))
    assert numbers == [(1, 4, 2), (2, 4, 2), (3, 4, 2), (4, 4, 1)]


def test_what_was_at_work_comes_again_after_the_test(spring: Workspace, ana: Person, tmp_path: Path) -> None:
    take(spring, ana)
    before = spring.next_item(ana.id)
    assert before is not None
    spring.import_set(write_set(tmp_path, head("tutorial"), items=2), "spring")
    take(spring, ana, key="tutorial-es")
    after = spring.next_item(ana.id)
    assert after is not None
    assert after.assignment_id == before.assignment_id


def test_who_leaves_goes_on_where_they_were(spring: Workspace, ana: Person) -> None:
    spring.start_test("spring", KEY, ana.id)
    first = spring.next_item(ana.id)
    assert first is not None
    spring.submit(first.assignment_id, answer(first))
    second = spring.next_item(ana.id)
    assert second is not None
    spring.save_draft(second.assignment_id, answer(second))
    spring.leave_test("spring", KEY, ana.id)
    assert spring.next_item(ana.id) is None
    (offered,) = spring.tests(ana.id)
    assert (offered.state, offered.done, offered.attempts_left) == (TestState.OPEN, 1, 2)
    spring.start_test("spring", KEY, ana.id)
    again = spring.next_item(ana.id)
    assert again is not None
    assert again.assignment_id == second.assignment_id
    assert spring.draft(again.assignment_id) is not None
    assert len(take(spring, ana)) == ITEMS - 1
    assert spring.tests(ana.id)[0].state is TestState.PASSED
    with pytest.raises(NotFound):
        spring.leave_test("spring", KEY, ana.id)


def test_an_item_that_ran_out_comes_again(spring: Workspace, ana: Person, clock: Clock) -> None:
    spring.start_test("spring", KEY, ana.id)
    first = spring.next_item(ana.id)
    clock.move(timedelta(hours=3))
    again = spring.next_item(ana.id)
    assert first is not None
    assert again is not None
    assert again.assignment_id == first.assignment_id
    assert len(take(spring, ana)) == ITEMS
    assert spring.tests(ana.id)[0].answered == ITEMS


def test_skipped_and_not_judged_is_not_right(spring: Workspace, ana: Person) -> None:
    spring.start_test("spring", KEY, ana.id)
    item = spring.next_item(ana.id)
    assert item is not None
    spring.skip(item.assignment_id, "other")
    item = spring.next_item(ana.id)
    assert item is not None
    spring.submit(item.assignment_id, {"preference": {"state": "cannot_judge"}})
    take(spring, ana)
    (offered,) = spring.tests(ana.id)
    assert (offered.right, offered.answered, offered.state) == (2, ITEMS, TestState.FAILED)
    assert [str(each) for each in spring.doctor() if not each.ok] == []


def test_tests_take_nothing_from_what_one_may_do(
    make_campaign: Callable[..., str], import_rows: Callable[..., Any], workspace: Workspace, tmp_path: Path
) -> None:
    make_campaign(more='qualification = "required"\n[caps]\nitems_per_person = 3')
    import_rows(*(row(number) for number in range(6)))
    workspace.assign("spring")
    workspace.import_set(write_set(tmp_path, head(), items=ITEMS), "spring")
    ana = workspace.add_person("Ana", locales={"es-MX": "native"})
    take(workspace, ana)
    given = 0
    while (item := workspace.next_item(ana.id)) is not None:
        workspace.submit(item.assignment_id, answer(item))
        given += 1
    assert given == 3
    workspace.import_set(write_set(tmp_path, head("calibration"), items=2), "spring")
    assert len(take(workspace, ana, key="calibration-es")) == 2  # also when there is no more work for them


def test_a_late_answer_ends_the_test_all_the_same(spring: Workspace, ana: Person, clock: Clock) -> None:
    spring.start_test("spring", KEY, ana.id)
    item = spring.next_item(ana.id)
    assert item is not None
    clock.move(timedelta(hours=3))
    spring.submit(item.assignment_id, answer(item))
    assert len(take(spring, ana)) == ITEMS - 1
    assert spring.tests(ana.id)[0].state is TestState.PASSED


def test_placement_is_told_when_it_is_over_and_in_full_when_it_cannot_help(spring: Workspace, ana: Person) -> None:
    acting = spring.acting_as(ana.id)
    acting.start_test("spring", KEY)
    item = acting.next_item()
    assert item is not None
    acting.submit(item.assignment_id, answer(item, right=False))
    assert acting.feedback(item.assignment_id) is None
    assert acting.check_answers() == []
    take(spring, ana, right=0)
    told = acting.feedback(item.assignment_id)
    assert told is not None
    assert (told.right, told.expected, told.explanation) == (False, (), "")  # there is another attempt
    last = take(spring, ana)
    told = acting.feedback(item.assignment_id)
    assert told is not None
    assert told.explanation
    assert told.missed == told.expected
    better = "A" if item.outputs[0].startswith("this one is right") else "B"
    assert f"{better} is better than" in str(told.expected[0])
    assert len(acting.check_answers()) == 2 * ITEMS
    assert acting.feedback(last[0].assignment_id).right  # type: ignore[union-attr]


def test_tutorial_and_calibration_are_told_at_once(spring: Workspace, ana: Person, tmp_path: Path) -> None:
    for purpose in ("tutorial", "calibration"):
        spring.import_set(write_set(tmp_path, head(purpose), items=2), "spring")
        spring.start_test("spring", f"{purpose}-es", ana.id)
        item = spring.next_item(ana.id)
        assert item is not None
        assert item.purpose == purpose
        spring.submit(item.assignment_id, answer(item, right=False))
        told = spring.feedback(item.assignment_id)
        assert told is not None
        assert (told.right, bool(told.explanation), told.final) == (False, True, False)
        take(spring, ana, key=f"{purpose}-es")
        told = spring.feedback(item.assignment_id)
        assert told is not None
        assert told.final


def test_an_answer_in_a_test_stands(spring: Workspace, ana: Person) -> None:
    acting = spring.acting_as(ana.id)
    (first, *_) = take(spring, ana, right=2)
    assert acting.why_not_correct(first.assignment_id) is not None
    with pytest.raises(Refused, match="test"):
        acting.correct(first.assignment_id, answer(first))
    with pytest.raises(Refused, match="test"):
        acting.undo(first.assignment_id)


def test_a_granted_appeal_is_counted_again(spring: Workspace, ana: Person) -> None:
    acting = spring.acting_as(ana.id)
    nadia = spring.acting_as(spring.add_person("Nadia", role="coordinator").id)
    given = take(spring, ana, right=2)
    with pytest.raises(Refused, match="appeal"):
        acting.appeal(given[0].assignment_id, "It was right.")  # it was
    asked = [acting.appeal(each.assignment_id, "Both are fine here.") for each in given[2:]]
    assert nadia.open_appeals("spring") == 2
    told = acting.feedback(given[2].assignment_id)
    assert told is not None
    assert (told.appeal, told.final) == (Appeal.OPEN, False)
    nadia.close_question(asked[0], "granted")
    (offered,) = acting.tests()
    assert (offered.right, offered.answered, offered.state) == (2, 3, TestState.FAILED)  # 67 % is not 75 %
    nadia.close_question(asked[1], "granted")
    (offered,) = acting.tests()
    assert (offered.right, offered.answered, offered.state) == (2, 2, TestState.PASSED)
    told = acting.feedback(given[2].assignment_id)
    assert told is not None
    assert (told.appeal, told.excused, told.final) == (Appeal.GRANTED, True, True)
    assert acting.next_item() is not None


def test_a_retired_item_counts_for_nobody(spring: Workspace, ana: Person) -> None:
    take(spring, ana, right=2)
    wrong = [each.number for each in spring.known_items("spring", KEY) if not each.right]
    for number in wrong:
        spring.retire_known_item("spring", KEY, number, "It is not clear.")
    (offered,) = spring.tests(ana.id)
    assert (offered.right, offered.answered, offered.state) == (2, 2, TestState.PASSED)
    ben = spring.add_person("Ben", locales={"es-MX": "native"})
    assert len(take(spring, ben)) == ITEMS - len(wrong)


def test_an_item_retired_in_the_middle_does_not_hold_the_test_open(spring: Workspace, ana: Person) -> None:
    spring.start_test("spring", KEY, ana.id)
    for number in range(ITEMS):
        item = spring.next_item(ana.id)
        assert item is not None
        if number == 2:
            waiting = [each.number for each in spring.known_items("spring", KEY) if not each.answered]
            spring.retire_known_item("spring", KEY, waiting[-1], "It is not clear.")
        spring.submit(item.assignment_id, answer(item))
        if spring.tests(ana.id)[0].state is TestState.PASSED:
            break
    assert spring.tests(ana.id)[0].state is TestState.PASSED


def test_the_rubrics_own_placement_set_is_asked_where_there_is_one(
    spring: Workspace, ana: Person, tmp_path: Path
) -> None:
    other = head("placement", "other-es", rubric="preference-direction")
    lines = [
        {"item": "a", "prompt": "x", "outputs": ["this one is right", "this one is wrong"], "explanation": "y",
         "expected": {"direction": "A above B"}}
    ]  # fmt: skip
    spring.import_set(write_set(tmp_path, other, *lines), "spring")
    assert {each.key: each.needed for each in spring.tests(ana.id)} == {KEY: True, "other-es": False}
    spring.retire_set("spring", KEY)
    assert {each.key: each.needed for each in spring.tests(ana.id)} == {"other-es": True}
    spring.start_test("spring", "other-es", ana.id)
    item = spring.next_item(ana.id)
    assert item is not None
    first = item.outputs[0] == "this one is right"
    spring.submit(item.assignment_id, {"direction": -1 if first else 1})
    assert spring.next_item(ana.id) is not None


def test_without_a_placement_set_nobody_qualifies_and_coordinators_see_it(spring: Workspace, ana: Person) -> None:
    assert spring.missing_tests("spring") == []
    spring.retire_set("spring", KEY)
    assert [(each.locale, each.rubric) for each in spring.missing_tests("spring")] == [("es-MX", "preference")]
    assert spring.next_item(ana.id) is None
    assert spring.emptiness(ana.id).reason is Empty.NO_TEST


def test_results_stay_when_a_set_is_replaced(spring: Workspace, ana: Person, tmp_path: Path) -> None:
    take(spring, ana)
    spring.import_set(write_set(tmp_path, head(), items=ITEMS + 1), "spring")
    assert spring.tests(ana.id)[0].state is TestState.PASSED
    assert spring.next_item(ana.id) is not None


def test_tests_are_for_people_of_the_locale_alone(spring: Workspace, ana: Person) -> None:
    for locales in ({"es-ES": "native"}, {"pt-BR": "native"}, {"es-MX": "learned"}, {"es": "native"}):
        other = spring.add_person("Other", locales=locales)
        assert spring.tests(other.id) == []
        with pytest.raises(Refused, match="no test for you"):
            spring.start_test("spring", KEY, other.id)
    with pytest.raises(Forbidden):
        spring.acting_as(ana.id).start_test("spring", KEY, other.id)
    with pytest.raises(NotFound):
        spring.start_test("spring", "no-such-set", ana.id)


def test_one_test_at_a_time_and_twice_pressed_is_once(spring: Workspace, ana: Person, tmp_path: Path) -> None:
    spring.import_set(write_set(tmp_path, head("tutorial"), items=2), "spring")
    spring.start_test("spring", KEY, ana.id)
    spring.start_test("spring", KEY, ana.id)
    with pytest.raises(Refused, match="another test"):
        spring.start_test("spring", "tutorial-es", ana.id)
    assert len(take(spring, ana)) == ITEMS


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.sampled_from(["right", "wrong", "skip", "leave", "wait", "cannot"]), min_size=1, max_size=12))
def test_an_attempt_of_n_items_ends_after_n_of_them_whatever_happens(
    spring: Workspace, clock: Clock, steps: list[str]
) -> None:
    """And nobody gets review work who has not passed."""
    person = spring.add_person("Somebody", locales={"es-MX": "native"})
    ended = 0
    for step in [*steps, *["right"] * ITEMS]:
        (offered,) = spring.tests(person.id)
        if offered.answered is not None:
            break
        spring.start_test("spring", KEY, person.id)
        item = spring.next_item(person.id)
        assert item is not None
        assert is_known(item)
        if step == "leave":
            spring.leave_test("spring", KEY, person.id)
            assert spring.next_item(person.id) is None
            continue
        if step == "wait":
            clock.move(timedelta(hours=3))
            continue
        if step == "skip":
            spring.skip(item.assignment_id, "other")
        else:
            cannot = {"preference": {"state": "cannot_judge"}}
            ratings = cannot if step == "cannot" else answer(item, right=step == "right")
            spring.submit(item.assignment_id, ratings)
        ended += 1
    (offered,) = spring.tests(person.id)
    assert (ended, offered.answered) == (ITEMS, ITEMS)
    passed = offered.right is not None and offered.right >= 0.75 * ITEMS
    assert (offered.state is TestState.PASSED) == passed
    assert (spring.next_item(person.id) is not None) == passed
    for claim in [spring.next_item(person.id)]:
        if claim is not None:
            spring.skip(claim.assignment_id, "other")  # leave the others their items


def wrong_twice(workspace: Workspace, person: Person) -> list[ReviewItem]:
    """No attempt is left; the items of the last."""
    take(workspace, person, right=0)
    return take(workspace, person, right=0)


def test_an_attempt_of_which_nothing_counts_is_given_back(spring: Workspace, ana: Person) -> None:
    acting = spring.acting_as(ana.id)
    nadia = spring.acting_as(spring.add_person("Nadia", role="coordinator").id)
    for each in wrong_twice(spring, ana):
        nadia.close_question(acting.appeal(each.assignment_id, "Both are fine here."), "granted")
    (offered,) = acting.tests()
    assert (offered.state, offered.attempts_left, offered.answered) == (TestState.FAILED, 1, ITEMS)  # of the first
    assert [each.right for each in spring.person(ana.id).tested] == [0]
    assert spring.emptiness(ana.id).reason is Empty.NEEDS_TEST
    assert len(take(spring, ana)) == ITEMS
    assert acting.tests()[0].state is TestState.PASSED
    assert acting.next_item() is not None


def test_where_no_attempt_counts_the_test_is_as_if_not_begun(spring: Workspace, ana: Person) -> None:
    acting = spring.acting_as(ana.id)
    nadia = spring.acting_as(spring.add_person("Nadia", role="coordinator").id)
    for each in take(spring, ana, right=0):
        nadia.close_question(acting.appeal(each.assignment_id, "Both are fine here."), "granted")
    (offered,) = acting.tests()
    assert (offered.state, offered.attempts_left, offered.answered) == (TestState.OPEN, 2, None)
    wrong_twice(spring, ana)
    with pytest.raises(Refused, match="2 times"):
        acting.start_test("spring", KEY)


def test_who_has_no_attempt_left_is_not_sent_to_the_test(spring: Workspace, ana: Person, tmp_path: Path) -> None:
    spring.import_set(write_set(tmp_path, head("tutorial"), items=2), "spring")
    take(spring, ana, right=0)
    assert spring.emptiness(ana.id).reason is Empty.NEEDS_TEST
    take(spring, ana, right=0)
    found = spring.emptiness(ana.id)
    assert found.reason is Empty.NO_ATTEMPT_LEFT
    assert "attempts" in str(found.what)
    assert "short test" not in str(found.in_full)


def test_another_placement_set_may_still_open_it(spring: Workspace, ana: Person, tmp_path: Path) -> None:
    wrong_twice(spring, ana)
    spring.import_set(write_set(tmp_path, head("placement", "second-es"), items=ITEMS), "spring")
    assert spring.emptiness(ana.id).reason is Empty.NEEDS_TEST
    assert spring.status("spring")[0].locales[0].people == 1


def test_a_test_whose_items_are_all_retired_is_none(spring: Workspace, ana: Person, tmp_path: Path) -> None:
    spring.import_set(write_set(tmp_path, head("tutorial"), items=1), "spring")
    spring.retire_known_item("spring", "tutorial-es", 1, "It is not clear.")
    assert [each.key for each in spring.tests(ana.id)] == [KEY]  # nobody must finish what holds nothing
    spring.start_test("spring", KEY, ana.id)
    for number in range(1, ITEMS + 1):
        assert spring.missing_tests("spring") == []
        spring.retire_known_item("spring", KEY, number, "It is not clear.")
    assert [each.locale for each in spring.missing_tests("spring")] == ["es-MX"]
    assert spring.tests(ana.id) == []
    assert spring.next_item(ana.id) is None
    assert spring.emptiness(ana.id).reason is Empty.NO_TEST
    with pytest.raises(Refused, match="nothing in this test"):
        spring.start_test("spring", KEY, ana.id)


def test_who_failed_for_good_is_nobody_to_count_on(spring: Workspace, ana: Person) -> None:
    ben, _ = (spring.add_person(name, locales={"es-MX": "native"}) for name in ("Ben", "Cleo"))
    take(spring, ben)
    assert spring.assign("spring", dry_run=True).coverage[0].people == 3
    wrong_twice(spring, ana)
    (cover,) = spring.assign("spring", dry_run=True).coverage
    assert cover.people == 2
    assert spring.status("spring")[0].locales[0].people == 2
    assert [each.able for each in spring.locale_people("spring", "es-MX") if each.name == "Ana"] in ([], [False])
