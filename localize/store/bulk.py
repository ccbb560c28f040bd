"""Many rows into one table: the statement is compiled once, and rows go to the driver as they are.

Twice as fast as an insert with a list of parameters, which SQLAlchemy prepares one by one. Only for columns whose
values need no conversion (texts, numbers).
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Table, insert
from sqlalchemy.dialects import postgresql, sqlite


def insert_many(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows that all have the same keys."""
    if not rows:
        return
    statement = insert(table).compile(dialect=connection.dialect, column_keys=list(rows[0]))
    if statement.positional and statement.positiontup and len(statement.positiontup) > 1:
        connection.exec_driver_sql(str(statement), list(map(itemgetter(*statement.positiontup), rows)))
    else:
        connection.exec_driver_sql(str(statement), list(rows))


def insert_new(connection: Connection, table: Table, row: dict[str, Any]) -> None:
    """Insert a row unless there is one with its key, whoever else is just inserting it."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    connection.execute(dialect.insert(table).values(row).on_conflict_do_nothing())
