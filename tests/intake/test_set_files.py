"""Files of known items: every fault is named by line, field and code, and nothing they hold raises."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from known_building import head, line

from localize.intake.set_files import read_set
from localize.records import Purpose


def text(*rows: Any) -> bytes:
    return "\n".join(json.dumps(each, ensure_ascii=False) for each in rows).encode()


def faults(*rows: Any) -> list[tuple[int, str, str]]:
    return [(each.line, each.field, each.code) for each in read_set(text(*rows)).faults]


def test_a_whole_set_is_read_with_its_defaults() -> None:
    found = read_set(text(head(), line(0), line(1)))
    assert found.faults == ()
    assert found.head is not None
    assert (found.head.purpose, found.head.pass_mark, found.head.attempts) == (Purpose.PLACEMENT, 0.75, 2)
    assert [each.name for each in found.items] == ["i0", "i1"]
    assert read_set(text(head("gold"), line())).head.pass_mark == 0  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ((), (1, "", "K002")),
        ((line(),), (1, "schema", "K002")),
        ((head(),), (1, "", "K008")),
        ((head(), [1]), (2, "", "K001")),
        ((head(colour="red"), line()), (1, "colour", "K003")),
        ((head(), line(colour="red")), (2, "colour", "K003")),
        ((head(title=None), line()), (1, "title", "K004")),
        ((head(), line(explanation=None)), (2, "explanation", "K004")),
        ((head(key="No Slug"), line()), (1, "key", "K005")),
        ((head(purpose="review"), line()), (1, "purpose", "K005")),
        ((head(locale="not a locale"), line()), (1, "locale", "K005")),
        ((head(unit="brief"), line()), (1, "unit", "K005")),
        ((head(pass_mark=1.5), line()), (1, "pass_mark", "K005")),
        ((head(attempts=0), line()), (1, "attempts", "K005")),
        ((head(), line(expected={})), (2, "expected", "K005")),
        ((head(), line(outputs=["one"])), (2, "outputs", "K006")),
        ((head(unit="prompt", rubric="prompt-localization"), line()), (2, "outputs", "K006")),
        ((head(), line(0), line(1, item="i0")), (3, "item", "K007")),
    ],
)
def test_each_fault_has_its_line_field_and_code(rows: tuple[Any, ...], fault: tuple[int, str, str]) -> None:
    assert fault in faults(*rows)


def test_a_line_that_is_no_json_does_not_hide_the_others() -> None:
    raw = text(head(), line(0)) + b"\n{broken\n" + text(line(1, outputs=["one"]))
    assert [(each.line, each.code) for each in read_set(raw).faults] == [(3, "K001"), (4, "K006")]


@given(st.binary(max_size=200) | st.lists(st.binary(max_size=40), max_size=4).map(b"\n".join))
def test_no_bytes_raise(raw: bytes) -> None:
    found = read_set(raw)
    assert found.head is not None or found.faults


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=5,
)


@given(key=st.sampled_from([*head(), "pass_mark", "attempts"]), other=st.sampled_from(list(line())), value=json_values)
def test_no_value_in_any_field_raises(key: str, other: str, value: Any) -> None:
    read_set(text(head(**{key: value}), line(**{other: value})))
