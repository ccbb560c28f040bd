"""Bringing the data sets up to the store, a bounded portion at a time."""

from __future__ import annotations

import shutil
from pathlib import Path
from time import sleep

import polars as pl
from deltalake.exceptions import DeltaError

from localize.datasets.discovery import data_sets
from localize.datasets.joined import join
from localize.datasets.tables import append, compact, open_table, watermark_of
from localize.errors import Refused, said
from localize.ids import new_id
from localize.store import Store
from localize.store import reading as store_reading

_TRIES = 50
_PAUSE = 0.05  # seconds


def refresh(store: Store, folder: Path | str) -> int:
    """Append every judgment and event that the tables do not hold yet; returns the sequence number they reach.

    Any number of processes may refresh at once: each row is written once. Raises Refused when the tables know more
    than the database, or when others are always faster.
    """
    refused = 0
    while refused < _TRIES:
        tables = {name: open_table(folder, each) for name, each in data_sets().items()}
        after = {name: watermark_of(table, data_sets()[name]) for name, table in tables.items()}
        first = min(after.values())
        with store.read() as view:
            last = store_reading.watermark(view)
            if max(after.values()) > last:
                raise _ahead(folder)
            if first == last:
                return last
            joined = join(view, first, last)
        for name, data_set in data_sets().items():
            if after[name] >= joined.up_to:
                continue
            rows = data_set.frame(joined).filter(pl.col("sequence") > after[name])
            if not append(tables[name], data_set, rows, joined.up_to):
                refused += 1
                break
            compact(open_table(folder, data_set))
    raise _busy(folder)


def _busy(folder: Path | str) -> Refused:
    return Refused(
        said("The data sets in {folder} are being refreshed by others all the time.", folder=folder),
        said("Try again in a moment."),
    )


def make_anew(store: Store, folder: Path) -> int:
    """Delete the tables with all they ever held, and make them of what the database holds now. As `refresh`.

    Others may read and refresh meanwhile: the old folder is taken out of their way first.
    """
    for _ in range(_TRIES):
        old = folder.with_name(f".{folder.name}-{new_id()}")
        try:
            if folder.exists():
                folder.rename(old)
                shutil.rmtree(old)
            return refresh(store, folder)
        except (OSError, DeltaError):  # somebody else was just writing a table
            sleep(_PAUSE)
    raise _busy(folder)


def _ahead(folder: Path | str) -> Refused:
    return Refused(
        said("The data sets in {folder} know judgments that the database does not.", folder=folder),
        said("They belong to another state of it: delete the folder and refresh; it is rebuilt."),
    )
