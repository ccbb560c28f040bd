"""Cells of a table: text that stands for a list or a number becomes that value; the rest stays as it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from localize.errors import said
from localize.intake import strict_json
from localize.intake.checks import CHAT_ROLES, Fault
from localize.intake.source import Record

_ROUND_MAX_DIGITS = 9


def opened(record: Record) -> Record:
    """The record of a table as a JSON line would give it. Raises `Fault`."""
    values: dict[str, Any] = dict(record.values)
    for column, value in record.values.items():
        if isinstance(value, str):
            values[column] = _text_cell(column, value)
        elif column in ("prompt_id", "locale", "model") and isinstance(value, int) and not isinstance(value, bool):
            values[column] = str(value)  # an integer column of Parquet has one way to be written
    return Record(record.line, values)


def _text_cell(column: str, cell: str) -> Any:
    if column in ("prompt", "source_prompt"):
        return _chat(cell) if cell.startswith("[{") else cell
    if column in ("outputs", "judgments"):
        return _json(column, cell)
    if column == "tags":
        return (
            _json(column, cell)
            if cell.lstrip().startswith("[")
            else [tag.strip() for tag in cell.split(",") if tag.strip()]
        )
    if column == "round":
        digits = cell.strip()
        return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= _ROUND_MAX_DIGITS else cell
    return cell


def _json(column: str, cell: str) -> Any:
    try:
        return strict_json.loads(cell.encode())
    except strict_json.BadJson as error:
        raise Fault(column, said("{column}: {what}", column=column, what=error.what), cell) from None


def _chat(cell: str) -> Any:
    """Chat messages if the cell is exactly that; else a text that happens to start like it."""
    try:
        turns = strict_json.loads(cell.encode())
    except strict_json.BadJson:
        return cell
    return turns if all(map(_is_turn, turns)) else cell


def _is_turn(value: object) -> bool:
    return (
        isinstance(value, Mapping)
        and value.keys() == {"role", "content"}
        and value["role"] in CHAT_ROLES
        and isinstance(value["content"], str)
    )
