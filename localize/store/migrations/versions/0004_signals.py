"""Signals as they are found: which rules were run, what they found, who saw it and what they thought; glossaries"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("campaigns", sa.Column("glossary", sa.Text(), server_default="", nullable=False))
    _signals()
    _scorings()
    _opinions()


def _moment() -> sa.DateTime:
    return sa.DateTime(timezone=True)


def _signals() -> None:
    op.drop_table("signals")  # nothing ever wrote into it
    op.create_table(
        "signal_rules",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("rules", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signal_rules")),
    )
    op.create_table(
        "signals",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("localization_id", sa.String(), nullable=False),
        sa.Column("output_id", sa.String(), nullable=True),
        sa.Column("rules_id", sa.String(), nullable=False),
        sa.Column("found", sa.Text(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.CheckConstraint("origin IN ('computed', 'imported')", name=op.f("ck_signals_origin_is_known")),
        sa.ForeignKeyConstraint(["localization_id"], ["localizations.id"], name=op.f("fk_signals_localization_id")),
        sa.ForeignKeyConstraint(["output_id"], ["outputs.id"], name=op.f("fk_signals_output_id")),
        sa.ForeignKeyConstraint(["rules_id"], ["signal_rules.id"], name=op.f("fk_signals_rules_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signals")),
        sa.UniqueConstraint("sequence", name=op.f("uq_signals_sequence")),
    )
    op.create_index("ix_signals_localization_id", "signals", ["localization_id"])


def _scorings() -> None:
    op.create_table(
        "scorings",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("campaign_id", sa.String(), nullable=False),
        sa.Column("state", sa.String(), server_default="running", nullable=False),
        sa.Column("done", sa.Integer(), server_default="0", nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("started_at", _moment(), nullable=False),
        sa.Column("beat_at", _moment(), nullable=False),
        sa.Column("ended_at", _moment(), nullable=True),
        sa.CheckConstraint("state IN ('running', 'finished', 'stopped')", name=op.f("ck_scorings_state_is_known")),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"], name=op.f("fk_scorings_campaign_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scorings")),
    )
    op.create_index(
        "ix_scorings_one_running",
        "scorings",
        ["campaign_id"],
        unique=True,
        sqlite_where=sa.text("state = 'running'"),
        postgresql_where=sa.text("state = 'running'"),
    )
    op.create_table(
        "signal_spreads",
        sa.Column("campaign_id", sa.String(), nullable=False),
        sa.Column("locale", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("quantiles", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"], name=op.f("fk_signal_spreads_campaign_id")),
        sa.PrimaryKeyConstraint("campaign_id", "locale", "name", name=op.f("pk_signal_spreads")),
    )
    op.create_table(
        "signal_counts",
        sa.Column("campaign_id", sa.String(), nullable=False),
        sa.Column("locale", sa.String(), nullable=False),
        sa.Column("model", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.CheckConstraint("state IN ('ok', 'look', 'not_applicable')", name=op.f("ck_signal_counts_state_is_known")),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"], name=op.f("fk_signal_counts_campaign_id")),
        sa.PrimaryKeyConstraint("campaign_id", "locale", "model", "name", "state", name=op.f("pk_signal_counts")),
    )
    op.create_table(
        "muted_signals",
        sa.Column("campaign_id", sa.String(), nullable=False),
        sa.Column("locale", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("muted_by", sa.String(), nullable=True),
        sa.Column("at", _moment(), nullable=False),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"], name=op.f("fk_muted_signals_campaign_id")),
        sa.ForeignKeyConstraint(["muted_by"], ["people.id"], name=op.f("fk_muted_signals_muted_by")),
        sa.PrimaryKeyConstraint("campaign_id", "locale", "name", name=op.f("pk_muted_signals")),
    )
    op.create_table(
        "scored",
        sa.Column("localization_id", sa.String(), nullable=False),
        sa.Column("rules_id", sa.String(), nullable=False),
        sa.Column("outputs", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["localization_id"], ["localizations.id"], name=op.f("fk_scored_localization_id")),
        sa.ForeignKeyConstraint(["rules_id"], ["signal_rules.id"], name=op.f("fk_scored_rules_id")),
        sa.PrimaryKeyConstraint("localization_id", name=op.f("pk_scored")),
    )


def _opinions() -> None:
    op.create_table(
        "exposures",
        sa.Column("claim_id", sa.String(), nullable=False),
        sa.Column("shown_when", sa.String(), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("shown", sa.Text(), nullable=False),
        sa.Column("opened", sa.Text(), nullable=False),
        sa.Column("at", _moment(), nullable=False),
        sa.CheckConstraint("shown_when IN ('after', 'beside')", name=op.f("ck_exposures_shown_when_is_known")),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name=op.f("fk_exposures_claim_id")),
        sa.PrimaryKeyConstraint("claim_id", "shown_when", "attempt", name=op.f("pk_exposures")),
    )
    op.create_table(
        "signal_verdicts",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.String(), nullable=False),
        sa.Column("claim_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("localization_id", sa.String(), nullable=False),
        sa.Column("output_id", sa.String(), nullable=True),
        sa.Column("locale", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("at", _moment(), nullable=False),
        sa.CheckConstraint(
            "verdict IN ('right', 'false_alarm', 'withdrawn')", name=op.f("ck_signal_verdicts_verdict_is_known")
        ),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"], name=op.f("fk_signal_verdicts_campaign_id")),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name=op.f("fk_signal_verdicts_claim_id")),
        sa.ForeignKeyConstraint(
            ["localization_id"], ["localizations.id"], name=op.f("fk_signal_verdicts_localization_id")
        ),
        sa.ForeignKeyConstraint(["output_id"], ["outputs.id"], name=op.f("fk_signal_verdicts_output_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_signal_verdicts_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signal_verdicts")),
        sa.UniqueConstraint("sequence", name=op.f("uq_signal_verdicts_sequence")),
    )
    op.create_index("ix_signal_verdicts_place", "signal_verdicts", ["campaign_id", "locale", "name"])
    op.create_index("ix_signal_verdicts_person_text", "signal_verdicts", ["person_id", "localization_id", "name"])
