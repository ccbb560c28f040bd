"""CSV that a spreadsheet opens as text: no cell becomes a formula, whatever somebody wrote into it.

The apostrophe in front is what spreadsheets themselves write for "this is text". A text that begins with an apostrophe
gets one more, so that taking one away always gives the text again. Files for training are never altered.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

APOSTROPHE = "'"
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")
"""Of OWASP and ASVS 1.2.10; spreadsheets of East Asian languages read the full-width signs as the others."""


def safe_cell(value: object) -> str:
    """The value as text; one that a spreadsheet would run gets an apostrophe in front."""
    text = "" if value is None else str(value)
    return f"{APOSTROPHE}{text}" if text.startswith((*STARTS_A_FORMULA, APOSTROPHE)) else text


def text_in_cell(cell: str) -> str:
    """The text that `safe_cell` was given."""
    return cell.removeprefix(APOSTROPHE)


def csv_file(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A CSV file in UTF-8 with its mark, by which Excel knows the encoding."""
    text = StringIO()
    writer = csv.writer(text)
    for row in (header, *rows):
        writer.writerow([safe_cell(each) for each in row])
    return text.getvalue().encode("utf-8-sig")
