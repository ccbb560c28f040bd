"""How commands answer: one JSON document on standard output, or lines and tables for people."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from localize.errors import Said

WIDE = 100_000
"""Characters: more than any line of a table."""
_BESIDE = 3
"""Characters: the least that another column takes, a wide character and a space."""


def plain(value: Any) -> Any:
    """Records as what JSON can hold."""
    if is_dataclass(value) and not isinstance(value, type | Said):
        return {each.name: plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple | set):
        return [plain(each) for each in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Said | Path | Decimal):
        return str(value)
    return value


def answer(document: Any) -> None:
    """The one JSON document of a command run with --json."""
    json.dump(plain(document), sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def line(text: object) -> None:
    sys.stdout.write(f"{text}\n")


def complaint(text: object) -> None:
    sys.stderr.write(f"{text}\n")


def faults(count: int) -> str:
    return f"{count} fault{'' if count == 1 else 's'}"


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """A table as wide as the terminal, or as its texts where it goes into a file; texts are never read as markup.

    Nothing is left out: what is too wide goes on below, and an `id` stays in one piece while the terminal holds it.
    """
    console = Console(width=None if _is_terminal() else WIDE)
    drawn = Table(box=None, pad_edge=False, header_style="bold")
    for place, title in enumerate(head):
        widest = max((len(str(row[place])) for row in rows), default=0)
        fits = widest + _BESIDE * (len(head) - 1) <= console.width
        drawn.add_column(title, overflow="fold", no_wrap=title == "id" and fits)
    for row in rows:
        drawn.add_row(*(Text(str(cell)) for cell in row))
    console.print(drawn)


def _is_terminal() -> bool:
    return sys.stdout.isatty()


class Bar:
    """What a long command has done so far, for a person who watches: nothing where standard error is a file."""

    def __init__(self, advance: Callable[[int], None], set_to: Callable[[int, int], None]) -> None:
        self.advance = advance
        self.set_to = set_to


@contextmanager
def bar(title: str, unit: str) -> Iterator[Bar]:
    """A bar on standard error; `advance` by some more, or `set_to` so many done of all."""
    if not sys.stderr.isatty():
        yield Bar(lambda more: None, lambda done, total: None)
        return
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed:,} " + unit),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as drawn:
        task = drawn.add_task(title, total=None)
        yield Bar(
            lambda more: drawn.advance(task, more), lambda done, total: drawn.update(task, completed=done, total=total)
        )
