"""Imported judgments move from the staging table to their place once their batch is published."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from localize.campaign import SignalsShown
from localize.records import Purpose
from localize.store import Writing, content, items, judgments, people
from localize.workspace.context import Context, OpenCampaign

ROWS_AT_ONCE = 200


def settle(context: Context, batch_id: str, opened: OpenCampaign) -> int:
    """Move the staged judgments of a published batch to their place. Can be repeated after a kill."""
    new = 0
    while True:
        with context.store.write(context.actor_id) as tx:
            rows = content.take_staged(tx, batch_id, ROWS_AT_ONCE)
            if not rows:
                return new
            items.add_items(tx, opened.id, [_item(row["item"]) for row in rows])
            new += judgments.record_imported(tx, [_judgment(tx, opened, row) for row in rows])


def _item(fields: list[Any]) -> items.ItemRow:
    item_id, localization_id, locale, unit, rubric_id, major, outputs = fields
    return items.ItemRow(item_id, localization_id, locale, unit, rubric_id, major, Purpose.REVIEW, tuple(outputs))


def _judgment(tx: Writing, opened: OpenCampaign, row: dict[str, Any]) -> judgments.NewJudgment:
    item_id = row["item"][0]
    submitted = None if row["submitted_at"] is None else datetime.fromisoformat(row["submitted_at"])
    return judgments.NewJudgment(
        id=row["id"],
        campaign_id=opened.id,
        claim_id=None,
        item_id=item_id,
        person_id=people.source_rater(tx, opened.id, row["rater"]),
        submit_key=None,
        rubric_hash=row["rubric_hash"],
        profile=None,
        ratings=row["ratings"],
        purpose=Purpose.REVIEW,
        match_tier=None,
        imported=True,
        late=False,
        ui_lang=None,
        rubric_lang=None,
        signals_shown=SignalsShown.HIDDEN,
        shown_order=row["shown_order"],
        frame=None,
        opened_at=None,
        submitted_at=submitted,
    )
