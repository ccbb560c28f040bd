"""Tables of automatic signals: what was found, under which versions, and what people think of it."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text, text

from localize.store.columns import metadata, moment, one_of, word

_IS_RUNNING = text("state = 'running'")

signal_rules = Table(  # which signals were run in which versions, as a set of them
    "signal_rules",
    metadata,
    word("id", primary_key=True),  # the hash of `rules`
    Column("rules", Text, nullable=False),  # JSON {name: version}
)

signals = Table(  # one row each time a text was looked at. Of a signal the last row that ran it holds
    "signals",
    metadata,
    word("id", primary_key=True),
    Column("sequence", Integer, nullable=False, unique=True),
    Column("localization_id", ForeignKey("localizations.id"), nullable=False, index=True),
    Column("output_id", ForeignKey("outputs.id")),  # null: of the localization itself
    Column("rules_id", ForeignKey("signal_rules.id"), nullable=False),
    Column("found", Text, nullable=False),  # JSON {name: finding}; a signal of the rules that is not in it says ok
    word("origin"),
    one_of("origin", ("computed", "imported")),
)

scored = Table(  # what a localization and its outputs were last looked at with: what to do anew follows from it
    "scored",
    metadata,
    Column("localization_id", ForeignKey("localizations.id"), primary_key=True),
    Column("rules_id", ForeignKey("signal_rules.id"), nullable=False),
    Column("outputs", Integer, nullable=False),  # how many it had
)

scorings = Table(  # runs of `score`, for whoever waits for one
    "scorings",
    metadata,
    word("id", primary_key=True),
    Column("campaign_id", ForeignKey("campaigns.id"), nullable=False),
    word("state", server_default="running"),
    Column("done", Integer, nullable=False, server_default="0"),  # texts
    Column("total", Integer, nullable=False),
    moment("started_at"),
    moment("beat_at"),  # a running one that has not beaten for a while is dead
    moment("ended_at", nullable=True),
    one_of("state", ("running", "finished", "stopped")),
    Index("ix_scorings_one_running", "campaign_id", unique=True, sqlite_where=_IS_RUNNING,
          postgresql_where=_IS_RUNNING),
)  # fmt: skip

signal_spreads = Table(  # how the numbers of a signal lie in one locale of a campaign: what a percentile is read from
    "signal_spreads",
    metadata,
    Column("campaign_id", ForeignKey("campaigns.id"), primary_key=True),
    word("locale", primary_key=True),
    word("name", primary_key=True),
    Column("count", Integer, nullable=False),
    Column("quantiles", Text, nullable=False),  # JSON: 101 numbers, from the smallest to the largest
)

signal_counts = Table(  # how many texts of a locale and a model a signal said what of, as of the last run
    "signal_counts",
    metadata,
    Column("campaign_id", ForeignKey("campaigns.id"), primary_key=True),
    word("locale", primary_key=True),
    word("model", primary_key=True),  # empty: prompts
    word("name", primary_key=True),
    word("state", primary_key=True),
    Column("count", Integer, nullable=False),
    one_of("state", ("ok", "look", "not_applicable")),
)

muted_signals = Table(  # a coordinator found that it says nothing of use in this locale
    "muted_signals",
    metadata,
    Column("campaign_id", ForeignKey("campaigns.id"), primary_key=True),
    word("locale", primary_key=True),
    word("name", primary_key=True),
    Column("muted_by", ForeignKey("people.id")),  # null: the local operator
    moment("at"),
)

exposures = Table(  # which signals stood on a reviewer's screen, and which of them they opened
    "exposures",
    metadata,
    Column("claim_id", ForeignKey("claims.id"), primary_key=True),
    word("shown_when", primary_key=True),
    Column("attempt", Integer, primary_key=True),  # of the judgment that they were shown beside or after
    Column("shown", Text, nullable=False),  # JSON [[output number or null, name, state]]
    Column("opened", Text, nullable=False),  # JSON [[output number or null, name]]
    moment("at"),
    one_of("shown_when", ("after", "beside")),
)

signal_verdicts = Table(  # what a reviewer says of a finding; their last word holds
    "signal_verdicts",
    metadata,
    word("id", primary_key=True),
    Column("sequence", Integer, nullable=False, unique=True),
    Column("campaign_id", ForeignKey("campaigns.id"), nullable=False),
    Column("claim_id", ForeignKey("claims.id"), nullable=False),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    Column("localization_id", ForeignKey("localizations.id"), nullable=False),
    Column("output_id", ForeignKey("outputs.id")),
    word("locale"),
    word("name"),
    word("version"),
    word("verdict"),
    moment("at"),
    one_of("verdict", ("right", "false_alarm", "withdrawn")),
    Index("ix_signal_verdicts_place", "campaign_id", "locale", "name"),
    Index("ix_signal_verdicts_person_text", "person_id", "localization_id", "name"),
)
