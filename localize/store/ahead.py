"""The next item, held before it is looked at: its claim is `prefetched` until it comes on the screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import bindparam, update

from localize.records import PersonId
from localize.store.claims import LEASE, ClaimRow
from localize.store.schema_work import claims
from localize.store.transactions import Writing

HELD = timedelta(minutes=15)
"""A claim that nobody has looked at yet is held for less long than one at work: others may be waiting for it."""

_THIS = update(claims).where(claims.c.id == bindparam("claim"))
_HOLD = _THIS.values(prefetched=True, lease_until=bindparam("until"))
_BRING_UP = _THIS.values(prefetched=False, opened_at=bindparam("now"), lease_until=bindparam("until"))
_KEEP = (
    update(claims)
    .where(claims.c.person_id == bindparam("person"), claims.c.state == "live", claims.c.prefetched)
    .values(lease_until=bindparam("until"))
)


def hold(tx: Writing, claim: ClaimRow) -> ClaimRow:
    """Make a new claim the one that comes next."""
    until = tx.now + HELD
    tx.connection.execute(_HOLD, {"claim": claim.id, "until": until})
    return replace(claim, prefetched=True, lease_until=until)


def bring_up(tx: Writing, claim: ClaimRow) -> ClaimRow:
    """It comes on the screen: from now on it is at work."""
    if not claim.prefetched:
        return claim
    until = tx.now + LEASE
    tx.connection.execute(_BRING_UP, {"claim": claim.id, "now": tx.now, "until": until})
    return replace(claim, prefetched=False, opened_at=tx.now, lease_until=until)


def keep(tx: Writing, person_id: PersonId) -> None:
    """Who is at work on an item keeps the next one."""
    tx.connection.execute(_KEEP, {"person": person_id, "until": tx.now + HELD})
