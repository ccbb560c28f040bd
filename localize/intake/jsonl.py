"""JSON Lines: one object a line. Our canonical format."""

from __future__ import annotations

from pathlib import Path

from localize.errors import said
from localize.intake import Format, Limits, Record, Records, opening, strict_json
from localize.intake.source import LINE_MAX_BYTES, excerpt
from localize.records import Rejection


def read(path: Path, limits: Limits) -> Records:
    """A record for each line that is not blank; a bad line is a rejection and the next line is read."""
    opening.check_text(path)
    with path.open("rb") as file:
        for number, raw in opening.lines(file):
            if raw.strip():
                yield _record(number, raw)


def _record(number: int, raw: bytes) -> Record | Rejection:
    if len(raw) > LINE_MAX_BYTES:
        return _rejected(number, raw, str(said("the line is longer than {max} bytes", max=LINE_MAX_BYTES)))
    try:
        value = strict_json.loads(raw, line=number)
    except strict_json.BadJson as error:
        return _rejected(number, raw, str(error.what), error.key)
    if not isinstance(value, dict):
        return _rejected(number, raw, str(said("a line must be one JSON object, {{…}}")))
    return Record(number, value)


def _rejected(number: int, raw: bytes, reason: str, column: str | None = None) -> Rejection:
    return Rejection(number, column, reason, excerpt(raw[:400].decode("utf-8", "replace").strip()))


FORMAT = Format("jsonl", (".jsonl", ".ndjson"), read, table=False)
