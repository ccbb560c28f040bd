"""Strict JSON against JSONTestSuite (tests/data/jsontestsuite) and against what databases cannot keep."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localize.intake import strict_json

SUITE = Path(__file__).parents[1] / "data" / "jsontestsuite"
FILES = sorted(SUITE.glob("*.json"))

# Valid JSON that we refuse on purpose: two readers take different values, or PostgreSQL cannot store it.
REFUSED = {
    "y_object_duplicated_key.json": "stands twice",
    "y_object_duplicated_key_and_value.json": "stands twice",
    "y_object_escaped_null_in_key.json": "NUL",
    "y_string_null_escape.json": "NUL",
}


@pytest.mark.parametrize("file", [f for f in FILES if f.name[0] == "y" and f.name not in REFUSED], ids=lambda f: f.name)
def test_a_valid_text_reads_as_the_standard_library_reads_it(file: Path) -> None:
    assert strict_json.loads(file.read_bytes()) == json.loads(file.read_bytes())


@pytest.mark.parametrize(("file", "reason"), REFUSED.items())
def test_a_valid_text_that_is_ambiguous_or_cannot_be_stored_is_refused(file: str, reason: str) -> None:
    with pytest.raises(strict_json.BadJson, match=reason):
        strict_json.loads((SUITE / file).read_bytes())


@pytest.mark.parametrize("file", [f for f in FILES if f.name[0] == "n"], ids=lambda f: f.name)
def test_an_invalid_text_is_refused(file: Path) -> None:
    with pytest.raises(strict_json.BadJson):
        strict_json.loads(file.read_bytes())


@pytest.mark.parametrize("file", [f for f in FILES if f.name[0] == "i"], ids=lambda f: f.name)
def test_what_the_standard_leaves_open_is_refused_unless_it_is_a_plain_number(file: Path) -> None:
    if file.name == "i_number_real_underflow.json":
        assert strict_json.loads(file.read_bytes()) == [0.0]
    else:
        with pytest.raises(strict_json.BadJson):
            strict_json.loads(file.read_bytes())


def test_the_suite_is_there() -> None:
    assert [sum(file.name[0] == kind for file in FILES) for kind in "yni"] == [28, 29, 8]


@pytest.mark.parametrize(
    ("raw", "line", "column", "reason"),
    [
        (b'{"a": 1, "a": 2}', 1, 10, "a stands twice"),
        (b'{"a": {"b": 1,\n  "b": 2}}', 2, 3, "b stands twice"),
        (b'{"\\u0061": 1, "a": 2}', 1, 15, "a stands twice"),
        (b'{"a": [1, NaN]}', 1, 11, "NaN"),
        (b'{"a": "NaN", "b": -Infinity}', 1, 19, "-Infinity"),
        (b'{"a": 1e400}', 1, 7, "too large"),
        (b'{"a": 9223372036854775808}', 1, 7, "64 bits"),
        (b'{"a": -9223372036854775809}', 1, 7, "64 bits"),
        (b'{"a": ' + b"9" * 5_000_000 + b"}", 1, 7, "64 bits"),
        (b'{"a": "x\\ud83d"}', 1, 7, "surrogate"),
        (b'{"a": "x\\u0000"}', 1, 7, "NUL"),
        (b'{"\\u0000": 1}', 1, 2, "NUL"),
        (b'{"a": \xff}', 1, 7, "0xff"),
        ('{"Straße": "ü", \n"b": tru}'.encode(), 2, 6, "syntax"),
        (b"[" * 100_000, 1, 1, "64 levels"),
        (b'{"a":' * 65 + b"1" + b"}" * 65, 1, 1, "64 levels"),
        (b'"\\"' * 200_000, 1, 5, "syntax"),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_a_refusal_names_line_and_character(raw: bytes, line: int, column: int, reason: str) -> None:
    with pytest.raises(strict_json.BadJson, match=reason) as caught:
        strict_json.loads(raw)
    assert (caught.value.line, caught.value.column) == (line, column)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        (b"9223372036854775807", 2**63 - 1),
        (b"-9223372036854775808", -(2**63)),
        (b'"\\\\u0000"', "\\u0000"),
        (b'"\\ud83d\\ude00"', "😀"),
        (b'"' + b"[" * 1000 + b'"', "[" * 1000),
        (b"[" * 64 + b"]" * 64, json.loads("[" * 64 + "]" * 64)),
        (b' {"a": [{"a": 1}, {"a": 1}], "b": {"a": 1}}\r\n', {"a": [{"a": 1}, {"a": 1}], "b": {"a": 1}}),
        ('"\u2028\x85\u200b"'.encode(), "\u2028\x85\u200b"),
    ],
)
def test_what_only_looks_dangerous_is_accepted(raw: bytes, value: object) -> None:
    assert strict_json.loads(raw) == value


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=20,
)


@given(VALUES, st.booleans(), st.sampled_from([None, 1]))
@settings(deadline=None)
def test_every_value_that_can_be_stored_comes_back(value: object, ascii_only: bool, indent: int | None) -> None:
    assert strict_json.loads(json.dumps(value, ensure_ascii=ascii_only, indent=indent).encode()) == value


@given(st.binary(max_size=60) | st.text('{}[]",:\\u0dD8 1-e.NaInfity', max_size=60).map(str.encode))
@settings(deadline=None, max_examples=500)
def test_any_bytes_give_what_the_standard_library_gives_or_are_refused(raw: bytes) -> None:
    try:
        value = strict_json.loads(raw)
    except strict_json.BadJson:
        return
    assert value == json.loads(raw)
