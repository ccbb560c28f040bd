"""What a format hands over, and how much of it is allowed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from localize.records import Rejection

CELL_MAX_CHARS = 1_000_000
LINE_MAX_BYTES = 8_000_000
COLUMNS_MAX = 200
EXCERPT_CHARS = 80


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a file may be. `max_bytes` is its size on disk (None: any), the others guard against small files
    that unpack to large ones: `max_rows` rows, and `max_unpacked_bytes` bytes once decompressed. What is read `apart`
    is read in a process of its own, of so many bytes and seconds (None: any); Parquet always is."""

    max_bytes: int | None = 50_000_000
    max_rows: int = 5_000_000
    max_unpacked_bytes: int = 250_000_000
    apart: bool = False
    memory_bytes: int | None = 2**30
    cpu_seconds: int | None = 30


PAGE = Limits()
UPLOADED = Limits(apart=True)  # a file that somebody uploads in the browser
LOCAL = Limits(  # a file that the operator of this machine names
    max_bytes=None, max_unpacked_bytes=16_000_000_000, memory_bytes=None, cpu_seconds=None
)


@dataclass(frozen=True, slots=True)
class Record:
    """One record of a file, nothing checked: values by column. `line` counts from 1 and is where the record starts."""

    line: int
    values: Mapping[str, Any]


Records = Iterator[Record | Rejection]


@dataclass(frozen=True, slots=True)
class Format:
    """One import format: `read` turns a file into records. In a `table` every record has the same columns, in order."""

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[Path, Limits], Records]
    table: bool = True


def excerpt(value: object) -> str:
    """The start of a value, to find the place again."""
    text = value if isinstance(value, str) else repr(value)
    return text if len(text) <= EXCERPT_CHARS else text[: EXCERPT_CHARS - 1] + "…"
