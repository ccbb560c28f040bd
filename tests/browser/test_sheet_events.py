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
    SeenEvent,
    SkipEvent,
    SubmitEvent,
    ToldEvent,
    UndoEvent,
    VerdictEvent,
    parse_event,
    sheet_source,
    words,
)

RATINGS = {"preference": {"value": -2, "comment": None, "state": "given"}}
KEY = "7d444840-9dc0-41d1-b245-5ffdce74fad2"
SUBMIT = {"assignment_id": "a1", "revision": 3, "key": KEY, "ratings": RATINGS, "frame": "rtl"}
VERDICT = {"kind": "verdict", "assignment_id": "a1", "about": 0, "name": "numbers", "verdict": "right"}
SEEN = {"kind": "seen", "assignment_id": "a1", "opened": [[None, "language"], [1, "numbers"]]}


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
        {"opened": None},
        {"opened": {}},
        {"opened": [[0]]},
        {"opened": [[0, "numbers", 1]]},
        {"opened": [["0", "numbers"]]},
        {"opened": [[True, "numbers"]]},
        {"opened": [[-1, "numbers"]]},
        {"opened": [[0, ""]]},
        {"opened": [[0, "n" * 201]]},
        {"opened": [["ab", "cd"]] * 2},
        {"opened": ["ab"]},
        {"opened": [[0, "numbers"]] * 1_001},
    ],
)
def test_an_event_with_one_wrong_part_is_no_event(change: dict[str, Any]) -> None:
    assert parse_event("submit", SUBMIT) is not None
    assert parse_event("submit", {**SUBMIT, **change}) is None


def test_what_was_opened_comes_with_the_judgment() -> None:
    event = parse_event("submit", {**SUBMIT, "opened": [[None, "language"], [0, "numbers"]]})
    assert isinstance(event, SubmitEvent)
    assert event.opened == ((None, "language"), (0, "numbers"))


def test_what_is_told_of_signals_is_read_in_order() -> None:
    taken_back = {**VERDICT, "about": None, "verdict": None}
    assert parse_event("told", {"number": 7, "messages": [VERDICT, taken_back, SEEN]}) == ToldEvent(
        7,
        (
            VerdictEvent("a1", 0, "numbers", "right"),
            VerdictEvent("a1", None, "numbers", None),
            SeenEvent("a1", ((None, "language"), (1, "numbers"))),
        ),
    )


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "draft"},
        {"kind": None},
        {"assignment_id": ""},
        {"about": "0"},
        {"about": True},
        {"about": -1},
        {"about": 0.5},
        {"name": ""},
        {"name": 1},
        {"name": "n" * 201},
        {"verdict": "wrong"},
        {"verdict": True},
        {"verdict": ["right"]},
    ],
)
def test_one_wrong_word_about_a_signal_and_nothing_is_believed(change: dict[str, Any]) -> None:
    assert parse_event("told", {"number": 1, "messages": [SEEN, VERDICT]}) is not None
    assert parse_event("told", {"number": 1, "messages": [SEEN, {**VERDICT, **change}]}) is None


@pytest.mark.parametrize("part", ["kind", "assignment_id", "about", "name", "verdict"])
def test_a_word_about_a_signal_that_lacks_a_part_is_not_believed(part: str) -> None:
    lacking = {name: value for name, value in VERDICT.items() if name != part}
    assert parse_event("told", {"number": 1, "messages": [lacking]}) is None


@pytest.mark.parametrize(
    "raw",
    [
        {"number": -1, "messages": [VERDICT]},
        {"number": 1.5, "messages": [VERDICT]},
        {"messages": [VERDICT]},
        {"number": 1},
        {"number": 1, "messages": VERDICT},
        {"number": 1, "messages": [[]]},
        {"number": 1, "messages": [VERDICT] * 1_001},
        {"number": 1, "messages": [{**SEEN, "opened": [[0, 1]]}]},
    ],
)
def test_what_is_told_in_another_shape_is_not_believed(raw: dict[str, Any]) -> None:
    assert parse_event("told", raw) is None


def test_a_nest_that_is_too_deep_is_no_event() -> None:
    value: list[Any] = []
    for _ in range(100_000):
        value = [value]
    assert parse_event("submit", {**SUBMIT, "ratings": {"preference": {"value": value}}}) is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner)
        | st.dictionaries(st.sampled_from([*SUBMIT, *VERDICT, "reason", "comment", "messages"]) | st.text(), inner)
    ),
)


@settings(deadline=None)
@given(st.sampled_from(["draft", "submit", "skip", "undo", "told", "other"]), JSON)
def test_anything_else_is_read_as_an_event_or_as_none(kind: str, raw: object) -> None:
    event = parse_event(kind, raw)
    if isinstance(event, ToldEvent):
        assert all(each.assignment_id for each in event.messages)
        return
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
