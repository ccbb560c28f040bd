"""Bring a database to this version's schema. Alembic is loaded only when there is something to do."""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

from localize.errors import BadSettings, said
from localize.store.engines import wait_for_turn
from localize.store.triggers import install_triggers

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0005"
"""The newest revision in migrations/versions. A test holds it equal to Alembic's own answer."""


_ALEMBIC = Lock()  # it keeps its state in modules, so threads take turns


def upgrade(engine: Engine) -> None:
    """Migrate to HEAD in one transaction. Raises BadSettings for a database of a newer Localize."""
    with engine.connect() as connection:
        version = _version(connection)
    if version == HEAD:
        return
    if version is not None and version > HEAD:
        raise BadSettings(
            said("This database was made by a newer Localize (schema {version}).", version=version),
            said("Install that version; this one knows schema {head}.", head=HEAD),
        )
    from alembic import command

    with _ALEMBIC, engine.connect().execution_options(writes=True) as connection:
        _look_at_references(connection, look=False)
        try:
            with connection.begin():
                wait_for_turn(connection, alone=True)
                if _version(connection) != HEAD:  # another process may have been faster
                    command.upgrade(alembic_config(connection), "head")
                    install_triggers(connection)
                    _refuse_broken_references(connection)
        finally:
            _look_at_references(connection, look=True)


def _look_at_references(connection: Connection, *, look: bool) -> None:
    """SQLite changes a table by making it anew, which its references would forbid. Only outside of a transaction."""
    if connection.dialect.name == "sqlite" and not connection.invalidated:  # a new one looks at them
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute(f"PRAGMA foreign_keys = {'ON' if look else 'OFF'}")


def _refuse_broken_references(connection: Connection) -> None:
    if connection.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise BadSettings(
            said("The database has rows that speak of others which are not there."),
            said("Restore a backup, and run `localize doctor` on it."),
        )


def alembic_config(connection: Connection) -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    version: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return version
