"""Silent gold: after some judgments an item whose answer is known is put among what a person gets next."""

from __future__ import annotations

from localize.assignment.plan import fraction
from localize.languages import parts
from localize.records import Purpose
from localize.rubric.model import Rubric
from localize.store import Reading, Writing, gold_places, known, known_answers
from localize.store.claims import ClaimRow
from localize.store.shown import ItemTexts
from localize.workspace.context import Context, known_campaign

_ONCE = 1
"""The number of the attempt that gold counts as: nobody gets the same gold twice."""


def perhaps_gold(context: Context, tx: Writing, claim: ClaimRow, texts: ItemTexts, rubric: Rubric) -> None:
    """After a judgment: at the campaign's rate. Who gets which is a matter of the seed.

    Never two at once, so never two in a row; never what the person was given before, and never texts that may upset.
    """
    campaign = known_campaign(context, tx, texts.campaign_id).campaign
    if texts.purpose != Purpose.REVIEW or rubric.wellbeing is not None:
        return
    if fraction("gold", campaign.seed, claim.item_id, claim.person_id) >= campaign.gold_rate:
        return
    there = _gold_like(context, tx, texts, rubric.major)
    if not there or known_answers.gold_waits(tx, claim.person_id):
        return
    had = known.had(tx, claim.person_id)
    fresh = [each for each in there if each not in had]
    if not fresh:
        return
    chosen = min(fresh, key=lambda each: fraction("which gold", campaign.seed, each, claim.person_id))
    item = known.item(tx, chosen)
    known.hand_out(tx, known.of_id(tx, item.set_id), item, claim.person_id, gold_places.place_after(tx, claim), _ONCE)


def _gold_like(context: Context, view: Reading, texts: ItemTexts, major: int) -> tuple[str, ...]:
    """Gold in use of the same unit, rubric and locale."""

    def read() -> tuple[tuple[str, str, str, str, int, str], ...]:
        return tuple(known.gold(view, texts.campaign_id))

    every = context.remembered.at(view).recall(("gold", texts.campaign_id), read)
    return tuple(
        known_id
        for locale, unit, rubric_id, known_id, of_major, _ in every
        if (unit, rubric_id, of_major) == (texts.unit, texts.rubric_id, major) and parts(locale) == parts(texts.locale)
    )
