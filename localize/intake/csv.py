"""CSV (RFC 4180): cells between commas, or between semicolons where the header line says so."""

from __future__ import annotations

from pathlib import Path

from localize.intake import Format, Limits, Records, delimited


def read(path: Path, limits: Limits) -> Records:
    return delimited.read(path, ",;")


FORMAT = Format("csv", (".csv",), read)
