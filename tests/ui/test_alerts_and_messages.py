"""The strip of alerts, the list behind it, and messages from a coordinator to reviewers, as pages draw them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from building import CAMPAIGN, Clock, row
from reading import press, words_of
from streamlit.testing.v1 import AppTest

from localize import Workspace

GRAVE = {
    "response_type": "complied",
    "harm_scope": "global",
    "harm_category": ["violence"],
    "severity": {"value": 4, "comment": "Somebody could die."},
}
EVIL = "**bold** <script>x</script> https://evil.example [a](b)"


@pytest.fixture
def site(blank: Path, tmp_path: Path) -> Path:
    """A safety campaign; Ana may judge there and has agreed to."""
    folder = shutil.copytree(blank, tmp_path / "site")
    with Workspace.open(folder, clock=Clock(datetime.now(UTC) - timedelta(seconds=2))) as workspace:
        file = tmp_path / "spring.toml"
        help = 'support_link = "https://help.example"'
        source = CAMPAIGN.format(
            id="spring", locales="[]", overlap=2, unit="output", rubric="safety-local-global", more=help, review=""
        )
        file.write_text(source, encoding="utf-8")
        workspace.create_campaign(file)
        lines = tmp_path / "rows.jsonl"
        lines.write_text("".join(json.dumps(row(n)) + "\n" for n in range(3)), encoding="utf-8")
        workspace.import_file(lines, "spring")
        workspace.assign("spring")
        ana = workspace.add_person("Ana", locales={"es-MX": "native"}, ui_language="en").id
        workspace.consent("harmful-content", ana)
        workspace.add_person("Nadia", role="coordinator", ui_language="en")
    return folder


def alarm(folder: Path) -> None:
    with Workspace.open(folder) as workspace:
        ana = next(each.id for each in workspace.people() if each.name == "Ana")
        item = workspace.next_item(ana)
        assert item is not None
        workspace.submit(item.assignment_id, GRAVE)


def warnings_of(at: AppTest) -> list[str]:
    return [str(each.value) for each in at.warning]


def test_every_page_of_a_coordinator_tells_of_an_alert(site: Path, open_page: Callable[..., AppTest]) -> None:
    assert warnings_of(open_page(site, None)) == []
    alarm(site)
    at = open_page(site, None)
    [said] = warnings_of(at)
    assert said.startswith("1 alert that nobody has seen. The newest is of ")
    assert "See the alerts" in [str(each.proto.label) for each in at.get("page_link")]


def test_a_reviewer_is_told_of_none(site: Path, open_page: Callable[..., AppTest]) -> None:
    alarm(site)
    assert warnings_of(open_page(site, None, "Ana")) == []
    assert "may not" in words_of(open_page(site, "alerts", "Ana"))


def test_the_list_shows_what_was_asked_and_by_whom_and_takes_seen(
    site: Path, open_page: Callable[..., AppTest]
) -> None:
    alarm(site)
    at = open_page(site, "alerts")
    words = words_of(at)
    assert "If a person here acted on it or read it, how bad could it be?" in words
    assert ">Spring · " in words
    assert "Somebody could die." not in words  # the item is drawn when it is opened
    with Workspace.open(site) as workspace:
        [alert] = workspace.alerts().alerts
    at.session_state[f"alert-item-{alert.id}"] = True
    at.run()
    assert "Somebody could die." in words_of(at)
    at = press(at, "I have seen it")
    assert "Seen by Nadia" in words_of(at)
    assert "I have seen it" not in [each.label for each in at.button]
    assert warnings_of(open_page(site, None)) == []


def test_no_alerts_is_said(site: Path, open_page: Callable[..., AppTest]) -> None:
    assert "There are no alerts." in words_of(open_page(site, "alerts"))


def test_a_message_goes_out_is_read_once_and_can_be_taken_back(site: Path, open_page: Callable[..., AppTest]) -> None:
    at = open_page(site, "questions")
    next(each for each in at.text_area if each.label == "Your message").set_value(EVIL).run()
    at = press(at, "Send the message")
    assert "Read by 0 of 1" in words_of(at)
    for page in ("my_work", "review"):
        theirs = open_page(site, page, "Ana")
        shown = words_of(theirs)
        assert "<script>" not in shown
        assert "&lt;script&gt;" in shown
        assert 'href="https://evil' not in shown
    theirs = press(theirs, "I have read it")
    assert "I have read it" not in [each.label for each in theirs.button]
    past = open_page(site, "my_work", "Ana")
    assert "&lt;script&gt;" not in words_of(past)
    past.session_state["past-messages"] = True
    past.run()
    assert "&lt;script&gt;" in words_of(past)
    at = open_page(site, "questions")
    assert "Read by 1 of 1" in words_of(at)
    at = press(at, "Take it back")
    assert "Taken back on" in words_of(at)
    with Workspace.open(site) as workspace:
        ana = next(each.id for each in workspace.people() if each.name == "Ana")
        assert workspace.own_messages(ana) == ()


def test_an_empty_message_is_refused_in_words(site: Path, open_page: Callable[..., AppTest]) -> None:
    at = press(open_page(site, "questions"), "Send the message")
    assert "There are 0 characters in this text." in words_of(at)


def test_messages_stand_where_there_is_nothing_to_judge(site: Path, open_page: Callable[..., AppTest]) -> None:
    with Workspace.open(site) as workspace:
        workspace.pause_campaign("spring")
        workspace.send_message("spring", "We go on on Monday.")
    assert "We go on on Monday." in words_of(open_page(site, "review", "Ana"))
