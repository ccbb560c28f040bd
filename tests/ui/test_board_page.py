"""The board: how far each locale is, and what helps most."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from building import Clock, row
from reading import choose, links_of, open_expander, press, words_of
from streamlit.testing.v1 import AppTest

from localize import Workspace
from localize.texts import texts
from localize.ui.parts.standing import WAYS, help_in_a_word, share_given, state_in_words
from localize.workspace.reporting import LocaleStatus, ReviewStatus
from localize.workspace.standing import Do, State

CAMPAIGN = """
id = "spring"
title = "Spring"
source_locale = "en"
locales = ["es-MX"]
overlap = 1
{more}
[[review]]
unit = "pair"
rubric = "preference"
"""


def status(state: State, *, done: int = 0, owed: int = 0) -> LocaleStatus:
    review = ReviewStatus("pair", "preference", done + owed, owed, 0, done, 1)
    return LocaleStatus("es-MX", "Spanish (Mexico)", 5, 10, done, 0, owed, 1, (review,), done=done, state=state)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_state_and_all_that_helps_has_a_word_and_a_page(language: str) -> None:
    words = texts(language)
    assert len({state_in_words(each, words) for each in State}) == len(State)
    assert len({help_in_a_word(each, words) for each in Do}) == len(Do)
    assert set(WAYS) == set(Do) - {Do.RESUME}


@pytest.mark.parametrize(
    ("done", "owed", "share"), [(4, 6, 0.4), (0, 0, None), (1999, 1, 0.99), (5, 0, 1.0), (1, 2, 0.33)]
)
def test_the_share_is_of_the_judgments_asked_for(done: int, owed: int, share: float | None) -> None:
    assert share_given(status(State.UNDER_WAY, done=done, owed=owed)) == share


def test_the_board_counts_what_the_demo_holds(demo: Path, open_page: Callable[..., AppTest]) -> None:
    at = choose(open_page(demo, "board"), "Campaign", "demo-history")
    assert {each.label: each.value for each in at.metric}["Imported"] == "480"
    table = at.dataframe[0].value
    assert list(table["name"]) == ["German (Germany)", "English (United States)", "Simplified Chinese (China)"]
    assert set(table["state"]) == {"Not assigned"}
    assert set(table["help"]) == {"Assign"}


def test_an_empty_workspace_begins_with_a_campaign_file(empty: Path, open_page: Callable[..., AppTest]) -> None:
    at = open_page(empty, "board")
    assert "Nothing here yet" in words_of(at)
    at.file_uploader[0].upload("spring.toml", CAMPAIGN.format(more="").encode())
    press(at, "Create the campaign")
    assert "Created. Next, import its prompts." in words_of(at)
    with Workspace.open(empty) as workspace:
        assert [each.id for each in workspace.campaigns()] == ["spring"]
    at.run()
    assert "Nothing has been imported into this campaign yet." in words_of(at)


def test_a_faulty_campaign_file_is_refused_with_its_keys(empty: Path, open_page: Callable[..., AppTest]) -> None:
    at = open_page(empty, "board")
    at.file_uploader[0].upload("spring.toml", CAMPAIGN.format(more="overlapp = 2").encode())
    press(at, "Create the campaign")
    assert "overlapp: unknown key; nearest: overlap" in words_of(at)


def test_a_file_that_is_not_utf8_is_refused(empty: Path, open_page: Callable[..., AppTest]) -> None:
    at = open_page(empty, "board")
    at.file_uploader[0].upload("spring.toml", b"title = \xff")
    press(at, "Create the campaign")
    assert "The campaign file is not UTF-8." in words_of(at)


def test_without_a_file_the_button_says_what_is_missing(empty: Path, open_page: Callable[..., AppTest]) -> None:
    assert "Choose the campaign file first." in words_of(press(open_page(empty, "board"), "Create the campaign"))


@pytest.mark.parametrize("named", ["../secret", "/etc/hostname", "..\\\\secret", "a/b.md"])
def test_guidelines_are_never_read_from_the_server(named: str, empty: Path, open_page: Callable[..., AppTest]) -> None:
    at = open_page(empty, "board")
    at.file_uploader[0].upload("spring.toml", CAMPAIGN.format(more=f'guidelines = "{named}"').encode())
    press(at, "Create the campaign")
    assert "name a file beside the campaign file, without folders" in words_of(at)
    with Workspace.open(empty) as workspace:
        assert workspace.campaigns() == []


def test_guidelines_come_along_as_a_second_file(empty: Path, open_page: Callable[..., AppTest]) -> None:
    at = open_page(empty, "board")
    at.file_uploader[0].upload("spring.toml", CAMPAIGN.format(more='guidelines = "guide.md"').encode())
    press(at, "Create the campaign")
    assert "The campaign file names guidelines: guide.md." in words_of(at)
    at.file_uploader[1].upload("whatever.md", b"Read slowly.")
    press(at, "Create the campaign")
    with Workspace.open(empty) as workspace:
        assert workspace.campaign("spring").guidelines == "Read slowly."


def test_a_campaign_is_changed_by_its_newer_file(demo: Path, open_page: Callable[..., AppTest]) -> None:
    with Workspace.open(demo) as workspace:
        source = workspace.campaign_source("demo-culture")
    at = open_page(demo, "board")
    at.file_uploader[0].upload("culture.toml", source.replace("Culture in answers", "Culture, again").encode())
    press(at, "Change the campaign of this id")
    with Workspace.open(demo) as workspace:
        assert workspace.campaign("demo-culture").campaign.title == "Culture, again"


@pytest.fixture
def spring(empty: Path, tmp_path: Path) -> Path:
    """One locale, twelve pairs, two reviewers of whom one has judged four on each of three days."""
    rows = "".join(
        json.dumps(row(number, tags=["sensitive"] if number < 4 else []), ensure_ascii=False) + "\n"
        for number in range(12)
    )
    (tmp_path / "rows.jsonl").write_text(rows, encoding="utf-8")
    more = 'overlap = 2\ndue = 2099-01-31\n[rates]\ncurrency = "EUR"\npreference = 0.5\n'
    (tmp_path / "spring.toml").write_text(CAMPAIGN.replace("overlap = 1\n", "").format(more=more), encoding="utf-8")
    now = datetime.now(UTC)
    clock = Clock(now - timedelta(days=3))
    with Workspace.open(empty, clock=clock) as workspace:
        workspace.create_campaign(tmp_path / "spring.toml")
        workspace.import_file(tmp_path / "rows.jsonl", "spring")
        workspace.assign("spring")
        ana = workspace.add_person("Ana <b>Ruiz</b>", locales={"es-MX": "native"})
        workspace.add_person("Luis", locales={"es-MX": "native"})
        for _ in range(3):
            for _ in range(4):
                item = workspace.next_item(ana.id)
                assert item is not None
                workspace.submit(item.assignment_id, {"preference": 1, "reasons": ["correct"]})
            clock.move(timedelta(days=1))
    return empty


def test_the_panel_of_a_locale_says_who_how_fast_and_for_how_much(
    spring: Path, open_page: Callable[..., AppTest]
) -> None:
    at = open_page(spring, "board")
    said = words_of(at)
    assert "Part of it waits for people who have not begun here." in said
    assert "Cost so far: " in said
    assert "6.00\u00a0EUR" in said  # 12 × 0.50; as much is to come
    table, people, reviews = (each.value for each in at.dataframe)
    assert list(table["people"]) == ["1 of 2"]
    assert list(table["pace"]) == ["4"]
    assert list(people["name"]) == ["Ana <b>Ruiz</b>", "Luis"]
    assert list(people["items"]) == [12, 0]
    assert list(people["left"]) == [0, 12]
    assert list(reviews["owed"]) == [12]
    assert "Open Messages" in links_of(at)


def test_bars_are_there_for_what_can_be_counted(spring: Path, open_page: Callable[..., AppTest]) -> None:
    said = words_of(open_page(spring, "board")).splitlines()
    assert "50% · 12 of 24" in said  # judgments, and comparisons
    assert "100% · 4 of 4" in said  # prompts that are sensitive
    assert "Volume" in said
    assert "Coverage" in said
    assert "Quality" not in said


def test_a_campaign_is_paused_and_goes_on(spring: Path, open_page: Callable[..., AppTest]) -> None:
    at = press(open_expander(open_page(spring, "board"), "campaign-edit"), "Pause")
    with Workspace.open(spring) as workspace:
        assert workspace.campaign("spring").state == "paused"
    at.run()
    assert "This campaign is paused: reviewers get no items of it." in words_of(at)
    assert list(at.dataframe[0].value["help"]) == ["Resume"]
    press(at, "Go on with the campaign")
    with Workspace.open(spring) as workspace:
        assert workspace.campaign("spring").state == "open"


def edited(at: AppTest, before: str, after: str) -> AppTest:
    field = next(each for each in at.text_area if each.label == "The campaign file")
    field.set_value(field.value.replace(before, after))
    return press(at, "Save the campaign file")


def test_the_campaign_file_is_changed_on_the_page(spring: Path, open_page: Callable[..., AppTest]) -> None:
    at = open_expander(open_page(spring, "board"), "campaign-edit")
    edited(at, "overlap = 2", "overlap = 0")
    assert "overlap: must be a number from 1 to 100" in words_of(at)
    with Workspace.open(spring) as workspace:
        assert workspace.campaign("spring").campaign.overlap == 2
    edited(at, "overlap = 0", "overlap = 3")
    assert "The campaign file is saved." in words_of(at)
    with Workspace.open(spring) as workspace:
        assert workspace.campaign("spring").campaign.overlap == 3


def test_of_two_coordinators_the_later_one_sees_what_changed(spring: Path, open_page: Callable[..., AppTest]) -> None:
    at = open_expander(open_page(spring, "board"), "campaign-edit")
    with Workspace.open(spring) as workspace:
        tomas = next(each for each in workspace.people() if each.name == "Tomás")
        source = workspace.campaign_source("spring").replace("Spring", "Primavera")
        workspace.acting_as(tomas.id).edit_campaign("spring", source, version=1)
    edited(at, "overlap = 2", "overlap = 5")
    said = words_of(at)
    assert "The campaign was changed meanwhile by Tomás" in said
    assert "What was changed meanwhile" in said
    assert "<ins>" in said
    with Workspace.open(spring) as workspace:
        assert workspace.campaign("spring").campaign.overlap == 2
    press(at, "Begin again with the newest file")
    edited(at, "overlap = 2", "overlap = 5")
    with Workspace.open(spring) as workspace:
        found = workspace.campaign("spring").campaign
        assert (found.title, found.overlap) == ("Primavera", 5)
