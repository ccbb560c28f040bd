"""Attempts at placement tests: what people proved of what they declared."""

from __future__ import annotations

from sqlalchemy import select

from localize.records import PersonId, TestedLocale
from localize.store.schema_known import item_sets, set_attempts
from localize.store.transactions import Reading


def placements(view: Reading, person_id: PersonId | None = None) -> dict[str, list[TestedLocale]]:
    """Person id -> finished placement tests, newest first; of everybody or of one."""
    query = (
        select(
            set_attempts.c.person_id,
            item_sets.c.locale,
            item_sets.c.rubric_id,
            set_attempts.c.right,
            set_attempts.c.answered,
            set_attempts.c.passed,
            set_attempts.c.finished_at,
        )
        .join(item_sets, item_sets.c.id == set_attempts.c.set_id)
        .where(item_sets.c.purpose == "placement", set_attempts.c.finished_at.is_not(None))
        .order_by(set_attempts.c.finished_at.desc(), set_attempts.c.id)
    )
    if person_id is not None:
        query = query.where(set_attempts.c.person_id == person_id)
    found: dict[str, list[TestedLocale]] = {}
    for row in view.connection.execute(query):
        found.setdefault(row[0], []).append(TestedLocale(*row[1:]))
    return found
