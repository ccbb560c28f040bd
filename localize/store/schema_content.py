"""Tables of what is judged: campaigns, pinned rubrics, imports, prompts, localizations, outputs."""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from localize.records import MadeBy
from localize.store.columns import metadata, moment, one_of, word

campaigns = Table(
    "campaigns",
    metadata,
    word("id", primary_key=True),
    Column("source", Text, nullable=False),  # the campaign file as it was read: TOML
    Column("guidelines", Text, nullable=False, server_default=""),
    Column("glossary", Text, nullable=False, server_default=""),  # the file as it was read: TSV
    word("state", server_default="open"),
    Column("version", Integer, nullable=False, server_default="1"),
    moment("created_at"),
    one_of("state", ("open", "paused", "closed")),
    CheckConstraint("length(id) BETWEEN 1 AND 64", name="id_is_short"),
)

guidelines = Table(  # every version of a campaign's guidelines, from 1; the newest is the campaign's
    "guidelines",
    metadata,
    Column("campaign_id", ForeignKey("campaigns.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("text", Text, nullable=False),
    moment("since"),
    CheckConstraint("number >= 1", name="number_from_one"),
)

rubrics = Table(
    "rubrics",
    metadata,
    word("hash", primary_key=True),
    word("id"),
    word("version"),
    Column("source", Text, nullable=False),
)

pins = Table(  # the one content of a rubric that a campaign uses
    "pins",
    metadata,
    Column("campaign_id", ForeignKey("campaigns.id"), primary_key=True),
    word("rubric_id", primary_key=True),
    Column("rubric_hash", ForeignKey("rubrics.hash"), nullable=False),
)

batches = Table(
    "batches",
    metadata,
    word("id", primary_key=True),
    Column("campaign_id", ForeignKey("campaigns.id"), nullable=False),
    word("state", server_default="open"),
    moment("beat_at"),  # an open batch that has not beaten for a while belongs to a dead import
    one_of("state", ("open", "published", "set")),  # set: known items, which are never content: only items show them
)
Index(
    "ix_batches_one_open",
    batches.c.campaign_id,
    unique=True,
    sqlite_where=text("state = 'open'"),
    postgresql_where=text("state = 'open'"),
)

staged_judgments = Table(  # judgments of an import, on their way into a published batch
    "staged_judgments",
    metadata,
    Column("batch_id", ForeignKey("batches.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("row", Text, nullable=False),
)

# Ids of content are hashes of what must be unique, so the primary key holds it: of prompts (campaign, round, key),
# of outputs (localization, model). Further unique indexes on random ids would double the cost of an import.

prompts = Table(
    "prompts",
    metadata,
    word("id", primary_key=True),
    Column("campaign_id", ForeignKey("campaigns.id"), nullable=False),
    Column("round", Integer, nullable=False),
    word("key"),  # prompt_id of the import
    word("source_locale", nullable=True),
    Column("source", Text),  # content as JSON
    word("domain", nullable=True),
    Column("tags", Text, nullable=False, server_default="[]"),
    Column("batch_id", ForeignKey("batches.id"), nullable=False, index=True),
    CheckConstraint("round >= 1", name="round_from_one"),
)

localizations = Table(
    "localizations",
    metadata,
    word("id", primary_key=True),
    Column("prompt_id", ForeignKey("prompts.id"), nullable=False),
    word("locale"),
    Column("revision", Integer, nullable=False),
    Column("content", Text, nullable=False),  # content as JSON
    word("made_by"),
    Column("reference", Text),
    word("status", server_default="draft"),
    Column("author", ForeignKey("people.id")),  # the reviewer who proposed it
    Column("reason", Text),  # why it was rejected, in a coordinator's words; null: its author took it back
    Column("superseded_by", ForeignKey("localizations.id")),
    Column("batch_id", ForeignKey("batches.id"), nullable=False, index=True),
    UniqueConstraint("prompt_id", "locale", "revision"),
    one_of("made_by", MadeBy),
    one_of("status", ("draft", "in_review", "approved", "rejected")),
)

outputs = Table(
    "outputs",
    metadata,
    word("id", primary_key=True),
    Column("localization_id", ForeignKey("localizations.id"), nullable=False),
    Column("number", Integer, nullable=False),  # order of import within the localization, from 0
    word("model"),
    Column("content", Text, nullable=False),
    Column("batch_id", ForeignKey("batches.id"), nullable=False, index=True),
    UniqueConstraint("localization_id", "number"),
)
