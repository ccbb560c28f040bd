"""Swapped repeats: some pairs come again to who judged them, the other way round. They tell whether places decide, and
whether somebody agrees with themselves.
"""

from __future__ import annotations

from localize.assignment.plan import fraction
from localize.ids import derived_id
from localize.records import PersonId, Purpose, Unit
from localize.rubric.model import Rubric
from localize.store import Reading, Writing, repeats
from localize.store.claims import ClaimRow
from localize.store.shown import ItemTexts
from localize.workspace.context import Context, known_campaign


def perhaps_repeat(context: Context, tx: Writing, claim: ClaimRow, texts: ItemTexts, rubric: Rubric) -> None:
    """After a judgment of a pair: let it come again at the campaign's rate. Who gets which is a matter of the seed."""
    positional = any(criterion.positional for criterion in rubric.criteria)
    if texts.unit != Unit.PAIR or texts.purpose != Purpose.REVIEW or not positional or texts.stale:
        return
    campaign = known_campaign(context, tx, texts.campaign_id).campaign
    if fraction("repeat", campaign.seed, claim.item_id, claim.person_id) >= campaign.repeat_rate:
        return
    place = repeats.place_of(tx, claim)
    if place is not None:
        repeats.add(tx, claim, derived_id("item", "repeat", claim.item_id, claim.person_id), place)


def swapped(view: Reading, item_id: str, person_id: PersonId) -> tuple[int, ...] | None:
    """The order of a repeat: that of the first time, turned round."""
    before = repeats.order_before(view, item_id, person_id)
    return None if before is None else tuple(reversed(before))
