"""After a judgment or a skip: rest, if somebody asked for it, and nothing kept ready for them that is closed now."""

from __future__ import annotations

from collections.abc import Sequence

from localize.assignment.protecting import day_of, wants_rest
from localize.records import PersonId, Rating
from localize.store import Writing, claims, protection
from localize.store.claims import ClaimRow
from localize.workspace.access import known_person
from localize.workspace.claiming import pools_of
from localize.workspace.closing import closed_today, time_zone_of
from localize.workspace.context import Context, rubric_of


def look_after(context: Context, tx: Writing, ended: ClaimRow, answers: Sequence[Rating] = ()) -> None:
    """Look after the person of a claim that has just ended. What else they have typed into stays with them."""
    rubric = rubric_of(context, tx, ended.rubric_hash)
    if rubric.wellbeing is None:
        return
    person = known_person(context, tx, PersonId(ended.person_id))
    if wants_rest(rubric, answers):
        protection.rest(tx, person.id, rubric.id, day_of(tx.now, time_zone_of(person)).end)
    asked = [each for _, _, each, _ in pools_of(context, tx, person)]
    closed = closed_today(tx, person, [*asked, rubric])
    for held in protection.untouched(tx, person.id) if closed else ():
        if rubric_of(context, tx, held.rubric_hash).id in closed:
            claims.let_go(tx, held.claim_id, "expired")
