"""Tables of items whose answer is known: sets of them, attempts at a set, and how the answers were."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from localize.records import Unit
from localize.store.columns import metadata, moment, one_of, word

_IN_USE = text("retired_at IS NULL")

item_sets = Table(  # one imported file; a changed file of the same key is a new row, and the old one is retired
    "item_sets",
    metadata,
    word("id", primary_key=True),
    Column("campaign_id", ForeignKey("campaigns.id"), nullable=False),
    word("key"),
    word("purpose"),
    word("locale"),
    word("unit"),
    word("rubric_id"),
    Column("rubric_major", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("pass_mark", Float, nullable=False),  # part of the items that must be right, 0 to 1
    Column("attempts", Integer, nullable=False),  # how often one may try
    moment("created_at"),
    moment("retired_at", nullable=True),
    one_of("purpose", ("gold", "placement", "tutorial", "calibration")),
    one_of("unit", Unit),
    CheckConstraint("pass_mark BETWEEN 0 AND 1", name="pass_mark_is_a_part"),
    CheckConstraint("attempts >= 1", name="one_attempt_at_least"),
    Index("ix_item_sets_in_use", "campaign_id", "key", unique=True, sqlite_where=_IN_USE, postgresql_where=_IN_USE),
)

known_items = Table(
    "known_items",
    metadata,
    word("id", primary_key=True),
    Column("set_id", ForeignKey("item_sets.id"), nullable=False),
    Column("number", Integer, nullable=False),  # order in the file, from 0
    Column("localization_id", ForeignKey("localizations.id"), nullable=False),
    Column("output_ids", Text, nullable=False),  # JSON list, in the order of the file
    Column("expected", Text, nullable=False),  # JSON, by output in the order of the file
    Column("explanation", Text, nullable=False),  # in the language of the set, for who answered otherwise
    moment("retired_at", nullable=True),
    Column("retired_because", Text),
    UniqueConstraint("set_id", "number"),
    CheckConstraint("retired_at IS NOT NULL OR retired_because IS NULL", name="retired_for_a_reason"),
)

set_attempts = Table(
    "set_attempts",
    metadata,
    word("id", primary_key=True),
    Column("set_id", ForeignKey("item_sets.id"), nullable=False),
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),
    Column("number", Integer, nullable=False),  # from 1
    moment("started_at"),
    moment("finished_at", nullable=True),
    Column("right", Integer),
    Column("answered", Integer),
    Column("passed", Boolean),
    UniqueConstraint("set_id", "person_id", "number"),
    CheckConstraint("number >= 1", name="number_from_one"),
    CheckConstraint(
        '(finished_at IS NULL) = (passed IS NULL) AND (passed IS NULL) = ("right" IS NULL)',
        name="finished_has_a_result",
    ),
)

known_answers = Table(  # how a judgment of a known item compares with what was expected
    "known_answers",
    metadata,
    Column("judgment_id", ForeignKey("judgments.id"), primary_key=True),
    Column("known_id", ForeignKey("known_items.id"), nullable=False, index=True),
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),
    Column("attempt_id", ForeignKey("set_attempts.id")),  # null: silent gold
    Column("right", Boolean, nullable=False),
    Column("faults", Text, nullable=False),  # JSON list: what was expected and not met
    moment("at"),
    moment("seen_at", nullable=True),  # when the reviewer was shown what was expected
    moment("excused_at", nullable=True),  # an appeal was granted, or the item was retired: it does not count
)
