"""Whose turn it is to write: across threads, processes and databases."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import OperationalError

from localize.errors import Refused
from localize.store import Store
from localize.store.engines import driven, new_engine


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    opened = Store.open(database_url)
    yield opened
    opened.close()


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_postgresql_is_spoken_to_by_psycopg_3(scheme: str) -> None:
    assert driven(f"{scheme}://ana:pw@host/db").drivername == "postgresql+psycopg"


def test_an_edition_is_raised_by_what_is_written_alone_and_by_nothing_else(store: Store) -> None:
    def edition() -> int:
        with store.read() as view:
            return view.edition

    first = edition()
    with store.work() as tx:
        tx.journal.audit("did", "something")
    assert edition() == first
    with store.write():
        pass
    assert edition() == first + 1
    with pytest.raises(ZeroDivisionError), store.write():
        raise ZeroDivisionError
    assert edition() == first + 1


@pytest.mark.parametrize("alone", [True, False])
def test_what_is_written_alone_waits_for_everybody(store: Store, alone: bool) -> None:
    steps: list[str] = []
    begun = threading.Event()

    def later() -> None:
        begun.set()
        with store.write() if alone else store.work():
            steps.append("second")

    with store.work() if alone else store.write():
        other = threading.Thread(target=later)
        other.start()
        begun.wait()
        other.join(0.2)
        steps.append("first")
    other.join()
    assert steps == ["first", "second"]


def test_reviewers_write_beside_each_other_on_postgresql(postgres_url: str) -> None:
    store = Store.open(postgres_url)
    inside = threading.Barrier(4, timeout=20)

    def step() -> None:
        with store.work():
            inside.wait()  # passes only if all four are in a change at once

    threads = [threading.Thread(target=step) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert not inside.broken
    store.close()


def test_two_changes_about_one_thing_take_turns(store: Store) -> None:
    order: list[int] = []

    def step(number: int) -> None:
        with store.work(on="the same") as tx:
            before = len(order)
            tx.connection.execute(text("SELECT 1"))
            order.append(number)
            assert len(order) == before + 1

    threads = [threading.Thread(target=step, args=(number,)) for number in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert sorted(order) == list(range(8))


def test_a_database_that_another_process_never_lets_go_is_said_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"sqlite:///{tmp_path / 'db'}"
    store, other = Store.open(url), new_engine(url)
    monkeypatch.setattr("localize.store.engines.BUSY_MS", 20)
    with other.connect().execution_options(writes=True) as connection, connection.begin():
        with pytest.raises(Refused, match="Nothing was saved: the database was busy"), store.write():
            pass
        with store.read() as view:
            assert view.edition == 0
    with store.write():
        pass
    with store.read() as view:
        assert view.edition == 1
    store.close()
    other.dispose()


def test_a_server_that_goes_away_while_it_commits_leaves_an_honest_answer(postgres_url: str) -> None:
    store = Store.open(postgres_url)

    @event.listens_for(store.engine, "commit")
    def fail(connection: object) -> None:
        raise OperationalError("COMMIT", None, psycopg.OperationalError("the connection is lost"))

    with pytest.raises(Refused, match="Nobody knows whether this was saved"), store.write():
        pass
    event.remove(store.engine, "commit", fail)
    with pytest.raises(Refused, match="Nothing was saved"), store.write() as tx:
        tx.connection.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))
    with store.write():  # the next one gets a connection that works
        pass
    store.close()


def test_every_connection_of_sqlite_is_durable_and_holds_its_keys(tmp_path: Path) -> None:
    store = Store.open(f"sqlite:///{tmp_path / 'db'}")
    with store.read() as view, store.write() as tx:
        for connection in (view.connection, tx.connection):
            found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
                     for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")}  # fmt: skip
            assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 30_000}
    store.close()


def test_the_options_of_a_url_stand_beside_ours(postgres_url: str) -> None:
    store = Store.open(f"{postgres_url}?options=-cwork_mem%3D5MB")
    with store.read() as view:
        ask = view.connection.exec_driver_sql
        assert ask("SHOW work_mem").scalar_one() == "5MB"
        assert ask("SHOW lock_timeout").scalar_one() == "30s"
    store.close()
