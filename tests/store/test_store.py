"""The store's own promises: nothing recorded changes, one gap-free sequence, an audit that notices, fair waiting."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, select, text
from sqlalchemy.exc import DBAPIError

from localize.errors import BadSettings
from localize.store import Store, campaigns, checking
from localize.store.columns import metadata
from localize.store.engines import new_engine
from localize.store.fair_lock import FairLock
from localize.store.schema_work import audit
from localize.store.upgrade import HEAD, alembic_config


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    opened = Store.open(database_url)
    yield opened
    opened.close()


def test_the_migrated_schema_is_the_declared_one(store: Store) -> None:
    found = inspect(store.engine)
    declared = {name: {column.name for column in table.columns} for name, table in metadata.tables.items()}
    migrated = {
        name: {column["name"] for column in found.get_columns(name)}
        for name in found.get_table_names()
        if name != "alembic_version"
    }
    assert migrated == declared
    declared_indexes = {index.name for table in metadata.tables.values() for index in table.indexes}
    assert {index["name"] for name in declared for index in found.get_indexes(name)} >= declared_indexes


def test_head_is_the_newest_migration(store: Store) -> None:
    with store.engine.connect() as connection:
        assert ScriptDirectory.from_config(alembic_config(connection)).get_current_head() == HEAD


def test_a_database_of_a_newer_version_is_refused_in_words(database_url: str) -> None:
    Store.open(database_url).close()
    engine = new_engine(database_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(BadSettings, match="newer Localize"):
        Store.open(database_url)


def test_opening_twice_at_once_migrates_once(database_url: str) -> None:
    with ThreadPoolExecutor(4) as openers:
        stores = list(openers.map(lambda _: Store.open(database_url), range(4)))
    with stores[0].read() as view:
        assert checking.missing_sequence(view) is None
    for each in stores:
        each.close()


@pytest.mark.parametrize("change", ["UPDATE audit SET action = 'x'", "DELETE FROM audit"])
def test_recorded_rows_cannot_change(store: Store, change: str) -> None:
    with store.write() as tx:
        tx.journal.audit("something", "thing")
    with pytest.raises(DBAPIError, match="append-only"), store.write() as tx:
        tx.connection.execute(text(change))


def test_numbers_are_gap_free_whatever_rolls_back(store: Store) -> None:
    def work(number: int) -> None:
        with store.write() as tx:
            tx.journal.audit("did", str(number))
            if number % 3 == 0:
                raise KeyError(number)

    def quietly(number: int) -> None:
        with pytest.raises(KeyError) if number % 3 == 0 else store.read():
            work(number)

    with ThreadPoolExecutor(8) as writers:
        list(writers.map(quietly, range(60)))
    with store.read() as view:
        assert view.connection.execute(select(audit.c.sequence).order_by(audit.c.sequence)).scalars().all() == [
            *range(1, 41)
        ]
        assert checking.missing_sequence(view) is None
        assert checking.broken_audit(view) is None


@pytest.mark.parametrize(
    "tampering",
    ["UPDATE audit SET details = '{}' WHERE sequence = 5", "DELETE FROM audit WHERE sequence = 5",
     "UPDATE audit SET sequence = 100 WHERE sequence = 5"],
)  # fmt: skip
def test_the_audit_notices_a_change_made_behind_its_back(store: Store, tampering: str) -> None:
    for number in range(9):
        with store.write() as tx:
            tx.journal.audit("did", str(number), detail=number)
    with store.write() as tx:
        for verb in ("update", "delete"):
            on = " ON audit" if store.engine.dialect.name == "postgresql" else ""
            tx.connection.execute(text(f"DROP TRIGGER audit_no_{verb}{on}"))
        tx.connection.execute(text(tampering))
    with store.read() as view:
        assert checking.broken_audit(view) is not None


def test_a_failed_change_leaves_nothing(store: Store) -> None:
    def fail_halfway() -> None:
        with store.write() as tx:
            campaigns.add(tx, "c", "", "", "")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_halfway()
    with store.read() as view:
        assert campaigns.every(view) == []


def test_the_lock_serves_in_the_order_of_coming() -> None:
    lock, served, arrived = FairLock(), [], threading.Semaphore(0)

    def wait_for(number: int) -> None:
        arrived.release()
        with lock:
            served.append(number)

    with lock:
        threads = []
        for number in range(8):
            threads.append(threading.Thread(target=wait_for, args=(number,)))
            threads[-1].start()
            arrived.acquire()
            while len(lock._waiting) <= number:
                pass
    for thread in threads:
        thread.join()
    assert served == list(range(8))


def test_a_lock_that_is_never_free_gives_up_and_stays_usable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("localize.store.fair_lock.WAIT_SECONDS", 0.01)
    lock = FairLock()
    with lock, ThreadPoolExecutor(1) as other:
        assert isinstance(other.submit(lock.__enter__).exception(), TimeoutError)
    with lock:
        pass


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("nonsense", "ArgumentError"),
        ("oracle9://x", "NoSuchModule"),
        ("mysql+pymysql://x", "pymysql.*pip install"),
        ("sqlite:////nowhere/at/all/db", "unable to open"),
        ("postgresql://ana:canary@127.0.0.1:1/x", "refused"),
    ],
)
def test_a_database_that_cannot_be_opened_is_said_without_its_password(url: str, message: str) -> None:
    with pytest.raises(BadSettings, match=message) as refusal:
        Store.open(url)
    assert "canary" not in str(refusal.value)
