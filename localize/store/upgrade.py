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

HEAD = "0002"
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

    with _ALEMBIC, engine.connect().execution_options(writes=True) as connection, connection.begin():
        wait_for_turn(connection, alone=True)
        if _version(connection) != HEAD:  # another process may have been faster
            command.upgrade(alembic_config(connection), "head")
            install_triggers(connection)


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
