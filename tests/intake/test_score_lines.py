"""The rows of a file of numbers: what they may hold, and that another process reads the same."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from localize.errors import BadFile
from localize.intake import LOCAL, UPLOADED, Limits
from localize.intake.scores import FIELDS, ScoreLine, read_scores
from localize.records import Rejection

GOOD: dict[str, Any] = {"prompt_id": "q1", "locale": "es-MX", "metric": "comet", "version": "2.2.6", "value": 0.81}


def read(path: Path, *lines: Any, limits: Limits = LOCAL) -> list[ScoreLine | Rejection]:
    text = "".join((each if isinstance(each, str) else json.dumps(each)) + "\n" for each in lines)
    path.write_text(text, encoding="utf-8")
    return list(read_scores(path, limits))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "scores.jsonl"


def test_a_line_is_a_number_of_a_prompt_or_an_output(file: Path) -> None:
    bare, full = read(file, GOOD, GOOD | {"model": "m1", "round": 2, "signature": "wmt22|a", "_mine": [1]})
    assert bare == ScoreLine(1, "q1", "es-MX", 1, None, "comet", "2.2.6", 0.81, None)
    assert full == ScoreLine(2, "q1", "es-MX", 2, "m1", "comet", "2.2.6", 0.81, "wmt22|a")


@pytest.mark.parametrize(("value", "number"), [(1, 1.0), (-3.5, -3.5), ("0.25", 0.25), ("1e-3", 0.001), (" 2 ", 2.0)])
def test_numbers_may_be_written_as_text(file: Path, value: Any, number: float) -> None:
    [line] = read(file, GOOD | {"value": value})
    assert isinstance(line, ScoreLine)
    assert line.value == number


@pytest.mark.parametrize("value", ["", "much", "nan", "inf", "-Infinity", True, None, [1], {"a": 1}, "0,5", "9" * 400])
def test_what_is_no_finite_number_is_refused(file: Path, value: Any) -> None:
    [line] = read(file, GOOD | {"value": value})
    assert isinstance(line, Rejection)
    assert (line.line, line.column) == (1, "value")
    assert "no finite number" in line.reason


@pytest.mark.parametrize("field", ["prompt_id", "locale", "metric", "version"])
@pytest.mark.parametrize("empty", [None, "", "missing"])
def test_what_is_needed_is_asked_for(file: Path, field: str, empty: str | None) -> None:
    line = {name: each for name, each in GOOD.items() if name != field} | ({} if empty == "missing" else {field: empty})
    [rejected] = read(file, line)
    assert isinstance(rejected, Rejection)
    assert rejected.column == field


def test_an_unknown_field_is_named_with_those_there_are(file: Path) -> None:
    [rejected] = read(file, GOOD | {"score": 1})
    assert isinstance(rejected, Rejection)
    assert "score is no field" in rejected.reason
    assert all(each in rejected.reason for each in FIELDS)


@pytest.mark.parametrize(
    ("metric", "fits"),
    [("COMET-22", True), ("wmt22.comet_da+x", True), ("m" * 64, True), ("m" * 65, False), ("a b", False), ("-a", False),
     ("مقياس", False), ("a/b", False)],
)  # fmt: skip
def test_metrics_have_plain_names(file: Path, metric: str, fits: bool) -> None:
    [line] = read(file, GOOD | {"metric": metric})
    assert isinstance(line, ScoreLine) == fits


def test_a_bad_line_does_not_stop_the_others(file: Path) -> None:
    first, second, third = read(file, GOOD, '{"prompt_id": ', GOOD | {"round": "two"})
    assert isinstance(first, ScoreLine)
    assert [(each.line, each.column) for each in (second, third) if isinstance(each, Rejection)] == [
        (2, None),
        (3, "round"),
    ]


@pytest.mark.parametrize(("suffix", "between"), [(".csv", ","), (".tsv", "\t")])
def test_tables_say_the_same(tmp_path: Path, suffix: str, between: str) -> None:
    head, line = list(GOOD), [str(each) for each in GOOD.values()]
    [found] = read(tmp_path / f"scores{suffix}", between.join(head), between.join(line))
    assert isinstance(found, ScoreLine)
    assert asdict(found) | {"line": 1} == asdict(ScoreLine(1, "q1", "es-MX", 1, None, "comet", "2.2.6", 0.81, None))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.jsonl", b""),
        ("x.csv", b"PK\x03\x04" + bytes(40)),
        ("x.parquet", b"PAR1" + bytes(40)),
        ("x.bin", b"\x00\x01"),
    ],
)
@pytest.mark.parametrize("limits", [LOCAL, UPLOADED], ids=["local", "uploaded"])
def test_a_file_that_is_something_else_is_refused(tmp_path: Path, name: str, content: bytes, limits: Limits) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(BadFile):
        list(read_scores(tmp_path / name, limits))


def test_an_uploaded_file_is_read_in_another_process_and_says_the_same(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = (GOOD, GOOD | {"value": "much"}, GOOD | {"model": "ü", "value": 1e-300, "signature": "a\u202eb"}, "{")
    here = read(file, *lines)
    monkeypatch.setattr("localize.intake.scores.read_scores_here", None)
    assert read(file, *lines, limits=UPLOADED) == here
    assert [type(each) for each in here] == [ScoreLine, Rejection, ScoreLine, Rejection]


def test_an_uploaded_file_may_not_be_too_large(file: Path) -> None:
    with pytest.raises(BadFile, match="allowed here"):
        read(file, GOOD, limits=Limits(apart=True, max_bytes=10))


VALUES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30) | st.lists(st.text())


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(FIELDS), VALUES))
def test_whatever_stands_in_a_line_it_is_a_number_or_refused(line: Any) -> None:
    with TemporaryDirectory() as folder:
        [found] = read(Path(folder) / "scores.jsonl", line)
    assert isinstance(found, Rejection | ScoreLine)
