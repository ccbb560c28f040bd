"""Tables of the work itself: items, slots, claims, drafts, judgments, their events, and the audit."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
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

from localize.records import Frame, Purpose, Unit
from localize.store.columns import metadata, moment, one_of, word

_HOLDS_A_SLOT = text("state IN ('live', 'done')")
_IS_LIVE = text("state = 'live'")
_HAS_EXPIRED = text("state = 'expired'")
_IS_FREE = text("state = 'free'")
_IS_A_REPEAT = text("only_for IS NOT NULL")

items = Table(
    "items",
    metadata,
    word("id", primary_key=True),
    Column("campaign_id", ForeignKey("campaigns.id"), nullable=False, index=True),
    Column("localization_id", ForeignKey("localizations.id"), nullable=False, index=True),
    word("locale"),
    word("unit"),
    word("rubric_id"),
    Column("rubric_major", Integer, nullable=False),
    word("purpose"),
    Column("occurrence", Integer, nullable=False, server_default="0"),
    Column("stale", Boolean, nullable=False, server_default=text("false")),
    Column("characters", Integer, nullable=False, server_default="0"),  # of all that a reviewer reads: the load
    Column("known_id", ForeignKey("known_items.id"), index=True),  # whose answer is known: gold and tests
    one_of("unit", Unit),
    one_of("purpose", Purpose),
)

item_outputs = Table(
    "item_outputs",
    metadata,
    Column("item_id", ForeignKey("items.id"), primary_key=True),
    Column("number", Integer, primary_key=True),  # imported order, from 0
    Column("output_id", ForeignKey("outputs.id"), nullable=False, index=True),
)

pools = Table(  # the slots that one rule of eligibility governs
    "pools",
    metadata,
    word("id", primary_key=True),
    Column("campaign_id", ForeignKey("campaigns.id"), nullable=False),
    Column("number", Integer, nullable=False),  # place of its [[review]] in the campaign file
    word("locale"),
    word("language", index=True),
    word("unit"),
    word("rubric_id"),
    UniqueConstraint("campaign_id", "number", "locale", "rubric_id", "unit"),
)

slots = Table(
    "slots",
    metadata,
    Column("item_id", ForeignKey("items.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("pool_id", ForeignKey("pools.id"), nullable=False),
    # 0: given back, asked first; 1: in the seeded order. A person's cursor passes over lane 1 once.
    Column("lane", Integer, nullable=False, server_default="1"),
    Column("position", Integer, nullable=False),
    word("state", server_default="free"),
    word("domain", nullable=True),  # set where only people who declared it may judge
    Column("only_for", ForeignKey("people.id")),  # a repeat: for whom judged it before
    Column("not_for", ForeignKey("people.id")),  # who wrote what is judged does not judge it
    Column("held_for", ForeignKey("people.id")),  # kept for whoever has begun with its prompt, until then
    moment("held_until", nullable=True),
    one_of("state", ("free", "taken", "closed")),
    Index("ix_slots_free", "pool_id", "lane", "position", sqlite_where=_IS_FREE, postgresql_where=_IS_FREE),
    Index("ix_slots_pool_position", "pool_id", "position"),
    Index("ix_slots_only_for", "only_for", sqlite_where=_IS_A_REPEAT, postgresql_where=_IS_A_REPEAT),
)

cursors = Table(  # how far a person has come in a pool; only a shortcut, deletable at any time
    "cursors",
    metadata,
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("pool_id", ForeignKey("pools.id"), primary_key=True),
    Column("position", Integer, nullable=False),
)

claims = Table(
    "claims",
    metadata,
    word("id", primary_key=True),
    Column("item_id", ForeignKey("items.id"), nullable=False),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    Column("slot", Integer),
    Column("pool_id", ForeignKey("pools.id"), nullable=False),
    word("state"),
    word("rubric_hash"),
    word("profile", nullable=True),
    Column("blind", Boolean, nullable=False),  # the person does not read the source language
    # Held as the next one and not seen yet: `opened_at` is set anew when it comes on the screen.
    Column("prefetched", Boolean, nullable=False, server_default=text("false")),
    Column("active_seconds", Integer, nullable=False, server_default="0"),  # at work on it; pauses of two minutes cut
    Column("tier", Integer, nullable=False),
    Column("shown_order", Text, nullable=False),  # JSON: place -> number of the output
    word("reason", nullable=True),
    Column("comment", Text),
    moment("opened_at"),
    moment("lease_until"),
    moment("closed_at", nullable=True),
    one_of("state", ("live", "done", "skipped", "returned", "expired", "late")),
    CheckConstraint("(state IN ('live', 'done')) = (slot IS NOT NULL)", name="slot_only_while_held"),
    UniqueConstraint("item_id", "person_id"),
    Index("ix_claims_one_per_slot", "item_id", "slot", unique=True, sqlite_where=_HOLDS_A_SLOT,
          postgresql_where=_HOLDS_A_SLOT),
    Index("ix_claims_live_lease", "lease_until", sqlite_where=_IS_LIVE, postgresql_where=_IS_LIVE),
    Index("ix_claims_live_person", "person_id", sqlite_where=_IS_LIVE, postgresql_where=_IS_LIVE),
    Index("ix_claims_expired_person", "person_id", sqlite_where=_HAS_EXPIRED, postgresql_where=_HAS_EXPIRED),
    Index("ix_claims_person_pool", "person_id", "pool_id", "state"),
)  # fmt: skip

drafts = Table(
    "drafts",
    metadata,
    Column("claim_id", ForeignKey("claims.id"), primary_key=True),
    Column("revision", BigInteger, nullable=False),  # a browser's count of events
    Column("ratings", Text, nullable=False),  # JSON, as shown
    Column("older", Text),  # JSON, as shown: what another window had typed
    word("writer", nullable=True),  # the window that wrote it
    moment("saved_at"),
)

judgments = Table(
    "judgments",
    metadata,
    word("id", primary_key=True),
    Column("sequence", Integer, nullable=False, unique=True),
    Column("campaign_id", ForeignKey("campaigns.id"), nullable=False),
    Column("claim_id", ForeignKey("claims.id")),
    # Of one claim: 0 the first, then each that came after an undo or a correction. All but the last have an event.
    Column("attempt", Integer, nullable=False, server_default="0"),
    Column("item_id", ForeignKey("items.id"), nullable=False, index=True),
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),
    word("submit_key", nullable=True, unique=True),
    Column("rubric_hash", ForeignKey("rubrics.hash"), nullable=False),
    word("profile", nullable=True),
    Column("ratings", Text, nullable=False),  # JSON {criterion: {value, comment, state}}, by output in imported order
    word("purpose"),
    Column("match_tier", Integer),
    Column("imported", Boolean, nullable=False),
    Column("late", Boolean, nullable=False),
    word("ui_lang", nullable=True),
    word("rubric_lang", nullable=True),
    word("signals_shown"),
    Column("shown_order", Text, nullable=False),
    word("frame", nullable=True),
    moment("opened_at", nullable=True),
    moment("submitted_at", nullable=True),
    one_of("purpose", Purpose),
    one_of("frame", Frame),
    one_of("signals_shown", ("hidden", "after", "beside")),
    CheckConstraint("imported = (claim_id IS NULL)", name="imported_has_no_claim"),
    CheckConstraint("imported OR (submitted_at IS NOT NULL AND match_tier IS NOT NULL)", name="own_is_complete"),
    CheckConstraint("attempt >= 0", name="attempt_from_zero"),
    UniqueConstraint("claim_id", "attempt"),
    Index("ix_judgments_campaign_sequence", "campaign_id", "sequence"),
)

judgment_events = Table(
    "judgment_events",
    metadata,
    word("id", primary_key=True),
    Column("sequence", Integer, nullable=False, unique=True),
    Column("judgment_id", ForeignKey("judgments.id"), nullable=False, index=True),
    word("kind"),
    Column("reason", Text),
    Column("actor", ForeignKey("people.id")),  # null: the local operator
    moment("at"),
    one_of("kind", ("corrected", "withdrawn", "quarantined", "excluded", "restored", "adjudicated")),
)

audit = Table(
    "audit",
    metadata,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    moment("at"),
    Column("actor", ForeignKey("people.id")),
    word("action"),
    word("object"),
    Column("details", Text, nullable=False),
    word("previous"),
    word("hash", unique=True),
)

counter = Table(
    "counter",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("value", Integer, nullable=False),
    # Raised by each change of campaigns, people, items: what a process remembers of them holds for one edition.
    Column("edition", Integer, nullable=False, server_default="0"),
    CheckConstraint("id = 1", name="one_row"),
)
