"""Nothing recorded changes: triggers that refuse UPDATE and DELETE. Recreated after each migration.

SQLite copies tables in migrations and drops their triggers, so they live here and not in a migration.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, text

_FIXED = (
    "judgments", "judgment_events", "audit", "rubrics", "guidelines", "signals", "signal_rules", "signal_verdicts",
)  # fmt: skip
_VERBS = ("UPDATE", "DELETE")

_POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$ LANGUAGE plpgsql
"""


def trigger_names() -> list[str]:
    return [_name(table, verb) for table in _FIXED for verb in _VERBS]


def _name(table: str, verb: str) -> str:
    return f"{table}_no_{verb.lower()}"


def install_triggers(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text(_POSTGRES_FUNCTION))
    for table in _FIXED:
        for verb in _VERBS:
            _drop(connection, table, verb)
            _create(connection, table, verb)


@contextmanager
def changes_allowed(connection: Connection, table: str) -> Iterator[None]:
    """Rows of a fixed table may be updated: for `forget` alone, inside its change, so that nobody else ever may."""
    if connection.dialect.name == "postgresql":  # dropping it would keep out everybody who reads
        connection.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER {_name(table, 'UPDATE')}"))
        yield
        connection.execute(text(f"ALTER TABLE {table} ENABLE TRIGGER {_name(table, 'UPDATE')}"))
        return
    _drop(connection, table, "UPDATE")
    yield
    _create(connection, table, "UPDATE")


def _drop(connection: Connection, table: str, verb: str) -> None:
    on = f" ON {table}" if connection.dialect.name == "postgresql" else ""
    connection.execute(text(f"DROP TRIGGER IF EXISTS {_name(table, verb)}{on}"))


def _create(connection: Connection, table: str, verb: str) -> None:
    refuse = (
        "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        if connection.dialect.name == "postgresql"
        else f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    )
    connection.execute(text(f"CREATE TRIGGER {_name(table, verb)} BEFORE {verb} ON {table} {refuse}"))
