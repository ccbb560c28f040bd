"""A file from the browser: kept on disk only while it is read, under a name of ours."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from localize.records import ImportRow
from localize.workspace.importing import ImportReport

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

UPLOAD_MAX_MB = 50


@dataclass(frozen=True)
class Columns:
    """The columns of one upload."""

    file_id: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Choice:
    """What is to be imported how. `mapping` holds pairs of field and template."""

    file_id: str
    campaign: str
    mapping: tuple[tuple[str, str], ...]
    revise: bool


@dataclass(frozen=True)
class Checked:
    """What a dry run said of a choice, and its first rows: kept, since a large file takes a while."""

    choice: Choice
    report: ImportReport
    first: tuple[ImportRow, ...]


@contextmanager
def stored(upload: UploadedFile, suffixes: Collection[str]) -> Iterator[Path]:
    """The file on disk as `upload` and its suffix, where that is one of `suffixes`; gone afterwards."""
    suffix = Path(upload.name).suffix.lower()
    with TemporaryDirectory(prefix="localize-") as folder:
        path = Path(folder) / f"upload{suffix if suffix in suffixes else ''}"
        path.write_bytes(upload.getbuffer())
        yield path
