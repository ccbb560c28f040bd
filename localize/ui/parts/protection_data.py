"""What the sheet is told to protect its reader: where help is, what asks for rest, and what is left of today."""

from __future__ import annotations

from typing import Any

from localize.languages import number
from localize.records import ReviewItem
from localize.rubric.parts import Kind
from localize.ui.visit import Visit

SAID_BELOW_SECONDS = 15 * 60


def protection_data(visit: Visit, item: ReviewItem) -> dict[str, Any] | None:
    """None where the rubric protects nobody. `left_today` is a sentence for the header, "" while there is plenty."""
    rubric = visit.workspace.rubric(item.rubric_hash)
    wellbeing = rubric.wellbeing
    if wellbeing is None:
        return None
    words, shelter = visit.words, visit.workspace.shelter(item.assignment_id)
    due = ""
    if wellbeing.break_every_minutes is not None:
        due = words.ngettext(
            "You have worked for {count} minute with such texts. Take a break?",
            "You have worked for {count} minutes with such texts. Take a break?",
            wellbeing.break_every_minutes,
        ).format(count=number(wellbeing.break_every_minutes, words.language))
    return {
        "support_link": shelter.support_link,
        "rest": [each.id for each in rubric.criteria if each.private and each.kind == Kind.BINARY],
        "break_due": due,
        "left_today": _left(visit, shelter.seconds_left),
    }


def _left(visit: Visit, seconds: int | None) -> str:
    if seconds is None or seconds >= SAID_BELOW_SECONDS:
        return ""
    minutes, words = -(-seconds // 60), visit.words
    said = words.ngettext(
        "{count} minute of such texts left today", "{count} minutes of such texts left today", minutes
    )
    return said.format(count=number(minutes, words.language))
