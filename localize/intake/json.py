"""A `.json` file: an array of objects, objects one after another (over many lines or one), or JSON Lines."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from localize.errors import BadFile, said
from localize.intake import Format, Limits, Record, Records, jsonl, opening, strict_json
from localize.intake.source import excerpt
from localize.records import Rejection

DOCUMENT_MAX_BYTES = 200_000_000  # an array is held in memory as a whole

_SPACE = re.compile(r"[ \t\r\n]*")


def read(path: Path, limits: Limits) -> Records:
    """A record for each object. A fault in an array raises `BadFile`: nobody knows where the next object starts."""
    opening.check_text(path)
    if not _is_document(path):
        yield from jsonl.read(path, limits)
        return
    if path.stat().st_size > DOCUMENT_MAX_BYTES:
        raise BadFile(
            said("{file} is too large for one JSON document.", file=path.name),
            said("Save it as JSON Lines: one object a line."),
        )
    text = strict_json.decoded(path.read_bytes()).removeprefix("\ufeff")
    strict_json.check_depth(text)
    yield from _document(text)


def _is_document(path: Path) -> bool:
    """An array, or an object that goes on after its first line."""
    with path.open("rb") as file:
        for _, raw in opening.lines(file):
            if line := raw.strip():
                return line.startswith(b"[") or line == b"{"
    return False


def _document(text: str) -> Records:
    position, line, counted = _skip(text, 0), 1, 0
    in_array = text.startswith("[", position)
    if in_array:
        position = _skip(text, position + 1)
    while position < len(text) and not (in_array and text[position] == "]"):
        line, counted = line + text.count("\n", counted, position), position
        value, end = strict_json.value_at(text, position)
        yield _record(line, value)
        position = _next(text, _skip(text, end)) if in_array else _skip(text, end)
    if in_array:
        _closed(text, position)


def _next(text: str, position: int) -> int:
    """From the end of one element to the start of the next, or to the closing bracket."""
    if text.startswith("]", position):
        return position
    if not text.startswith(",", position):
        raise strict_json.bad(text, position, said("a comma or ] is missing"))
    after = _skip(text, position + 1)
    if after >= len(text) or text[after] == "]":
        raise strict_json.bad(text, position, said("nothing follows this comma"))
    return after


def _closed(text: str, position: int) -> None:
    if position >= len(text):
        raise strict_json.bad(text, position, said("the closing ] is missing"))
    end = _skip(text, position + 1)
    if end < len(text):
        raise strict_json.bad(text, end, said("something follows the closing ]"))


def _skip(text: str, position: int) -> int:
    match = _SPACE.match(text, position)
    return match.end() if match else position


def _record(line: int, value: Any) -> Record | Rejection:
    if isinstance(value, dict):
        return Record(line, value)
    return Rejection(line, None, str(said("an element must be one JSON object, {{…}}")), excerpt(value))


FORMAT = Format("json", (".json",), read, table=False)
