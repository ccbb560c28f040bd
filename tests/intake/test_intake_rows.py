"""What a field may hold: good lines become rows, bad ones say which column is to blame and what is valid."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from localize.intake import read
from localize.records import ImportRow, JudgmentRow, MadeBy, Message, OutputRow, Rejection

LEAST = {"prompt_id": "q1", "locale": "de-DE"}


def only(tmp_path: Path, line: dict[str, Any] | str) -> ImportRow | Rejection:
    file = tmp_path / "one.jsonl"
    file.write_text(line if isinstance(line, str) else json.dumps(line), encoding="utf-8")
    (found,) = read(file)
    return found


def test_the_canonical_line_is_read_whole(tmp_path: Path) -> None:
    line = """{"prompt_id": "q17", "locale": "ar-EG", "source_locale": "en", "source_prompt": "Hi", "prompt": "مرحبا",
        "made_by": "machine", "outputs": [{"model": "m1", "text": "…"}, {"model": "m2", "text": ""}], "reference": null,
        "domain": "everyday", "tags": ["sensitive"], "round": 1, "judgments": [{"rater": "annotator1",
        "rubric": "preference", "outputs": ["m1", "m2"], "ratings": {"preference": -2}, "submitted_at": null}]}"""
    assert only(tmp_path, line.replace("\n", " ")) == ImportRow(
        line=1,
        prompt_id="q17",
        locale="ar-EG",
        source_locale="en",
        source_prompt="Hi",
        prompt="مرحبا",
        made_by=MadeBy.MACHINE,
        outputs=(OutputRow("m1", "…"), OutputRow("m2", "")),
        domain="everyday",
        tags=("sensitive",),
        judgments=(JudgmentRow("annotator1", "preference", ("m1", "m2"), {"preference": -2}),),
    )


def test_the_least_line_has_defaults(tmp_path: Path) -> None:
    assert only(tmp_path, LEAST) == ImportRow(line=1, prompt_id="q1", locale="de-DE")


def test_chat_messages_are_read_in_order(tmp_path: Path) -> None:
    turns = [{"role": "system", "content": "Be kind."}, {"role": "user", "content": "Hi\n"}]
    row = only(tmp_path, LEAST | {"prompt": turns})
    assert isinstance(row, ImportRow)
    assert row.prompt == (Message("system", "Be kind."), Message("user", "Hi\n"))


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("2026-03-01T09:30:00Z", datetime(2026, 3, 1, 9, 30, tzinfo=UTC)),
        ("2026-03-01T09:30:00+02:00", datetime(2026, 3, 1, 7, 30, tzinfo=UTC)),
        ("2026-03-01T09:30:00.123456", datetime(2026, 3, 1, 9, 30, 0, 123456, tzinfo=UTC)),
    ],
)
def test_times_are_kept_in_utc(tmp_path: Path, written: str, read_as: datetime) -> None:
    judgment = {"rater": "r", "rubric": "x", "ratings": {"a": 1}, "submitted_at": written}
    row = only(tmp_path, LEAST | {"judgments": [judgment]})
    assert isinstance(row, ImportRow)
    assert row.judgments[0].submitted_at == read_as
    assert row.judgments[0].outputs == ()


TURN = {"role": "user", "content": "Hi"}
RATED = {"rater": "r", "rubric": "x", "outputs": ["m"], "ratings": {"a": 1}}
BAD: list[tuple[dict[str, Any], str, str]] = [
    ({"prompt_id": None}, "prompt_id", "missing"),
    ({"prompt_id": 7}, "prompt_id", "a number; valid: a text"),
    ({"prompt_id": " "}, "prompt_id", "1 to 256 characters"),
    ({"prompt_id": "x" * 257}, "prompt_id", "257 characters; at most 256"),
    ({"prompt_id": "a\nb"}, "prompt_id", "control character"),
    ({"locale": None}, "locale", "missing"),
    ({"locale": ""}, "locale", "empty"),
    ({"locale": "x" * 65}, "locale", "at most 64"),
    ({"made_by": "robot"}, "made_by", "made_by is 'robot'; valid: human, machine, reviewer"),
    ({"made_by": ["human"]}, "made_by", "valid: human, machine, reviewer"),
    ({"prompt": 5}, "prompt", "a text or a list of chat messages"),
    ({"prompt": []}, "prompt", "at least one chat message"),
    ({"prompt": [TURN | {"role": "robot"}]}, "prompt", "'robot'; valid: system, user, assistant, tool"),
    ({"prompt": [TURN | {"name": "x"}]}, "prompt", "name is no field"),
    ({"source_prompt": [{"role": "user"}]}, "source_prompt", "content is missing"),
    ({"source_prompt": ["Hi"]}, "source_prompt", "objects with role, content"),
    ({"prompt": "x" * 1_000_001}, "prompt", "at most 1000000"),
    ({"outputs": {}}, "outputs", "a list"),
    ({"outputs": ["x"]}, "outputs", "objects with model, text"),
    ({"outputs": [{"model": "m", "text": None}]}, "outputs", "text is missing"),
    ({"outputs": [{"model": "m", "txt": "a", "text": "b"}]}, "outputs", "did you mean text"),
    ({"outputs": [{"model": "", "text": "b"}]}, "outputs", "empty"),
    ({"outputs": [{"model": "m", "text": "a"}, {"model": "m", "text": "b"}]}, "outputs", "m twice"),
    ({"outputs": [{"model": "m", "text": "a"}], "output:m": "b"}, "outputs", "m twice"),
    ({"text": "an answer"}, "model", "no model"),
    ({"tags": "sensitive"}, "tags", "a list"),
    ({"tags": [""]}, "tags", "empty"),
    ({"round": 0}, "round", "from 1"),
    ({"round": True}, "round", "from 1"),
    ({"round": "2"}, "round", "from 1"),
    ({"round": 1.0}, "round", "from 1"),
    ({"reference": ["a"]}, "reference", "a list; valid: a text"),
    ({"judgments": [RATED | {"ratings": []}]}, "judgments", "ratings must be"),
    ({"judgments": [RATED | {"rater": None}]}, "judgments", "rater is missing"),
    ({"judgments": [RATED | {"outputs": ["m", "m"]}]}, "judgments", "m twice"),
    ({"judgments": [RATED | {"submitted_at": "yesterday"}]}, "judgments", "such as 2026-03-01T09:30:00Z"),
    ({"judgments": [RATED | {"submitted_at": 5}]}, "judgments", "such as 2026-03-01T09:30:00Z"),
    ({"judgments": [RATED | {"submitted_at": "0001-01-01T00:00:00+14:00"}]}, "judgments", "valid: a time"),
    ({"promt": "x"}, "promt", "did you mean prompt"),
    ({"output:": "x"}, "output:", "no field"),
]


@pytest.mark.parametrize(("change", "column", "reason"), BAD, ids=lambda value: repr(value)[:50])
def test_a_bad_field_is_named_with_what_is_valid(
    tmp_path: Path, change: dict[str, Any], column: str, reason: str
) -> None:
    found = only(tmp_path, LEAST | change)
    assert isinstance(found, Rejection)
    assert (found.line, found.column) == (1, column)
    assert reason in found.reason
    assert len(found.excerpt) <= 80


def test_a_bad_line_does_not_stop_the_next_and_lines_count_from_one(tmp_path: Path) -> None:
    good = json.dumps(LEAST)
    file = tmp_path / "mixed.jsonl"
    file.write_bytes(f'\ufeff{good}\r\n\n{{"prompt_id": 1,}}\n[1]\n{good} x\n"\u2028"\n{good}'.encode() + b"\n\xff\n")
    found = list(read(file))
    assert [(type(each), each.line) for each in found] == [
        (ImportRow, 1),
        (Rejection, 3),
        (Rejection, 4),
        (Rejection, 5),
        (Rejection, 6),
        (ImportRow, 7),
        (Rejection, 8),
    ]
    assert "line 3, character 1" in found[1].reason  # 16 or 17: Python 3.13 names the comma, before it the brace
    assert "save the file as UTF-8" in found[6].reason


def test_a_duplicate_key_names_its_column(tmp_path: Path) -> None:
    found = only(tmp_path, '{"prompt_id": "a", "locale": "de", "prompt": "x", "prompt": "y"}')
    assert isinstance(found, Rejection)
    assert found.column == "prompt"


def test_a_line_that_is_too_long_is_refused_and_the_next_is_read(tmp_path: Path) -> None:
    file = tmp_path / "long.jsonl"
    file.write_text('{"x": "' + "a" * 17_000_000 + '"}\n' + json.dumps(LEAST), encoding="utf-8")
    first, second = read(file)
    assert isinstance(first, Rejection)
    assert "longer than 8000000 bytes" in first.reason
    assert second == ImportRow(line=2, prompt_id="q1", locale="de-DE")
