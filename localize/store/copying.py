"""Every row of one database into another, empty one: how a team moves from SQLite to PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import Table, func, insert, select, update

from localize.errors import Refused, said
from localize.store import schema_content, schema_known, schema_people, schema_signals, schema_talk, schema_work
from localize.store.columns import metadata
from localize.store.engines import take_time
from localize.store.schema_content import localizations
from localize.store.schema_work import counter
from localize.store.transactions import Reading, Store, Writing

TABLES = (
    schema_content,
    schema_known,
    schema_people,
    schema_signals,
    schema_talk,
    schema_work,
)  # imported so that metadata holds them
ROWS_AT_ONCE = 1000


@dataclass(frozen=True)
class TableSum:
    """How many rows a table has, and a sum over all of them that does not depend on their order."""

    rows: int
    content: str


def copy_database(source: Store, target: Store) -> dict[str, TableSum]:
    """Copy everything; returns what each table holds. All or nothing; nobody writes to either meanwhile.

    Raises Refused where the target is not empty, or where a table would differ.
    """
    with source.write() as old, target.write() as new:
        take_time(old.connection)
        take_time(new.connection)
        taken = [table.name for table in _tables() if table is not counter and _count(new, table)]
        if taken:
            raise Refused(
                said("The other database is not empty: {tables}.", tables=", ".join(taken)),
                said("Name a new, empty one."),
            )
        for table in _tables():
            _copy(old, new, table)
        sums = table_sums(old)
        differing = [name for name, each in table_sums(new).items() if each != sums[name]]
        if differing:
            raise Refused(
                said("These tables would differ: {tables}.", tables=", ".join(differing)),
                said("Nothing was copied. Run `localize doctor` here first."),
            )
        return sums


def table_sums(view: Reading) -> dict[str, TableSum]:
    """What each table holds, equal on both databases where the rows are equal."""
    return {table.name: _sum(view, table) for table in _tables()}


def _tables() -> Sequence[Table]:
    return metadata.sorted_tables


def _count(view: Reading, table: Table) -> int:
    return view.connection.execute(select(func.count()).select_from(table)).scalar_one()


def _copy(old: Reading, new: Writing, table: Table) -> None:
    if table is counter:
        new.connection.execute(update(counter).values(_first(_rows(old, table))))
        return
    portion: list[dict[str, Any]] = []
    for row in _rows(old, table):
        portion.append(row)
        if len(portion) == ROWS_AT_ONCE:
            new.connection.execute(insert(table), portion)
            portion = []
    if portion:
        new.connection.execute(insert(table), portion)


def _rows(view: Reading, table: Table) -> Iterator[dict[str, Any]]:
    query = select(table).execution_options(yield_per=ROWS_AT_ONCE)
    if table is localizations:
        query = query.order_by(localizations.c.revision.desc())  # each names the one that superseded it
    for row in view.connection.execute(query).mappings():
        yield dict(row)


def _first(rows: Iterator[dict[str, Any]]) -> dict[str, Any]:
    return next(rows)


def _sum(view: Reading, table: Table) -> TableSum:
    rows, total = 0, 0
    for row in _rows(view, table):
        rows += 1
        total += int.from_bytes(sha256(repr(sorted(row.items())).encode()).digest(), "big")
    return TableSum(rows, f"{total % 2**256:064x}")
