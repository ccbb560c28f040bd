"""CSV and TSV: csv-spectrum's pairs, wide and long form, line numbers, and headers that cannot be used."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from localize.errors import BadFile
from localize.intake import PAGE, Record, columns, formats, read
from localize.records import ImportRow, Message, OutputRow, Rejection

SPECTRUM = Path(__file__).parents[1] / "data" / "csv-spectrum"
PAIRS = sorted(SPECTRUM.glob("csvs/*.csv"))


@pytest.mark.parametrize("file", PAIRS, ids=lambda file: file.stem)
def test_csv_spectrum_is_read_as_expected(file: Path) -> None:
    records = list(formats()["csv"].read(file, PAGE))
    expected = json.loads((SPECTRUM / "json" / f"{file.stem}.json").read_text(encoding="utf-8"))
    assert all(isinstance(record, Record) for record in records)
    found = [{name: value or "" for name, value in record.values.items()} for record in records]  # type: ignore[union-attr]
    assert found == expected


def test_csv_spectrum_is_there() -> None:
    assert len(PAIRS) == 11


def table(tmp_path: Path, text: str, name: str = "t.csv") -> list[ImportRow | Rejection]:
    file = tmp_path / name
    file.write_bytes(text.encode())
    return list(read(file))


def test_the_wide_form_has_a_column_per_model(tmp_path: Path) -> None:
    found = table(tmp_path, "prompt_id,locale,output:a,output:b/2,_note\nq1,de,Eins,,x\nq2,de,,Zwei,\n")
    assert found == [
        ImportRow(line=2, prompt_id="q1", locale="de", outputs=(OutputRow("a", "Eins"),)),
        ImportRow(line=3, prompt_id="q2", locale="de", outputs=(OutputRow("b/2", "Zwei"),)),
    ]


def test_the_long_form_has_a_row_per_output_and_keeps_an_empty_answer(tmp_path: Path) -> None:
    found = table(tmp_path, "prompt_id\tlocale\tprompt\tmodel\ttext\nq\tde\tP\ta\tEins\nq\tde\tP\tb\t\n", "t.tsv")
    assert [each.outputs for each in found if isinstance(each, ImportRow)] == [
        (OutputRow("a", "Eins"),),
        (OutputRow("b", ""),),
    ]


def test_a_semicolon_table_is_known_by_its_header(tmp_path: Path) -> None:
    found = table(tmp_path, '\ufeffprompt_id;locale;prompt;tags\r\nq1;de;"Ja, nein; vielleicht";"a, b"\r\n')
    assert found == [ImportRow(line=2, prompt_id="q1", locale="de", prompt="Ja, nein; vielleicht", tags=("a", "b"))]


def test_cells_hold_lists_as_json(tmp_path: Path) -> None:
    chat = '[{""role"": ""user"", ""content"": ""Hi""}]'
    judged = '[{""rater"": ""r"", ""rubric"": ""x"", ""ratings"": {""a"": 1}}]'
    (found,) = table(
        tmp_path,
        "prompt_id,locale,prompt,source_prompt,tags,round,judgments\n"
        f'q,de,"{chat}",[{{no chat,"[""a,b""]",3,"{judged}"',
    )
    assert isinstance(found, ImportRow)
    assert found.prompt == (Message("user", "Hi"),)
    assert (found.source_prompt, found.tags, found.round) == ("[{no chat", ("a,b",), 3)
    assert found.judgments[0].ratings == {"a": 1}


def test_a_row_is_named_by_the_line_it_starts_on(tmp_path: Path) -> None:
    found = table(
        tmp_path,
        'prompt_id,locale,prompt,made_by\n\nq1,de,"one\ntwo\r\n\u2028three",human\nq2,de\n,,,\nq3,de,"a\nb",robot\nq4,,x,\n',
    )
    assert [(each.line, type(each)) for each in found] == [
        (3, ImportRow),
        (6, Rejection),
        (8, Rejection),
        (10, Rejection),
    ]
    assert [each.column for each in found if isinstance(each, Rejection)] == [None, "made_by", "locale"]
    assert isinstance(found[0], ImportRow)
    assert found[0].prompt == "one\ntwo\r\n\u2028three"
    assert isinstance(found[1], Rejection)
    assert found[1].reason == "the row has 2 cells, the header has 4"


@pytest.mark.parametrize(
    ("cells", "column", "reason"),
    [
        ("x\0y,,", "prompt", "NUL"),
        (",two,", "round", "'two'; valid: a whole number"),
        (",1.0,", "round", "whole number"),
        (",²,", "round", "whole number"),
        (',,"[{""rater"": NaN}]"', "judgments", "NaN"),
        (",,none", "judgments", "syntax"),
    ],
)
def test_a_bad_cell_is_named(tmp_path: Path, cells: str, column: str, reason: str) -> None:
    (found,) = table(tmp_path, f"prompt_id,locale,prompt,round,judgments\nq,de,{cells}")
    assert isinstance(found, Rejection)
    assert (found.line, found.column) == (2, column)
    assert reason in found.reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("prompt_id,prompt\nq,x", "no column locale"),
        ("prompt_id,locale,promt\nq,de,x", "did you mean prompt"),
        ("prompt_id,locale,comment\nq,de,x", "comment is no field"),
        ("prompt_id,locale,locale\nq,de,de", "locale twice"),
        ("prompt_id,locale\n", "no rows"),
        ('prompt_id,locale,prompt\nq,de,ok\nq,de,"x" y', "at line 3"),
        ('prompt_id,locale\nq,"de\nq,de\n', "cannot be split"),
        ("prompt_id,locale\rq,de\r", "cannot be split"),
        (",".join(f"_{n}" for n in range(200_000)) + "\n", "200000 columns, 200 are allowed"),
        ("prompt_id,locale,prompt\nq,de," + "x" * 8_000_001, "longer than 8000000 bytes"),
        ('prompt_id,locale,prompt\nq,de,"' + "xxxxxxxx\n" * 1_000_000, "cannot be split"),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_a_table_that_cannot_be_read_is_refused_as_a_whole(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(BadFile, match=reason):
        table(tmp_path, text)


def test_a_wrong_encoding_is_named_with_line_and_byte(tmp_path: Path) -> None:
    file = tmp_path / "latin.csv"
    file.write_bytes("prompt_id,locale,prompt\nq,de,ok\nq,de,Straße".encode("latin-1"))
    with pytest.raises(BadFile, match=r"Line 3 of latin.csv is not UTF-8: 0xdf at byte 10\. Save the file as UTF-8"):
        list(read(file))


def test_an_unquoted_mark_inside_a_cell_is_text(tmp_path: Path) -> None:
    (found,) = table(tmp_path, 'prompt_id\tlocale\tprompt\nq\tde\tsay "hi"', "t.tsv")
    assert isinstance(found, ImportRow)
    assert found.prompt == 'say "hi"'


def test_the_columns_of_a_table_are_its_header(tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text("question,answer\na,b\n", encoding="utf-8")
    assert columns(file) == ["question", "answer"]
