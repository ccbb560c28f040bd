"""Strict JSON against JSONTestSuite (tests/data/jsontestsuite) and against what databases cannot keep."""

from __future__ import annotations

import json
from base64 import b64decode
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localize import intake
from localize.errors import BadFile
from localize.intake import strict_json
from localize.records import Rejection

SUITE = Path(__file__).parents[1] / "data" / "jsontestsuite" / "suite.json"
TEXTS_BY_NAME = {name: b64decode(text) for name, text in json.loads(SUITE.read_text(encoding="utf-8")).items()}

# Valid JSON that we refuse on purpose: two readers take different values, or PostgreSQL cannot store it.
REFUSED = {
    "y_object_duplicated_key.json": "stands twice",
    "y_object_duplicated_key_and_value.json": "stands twice",
    "y_object_escaped_null_in_key.json": "NUL",
    "y_string_null_escape.json": "NUL",
}


def named(kind: str) -> list[str]:
    return [name for name in TEXTS_BY_NAME if name.startswith(kind)]


@pytest.mark.parametrize("name", [each for each in named("y_") if each not in REFUSED])
def test_a_valid_text_reads_as_the_standard_library_reads_it(name: str) -> None:
    assert strict_json.loads(TEXTS_BY_NAME[name]) == json.loads(TEXTS_BY_NAME[name])


@pytest.mark.parametrize(("name", "reason"), REFUSED.items())
def test_a_valid_text_that_is_ambiguous_or_cannot_be_stored_is_refused(name: str, reason: str) -> None:
    with pytest.raises(strict_json.BadJson, match=reason):
        strict_json.loads(TEXTS_BY_NAME[name])


@pytest.mark.parametrize("name", named("n_"))
def test_an_invalid_text_is_refused_at_its_place(name: str) -> None:
    with pytest.raises(strict_json.BadJson) as refusal:
        strict_json.loads(TEXTS_BY_NAME[name])
    assert refusal.value.line >= 1
    assert refusal.value.column >= 1


ROUNDED = ("i_number_double_huge_neg_exp.json", "i_number_real_underflow.json")  # so small that they are 0


@pytest.mark.parametrize("name", [each for each in named("i_") if each not in ROUNDED])
def test_what_the_standard_leaves_open_is_refused(name: str) -> None:
    with pytest.raises(strict_json.BadJson):
        strict_json.loads(TEXTS_BY_NAME[name])


@pytest.mark.parametrize("name", ROUNDED)
def test_a_number_too_small_to_be_told_from_nothing_is_nothing(name: str) -> None:
    assert strict_json.loads(TEXTS_BY_NAME[name]) == json.loads(TEXTS_BY_NAME[name]) == [0.0]


def test_the_suite_is_there() -> None:
    assert [len(named(kind)) for kind in ("y_", "n_", "i_")] == [95, 188, 35]


@pytest.mark.parametrize("suffix", [".json", ".jsonl"])
def test_every_text_of_the_suite_is_an_import_that_is_read_or_refused_in_words(tmp_path: Path, suffix: str) -> None:
    refused = 0
    for name, text in TEXTS_BY_NAME.items():
        file = tmp_path / f"{name}{suffix}"
        file.write_bytes(text)
        try:
            rows = list(intake.read(file))
        except BadFile:
            refused += 1
        else:
            assert all(isinstance(row, Rejection) and row.line >= 1 and row.reason for row in rows)
    assert 0 < refused < len(TEXTS_BY_NAME)


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
