"""Files for spreadsheets: whatever somebody wrote, no cell runs."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize.ui.parts.spreadsheet import STARTS_A_FORMULA, csv_file, safe_cell, text_in_cell

NAUGHTY = json.loads((Path(__file__).parents[1] / "data" / "blns" / "blns.json").read_text("utf-8"))
OURS = [
    *('=HYPERLINK("http://beacon.invalid";"open")', "=cmd|' /C calc'!A0", "+1+1", "-2+3+cmd|' /C calc'!A0"),
    *(
        "@SUM(1+1)",
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        "\0=1+1",
        "＝1+1",
        "＋1",
        "－1",
        "＠SUM(1)",
        '=1+1";=2+2',
        "=\u202e1+1",
    ),
    *("'=1+1", "''", "-", "+", "@mention"),
]
ANYTHING = st.text(st.characters(exclude_categories=["Cs"]))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠"])
def test_a_cell_that_would_run_gets_an_apostrophe(start: str) -> None:
    assert safe_cell(f"{start}1+1") == f"'{start}1+1"


def test_numbers_and_nothing_stay_plain() -> None:
    assert (safe_cell(12), safe_cell(None), safe_cell("a=b")) == ("12", "", "a=b")


@given(st.lists(st.tuples(st.integers(1, 999), st.text(st.characters(exclude_categories=["Cs"])))))
def test_no_cell_of_any_file_begins_a_formula(rows: list[tuple[int, str]]) -> None:
    text = csv_file(("Line", "Reason"), rows).decode("utf-8-sig")
    read = list(csv.reader(StringIO(text, newline="")))
    assert len(read) == len(rows) + 1
    assert not any(cell.startswith(STARTS_A_FORMULA) for line in read for cell in line)
    assert [text_in_cell(line[1]) for line in read[1:]] == [reason for _, reason in rows]


@given(ANYTHING | st.builds("{}{}".format, st.sampled_from([*STARTS_A_FORMULA, "'", "''"]), ANYTHING))
def test_taking_the_apostrophe_away_gives_the_text_again(text: str) -> None:
    assert text_in_cell(safe_cell(text)) == text
    assert not safe_cell(text).startswith(STARTS_A_FORMULA)


def test_every_naughty_string_and_ours_comes_back_from_a_file() -> None:
    formulas = [text for text in [*NAUGHTY, *OURS] if text.startswith(STARTS_A_FORMULA)]
    assert len(formulas) >= 40
    read = list(csv.reader(StringIO(csv_file(["text"], [[each] for each in formulas]).decode("utf-8-sig"), newline="")))
    assert [text_in_cell(cell) for [cell] in read[1:]] == formulas
    assert all(cell.startswith("'") for [cell] in read[1:])
