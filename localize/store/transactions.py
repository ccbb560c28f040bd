"""Opening a database, and its three kinds of transaction: `read`, `write` (alone) and `work` (beside others).

SQLite runs in WAL with `synchronous=FULL`; every change begins IMMEDIATE behind a fair queue, since a deferred
transaction that writes later starves its neighbours. On PostgreSQL a `write` is as alone as on SQLite, and only the
reviewers' own steps, `work`, run beside each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import ArgumentError, DatabaseError, DBAPIError, InterfaceError, NoSuchModuleError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnection

from localize.errors import BadSettings, Refused, said
from localize.records import PersonId
from localize.store.engines import begin_reading, new_engine, wait_for_turn
from localize.store.fair_lock import FairLock
from localize.store.journal import Journal
from localize.store.schema_work import counter
from localize.store.upgrade import upgrade

_EDITION = select(counter.c.edition)

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Reading:
    """A consistent view of the database."""

    connection: Connection
    now: datetime
    _edition: list[int] = field(default_factory=list, init=False, repr=False, compare=False)

    @property
    def edition(self) -> int:
        """The number of the last change to campaigns, people or items: what is remembered of them holds for one."""
        if not self._edition:  # no cached_property: before Python 3.12 all threads wait for one lock of it
            self._edition.append(int(self.connection.execute(_EDITION).scalar_one()))
        return self._edition[0]


@dataclass(frozen=True)
class Writing(Reading):
    """One change: everything in it is committed, or nothing. `actor` None is the local operator.

    `alone`: nobody else writes until its end, and what processes remember of the database is out of date after it.
    """

    actor: PersonId | None
    journal: Journal
    alone: bool


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
            engine = new_engine(url)
            upgrade(engine)
        except ImportError as fault:
            raise BadSettings(
                said("The driver of this database is not installed: {module}.", module=fault.name),
                said("Run `pip install 'localize-review[postgres]'`."),
            ) from None
        except (ArgumentError, NoSuchModuleError, DBAPIError) as fault:
            raise BadSettings(
                said("The database cannot be opened: {fault}.", fault=_what(fault)),
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
        """Raises Refused where the database cannot be reached."""
        try:
            with self._engine.connect() as connection:
                yield Reading(begin_reading(connection), self._clock())
        except (DBAPIError, NoConnection) as fault:
            if not _is_outage(fault):
                raise
            raise Refused(
                said("The database does not answer: {fault}.", fault=_what(fault)), said("Try again in a moment.")
            ) from fault

    def write(self, actor: PersonId | None = None) -> AbstractContextManager[Writing]:
        """A change that nobody writes beside. Raises Refused where the database is busy, full or gone."""
        return self._change(actor, alone=True)

    def work(self, actor: PersonId | None = None, *, on: str | None = None) -> AbstractContextManager[Writing]:
        """A change that others may write beside: of the reviewer's own rows, or of rows that nobody sees yet.

        It locks the rows it decides by; `on` names what it is about where there is no row to lock. Raises as `write`.
        """
        return self._change(actor, alone=False, on=on)

    @contextmanager
    def _change(self, actor: PersonId | None, *, alone: bool, on: str | None = None) -> Iterator[Writing]:
        committing = False
        try:
            with self._queue, self._engine.connect().execution_options(writes=True) as connection, connection.begin():
                now = wait_for_turn(connection, alone=alone, on=on)
                change = Writing(
                    connection, now if self._clock is utc_now and now else self._clock(), actor, Journal(alone), alone
                )
                yield change
                change.journal.write(connection, change.now, actor)
                committing = True
        except (DBAPIError, NoConnection, TimeoutError) as fault:
            if not _is_outage(fault):
                raise
            raise _not_saved(fault, perhaps=committing and self._engine.dialect.name != "sqlite") from fault


def _is_outage(fault: Exception) -> bool:
    """Whether the database failed, and not we: it is gone, full, busy or damaged, or it ended the connection."""
    if not isinstance(fault, DBAPIError):
        return True
    damaged = type(fault) is DatabaseError  # SQLite's own word for a damaged file
    return damaged or fault.connection_invalidated or isinstance(fault, OperationalError | InterfaceError)


def _not_saved(fault: Exception, *, perhaps: bool) -> Refused:
    """The truth: a server that goes away during the commit may have saved it or not. SQLite's commit says no."""
    if perhaps:
        return Refused(
            said("Nobody knows whether this was saved: {fault}.", fault=_what(fault)),
            said("Send it again: what was saved is not saved twice."),
        )
    return Refused(said("Nothing was saved: {fault}.", fault=_what(fault)), said("Try again in a moment."))


def _what(fault: Exception) -> object:
    """What the driver said; SQLAlchemy's own words are for programmers, and may hold the URL with its password."""
    if isinstance(fault, DBAPIError):
        return fault.orig
    return type(fault).__name__ if isinstance(fault, ArgumentError | NoConnection) else fault
