"""Alembic runs on the connection and in the transaction it is given."""

from __future__ import annotations

from alembic import context

from localize.store import schema_content, schema_known, schema_people, schema_signals, schema_talk, schema_work
from localize.store.columns import metadata

TABLES = (
    schema_content,
    schema_known,
    schema_people,
    schema_signals,
    schema_talk,
    schema_work,
)  # imported so that metadata holds them
connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, render_as_batch=connection.dialect.name == "sqlite")
context.run_migrations()
