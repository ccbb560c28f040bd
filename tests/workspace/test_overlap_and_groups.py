"""Adaptive overlap and prompts kept together, through a real workspace."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from building import Clock, row
from sqlalchemy import select

from localize import Workspace
from localize.records import PersonId, ReviewItem
from localize.store import Writing, judgments
from localize.store.keeping import KEPT
from localize.store.schema_work import slots
from localize.workspace.emptiness import Empty
from localize.workspace.overlapping import settle_places

ADAPTIVE = "adaptive_overlap = true"
Start = Callable[..., None]


@pytest.fixture
def start(workspace: Workspace, make_campaign: Callable[..., str], import_rows: Callable[..., Any]) -> Start:
    def start_(*rows: dict[str, Any], **options: Any) -> None:
        make_campaign(**options)
        import_rows(*(rows or (row(0),)))
        workspace.assign("spring")

    return start_


def people(workspace: Workspace, count: int) -> list[PersonId]:
    return [workspace.add_person(f"P{n}", locales={"es-MX": "native"}).id for n in range(count)]


def better(item: ReviewItem, text: str) -> dict[str, Any]:
    """Ratings, as shown, by which this output is the better one."""
    return {"preference": -1 if item.outputs[0] == text else 1, "reasons": ["correct"]}


def first(workspace: Workspace, person: PersonId) -> ReviewItem:
    item = workspace.next_item(person)
    assert item is not None
    return item


def say(workspace: Workspace, person: PersonId, text: str) -> ReviewItem:
    item = first(workspace, person)
    workspace.submit(item.assignment_id, better(item, text))
    return item


def free(workspace: Workspace) -> int:
    with workspace._context.store.read() as view:
        return len(view.connection.execute(select(slots).where(slots.c.state == "free")).all())


def test_two_who_agree_are_enough(workspace: Workspace, start: Start) -> None:
    start(more=ADAPTIVE, overlap=3)
    ana, ben, cem = people(workspace, 3)
    say(workspace, ana, "una 0")
    say(workspace, ben, "una 0")
    assert workspace.next_item(cem) is None
    assert workspace.assign("spring").slots == 0


def test_a_third_is_asked_where_two_differ_and_no_fourth(workspace: Workspace, start: Start) -> None:
    start(more=ADAPTIVE, overlap=5)
    ana, ben, cem, dua = people(workspace, 4)
    say(workspace, ana, "una 0")
    assert free(workspace) == 1
    say(workspace, ben, "otra 0")
    say(workspace, cem, "otra 0")
    assert workspace.next_item(dua) is None


def test_never_more_than_the_overlap(workspace: Workspace, start: Start) -> None:
    start(more=ADAPTIVE, overlap=3)
    ana, ben, cem, dua = people(workspace, 4)
    say(workspace, ana, "una 0")
    say(workspace, ben, "otra 0")
    item = first(workspace, cem)
    workspace.submit(item.assignment_id, {"preference": 0, "tie_kind": "both_good"})  # a side of its own
    assert workspace.next_item(dua) is None


def test_a_rubric_of_marks_keeps_its_overlap(workspace: Workspace, start: Start) -> None:
    start(row(0), more=ADAPTIVE, overlap=3, unit="output", rubric="locale-conventions")
    assert free(workspace) == 6  # two outputs


def test_a_second_thought_closes_and_opens_the_third_place(workspace: Workspace, start: Start) -> None:
    start(more=ADAPTIVE, overlap=3)
    ana, ben, _ = people(workspace, 3)
    say(workspace, ana, "una 0")
    item = say(workspace, ben, "otra 0")
    assert free(workspace) == 1
    workspace.correct(item.assignment_id, better(item, "una 0"), key="one")
    assert free(workspace) == 0
    workspace.correct(item.assignment_id, better(item, "otra 0"), key="two")
    assert free(workspace) == 1
    workspace.correct(item.assignment_id, better(item, "una 0"), key="three")
    assert free(workspace) == 0


def test_a_judgment_taken_back_closes_the_third_place_until_it_comes_again(workspace: Workspace, start: Start) -> None:
    start(more=ADAPTIVE, overlap=3)
    ana, ben, _ = people(workspace, 3)
    say(workspace, ana, "una 0")
    item = say(workspace, ben, "otra 0")
    workspace.undo(item.assignment_id)
    assert free(workspace) == 0
    say(workspace, ben, "otra 0")
    assert free(workspace) == 1


def test_whoever_has_begun_the_third_keeps_it(workspace: Workspace, start: Start) -> None:
    start(more=ADAPTIVE, overlap=3)
    ana, ben, cem = people(workspace, 3)
    say(workspace, ana, "una 0")
    item = say(workspace, ben, "otra 0")
    third = first(workspace, cem)
    workspace.correct(item.assignment_id, better(item, "una 0"), key="one")
    assert not workspace.submit(third.assignment_id, better(third, "una 0")).late


def test_a_third_that_nobody_needs_any_more_is_not_handed_on(workspace: Workspace, start: Start) -> None:
    start(more=ADAPTIVE, overlap=3)
    ana, ben, cem, dua = people(workspace, 4)
    say(workspace, ana, "una 0")
    item = say(workspace, ben, "otra 0")
    third = first(workspace, cem)
    workspace.correct(item.assignment_id, better(item, "una 0"), key="one")
    workspace.skip(third.assignment_id, "other")
    assert workspace.next_item(dua) is None


def settle(workspace: Workspace, change: Callable[[Writing], None]) -> None:
    """What a coordinator's decision does: an event, then the places are settled; twice, since it must not matter."""
    context = workspace._context
    with context.store.read() as view:
        item_id = view.connection.execute(select(slots.c.item_id)).scalars().first()
    with context.store.write() as tx:
        change(tx)
        settle_places(context, tx, item_id)
    with context.store.write() as tx:
        settle_places(context, tx, item_id)


def test_a_judgment_that_does_not_count_is_no_vote_and_counts_again_when_it_is_restored(
    workspace: Workspace, start: Start
) -> None:
    start(more=ADAPTIVE, overlap=3)
    ana, ben, _ = people(workspace, 3)
    say(workspace, ana, "una 0")
    say(workspace, ben, "una 0")
    ids = workspace.dataset("judgments").collect()["judgment_id"].to_list()
    for kind, places in (("quarantined", 1), ("restored", 0), ("excluded", 1), ("restored", 0)):
        settle(workspace, lambda tx, kind=kind: judgments.mark(tx, ids[:1], kind, "a test"))
        assert free(workspace) == places, kind


def test_adaptive_overlap_in_a_campaign_costs_under_two_and_a_half_votes(workspace: Workspace, start: Start) -> None:
    start(*(row(number) for number in range(60)), more=ADAPTIVE, overlap=3)
    chance, crowd = random.Random(2), people(workspace, 3)
    open_to = set(crowd)
    while open_to:
        for person in crowd:
            item = workspace.next_item(person)
            if item is None:
                open_to.discard(person)
                continue
            open_to |= {person}
            right = chance.random() < 0.72
            workspace.submit(
                item.assignment_id, better(item, item.outputs[0 if ("una" in item.outputs[0]) == right else 1])
            )
    votes = workspace.dataset("preferences").collect()
    by_item: dict[str, list[int]] = {}
    for item_id, preference in votes.select("item_id", "preference").iter_rows():
        by_item.setdefault(item_id, []).append(preference)
    assert len(by_item) == 60
    for found in by_item.values():
        assert len(found) == 2 + (found[0] * found[1] < 0)  # a third vote only where two differ: then two agree
    assert votes.height / 60 < 2.5  # 2.40 expected


LISTS = [{"model": f"m{n}", "text": f"answer {n}"} for n in range(4)]


def prompts(count: int) -> list[dict[str, Any]]:
    """Four outputs each: six pairs of a prompt."""
    return [row(number, outputs=LISTS) for number in range(count)]


TOGETHER = 'pairs = "all"\ntogether = true'


def work(workspace: Workspace, person: PersonId, count: int) -> list[str]:
    came = []
    for _ in range(count):
        item = workspace.next_item(person)
        if item is None:
            return came
        came.append(str(item.prompt))
        workspace.submit(item.assignment_id, {"preference": 1, "reasons": ["correct"]})
    return came


def test_all_items_of_a_prompt_go_to_one_person_one_after_the_other(workspace: Workspace, start: Start) -> None:
    start(*prompts(4), review=TOGETHER)
    ana, ben = people(workspace, 2)
    came: dict[PersonId, list[str]] = {ana: [], ben: []}
    while any(given := [work(workspace, person, 1) for person in (ana, ben)]):
        came[ana] += given[0]
        came[ben] += given[1]
    for prompts_of_one in came.values():
        assert set(Counter(prompts_of_one).values()) == {6}
        changes = sum(one != two for one, two in pairwise(prompts_of_one))
        assert changes == len(set(prompts_of_one)) - 1
    assert not set(came[ana]) & set(came[ben])


def test_k_people_get_whole_groups_each(workspace: Workspace, start: Start) -> None:
    start(*prompts(3), review=TOGETHER, overlap=2)
    crowd = people(workspace, 3)
    came: dict[PersonId, list[str]] = {person: [] for person in crowd}
    while any(given := {person: work(workspace, person, 1) for person in crowd}.values()):
        for person, new in zip(crowd, given, strict=True):
            came[person] += new
    assert sum(map(len, came.values())) == 3 * 6 * 2
    for each in came.values():
        assert set(Counter(each).values()) == {6}


def test_what_is_kept_is_for_others_after_a_day(workspace: Workspace, start: Start, clock: Clock) -> None:
    start(*prompts(1), review=TOGETHER)
    ana, ben = people(workspace, 2)
    began = clock.now
    work(workspace, ana, 2)
    assert workspace.next_item(ben) is None
    found = workspace.emptiness(ben)
    assert found.reason is Empty.WAITING_FOR_OTHERS
    assert found.goes_on_at == began + KEPT
    clock.move(KEPT - timedelta(hours=1))
    work(workspace, ana, 1)  # at work: it waits a day more
    clock.move(timedelta(hours=2))
    assert workspace.next_item(ben) is None
    clock.move(KEPT)
    assert len(work(workspace, ben, 9)) == 3


def test_what_was_begun_comes_before_what_is_given_back(workspace: Workspace, start: Start) -> None:
    start(*prompts(3), review=TOGETHER)
    ana, ben = people(workspace, 2)
    began = work(workspace, ana, 1)
    item = first(workspace, ben)
    workspace.skip(item.assignment_id, "other")
    assert set(work(workspace, ana, 5)) == set(began)


def test_a_skipped_item_of_a_group_goes_to_somebody_else_at_once(workspace: Workspace, start: Start) -> None:
    start(*prompts(1), review=TOGETHER)
    ana, ben = people(workspace, 2)
    work(workspace, ana, 1)
    workspace.skip(first(workspace, ana).assignment_id, "other")
    assert len(work(workspace, ben, 1)) == 1
    assert len(work(workspace, ana, 9)) == 4


def test_nothing_waits_for_who_says_that_they_are_from_elsewhere(workspace: Workspace, start: Start) -> None:
    start(*prompts(1), review=TOGETHER)
    ana, ben = people(workspace, 2)
    work(workspace, ana, 1)
    workspace.declare(ana, {"es-AR": "native"})
    assert len(work(workspace, ben, 9)) == 5


def test_without_together_the_items_of_a_prompt_are_spread(workspace: Workspace, start: Start) -> None:
    start(*prompts(4), review='pairs = "all"')
    ana, _ = people(workspace, 2)
    assert len(set(work(workspace, ana, 6))) > 1


def test_two_who_differ_at_the_same_moment_make_one_place_more(workspace: Workspace, start: Start) -> None:
    start(*(row(number) for number in range(12)), more=ADAPTIVE, overlap=3)
    ana, ben = people(workspace, 2)
    with ThreadPoolExecutor(2) as at_once:
        for number in range(12):
            held = [first(workspace, person) for person in (ana, ben)]
            assert held[0].prompt == held[1].prompt
            mine = min(held[0].outputs)
            answers = [better(held[0], mine), better(held[1], max(held[1].outputs))]
            list(
                at_once.map(
                    lambda pair: workspace.submit(pair[0].assignment_id, pair[1]), zip(held, answers, strict=True)
                )
            )
            assert free(workspace) == 2 * (11 - number) + number + 1


def test_a_crowd_at_once_gets_whole_groups_without_waiting_for_each_other(workspace: Workspace, start: Start) -> None:
    start(*prompts(6), review=TOGETHER, overlap=2)
    crowd = people(workspace, 6)
    with ThreadPoolExecutor(6) as at_once:
        came = list(at_once.map(lambda person: work(workspace, person, 99), crowd))
    assert sum(map(len, came)) == 6 * 6 * 2
    for each in came:
        assert max(Counter(each).values(), default=0) <= 6
