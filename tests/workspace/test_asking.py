"""Questions and disputes: asked by their own reviewers, answered by coordinators, decided by name."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from building import Clock, row
from sqlalchemy import select

from localize import Workspace
from localize.errors import Forbidden, LocalizeError, NotFound, Refused
from localize.records import AssignmentId
from localize.store.schema_work import audit
from localize.workspace.asking import OPEN_MOST
from localize.workspace.questions import Outcome, Question, QuestionId, QuestionState

BETTER = {"preference": {"value": 2, "comment": "closer"}, "reasons": ["correct"]}
CANARY = "canary of a question"


@pytest.fixture
def ready(workspace: Workspace, make_campaign: Callable[..., str], import_rows: Callable[..., Any]) -> Workspace:
    make_campaign(overlap=3)
    import_rows(*(row(number) for number in range(3)))
    workspace.assign("spring")
    return workspace


@pytest.fixture
def ana(ready: Workspace) -> Workspace:
    return ready.acting_as(ready.add_person("Ana", locales={"es-MX": "native"}).id)


@pytest.fixture
def ben(ready: Workspace) -> Workspace:
    return ready.acting_as(ready.add_person("Ben", locales={"es-MX": "native"}).id)


@pytest.fixture
def nadia(ready: Workspace) -> Workspace:
    return ready.acting_as(ready.add_person("Nadia", role="coordinator", locales={"es-MX": "native"}).id)


def held(workspace: Workspace) -> AssignmentId:
    item = workspace.next_item()
    assert item is not None
    return item.assignment_id


def judged(workspace: Workspace) -> AssignmentId:
    assignment = held(workspace)
    workspace.submit(assignment, BETTER)
    return assignment


def test_a_question_is_answered_read_and_closed(ana: Workspace, nadia: Workspace, clock: Clock) -> None:
    asked = ana.ask("  What does “local” mean here?\n", assignment_id=held(ana))
    assert asked.state is QuestionState.OPEN
    assert asked.posts[0].text == "What does “local” mean here?"
    assert (asked.campaign, asked.title, asked.locale) == ("spring", "Spring", "es-MX")
    assert ana.unread_answers() == 0
    clock.move(timedelta(minutes=1))
    answered = nadia.reply(asked.id, "What people say in Mexico.")
    assert answered.state is QuestionState.ANSWERED
    assert [(each.by_asker, each.name) for each in answered.posts] == [(True, None), (False, "Nadia")]
    assert ana.unread_answers() == 1
    assert [each.unread for each in ana.my_questions()] == [True]
    ana.read_answers(asked.id)
    assert ana.unread_answers() == 0
    clock.move(timedelta(minutes=1))
    assert ana.reply(asked.id, "In all of Mexico?").state is QuestionState.OPEN
    clock.move(timedelta(minutes=1))
    closed = nadia.close_question(asked.id)
    assert (closed.state, closed.outcome, closed.closed_by, closed.closed_at) == (
        QuestionState.CLOSED,
        None,
        "Nadia",
        clock.now,
    )
    assert ana.unread_answers() == 1
    for again in (lambda: ana.reply(asked.id, "x"), lambda: nadia.reply(asked.id, "x")):
        with pytest.raises(Refused, match="closed"):
            again()
    with pytest.raises(Refused, match="closed"):
        nadia.close_question(asked.id)


def test_a_dispute_is_decided_by_somebody_named(ana: Workspace, nadia: Workspace, clock: Clock) -> None:
    dispute = ana.ask("It was excluded, and it is right.", "dispute", judged(ana))
    with pytest.raises(Refused, match="granted, declined"):
        nadia.close_question(dispute.id)
    with pytest.raises(Refused, match="granted, declined"):
        nadia.close_question(dispute.id, "perhaps")
    nadia.reply(dispute.id, "I look at it.")
    nadia.close_question(dispute.id, "granted")
    [mine] = ana.my_questions()
    assert (mine.outcome, mine.closed_by, mine.unread) == (Outcome.GRANTED, "Nadia", True)


def test_a_question_has_no_outcome(ana: Workspace, nadia: Workspace) -> None:
    asked = ana.ask("Why?")
    with pytest.raises(Refused, match="no outcome"):
        nadia.close_question(asked.id, "granted")


def test_a_dispute_is_about_one_judgment_and_only_one_at_a_time(ana: Workspace, nadia: Workspace) -> None:
    for about in (None, held(ana)):
        with pytest.raises(Refused, match="about a judgment"):
            ana.ask("It is wrong.", "dispute", about)
    assignment = judged(ana)
    first = ana.ask("It is wrong.", "dispute", assignment)
    with pytest.raises(Refused, match="already"):
        ana.ask("It is still wrong.", "dispute", assignment)
    with pytest.raises(Refused, match="said why"):
        nadia.close_question(first.id, "declined")
    nadia.reply(first.id, "Because.")
    nadia.close_question(first.id, "declined")
    assert ana.ask("It is still wrong.", "dispute", assignment).id != first.id


def test_nobody_decides_a_dispute_of_their_own(ready: Workspace, nadia: Workspace) -> None:
    dispute = nadia.ask("Mine was right.", "dispute", judged(nadia))
    with pytest.raises(Refused, match="of their own"):
        nadia.close_question(dispute.id, "granted")
    assert ready.close_question(dispute.id, "granted").closed_by is None  # the local operator


def test_only_the_asker_and_coordinators_have_to_do_with_a_question(ana: Workspace, ben: Workspace) -> None:
    asked = ana.ask("Why?", assignment_id=held(ana))
    for attempt in (
        lambda: ben.reply(asked.id, "Because."),
        lambda: ben.read_answers(asked.id),
        lambda: ben.close_question(asked.id),
        lambda: ana.close_question(asked.id),
        lambda: ana.asked_about(asked.id),
        lambda: ben.ask("Why?", assignment_id=asked.assignment_id),
        ana.questions,
    ):
        with pytest.raises(Forbidden):
            attempt()
    assert ben.my_questions() == []


def test_the_local_operator_answers_and_asks_nothing(ready: Workspace, ana: Workspace) -> None:
    asked = ana.ask("Why?")
    assert [each.name for each in ready.reply(asked.id, "Because.").posts] == [None, None]
    for attempt in (lambda: ready.ask("Why?"), ready.my_questions, ready.unread_answers):
        with pytest.raises(Forbidden):
            attempt()


@pytest.mark.parametrize("text", ["", " \n\t", "x" * 10_001, "a\0b", "\ud800"])
def test_a_text_that_is_no_text_is_refused(ana: Workspace, nadia: Workspace, text: str) -> None:
    asked = ana.ask("x" * 10_000)
    for attempt in (lambda: ana.ask(text), lambda: nadia.reply(asked.id, text)):
        with pytest.raises(LocalizeError):
            attempt()
    assert len(ana.my_questions()) == 1


def test_what_there_is_not_is_said_in_words(ana: Workspace, nadia: Workspace) -> None:
    with pytest.raises(Refused, match="question, dispute"):
        ana.ask("Why?", "complaint")
    with pytest.raises(NotFound, match="campaign"):
        ana.ask("Why?", campaign="autumn")
    with pytest.raises(NotFound, match="assignment"):
        ana.ask("Why?", assignment_id=AssignmentId("none"))
    with pytest.raises(NotFound, match="question"):
        nadia.reply(QuestionId("none"), "x")


def test_said_twice_it_is_one_question_also_at_once(ana: Workspace) -> None:
    about = held(ana)
    with ThreadPoolExecutor(4) as pool:
        asked = list(pool.map(lambda _: ana.ask("Why?", assignment_id=about), range(4)))
    assert len({each.id for each in asked}) == 1
    assert ana.ask("Why?").id != asked[0].id  # about something else


def test_nobody_has_more_open_than_can_be_answered(ana: Workspace, nadia: Workspace) -> None:
    first, *_ = (ana.ask(f"Question {number}") for number in range(OPEN_MOST))
    with pytest.raises(Refused, match="nobody has answered"):
        ana.ask("One more")
    nadia.reply(first.id, "Yes.")
    ana.ask("One more")


def test_without_a_campaign_it_goes_where_the_person_works(
    ready: Workspace, ana: Workspace, make_campaign: Callable[..., str], clock: Clock
) -> None:
    clock.move(timedelta(days=1))
    make_campaign("autumn")
    assert ana.ask("Why?").campaign == "spring"
    stranger = ready.acting_as(ready.add_person("Lee").id)
    assert stranger.ask("Why is there nothing?").campaign == "autumn"
    assert stranger.ask("Why is there nothing?", campaign="spring").campaign == "spring"


def test_without_any_campaign_there_is_nobody_to_ask(workspace: Workspace) -> None:
    with pytest.raises(Refused, match="no campaign"):
        workspace.acting_as(workspace.add_person("Lee").id).ask("Why?")


def test_a_name_stands_beside_no_judgment(ana: Workspace, nadia: Workspace) -> None:
    about, general = ana.ask("About this.", assignment_id=held(ana)), ana.ask("About all.")
    assert about.asker.startswith("r-")
    assert general.asker == "Ana"
    assert "Ana" not in repr([each for each in nadia.questions().questions if each.assignment_id])


def test_coordinators_see_what_waits_first_and_can_filter(
    ana: Workspace, ben: Workspace, nadia: Workspace, clock: Clock
) -> None:
    asked: list[Question] = []
    for asking, text in ((ana, "one"), (ben, "two"), (ana, "three"), (ben, "four")):
        asked.append(asking.ask(text))
        clock.move(timedelta(minutes=1))
    dispute = ben.ask("five", "dispute", judged(ben))
    nadia.reply(asked[0].id, "Yes.")
    nadia.close_question(asked[2].id)
    assert texts(nadia) == ["two", "four", "five", "one", "three"]
    assert texts(nadia, state="open") == ["two", "four", "five"]
    assert texts(nadia, kind="dispute") == ["five"]
    assert texts(nadia, locale="es-MX") == ["five"]
    assert texts(nadia, campaign="spring", state="closed") == ["three"]
    assert texts(nadia, offset=1, limit=2) == ["four", "five"]
    assert nadia.questions(limit=1).total == 5
    assert [each.posts[0].text for each in ben.my_questions()] == ["five", "four", "two"]
    assert dispute.locale == "es-MX"
    with pytest.raises(NotFound):
        nadia.questions(campaign="autumn")


def texts(workspace: Workspace, **wanted: Any) -> list[str]:
    return [each.posts[0].text for each in workspace.questions(**wanted).questions]


def test_unread_answers_come_first(ana: Workspace, nadia: Workspace, clock: Clock) -> None:
    first = ana.ask("one")
    ana.ask("two")
    clock.move(timedelta(minutes=1))
    nadia.reply(first.id, "Yes.")
    assert [each.posts[0].text for each in ana.my_questions()] == ["one", "two"]
    ana.read_answers(first.id)
    assert [each.posts[0].text for each in ana.my_questions()] == ["two", "one"]


def test_an_answer_that_came_while_one_read_stays_unread(ana: Workspace, nadia: Workspace, clock: Clock) -> None:
    asked = ana.ask("Why?")
    clock.move(timedelta(minutes=1))
    seen = nadia.reply(asked.id, "Because.").posts[-1].at
    clock.move(timedelta(minutes=1))
    nadia.reply(asked.id, "And also.")
    ana.read_answers(asked.id, until=seen)
    assert ana.unread_answers() == 1


def test_another_process_knows_of_an_answer_at_once(
    ana: Workspace, nadia: Workspace, folder: Path, clock: Clock
) -> None:
    asked = ana.ask("Why?")
    assert ana.unread_answers() == 0
    clock.move(timedelta(minutes=1))
    with Workspace.open(folder, clock=clock) as elsewhere:
        assert nadia.actor is not None
        elsewhere.acting_as(nadia.actor.id).reply(asked.id, "Because.")
    assert ana.unread_answers() == 1


@pytest.mark.parametrize("number", range(3))
def test_a_coordinator_sees_the_item_as_its_asker_saw_it(ana: Workspace, nadia: Workspace, number: int) -> None:
    for _ in range(number):
        judged(ana)
    item = ana.next_item()
    assert item is not None
    asked = ana.ask("Is this right?", assignment_id=item.assignment_id)
    before = nadia.asked_about(asked.id)
    assert before is not None
    assert (before.item.prompt, before.item.outputs, before.ratings) == (item.prompt, item.outputs, ())
    ana.submit(item.assignment_id, BETTER)
    after = nadia.asked_about(asked.id)
    assert after is not None
    assert [(each.criterion, each.value, each.comment) for each in after.ratings] == [
        ("preference", 2, "closer"),
        ("reasons", ["correct"], None),
    ]
    assert nadia.asked_about(ana.ask("In general?").id) is None


def test_no_text_is_in_the_audit(ready: Workspace, ana: Workspace, nadia: Workspace) -> None:
    dispute = ana.ask(CANARY, "dispute", judged(ana))
    nadia.reply(dispute.id, CANARY)
    nadia.close_question(dispute.id, "declined")
    with ready._context.store.read() as view:
        rows = [str(each) for each in view.connection.execute(select(audit)).all()]
    assert not any(CANARY in each for each in rows)
    assert [any(word in each for each in rows) for word in ("question.asked", "question.answered", "declined")] == [
        True,
        True,
        True,
    ]


def test_who_is_forgotten_has_asked_nothing_and_their_answers_have_no_name(
    ready: Workspace, ana: Workspace, ben: Workspace, nadia: Workspace
) -> None:
    assert ana.actor is not None
    assert nadia.actor is not None
    ana.ask(CANARY, assignment_id=held(ana))
    asked = ben.ask("Why?")
    nadia.reply(asked.id, "Because.")
    nadia.close_question(asked.id)
    ready.forget(ana.actor.id)
    ready.forget(nadia.actor.id)
    assert texts(ready) == ["Why?"]
    files = [file for file in ready.settings.folder.rglob("*") if file.is_file()]
    assert [file for file in files if CANARY.encode() in file.read_bytes()] == []
    [mine] = ben.my_questions()
    assert (mine.closed_by, [each.name for each in mine.posts]) == (None, [None, None])


def test_asking_does_not_make_anybody_forget_what_they_remember(ready: Workspace, ana: Workspace) -> None:
    def edition() -> int:
        with ready._context.store.read() as view:
            return view.edition

    before = edition()
    ana.ask("Why?")
    assert edition() == before


def test_a_person_there_is_not_asks_nothing(ready: Workspace, ana: Workspace) -> None:
    assert ana.actor is not None
    ready.forget(ana.actor.id)
    with pytest.raises(NotFound):
        ana.ask("Why?")
