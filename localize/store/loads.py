"""What a person has had: items and their characters, of a day or in all. What they hold counts as what they gave."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, func, or_, select

from localize.records import PersonId
from localize.store.known import TESTS
from localize.store.schema_work import claims, items
from localize.store.transactions import Reading

_HAD = claims.c.state.in_(("done", "late", "live")) & items.c.purpose.not_in(TESTS)
"""Tests are no work: they take nothing from what somebody may do."""
_SINCE = (
    select(items.c.campaign_id, func.count(), func.sum(items.c.characters))
    .join(items, items.c.id == claims.c.item_id)
    .where(
        claims.c.person_id == bindparam("person"),
        _HAD,
        or_(claims.c.closed_at.is_(None), claims.c.closed_at >= bindparam("since")),
    )
    .group_by(items.c.campaign_id)
)
_IN_ALL = (
    select(func.count())
    .select_from(claims)
    .join(items, items.c.id == claims.c.item_id)
    .where(claims.c.person_id == bindparam("person"), _HAD, items.c.campaign_id == bindparam("campaign"))
)


def since(view: Reading, person_id: PersonId, when: datetime) -> dict[str, tuple[int, int]]:
    """Campaign -> items and characters that somebody gave since then, or holds. All that is judged counts."""
    rows = view.connection.execute(_SINCE, {"person": person_id, "since": when})
    return {row[0]: (row[1], row[2]) for row in rows}


def items_of(view: Reading, person_id: PersonId, campaign_id: str) -> int:
    """All items of a campaign that somebody gave or holds."""
    return view.connection.execute(_IN_ALL, {"person": person_id, "campaign": campaign_id}).scalar_one()
