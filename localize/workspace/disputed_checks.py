"""What was expected of an item that a question or a dispute is about, for who answers it."""

from __future__ import annotations

from localize.records import AssignmentId
from localize.store import claims, known_answers
from localize.workspace.context import Context
from localize.workspace.feedback import told_of
from localize.workspace.known_records import Feedback
from localize.workspace.questions import QuestionId, found


def expected_about(context: Context, question_id: QuestionId, ui_language: str) -> Feedback | None:
    """None where it is about no item, or about one whose answer is not known. Raises NotFound."""
    with context.store.read() as view:
        claim_id = found(view, question_id).claim_id
        claim = None if claim_id is None else claims.find(view, AssignmentId(claim_id))
        answer = None if claim is None else known_answers.of_claim(view, claim.id)
        if claim is None or answer is None:
            return None
        return told_of(context, view, claim, answer, ui_language, in_full=True, over=True)
