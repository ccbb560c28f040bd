"""Files for spreadsheets: whatever somebody wrote, no cell runs."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize.ui.parts.spreadsheet import csv_file, safe_cell


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_a_cell_that_would_run_gets_an_apostrophe(start: str) -> None:
    assert safe_cell(f"{start}1+1") == f"'{start}1+1"


def test_numbers_and_nothing_stay_plain() -> None:
    assert (safe_cell(12), safe_cell(None), safe_cell("a=b")) == ("12", "", "a=b")


@given(st.lists(st.tuples(st.integers(1, 999), st.text(st.characters(exclude_categories=["Cs"])))))
def test_no_cell_of_any_file_begins_a_formula(rows: list[tuple[int, str]]) -> None:
    text = csv_file(("Line", "Reason"), rows).decode("utf-8-sig")
    read = list(csv.reader(StringIO(text, newline="")))
    assert len(read) == len(rows) + 1
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for line in read for cell in line)
    assert [line[1].removeprefix("'") for line in read[1:]] == [reason.removeprefix("'") for _, reason in rows]
