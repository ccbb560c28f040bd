"""Texts that try to be a turn, a field or a line stay texts: from import through judgment into what trainers load.

No model is called here, and nothing is joined into one string, so an export must hold each of them in its own field.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from building import CAMPAIGN, row
from injections import INJECTIONS

from localize import Workspace
from localize.records import content_json

ROLES = ["system", "user", "assistant", "user"]
FORMATS = {"trl-preference": "train.jsonl", "ledger": "ledger.jsonl"}
Lines = list[dict[str, Any]]


def rows() -> Iterator[dict[str, Any]]:
    """Each text as a bare prompt and as every turn of a chat; as the source, both outputs, a tag and a comment."""
    for number, text in enumerate(INJECTIONS):
        chat = [{"role": role, "content": text} for role in ROLES]
        outputs = [{"model": "m1", "text": text}, {"model": "m2", "text": f"{text}\n{text}"}]
        for form, prompt in (("text", text), ("chat", chat)):
            yield row(number, prompt_id=f"{form}-{number}", prompt=prompt, source_prompt=text, outputs=outputs,
                      tags=[tag(text)], reference=text)  # fmt: skip


def tag(text: str) -> str:
    """A text on one line: an import refuses a tag that holds a line end."""
    return " ".join(text.split())


@pytest.fixture(scope="module")
def exports(blank: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The folder of each format, after every item was judged with its own prompt as the comment."""
    place = tmp_path_factory.mktemp("injections")
    shutil.copytree(blank, place / "workspace")
    (place / "spring.toml").write_text(
        CAMPAIGN.format(id="spring", locales="[]", overlap=1, unit="pair", rubric="preference", more="", review="")
    )
    (place / "rows.jsonl").write_bytes(b"".join(json.dumps(each).encode() + b"\n" for each in rows()))
    with Workspace.open(place / "workspace") as workspace:
        workspace.create_campaign(place / "spring.toml")
        assert workspace.import_file(place / "rows.jsonl", "spring").rejected == []
        workspace.assign("spring")
        ana = workspace.add_person("Ana", locales={"es-MX": "native"})
        while (item := workspace.next_item(ana.id)) is not None:
            comment = item.prompt if isinstance(item.prompt, str) else item.prompt[0].content
            better = {"preference": {"value": 1, "comment": comment}, "reasons": ["correct"]}
            workspace.submit(item.assignment_id, better)
        for format in FORMATS:
            workspace.export("spring", format, place / format)
    return lambda format: place / format / "es-MX" / FORMATS[format]


@pytest.fixture
def lines(exports: Callable[[str], Path], request: pytest.FixtureRequest) -> Lines:
    """The lines of a format, read as JSON Lines says: they end with a line feed and with nothing else."""
    raw = exports(request.param).read_bytes()
    assert raw.endswith(b"\n")
    return [json.loads(line) for line in raw[:-1].split(b"\n")]


def text_of(line: dict[str, Any]) -> str:
    return INJECTIONS[int(line["prompt_id"].split("-")[1])]


every_format = pytest.mark.parametrize("lines", FORMATS, indirect=True)


@every_format
def test_every_text_makes_one_line_and_adds_none(lines: Lines) -> None:
    assert sorted(line["prompt_id"] for line in lines) == sorted(each["prompt_id"] for each in rows())
    assert len({tuple(line) for line in lines}) == 1  # no text adds a key


@every_format
def test_turns_keep_their_roles_and_their_texts(lines: Lines) -> None:
    for line in lines:
        roles = ROLES if line["prompt_id"].startswith("chat") else ["user"]
        assert line["prompt"] == [{"role": role, "content": text_of(line)} for role in roles]


@pytest.mark.parametrize("lines", ["trl-preference"], indirect=True)
def test_an_answer_is_one_turn_of_the_assistant(lines: Lines) -> None:
    for line in lines:
        answers = [line["chosen"], line["rejected"]]
        assert [[turn["role"] for turn in answer] for answer in answers] == [["assistant"], ["assistant"]]
        text = text_of(line)
        assert {answer[0]["content"] for answer in answers} == {text, f"{text}\n{text}"}


@pytest.mark.parametrize("lines", ["ledger"], indirect=True)
def test_the_ledger_holds_comments_sources_and_tags_as_they_came(lines: Lines) -> None:
    for line in lines:
        text = text_of(line)
        assert json.loads(line["ratings"])["preference"]["comment"] == text
        assert line["source_prompt"] == [{"role": "user", "content": text}]
        assert (line["reference"], line["tags"]) == (text, [tag(text)])
        assert [each["text"] for each in line["outputs"]] == [text, f"{text}\n{text}"]


def test_polars_reads_the_same_from_both_files_of_the_ledger(exports: Callable[[str], Path]) -> None:
    file = exports("ledger")
    columns = ["prompt_id", "prompt", "source_prompt", "outputs", "ratings", "tags"]
    from_lines = pl.read_ndjson(file, infer_schema_length=None).select(columns)
    assert from_lines.to_dicts() == pl.read_parquet(file.with_suffix(".parquet")).select(columns).to_dicts()
    assert from_lines.height == 2 * len(INJECTIONS)


def test_the_texts_break_a_format_that_joins_them(exports: Callable[[str], Path]) -> None:
    """So the tests above can fail: what splits at other ends of lines, or writes turns out, reads something else."""
    joined = exports("ledger").read_bytes().decode()
    assert len(joined.splitlines()) > joined.count("\n")
    written_out = "".join(f"<|im_start|>user\n{text}<|im_end|>\n" for text in INJECTIONS)
    assert written_out.count("<|im_start|>") > len(INJECTIONS)
    assert sum(content_json(text)[1:-1] != text for text in INJECTIONS) > 25  # a bare text is no text of JSON
