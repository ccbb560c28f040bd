"""The audit, to be read: who did what to what, and whether the chain of its rows is whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from localize.errors import LocalizeError, said
from localize.records import PersonId, Role
from localize.store import audits, checking
from localize.store.audits import Asked, AuditRow
from localize.store.reading import watermark
from localize.workspace.context import Context

__all__ = ["AuditRow"]

AT_ONCE_MOST = 100_000


class BadQuestion(LocalizeError):
    """A filter of the audit that cannot be."""


@dataclass(frozen=True)
class AuditRows:
    """Some rows of the audit, newest first; `total` is how many fit the filter."""

    total: int
    rows: tuple[AuditRow, ...]


@dataclass(frozen=True)
class Chain:
    """Whether every row follows the one before: `broken_at` is the sequence of the first that does not.

    `rows` were looked at, up to sequence `last`.
    """

    rows: int
    last: int
    broken_at: int | None

    @property
    def whole(self) -> bool:
        return self.broken_at is None


def audit(
    context: Context,
    *,
    actions: Sequence[str],
    actor: PersonId | None,
    object: str | None,
    since: datetime | None,
    until: datetime | None,
    offset: int,
    limit: int,
) -> AuditRows:
    """Moments without a zone are UTC. Raises BadQuestion."""
    if offset < 0 or not 0 <= limit <= AT_ONCE_MOST:
        raise BadQuestion(
            said("So many rows cannot be shown."), said("Ask for 0 to {most} at once.", most=AT_ONCE_MOST)
        )
    asked = Asked(tuple(actions), actor, object, _aware(since), _aware(until), blind=is_blind(context))
    with context.store.read() as view:
        return AuditRows(audits.count(view, asked), tuple(audits.rows(view, asked, offset, limit)))


def is_blind(context: Context) -> bool:
    """Coordinators judge by pseudonyms; administrators and the local operator own the names."""
    return context.actor is not None and context.actor.role is not Role.ADMIN


def actions(context: Context) -> list[str]:
    with context.store.read() as view:
        return audits.actions(view)


def chain(context: Context) -> Chain:
    """Every row is read and its hash made again: about a second for 100,000 rows."""
    with context.store.read() as view:
        return Chain(audits.count(view, Asked()), watermark(view), checking.broken_audit(view))


def _aware(moment: datetime | None) -> datetime | None:
    return moment.replace(tzinfo=UTC) if moment is not None and moment.tzinfo is None else moment
