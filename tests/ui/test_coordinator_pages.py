"""What holds for every page of a coordinator."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest
from reading import links_of, markup_of, words_of
from streamlit.testing.v1 import AppTest

from localize import Workspace
from localize.ui.parts.ways import Way

PAGES = ("board", "import_", "people", "assign", "export", "history", "questions", "signals", "audit")
OF_A_CAMPAIGN = tuple(each for each in PAGES if each not in ("board", "people", "questions", "audit"))
BEACON = "![](http://beacon.example/x) <img src=http://beacon.example/y> **loud**"


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_drawn_with_the_data_of_the_demo(page: str, demo: Path, open_page: Callable[..., AppTest]) -> None:
    at = open_page(demo, page)
    assert len(at.title) == 1
    assert "You may not do this" not in words_of(at)


@pytest.mark.parametrize("page", OF_A_CAMPAIGN)
def test_a_page_without_a_campaign_says_how_to_begin(page: str, empty: Path, open_page: Callable[..., AppTest]) -> None:
    at = open_page(empty, page)
    assert "There is no campaign yet" in words_of(at)
    assert links_of(at) == ["Create a campaign"]


@pytest.mark.parametrize("page", PAGES)
def test_a_reviewer_is_refused_by_the_workspace_itself(
    page: str, demo: Path, open_page: Callable[..., AppTest]
) -> None:
    at = open_page(demo, page, "Daniel")
    assert "You may not do this." in words_of(at)
    assert not at.dataframe
    assert not at.button


def test_a_reviewer_gets_the_sheet_and_no_coordinators_page(demo: Path, open_page: Callable[..., AppTest]) -> None:
    at = open_page(demo, None, "Daniel")
    assert [each.key for each in at.get("bidi_component") if each.key == "review"] == ["review"]
    assert not at.title
    assert not at.dataframe


def test_a_coordinator_begins_at_the_board(demo: Path, open_page: Callable[..., AppTest]) -> None:
    assert [each.value for each in open_page(demo, None).title] == ["Board"]


@pytest.mark.parametrize("page", PAGES)
def test_titles_and_names_never_become_markup(page: str, empty: Path, open_page: Callable[..., AppTest]) -> None:
    with Workspace.open(empty) as workspace:
        file = empty / "hostile.toml"
        file.write_text(
            dedent(f"""
            id = "hostile"
            title = "{BEACON}"
            source_locale = "en"
            locales = []
            overlap = 1
            [[review]]
            unit = "pair"
            rubric = "preference"
            """)
        )
        workspace.create_campaign(file)
        workspace.add_person(BEACON, locales={"es-MX": "native"}, domains=[BEACON])
    at = open_page(empty, page)
    assert "beacon" not in markup_of(at)
    assert not any("<img" in each.value for each in at.html)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_drawn_from_right_to_left_in_arabic(page: str, demo: Path, open_page: Callable[..., AppTest]) -> None:
    with Workspace.open(demo) as workspace:
        nadia = next(each for each in workspace.people() if each.name == "Nadia")
        workspace.set_ui_language(nadia.id, "ar")
    assert open_page(demo, page).title


def test_the_campaign_chosen_on_one_page_is_there_on_the_next(demo: Path, open_page: Callable[..., AppTest]) -> None:
    at = open_page(demo, "board")
    at.selectbox[0].set_value("demo-history").run()
    at.args = ("export",)
    at.run()
    assert at.selectbox[0].value == "demo-history"


def list_pages() -> None:
    import streamlit as st

    from localize.ui.menu import menu_of
    from localize.ui.visit import current_visit

    visit = current_visit()
    assert visit is not None
    for page in (page for pages in menu_of(visit).values() for page in pages):
        hidden = "" if page.visibility == "visible" else "hidden "
        st.text(hidden + page.title + " /" + page.url_path)


@pytest.mark.parametrize(
    ("name", "paths"),
    [
        ("Daniel", {"/", "/my-work", "/profile", "/tests"}),
        ("Nadia", {"/", "/import", "/people", "/assign", "/prompts", "/export", "/judgments", "/questions", "/signals",
                   "/parallel", "/rubrics", "/review", "/my-work", "/pay", "/profile", "/audit", "/sets", "/tests"}),
    ],
)  # fmt: skip
def test_a_role_has_its_pages_and_no_others(
    name: str, paths: set[str], demo: Path, open_page: Callable[..., AppTest]
) -> None:
    open_page(demo, None, name)
    at = AppTest.from_function(list_pages, default_timeout=60).run()
    assert {each.value.split(" ")[-1] for each in at.text if not each.value.startswith("hidden")} == paths


def test_every_way_leads_to_a_page(demo: Path, open_page: Callable[..., AppTest]) -> None:
    open_page(demo, None)
    at = AppTest.from_function(list_pages, default_timeout=60).run()
    paths = {each.value.split(" ")[-1] for each in at.text}
    assert {"/" if way is Way.BOARD else f"/{way}" for way in Way} <= paths
