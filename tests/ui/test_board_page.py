"""The board: how far each locale is, and what helps most."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from reading import choose, links_of, press, words_of
from streamlit.testing.v1 import AppTest

from localize import Workspace
from localize.texts import texts
from localize.ui.parts.standing import State, standing
from localize.ui.parts.ways import Way
from localize.workspace.reporting import LocaleStatus, ReviewStatus

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


def status(*, done: int = 0, owed: int = 0, people: int = 0, imported: int = 0, assigned: bool = True) -> LocaleStatus:
    review = ReviewStatus("pair", "preference", done + owed, owed, 0, done, people)
    reviews = (review,) if assigned else ()
    return LocaleStatus("es-MX", "Spanish (Mexico)", 5, 10, done, imported, owed, people, reviews)


@pytest.mark.parametrize(
    ("given", "state", "way"),
    [
        (status(done=10), State.DONE, Way.EXPORT),
        (status(done=4, owed=6, people=2), State.UNDER_WAY, None),
        (status(owed=10), State.NOBODY, Way.PEOPLE),
        (status(assigned=False), State.NOT_ASSIGNED, Way.ASSIGN),
        (status(assigned=False, imported=9), State.NOT_ASSIGNED, Way.ASSIGN),
    ],
)
def test_a_locale_has_one_state_and_the_way_that_helps(given: LocaleStatus, state: State, way: Way | None) -> None:
    found = standing(given, texts("en"))
    assert (found.state, found.way) == (state, way)
    assert found.word
    assert found.why


def test_the_share_is_of_the_judgments_asked_for() -> None:
    assert standing(status(done=4, owed=6, people=1), texts("en")).share == 0.4
    assert standing(status(assigned=False), texts("en")).share is None


def test_an_invitation_names_the_locale() -> None:
    assert standing(status(owed=1), texts("en")).action == "Invite somebody for Spanish (Mexico)"


def test_the_board_counts_what_the_demo_holds(demo: Path, open_page: Callable[..., AppTest]) -> None:
    at = choose(open_page(demo, "board"), "Campaign", "demo-history")
    assert {each.label: each.value for each in at.metric}["Imported"] == "480"
    table = at.dataframe[0].value
    assert list(table["name"]) == ["German (Germany)", "English (United States)", "Simplified Chinese (China)"]
    assert set(table["state"]) == {"Not assigned"}
    assert links_of(at) == ["Assign now"]


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
