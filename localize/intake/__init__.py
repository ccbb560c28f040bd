"""Intake: a file's bytes become rows, and every line that does not is handed back with its reason.

A unit is one import format: a file of this folder that defines one `FORMAT = Format(name, suffixes, read)`, where
`read` turns a file into `Record`s (values by column, nothing checked). A new format is one new file, found by listing
the folder. The other files are what formats share: `opening` (size, archives, which format), `strict_json`, `mapping`
(templates), `cells` and `rows` (what a field may hold). No store, no network.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from itertools import chain, islice
from pathlib import Path
from pkgutil import iter_modules

from localize.errors import BadFile, NotFound, said
from localize.intake.source import LOCAL, PAGE, UPLOADED, Format, Limits, Record, Records
from localize.records import ImportRow, Rejection

__all__ = [
    "LOCAL",
    "PAGE",
    "UPLOADED",
    "Format",
    "Limits",
    "Record",
    "Records",
    "columns",
    "formats",
    "parse_mapping",
    "read",
    "read_here",
]

from localize.intake import apart, cells, fields, opening, rows
from localize.intake import mapping as templates
from localize.intake.checks import Fault
from localize.intake.mapping import parse_mapping

_LOOKED_AT = 100  # records whose keys make the columns of a file without a header


@cache
def formats() -> dict[str, Format]:
    """Every import format by name, in alphabetical order."""
    modules = (import_module(f"{__name__}.{each.name}") for each in iter_modules(__path__) if each.name != "__main__")
    found = [module.FORMAT for module in modules if hasattr(module, "FORMAT")]
    return {each.name: each for each in sorted(found, key=lambda each: each.name)}


def read(
    path: Path, *, format: str = "auto", mapping: Mapping[str, str] | None = None, limits: Limits = PAGE
) -> Iterator[ImportRow | Rejection]:
    """The rows of a file in its order, one record at a time; a bad record is a `Rejection` with its line.

    `mapping` makes fields from templates (`parse_mapping`). In the long form each line is a row with one output.
    Raises `NotFound` (no such format) and `BadFile`, also in the middle, where a file cannot be read on.
    """
    chosen = _opened(path, format, limits)
    if _reads_apart(chosen, limits):
        return apart.rows(path, chosen.name, mapping, limits)
    return read_here(path, chosen, mapping, limits)


def read_here(
    path: Path, chosen: Format, mapping: Mapping[str, str] | None, limits: Limits
) -> Iterator[ImportRow | Rejection]:
    """As `read`, in this process whatever the file does to it."""
    return _rows(path, chosen, templates.compiled(mapping) if mapping else None, limits)


def _reads_apart(chosen: Format, limits: Limits) -> bool:
    """Polars aborts its process on some damaged Parquet files: nobody's work may be in it."""
    return limits.apart or chosen.name == "parquet"


def columns(path: Path, format: str = "auto", *, limits: Limits = PAGE) -> list[str]:
    """The columns of a table, or the keys of the first hundred JSON objects, in order. Raises as `read`."""
    chosen = _opened(path, format, limits)
    return (
        apart.columns(path, chosen.name, limits) if _reads_apart(chosen, limits) else columns_here(path, chosen, limits)
    )


def columns_here(path: Path, chosen: Format, limits: Limits) -> list[str]:
    """As `columns`, in this process."""
    records = (record for record in chosen.read(path, limits) if isinstance(record, Record))
    return list(dict.fromkeys(key for record in islice(records, _LOOKED_AT) for key in record.values))


def _opened(path: Path, format: str, limits: Limits) -> Format:
    known = formats()
    if format not in ("auto", *known):
        raise NotFound(
            said("There is no import format {format}.", format=format),
            said("Choose one of: {formats}.", formats=", ".join(("auto", *known))),
        )
    head = opening.check_file(path, limits)
    return opening.choose(path, head, known) if format == "auto" else known[format]


def _rows(
    path: Path, chosen: Format, mapped: templates.Mapped | None, limits: Limits
) -> Iterator[ImportRow | Rejection]:
    records = chosen.read(path, limits)
    first = next(records, None)
    if first is None:
        raise BadFile(said("{file} holds no rows.", file=path.name), said("Write at least one row into it."))
    checked = not chosen.table
    for record in chain((first,), records):
        if isinstance(record, Rejection):
            yield record
            continue
        if not checked:
            checked = True
            fields.check_columns(path, record.values, mapped)
            templates.check_sources(path, mapped or {}, list(record.values))
        yield _row(record, chosen, mapped)


def _row(record: Record, chosen: Format, mapped: templates.Mapped | None) -> ImportRow | Rejection:
    if mapped is not None:
        applied = templates.apply(record, mapped)
        if isinstance(applied, Rejection):
            return applied
        record = applied
    if not chosen.table:
        return rows.row(record)
    try:
        return rows.checked(cells.opened(record))
    except Fault as fault:
        return rows.rejected(record.line, fault)
