"""A consistent copy of a database while people work in it, and the way back. PostgreSQL's own tools do its part."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, func, inspect, select, text
from sqlalchemy.exc import DBAPIError

from localize.errors import Refused, said
from localize.store.columns import metadata
from localize.store.engines import driven, new_engine, take_time
from localize.store.schema_people import people
from localize.store.schema_work import audit, judgments
from localize.store.transactions import Reading, Store, utc_now
from localize.store.upgrade import HEAD


@dataclass(frozen=True)
class Copied:
    """What a copy holds: `kind` is the database's, `watermark` the last number of its sequence."""

    kind: str
    schema: str
    watermark: int
    audit_head: str | None
    judgments: int
    people: int


def copy_to_file(store: Store, file: Path) -> Copied:
    """Write a copy of one moment to a new file. Nobody waits for it. Raises Refused."""
    if store.engine.dialect.name == "sqlite":
        connection = store.engine.raw_connection()
        try:
            connection.cursor().execute("VACUUM INTO ?", (str(file),))
        except sqlite3.Error as fault:
            raise _failed(str(fault)) from fault
        finally:
            connection.close()
        copy = Store(new_engine(f"sqlite:///{file}"), utc_now)
        try:
            with copy.read() as view:
                return _described(view, "sqlite")
        finally:
            copy.close()
            for more in ("-wal", "-shm"):
                file.with_name(file.name + more).unlink(missing_ok=True)
    with store.read() as view:
        take_time(view.connection)
        snapshot = view.connection.execute(text("SELECT pg_export_snapshot()")).scalar_one()
        described = _described(view, "postgresql")
        _run(store.engine.url, "pg_dump", "--format=custom", f"--snapshot={snapshot}", f"--file={file}")
    return described


def restore_from_file(file: Path, url: str) -> None:
    """Put a copy of PostgreSQL into an empty database of PostgreSQL. All or nothing. Raises Refused."""
    target = driven(url)
    _refuse_unless_empty(url)
    _run(target, "pg_restore", "--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction",
         f"--dbname={_address(target)}", str(file))  # fmt: skip


def empty(url: str) -> None:
    """Take our tables out of a database that was filled a moment ago and is not in order."""
    engine = new_engine(url)
    try:
        with engine.begin() as connection:
            for table in (*(each.name for each in reversed(metadata.sorted_tables)), "alembic_version"):
                cascade = "" if connection.dialect.name == "sqlite" else " CASCADE"
                connection.execute(text(f"DROP TABLE IF EXISTS {table}{cascade}"))
            if connection.dialect.name == "postgresql":
                connection.execute(text("DROP FUNCTION IF EXISTS refuse_change()"))
    finally:
        engine.dispose()


def _refuse_unless_empty(url: str) -> None:
    """Raises Refused where the database holds a table of ours, or does not answer."""
    engine = new_engine(url)
    try:
        if inspect(engine).has_table("alembic_version"):
            raise Refused(said("The other database is not empty."), said("Name a new, empty one."))
    except DBAPIError as fault:
        raise _failed(str(fault.orig)) from fault
    finally:
        engine.dispose()


def _described(view: Reading, kind: str) -> Copied:
    at = view.connection.execute
    head = at(select(audit.c.hash).order_by(audit.c.sequence.desc()).limit(1)).scalar()
    watermark = at(text("SELECT value FROM counter")).scalar_one()
    return Copied(
        kind, HEAD, watermark, head,
        at(select(func.count()).select_from(judgments)).scalar_one(),
        at(select(func.count()).select_from(people)).scalar_one(),
    )  # fmt: skip


def _run(url: URL, program: str, *arguments: str) -> None:
    """PostgreSQL's own program; the password goes through the environment, where no list of processes shows it."""
    found = _program(program)
    if program == "pg_dump":
        arguments = (*arguments, f"--dbname={_address(url)}")
    environment = os.environ | ({"PGPASSWORD": str(url.password)} if url.password else {})
    done = subprocess.run(  # noqa: S603 - our own arguments, no shell
        [found, "--no-password", *arguments], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        words = (done.stderr.strip() or program).replace(str(url.password or "\0"), "***")
        raise _failed(next((line for line in words.splitlines() if "error" in line), words.splitlines()[-1]))


def _address(url: URL) -> str:
    return url.set(drivername="postgresql", password=None).render_as_string(hide_password=False)


def _program(name: str) -> str:
    newest = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda each: each.parts[4].zfill(3))
    found = str(newest[-1]) if newest else shutil.which(name)
    if found is None:
        raise Refused(
            said("{program} is not installed.", program=name),
            said("Install PostgreSQL's client programs, of the server's version or newer."),
        )
    return found


def _failed(what: str) -> Refused:
    return Refused(said("The copy failed: {what}.", what=what), said("Nothing was changed. Mend that and try again."))
