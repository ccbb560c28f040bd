"""One item of a pool, to show what its reviewers will see."""

from __future__ import annotations

from sqlalchemy import bindparam, select

from localize.store.schema_work import slots
from localize.store.transactions import Reading

_FIRST = select(slots.c.item_id).where(slots.c.pool_id == bindparam("pool")).order_by(slots.c.position).limit(1)


def first_item(view: Reading, pool_id: str) -> str | None:
    """The item that comes first in the order of a pool; None where it has no slots."""
    return view.connection.execute(_FIRST, {"pool": pool_id}).scalar()
