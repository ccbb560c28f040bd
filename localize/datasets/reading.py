"""Reading a data set: all tables cut at one sequence number, each judgment with the status it had then."""

from __future__ import annotations

from pathlib import Path

import polars as pl
from deltalake import DeltaTable

from localize.datasets.declaring import STATUS, DataSet
from localize.datasets.discovery import data_sets
from localize.datasets.tables import find_table, scan, watermark_of
from localize.errors import NotFound, said

SUPERSEDED = "corrected"
_EVENTS = "events"


def watermark(folder: Path | str) -> int:
    """The sequence number that all tables have reached; 0 where there are none."""
    return _cut(_open(folder))


def read(
    folder: Path | str,
    name: str,
    *,
    campaign: str | None = None,
    history: bool = False,
    as_of: int | None = None,
) -> pl.LazyFrame:
    """A data set in the columns it declares; empty where nothing was refreshed yet.

    Rows that a later one corrects or takes the place of are left out unless `history`; `as_of` is a sequence number:
    what was known then, with the status of then. Raises NotFound for an unknown name.
    """
    if name not in data_sets():
        raise NotFound(
            said("There is no data set {name}.", name=name),
            said("Choose one of: {known}.", known=", ".join(data_sets())),
        )
    data_set, tables = data_sets()[name], _open(folder)
    cut = _cut(tables) if as_of is None else min(as_of, _cut(tables))
    rows = _rows(tables, data_set, campaign, cut)
    if STATUS in data_set.schema:
        rows = rows.join(_status(tables, campaign, cut), on="judgment_id", how="left", maintain_order="left")
        rows = rows.with_columns(pl.col(STATUS).fill_null("current"))
        if not history:
            rows = rows.filter(pl.col(STATUS) != SUPERSEDED)
    if data_set.newest_of and not history:
        rows = rows.sort("sequence").unique(data_set.newest_of, keep="last", maintain_order=True)
    return rows.select(list(data_set.schema))


def _open(folder: Path | str) -> dict[str, DeltaTable | None]:
    return {name: find_table(folder, each) for name, each in data_sets().items()}


def _cut(tables: dict[str, DeltaTable | None]) -> int:
    return min(0 if table is None else watermark_of(table, data_sets()[name]) for name, table in tables.items())


def _rows(tables: dict[str, DeltaTable | None], data_set: DataSet, campaign: str | None, cut: int) -> pl.LazyFrame:
    table = tables[data_set.name]
    if table is None:
        return pl.LazyFrame(schema=data_set.stored)
    rows = scan(table, data_set).filter(pl.col("sequence") <= cut)
    return rows if campaign is None else rows.filter(pl.col("campaign") == campaign)


def _status(tables: dict[str, DeltaTable | None], campaign: str | None, cut: int) -> pl.LazyFrame:
    """The last event of each judgment that has any; a restored judgment is current again."""
    last = pl.col("kind").sort_by("sequence").last()
    events = _rows(tables, data_sets()[_EVENTS], campaign, cut)
    return events.group_by("judgment_id").agg(last.replace("restored", "current").alias(STATUS))
