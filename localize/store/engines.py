"""How the two databases are set up, and how one waits for its turn to write.

SQLite has one writer at a time; PostgreSQL has many, so an advisory lock says who may write beside whom.
"""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from random import uniform
from time import monotonic, sleep
from typing import Any, cast

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text

BUSY_MS = 30_000
_PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    f"busy_timeout = {BUSY_MS}",
    "cache_size = -64000",  # kB; ids are hashes, so an import touches index pages all over: 2 MB would thrash
    "wal_autocheckpoint = 8000",  # pages, 32 MB: fewer copies of the same index pages
)
_SERVER: dict[str, Any] = {
    "pool_size": 10,
    "max_overflow": 20,
    "pool_pre_ping": True,  # a server that was restarted costs nobody an error
    "connect_args": {
        "connect_timeout": 10,
        "application_name": "localize",
        "options": "-c lock_timeout=30s -c idle_in_transaction_session_timeout=60s",
    },
}
_ALONE = text("SELECT pg_advisory_xact_lock(7305804402), clock_timestamp()")
_BESIDE = text("SELECT pg_advisory_xact_lock_shared(7305804402), clock_timestamp()")
_ON = text("SELECT pg_advisory_xact_lock(hashtextextended(:on, 0))")


def driven(url: str) -> URL:
    """A URL with our driver: psycopg 3 where none is named."""
    parsed = make_url(url)
    return parsed.set(drivername="postgresql+psycopg") if parsed.drivername in ("postgres", "postgresql") else parsed


def new_engine(url: str) -> Engine:
    """Raises SQLAlchemy's own faults; statements hide their parameters, so texts and hashes stay out of logs."""
    target = driven(url)
    sqlite = target.get_backend_name() == "sqlite"
    engine = create_engine(target, hide_parameters=True, **({} if sqlite else _for_server(target)))
    if sqlite:
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _for_server(target: URL) -> dict[str, Any]:
    """Ours beside the options that the URL asks for, such as a search path: the driver would take one or the other."""
    asked = target.query.get("options", "")
    options = " ".join([_SERVER["connect_args"]["options"], *([asked] if isinstance(asked, str) else asked)]).strip()
    return {**_SERVER, "connect_args": {**_SERVER["connect_args"], "options": options}}


def begin_reading(connection: Connection) -> Connection:
    """All that is read on it is of one moment: on SQLite always, on PostgreSQL only at this level."""
    if connection.dialect.name == "sqlite":
        return connection
    return connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def take_time(connection: Connection) -> None:
    """This transaction may lie idle while other work goes on: PostgreSQL would end it after a minute."""
    if connection.dialect.name != "sqlite":
        connection.execute(text("SET LOCAL idle_in_transaction_session_timeout = 0"))


def wait_for_turn(connection: Connection, *, alone: bool, on: str | None = None) -> datetime | None:
    """Begin a change: wait until nobody writes who must not. Returns the time of the database's server, if it has one.

    One clock then decides about leases, whichever machine asks.
    """
    if connection.dialect.name == "sqlite":
        return None
    now: datetime = connection.execute(_ALONE if alone else _BESIDE).one()[1]
    if on is not None:
        connection.execute(_ON, {"on": on})
    return now.astimezone(UTC)  # the server answers in a zone of its own


def _set_up_sqlite(connection: Any, _: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    if not connection.get_execution_options().get("writes"):
        connection.exec_driver_sql("BEGIN")
        return
    cursor = cast("sqlite3.Cursor", connection.connection.cursor())
    cursor.execute("PRAGMA busy_timeout = 0")
    try:
        _begin_writing(cursor)
    finally:
        cursor.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        cursor.close()


def _begin_writing(cursor: sqlite3.Cursor) -> None:
    """Wait for other processes too. SQLite's own waiting sleeps ever longer, so whoever came last is served first."""
    until = monotonic() + BUSY_MS / 1000
    while True:
        try:
            cursor.execute("BEGIN IMMEDIATE")
            return
        except sqlite3.OperationalError as fault:
            if fault.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
        if monotonic() > until:
            raise TimeoutError(f"the database was busy for {BUSY_MS // 1000} s")
        sleep(uniform(0.0005, 0.002))  # noqa: S311 - so that two processes do not ask in step
