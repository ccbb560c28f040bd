"""Parquet, read with Polars in batches. Its footer is read first: a file of a few bytes can unpack to gigabytes.

Lists and structs are taken as they are (`outputs` as a list of model and text); text cells are read as in CSV.
A line is the number of the row, from 1.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from localize.errors import BadFile, Said, said
from localize.intake import Format, Limits, Record, Records, fields
from localize.intake.parquet_footer import Footer, read_footer
from localize.intake.source import CELL_MAX_CHARS

if TYPE_CHECKING:
    import polars as pl

BATCH_ROWS = 2_000
_BATCH_MAX_BYTES = 64_000_000  # a larger batch becomes Python values row by row
_UTF8_MAX_BYTES = 4


def read(path: Path, limits: Limits) -> Records:
    """A record a row."""
    footer = _checked_footer(path, limits)
    if not footer.rows:
        return
    line = 0
    with _refusals(path):
        for batch in _batches(path):
            names = batch.columns
            if not line:
                fields.check_header(path, names)
            for values in batch.iter_rows(buffer_size=BATCH_ROWS if batch.estimated_size() < _BATCH_MAX_BYTES else 1):
                line += 1
                yield Record(line, dict(zip(names, values, strict=True)))
