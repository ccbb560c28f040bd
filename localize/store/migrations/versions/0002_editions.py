"""What processes remember has an edition; people can be forgotten; a draft's revision may be large; the profile is the
claim's alone
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("counter", sa.Column("edition", sa.Integer(), server_default="0", nullable=False))
    op.drop_column("pools", "profile")
    kind = "TIMESTAMP WITH TIME ZONE" if op.get_bind().dialect.name == "postgresql" else "DATETIME"
    nobody = "forgotten_at IS NULL OR (code_hash IS NULL AND name = id)"  # in one statement: SQLite cannot add it later
    op.execute(
        f"ALTER TABLE people ADD COLUMN forgotten_at {kind} CONSTRAINT ck_people_forgotten_is_nobody CHECK ({nobody})"
    )
    op.create_index(
        "ix_claims_expired_person",
        "claims",
        ["person_id"],
        unique=False,
        sqlite_where=sa.text("state = 'expired'"),
        postgresql_where=sa.text("state = 'expired'"),
    )
    if op.get_bind().dialect.name == "postgresql":  # an integer of SQLite is as long as it must be
        op.alter_column("drafts", "revision", type_=sa.BigInteger())
