"""The rubrics page: what is on the shelf, what is wrong with it, how reviewers see it; a file is checked, then kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from reading import choose, markup_of, press, words_of
from streamlit.testing.v1 import AppTest

from localize import Workspace
from localize.rubric import find_rubrics
from localize.ui import main

Open = Callable[..., AppTest]
BROKEN = 'schema = "rubric/1"\nid = "mine"\ntitle = "**[x](http://beacon.example)**"\nintor = "Read."\n'
PREFERENCE = find_rubrics(None)["preference"].read_text("utf-8")


@pytest.fixture
def page(demo: Path, open_page: Open) -> AppTest:
    return open_page(demo, "rubrics")


def look(at: AppTest, label: str) -> AppTest:
    """Choose among the ways to look at a rubric."""
    ways = next(each for each in at.radio if each.label == "Look at")
    ways.set_value(ways.options[[str(each) for each in ways.options].index(label)]).run()
    assert not at.exception
    return at


def drop(at: AppTest, name: str, content: str) -> AppTest:
    at.file_uploader[0].upload(name, content.encode(), "application/toml").run()
    assert not at.exception
    return at


def test_every_rubric_is_listed_with_its_campaigns_and_languages(page: AppTest) -> None:
    table = page.dataframe[0].value.set_index("id")
    assert set(table.index) == set(find_rubrics(None))
    assert set(table["from"]) == {"shipped"}
    assert set(table["state"]) == {"in order"}
    assert "demo-culture (1." in table.loc["cultural-nuance", "uses"]
    assert table.loc["preference", "unit"] == "two answers"
    assert "English" in table.loc["preference", "languages"]


def test_the_sheet_is_shown_and_said_to_store_nothing(page: AppTest) -> None:
    assert "nothing that you answer is stored" in "\n".join(each.value for each in page.info)
    assert [each.label for each in page.selectbox] == ["Rubric", "Texts", "Language of the reviewer", "Profile"]
    assert "Sample text, Arabic (Egypt)" in page.selectbox[1].options


@pytest.mark.parametrize("id", sorted(find_rubrics(None)))
def test_each_shipped_rubric_has_a_preview_facts_and_its_file(demo: Path, open_page: Open, id: str) -> None:
    page = open_page(demo, "rubrics")
    rubrics = next(each for each in page.selectbox if each.label == "Rubric")
    rubrics.set_value(rubrics.options.index(id)).run()
    assert not page.exception
    look(page, "Facts")
    facts = dict(zip(page.dataframe[1].value["what"], page.dataframe[1].value["value"], strict=True))
    assert facts["Who may judge"].startswith("who ")
    assert facts["How results sum it up"]
    look(page, "The file")
    assert f'id = "{id}"' in page.code[0].value


def test_what_marks_cost_is_a_table(page: AppTest) -> None:
    rubrics = page.selectbox[0]
    rubrics.set_value(rubrics.options.index("wmt-mqm")).run()
    look(page, "Facts")
    costs = page.dataframe[3].value
    rows = list(zip(costs["severity"], costs["category"], costs["points"], strict=True))
    assert ("major", "non-translation", "25") in rows
    assert ("minor", "fluency/punctuation", "0.1") in rows


def test_texts_of_a_campaign_may_be_looked_at_in_another_language_of_the_reviewer(page: AppTest) -> None:
    rubrics = page.selectbox[0]
    rubrics.set_value(rubrics.options.index("cultural-nuance")).run()
    texts = next(each for each in page.selectbox if each.label == "Texts")
    real = [number for number, each in enumerate(texts.options) if each.startswith("demo-culture")]
    texts.set_value(real[0]).run()
    choose(page, "Language of the reviewer", "ar")
    profile = next(each for each in page.selectbox if each.label == "Profile")
    assert profile.options == ["All questions", "quick"]
    profile.set_value(1).run()
    assert not page.exception


def test_who_does_not_read_the_original_is_asked_less_or_nothing(page: AppTest) -> None:
    rubrics = page.selectbox[0]
    rubrics.set_value(rubrics.options.index("direct-assessment")).run()
    page.checkbox[0].check().run()
    assert not page.exception
    assert "Nothing is asked of a reviewer who does not read the original." in [each.value for each in page.info]


def test_a_broken_file_of_the_workspace_is_shown_with_its_faults_as_text(demo: Path, open_page: Open) -> None:
    (demo / "rubrics" / "mine.toml").write_text(BROKEN, "utf-8")
    page = open_page(demo, "rubrics")
    table = page.dataframe[0].value
    assert table["id"][0] == "mine"
    assert "fault" in table["state"][0]
    said = words_of(page)
    assert "mine.toml has 6 faults:" in said
    assert all(each in said for each in ("R002 · version", "R002 · intro", "R008 · intor", "Did you mean intro?"))
    assert page.selectbox[0].value == 0
    assert "beacon.example" in page.code[0].value
    assert "beacon.example" not in markup_of(page)


def test_a_dropped_file_shows_its_faults_and_is_not_stored(page: AppTest, demo: Path) -> None:
    drop(page, "mine.toml", BROKEN)
    assert "R008 · intor" in words_of(page)
    assert "Mend these places and drop the file again. Nothing was stored." in words_of(page)
    assert "Save to this workspace" not in [each.label for each in page.button]
    assert list((demo / "rubrics").iterdir()) == []


def test_a_sound_file_is_looked_at_before_it_is_saved(page: AppTest, demo: Path) -> None:
    raised = PREFERENCE.replace('version = "1.0.0"', 'version = "1.0.1"')
    drop(page, "preference.toml", raised)
    assert "This file is in order." in [each.value for each in page.success]
    assert list((demo / "rubrics").iterdir()) == []
    press(page, "Save to this workspace")
    assert (demo / "rubrics" / "preference.toml").read_text("utf-8") == raised
    assert any(each.value.startswith("Saved.") for each in page.success)


def test_other_content_under_a_known_version_is_refused_in_words(page: AppTest, demo: Path) -> None:
    drop(page, "preference.toml", PREFERENCE.replace("Which answer", "What answer"))
    press(page, "Save to this workspace")
    assert "Write a higher version into the file" in words_of(page)
    assert list((demo / "rubrics").iterdir()) == []


def test_reviewers_have_no_such_page(demo: Path, open_page: Open) -> None:
    assert "rubrics" in main.PATHS
    at = open_page(demo, "rubrics", name="Amal")
    assert not at.dataframe
    assert not at.file_uploader


def test_looking_stores_nothing(page: AppTest, demo: Path) -> None:
    with Workspace.open(demo) as workspace:
        before = workspace.status()
    look(page, "Facts")
    look(page, "As a reviewer sees it")
    with Workspace.open(demo) as workspace:
        assert workspace.status() == before
