"""The sheet on the screen and the one after it: the next item is claimed while its reviewer is still at work."""

from __future__ import annotations

from collections.abc import Sequence

from localize.records import Person, PersonId, Sheet
from localize.store import Reading, Writing, claims
from localize.store import ahead as following
from localize.store.claims import ClaimRow
from localize.workspace.claiming import LIVE_AT_MOST, Pool, claim_first, live_claim
from localize.workspace.context import Context
from localize.workspace.reviewing import drawing, sheet_of


def next_sheets(context: Context, person_id: PersonId, *, ahead: bool) -> tuple[Sheet, ...]:
    """The person's sheet and, with `ahead`, the one that comes after it: none, one or two. Mostly only read."""
    with context.store.read() as view:
        person, pools = drawing(context, view, person_id, None)
        held = _held(view, person, pools)
        if held and not held[0].prefetched and (len(held) > 1 or not ahead):
            return tuple(sheet_of(context, view, claim) for claim in held[:LIVE_AT_MOST])
    if not pools:
        return ()
    with context.store.work(person_id, on=person_id) as tx:  # asked again: all of it holds until the end of this change
        person, pools = drawing(context, tx, person_id, None)
        claims.expire(tx)
        current = live_claim(tx, person, pools) or claim_first(tx, person, pools)
        if current is None:
            return ()
        current = following.bring_up(tx, current)
        after = _after(tx, person, pools, current, claim=ahead and not _is_away(person, tx))
        return tuple(sheet_of(context, tx, claim) for claim in (current, *after))


def _is_away(person: Person, view: Reading) -> bool:
    """Who is away and looks in all the same gets work, but nothing waits for them meanwhile."""
    return person.away_until is not None and person.away_until > view.now


def _held(view: Reading, person: Person, pools: Sequence[Pool]) -> list[ClaimRow]:
    mine = {pool.id for pool, *_ in pools}
    return [claim for claim in claims.live(view, person.id) if claim.pool_id in mine]


def _after(tx: Writing, person: Person, pools: Sequence[Pool], current: ClaimRow, *, claim: bool) -> list[ClaimRow]:
    held = [each for each in _held(tx, person, pools) if each.id != current.id]
    if held or not claim or len(claims.live(tx, person.id)) >= LIVE_AT_MOST:
        return held[:1]
    new = claim_first(tx, person, pools)
    return [] if new is None else [following.hold(tx, new)]
