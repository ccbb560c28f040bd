"""Parquet, read with Polars in slices. Its footer is read first: a file of a few bytes can unpack to gigabytes.

Lists and structs are taken as they are (`outputs` as a list of model and text); text cells are read as in CSV.
A line is the number of the row, from 1.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from localize.errors import BadFile, LocalizeError, Said, said
from localize.intake import Format, Limits, Record, Records, fields
from localize.intake.parquet_footer import Footer, read_footer
from localize.intake.source import CELL_MAX_CHARS

if TYPE_CHECKING:
    import polars as pl

SLICE_ROWS = 5_000
_CELL_MAX_BYTES = 4 * CELL_MAX_CHARS  # of UTF-8; whoever is under it is counted in characters, as everywhere
_BUFFERED_MAX_BYTES = 64_000_000  # a slice beyond becomes Python values row by row


def read(path: Path, limits: Limits) -> Records:
    """A record a row. Memory is bounded by one slice and the row group it lies in."""
    footer = _checked_footer(path, limits)
    with _refusing(path):
        import polars as pl  # here, because only this format pays for the import

        frame = pl.scan_parquet(path, glob=False, hive_partitioning=False)
        names = frame.collect_schema().names()
        fields.check_header(path, names)
        _check_cells(path, frame)
        unpacked = 0
        for start in range(0, footer.rows, SLICE_ROWS):
            rows = frame.slice(start, SLICE_ROWS).collect()
            size = int(rows.estimated_size())
            unpacked += size
            _check_unpacked(path, unpacked, limits)
            buffered = SLICE_ROWS if size < _BUFFERED_MAX_BYTES else 1
            for line, values in enumerate(rows.iter_rows(buffer_size=buffered), start + 1):
                yield Record(line, dict(zip(names, values, strict=True)))


def _check_cells(path: Path, frame: pl.LazyFrame) -> None:
    """Refuse texts that could be no cell before they become Python values, which takes several times their size."""
    import polars.selectors as cs

    longest = frame.select(cs.string().str.len_bytes().max()).collect()
    for column, size in zip(longest.columns, longest.row(0) if longest.width else (), strict=True):
        if size is not None and size > _CELL_MAX_BYTES:
            what = said("a text of {count} bytes in {column}", count=size, column=column)
            raise _too_large(path, what, said("{count} characters", count=CELL_MAX_CHARS))


def _checked_footer(path: Path, limits: Limits) -> Footer:
    try:
        footer = read_footer(path)
    except ValueError:
        raise _broken(path, said("it has no readable footer")) from None
    if footer.rows > limits.max_rows:
        raise _too_large(path, said("{count} rows", count=footer.rows), said("{count} rows", count=limits.max_rows))
    _check_unpacked(path, footer.unpacked, limits)
    return footer


def _check_unpacked(path: Path, unpacked: int, limits: Limits) -> None:
    """Twice: by what the footer says, and by the texts themselves, as one long cell may be shared by every row."""
    top = limits.max_unpacked_bytes
    if unpacked > top:
        raise _too_large(path, said("{count} bytes unpacked", count=unpacked), said("{count} bytes", count=top))


@contextmanager
def _refusing(path: Path) -> Iterator[None]:
    """Whatever the reader raises on a broken file is a refusal. Its panics are no `Exception`s."""
    from polars.exceptions import PanicException

    try:
        yield
    except (LocalizeError, GeneratorExit):
        raise
    except (Exception, PanicException) as error:
        reason = (str(error).splitlines() or [type(error).__name__])[0][:200]
        raise _broken(path, said("the reader says: {reason}", reason=reason)) from None


def _broken(path: Path, reason: Said) -> BadFile:
    return BadFile(
        said("{file} is no whole Parquet file: {reason}.", file=path.name, reason=reason),
        said("Write it again, or save the table as JSON Lines or CSV."),
    )


def _too_large(path: Path, size: Said, top: Said) -> BadFile:
    return BadFile(
        said("{file} has {size}; at most {top}.", file=path.name, size=size, top=top),
        said("Split it, or import it on the server with `localize import`."),
    )


FORMAT = Format("parquet", (".parquet", ".pq"), read)
