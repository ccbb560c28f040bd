"""The first schema"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "campaigns",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("guidelines", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.String(), server_default="open", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("state IN ('open', 'paused', 'closed')", name=op.f("ck_campaigns_state_is_known")),
        sa.CheckConstraint("length(id) BETWEEN 1 AND 64", name=op.f("ck_campaigns_id_is_short")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaigns")),
    )
    op.create_table(
        "counter",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_counter_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_counter")),
    )
    op.create_table(
        "rubrics",
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_rubrics")),
    )
    op.create_table(
        "batches",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("campaign_id", sa.String(), nullable=False),
        sa.Column("state", sa.String(), server_default="open", nullable=False),
        sa.Column("beat_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("state IN ('open', 'published')", name=op.f("ck_batches_state_is_known")),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"], name=op.f("fk_batches_campaign_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_batches")),
    )
    with op.batch_alter_table("batches", schema=None) as batch_op:
        batch_op.create_index(
            "ix_batches_one_open",
            ["campaign_id"],
            unique=True,
            sqlite_where=sa.text("state = 'open'"),
            postgresql_where=sa.text("state = 'open'"),
        )

    op.create_table(
        "people",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("ui_language", sa.String(), nullable=True),
        sa.Column("code_hash", sa.String(), nullable=True),
        sa.Column("source_campaign", sa.String(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(role = 'source') = (source_campaign IS NOT NULL)", name=op.f("ck_people_source_has_campaign")
        ),
        sa.CheckConstraint("role <> 'source' OR code_hash IS NULL", name=op.f("ck_people_source_cannot_sign_in")),
        sa.CheckConstraint(
            "role IN ('reviewer', 'coordinator', 'admin', 'source')", name=op.f("ck_people_role_is_known")
        ),
        sa.ForeignKeyConstraint(["source_campaign"], ["campaigns.id"], name=op.f("fk_people_source_campaign")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_people_code_hash")),
    )
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.create_index(
            "ix_people_source",
            ["source_campaign", "name"],
            unique=True,
            sqlite_where=sa.text("source_campaign IS NOT NULL"),
            postgresql_where=sa.text("source_campaign IS NOT NULL"),
        )

    op.create_table(
        "pins",
        sa.Column("campaign_id", sa.String(), nullable=False),
        sa.Column("rubric_id", sa.String(), nullable=False),
        sa.Column("rubric_hash", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"], name=op.f("fk_pins_campaign_id")),
        sa.ForeignKeyConstraint(["rubric_hash"], ["rubrics.hash"], name=op.f("fk_pins_rubric_hash")),
        sa.PrimaryKeyConstraint("campaign_id", "rubric_id", name=op.f("pk_pins")),
    )
    op.create_table(
        "pools",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("campaign_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("locale", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("rubric_id", sa.String(), nullable=False),
        sa.Column("profile", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"], name=op.f("fk_pools_campaign_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pools")),
        sa.UniqueConstraint(
            "campaign_id",
            "number",
            "locale",
            "rubric_id",
            "unit",
            name=op.f("uq_pools_campaign_id_number_locale_rubric_id_unit"),
        ),
    )
    with op.batch_alter_table("pools", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pools_language"), ["language"], unique=False)

    op.create_table(
        "audit",
        sa.Column("sequence", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(), nullable=True),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("object", sa.String(), nullable=False),
        sa.Column("details", sa.Text(), nullable=False),
        sa.Column("previous", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["actor"], ["people.id"], name=op.f("fk_audit_actor")),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_audit")),
        sa.UniqueConstraint("hash", name=op.f("uq_audit_hash")),
    )
    op.create_table(
        "cursors",
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("pool_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_cursors_person_id")),
        sa.ForeignKeyConstraint(["pool_id"], ["pools.id"], name=op.f("fk_cursors_pool_id")),
        sa.PrimaryKeyConstraint("person_id", "pool_id", name=op.f("pk_cursors")),
    )
    op.create_table(
        "invitations",
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_invitations_person_id")),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_invitations")),
    )
    with op.batch_alter_table("invitations", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_invitations_person_id"), ["person_id"], unique=False)

    op.create_table(
        "person_domains",
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("domain", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_person_domains_person_id")),
        sa.PrimaryKeyConstraint("person_id", "domain", name=op.f("pk_person_domains")),
    )
    op.create_table(
        "person_locales",
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("tag", sa.String(), nullable=False),
        sa.Column("proficiency", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "proficiency IN ('native', 'near-native', 'learned')", name=op.f("ck_person_locales_proficiency_is_known")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_person_locales_person_id")),
        sa.PrimaryKeyConstraint("person_id", "tag", name=op.f("pk_person_locales")),
    )
    op.create_table(
        "prompts",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("campaign_id", sa.String(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("source_locale", sa.String(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("domain", sa.String(), nullable=True),
        sa.Column("tags", sa.Text(), server_default="[]", nullable=False),
        sa.Column("batch_id", sa.String(), nullable=False),
        sa.CheckConstraint("round >= 1", name=op.f("ck_prompts_round_from_one")),
        sa.ForeignKeyConstraint(["batch_id"], ["batches.id"], name=op.f("fk_prompts_batch_id")),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"], name=op.f("fk_prompts_campaign_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_prompts")),
    )
    with op.batch_alter_table("prompts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_prompts_batch_id"), ["batch_id"], unique=False)

    op.create_table(
        "pseudonyms",
        sa.Column("campaign_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("pseudonym", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"], name=op.f("fk_pseudonyms_campaign_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_pseudonyms_person_id")),
        sa.PrimaryKeyConstraint("campaign_id", "person_id", name=op.f("pk_pseudonyms")),
        sa.UniqueConstraint("campaign_id", "pseudonym", name=op.f("uq_pseudonyms_campaign_id_pseudonym")),
    )
    op.create_table(
        "sessions",
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_sessions_person_id")),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_sessions")),
    )
    with op.batch_alter_table("sessions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sessions_person_id"), ["person_id"], unique=False)

    op.create_table(
        "staged_judgments",
        sa.Column("batch_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("row", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["batches.id"], name=op.f("fk_staged_judgments_batch_id")),
        sa.PrimaryKeyConstraint("batch_id", "number", name=op.f("pk_staged_judgments")),
    )
    op.create_table(
        "localizations",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("prompt_id", sa.String(), nullable=False),
        sa.Column("locale", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=True),
        sa.Column("status", sa.String(), server_default="draft", nullable=False),
        sa.Column("superseded_by", sa.String(), nullable=True),
        sa.Column("batch_id", sa.String(), nullable=False),
        sa.CheckConstraint(
            "made_by IN ('human', 'machine', 'reviewer')", name=op.f("ck_localizations_made_by_is_known")
        ),
        sa.CheckConstraint(
            "status IN ('draft', 'in_review', 'approved', 'rejected')", name=op.f("ck_localizations_status_is_known")
        ),
        sa.ForeignKeyConstraint(["batch_id"], ["batches.id"], name=op.f("fk_localizations_batch_id")),
        sa.ForeignKeyConstraint(["prompt_id"], ["prompts.id"], name=op.f("fk_localizations_prompt_id")),
        sa.ForeignKeyConstraint(["superseded_by"], ["localizations.id"], name=op.f("fk_localizations_superseded_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_localizations")),
        sa.UniqueConstraint("prompt_id", "locale", "revision", name=op.f("uq_localizations_prompt_id_locale_revision")),
    )
    with op.batch_alter_table("localizations", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_localizations_batch_id"), ["batch_id"], unique=False)

    op.create_table(
        "items",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("campaign_id", sa.String(), nullable=False),
        sa.Column("localization_id", sa.String(), nullable=False),
        sa.Column("locale", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("rubric_id", sa.String(), nullable=False),
        sa.Column("rubric_major", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("occurrence", sa.Integer(), server_default="0", nullable=False),
        sa.Column("stale", sa.Boolean(), server_default=sa.text("(false)"), nullable=False),
        sa.CheckConstraint(
            "purpose IN ('review', 'repeat', 'gold', 'placement', 'tutorial', 'calibration')",
            name=op.f("ck_items_purpose_is_known"),
        ),
        sa.CheckConstraint(
            "unit IN ('prompt', 'output', 'pair', 'list', 'translation', 'brief')", name=op.f("ck_items_unit_is_known")
        ),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"], name=op.f("fk_items_campaign_id")),
        sa.ForeignKeyConstraint(["localization_id"], ["localizations.id"], name=op.f("fk_items_localization_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_items")),
    )
    with op.batch_alter_table("items", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_items_campaign_id"), ["campaign_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_items_localization_id"), ["localization_id"], unique=False)

    op.create_table(
        "outputs",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("localization_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("model", sa.String(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("batch_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["batches.id"], name=op.f("fk_outputs_batch_id")),
        sa.ForeignKeyConstraint(["localization_id"], ["localizations.id"], name=op.f("fk_outputs_localization_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outputs")),
        sa.UniqueConstraint("localization_id", "number", name=op.f("uq_outputs_localization_id_number")),
    )
    with op.batch_alter_table("outputs", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outputs_batch_id"), ["batch_id"], unique=False)

    op.create_table(
        "claims",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("item_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("slot", sa.Integer(), nullable=True),
        sa.Column("pool_id", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("rubric_hash", sa.String(), nullable=False),
        sa.Column("profile", sa.String(), nullable=True),
        sa.Column("blind", sa.Boolean(), nullable=False),
        sa.Column("tier", sa.Integer(), nullable=False),
        sa.Column("shown_order", sa.Text(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("comment", sa.Text(), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(state IN ('live', 'done')) = (slot IS NOT NULL)", name=op.f("ck_claims_slot_only_while_held")
        ),
        sa.CheckConstraint(
            "state IN ('live', 'done', 'skipped', 'returned', 'expired', 'late')", name=op.f("ck_claims_state_is_known")
        ),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name=op.f("fk_claims_item_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_claims_person_id")),
        sa.ForeignKeyConstraint(["pool_id"], ["pools.id"], name=op.f("fk_claims_pool_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claims")),
        sa.UniqueConstraint("item_id", "person_id", name=op.f("uq_claims_item_id_person_id")),
    )
    with op.batch_alter_table("claims", schema=None) as batch_op:
        batch_op.create_index(
            "ix_claims_live_lease",
            ["lease_until"],
            unique=False,
            sqlite_where=sa.text("state = 'live'"),
            postgresql_where=sa.text("state = 'live'"),
        )
        batch_op.create_index(
            "ix_claims_live_person",
            ["person_id"],
            unique=False,
            sqlite_where=sa.text("state = 'live'"),
            postgresql_where=sa.text("state = 'live'"),
        )
        batch_op.create_index(
            "ix_claims_one_per_slot",
            ["item_id", "slot"],
            unique=True,
            sqlite_where=sa.text("state IN ('live', 'done')"),
            postgresql_where=sa.text("state IN ('live', 'done')"),
        )
        batch_op.create_index("ix_claims_person_pool", ["person_id", "pool_id", "state"], unique=False)

    op.create_table(
        "item_outputs",
        sa.Column("item_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("output_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name=op.f("fk_item_outputs_item_id")),
        sa.ForeignKeyConstraint(["output_id"], ["outputs.id"], name=op.f("fk_item_outputs_output_id")),
        sa.PrimaryKeyConstraint("item_id", "number", name=op.f("pk_item_outputs")),
    )
    with op.batch_alter_table("item_outputs", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_item_outputs_output_id"), ["output_id"], unique=False)

    op.create_table(
        "signals",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("localization_id", sa.String(), nullable=False),
        sa.Column("output_id", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("number", sa.Float(), nullable=True),
        sa.Column("evidence", sa.Text(), server_default="{}", nullable=False),
        sa.CheckConstraint("state IN ('ok', 'look', 'not_applicable')", name=op.f("ck_signals_state_is_known")),
        sa.ForeignKeyConstraint(["localization_id"], ["localizations.id"], name=op.f("fk_signals_localization_id")),
        sa.ForeignKeyConstraint(["output_id"], ["outputs.id"], name=op.f("fk_signals_output_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signals")),
        sa.UniqueConstraint(
            "localization_id",
            "output_id",
            "name",
            "version",
            name=op.f("uq_signals_localization_id_output_id_name_version"),
        ),
    )
    with op.batch_alter_table("signals", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_signals_localization_id"), ["localization_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_signals_output_id"), ["output_id"], unique=False)

    op.create_table(
        "slots",
        sa.Column("item_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("pool_id", sa.String(), nullable=False),
        sa.Column("lane", sa.Integer(), server_default="1", nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), server_default="free", nullable=False),
        sa.Column("domain", sa.String(), nullable=True),
        sa.CheckConstraint("state IN ('free', 'taken', 'closed')", name=op.f("ck_slots_state_is_known")),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name=op.f("fk_slots_item_id")),
        sa.ForeignKeyConstraint(["pool_id"], ["pools.id"], name=op.f("fk_slots_pool_id")),
        sa.PrimaryKeyConstraint("item_id", "number", name=op.f("pk_slots")),
    )
    with op.batch_alter_table("slots", schema=None) as batch_op:
        batch_op.create_index(
            "ix_slots_free",
            ["pool_id", "lane", "position"],
            unique=False,
            sqlite_where=sa.text("state = 'free'"),
            postgresql_where=sa.text("state = 'free'"),
        )
        batch_op.create_index("ix_slots_pool_position", ["pool_id", "position"], unique=False)

    op.create_table(
        "drafts",
        sa.Column("claim_id", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("ratings", sa.Text(), nullable=False),
        sa.Column("older", sa.Text(), nullable=True),
        sa.Column("writer", sa.String(), nullable=True),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name=op.f("fk_drafts_claim_id")),
        sa.PrimaryKeyConstraint("claim_id", name=op.f("pk_drafts")),
    )
    op.create_table(
        "judgments",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.String(), nullable=False),
        sa.Column("claim_id", sa.String(), nullable=True),
        sa.Column("item_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("submit_key", sa.String(), nullable=True),
        sa.Column("rubric_hash", sa.String(), nullable=False),
        sa.Column("profile", sa.String(), nullable=True),
        sa.Column("ratings", sa.Text(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("match_tier", sa.Integer(), nullable=True),
        sa.Column("imported", sa.Boolean(), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("ui_lang", sa.String(), nullable=True),
        sa.Column("rubric_lang", sa.String(), nullable=True),
        sa.Column("signals_shown", sa.String(), nullable=False),
        sa.Column("shown_order", sa.Text(), nullable=False),
        sa.Column("frame", sa.String(), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("frame IN ('ltr', 'rtl', 'stacked')", name=op.f("ck_judgments_frame_is_known")),
        sa.CheckConstraint(
            "purpose IN ('review', 'repeat', 'gold', 'placement', 'tutorial', 'calibration')",
            name=op.f("ck_judgments_purpose_is_known"),
        ),
        sa.CheckConstraint(
            "signals_shown IN ('hidden', 'after', 'beside')", name=op.f("ck_judgments_signals_shown_is_known")
        ),
        sa.CheckConstraint("imported = (claim_id IS NULL)", name=op.f("ck_judgments_imported_has_no_claim")),
        sa.CheckConstraint(
            "imported OR (submitted_at IS NOT NULL AND match_tier IS NOT NULL)",
            name=op.f("ck_judgments_own_is_complete"),
        ),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"], name=op.f("fk_judgments_campaign_id")),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name=op.f("fk_judgments_claim_id")),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name=op.f("fk_judgments_item_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_judgments_person_id")),
        sa.ForeignKeyConstraint(["rubric_hash"], ["rubrics.hash"], name=op.f("fk_judgments_rubric_hash")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_judgments")),
        sa.UniqueConstraint("claim_id", name=op.f("uq_judgments_claim_id")),
        sa.UniqueConstraint("sequence", name=op.f("uq_judgments_sequence")),
        sa.UniqueConstraint("submit_key", name=op.f("uq_judgments_submit_key")),
    )
    with op.batch_alter_table("judgments", schema=None) as batch_op:
        batch_op.create_index("ix_judgments_campaign_sequence", ["campaign_id", "sequence"], unique=False)
        batch_op.create_index(batch_op.f("ix_judgments_item_id"), ["item_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_judgments_person_id"), ["person_id"], unique=False)

    op.create_table(
        "judgment_events",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("judgment_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("actor", sa.String(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "kind IN ('corrected', 'withdrawn', 'quarantined', 'excluded', 'restored', 'adjudicated')",
            name=op.f("ck_judgment_events_kind_is_known"),
        ),
        sa.ForeignKeyConstraint(["actor"], ["people.id"], name=op.f("fk_judgment_events_actor")),
        sa.ForeignKeyConstraint(["judgment_id"], ["judgments.id"], name=op.f("fk_judgment_events_judgment_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_judgment_events")),
        sa.UniqueConstraint("sequence", name=op.f("uq_judgment_events_sequence")),
    )
    with op.batch_alter_table("judgment_events", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_judgment_events_judgment_id"), ["judgment_id"], unique=False)
    op.execute("INSERT INTO counter (id, value) VALUES (1, 0)")
