"""The assign page: looked at first, then done, with what nobody can take."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reading import choose, links_of, press, words_of
from streamlit.testing.v1 import AppTest

from localize import Workspace

LOOK = "See what would happen"


def owed(folder: Path) -> int:
    with Workspace.open(folder) as workspace:
        return sum(each.owed for each in workspace.status("demo-history")[0].locales)


def test_a_look_changes_nothing_and_assigning_does(demo: Path, open_page: Callable[..., AppTest]) -> None:
    at = choose(open_page(demo, "assign"), "Campaign", "demo-history")  # its items came with its judgments
    press(at, LOOK)
    assert "Would be made: 0 new items, 80 new places." in words_of(at)
    assert owed(demo) == 0
    press(at, "Assign")
    assert "Made: 0 new items, 80 new places." in words_of(at)
    assert owed(demo) == 80


def test_the_overlap_of_the_campaign_holds_unless_another_is_typed(
    demo: Path, open_page: Callable[..., AppTest]
) -> None:
    at = choose(open_page(demo, "assign"), "Campaign", "demo-history")
    assert at.number_input[0].placeholder == "1, as the campaign says"
    at.number_input[0].set_value(3)
    press(at, LOOK)
    assert "0 new items, 240 new places" in words_of(at)


def test_what_cannot_be_covered_says_why_and_leads_to_people(demo: Path, open_page: Callable[..., AppTest]) -> None:
    at = choose(open_page(demo, "assign"), "Campaign", "demo-culture")
    at.number_input[0].set_value(9)
    press(at, LOOK)
    table = at.dataframe[0].value
    assert all(table["open"] > 0)
    assert all("invite" in each for each in table["why"])
    assert links_of(at) == ["Invite people"]


def test_where_nobody_is_missing_there_is_no_why(demo: Path, open_page: Callable[..., AppTest]) -> None:
    at = press(choose(open_page(demo, "assign"), "Campaign", "demo-culture"), LOOK)
    assert "why" not in at.dataframe[0].value
    assert set(at.dataframe[0].value["open"]) == {0}


def test_a_campaign_with_nothing_imported_leads_to_the_import(empty: Path, open_page: Callable[..., AppTest]) -> None:
    with Workspace.open(empty) as workspace:
        file = empty / "spring.toml"
        file.write_text(
            'id = "spring"\ntitle = "Spring"\nsource_locale = "en"\nlocales = []\noverlap = 1\n'
            '[[review]]\nunit = "pair"\nrubric = "preference"\n'
        )
        workspace.create_campaign(file)
    at = press(open_page(empty, "assign"), LOOK)
    assert links_of(at) == ["Import prompts and outputs"]


def test_a_campaign_without_a_review_is_refused_in_words(empty: Path, open_page: Callable[..., AppTest]) -> None:
    with Workspace.open(empty) as workspace:
        file = empty / "bare.toml"
        file.write_text('id = "bare"\ntitle = "Bare"\nsource_locale = "en"\nlocales = []\noverlap = 1\n')
        workspace.create_campaign(file)
    assert "asks for no review" in words_of(press(open_page(empty, "assign"), LOOK))
