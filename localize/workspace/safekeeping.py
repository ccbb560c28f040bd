"""Backup and restore: one file with all that is needed to go on elsewhere, made while people work."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path

from localize.errors import BadSettings, Refused, Said, said
from localize.settings import FILE, PASSWORD_FILE, SECRET_FILE, Settings, read_settings, set_database
from localize.store import Store, backups, copying
from localize.workspace.context import Context
from localize.workspace.doctoring import doctor
from localize.workspace.packed import FORMAT, MEMBER, Backup, database_member, pack, sum_of, unpack


def backup(context: Context, file: Path) -> Backup:
    """Write a backup to a new file that only its owner can read. Raises Refused."""
    if file.exists():
        raise Refused(said("{file} is there already.", file=file), said("Name a new file."))
    folder = context.settings.folder
    _refuse_odd_rubrics(context)
    with _beside(file) as place:
        copied = backups.copy_to_file(context.store, place / "copy")
        members = {database_member(copied.kind): place / "copy", FILE: folder / FILE}
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
            sums={name: sum_of(each) for name, each in members.items()},
            sizes={name: each.stat().st_size for name, each in members.items()},
        )
        pack(place / "backup", described, members)
        try:
            os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))  # refuses where somebody was faster
        except OSError as fault:
            raise _cannot(file, fault) from None
        try:
            (place / "backup").replace(file)
        except OSError as fault:
            file.unlink(missing_ok=True)
            raise _cannot(file, fault) from None
    return described


def _refuse_odd_rubrics(context: Context) -> None:
    for each in context.settings.rubrics.glob("*.toml"):
        if not MEMBER.fullmatch(f"rubrics/{each.name}"):
            raise Refused(
                said("The rubric file {name} cannot be kept under this name.", name=ascii(each.name)),
                said("Name it with letters a to z, digits, dots, hyphens and underscores."),
            )


def restore(folder: Path, file: Path, database: str | None) -> Backup:
    """Make a workspace folder from a backup. All or nothing. Raises BadFile, BadSettings and Refused."""
    if folder.exists() and any(folder.iterdir()):
        raise BadSettings(said("{folder} is not empty.", folder=folder), said("Name a new folder."))
    with _beside(folder) as place:
        made = place / "workspace"
        made.mkdir(mode=0o700)
        described = unpack(file, made)
        _place_database(made, folder, described, database)
        for name in ("rubrics", "datasets"):
            (made / name).mkdir(exist_ok=True)
        _put_in_place(made, folder)
    return described


def _put_in_place(made: Path, folder: Path) -> None:
    """At once; an empty folder that is a disk of its own cannot be replaced and is filled."""
    try:
        if folder.exists():
            folder.rmdir()
        made.rename(folder)
    except OSError:
        try:
            folder.mkdir(exist_ok=True)
            folder.chmod(0o700)
            for each in sorted(made.iterdir(), key=lambda entry: entry.name == FILE):  # the settings last
                shutil.move(each, folder / each.name)
        except OSError as fault:
            raise _cannot(folder, fault) from None


def _place_database(made: Path, folder: Path, described: Backup, database: str | None) -> None:
    url = database or os.environ.get("LOCALIZE_DATABASE_URL")
    copy = made / database_member(described.kind)
    if described.kind == "sqlite" and url is None:
        copy.rename(made / "localize.db")
        set_database(made, None)
    elif described.kind == "sqlite":
        settings = replace(read_settings(made), database=f"sqlite:///{copy}")
        source, target = Store.open(settings.database), Store.open(str(url))
        try:
            _examine(source, settings)  # before a row of it is anywhere else
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
    settings = read_settings(made)
    store = Store.open(settings.database)
    try:
        _examine(store, settings)
    except Exception:
        if url is not None:
            backups.empty(url)  # it was empty: the next try must find it so
        raise
    finally:
        store.close()


def _examine(store: Store, settings: Settings) -> None:
    wrong = [each for each in doctor(Context(store, settings)) if not each.ok and each.check != "disk"]
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
