"""Reading the audit back: who did what to what, newest first."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, func, or_, select

from localize.records import PersonId
from localize.store.schema_people import people
from localize.store.schema_work import audit
from localize.store.transactions import Reading

_AT_WORK = ("reviewer", "source")
_OF_ACCOUNTS = ("person.", "session.")
"""How actions begin that are about somebody's account, and not about their work."""


@dataclass(frozen=True)
class Asked:
    """Which rows: of these actions (or of all that begin so, for one that ends with a dot), by an actor, on an object,
    from a moment on, and before another.

    `blind`: a reviewer's work has no name, nor is it found by one. Data sets name reviewers by pseudonyms, and a row
    with the id of a judgment would say whose they are.
    """

    actions: tuple[str, ...] = ()
    actor: PersonId | None = None
    object: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    blind: bool = True


@dataclass(frozen=True)
class AuditRow:
    """One change. `actor` None is the local operator, or, where `hidden`, a reviewer at work."""

    sequence: int
    at: datetime
    actor: PersonId | None
    name: str | None
    hidden: bool
    action: str
    object: str
    details: dict[str, Any]


def count(view: Reading, asked: Asked) -> int:
    return int(view.connection.execute(_where(select(func.count()), asked)).scalar_one())


def rows(view: Reading, asked: Asked, offset: int, limit: int) -> list[AuditRow]:
    """Newest first."""
    query = _where(select(audit, people.c.name, people.c.role), asked).order_by(audit.c.sequence.desc())
    return [_row(each, asked) for each in view.connection.execute(query.offset(offset).limit(limit))]


def actions(view: Reading) -> list[str]:
    """Every action there is a row of, in alphabetical order."""
    return sorted(view.connection.execute(select(audit.c.action).distinct()).scalars())


def _row(row: Row[Any], asked: Asked) -> AuditRow:
    hidden = asked.blind and row.role in _AT_WORK and not row.action.startswith(_OF_ACCOUNTS)
    return AuditRow(
        sequence=row.sequence,
        at=row.at,
        actor=None if hidden or row.actor is None else PersonId(row.actor),
        name=None if hidden else row.name,
        hidden=hidden,
        action=row.action,
        object="" if hidden and row.object == row.actor else row.object,
        details=json.loads(row.details),
    )


def _where(query: Select[Any], asked: Asked) -> Select[Any]:
    found = query.select_from(audit.outerjoin(people, people.c.id == audit.c.actor))
    if asked.actions:
        found = found.where(or_(*map(_is_action, asked.actions)))
    if asked.actor is not None:
        found = found.where(audit.c.actor == asked.actor)
    if asked.object is not None:
        found = found.where(audit.c.object == asked.object)
    if asked.blind and asked.actor is not None:
        found = found.where(~_hidden())
    if asked.blind and asked.object is not None:
        found = found.where(~and_(_hidden(), audit.c.object == audit.c.actor))
    if asked.since is not None:
        found = found.where(audit.c.at >= asked.since)
    if asked.until is not None:
        found = found.where(audit.c.at < asked.until)
    return found


def _is_action(action: str) -> ColumnElement[bool]:
    if action.endswith("."):
        return audit.c.action.startswith(action, autoescape=True)
    return audit.c.action == action


def _hidden() -> ColumnElement[bool]:
    """The same rows that `_row` hides; false, never null, where nobody acted."""
    at_work = func.coalesce(people.c.role, "operator").in_(_AT_WORK)
    return and_(at_work, *(~audit.c.action.startswith(each) for each in _OF_ACCOUNTS))
