"""The names that columns and keys may have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path

from localize.errors import BadFile, Said, said
from localize.intake.source import COLUMNS_MAX, excerpt
from localize.records import ImportRow

OUTPUT_COLUMN = "output:"  # followed by the model: one output in a column of its own
REQUIRED = ("prompt_id", "locale")
FIELDS = tuple(name for name in ImportRow.__dataclass_fields__ if name != "line")
LONG_FORM = ("model", "text")  # one output a row
ROUND = "round"  # the one field that is a number
NAMES = (*FIELDS, *LONG_FORM)
_PLAIN = frozenset(NAMES)


def known(name: str) -> bool:
    return name in _PLAIN or (name.startswith(OUTPUT_COLUMN) and len(name) > len(OUTPUT_COLUMN))


def unknown(name: str, valid: Sequence[str] = (*NAMES, "output:<model>")) -> Said:
    """Says that there is no such field, names the nearest one where one is near, and all the valid ones."""
    name = excerpt(name)
    near = get_close_matches(name, valid, 1)
    everything = ", ".join(valid)
    if near:
        return said(
            "{name} is no field; did you mean {near}? valid: {valid}", name=name, near=near[0], valid=everything
        )
    return said("{name} is no field; valid: {valid}", name=name, valid=everything)


def check_header(path: Path, header: Sequence[str]) -> None:
    """Refuse a table with too many columns or with two of one name."""
    if len(header) > COLUMNS_MAX:
        raise BadFile(
            said("{file} has {count} columns, {max} are allowed.", file=path.name, count=len(header), max=COLUMNS_MAX),
            said("Keep the columns that are needed; many outputs fit the long form: columns model and text."),
        )
    twice = sorted({name for name in header if header.count(name) > 1})
    if twice:
        raise BadFile(
            said("{file} has the column {column} twice.", file=path.name, column=twice[0]),
            said("Give every column a name of its own."),
        )


def check_columns(path: Path, columns: Iterable[str], mapping: Mapping[str, object] | None) -> None:
    """Refuse a table whose columns cannot make rows: a required one is missing, or nobody knows what one means.

    With a mapping, columns that are no field are only sources of templates; without one they must start with `_`.
    """
    columns = list(columns)
    for name in REQUIRED:
        if name not in columns and name not in (mapping or ()):
            raise BadFile(
                said("{file} has no column {column}.", file=path.name, column=name),
                said(
                    "Add it, or make it from others with `--map {column}=…`. Columns here: {columns}.",
                    column=name,
                    columns=", ".join(columns),
                ),
            )
    if mapping is not None:
        return
    for name in columns:
        if not known(name) and not name.startswith("_"):
            raise BadFile(
                said("{file}: {what}.", file=path.name, what=unknown(name)),
                said("Rename it, put `_` before its name to have it ignored, or say what it is with `--map FIELD=…`."),
            )
