"""What a person may be told of their answers to known items, when, and their appeal against it."""

from __future__ import annotations

import json
from collections.abc import Mapping

from localize.assignment.expected_words import Translate, expected_in_words
from localize.errors import Refused, Said, said
from localize.languages import name_in_brackets
from localize.records import AssignmentId, PersonId, Purpose
from localize.rubric.model import Rubric
from localize.rubric.render import strings
from localize.store import Reading, attempts, known, known_answers
from localize.store.attempts import AttemptRow
from localize.store.claims import ClaimRow
from localize.store.known_answers import AnswerRow
from localize.texts import rubric_language, texts
from localize.workspace.asking import ask
from localize.workspace.comparing import conditions_of
from localize.workspace.context import Context, rubric_of
from localize.workspace.known_records import Appeal, CheckAnswer, Feedback
from localize.workspace.passing import attempts_left
from localize.workspace.questions import QuestionId, QuestionKind
from localize.workspace.reviewing import own_claim


def feedback(context: Context, assignment_id: AssignmentId, ui_language: str) -> Feedback | None:
    """How an answer was; None where there is nothing to tell: review work, right gold, a placement test under way."""
    with context.store.read() as view:
        claim = own_claim(context, view, assignment_id)
        answer = known_answers.of_claim(view, claim.id)
        attempt = _attempt_of(view, answer)
        if answer is None or not _may_be_told(answer, attempt):
            return None
        in_full = _in_full(view, answer, attempt)
        return told_of(context, view, claim, answer, ui_language, in_full=in_full, over=_is_over(attempt))


def told_of(
    context: Context, view: Reading, claim: ClaimRow, answer: AnswerRow, ui_language: str, *, in_full: bool, over: bool
) -> Feedback:
    """All that there is to tell of an answer; `in_full`: what was expected as well, and why."""
    appeal = _appeal(known_answers.disputes(view, [claim.id]).get(claim.id))
    told = _expected(context, view, claim, answer, ui_language) if in_full else None
    return Feedback(
        right=answer.right,
        purpose=Purpose(answer.purpose),
        expected=tuple(told.values()) if told else (),
        missed=tuple(words for id, words in told.items() if id[0] in json.loads(answer.faults)) if told else (),
        explanation=known.item(view, answer.known_id).explanation if told else "",
        final=over and appeal is not Appeal.OPEN,
        excused=answer.excused_at is not None,
        appeal=appeal,
    )


def _is_over(attempt: AttemptRow | None) -> bool:
    return attempt is None or attempt.finished_at is not None


def _attempt_of(view: Reading, answer: AnswerRow | None) -> AttemptRow | None:
    return None if answer is None or answer.attempt_id is None else attempts.of_id(view, answer.attempt_id)


def _may_be_told(answer: AnswerRow, attempt: AttemptRow | None) -> bool:
    """Of gold only that it failed: what is right goes on unseen. Of a placement test when it is over."""
    if answer.purpose == Purpose.GOLD:
        return not answer.right
    return answer.purpose != Purpose.PLACEMENT or attempt is None or attempt.finished_at is not None


def _in_full(view: Reading, answer: AnswerRow, attempt: AttemptRow | None) -> bool:
    """What was expected in a placement test is not told to who may take it again."""
    if answer.purpose != Purpose.PLACEMENT or attempt is None or attempt.passed or attempt.set_retired_at is not None:
        return True
    mine = [each for each in attempts.of_person(view, answer.person_id) if each.set_id == attempt.set_id]
    return not attempts_left(known.of_id(view, attempt.set_id), mine) or any(each.passed for each in mine)


def _expected(
    context: Context, view: Reading, claim: ClaimRow, answer: AnswerRow, ui_language: str
) -> Mapping[tuple[str, int], Said]:
    """(criterion, number) -> what was expected, with the letters of the order in which the person saw the outputs."""
    item = known.item(view, answer.known_id)
    row = known.of_id(view, item.set_id)
    rubric = rubric_of(context, view, claim.rubric_hash)
    conditions = conditions_of(rubric, row, item, known.texts(view, item))
    translate = rubric_words(rubric, row.locale, ui_language)
    return {
        (each.criterion, number): expected_in_words(rubric, each, claim.shown_order, translate)
        for number, each in enumerate(conditions)
    }


def rubric_words(rubric: Rubric, locale: str, ui_language: str) -> Translate:
    """The texts of a rubric in the language that it is served in to somebody."""
    spoken = rubric_language(strings(rubric), ui_language)

    def translate(context: str, text: str) -> str:
        return texts(spoken).rubric(context, text).replace("{locale_name}", name_in_brackets(locale, spoken))

    return translate


def _appeal(dispute: tuple[str, str | None] | None) -> Appeal | None:
    if dispute is None:
        return None
    state, outcome = dispute
    return Appeal(outcome) if outcome is not None else None if state == "closed" else Appeal.OPEN


def check_answers(context: Context, person_id: PersonId) -> list[CheckAnswer]:
    """A person's own answers to known items that may be shown, the newest first."""
    with context.store.read() as view:
        mine = {each.id: each for each in attempts.of_person(view, person_id)}
        answers = [
            each
            for each in known_answers.of_person(view, person_id)
            if _may_be_told(each, mine.get(each.attempt_id or ""))
        ]
        disputes = known_answers.disputes(view, [each.claim_id for each in answers])
    return [
        CheckAnswer(
            assignment_id=AssignmentId(each.claim_id),
            campaign=each.campaign_id,
            set_key=each.key,
            attempt_id=each.attempt_id,
            locale=each.locale,
            purpose=Purpose(each.purpose),
            right=each.right,
            at=each.at,
            seen=each.seen_at is not None,
            excused=each.excused_at is not None,
            appeal=_appeal(disputes.get(each.claim_id)),
        )
        for each in answers
    ]


def note_seen(context: Context, assignment_id: AssignmentId) -> None:
    """The person was shown how their answer was. Said again, or of anything else, it changes nothing."""
    with context.store.work(context.actor_id) as tx:
        answer = known_answers.of_claim(tx, own_claim(context, tx, assignment_id).id)
        if answer is not None and answer.seen_at is None:
            known_answers.note_seen(tx, answer.judgment_id)


def appeal(context: Context, assignment_id: AssignmentId, text: str) -> QuestionId:
    """Dispute that an answer was wrong; a coordinator decides by name. Raises Refused where nothing is to dispute."""
    with context.store.read() as view:
        claim = own_claim(context, view, assignment_id)
        answer = known_answers.of_claim(view, claim.id)
        told = answer is not None and _may_be_told(answer, _attempt_of(view, answer))
    if answer is None or not told or answer.right:
        raise Refused(said("There is nothing to appeal here."), said("Ask a question about this item instead."))
    if answer.excused_at is not None:
        raise Refused(said("This answer does not count any more."), said("You need not appeal."))
    return ask(context, PersonId(claim.person_id), text, QuestionKind.DISPUTE, assignment_id, None).id
