"""Routing: a report opens the item under another rubric, once, for people who agreed, and never for who reports it."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from building import Clock, row
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from localize import Workspace
from localize.records import AssignmentId, PersonId, ReviewItem
from localize.store.schema_work import audit, claims, items, pools, slots

TOPIC = "harmful-content"
SAFETY = "safety-local-global"
HELP = 'support_link = "https://help.example/now"'
FINE = {"preference": 1, "reasons": ["correct"]}
HARMLESS = {"response_type": "refused_why", "harm_scope": "none", "over_refusal": False}


def bad(*which: str) -> dict[str, Any]:
    """A judgment that reports the first or the second answer, or both."""
    return FINE | {"unacceptable": list(which)}


@pytest.fixture
def spring(workspace: Workspace, make_campaign: Callable[..., str], import_rows: Callable[..., Any]) -> Workspace:
    """Three pairs, two judgments of each."""
    make_campaign(overlap=2, more=HELP)
    import_rows(*(row(number) for number in range(3)))
    workspace.assign("spring")
    return workspace


def somebody(workspace: Workspace, name: str, *, agrees: bool = True, **options: Any) -> PersonId:
    person = workspace.add_person(name, locales={"es-MX": "native"}, **options).id
    if agrees and SAFETY in workspace.campaign("spring").pins:
        workspace.consent(TOPIC, person)
    return person


def next_of(workspace: Workspace, person: PersonId) -> ReviewItem:
    item = workspace.next_item(person)
    assert item is not None
    return item


def report(workspace: Workspace, person: PersonId, *which: str) -> ReviewItem:
    item = next_of(workspace, person)
    workspace.submit(item.assignment_id, bad(*which))
    return item


def routed(workspace: Workspace) -> dict[str, list[tuple[str, str | None]]]:
    """Item -> (state, not for) of its slots, for items in pools of reports."""
    with workspace._context.store.read() as view:
        query = (
            select(slots.c.item_id, slots.c.state, slots.c.not_for)
            .join(pools, pools.c.id == slots.c.pool_id)
            .where(pools.c.number >= 2000)
            .order_by(slots.c.item_id, slots.c.number)
        )
        found: dict[str, list[tuple[str, str | None]]] = {}
        for item_id, state, not_for in view.connection.execute(query):
            found.setdefault(item_id, []).append((state, not_for))
        return found


def states(workspace: Workspace) -> list[list[str]]:
    return [[state for state, _ in each] for each in routed(workspace).values()]


def texts_under_safety(workspace: Workspace, person: PersonId) -> list[str]:
    """The outputs that somebody is given under the safety rubric, judging all they get."""
    seen = []
    while (item := workspace.next_item(person)) is not None:
        if item.rubric == SAFETY:
            seen += item.outputs
            workspace.submit(item.assignment_id, HARMLESS)
        else:
            workspace.submit(item.assignment_id, FINE)
    return seen


@pytest.mark.parametrize("which", [("first",), ("second",), ("first", "second")])
def test_the_outputs_that_were_named_are_judged_under_the_other_rubric(
    spring: Workspace, which: tuple[str, ...]
) -> None:
    item = report(spring, somebody(spring, "Ana"), *which)
    named = [item.outputs[("first", "second").index(each)] for each in which]
    assert states(spring) == [["free", "free"]] * len(named)
    assert sorted(texts_under_safety(spring, somebody(spring, "Bea"))) == sorted(named)


def test_what_is_not_reported_opens_nothing_and_pins_nothing(spring: Workspace) -> None:
    ana = somebody(spring, "Ana")
    spring.submit(next_of(spring, ana).assignment_id, FINE)
    spring.submit(next_of(spring, ana).assignment_id, bad())
    assert routed(spring) == {}
    assert SAFETY not in spring.campaign("spring").pins


def test_only_people_who_agreed_get_it_and_never_who_reported_it(spring: Workspace) -> None:
    ana = somebody(spring, "Ana")
    report(spring, ana, "first")
    assert texts_under_safety(spring, somebody(spring, "Cem", agrees=False)) == []
    spring.consent(TOPIC, ana)
    assert texts_under_safety(spring, ana) == []
    assert len(texts_under_safety(spring, somebody(spring, "Bea"))) == 1


def test_what_was_reported_comes_before_the_other_work_of_its_campaign(spring: Workspace) -> None:
    report(spring, somebody(spring, "Ana"), "first", "second")
    bea = somebody(spring, "Bea")
    given = []
    while (item := spring.next_item(bea)) is not None:
        given.append(item.rubric)
        spring.submit(item.assignment_id, HARMLESS if item.rubric == SAFETY else FINE)
    assert given == [SAFETY] * 2 + ["preference"] * 3


def test_who_reports_it_second_does_not_judge_it_either(spring: Workspace) -> None:
    ana, bea = somebody(spring, "Ana"), somebody(spring, "Bea")
    first = report(spring, ana, "first")
    text = first.outputs[0]
    again = next_of(spring, bea)
    while again.prompt != first.prompt:
        spring.submit(again.assignment_id, FINE)
        again = next_of(spring, bea)
    spring.submit(again.assignment_id, bad(("first", "second")[again.outputs.index(text)]))
    assert len(routed(spring)) == 1
    for person in (ana, bea):
        spring.consent(TOPIC, person)
        assert texts_under_safety(spring, person) == []
    assert texts_under_safety(spring, somebody(spring, "Cem")) == [text]
    assert all(each.ok for each in spring.doctor())


def test_the_same_report_again_asks_once(spring: Workspace) -> None:
    ana = somebody(spring, "Ana")
    item = next_of(spring, ana)
    for _ in range(2):
        spring.submit(item.assignment_id, bad("first"), key="k")
    spring.correct(item.assignment_id, bad("first") | {"reasons": ["local"]})
    assert states(spring) == [["free", "free"]]


def test_an_item_that_the_campaign_asks_for_itself_is_not_asked_twice(
    workspace: Workspace, make_campaign: Callable[..., str], import_rows: Callable[..., Any]
) -> None:
    more = f'[[review]]\nunit = "output"\nrubric = "{SAFETY}"\noverlap = 1'
    make_campaign(more=HELP, review=more)
    import_rows(row(0))
    workspace.assign("spring")
    report(workspace, somebody(workspace, "Ana", agrees=False), "first")
    assert routed(workspace) == {}
    with workspace._context.store.read() as view:
        assert len(view.connection.execute(select(items.c.id).where(items.c.rubric_id == SAFETY)).all()) == 2


def test_assigning_later_adds_no_second_copy(spring: Workspace) -> None:
    report(spring, somebody(spring, "Ana"), "first")
    before = states(spring)
    assert spring.assign("spring").slots == 0
    assert states(spring) == before


def test_a_report_that_was_taken_back_closes_what_nobody_has_begun(spring: Workspace) -> None:
    item = report(spring, somebody(spring, "Ana"), "first")
    spring.undo(item.assignment_id)
    assert states(spring) == [["closed", "closed"]]
    spring.submit(item.assignment_id, bad("first"))
    assert states(spring) == [["free", "free"]]
    spring.correct(item.assignment_id, FINE)
    assert states(spring) == [["closed", "closed"]]
    assert texts_under_safety(spring, somebody(spring, "Bea")) == []


def test_a_correction_moves_the_report_to_the_other_output(spring: Workspace) -> None:
    item = report(spring, somebody(spring, "Ana"), "first")
    spring.correct(item.assignment_id, bad("second"))
    assert sorted(states(spring)) == [["closed", "closed"], ["free", "free"]]
    assert texts_under_safety(spring, somebody(spring, "Bea")) == [item.outputs[1]]


def test_what_somebody_has_begun_stays_open(spring: Workspace) -> None:
    item = report(spring, somebody(spring, "Ana"), "first")
    bea = somebody(spring, "Bea")
    while (held := next_of(spring, bea)).rubric != SAFETY:
        spring.submit(held.assignment_id, FINE)
    spring.undo(item.assignment_id)
    assert sorted(states(spring)[0]) == ["free", "taken"]
    spring.submit(held.assignment_id, HARMLESS)


def test_who_took_their_report_back_may_judge_what_another_reports(spring: Workspace) -> None:
    ana, bea = somebody(spring, "Ana"), somebody(spring, "Bea")
    mine = report(spring, ana, "first")
    text = mine.outputs[0]
    theirs = next_of(spring, bea)
    while theirs.prompt != mine.prompt:
        spring.submit(theirs.assignment_id, FINE)
        theirs = next_of(spring, bea)
    spring.submit(theirs.assignment_id, bad(("first", "second")[theirs.outputs.index(text)]))
    spring.correct(mine.assignment_id, FINE)
    assert states(spring) == [["free", "free"]]
    for person in (ana, bea):
        spring.consent(TOPIC, person)
    assert texts_under_safety(spring, bea) == []
    assert texts_under_safety(spring, ana) == [text]


def test_a_text_that_was_revised_meanwhile_is_not_opened(spring: Workspace, import_rows: Callable[..., Any]) -> None:
    item = next_of(spring, somebody(spring, "Ana"))
    number = str(item.prompt).strip("¿?").rsplit(" ", 1)[1]
    import_rows(row(int(number), prompt="¿Otra cosa?", outputs=[]), revise=True)
    spring.submit(item.assignment_id, bad("first"))
    assert routed(spring) == {}


def test_a_prompt_that_breaks_the_law_opens_all_its_outputs(
    workspace: Workspace, make_campaign: Callable[..., str], import_rows: Callable[..., Any]
) -> None:
    make_campaign(unit="prompt", rubric="prompt-localization", more=HELP)
    import_rows(row(0))
    workspace.assign("spring")
    ana = workspace.add_person("Ana", locales={"es-MX": "native", "en": "learned"}).id
    rubric = workspace.rubric(next_of(workspace, ana).rubric_hash)
    criterion = next(each for each in rubric.criteria if any(option.routes_to for option in each.options))
    with workspace._context.store.work() as tx:
        from localize.records import Rating
        from localize.rubric.reporting import reports
        from localize.store import routed as store_routed
        from localize.workspace.reported_items import wanted_items

        claim = next_of(workspace, ana).assignment_id
        item_id = tx.connection.execute(select(claims.c.item_id).where(claims.c.id == claim)).scalar_one()
        place = store_routed.reported(tx, item_id)
        said_so = reports(rubric, [Rating(criterion.id, "illegal")])
        opened = workspace.campaign("spring")
        wanted = list(wanted_items(workspace._context, tx, opened, place, place.outputs, said_so, pinning=True))
    assert [each.outputs for each in wanted] == [(each,) for each in place.every]
    assert len(place.every) == 2


@pytest.mark.parametrize("why", ["no place to find help", "no such rubric"])
def test_a_report_that_can_open_nothing_is_told_to_the_coordinators(
    workspace: Workspace, folder: Path, make_campaign: Callable[..., str], import_rows: Callable[..., Any], why: str
) -> None:
    if why == "no such rubric":
        text = (Path(__file__).parents[2] / "rubrics" / "preference.toml").read_text("utf-8")
        (folder / "rubrics").mkdir(exist_ok=True)
        (folder / "rubrics" / "preference.toml").write_text(text.replace(f'"{SAFETY}"', '"gone"'), "utf-8")
    make_campaign(more=HELP if why == "no such rubric" else "")
    import_rows(row(0))
    workspace.assign("spring")
    report(workspace, somebody(workspace, "Ana", agrees=False), "first")
    assert routed(workspace) == {}
    assert [each.criterion for each in workspace.alerts().alerts] == ["unacceptable"]


def test_a_days_limit_and_rest_hold_for_what_was_reported(spring: Workspace, clock: Clock) -> None:
    """The wellbeing rules of the rubric govern items that come by a report as all others."""
    ana = somebody(spring, "Ana")
    for _ in range(3):
        report(spring, ana, "first")
    bea = somebody(spring, "Bea")
    spring.submit(next_of(spring, bea).assignment_id, HARMLESS | {"wellbeing": True})
    other = next_of(spring, bea)
    assert other.rubric == "preference"
    spring.submit(other.assignment_id, FINE)
    clock.move(timedelta(days=1))
    held = next_of(spring, bea)
    assert held.rubric == SAFETY
    clock.move(timedelta(minutes=91))
    spring.submit(held.assignment_id, HARMLESS, active=91 * 60)
    other = next_of(spring, bea)
    assert other.rubric == "preference"
    spring.submit(other.assignment_id, FINE)
    clock.move(timedelta(days=1))
    assert next_of(spring, bea).rubric == SAFETY


def test_kinds_that_somebody_does_not_want_are_passed_over_among_reports(
    workspace: Workspace, make_campaign: Callable[..., str], import_rows: Callable[..., Any]
) -> None:
    make_campaign(overlap=2, more=HELP)
    import_rows(row(0, tags=["violence"]), row(1, tags=["hate"]))
    workspace.assign("spring")
    ana = somebody(workspace, "Ana")
    texts = {report(workspace, ana, "first").tags: None for _ in range(2)}
    assert len(texts) == 2
    bea = somebody(workspace, "Bea")
    workspace.opt_out("violence", person_id=bea)
    seen = []
    while (item := workspace.next_item(bea)) is not None:
        if item.rubric == SAFETY:
            seen.append(item.tags)
        workspace.submit(item.assignment_id, HARMLESS if item.rubric == SAFETY else FINE)
    assert seen == [("hate",)]


def test_no_text_of_people_is_in_the_audit_of_a_report(spring: Workspace) -> None:
    item = next_of(spring, somebody(spring, "Ana"))
    spring.submit(item.assignment_id, bad("first"))
    with spring._context.store.read() as view:
        written = view.connection.execute(select(audit.c.action, audit.c.details)).all()
    assert [each.action for each in written if each.action.startswith("item.")] == ["item.routed"]
    assert item.outputs[0] not in json.dumps([each.details for each in written])


def test_two_reports_of_one_text_at_once_open_it_once(spring: Workspace) -> None:
    """On PostgreSQL two judgments are stored beside each other: one waits for what the other opens."""
    people = [somebody(spring, name) for name in ("Ana", "Bea")]
    held: dict[str, list[tuple[AssignmentId, tuple[str, ...]]]] = {}
    for person in people:
        item = next_of(spring, person)
        held.setdefault(str(item.prompt), []).append((item.assignment_id, item.outputs))
    [both] = held.values()  # a text's two places come one after the other
    text = both[0][1][0]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda each: spring.submit(each[0], bad(("first", "second")[each[1].index(text)])), both))
    assert states(spring) == [["free", "free"]]


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(
    steps=st.lists(
        st.tuples(st.integers(0, 2), st.sampled_from(["none", "first", "second", "both", "undo"])), max_size=14
    )
)
def test_whatever_is_reported_and_taken_back_what_is_open_is_what_somebody_reports(
    workspace: Workspace,
    make_campaign: Callable[..., str],
    import_rows: Callable[..., Any],
    steps: list[tuple[int, str]],
) -> None:
    """With nobody judging under the other rubric: an output is open exactly while a standing judgment reports it."""
    name = f"c{len(workspace.campaigns())}"
    make_campaign(name, overlap=3, more=HELP)
    import_rows(row(0), campaign=name)
    workspace.assign(name)
    people = [workspace.add_person(each, locales={"es-MX": "native"}).id for each in "ABC"]
    held: dict[int, ReviewItem] = {}
    standing: dict[int, set[str]] = {}
    undone: set[int] = set()
    values = {"none": (), "first": ("first",), "second": ("second",), "both": ("first", "second")}
    for who, what in steps:
        if who not in held:
            item = workspace.next_item(people[who], name)
            assert item is not None
            held[who] = item
        item = held[who]
        if what == "undo":
            if who in standing and who not in undone and not corrected(workspace, item):
                workspace.undo(item.assignment_id)
                del standing[who]
            continue
        answers = bad(*values[what]) | {"reasons": [["correct", "local"][len(standing) % 2]]}
        named = {item.outputs[("first", "second").index(each)] for each in values[what]}
        if who in standing:
            if standing[who] == named:
                continue
            workspace.correct(item.assignment_id, answers)
        else:
            workspace.submit(item.assignment_id, answers)
        standing[who] = named
    reported = set().union(*standing.values()) if standing else set()
    judge = workspace.add_person("J", locales={"es-MX": "native"}).id
    if SAFETY in workspace.campaign(name).pins:
        workspace.consent(TOPIC, judge)
    given_out: list[str] = []
    while (item := workspace.next_item(judge, name)) is not None:
        if item.rubric != SAFETY:
            workspace.skip(item.assignment_id, "other")
            continue
        given_out += item.outputs
        workspace.submit(item.assignment_id, HARMLESS)
    assert sorted(given_out) == sorted(reported)


def corrected(workspace: Workspace, item: ReviewItem) -> bool:
    return len(workspace.dataset("judgments", history=True).filter(assignment_id=item.assignment_id).collect()) > 1
