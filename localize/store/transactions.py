"""Opening a database, and its two kinds of transaction.

SQLite runs in WAL with `synchronous=FULL`; a `Writing` begins IMMEDIATE behind a fair queue, since a deferred
transaction that writes later starves its neighbours. PostgreSQL takes the same code: the counter row is its queue.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from localize.errors import BadSettings, Refused, said
from localize.records import PersonId
from localize.store.fair_lock import FairLock
from localize.store.journal import Journal
from localize.store.upgrade import upgrade

_PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "busy_timeout = 30000",
    "cache_size = -64000",  # kB; ids are hashes, so an import touches index pages all over: 2 MB would thrash
    "wal_autocheckpoint = 8000",  # pages, 32 MB: fewer copies of the same index pages
)

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Reading:
    """A consistent view of the database."""

    connection: Connection
    now: datetime


@dataclass(frozen=True)
class Writing(Reading):
    """One change: everything in it is committed, or nothing. `actor` None is the local operator."""

    actor: PersonId | None
    journal: Journal


class Store:
    """One database by URL. Thread-safe; open one per process."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock
        self._queue: AbstractContextManager[None] = FairLock() if engine.dialect.name == "sqlite" else nullcontext()

    @classmethod
    def open(cls, url: str, *, clock: Clock = utc_now) -> Store:
        """Open and, where it is older, upgrade the database. Raises BadSettings where that cannot be."""
        try:
            engine = create_engine(make_url(url), hide_parameters=True)  # texts and hashes stay out of logs
            if engine.dialect.name == "sqlite":
                event.listen(engine, "connect", _set_up_sqlite)
                event.listen(engine, "begin", _begin_sqlite)
            upgrade(engine)
        except (ArgumentError, NoSuchModuleError, ImportError, DBAPIError) as fault:
            raise BadSettings(
                said("The database cannot be opened: {fault}.", fault=_without_secrets(fault)),
                said("Check the URL in localize.toml or LOCALIZE_DATABASE_URL, and that it can be reached."),
            ) from None
        return cls(engine, clock)

    @property
    def engine(self) -> Engine:
        return self._engine

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def read(self) -> Iterator[Reading]:
        with self._engine.connect() as connection:
            yield Reading(connection, self._clock())

    @contextmanager
    def write(self, actor: PersonId | None = None) -> Iterator[Writing]:
        try:
            with self._queue, self._engine.connect().execution_options(writes=True) as connection, connection.begin():
                change = Writing(connection, self._clock(), actor, Journal())
                yield change
                change.journal.write(connection, change.now, actor)
        except (DBAPIError, TimeoutError) as fault:
            what = fault.orig if isinstance(fault, DBAPIError) else fault
            if isinstance(fault, DBAPIError) and not any(each in str(what) for each in ("locked", "disk is full")):
                raise
            raise Refused(said("Nothing was saved: {fault}.", fault=what), said("Try again in a moment.")) from fault


def _without_secrets(fault: Exception) -> object:
    """What the driver said; SQLAlchemy's own words may hold the URL with its password."""
    if isinstance(fault, DBAPIError):
        return fault.orig
    return type(fault).__name__ if isinstance(fault, ArgumentError) else fault


def _set_up_sqlite(connection: Any, _: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN")
