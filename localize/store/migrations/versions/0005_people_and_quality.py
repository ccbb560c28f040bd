"""Where people lived and when they work; items whose answer is known; load; places kept; messages and alerts"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    _people()
    _batches()
    _sets()
    _attempts()
    _items()
    _talk()


def _moment() -> sa.DateTime:
    return sa.DateTime(timezone=True)


def _people() -> None:
    op.add_column("people", sa.Column("email", sa.String(), nullable=True))
    op.add_column("people", sa.Column("hours_per_week", sa.Integer(), nullable=True))
    op.add_column("people", sa.Column("away_until", _moment(), nullable=True))
    op.add_column("people", sa.Column("items_per_day", sa.Integer(), nullable=True))
    op.create_index("ix_people_email", "people", ["email"], unique=True)
    op.add_column("person_locales", sa.Column("lived_from", sa.Integer(), nullable=True))
    op.add_column("person_locales", sa.Column("lived_to", sa.Integer(), nullable=True))


def _batches() -> None:
    """A third state: what known items show is in a batch that never counts as content."""
    name = op.f("ck_batches_state_is_known")
    with op.batch_alter_table("batches") as batch:
        batch.drop_constraint(name, type_="check")
        batch.create_check_constraint(name, "state IN ('open', 'published', 'set')")


def _sets() -> None:
    op.create_table(
        "item_sets",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("campaign_id", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("locale", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("rubric_id", sa.String(), nullable=False),
        sa.Column("rubric_major", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("pass_mark", sa.Float(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("created_at", _moment(), nullable=False),
        sa.Column("retired_at", _moment(), nullable=True),
        sa.CheckConstraint(
            "purpose IN ('gold', 'placement', 'tutorial', 'calibration')", name=op.f("ck_item_sets_purpose_is_known")
        ),
        sa.CheckConstraint(
            "unit IN ('prompt', 'output', 'pair', 'list', 'translation', 'brief')",
            name=op.f("ck_item_sets_unit_is_known"),
        ),
        sa.CheckConstraint("pass_mark BETWEEN 0 AND 1", name=op.f("ck_item_sets_pass_mark_is_a_part")),
        sa.CheckConstraint("attempts >= 1", name=op.f("ck_item_sets_one_attempt_at_least")),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"], name=op.f("fk_item_sets_campaign_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_sets")),
    )
    in_use = sa.text("retired_at IS NULL")
    op.create_index(
        "ix_item_sets_in_use",
        "item_sets",
        ["campaign_id", "key"],
        unique=True,
        sqlite_where=in_use,
        postgresql_where=in_use,
    )
    op.create_table(
        "known_items",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("set_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("localization_id", sa.String(), nullable=False),
        sa.Column("output_ids", sa.Text(), nullable=False),
        sa.Column("expected", sa.Text(), nullable=False),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column("retired_at", _moment(), nullable=True),
        sa.Column("retired_because", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "retired_at IS NOT NULL OR retired_because IS NULL", name=op.f("ck_known_items_retired_for_a_reason")
        ),
        sa.ForeignKeyConstraint(["set_id"], ["item_sets.id"], name=op.f("fk_known_items_set_id")),
        sa.ForeignKeyConstraint(["localization_id"], ["localizations.id"], name=op.f("fk_known_items_localization_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_known_items")),
        sa.UniqueConstraint("set_id", "number", name=op.f("uq_known_items_set_id_number")),
    )


def _attempts() -> None:
    op.create_table(
        "set_attempts",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("set_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("started_at", _moment(), nullable=False),
        sa.Column("finished_at", _moment(), nullable=True),
        sa.Column("right", sa.Integer(), nullable=True),
        sa.Column("answered", sa.Integer(), nullable=True),
        sa.Column("passed", sa.Boolean(), nullable=True),
        sa.CheckConstraint("number >= 1", name=op.f("ck_set_attempts_number_from_one")),
        sa.CheckConstraint(
            '(finished_at IS NULL) = (passed IS NULL) AND (passed IS NULL) = ("right" IS NULL)',
            name=op.f("ck_set_attempts_finished_has_a_result"),
        ),
        sa.ForeignKeyConstraint(["set_id"], ["item_sets.id"], name=op.f("fk_set_attempts_set_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_set_attempts_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_set_attempts")),
        sa.UniqueConstraint("set_id", "person_id", "number", name=op.f("uq_set_attempts_set_id_person_id_number")),
    )
    op.create_index("ix_set_attempts_person_id", "set_attempts", ["person_id"])
    op.create_table(
        "known_answers",
        sa.Column("judgment_id", sa.String(), nullable=False),
        sa.Column("known_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("attempt_id", sa.String(), nullable=True),
        sa.Column("right", sa.Boolean(), nullable=False),
        sa.Column("faults", sa.Text(), nullable=False),
        sa.Column("at", _moment(), nullable=False),
        sa.Column("seen_at", _moment(), nullable=True),
        sa.Column("excused_at", _moment(), nullable=True),
        sa.ForeignKeyConstraint(["judgment_id"], ["judgments.id"], name=op.f("fk_known_answers_judgment_id")),
        sa.ForeignKeyConstraint(["known_id"], ["known_items.id"], name=op.f("fk_known_answers_known_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_known_answers_person_id")),
        sa.ForeignKeyConstraint(["attempt_id"], ["set_attempts.id"], name=op.f("fk_known_answers_attempt_id")),
        sa.PrimaryKeyConstraint("judgment_id", name=op.f("pk_known_answers")),
    )
    op.create_index("ix_known_answers_known_id", "known_answers", ["known_id"])
    op.create_index("ix_known_answers_person_id", "known_answers", ["person_id"])


def _items() -> None:
    """References in one statement each: SQLite cannot add one to a column later."""
    op.add_column("items", sa.Column("characters", sa.Integer(), server_default="0", nullable=False))
    op.execute("ALTER TABLE items ADD COLUMN known_id VARCHAR CONSTRAINT fk_items_known_id REFERENCES known_items (id)")
    op.create_index("ix_items_known_id", "items", ["known_id"])
    op.execute(
        "UPDATE items SET characters = (SELECT length(localizations.content) FROM localizations "
        "WHERE localizations.id = items.localization_id) + coalesce((SELECT sum(length(outputs.content)) "
        "FROM item_outputs JOIN outputs ON outputs.id = item_outputs.output_id "
        "WHERE item_outputs.item_id = items.id), 0)"
    )
    op.execute("ALTER TABLE slots ADD COLUMN held_for VARCHAR CONSTRAINT fk_slots_held_for REFERENCES people (id)")
    op.add_column("slots", sa.Column("held_until", _moment(), nullable=True))


def _talk() -> None:
    op.create_table(
        "messages",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("campaign_id", sa.String(), nullable=False),
        sa.Column("locale", sa.String(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("author", sa.String(), nullable=True),
        sa.Column("at", _moment(), nullable=False),
        sa.Column("ended_at", _moment(), nullable=True),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"], name=op.f("fk_messages_campaign_id")),
        sa.ForeignKeyConstraint(["author"], ["people.id"], name=op.f("fk_messages_author")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_messages")),
    )
    op.create_index("ix_messages_campaign_id", "messages", ["campaign_id"])
    op.create_table(
        "message_readings",
        sa.Column("message_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("at", _moment(), nullable=False),
        sa.ForeignKeyConstraint(["message_id"], ["messages.id"], name=op.f("fk_message_readings_message_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_message_readings_person_id")),
        sa.PrimaryKeyConstraint("message_id", "person_id", name=op.f("pk_message_readings")),
    )
    op.create_table(
        "alerts",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("campaign_id", sa.String(), nullable=False),
        sa.Column("judgment_id", sa.String(), nullable=False),
        sa.Column("criterion", sa.String(), nullable=False),
        sa.Column("at", _moment(), nullable=False),
        sa.Column("seen_by", sa.String(), nullable=True),
        sa.Column("seen_at", _moment(), nullable=True),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"], name=op.f("fk_alerts_campaign_id")),
        sa.ForeignKeyConstraint(["judgment_id"], ["judgments.id"], name=op.f("fk_alerts_judgment_id")),
        sa.ForeignKeyConstraint(["seen_by"], ["people.id"], name=op.f("fk_alerts_seen_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alerts")),
        sa.UniqueConstraint("judgment_id", "criterion", name=op.f("uq_alerts_judgment_id_criterion")),
    )
    op.create_index("ix_alerts_campaign_id", "alerts", ["campaign_id"])
