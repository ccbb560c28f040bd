"""Tables of what people say to each other: guidelines that were read, questions and disputes with their answers,
messages of coordinators, and alerts that a judgment raised."""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
)

from localize.store.columns import metadata, moment, one_of, word

guideline_readings = Table(  # who said that they have read which version
    "guideline_readings",
    metadata,
    Column("campaign_id", primary_key=True),
    Column("number", primary_key=True),
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    moment("at"),
    ForeignKeyConstraint(["campaign_id", "number"], ["guidelines.campaign_id", "guidelines.number"]),
)

questions = Table(  # of a reviewer to the coordinators, about an item, a judgment or the campaign
    "questions",
    metadata,
    word("id", primary_key=True),
    Column("campaign_id", ForeignKey("campaigns.id"), nullable=False, index=True),
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),
    Column("claim_id", ForeignKey("claims.id")),
    word("kind"),
    word("state", server_default="open"),
    word("outcome", nullable=True),
    moment("asked_at"),
    Column("closed_by", ForeignKey("people.id")),
    moment("closed_at", nullable=True),
    moment("read_at", nullable=True),  # when the reviewer last read the answers
    one_of("kind", ("question", "dispute")),
    one_of("state", ("open", "answered", "closed")),
    one_of("outcome", ("granted", "declined")),
    CheckConstraint("outcome IS NULL OR (kind = 'dispute' AND state = 'closed')", name="only_disputes_are_decided"),
    CheckConstraint("(state = 'closed') = (closed_at IS NOT NULL)", name="closed_has_a_time"),
    Index("ix_questions_state_asked", "state", "asked_at"),
)

posts = Table(  # the sentences of a question, the first being the question itself
    "posts",
    metadata,
    Column("question_id", ForeignKey("questions.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("person_id", ForeignKey("people.id")),  # null: the local operator
    Column("text", Text, nullable=False),
    moment("at"),
    CheckConstraint("number >= 0", name="number_from_zero"),
)

messages = Table(  # of a coordinator to all who work on a campaign, or on one locale of it
    "messages",
    metadata,
    word("id", primary_key=True),
    Column("campaign_id", ForeignKey("campaigns.id"), nullable=False, index=True),
    word("locale", nullable=True),
    Column("text", Text, nullable=False),
    Column("author", ForeignKey("people.id")),  # null: the local operator
    moment("at"),
    moment("ended_at", nullable=True),  # taken back: nobody is shown it any more
)

message_readings = Table(
    "message_readings",
    metadata,
    Column("message_id", ForeignKey("messages.id"), primary_key=True),
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    moment("at"),
)

alerts = Table(  # an answer that coordinators must know of at once: the rubric's `alert_when`
    "alerts",
    metadata,
    word("id", primary_key=True),
    Column("campaign_id", ForeignKey("campaigns.id"), nullable=False, index=True),
    Column("judgment_id", ForeignKey("judgments.id"), nullable=False),
    word("criterion"),
    moment("at"),
    Column("seen_by", ForeignKey("people.id")),
    moment("seen_at", nullable=True),
    UniqueConstraint("judgment_id", "criterion"),
)
