"""`--map FIELD=TEMPLATE`: fields made from somebody else's columns."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localize.errors import BadFile
from localize.intake import parse_mapping, read
from localize.intake.mapping import compiled
from localize.records import ImportRow, Message, OutputRow, Rejection


def mapped(tmp_path: Path, values: dict[str, Any], *arguments: str) -> ImportRow | Rejection:
    file = tmp_path / "theirs.jsonl"
    file.write_text(json.dumps(values), encoding="utf-8")
    (found,) = read(file, mapping=parse_mapping(arguments))
    return found


def test_the_shell_can_type_line_ends(tmp_path: Path) -> None:
    found = mapped(
        tmp_path,
        {"id": "7", "instruction": "Sum up.", "input": "Text", "response": "S", "score": 3},
        "prompt_id=set-{id}",
        "locale=de-DE",
        r"prompt={instruction}\n\n{input}",
        "output:gpt={response}",
        r"reference=C:\\new {{x}} {score}",
    )
    assert found == ImportRow(
        line=1,
        prompt_id="set-7",
        locale="de-DE",
        prompt="Sum up.\n\nText",
        outputs=(OutputRow("gpt", "S"),),
        reference=r"C:\new {x} 3",
    )


@pytest.mark.parametrize("empty", ["", None])
def test_an_empty_column_leaves_no_blank_lines(tmp_path: Path, empty: str | None) -> None:
    found = mapped(
        tmp_path, {"a": "Say hi.", "b": empty}, "prompt_id=x", "locale=de", r"prompt={a}\n\n{b}", r"reference={b}\n"
    )
    assert isinstance(found, ImportRow)
    assert (found.prompt, found.reference) == ("Say hi.", None)


def test_texts_that_are_all_there_are_kept_exactly(tmp_path: Path) -> None:
    found = mapped(tmp_path, {"a": "x \n", "b": "y\n"}, "prompt_id=x", "locale=de", "prompt={a}{b}", "reference={b}")
    assert isinstance(found, ImportRow)
    assert (found.prompt, found.reference) == ("x \ny\n", "y\n")


def test_a_bare_column_keeps_its_value(tmp_path: Path) -> None:
    turns = [{"role": "user", "content": "Hi"}]
    found = mapped(tmp_path, {"conversation": turns, "locale": "de"}, "prompt_id=x", "prompt={conversation}")
    assert isinstance(found, ImportRow)
    assert found.prompt == (Message("user", "Hi"),)


def test_columns_named_as_our_fields_are_fields_and_others_are_ignored(tmp_path: Path) -> None:
    theirs = {"prompt_id": "q", "locale": "de", "text": "Hi", "license": "mit"}
    found = mapped(tmp_path, theirs, "prompt={text}")
    assert found == ImportRow(line=1, prompt_id="q", locale="de", prompt="Hi")


def test_the_long_form_needs_no_mapping_of_its_own(tmp_path: Path) -> None:
    theirs = {"id": "q", "locale": "de", "model": "m", "text": "Hi"}
    found = mapped(tmp_path, theirs, "prompt_id={id}")
    assert found == ImportRow(line=1, prompt_id="q", locale="de", outputs=(OutputRow("m", "Hi"),))


def test_a_name_is_looked_up_as_it_stands(tmp_path: Path) -> None:
    odd = {"a.b": "dot", "c[0]": "index", "d!r": "bang", "e:>9": "colon"}
    found = mapped(tmp_path, odd, "prompt_id=x", "locale=de", "prompt={a.b} {c[0]} {d!r} {e:>9}")
    assert isinstance(found, ImportRow)
    assert found.prompt == "dot index bang colon"


def test_attributes_are_out_of_reach(tmp_path: Path) -> None:
    found = mapped(tmp_path, {"a": "x"}, "prompt_id=x", "locale=de", "prompt={a.__class__.__mro__}")
    assert isinstance(found, Rejection)
    assert found.column == "a.__class__.__mro__"


def test_a_missing_column_is_named_with_those_that_are_there(tmp_path: Path) -> None:
    found = mapped(tmp_path, {"question": "x", "lang": "de"}, "prompt_id=x", "locale={lang}", "prompt={instruction}")
    assert isinstance(found, Rejection)
    assert (found.column, found.reason) == ("instruction", "there is no instruction; here: question, lang")


def test_a_missing_column_of_a_table_is_said_once(tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text("question,lang\na,de\nb,de\n", encoding="utf-8")
    mapping = parse_mapping(["prompt_id={question}", "locale={lang}", "prompt={instruction}"])
    with pytest.raises(BadFile, match=r"instruction.*Columns here: question, lang"):
        list(read(file, mapping=mapping))


def test_a_list_cannot_stand_inside_a_text(tmp_path: Path) -> None:
    found = mapped(tmp_path, {"a": ["x"]}, "prompt_id=x", "locale=de", "prompt=Say {a}")
    assert isinstance(found, Rejection)
    assert found.column == "a"


@pytest.mark.parametrize(
    "arguments",
    [
        ["prompt"],
        ["promt={a}"],
        ["prompt={a}", "prompt={b}"],
        ["prompt={a"],
        ["prompt=a}"],
        ["prompt={}"],
        ["prompt={{a}"],
        ["output:={a}"],
        ["line={a}"],
        ["prompt=\udcff"],
        ["prompt=\0"],
    ],
    ids=repr,
)
def test_a_mapping_that_cannot_work_is_refused_with_the_fields(arguments: list[str]) -> None:
    with pytest.raises(BadFile, match="fields: prompt_id, locale, prompt"):
        parse_mapping(arguments)


def test_no_mapping_is_an_empty_one(tmp_path: Path) -> None:
    found = mapped(tmp_path, {"prompt_id": "q", "locale": "de", "other": 1})
    assert isinstance(found, Rejection)
    assert found.column == "other"


@given(st.lists(st.tuples(st.text("ab .:[]!", min_size=1), st.text("xyz{}\n")), min_size=1, max_size=4))
@settings(deadline=None)
def test_a_template_is_its_texts_and_its_columns_in_turn(parts: list[tuple[str, str]]) -> None:
    template = "".join(f"{{{name}}}" + text.replace("{", "{{").replace("}", "}}") for name, text in parts) + "."
    values = {name: f"<{name}>" for name, _ in parts}
    expected = "".join(values[name] + text for name, text in parts) + "."
    assert compiled({"prompt": template})["prompt"].fill(values) == expected


def test_a_number_becomes_the_text_that_a_field_wants(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text('{"question_id": 7, "text": "¿Qué?", "pass": 2}\n', encoding="utf-8")
    mapping = {"prompt_id": "{question_id}", "locale": "es-MX", "prompt": "{text}", "round": "{pass}"}
    (row,) = read(file, mapping=mapping)
    assert isinstance(row, ImportRow)
    assert (row.prompt_id, row.round) == ("7", 2)
