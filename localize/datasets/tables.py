"""Delta tables on a disk or an object store: opened, appended to exactly once, kept to few files.

Each commit carries the table's watermark, the last sequence number it knows; Delta refuses a second commit that was
begun from the same watermark, so two who refresh at once cannot write a row twice.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

import polars as pl
from deltalake import CommitProperties, DeltaTable, Transaction, write_deltalake
from deltalake.exceptions import CommitFailedError, DeltaError

from localize.datasets.declaring import DataSet

PARTITION = "campaign"
MAX_SMALL_FILES = 20
SMALL = 32 * 2**20
"""Bytes below which a file is put together with others; larger ones are left alone, so compaction stays cheap."""
_KEEP_HOURS = 24  # a reader may still hold an older version


def location(folder: Path | str, data_set: DataSet) -> str:
    """The table's URL: of a folder on a disk too, since Delta reads a bare path with a blank or an ñ as broken."""
    place = f"{str(folder).rstrip('/')}/{data_set.name}"
    return place if "://" in place else Path(place).absolute().as_uri()


def scan(table: DeltaTable, data_set: DataSet) -> pl.LazyFrame:
    """The rows of a table. On a disk by its files, for Polars takes the table's URL for a path."""
    url = urlsplit(table.table_uri)
    if url.scheme != "file":
        return pl.scan_delta(table)
    folder = Path(url2pathname(url.path))
    names = pl.DataFrame(table.get_add_actions(flatten=True)).get_column("path")
    if names.is_empty():
        return pl.LazyFrame(schema=data_set.stored)
    files = [folder / unquote(name) for name in names]
    rows = pl.scan_parquet(files, glob=False, hive_partitioning=True, hive_schema={PARTITION: pl.String()})
    return rows.select(list(data_set.stored))


def find_table(folder: Path | str, data_set: DataSet) -> DeltaTable | None:
    """The table as it is now, or None where nothing was ever written."""
    place = location(folder, data_set)
    return DeltaTable(place) if DeltaTable.is_deltatable(place) else None


def open_table(folder: Path | str, data_set: DataSet) -> DeltaTable:
    """The table as it is now, made if it is missing."""
    found = find_table(folder, data_set)
    if found is not None:
        return found
    place = location(folder, data_set)
    with suppress(DeltaError):  # somebody else made it at the same moment
        return DeltaTable.create(
            place, data_set.stored, name=data_set.name, description=data_set.purpose, partition_by=[PARTITION]
        )
    return DeltaTable(place)


def watermark_of(table: DeltaTable, data_set: DataSet) -> int:
    return table.transaction_version(data_set.name) or 0


def append(table: DeltaTable, data_set: DataSet, rows: pl.DataFrame, up_to: int) -> bool:
    """Add rows and raise the watermark in one commit; False if somebody else raised it since `table` was opened."""
    once = CommitProperties(app_transactions=[Transaction(data_set.name, up_to)])
    try:
        write_deltalake(table, rows, mode="append", commit_properties=once)
    except CommitFailedError:
        return False
    return True


def compact(table: DeltaTable) -> None:
    """Put small files together when there are many, and drop files that no recent version needs."""
    sizes = pl.DataFrame(table.get_add_actions(flatten=True)).get_column("size_bytes")
    if (sizes < SMALL).sum() <= MAX_SMALL_FILES:
        return
    with suppress(CommitFailedError):  # somebody else is compacting
        table.optimize.compact(target_size=SMALL)
        table.vacuum(_KEEP_HOURS, dry_run=False, enforce_retention_duration=False)
