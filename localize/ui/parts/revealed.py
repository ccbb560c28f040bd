"""What is shown after a judgment, before the next item: what signals noticed, and what was expected."""

from __future__ import annotations

from typing import Any

from localize.ui.parts.signal_data import on_texts
from localize.ui.parts.test_feedback import feedback_data
from localize.ui.session import current_session
from localize.ui.visit import Visit


def revealed_data(visit: Visit) -> dict[str, Any] | None:
    """For the sheet, of the item that was just judged: it stays on the screen until its reviewer goes on."""
    reviewing = current_session().reviewing
    if reviewing.revealed is None:
        return None
    on = on_texts(visit.words, visit.workspace.revealed(reviewing.revealed))
    feedback = feedback_data(visit, reviewing.revealed)
    if not on and feedback is None:
        reviewing.revealed = None
        return None
    return {"assignment_id": reviewing.revealed, "on": on, "feedback": feedback}
