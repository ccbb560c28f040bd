"""TSV as spreadsheets write it: cells between tabs; a cell that starts with a quotation mark is a quoted cell.

Quoting is not guessed. In a file without quoting such a cell is refused with its line, unless it also ends with the
mark: then the marks are taken as quoting.
"""

from __future__ import annotations

from pathlib import Path

from localize.intake import Format, Limits, Records, delimited


def read(path: Path, limits: Limits) -> Records:
    return delimited.read(path, "\t")


FORMAT = Format("tsv", (".tsv", ".tab"), read)
