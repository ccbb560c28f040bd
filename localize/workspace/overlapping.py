"""Adaptive overlap at work: after each judgment the places of its item are those that its votes ask for."""

from __future__ import annotations

from localize.assignment import adaptive
from localize.records import Purpose
from localize.store import Writing, places
from localize.store.shown import ItemTexts, texts_of
from localize.workspace.context import Context, known_campaign, rubric_of


def settle_places(context: Context, tx: Writing, item_id: str, texts: ItemTexts | None = None) -> None:
    """Open or close places of an item under a campaign with adaptive overlap; elsewhere nothing is done.

    It depends on the judgments that count now and on nothing else: it may be asked after anything that changes them,
    as often as one likes. Nobody's place is taken away, and there are never more than the overlap.
    """
    texts = texts_of(tx, item_id) if texts is None else texts
    opened = known_campaign(context, tx, texts.campaign_id)
    asked = (texts.unit, texts.rubric_id)
    review = next((each for each in opened.campaign.reviews if (each.unit, each.rubric) == asked), None)
    if not opened.campaign.adaptive_overlap or review is None or texts.purpose != Purpose.REVIEW or texts.stale:
        return
    criterion = adaptive.question(rubric_of(context, tx, opened.pins[texts.rubric_id]), review.profile)
    if criterion is None:
        return
    most = review.overlap or opened.campaign.overlap
    places.lock(tx, item_id)
    there = places.count(tx, item_id)
    given = [adaptive.vote(criterion, ratings) for ratings in places.votes(tx, item_id)]
    owed = adaptive.still_owed([each for each in given if each is not None], most)
    wanted = min(owed, most - there.done) - there.free - there.live
    for _ in range(wanted):
        places.open_one(tx, item_id)
    if wanted < 0 and there.free:
        places.close_free(tx, item_id, min(-wanted, there.free))
