"""What a browser may send to the sheet's page, and what is believed of it."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localize.records import Frame, SkipReason
from localize.ui.parts.review_sheet import (
    DraftEvent,
    SkipEvent,
    SubmitEvent,
    UndoEvent,
    parse_event,
    sheet_source,
    words,
)

RATINGS = {"preference": {"value": -2, "comment": None, "state": "given"}}
KEY = "7d444840-9dc0-41d1-b245-5ffdce74fad2"
SUBMIT = {"assignment_id": "a1", "revision": 3, "key": KEY, "ratings": RATINGS, "frame": "rtl"}


def test_what_the_sheet_sends_is_read() -> None:
    assert parse_event("draft", {"assignment_id": "a1", "revision": 3, "ratings": RATINGS}) == DraftEvent(
        "a1", 3, RATINGS
    )
    assert parse_event("submit", SUBMIT) == SubmitEvent("a1", 3, KEY, RATINGS, Frame.RTL)
    assert parse_event("skip", {"assignment_id": "a1", "reason": "broken", "comment": None}) == SkipEvent(
        "a1", SkipReason.BROKEN, None
    )


@pytest.mark.parametrize(
    "change",
    [
        {"assignment_id": ""},
        {"assignment_id": 1},
        {"assignment_id": "a" * 201},
        {"revision": True},
        {"revision": -1},
        {"revision": 1.0},
        {"revision": 2**60},
        {"key": "not a uuid"},
        {"key": None},
        {"frame": "sideways"},
        {"ratings": []},
        {"ratings": {"preference": 3}},
        {"ratings": {"preference": {"value": 3, "state": "sure"}}},
        {"ratings": {"preference": {"value": 3, "comment": 4}}},
        {"ratings": {"preference": {"value": 3, "model": "m1"}}},
        {"ratings": {"preference": {"value": float("nan")}}},
        {"ratings": {"preference": {"value": "x" * 1_000_000}}},
    ],
)
def test_an_event_with_one_wrong_part_is_no_event(change: dict[str, Any]) -> None:
    assert parse_event("submit", SUBMIT) is not None
    assert parse_event("submit", {**SUBMIT, **change}) is None


def test_a_nest_that_is_too_deep_is_no_event() -> None:
    value: list[Any] = []
    for _ in range(100_000):
        value = [value]
    assert parse_event("submit", {**SUBMIT, "ratings": {"preference": {"value": value}}}) is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from([*SUBMIT, "reason", "comment"]) | st.text(), inner),
)


@settings(deadline=None)
@given(st.sampled_from(["draft", "submit", "skip", "undo", "other"]), JSON)
def test_anything_else_is_read_as_an_event_or_as_none(kind: str, raw: object) -> None:
    event = parse_event(kind, raw)
    assert event is None or (
        event.assignment_id and isinstance(event, DraftEvent | SubmitEvent | SkipEvent | UndoEvent)
    )


def test_no_script_of_the_sheet_makes_markup_from_text() -> None:
    _, _, script = sheet_source()
    for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "DOMParser", "srcdoc"):
        assert word not in script


def test_the_entry_is_last_and_the_exports_are_it_and_the_portion() -> None:
    _, _, script = sheet_source()
    assert [line.split("(")[0] for line in script.splitlines() if line.startswith("export ")] == [
        "export default function ",
        "export { portion }",
    ]
    assert "import " not in [line[:7] for line in script.splitlines()]


def test_no_two_scripts_of_the_sheet_give_one_name_to_two_things() -> None:
    _, _, script = sheet_source()
    names = re.findall(r"^(?:async )?(?:function|const|let) (\w+)", script, re.MULTILINE)
    assert [name for name, count in Counter(names).items() if count > 1] == []


def test_each_word_passes_through_the_translator() -> None:
    assert set(words(lambda english: "‹").values()) == {"‹"}
