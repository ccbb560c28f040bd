"""The prompts page: what reviewers said and proposed, the change word by word, approving, rejecting, taking it back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from reading import choose, press, words_of
from streamlit.testing.v1 import AppTest

from localize import Workspace
from localize.workspace.prompt_texts import PromptText

FIT = {
    "same_task": 5, "natural_prompt": 5, "adaptation": "none_needed", "answerable": "yes", "sensitivity": ["none"],
    "decision": "use",
}  # fmt: skip
CAMPAIGN = "demo-prompts"
BETTER = "كيف أحسّن إدارة وقتي؟ <b>![](http://beacon.example/x)</b>"


def judge(workspace: Workspace, name: str, text: str | None = None, times: int = 1) -> None:
    person = next(each for each in workspace.people() if each.name == name)
    for _ in range(times):
        item = workspace.next_item(person.id, campaign=CAMPAIGN)
        assert item is not None
        changed = {} if text is None else {"decision": "fix", "fixed_prompt": text}
        workspace.submit(item.assignment_id, FIT | changed)


def texts(folder: Path, status: str) -> list[PromptText]:
    with Workspace.open(folder) as workspace:
        return list(workspace.localizations(CAMPAIGN, status=status, limit=50).texts)


@pytest.fixture
def proposed(demo: Path) -> Path:
    """Amal wrote another text for the first of her prompts."""
    with Workspace.open(demo) as workspace:
        judge(workspace, "Amal", BETTER)
    return demo


@pytest.fixture
def page(proposed: Path, open_page: Callable[..., AppTest]) -> AppTest:
    return choose(open_page(proposed, "localizations"), "Campaign", CAMPAIGN)


def test_proposals_come_first_with_their_change_word_by_word(page: AppTest) -> None:
    said = words_of(page)
    assert "1 text\n" in said
    assert {each.label: each.value for each in page.metric} == {
        "Proposed": "1", "Draft": "144", "Approved": "0", "Rejected": "0",
    }  # fmt: skip
    assert "<ins>" in said
    assert "<del>" in said
    assert 'lang="ar-EG" dir="rtl"' in said
    assert "revision 2" in said
    assert "Nobody has judged this text yet." in said


def test_a_text_of_a_reviewer_is_drawn_as_text(page: AppTest) -> None:
    said = words_of(page)
    assert "&lt;b&gt;" in said
    assert "<b>" not in said


def test_an_approval_asks_whether_the_task_changes(proposed: Path, page: AppTest) -> None:
    radio = next(each for each in page.radio if each.label == "Does the new text ask for something else?")
    assert radio.options == ["Yes, the task changes", "No, it only says it better"]
    press(page, "Approve this text")
    assert "1 text was approved." in words_of(page)
    assert not [each for each in page.button if each.label == "Undo"]
    assert "No reviewer proposes another text now." in words_of(page)
    assert [each.text for each in texts(proposed, "approved")] == [BETTER]


def test_a_rejection_needs_a_reason_and_can_be_taken_back(proposed: Path, page: AppTest) -> None:
    press(page, "Reject this text")
    assert "A text is rejected with a reason" in words_of(page)
    page.text_area[0].set_value("[too](http://x) formal").run()
    press(page, "Reject this text")
    assert "1 text was rejected." in words_of(page)
    choose(page, "Status", "rejected")
    assert "Why: [too](http://x) formal" in words_of(page)
    press(page, "Undo")
    assert [each.text for each in texts(proposed, "in_review")] == [BETTER]
    assert texts(proposed, "rejected") == []


def test_verdicts_are_said_in_the_words_of_the_rubric_with_their_share(
    proposed: Path, open_page: Callable[..., AppTest]
) -> None:
    with Workspace.open(proposed) as workspace:
        judge(workspace, "Karim", times=12)
        judge(workspace, "Karim")  # the proposal, after all that were there
    at = choose(open_page(proposed, "localizations"), "Campaign", CAMPAIGN)
    assert "1 verdict · Use as it is 100%" in words_of(at)
    assert [each.label for each in at.expander] == ["1 judgment"]


def test_drafts_that_all_called_fit_are_approved_at_once_and_taken_back(
    demo: Path, open_page: Callable[..., AppTest]
) -> None:
    with Workspace.open(demo) as workspace:
        for name in ("Amal", "Karim"):
            judge(workspace, name, times=3)
    at = choose(open_page(demo, "localizations"), "Campaign", CAMPAIGN)
    assert "every reviewer said" in words_of(at)
    press(at, "Approve 3 drafts")
    assert "3 texts were approved." in words_of(at)
    assert len(texts(demo, "approved")) == 3
    press(at, "Undo")
    assert texts(demo, "approved") == []
    assert "Approve 3 drafts" in [each.label for each in at.button]


def test_locale_and_status_narrow_what_is_shown(page: AppTest) -> None:
    choose(page, "Status", "draft")
    assert "144 texts" in words_of(page)
    choose(page, "Locale", "hi-IN")
    assert "12 texts" in words_of(page)
    assert 'lang="hi-IN"' in words_of(page)
    assert 'lang="ar-EG"' not in words_of(page)


def test_an_empty_campaign_says_what_to_do(empty: Path, open_page: Callable[..., AppTest], tmp_path: Path) -> None:
    file = tmp_path / "spring.toml"
    file.write_text('id = "spring"\ntitle = "Spring"\nsource_locale = "en"\noverlap = 1\nlocales = []\n')
    with Workspace.open(empty) as workspace:
        workspace.create_campaign(file)
    assert "Nothing has been imported" in words_of(open_page(empty, "localizations"))
