"""A claim may have several judgments; prefetched claims, time at work; slots for one person or not for one; authors;
versions of guidelines and who read them; questions; what people agreed to see
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    _judgments()
    _references()
    op.add_column("claims", sa.Column("prefetched", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    op.add_column("localizations", sa.Column("reason", sa.Text(), nullable=True))
    op.add_column("claims", sa.Column("active_seconds", sa.Integer(), server_default="0", nullable=False))
    op.add_column("people", sa.Column("time_zone", sa.String(), nullable=True))
    _guidelines()
    _questions()
    _protection()


def _moment() -> sa.DateTime:
    return sa.DateTime(timezone=True)


def _judgments() -> None:
    attempt = sa.Column("attempt", sa.Integer(), server_default="0", nullable=False)
    known = sa.text("attempt >= 0")
    if op.get_bind().dialect.name == "postgresql":
        op.add_column("judgments", attempt)
        op.drop_constraint("uq_judgments_claim_id", "judgments", type_="unique")
        op.create_check_constraint("attempt_from_zero", "judgments", known)
        op.create_unique_constraint("uq_judgments_claim_id_attempt", "judgments", ["claim_id", "attempt"])
        return
    # SQLite makes the table anew. References to it are not looked at meanwhile: `upgrade` sees to that.
    with op.batch_alter_table("judgments", recreate="always") as table:
        table.add_column(attempt)
        table.drop_constraint("uq_judgments_claim_id", type_="unique")
        table.create_check_constraint("attempt_from_zero", known)
        table.create_unique_constraint("uq_judgments_claim_id_attempt", ["claim_id", "attempt"])


def _references() -> None:
    """In one statement each: SQLite cannot add a reference to a column later."""
    for table, column in (("localizations", "author"), ("slots", "only_for"), ("slots", "not_for")):
        name = f"fk_{table}_{column}"
        op.execute(f"ALTER TABLE {table} ADD COLUMN {column} VARCHAR CONSTRAINT {name} REFERENCES people (id)")
    repeats = sa.text("only_for IS NOT NULL")
    op.create_index("ix_slots_only_for", "slots", ["only_for"], sqlite_where=repeats, postgresql_where=repeats)


def _guidelines() -> None:
    op.create_table(
        "guidelines",
        sa.Column("campaign_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("since", _moment(), nullable=False),
        sa.CheckConstraint("number >= 1", name=op.f("ck_guidelines_number_from_one")),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"], name=op.f("fk_guidelines_campaign_id")),
        sa.PrimaryKeyConstraint("campaign_id", "number", name=op.f("pk_guidelines")),
    )
    op.execute(
        "INSERT INTO guidelines (campaign_id, number, text, since) "
        "SELECT id, 1, guidelines, created_at FROM campaigns WHERE guidelines <> ''"
    )
    op.create_table(
        "guideline_readings",
        sa.Column("campaign_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("at", _moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["campaign_id", "number"],
            ["guidelines.campaign_id", "guidelines.number"],
            name=op.f("fk_guideline_readings_campaign_id_number"),
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_guideline_readings_person_id")),
        sa.PrimaryKeyConstraint("campaign_id", "number", "person_id", name=op.f("pk_guideline_readings")),
    )


def _questions() -> None:
    op.create_table(
        "questions",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("campaign_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("claim_id", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("state", sa.String(), server_default="open", nullable=False),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("asked_at", _moment(), nullable=False),
        sa.Column("closed_by", sa.String(), nullable=True),
        sa.Column("closed_at", _moment(), nullable=True),
        sa.Column("read_at", _moment(), nullable=True),
        sa.CheckConstraint("kind IN ('question', 'dispute')", name=op.f("ck_questions_kind_is_known")),
        sa.CheckConstraint("state IN ('open', 'answered', 'closed')", name=op.f("ck_questions_state_is_known")),
        sa.CheckConstraint("outcome IN ('granted', 'declined')", name=op.f("ck_questions_outcome_is_known")),
        sa.CheckConstraint(
            "outcome IS NULL OR (kind = 'dispute' AND state = 'closed')",
            name=op.f("ck_questions_only_disputes_are_decided"),
        ),
        sa.CheckConstraint("(state = 'closed') = (closed_at IS NOT NULL)", name=op.f("ck_questions_closed_has_a_time")),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"], name=op.f("fk_questions_campaign_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_questions_person_id")),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name=op.f("fk_questions_claim_id")),
        sa.ForeignKeyConstraint(["closed_by"], ["people.id"], name=op.f("fk_questions_closed_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questions")),
    )
    op.create_index("ix_questions_campaign_id", "questions", ["campaign_id"])
    op.create_index("ix_questions_person_id", "questions", ["person_id"])
    op.create_index("ix_questions_state_asked", "questions", ["state", "asked_at"])
    op.create_table(
        "posts",
        sa.Column("question_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", _moment(), nullable=False),
        sa.CheckConstraint("number >= 0", name=op.f("ck_posts_number_from_zero")),
        sa.ForeignKeyConstraint(["question_id"], ["questions.id"], name=op.f("fk_posts_question_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_posts_person_id")),
        sa.PrimaryKeyConstraint("question_id", "number", name=op.f("pk_posts")),
    )


def _protection() -> None:
    person = sa.ForeignKeyConstraint
    op.create_table(
        "consents",
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("given_at", _moment(), nullable=False),
        sa.Column("ended_at", _moment(), nullable=True),
        person(["person_id"], ["people.id"], name=op.f("fk_consents_person_id")),
        sa.PrimaryKeyConstraint("person_id", "topic", name=op.f("pk_consents")),
    )
    op.create_table(
        "opt_outs",
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        person(["person_id"], ["people.id"], name=op.f("fk_opt_outs_person_id")),
        sa.PrimaryKeyConstraint("person_id", "category", name=op.f("pk_opt_outs")),
    )
    op.create_table(
        "rests",
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("rubric_id", sa.String(), nullable=False),
        sa.Column("until", _moment(), nullable=False),
        person(["person_id"], ["people.id"], name=op.f("fk_rests_person_id")),
        sa.PrimaryKeyConstraint("person_id", "rubric_id", name=op.f("pk_rests")),
    )
