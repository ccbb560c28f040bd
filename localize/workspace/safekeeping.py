"""Backup and restore: one file with all that is needed to go on elsewhere, made while people work."""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from hashlib import file_digest
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from localize.errors import BadFile, BadSettings, LocalizeError, Refused, Said, said
from localize.settings import FILE, PASSWORD_FILE, SECRET_FILE, read_settings, set_database
from localize.store import Store, backups, copying
from localize.workspace.context import Context
from localize.workspace.doctoring import doctor

FORMAT = 1
MANIFEST = "manifest.json"
_MEMBER = re.compile(
    r"localize\.toml|secret|database-password|database\.(sqlite|dump)|rubrics/[A-Za-z0-9._-]{1,80}\.toml"
)
_MANIFEST_MAX = 1_000_000


@dataclass(frozen=True)
class Backup:
    """What a backup holds. `watermark` is the last number of the sequence; sums are SHA-256 by member."""

    format: int
    kind: str
    schema: str
    watermark: int
    audit_head: str | None
    judgments: int
    people: int
    made_at: str
    secret: bool
    sums: dict[str, str]
    sizes: dict[str, int]


def backup(context: Context, file: Path) -> Backup:
    """Write a backup to a new file that only its owner can read. Raises Refused."""
    if file.exists():
        raise Refused(said("{file} is there already.", file=file), said("Name a new file."))
    folder = context.settings.folder
    with _beside(file) as place:
        copied = backups.copy_to_file(context.store, place / "copy")
        members = {f"database.{'sqlite' if copied.kind == 'sqlite' else 'dump'}": place / "copy", FILE: folder / FILE}
        if (folder / SECRET_FILE).exists() and "LOCALIZE_SECRET" not in os.environ:
            members[SECRET_FILE] = folder / SECRET_FILE
        if (folder / PASSWORD_FILE).exists():
            members[PASSWORD_FILE] = folder / PASSWORD_FILE
        members |= {f"rubrics/{each.name}": each for each in sorted(context.settings.rubrics.glob("*.toml"))}
        with context.store.read() as view:
            made_at = view.now.isoformat()
        described = Backup(
            format=FORMAT,
            **asdict(copied),
            made_at=made_at,
            secret=SECRET_FILE in members,
            sums={name: _sum(each) for name, each in members.items()},
            sizes={name: each.stat().st_size for name, each in members.items()},
        )
        _pack(place / "backup", described, members)
        try:
            os.link(place / "backup", file)  # refuses where somebody was faster, unlike a rename
        except OSError as fault:
            raise _cannot(file, fault) from None
    return described


def _pack(target: Path, described: Backup, members: dict[str, Path]) -> None:
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=1) as packed:
            packed.writestr(MANIFEST, json.dumps(asdict(described), indent=2))
            for name, member in members.items():
                packed.write(member, name)
        file.flush()
        os.fsync(file.fileno())


def restore(folder: Path, file: Path, database: str | None) -> Backup:
    """Make a workspace folder from a backup. All or nothing. Raises BadFile, BadSettings and Refused."""
    if folder.exists() and any(folder.iterdir()):
        raise BadSettings(said("{folder} is not empty.", folder=folder), said("Name a new folder."))
    with _beside(folder) as place:
        made = place / "workspace"
        made.mkdir(mode=0o700)
        described = _unpack(file, made)
        _place_database(made, folder, described, database)
        for name in ("rubrics", "datasets"):
            (made / name).mkdir(exist_ok=True)
        if folder.exists():
            folder.rmdir()
        made.rename(folder)
    return described


def _unpack(file: Path, made: Path) -> Backup:
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
                if _sum(target) != described.sums[name]:
                    raise BadFile(
                        said("{file} is damaged: {name} has another sum.", file=file.name, name=name),
                        said("Take another copy of it."),
                    )
    except (BadZipFile, KeyError, TypeError, ValueError, OSError, AttributeError) as fault:
        if isinstance(fault, LocalizeError):
            raise
        raise _no_backup(file) from None
    return described


def _refuse_strange(file: Path, described: Backup, names: list[str]) -> None:
    expected = {*described.sums, MANIFEST}
    fits = described.format == FORMAT and set(described.sizes) == set(described.sums)
    if not fits or sorted(names) != sorted(expected) or not all(_MEMBER.fullmatch(each) for each in described.sums):
        raise _no_backup(file)


def _pour(source: Any, target: Any, size: int) -> None:
    """No more than the manifest says: a small file must not become a large one."""
    left = size
    while chunk := source.read(min(2**20, left + 1)):
        left -= len(chunk)
        if left < 0:
            raise ValueError
        target.write(chunk)


def _place_database(made: Path, folder: Path, described: Backup, database: str | None) -> None:
    url = database or os.environ.get("LOCALIZE_DATABASE_URL")
    copy = made / f"database.{'sqlite' if described.kind == 'sqlite' else 'dump'}"
    if described.kind == "sqlite" and url is None:
        copy.rename(made / "localize.db")
        set_database(made, None)
    elif described.kind == "sqlite":
        source, target = Store.open(f"sqlite:///{copy}"), Store.open(str(url))
        try:
            copying.copy_database(source, target)
        finally:
            source.close()
            target.close()
    else:
        url = url or read_settings(made).database
        backups.restore_from_file(copy, url)
    for each in made.glob("database.*"):
        each.unlink()
    if database is not None:
        set_database(made, database)
    _examine(made)


def _examine(made: Path) -> None:
    settings = read_settings(made)
    store = Store.open(settings.database)
    try:
        wrong = [each for each in doctor(Context(store, settings)) if not each.ok and each.check != "disk"]
    finally:
        store.close()
    if wrong:
        raise Refused(
            said("What was restored is not in order: {check}: {what}.", check=wrong[0].check, what=wrong[0].what),
            said("Take another backup; nothing was put in place."),
        )


def copy_to(context: Context, url: str, *, switch: bool) -> dict[str, int]:
    """All rows into another, empty database; returns rows by table. `switch`: the workspace uses it from now on."""
    if "LOCALIZE_DATABASE_URL" in os.environ and switch:
        raise Refused(said("LOCALIZE_DATABASE_URL names the database here."), said("Change it yourself afterwards."))
    target = Store.open(url)
    try:
        sums = copying.copy_database(context.store, target)
    finally:
        target.close()
    if switch:
        set_database(context.settings.folder, url)
    return {name: each.rows for name, each in sums.items()}


@contextmanager
def _beside(place: Path) -> Iterator[Path]:
    """A folder on the same disk, gone afterwards."""
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=".localize-", dir=place.parent))
    except OSError as fault:
        raise _cannot(place, fault) from None
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _cannot(place: Path, fault: OSError) -> Refused:
    what: Said = said("{place} cannot be written: {fault}.", place=place, fault=fault.strerror)
    return Refused(what, said("Choose another place."))


def _no_backup(file: Path) -> BadFile:
    return BadFile(
        said("{file} is no backup of Localize, or it is damaged.", file=file.name),
        said("Name a file that `localize backup` made."),
    )


def _sum(file: Path) -> str:
    with file.open("rb") as content:
        return file_digest(content, "sha256").hexdigest()
