"""Every released schema opens, upgrades and keeps its rows; an upgrade that dies at any statement is old or new."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event, inspect, text
from sqlalchemy.exc import PendingRollbackError

from localize import Workspace
from localize.store import Store
from localize.store.engines import new_engine
from localize.store.triggers import trigger_names
from localize.store.upgrade import HEAD, upgrade

DUMPS = sorted((Path(__file__).parents[1] / "data" / "schemas").glob("*.sql"))


def load(dump: Path, place: Path) -> Path:
    """A database as that version left it."""
    connection = sqlite3.connect(place)
    connection.executescript(dump.read_text(encoding="utf-8"))
    connection.close()
    return place


def rows_of(place: Path) -> dict[str, int]:
    connection = sqlite3.connect(place)
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    counts = {each: connection.execute(f"SELECT count(*) FROM {each}").fetchone()[0] for each in tables}
    connection.close()
    return counts


def shape(engine: Engine) -> Any:
    """Tables, columns, indexes and constraints by name, and triggers."""
    found = inspect(engine)
    tables = {
        table: (
            sorted((column["name"], str(column["type"]), column["nullable"]) for column in found.get_columns(table)),
            sorted(str(index["name"]) for index in found.get_indexes(table)),
            sorted(str(each["name"]) for each in found.get_check_constraints(table)),
        )
        for table in found.get_table_names()
    }
    with engine.connect() as connection:
        query = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        return tables, sorted(connection.execute(text(query)).scalars())


@pytest.mark.parametrize("dump", DUMPS, ids=lambda dump: dump.stem)
def test_an_old_database_becomes_what_a_new_one_is(dump: Path, tmp_path: Path) -> None:
    old = load(dump, tmp_path / "old.db")
    before = rows_of(old)
    upgraded, fresh = (Store.open(f"sqlite:///{place}") for place in (old, tmp_path / "fresh.db"))
    assert shape(upgraded.engine) == shape(fresh.engine)
    assert shape(upgraded.engine)[1] == sorted(trigger_names())
    upgraded.close()
    fresh.close()
    assert same_rows(rows_of(old), before)


def same_rows(now: dict[str, int], before: dict[str, int]) -> bool:
    """Every table of before has its rows; new ones may stand beside them."""
    return {table: now.get(table) for table in before} == before


@pytest.mark.parametrize("dump", DUMPS, ids=lambda dump: dump.stem)
def test_work_goes_on_in_an_old_database(dump: Path, blank: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(blank, tmp_path / "workspace"))
    (folder / "localize.db").unlink()
    load(dump, folder / "localize.db")
    with Workspace.open(folder) as workspace:
        assert [str(each) for each in workspace.doctor() if not each.ok] == []
        manifest = workspace.export("spring", "ledger", tmp_path / "ledger")
        then = json.loads(dump.with_suffix(".ledger.json").read_text(encoding="utf-8"))
        assert {file.path: file.sha256 for file in manifest.files if file.path in then} == then
        before = workspace.dataset("judgments").collect()
        assert before.height > 0
        ana = next(each for each in workspace.people() if each.role == "reviewer")
        item = workspace.next_item(ana.id)
        assert item is not None
        workspace.submit(item.assignment_id, {"preference": 1, "reasons": ["correct"]})
        assert workspace.dataset("judgments").collect().height == before.height + 1


def test_an_upgrade_that_dies_at_any_statement_is_old_or_new(tmp_path: Path) -> None:
    dump = DUMPS[0]
    version, before = dump.stem, None
    for statement in range(1000):
        place = load(dump, tmp_path / f"{statement}.db")
        before = before or rows_of(place)
        if not dies_at(place, statement):
            break
        connection = sqlite3.connect(place)
        found = connection.execute("SELECT version_num FROM alembic_version").fetchone()[0]
        connection.close()
        assert found == version
        assert rows_of(place) == before
        Store.open(f"sqlite:///{place}").close()
        assert same_rows(rows_of(place), before)
        place.unlink()
    assert statement > 10
    connection = sqlite3.connect(place)
    assert connection.execute("SELECT version_num FROM alembic_version").fetchone()[0] == HEAD
    connection.close()


def dies_at(place: Path, number: int) -> bool:
    """Upgrade until this statement, and no further; False where there are fewer."""
    engine = new_engine(f"sqlite:///{place}")
    seen = 0

    @event.listens_for(engine, "before_cursor_execute")
    def die(*_: object) -> None:
        nonlocal seen
        seen += 1
        if seen > number:
            raise KeyboardInterrupt

    try:
        upgrade(engine)
    except (KeyboardInterrupt, PendingRollbackError):  # Alembic's own clearing away meets a dead connection
        return True
    finally:
        engine.dispose()
    return False
