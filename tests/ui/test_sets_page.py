"""Tests and gold for coordinators: sets with how they go, added from a file or shipped, retired, appealed against."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from known_building import answer, head, is_known, line
from reading import markup_of, press, words_of
from streamlit.testing.v1 import AppTest
from test_tests_page import made, take, with_set

from localize import Workspace
from localize.texts import texts
from localize.ui.parts.set_table import in_order, share_in_words
from localize.workspace.known_records import Share
from localize.workspace.set_reports import share

NADIA = "Nadia"


@pytest.fixture
def site(blank: Path, tmp_path: Path) -> Path:
    folder = made(blank, tmp_path)
    with Workspace.open(folder) as workspace:
        workspace.add_person(NADIA, role="coordinator", ui_language="en")
    return folder


def upload(at: AppTest, folder: Path, text: str) -> AppTest:
    at.file_uploader(key="set-file-spring").set_value(("set.jsonl", text.encode(), "application/json")).run()
    assert not at.exception
    return at


def keys(folder: Path) -> list[str]:
    with Workspace.open(folder) as workspace:
        return sorted(each.key for each in workspace.sets("spring"))


def test_without_any_it_says_what_they_are_for_and_what_is_missing(
    site: Path, open_page: Callable[..., AppTest]
) -> None:
    words = words_of(open_page(site, "sets"))
    assert "This campaign has no items whose answer is known yet." in words
    assert "Nobody gets items for Spanish (Mexico)" in words


def test_the_warning_goes_with_the_first_test(site: Path, open_page: Callable[..., AppTest]) -> None:
    with_set(site, "placement")
    assert "Nobody gets items" not in words_of(open_page(site, "sets"))


def test_the_table_says_how_people_do_with_an_interval(site: Path, open_page: Callable[..., AppTest]) -> None:
    with_set(site, "gold")
    with_set(site, "placement", pass_mark=0.6)
    take(site, right=True)
    table = open_page(site, "sets").dataframe[0].value
    assert list(table["purpose"]) == ["Language test", "Gold"]
    assert list(table["people"]) == [1, 0]
    assert table["passed"].iloc[0] == 1
    assert list(table["right"]) == ["100% of 3 (44% to 100%)", "undefined: no answers yet"]  # Wilson 1927: 3 of 3


def test_a_file_with_faults_is_shown_by_line_and_not_stored(site: Path, open_page: Callable[..., AppTest]) -> None:
    rows = [head("gold"), line(0, expected={"nothing": True}), line(1)]
    at = upload(open_page(site, "sets"), site, "\n".join(json.dumps(each) for each in rows))
    faults = at.dataframe[-1].value
    assert list(faults["line"]) == [2]
    assert list(faults["code"]) == ["K010"]
    assert "1 fault." in words_of(at)
    assert "Use this set" not in [each.label for each in at.button]
    assert keys(site) == []


def test_what_cannot_be_read_at_all_is_said(site: Path, open_page: Callable[..., AppTest]) -> None:
    at = upload(open_page(site, "sets"), site, "not a set")
    assert list(at.dataframe[-1].value["code"]) == ["K001", "K002"]
    assert keys(site) == []


def test_a_sound_file_is_looked_at_and_then_used(site: Path, open_page: Callable[..., AppTest]) -> None:
    rows = [head("gold", title="**Oro**"), *(line(number) for number in range(3))]
    at = upload(open_page(site, "sets"), site, "\n".join(json.dumps(each) for each in rows))
    words = words_of(at)
    assert "Gold · Spanish (Mexico) · 3 items" in words
    assert "¿Cuál 0?" in words
    assert "¿Cuál 2?" not in words  # the first two
    assert "**Oro**" not in markup_of(at)
    assert keys(site) == []  # until it is said
    at = press(at, "Use this set")
    assert keys(site) == ["gold-es"]
    assert "in use now" in words_of(at)


def test_starter_sets_are_added_for_locales_of_the_campaign(site: Path, open_page: Callable[..., AppTest]) -> None:
    at = open_page(site, "sets")
    chosen = next(each for each in at.multiselect if each.label == "Locales")
    chosen.set_value(["es-MX"])
    at = press(at, "Add starter sets")
    assert "placement-es-mx" in keys(site)
    assert all(each.endswith("es-mx") for each in keys(site))


def test_to_add_none_is_said(site: Path, open_page: Callable[..., AppTest]) -> None:
    at = press(open_page(site, "sets"), "Add starter sets")
    assert "Choose a locale first." in words_of(at)
    assert keys(site) == []


@pytest.fixture
def first_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first row of the table is chosen, which AppTest cannot do."""
    monkeypatch.setattr("localize.ui.pages.sets.choose_set", lambda visit, sets: sets[0])


@pytest.mark.usefixtures("first_chosen")
def test_a_chosen_set_shows_what_was_expected_and_why(site: Path, open_page: Callable[..., AppTest]) -> None:
    with_set(site, "placement", items=2)
    take(site, right=False)
    at = open_page(site, "sets")
    words = words_of(at)
    assert words.count("is better than") == 2
    assert words.count("0 of 1 right") == 2
    assert "Porque sí 1." in words
    at.text_input(key="retire-why-placement-es-2").set_value("Both fit.")
    at = at.button(key="retire-now-placement-es-2").click().run()
    assert not at.exception
    assert "nobody gets it, and no answer to it counts" in words_of(at)
    assert "Both fit." in words_of(at)
    with Workspace.open(site) as workspace:
        assert [each.retired_at is None for each in workspace.known_items("spring", "placement-es")] == [True, False]


@pytest.mark.usefixtures("first_chosen")
def test_to_retire_an_item_needs_a_reason(site: Path, open_page: Callable[..., AppTest]) -> None:
    with_set(site, "placement", items=2)
    at = open_page(site, "sets").button(key="retire-now-placement-es-1").click().run()
    assert "Say why the item is retired." in words_of(at)


@pytest.mark.usefixtures("first_chosen")
def test_a_whole_set_is_retired(site: Path, open_page: Callable[..., AppTest]) -> None:
    with_set(site, "placement")
    press(open_page(site, "sets"), "Retire it")
    assert keys(site) == []


def appealed(site: Path) -> None:
    """Ana appeals against the only item of a tutorial, which she answered otherwise."""
    with_set(site, "tutorial", items=1)
    (assignment,) = take(site, "tutorial-es", right=False)
    with Workspace.open(site) as workspace:
        ana = next(each.id for each in workspace.people() if each.name == "Ana")
        workspace.acting_as(ana).appeal(assignment, "It is <b>fine</b>.")


def test_appeals_are_counted_and_decided_beside_what_was_expected(
    site: Path, open_page: Callable[..., AppTest]
) -> None:
    appealed(site)
    assert "1 answer to a known item is appealed against and waits for a decision." in words_of(open_page(site, "sets"))
    at = open_page(site, "questions")
    assert "Porque sí 0." not in words_of(at)  # until the item is opened
    with Workspace.open(site) as workspace:
        (question,) = workspace.questions(kind="dispute").questions
    at.session_state[f"item-{question.id}"] = True
    at.run()
    words = words_of(at)
    assert "Another answer was expected here." in words
    assert "is better than" in words
    assert "Porque sí 0." in words
    press(at, "Grant the dispute")
    assert "appealed against" not in words_of(open_page(site, "sets"))


def test_a_question_about_review_work_has_no_expected_answer(site: Path) -> None:
    with_set(site, "placement", pass_mark=0.0)
    take(site)
    with Workspace.open(site) as workspace:
        ana = next(each.id for each in workspace.people() if each.name == "Ana")
        bound = workspace.acting_as(ana)
        item = bound.next_item()
        assert item is not None
        assert not is_known(item)
        bound.submit(item.assignment_id, answer(item))
        about_work = bound.ask("How?", assignment_id=item.assignment_id)
        about_nothing = bound.ask("And what now?")
        assert workspace.expected_about(about_work.id) is None
        assert workspace.expected_about(about_nothing.id) is None


def test_sets_stand_by_locale_and_in_the_order_in_which_people_meet_them(site: Path) -> None:
    for purpose in ("gold", "calibration", "tutorial", "placement"):
        with_set(site, purpose)
    with Workspace.open(site) as workspace:
        found = in_order(workspace.sets("spring"))
    assert [each.purpose.value for each in found] == ["placement", "tutorial", "calibration", "gold"]


def test_a_share_carries_its_number_and_interval() -> None:
    words = texts("en")
    assert share_in_words(share(7, 10), words) == "70% of 10 (40% to 89%)"  # Wilson 1927: 0.397 to 0.892
    assert share_in_words(Share(0, 0, None, None, None), words) == "undefined: no answers yet"
