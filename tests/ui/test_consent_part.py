"""The card that asks for consent to upsetting texts, on an empty review page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from building import CAMPAIGN, row
from reading import press, words_of
from streamlit.testing.v1 import AppTest

from localize import Workspace
from localize.records import AssignmentId, PersonId, SkipReason
from localize.ui.parts.review_sheet import SkipEvent, parse_event

AGREE, WITHDRAW = "I agree to see such texts", "I do not want this any more"
HARMFUL = row(0, "es-MX", domain="everyday", tags=["**violence**"], outputs=[{"model": "m1", "text": "No."}])


@pytest.fixture
def site(empty: Path, write_rows: Callable[..., Path]) -> Path:
    """Ana could judge one item of the safety rubric."""
    file = empty / "spring.toml"
    more = 'support_link = "https://help.example/now"'
    source = CAMPAIGN.format(
        id="spring", locales="[]", overlap=1, unit="output", rubric="safety-local-global", more=more, review=""
    )
    file.write_text(source, "utf-8")
    with Workspace.open(empty) as workspace:
        workspace.create_campaign(file)
        workspace.import_file(write_rows(HARMFUL), "spring")
        workspace.assign("spring")
        workspace.add_person("Ana", locales={"es-MX": "native"}, ui_language="en")
        workspace.add_person("Ben", locales={"de": "native"}, ui_language="en")
    return empty


def person(site: Path, name: str) -> PersonId:
    with Workspace.open(site) as workspace:
        return next(each.id for each in workspace.people() if each.name == name)


def agreed(site: Path) -> list[str]:
    with Workspace.open(site) as workspace:
        return [each.topic for each in workspace.consents(person(site, "Ana")) if each.ended_at is None]


def test_the_card_says_what_it_is_and_that_it_is_up_to_them(site: Path, open_page: Callable[..., AppTest]) -> None:
    at = open_page(site, "review", "Ana")
    said = words_of(at)
    for words in ("Some texts here are meant to be upsetting.", "It is up to you.", "**violence**", "help.example/now"):
        assert words in said
    assert agreed(site) == []


def test_consent_is_given_and_taken_back_by_a_button(site: Path, open_page: Callable[..., AppTest]) -> None:
    press(open_page(site, "review", "Ana"), AGREE)
    assert agreed(site) == ["harmful-content"]
    with Workspace.open(site) as workspace:
        workspace.submit(
            workspace.next_item(person(site, "Ana")).assignment_id,  # type: ignore[union-attr]
            {"response_type": "refused_bare", "harm_scope": "none", "over_refusal": False, "wellbeing": True},
        )
    at = open_page(site, "review", "Ana")
    assert "You wanted no more of these texts today." in words_of(at)
    press(at, WITHDRAW)
    assert agreed(site) == []


def test_kinds_are_left_out_and_let_in_again(site: Path, open_page: Callable[..., AppTest]) -> None:
    at = open_page(site, "review", "Ana")
    at.multiselect[0].set_value(["**violence**"]).run()
    with Workspace.open(site) as workspace:
        assert workspace.opt_outs(person(site, "Ana")) == {"**violence**"}
    at.multiselect[0].set_value([]).run()
    with Workspace.open(site) as workspace:
        assert workspace.opt_outs(person(site, "Ana")) == frozenset()


def test_a_skip_may_name_kinds_that_are_not_wanted() -> None:
    said = {"assignment_id": "a", "reason": "unsaid", "comment": None}
    assert parse_event("skip", said) == SkipEvent(AssignmentId("a"), SkipReason.UNSAID, None)
    event = parse_event("skip", said | {"unwanted": ["violence"]})
    assert isinstance(event, SkipEvent)
    assert event.unwanted == ("violence",)


@pytest.mark.parametrize("unwanted", ["violence", None, [""], [1], ["x" * 1001], ["x"] * 101, {"x": 1}])
def test_what_our_sheet_would_not_send_as_kinds_is_dropped(unwanted: object) -> None:
    said = {"assignment_id": "a", "reason": "unsaid", "comment": None, "unwanted": unwanted}
    assert parse_event("skip", said) is None


def test_nobody_is_troubled_with_it_who_has_no_such_work(site: Path, open_page: Callable[..., AppTest]) -> None:
    assert "upset" not in words_of(open_page(site, "review", "Ben"))
