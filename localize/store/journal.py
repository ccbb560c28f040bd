"""One sequence for judgments, their events, signals, verdicts and the audit: gap-free and in commit order.

Rows wait in the transaction's `Journal` until its end; then the counter row is raised once, which orders all writers,
and the rows get their numbers. The audit is a hash chain under the same lock.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Insert, Table, bindparam, insert, select, update

from localize.records import PersonId
from localize.store.schema_work import audit, counter

GENESIS = "0" * 64


@dataclass
class Journal:
    """Rows of one transaction that take a number of the sequence."""

    new_edition: bool = False
    """Set by a change beside others after which what is remembered of campaigns, people and items is out of date."""
    _rows: list[tuple[Table, dict[str, Any]]] = field(default_factory=list)
    _numbers: dict[str, int] = field(default_factory=dict)
    _followers: list[tuple[Table, dict[str, Any]]] = field(default_factory=list)

    def add(self, table: Table, row: dict[str, Any]) -> None:
        """A judgment or an event; its number is known after the transaction, by `sequence_of(row["id"])`."""
        self._rows.append((table, row))

    def follow(self, table: Table, row: dict[str, Any]) -> None:
        """A row without a number that points at one of these, such as a judgment: it is written after them."""
        self._followers.append((table, row))

    def audit(self, action: str, thing: str, **details: object) -> None:
        """What was done to what. Never texts of people, never secrets."""
        self._rows.append((audit, {"action": action, "object": thing, "details": _canonical(details)}))

    def waiting(self, table: Table) -> list[dict[str, Any]]:
        """Rows of a table that this transaction writes at its end: queries do not find them yet."""
        return [row for each, row in self._rows if each is table]

    def sequence_of(self, row_id: str) -> int:
        return self._numbers[row_id]

    def write(self, connection: Connection, now: datetime, actor: PersonId | None) -> None:
        """Give the rows their numbers and write them."""
        if not self._rows and not self.new_edition:
            return
        by = {"by": len(self._rows), "editions": int(self.new_edition)}
        first = connection.execute(_RAISE_COUNTER, by).scalar_one() - len(self._rows) + 1
        if not self._rows:
            return
        previous = connection.execute(_LAST_HASH).scalar()
        by_table: dict[Table, list[dict[str, Any]]] = {}
        for number, (table, row) in enumerate(self._rows, first):
            if table is audit:
                row = row | {"at": now, "actor": actor, "previous": previous or GENESIS}
                row["hash"] = previous = chain_hash(number, row)
            else:
                self._numbers[row["id"]] = number
            by_table.setdefault(table, []).append(row | {"sequence": number})
        for table, rows in by_table.items():
            connection.execute(_inserting(table), rows)
        for table, row in self._followers:
            connection.execute(_inserting(table), row)


@cache
def _inserting(table: Table) -> Insert:
    return insert(table)


_RAISE_COUNTER = (
    update(counter)
    .values(value=counter.c.value + bindparam("by"), edition=counter.c.edition + bindparam("editions"))
    .returning(counter.c.value)
)
_LAST_HASH = select(audit.c.hash).order_by(audit.c.sequence.desc()).limit(1)


def chain_hash(sequence: int, row: dict[str, Any]) -> str:
    """The hash of one audit row over its own content and the hash before it."""
    fields = [
        sequence,
        row["at"].astimezone(UTC).isoformat(),
        row["actor"],
        row["action"],
        row["object"],
        row["details"],
        row["previous"],
    ]
    return sha256(_canonical(fields).encode()).hexdigest()


def _canonical(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
