"""The manifest of an export: what it holds, as of when, and the sum of each file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from hashlib import file_digest
from importlib.metadata import version
from pathlib import Path

SCHEMA_VERSION = 1
"""Of the files that exports write. It rises when a key changes its name or meaning."""
DISTRIBUTION = "localize-review"
FILE = "manifest.json"


@dataclass(frozen=True, slots=True)
class Counts:
    """Of one locale: judgments = exported + excluded; lines are those of the format's main files."""

    judgments: int
    exported: int
    excluded: int
    lines: int


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """A file by its path in the export (with /), its SHA-256 in hex and its size."""

    path: str
    sha256: str
    bytes: int


@dataclass(frozen=True)
class Manifest:
    """What an export is. `near`: fallback tiers voted too.

    `watermark` is the sequence number it was cut at, `made_at` ISO 8601 in UTC.
    """

    format: str
    campaign: str
    votes: str
    near: bool
    watermark: int
    schema_version: int
    made_at: str
    localize_version: str
    counts: Mapping[str, Counts]
    files: tuple[ExportedFile, ...]

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, indent=2) + "\n"


def localize_version() -> str:
    return version(DISTRIBUTION)


def files_in(folder: Path) -> Iterator[ExportedFile]:
    """Every file of an export, by path."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            with path.open("rb") as file:
                digest = file_digest(file, "sha256").hexdigest()
            yield ExportedFile(path.relative_to(folder).as_posix(), digest, path.stat().st_size)
