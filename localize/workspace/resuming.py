"""Claims after a change: taken up again only by who may still judge, given back by who may not."""

from __future__ import annotations

from localize.assignment import Eligible
from localize.records import Person, PersonId
from localize.store import Reading, Writing, claims, items, keeping, resuming
from localize.store.claims import ClaimRow
from localize.workspace.access import known_person
from localize.workspace.context import Context
from localize.workspace.matching import FROM_ELSEWHERE, ROUTED, pools_of


def take_up_again(context: Context, tx: Writing, claim: ClaimRow) -> bool:
    """Make a claim live that ran out or was given back, if its person may still judge it and a place of it is free."""
    person = known_person(context, tx, PersonId(claim.person_id))
    may = _may(context, tx, person, claim)
    return may is not None and resuming.take_again(tx, claim, person.domains, tier=may.tier, blind=may.blind)


def may_still_judge(context: Context, view: Reading, claim: ClaimRow) -> bool:
    """Whether the person of a claim may judge its item, by what they declare and agree to now."""
    return _may(context, view, known_person(context, view, PersonId(claim.person_id)), claim) is not None


def _may(context: Context, view: Reading, person: Person, claim: ClaimRow) -> Eligible | None:
    theirs = [*pools_of(context, view, person), *pools_of(context, view, person, opened=False)]
    return next((may for pool, _, _, may in theirs if pool.id == claim.pool_id), None)


def give_back_unfit(context: Context, tx: Writing, person_id: PersonId) -> None:
    """After somebody declared other locales or fields: what they hold and may not judge any more goes to others.

    What they typed is kept; sent all the same, it is a late judgment. Tests are theirs to finish.
    """
    claims.expire(tx)
    person = known_person(context, tx, person_id)
    theirs = [*pools_of(context, tx, person), *pools_of(context, tx, person, opened=False)]
    fit = {pool.id for pool, *_ in theirs} | items.pools_numbered(tx, FROM_ELSEWHERE, ROUTED)
    for claim in claims.live(tx, person_id):
        if claim.pool_id not in fit or not claims.is_of_fields(tx, claim, person.domains):
            claims.let_go(tx, claim.id, "expired")
    keeping.keep_no_longer(tx, person_id, keeping.pools_kept_for(tx, person_id) - fit)
