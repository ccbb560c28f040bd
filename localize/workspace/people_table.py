"""A table of people as text: its columns, its lines read, and a person written as one."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

from localize.assignment.days import clock
from localize.errors import BadFile, Said, said
from localize.intake import opening
from localize.intake.source import Limits
from localize.records import Person
from localize.workspace.declaring import locale_line

COLUMNS = (
    "name", "role", "locales", "domains", "email", "time_zone", "hours_per_week", "items_per_day", "away_until",
    "ui_language",
)  # fmt: skip
"""`name` must be there; `id`, which a downloaded list has, names who is here already and is empty for who is new."""
FILE_MAX_BYTES = 2_000_000
BETWEEN = "|"
"""Stands between locales, and between domains, in one cell."""
_IGNORED = ("notes", "tested", "declared_by")
_MADE_SAFE = tuple("=+-@'＝＋－＠")


def read_lines(file: Path) -> Iterator[tuple[int, dict[str, str] | Said]]:
    """(line, its cells by column, or why it cannot be read), without empty lines."""
    opening.check_file(file, Limits(max_bytes=FILE_MAX_BYTES))
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise BadFile(
            said("{file} is not UTF-8.", file=file.name), said("Save the table as CSV (UTF-8) and import that.")
        ) from None
    first = text.partition("\n")[0]
    rows = csv.reader(StringIO(text, newline=""), delimiter=max(",;\t", key=first.count), strict=True)
    header: list[str] | None = None
    start = 1
    try:
        for cells in rows:
            if not any(each.strip() for each in cells):
                pass
            elif header is None:
                header = _header(file, cells)
            elif len(cells) != len(header):
                yield (
                    start,
                    said("the line has {cells} cells, the header {columns}", cells=len(cells), columns=len(header)),
                )
            else:
                yield start, dict(zip(header, map(_unquoted, cells), strict=True))
            start = rows.line_num + 1
    except csv.Error:
        raise BadFile(
            said("{file} cannot be split into cells at line {line}.", file=file.name, line=rows.line_num),
            said('A cell that starts with a quotation mark must end with one; inside it write each mark twice ("").'),
        ) from None


def _header(file: Path, cells: list[str]) -> list[str]:
    header = [each.strip().lower() for each in cells]
    wrong = [each for each in header if each not in (*COLUMNS, "id", *_IGNORED)]
    if wrong or "name" not in header or len(set(header)) != len(header):
        raise BadFile(
            said("The first line of {file} does not name the columns of people.", file=file.name),
            said("Columns: {valid}. `name` must be there, each once.", valid=", ".join(COLUMNS)),
        )
    return header


def _unquoted(cell: str) -> str:
    """Without the apostrophe that a spreadsheet's safe file puts before what could run."""
    text = cell.strip()
    return text[1:] if text[:1] == "'" and text[1:2] in _MADE_SAFE else text


def cells_of(person: Person) -> dict[str, str]:
    """A person as a line of such a file, without what nobody said."""
    back = person.away_until
    return {
        "id": person.id,
        "name": person.name,
        "role": person.role,
        "locales": BETWEEN.join(map(locale_line, person.locales)),
        "domains": BETWEEN.join(person.domains),
        "email": person.email or "",
        "time_zone": person.time_zone or "",
        "hours_per_week": "" if person.hours_per_week is None else str(person.hours_per_week),
        "items_per_day": "" if person.items_per_day is None else str(person.items_per_day),
        "away_until": "" if back is None else back.astimezone(clock(person.time_zone or "UTC")).date().isoformat(),
        "ui_language": person.ui_language or "",
    }
