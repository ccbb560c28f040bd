"""Questions and disputes on the pages: asked beside the sheet, read in My work, answered and decided by name."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from building import CAMPAIGN, Clock, row
from reading import choose, markup_of, press, words_of
from streamlit.testing.v1 import AppTest

from localize import Workspace
from localize.records import AssignmentId
from localize.ui import session
from localize.ui.parts.asking import ask_button
from localize.ui.parts.done import show_done
from localize.ui.parts.guidelines import show_guidelines
from localize.ui.parts.news import show_news
from localize.ui.parts.own_questions import unread_answers
from localize.ui.visit import Visit

BETTER = {"preference": {"value": 2, "comment": "because"}, "reasons": ["correct"]}
BEACON = "![](http://beacon.example/x) <img src=http://beacon.example/y> **loud**"
OpenPage = Callable[..., AppTest]


@pytest.fixture
def folder(blank: Path, tmp_path: Path) -> Path:
    """Ana judged one of two items; Nadia and Rui coordinate; there are guidelines."""
    folder = shutil.copytree(blank, tmp_path / "asked")
    with Workspace.open(folder, clock=Clock(datetime.now(UTC) - timedelta(minutes=5))) as workspace:
        (tmp_path / "guidelines.md").write_text(f"# Be kind\n\n- **Read** first\n\n{BEACON}", encoding="utf-8")
        source = CAMPAIGN.format(
            id="spring", locales="[]", overlap=1, unit="pair", rubric="preference",
            more='guidelines = "guidelines.md"', review="",
        )  # fmt: skip
        (tmp_path / "spring.toml").write_text(source.replace('"Spring"', f'"Spring {BEACON}"'), encoding="utf-8")
        workspace.create_campaign(tmp_path / "spring.toml")
        rows = "".join(json.dumps(row(number)) + "\n" for number in range(2))
        (tmp_path / "rows.jsonl").write_text(rows, encoding="utf-8")
        workspace.import_file(tmp_path / "rows.jsonl", "spring")
        workspace.assign("spring")
        for name, role in (("Ana", "reviewer"), ("Nadia", "coordinator"), ("Rui", "coordinator")):
            locales = {"es-MX": "native"} if role == "reviewer" else {}
            workspace.add_person(name, role=role, locales=locales, ui_language="en")
        item = of("Ana", workspace).next_item()
        assert item is not None
        of("Ana", workspace).submit(item.assignment_id, BETTER)
    return folder


def of(name: str, workspace: Workspace) -> Workspace:
    return workspace.acting_as(next(each.id for each in workspace.people() if each.name == name))


@pytest.fixture
def open_parts(open_page: OpenPage, monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """A page that draws what it is told."""

    def open_(folder: Path, show: Callable[[Visit], Any], name: str = "Ana") -> AppTest:
        monkeypatch.setitem(sys.modules, "localize.ui.pages.parts_alone", SimpleNamespace(show=show))
        return open_page(folder, "parts_alone", name)

    return open_


def type_in(at: AppTest, label: str, text: str) -> AppTest:
    next(each for each in at.text_area if each.label == label).set_value(text).run()
    assert not at.exception
    return at


def labels(at: AppTest) -> list[str]:
    return [each.label for each in at.button]


def held() -> AssignmentId:
    item = of("Ana", session.workspace()).next_item()
    assert item is not None
    return item.assignment_id


def test_a_question_is_sent_and_the_field_is_empty_again(folder: Path, open_parts: Callable[..., AppTest]) -> None:
    at = open_parts(folder, lambda visit: ask_button(visit, held()))
    assert "under your pseudonym" in words_of(at)
    press(type_in(at, "Your question", f"Why? {BEACON}"), "Send the question")
    assert "Sent. The answer will be under My work." in words_of(at)
    assert [each.value for each in at.text_area] == [""]
    [asked] = of("Nadia", session.workspace()).questions().questions
    assert (asked.posts[0].text, asked.assignment_id) == (f"Why? {BEACON}", held())


def test_what_cannot_be_sent_stays_in_the_field(folder: Path, open_parts: Callable[..., AppTest]) -> None:
    at = open_parts(folder, lambda visit: ask_button(visit, held()))
    press(type_in(at, "Your question", "half a character \x00"), "Send the question")
    assert "cannot be stored" in words_of(at)
    assert [each.value for each in at.text_area] == ["half a character \x00"]
    press(at, "Send the question")
    assert of("Ana", session.workspace()).my_questions() == []


def test_what_was_begun_about_an_item_stays_about_it(folder: Path, open_parts: Callable[..., AppTest]) -> None:
    first = []

    def page(visit: Visit) -> None:
        first.append(held())
        ask_button(visit, first[-1])

    at = type_in(open_parts(folder, page), "Your question", "About the first")
    of("Ana", session.workspace()).submit(first[0], BETTER)
    now: list[AssignmentId | None] = [None]

    def next_page(visit: Visit) -> None:
        ask_button(visit, now[0])

    sys.modules["localize.ui.pages.parts_alone"].show = next_page
    at.run()
    assert "about an item that you have left" in words_of(at)
    assert [each.value for each in at.text_area] == ["About the first"]
    press(at, "Send the question")
    [asked] = of("Ana", session.workspace()).my_questions()
    assert asked.assignment_id == first[0]
    assert "with your name" in words_of(at.run())


def test_an_empty_field_goes_along_to_the_next_item(folder: Path, open_parts: Callable[..., AppTest]) -> None:
    about: list[AssignmentId | None] = [None]
    at = open_parts(folder, lambda visit: ask_button(visit, about[0]))
    about[0] = held()
    at.run()
    assert "you have left" not in words_of(at)
    press(type_in(at, "Your question", "Why?"), "Send the question")
    [asked] = of("Ana", session.workspace()).my_questions()
    assert asked.assignment_id == about[0]


def test_a_dispute_goes_from_my_work_to_a_decision_and_back(folder: Path, open_page: OpenPage) -> None:
    at = press(open_page(folder, "my_work", "Ana"), "Open")
    press(type_in(at, "What is wrong with what became of this judgment?", "It is right."), "Send the dispute")
    at = open_page(folder, "questions", "Nadia")
    assert "1 question or dispute" in words_of(at)
    assert "waits for an answer" in words_of(at)
    assert "Ana" not in words_of(at)  # a judgment has a pseudonym
    press(at, "Decline the dispute")
    assert "Nobody has said why it is declined." in words_of(at)
    press(type_in(at, "Your answer", "Others heard it otherwise."), "Decline the dispute")
    assert "The dispute was declined by Nadia" in words_of(at)
    assert answers_begun(at) == []
    at = open_page(folder, "my_work", "Ana")
    words = words_of(at)
    assert words.index("It is right.") < words.index("Others heard it otherwise.") < words.index("declined by Nadia")
    assert "There is a new answer." in words
    press(at, "I have read it")
    assert "There is a new answer." not in words_of(at)
    assert "Send" not in labels(at)  # it is closed


def answers_begun(at: AppTest) -> list[str]:
    return [str(each.value) for each in at.text_area if each.label == "Your answer"]


def test_a_question_is_answered_continued_and_closed(folder: Path, open_page: OpenPage) -> None:
    with Workspace.open(folder) as workspace:
        of("Ana", workspace).ask("How long may it take?")
    at = open_page(folder, "questions", "Nadia")
    assert "Ana" in words_of(at)  # about no item: by name
    press(type_in(at, "Your answer", "As long as it needs."), "Answer")
    assert answers_begun(at) == [""]
    at = open_page(folder, "my_work", "Ana")
    press(type_in(at, "What you want to add", "Thank you."), "Send")
    assert "There is a new answer." not in words_of(at)
    at = press(open_page(folder, "questions", "Rui"), "Close it")
    assert "Closed by Rui" in words_of(at)
    assert "Closed by Rui" in words_of(open_page(folder, "my_work", "Ana"))


def test_the_item_is_shown_as_its_asker_saw_it(folder: Path, open_page: OpenPage) -> None:
    with Workspace.open(folder) as workspace:
        ana = of("Ana", workspace)
        [judged] = ana.my_judgments().judgments
        ana.ask("Look at A.", "dispute", judged.assignment_id)
        about = of("Nadia", workspace).asked_about(ana.my_questions()[0].id)
        assert about is not None
    at = open_page(folder, "questions", "Nadia")
    assert "una 0" not in words_of(at)
    next(each for each in at.expander if each.label == "The item, as they saw it")
    at.session_state[f"item-{of('Ana', session.workspace()).my_questions()[0].id}"] = True
    at.run()
    words = words_of(at)
    first, second = about.item.outputs
    assert words.index(first) < words.index(second)
    assert "2 · " in words
    assert "because" in words
    assert "m1" not in words


def test_questions_are_narrowed_down(folder: Path, open_page: OpenPage) -> None:
    with Workspace.open(folder) as workspace:
        ana = of("Ana", workspace)
        ana.ask("A question.")
        ana.ask("A dispute.", "dispute", ana.my_judgments().judgments[0].assignment_id)
        of("Nadia", workspace).reply(ana.ask("Another question.").id, "Yes.")
    at = open_page(folder, "questions", "Nadia")
    assert "3 questions and disputes" in words_of(at)
    assert "1 question or dispute" in words_of(choose(at, "Kind", "dispute"))
    assert "A question." not in words_of(at)
    at = choose(open_page(folder, "questions", "Nadia"), "State", "answered")
    assert "Another question." in words_of(at)
    at = choose(open_page(folder, "questions", "Nadia"), "Locale", "es-MX")
    assert "A dispute." in words_of(at)
    assert "A question." not in words_of(at)


def test_nobody_has_asked_anything(folder: Path, open_page: OpenPage) -> None:
    assert "Nobody has asked anything yet." in words_of(open_page(folder, "questions", "Nadia"))
    assert "You have asked nothing yet." in words_of(open_page(folder, "my_work", "Ana"))


def test_what_people_wrote_never_becomes_markup(folder: Path, open_page: OpenPage) -> None:
    with Workspace.open(folder) as workspace:
        ana = of("Ana", workspace)
        of("Nadia", workspace).reply(ana.ask(BEACON).id, BEACON)
        ana.ask(BEACON, "dispute", ana.my_judgments().judgments[0].assignment_id)
    for page, name in (("questions", "Nadia"), ("my_work", "Ana")):
        at = open_page(folder, page, name)
        assert "beacon" in words_of(at)
        assert "beacon" not in markup_of(at)
        assert not any("<img" in each.value for each in at.html)


def test_an_answer_is_announced_until_it_is_read(folder: Path, open_parts: Callable[..., AppTest]) -> None:
    counted = []

    def page(visit: Visit) -> None:
        counted.append(unread_answers(visit))
        show_news(visit, "spring")

    at = open_parts(folder, page)
    assert "has an answer" not in words_of(at)
    ana, nadia = of("Ana", session.workspace()), of("Nadia", session.workspace())
    asked = ana.ask("Why?")
    nadia.reply(asked.id, "Because.")
    assert "Your question has an answer." in words_of(at.run())
    ana.read_answers(asked.id)
    assert "has an answer" not in words_of(at.run())
    assert counted == [0, 1, 0]


def test_guidelines_are_announced_until_they_are_read(folder: Path, open_parts: Callable[..., AppTest]) -> None:
    def page(visit: Visit) -> None:
        show_news(visit, "spring")
        show_guidelines(visit, "spring")

    at = open_parts(folder, page)
    assert "Please read the guidelines of Spring" in words_of(at)
    assert "Be kind" not in words_of(at)
    assert "beacon" not in markup_of(at)
    at.session_state["new-guidelines-spring-1"] = True
    at.run()
    assert "<h3" in words_of(at)
    assert "<strong>Read</strong>" in words_of(at)
    assert not any("<img" in each.value for each in at.html)
    press(at, "I have read them")
    assert not at.button
    assert "Be kind" not in words_of(at)
    at.session_state["guidelines-spring"] = True
    at.run()
    assert "Be kind" in words_of(at)
    assert "Version 1. You read it on" in words_of(at)
    campaign = folder.parent / "spring.toml"
    (folder.parent / "guidelines.md").write_text("Be kinder.", encoding="utf-8")
    session.workspace().update_campaign(campaign)
    assert "have changed" in words_of(at.run())


def test_coordinators_see_who_has_read_the_guidelines(folder: Path, open_page: OpenPage) -> None:
    with Workspace.open(folder) as workspace:
        of("Ana", workspace).mark_guidelines_read("spring", 1)
        workspace.add_person("Ben", locales={"es-MX": "native"})
    at = open_page(folder, "questions", "Nadia")
    assert not at.dataframe
    at.session_state["guideline-readers"] = True
    at.run()
    table = at.dataframe[0].value
    assert list(zip(table["name"], table["state"], strict=True)) == [
        ("Ana", "has read them"),
        ("Ben", "has not read them"),
    ]


def test_a_finished_queue_says_what_was_done_and_lets_ask(folder: Path, open_parts: Callable[..., AppTest]) -> None:
    with Workspace.open(folder) as workspace:
        ana = of("Ana", workspace)
        item = ana.next_item()
        assert item is not None
        ana.submit(item.assignment_id, BETTER)
    at = open_parts(folder, show_done)
    assert [each.value for each in at.title] == ["All done for now"]
    assert "You have judged everything there is for you." in words_of(at)
    assert "Today you judged" in words_of(at)
    press(type_in(at, "Your question", "Is there more?"), "Send the question")
    assert of("Ana", session.workspace()).my_questions()[0].assignment_id is None
    press(at, "Look again")


def test_an_empty_queue_says_why_and_when_it_goes_on(folder: Path, open_parts: Callable[..., AppTest]) -> None:
    with Workspace.open(folder) as workspace:
        assert of("Ana", workspace).next_item() is not None
        workspace.add_person("Ben", locales={"es-MX": "native"}, ui_language="en")
    at = open_parts(folder, show_done, "Ben")
    assert [each.value for each in at.title] == ["Nothing to judge right now"]
    assert "Others are at work on all that is left for you." in words_of(at)
    assert "Look again from" in words_of(at)
    assert "Today you judged" not in words_of(at)


def test_a_date_in_arabic_holds_no_badge_for_the_marks_it_needs(folder: Path, open_page: OpenPage) -> None:
    with Workspace.open(folder) as workspace:
        ana = of("Ana", workspace)
        asked = ana.ask("لماذا؟")
        of("Nadia", workspace).close_question(asked.id)
        for person in workspace.people():
            workspace.set_ui_language(person.id, "ar")
    for page, name in (("questions", "Nadia"), ("my_work", "Ana")):
        at = open_page(folder, page, name)
        assert any("\u200f" in each.value for each in at.caption)
        assert "lz-badge" not in words_of(at)
