"""Gold: who gets it, when, that nobody can tell, and what follows from a wrong answer."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields
from itertools import pairwise
from math import sqrt
from pathlib import Path
from typing import Any

import pytest
from building import row
from known_building import answer, head, is_known, write_set

from localize import Workspace
from localize.errors import Refused
from localize.records import Person, Purpose
from localize.store.gold_places import LATER

GOLD = 8


@pytest.fixture
def start(
    make_campaign: Callable[..., str], import_rows: Callable[..., Any], workspace: Workspace, tmp_path: Path
) -> Callable[..., Workspace]:
    def start_(rate: float = 1.0, items: int = 40, overlap: int = 1, gold: int = GOLD, more: str = "") -> Workspace:
        make_campaign(overlap=overlap, more=f"gold_rate = {rate}\n{more}")
        import_rows(*(row(number) for number in range(items)))
        workspace.assign("spring")
        workspace.import_set(write_set(tmp_path, head("gold"), items=gold), "spring")
        return workspace

    return start_


def work(workspace: Workspace, person: Person, *, right: bool = True, most: int = 10_000) -> list[bool]:
    """Judge all that comes; whether each item was gold."""
    found: list[bool] = []
    while len(found) < most and (item := workspace.next_item(person.id)) is not None:
        assert item.purpose is Purpose.REVIEW
        workspace.submit(item.assignment_id, answer(item, right=right))
        found.append(is_known(item))
    return found


def of(workspace: Workspace, *locales: str) -> Person:
    return workspace.add_person("Somebody", locales=dict.fromkeys(locales or ("es-MX",), "native"))


def test_gold_comes_but_never_first_twice_or_two_in_a_row(start: Callable[..., Workspace]) -> None:
    workspace = start(overlap=2)
    for _ in range(2):
        seen = work(workspace, of(workspace), most=30)
        assert sum(seen) >= 3
        assert not seen[0]
        assert not any(one and other for one, other in pairwise(seen))
    for item in workspace.known_items("spring", "gold-es"):
        assert item.answered <= 2


def test_no_gold_without_a_rate_and_all_of_it_once(start: Callable[..., Workspace]) -> None:
    workspace = start(rate=0.0, gold=2)
    assert sum(work(workspace, of(workspace))) == 0


def test_nobody_gets_the_same_gold_twice(start: Callable[..., Workspace]) -> None:
    workspace = start(gold=2)
    assert sum(work(workspace, of(workspace))) == 2


def test_the_rate_is_that_of_the_campaign(start: Callable[..., Workspace]) -> None:
    """Within 4 standard deviations of 20 % of the judgments after which none was on its way."""
    rate = 0.2
    workspace = start(rate=rate, items=60, overlap=4, gold=60)
    seen = [each for _ in range(4) for each in work(workspace, of(workspace))]
    drawn, others = sum(seen), len(seen) - sum(seen)
    # while one is on its way, up to LATER + 1 items long, none is drawn
    least, most = others * rate / (1 + rate * (LATER + 1)), others * rate
    assert least - 4 * sqrt(least) <= drawn <= most + 4 * sqrt(most * (1 - rate))


@pytest.mark.parametrize(("overlap", "least", "most"), [(1, 1 / 8, 1 / 6), (2, 1 / 5, 1 / 4), (3, 1 / 4, 1 / 3)])
def test_at_most_one_waits_so_a_rate_of_one_is_far_from_reached(
    start: Callable[..., Workspace], overlap: int, least: float, most: float
) -> None:
    """As the guide says it."""
    workspace = start(items=60, overlap=overlap, gold=60)
    seen = work(workspace, of(workspace))
    assert least <= sum(seen) / len(seen) <= most


def test_gold_is_of_the_persons_locale_and_of_what_they_judge(start: Callable[..., Workspace], tmp_path: Path) -> None:
    workspace = start(gold=1)
    for number, changes in enumerate(
        ({"locale": "es-ES"}, {"locale": "pt-BR"}, {"locale": "es-419"}, {"locale": "es"})
    ):
        workspace.import_set(write_set(tmp_path, head("gold", f"other-{number}", **changes), items=5), "spring")
    assert sum(work(workspace, of(workspace, "es-MX", "es-ES", "pt-BR"))) == 1


def test_gold_looks_like_any_other_item(start: Callable[..., Workspace]) -> None:
    workspace = start()
    person = of(workspace)
    acting = workspace.acting_as(person.id)
    kinds: dict[bool, set[tuple[Any, ...]]] = {True: set(), False: set()}
    for _ in range(12):
        sheet = acting.next_sheets(ahead=False)[0]
        shape = tuple(getattr(sheet.item, each.name) for each in fields(sheet.item) if each.name in _SAME)
        kinds[is_known(sheet.item)].add((sheet.test, sheet.signals, sheet.draft, *shape))
        assert 0 <= sheet.done < sheet.of
        acting.submit(sheet.item.assignment_id, answer(sheet.item))
    assert kinds[True] == kinds[False]


_SAME = ("campaign", "locale", "unit", "rubric", "rubric_hash", "criteria", "more", "purpose", "domain", "tags")


def test_right_gold_is_never_told_and_wrong_gold_is(start: Callable[..., Workspace]) -> None:
    workspace = start()
    person = of(workspace)
    acting = workspace.acting_as(person.id)
    told = []
    for number in range(16):
        item = acting.next_item()
        assert item is not None
        right = number < 8
        acting.submit(item.assignment_id, answer(item, right=right))
        feedback = acting.feedback(item.assignment_id)
        assert (feedback is not None) == (is_known(item) and not right)
        if feedback is not None:
            assert (feedback.right, feedback.purpose, bool(feedback.explanation)) == (False, Purpose.GOLD, True)
            told.append(item.assignment_id)
    assert [each.assignment_id for each in acting.check_answers()] == told[::-1]
    assert not acting.check_answers()[0].seen
    acting.note_feedback_seen(told[-1])
    assert acting.check_answers()[0].seen


def gold_item(workspace: Workspace, person: Person, *, right: bool) -> Any:
    """The first gold that a person got, as they answered it."""
    acting = workspace.acting_as(person.id)
    while True:
        item = acting.next_item()
        assert item is not None
        acting.submit(item.assignment_id, answer(item, right=right))
        if is_known(item):
            return acting, item


def test_a_correction_stands_and_the_first_answer_is_what_counts(start: Callable[..., Workspace]) -> None:
    workspace = start()
    acting, item = gold_item(workspace, of(workspace), right=False)
    acting.undo(item.assignment_id)
    acting.submit(item.assignment_id, answer(item))
    assert acting.feedback(item.assignment_id).right is False
    acting.correct(item.assignment_id, answer(item, right=False))
    assert len(acting.check_answers()) == 1
    assert sum(each.answered for each in workspace.known_items("spring", "gold-es")) == 1
    assert [str(each) for each in workspace.doctor() if not each.ok] == []


def test_skipped_gold_says_nothing_and_does_not_come_again(start: Callable[..., Workspace]) -> None:
    workspace = start(gold=1)
    acting = workspace.acting_as(of(workspace).id)
    while not is_known(item := acting.next_item()):
        acting.submit(item.assignment_id, answer(item))
    acting.skip(item.assignment_id, "other")
    while (item := acting.next_item()) is not None:
        assert not is_known(item)
        acting.submit(item.assignment_id, answer(item))
    assert acting.check_answers() == []
    assert workspace.known_items("spring", "gold-es")[0].answered == 0


def test_an_appeal_is_decided_by_a_coordinator(start: Callable[..., Workspace]) -> None:
    workspace = start()
    acting, item = gold_item(workspace, of(workspace), right=False)
    nadia = workspace.acting_as(workspace.add_person("Nadia", role="coordinator").id)
    question = acting.appeal(item.assignment_id, "Both are fine.")
    assert acting.appeal(item.assignment_id, "Both are fine.") == question
    nadia.close_question(question, "granted")
    assert acting.check_answers()[0].excused
    (status,) = workspace.sets("spring")
    assert (status.answered, status.right.of, status.right.value) == (1, 0, None)
    with pytest.raises(Refused, match="does not count"):
        acting.appeal(item.assignment_id, "Again.")


def test_gold_that_good_reviewers_fail_is_retired_and_counts_for_nobody(
    start: Callable[..., Workspace], tmp_path: Path
) -> None:
    """Six people are right in all gold but one, which all of them fail: at the fifth answer it goes."""
    workspace = start(items=60, overlap=6, gold=5)
    bad = "this one is wrong 0"
    for number in range(6):
        acting = workspace.acting_as(of(workspace).id)
        for _ in range(60):
            item = acting.next_item()
            if item is None:
                break
            right = not any(each.startswith(bad) for each in item.outputs)
            acting.submit(item.assignment_id, answer(item, right=right))
        known = workspace.known_items("spring", "gold-es")
        assert (known[0].retired_at is not None) == (number >= 4), number
    assert "good reviewers" in str(known[0].retired_because)
    assert all(each.retired_at is None for each in known[1:])
    assert known[0].answered == 5  # the sixth never got it
    (status,) = workspace.sets("spring")
    assert (status.retired_items, status.right.value) == (1, 1.0)
    excused = [each for each in acting.check_answers() if not each.excused]
    assert excused == []


def test_two_at_once_do_not_make_two_of_one_gold(start: Callable[..., Workspace]) -> None:
    workspace = start(items=30, overlap=4, gold=3)
    people = [of(workspace) for _ in range(4)]
    with ThreadPoolExecutor(4) as hands:
        seen = list(hands.map(lambda person: sum(work(workspace, person)), people))
    assert max(seen) <= 3
    assert [str(each) for each in workspace.doctor() if not each.ok] == []
