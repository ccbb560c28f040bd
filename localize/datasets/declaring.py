"""How a data set is declared, and the columns that all data sets of judgments share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

from localize.datasets.joined import MOMENT, Joined

STATUS = "status"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its type, and what it means in the words of the design."""

    name: str
    dtype: pl.DataType
    meaning: str


@dataclass(frozen=True, slots=True)
class DataSet:
    """A table that is published: `frame` makes its rows of judgments and events that are new.

    `status` is never stored, since it changes: reading adds it from the events. Of rows that are alike in `newest_of`
    the newest one holds: reading leaves the others out.
    """

    name: str
    purpose: str
    columns: tuple[Column, ...]
    frame: Callable[[Joined], pl.DataFrame]
    newest_of: tuple[str, ...] = ()

    @property
    def schema(self) -> pl.Schema:
        """The columns as they are read."""
        return pl.Schema({each.name: each.dtype for each in self.columns})

    @property
    def stored(self) -> pl.Schema:
        """The columns as they are kept."""
        return pl.Schema({each.name: each.dtype for each in self.columns if each.name != STATUS})


SHARED = (
    Column("campaign", pl.String(), "the piece of work"),
    Column("round", pl.Int32(), "the pass of the loop in the campaign, from 1"),
    Column("locale", pl.String(), "BCP 47 tag of the localization that was judged"),
    Column("prompt_id", pl.String(), "the prompt's id in the import"),
    Column("item_id", pl.String(), "what was on the sheet"),
    Column("judgment_id", pl.String(), "all ratings of one claim"),
    Column("sequence", pl.Int64(), "number in the one order of judgments, events and audit"),
    Column("reviewer", pl.String(), "random pseudonym of the person in this campaign"),
    Column("purpose", pl.String(), "review, repeat, gold, placement, tutorial or calibration"),
    Column(STATUS, pl.String(), "current, or the kind of the last event: withdrawn, quarantined, excluded, …"),
    Column("match_tier", pl.Int8(), "how near the reviewer's locale is, 0 being the same; null where imported"),
    Column("imported", pl.Boolean(), "brought along by an import"),
    Column("late", pl.Boolean(), "sent after the claim had run out"),
    Column("ui_lang", pl.String(), "language of the page"),
    Column("rubric_lang", pl.String(), "language the rubric was shown in"),
    Column("signals_shown", pl.String(), "hidden, after or beside"),
    Column("opened_at", MOMENT, "when the item was first handed out"),
    Column("submitted_at", MOMENT, "when the judgment was sent"),
)
RUBRIC = (
    Column("rubric", pl.String(), "id of the rubric"),
    Column("rubric_version", pl.String(), "its version, x.y.z"),
    Column("rubric_hash", pl.String(), "SHA-256 of its file"),
)
