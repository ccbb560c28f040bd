"""The judgments page: what was judged is read back, with models, raters and the words of the rubric."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from reading import choose, links_of, words_of
from streamlit.testing.v1 import AppTest

from localize import Workspace
from localize.records import Rating, RatingState
from localize.rubric.read import read_rubric
from localize.texts import texts
from localize.ui.parts.answers import answer_in_words, question_of

RUBRICS = Path(__file__).parents[2] / "rubrics"


@pytest.fixture
def page(demo: Path, open_page: Callable[..., AppTest]) -> AppTest:
    return choose(open_page(demo, "history"), "Campaign", "demo-history")


def test_imported_judgments_are_shown_with_their_raters(page: AppTest) -> None:
    assert "20 items have judgments." in words_of(page)
    table = page.dataframe[0].value
    assert list(table["who"]) == [f"mlqe-ende-rater{number}" for number in range(1, 7)]
    assert set(table["question"]) == {"How good is the translation as a whole?"}
    assert set(table["status"]) == {"counts, imported"}
    assert "mlqe-pe-nmt" in words_of(page)


def test_another_locale_is_shown(page: AppTest) -> None:
    choose(page, "Locale", "zh-Hans-CN")
    assert 'lang="zh-Hans-CN"' in words_of(page)


def test_a_campaign_without_judgments_says_so(demo: Path, open_page: Callable[..., AppTest]) -> None:
    at = choose(open_page(demo, "history"), "Campaign", "demo-culture")
    assert "Nothing has been judged in this campaign yet" in words_of(at)
    assert links_of(at) == ["See what is missing"]


def test_a_judgment_given_here_is_shown_by_pseudonym(demo: Path, open_page: Callable[..., AppTest]) -> None:
    with Workspace.open(demo) as workspace:
        amal = next(each for each in workspace.people() if each.name == "Amal")
        item = workspace.next_item(amal.id, campaign="demo-prompts")
        assert item is not None
        rubric = workspace.rubric(item.rubric_hash)
        comment = "![](http://beacon.example/x) because of the dialect"
        raw = {each.id: answer_to(each, comment) for each in rubric.criteria if each.id in item.criteria}
        workspace.submit(item.assignment_id, {name: value for name, value in raw.items() if value is not None})
    at = choose(open_page(demo, "history"), "Campaign", "demo-prompts")
    table = at.dataframe[0].value
    assert all(each.startswith("r-") for each in table["who"])
    assert "Amal" not in words_of(at)
    assert set(table["status"]) == {"counts"}
    assert any("/" in each for each in table["submitted"])


def test_a_date_in_arabic_holds_no_badge_for_the_marks_it_needs(demo: Path, open_page: Callable[..., AppTest]) -> None:
    test_a_judgment_given_here_is_shown_by_pseudonym(demo, open_page)
    with Workspace.open(demo) as workspace:
        nadia = next(each for each in workspace.people() if each.name == "Nadia")
        workspace.set_ui_language(nadia.id, "ar")
    at = open_page(demo, "history")
    at = at.selectbox[0].set_value("demo-prompts").run()
    dates = at.dataframe[0].value["submitted"]
    assert any("\u200f" in each for each in dates)
    assert not any("‹" in each for each in dates)


def answer_to(criterion: Any, comment: str) -> Any:
    if criterion.show_when is not None:
        return None
    if criterion.levels:
        return {"value": criterion.levels[-1].value, "comment": comment}
    if criterion.options:
        chosen = criterion.options[0].id
        return [chosen] if criterion.kind == "multi" else {"value": chosen, "comment": comment}
    return {"value": False, "comment": comment} if criterion.kind == "binary" else None


def test_a_coordinator_reads_portions_and_the_total(demo: Path) -> None:
    with Workspace.open(demo) as workspace:
        first = workspace.judged_items("demo-history", "de-DE", 0, 12)
        second = workspace.judged_items("demo-history", "de-DE", 12, 12)
    assert first.total == second.total == 20
    assert (len(first.items), len(second.items)) == (12, 8)
    assert not {each.prompt_id for each in first.items} & {each.prompt_id for each in second.items}
    assert all(len(each.judgments) == 6 for each in first.items)


PREFERENCE = read_rubric(RUBRICS / "preference.toml")


@pytest.mark.parametrize(
    ("rating", "said"),
    [
        (Rating("preference", -2), "-2 · A, better"),
        (Rating("preference", state=RatingState.CANNOT_JUDGE), "Cannot judge"),
        (Rating("preference", state=RatingState.NOT_APPLICABLE), "Does not apply"),
        (Rating("preference"), "–"),
        (Rating("tie_kind", "both_bad"), "both are bad"),
        (Rating("long_gone", 3), "3"),
    ],
)
def test_an_answer_is_said_in_the_words_of_its_rubric(rating: Rating, said: str) -> None:
    assert answer_in_words(PREFERENCE, rating, texts("en")) == said


def test_a_question_names_the_locale_in_the_readers_language() -> None:
    assert question_of(PREFERENCE, "preference", "de-DE", texts("en")).endswith("(German – Germany)?")
    assert question_of(PREFERENCE, "long_gone", "de-DE", texts("en")) == "long_gone"
