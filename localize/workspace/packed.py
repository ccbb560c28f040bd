"""The file of a backup: a ZIP with a manifest that names each member with its size and sum, and nothing else."""

from __future__ import annotations

import json
import os
import re
import shutil
import struct
import zlib
from dataclasses import asdict, dataclass
from hashlib import file_digest
from lzma import LZMAError
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from localize.errors import BadFile, LocalizeError, Refused, said
from localize.settings import FILE
from localize.store.backups import Copied

FORMAT = 1
MANIFEST = "manifest.json"
MEMBER = re.compile(
    r"localize\.toml|secret|database-password|database\.(sqlite|dump)|rubrics/[A-Za-z0-9._-]{1,80}\.toml"
)
_MANIFEST_MAX = 1_000_000


@dataclass(frozen=True)
class Backup(Copied):
    """What a backup holds; sums are SHA-256 and sizes bytes, by member."""

    format: int
    made_at: str
    secret: bool
    sums: dict[str, str]
    sizes: dict[str, int]


def pack(target: Path, described: Backup, members: dict[str, Path]) -> None:
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=1) as packed:
            packed.writestr(MANIFEST, json.dumps(asdict(described), indent=2))
            for name, member in members.items():
                packed.write(member, name)
        file.flush()
        os.fsync(file.fileno())


def unpack(file: Path, made: Path) -> Backup:
    """Every member named in the manifest, with its size and sum, and no other."""
    try:
        with ZipFile(file) as packed:
            manifest = packed.getinfo(MANIFEST)
            if manifest.file_size > _MANIFEST_MAX:
                raise _no_backup(file)
            described = Backup(**json.loads(packed.read(manifest)))
            _refuse_strange(file, described, packed.namelist())
            if sum(described.sizes.values()) > shutil.disk_usage(made).free:
                raise Refused(said("There is no room for this backup."), said("Make room on the disk."))
            for name, size in described.sizes.items():
                target = made / name
                target.parent.mkdir(exist_ok=True)
                with (
                    packed.open(name) as source,
                    os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as to,
                ):
                    _pour(source, to, size)
                if sum_of(target) != described.sums[name]:
                    raise BadFile(
                        said("{file} is damaged: {name} has another sum.", file=file.name, name=name),
                        said("Take another copy of it."),
                    )
    except (BadZipFile, LookupError, TypeError, ValueError, OSError, AttributeError, EOFError, RuntimeError,
            zlib.error, LZMAError, struct.error) as fault:  # fmt: skip
        if isinstance(fault, LocalizeError):
            raise
        raise _no_backup(file) from None
    return described


def database_member(kind: str) -> str:
    return f"database.{'sqlite' if kind == 'sqlite' else 'dump'}"


def _refuse_strange(file: Path, described: Backup, names: list[str]) -> None:
    expected = {*described.sums, MANIFEST}
    needed = {FILE, database_member(described.kind)}
    fits = described.format == FORMAT and set(described.sizes) == set(described.sums) >= needed
    if (
        not fits
        or min(described.sizes.values()) < 0
        or sorted(names) != sorted(expected)
        or not all(MEMBER.fullmatch(each) for each in described.sums)
    ):
        raise _no_backup(file)


def _pour(source: Any, target: Any, size: int) -> None:
    """No more than the manifest says: a small file must not become a large one."""
    left = size
    while chunk := source.read(min(2**20, left + 1)):
        left -= len(chunk)
        if left < 0:
            raise ValueError
        target.write(chunk)


def _no_backup(file: Path) -> BadFile:
    return BadFile(
        said("{file} is no backup of Localize, or it is damaged.", file=file.name),
        said("Name a file that `localize backup` made."),
    )


def sum_of(file: Path) -> str:
    with file.open("rb") as content:
        return file_digest(content, "sha256").hexdigest()
