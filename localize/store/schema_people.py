"""Tables of who works here: people, what they declared, pseudonyms, invitations, sessions."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Table, UniqueConstraint, text

from localize.store.columns import metadata, moment, one_of, word

people = Table(
    "people",
    metadata,
    word("id", primary_key=True),
    word("name"),
    word("role"),
    word("ui_language", nullable=True),
    word("time_zone", nullable=True),  # a name of the IANA data base, as their browser says it
    word("email", nullable=True),  # in lower case: how an outside sign-in names them
    Column("hours_per_week", Integer),  # that they mean to work; null: not said
    moment("away_until", nullable=True),
    Column("items_per_day", Integer),  # a limit of their own
    word("code_hash", nullable=True, unique=True),
    Column("source_campaign", ForeignKey("campaigns.id")),  # set for raters of imported judgments: they never sign in
    moment("created_at"),
    moment("forgotten_at", nullable=True),  # then the name is the id: whoever it was cannot be told any more
    one_of("role", ("reviewer", "coordinator", "admin", "source")),
    CheckConstraint("(role = 'source') = (source_campaign IS NOT NULL)", name="source_has_campaign"),
    CheckConstraint("role <> 'source' OR code_hash IS NULL", name="source_cannot_sign_in"),
    CheckConstraint("forgotten_at IS NULL OR (code_hash IS NULL AND name = id)", name="forgotten_is_nobody"),
    Index("ix_people_source", "source_campaign", "name", unique=True, sqlite_where=text("source_campaign IS NOT NULL"),
          postgresql_where=text("source_campaign IS NOT NULL")),
    Index("ix_people_email", "email", unique=True),
)  # fmt: skip

person_locales = Table(
    "person_locales",
    metadata,
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    word("tag", primary_key=True),
    word("proficiency"),
    Column("number", Integer, nullable=False),
    Column("lived_from", Integer),  # years; `lived_to` null beside it: they live there now
    Column("lived_to", Integer),
    one_of("proficiency", ("native", "near-native", "learned")),
)

person_domains = Table(
    "person_domains",
    metadata,
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    word("domain", primary_key=True),
)

pseudonyms = Table(
    "pseudonyms",
    metadata,
    Column("campaign_id", ForeignKey("campaigns.id"), primary_key=True),
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    word("pseudonym"),
    UniqueConstraint("campaign_id", "pseudonym"),
)

invitations = Table(  # one link, exchanged once for a session
    "invitations",
    metadata,
    word("token_hash", primary_key=True),
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),
    moment("expires_at"),
    moment("used_at", nullable=True),
)

sessions = Table(
    "sessions",
    metadata,
    word("token_hash", primary_key=True),
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),
    moment("expires_at"),
    moment("ended_at", nullable=True),
)

consents = Table(  # what somebody agreed to see; ended when they took it back
    "consents",
    metadata,
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    word("topic", primary_key=True),
    moment("given_at"),
    moment("ended_at", nullable=True),
)

opt_outs = Table(  # domains and tags that somebody does not want to see under rubrics that protect
    "opt_outs",
    metadata,
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    word("category", primary_key=True),
)

rests = Table(  # no more of this rubric for this person until then
    "rests",
    metadata,
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    word("rubric_id", primary_key=True),
    moment("until"),
)
