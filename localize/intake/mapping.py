"""Templates that make our fields from somebody else's columns: `prompt={instruction}\\n\\n{input}`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from localize.errors import BadFile, Said, said
from localize.intake import fields
from localize.intake.json_faults import text_fault
from localize.intake.source import COLUMNS_MAX, Record, excerpt
from localize.records import Rejection

_PIECE = re.compile(r"\{\{|\}\}|\{([^{}]+)\}|([{}])|[^{}]+")
_TYPED = {"\\n": "\n", "\\t": "\t", "\\\\": "\\"}


@dataclass(frozen=True, slots=True)
class Template:
    """Constant texts and column names in turn. A name is looked up as it stands: no attributes, no indexes."""

    texts: tuple[str, ...]  # one more than columns: before, between and after them
    columns: tuple[str, ...]

    def fill(self, values: Mapping[str, Any]) -> Any:
        """The text, None where all is empty; a template of one bare column gives its value.

        If a column is empty, white space left at the end goes. Raises `KeyError` (no such column) and
        `TypeError` (a list or an object inside a text), each with the column.
        """
        for column in self.columns:
            if column not in values:
                raise KeyError(column)
        if len(self.columns) == 1 and self.texts == ("", ""):
            return values[self.columns[0]]
        parts = [_as_text(column, values[column]) for column in self.columns]
        filled = self.texts[0] + "".join(part + text for part, text in zip(parts, self.texts[1:], strict=True))
        return filled if all(parts) else filled.rstrip() or None


Mapped = Mapping[str, Template]


def parse_mapping(arguments: Iterable[str]) -> dict[str, str]:
    r"""`FIELD=TEMPLATE` as typed in a shell, by field; there `\n`, `\t` and `\\` stand for their characters.

    Raises `BadFile` for a field that does not exist or stands twice, and for a broken template.
    """
    mapping: dict[str, str] = {}
    for argument in arguments:
        field, equals, template = argument.partition("=")
        if not equals:
            raise _bad(said("{argument} is no mapping", argument=argument))
        if field in mapping:
            raise _bad(said("{field} is mapped twice", field=field))
        mapping[field] = re.sub(r"\\[nt\\]", lambda typed: _TYPED[typed.group()], template)
    compiled(mapping)
    return mapping


def compiled(mapping: Mapping[str, str]) -> dict[str, Template]:
    """The templates of a mapping, checked. Raises `BadFile`."""
    for field, template in mapping.items():
        if not fields.known(field):
            raise _bad(fields.unknown(field))
        if what := text_fault(field + template):  # a shell may hand over bytes that are no UTF-8
            raise _bad(what)
    return {field: _template(field, template) for field, template in mapping.items()}


def check_sources(path: Path, mapped: Mapped, columns: Sequence[str]) -> None:
    """Refuse a table that lacks a column of a template. Raises `BadFile`."""
    for field, template in mapped.items():
        for column in template.columns:
            if column not in columns:
                raise BadFile(
                    said(
                        "{file} has no column {column}, which `{field}` is made from.",
                        file=path.name,
                        column=column,
                        field=field,
                    ),
                    said("Columns here: {columns}.", columns=", ".join(columns)),
                )


def apply(record: Record, mapped: Mapped) -> Record | Rejection:
    """The record with our fields: the mapped ones, and those that the file names as we do."""
    sources = {column for template in mapped.values() for column in template.columns}
    values = {name: value for name, value in record.values.items() if fields.known(name)}
    if not values.keys() >= set(fields.LONG_FORM) or sources & set(fields.LONG_FORM):
        for name in fields.LONG_FORM:  # here these are columns of theirs that happen to be called so
            values.pop(name, None)
    for field, template in mapped.items():
        try:
            value = template.fill(record.values)
            is_number = isinstance(value, int | float) and not isinstance(value, bool)
            values[field] = str(value) if is_number and field != fields.ROUND else value
        except KeyError as missing:
            column = missing.args[0]
            here = ", ".join(islice(record.values, COLUMNS_MAX))
            return Rejection(
                record.line, column, str(said("there is no {column}; here: {columns}", column=column, columns=here))
            )
        except TypeError as wrong:
            column = wrong.args[0]
            reason = said("{column} is no text, so it cannot stand inside one", column=column)
            return Rejection(record.line, column, str(reason), excerpt(record.values[column]))
    return Record(record.line, values)


def _template(field: str, template: str) -> Template:
    texts, columns = [""], []
    for piece in _PIECE.finditer(template):
        column, brace = piece.groups()
        if brace:
            raise _bad(
                said(
                    "the template of {field} has a lone {brace}; a brace itself is written twice",
                    field=field,
                    brace=brace,
                )
            )
        if column:
            columns.append(column)
            texts.append("")
        else:
            texts[-1] += {"{{": "{", "}}": "}"}.get(piece.group(), piece.group())
    return Template(tuple(texts), tuple(columns))


def _as_text(column: str, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    raise TypeError(column)


def _bad(what: Said) -> BadFile:
    return BadFile(
        said("{what}.", what=what),
        said(
            "Write FIELD=TEMPLATE with {{column}} where a column's text goes; fields: {fields}, output:<model>.",
            fields=", ".join(fields.NAMES),
        ),
    )
