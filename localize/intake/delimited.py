"""Tables of text, one delimiter between cells: what CSV and TSV share (RFC 4180 quoting, header in the first line)."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from localize.errors import BadFile, said
from localize.intake import Record, Records, fields, opening
from localize.intake.source import LINE_MAX_BYTES, excerpt
from localize.records import Rejection

if TYPE_CHECKING:
    import _csv


def read(path: Path, delimiters: str) -> Records:
    """A record a row, its line where the row starts. Of several delimiters the header line decides.

    Empty cells are None, but for `text` (a model may answer nothing). Wholly empty rows are skipped.
    """
    opening.check_text(path)
    if csv.field_size_limit() < LINE_MAX_BYTES:
        csv.field_size_limit(LINE_MAX_BYTES)  # the default would refuse cells of 131,072 characters
    with path.open("rb") as file:
        text = _text(path, file)
        first = next(text, "")
        rows = csv.reader(chain((first,), text), delimiter=_delimiter(first, delimiters), strict=True)
        header: list[str] | None = None
        start = 1
        for cells in _rows(path, rows):
            if not any(cells):
                pass
            elif header is None:
                header = [name.strip() for name in cells]
                fields.check_header(path, header)
            else:
                yield _record(start, header, cells)
            start = rows.line_num + 1


def _record(line: int, header: list[str], cells: list[str]) -> Record | Rejection:
    if len(cells) != len(header):
        reason = said("the row has {cells} cells, the header has {columns}", cells=len(cells), columns=len(header))
        return Rejection(line, None, str(reason), excerpt(" | ".join(cells)))
    return Record(
        line, {name: cell if cell or name == "text" else None for name, cell in zip(header, cells, strict=True)}
    )


def _delimiter(first: str, delimiters: str) -> str:
    """The delimiter that makes the most known names of the header line, then the most cells; the first wins a tie."""

    def fit(delimiter: str) -> tuple[int, int]:
        names = [name.strip().strip('"') for name in first.split(delimiter)]
        return sum(map(fields.known, names)), len(names)

    return max(delimiters, key=fit)


def _rows(path: Path, rows: _csv.Reader) -> Iterator[list[str]]:
    while True:
        try:
            yield next(rows)
        except StopIteration:
            return
        except csv.Error:
            raise BadFile(
                said("{file} cannot be split into cells at line {line}.", file=path.name, line=rows.line_num),
                said(
                    'A cell that starts with a quotation mark must end with one; inside it write each mark twice ("").'
                    " Line ends are LF or CRLF."
                ),
            ) from None


def _text(path: Path, file: BinaryIO) -> Iterator[str]:
    for number, raw in opening.lines(file):
        if len(raw) > LINE_MAX_BYTES:
            raise BadFile(
                said(
                    "Line {line} of {file} is longer than {max} bytes.", line=number, file=path.name, max=LINE_MAX_BYTES
                ),
                said("Check that a quotation mark is not left open."),
            )
        try:
            yield raw.decode("utf-8")
        except UnicodeDecodeError as error:
            byte, at = f"0x{raw[error.start]:02x}", error.start + 1
            raise BadFile(
                said(
                    "Line {line} of {file} is not UTF-8: {byte} at byte {at}.",
                    line=number,
                    file=path.name,
                    byte=byte,
                    at=at,
                ),
                said("Save the file as UTF-8 (in a spreadsheet: CSV UTF-8) and import it again."),
            ) from None
