"""Nothing recorded changes: triggers that refuse UPDATE and DELETE. Recreated after each migration.

SQLite copies tables in migrations and drops their triggers, so they live here and not in a migration.
"""

from __future__ import annotations

from sqlalchemy import Connection, text

_FIXED = ("judgments", "judgment_events", "audit", "rubrics")
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
    postgres = connection.dialect.name == "postgresql"
    if postgres:
        connection.execute(text(_POSTGRES_FUNCTION))
    for table in _FIXED:
        for verb in _VERBS:
            name = _name(table, verb)
            if postgres:
                connection.execute(text(f"DROP TRIGGER IF EXISTS {name} ON {table}"))
                connection.execute(
                    text(
                        f"CREATE TRIGGER {name} BEFORE {verb} ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_change()"
                    )
                )
            else:
                connection.execute(text(f"DROP TRIGGER IF EXISTS {name}"))
                connection.execute(
                    text(
                        f"CREATE TRIGGER {name} BEFORE {verb} ON {table} "
                        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
                    )
                )
