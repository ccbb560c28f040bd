"""Asking, answering, deciding: what reviewers and coordinators say to each other. Who decides a dispute is named."""

from __future__ import annotations

from datetime import datetime

from localize.errors import Forbidden, Refused, said
from localize.records import AssignmentId, PersonId
from localize.store import Reading, Writing, campaigns, own_work, people, questions
from localize.store.shown import texts_of
from localize.workspace.access import known_person
from localize.workspace.authorize import Action, authorize
from localize.workspace.claiming import pools_of
from localize.workspace.context import Context, campaign_in
from localize.workspace.passing import excuse
from localize.workspace.questions import Outcome, Question, QuestionId, QuestionKind, QuestionState, found, one
from localize.workspace.reviewing import own_claim, words_of

TEXT_MAX_CHARS = 10_000
OPEN_MOST = 50
POSTS_MOST = 200


def ask(
    context: Context,
    person_id: PersonId,
    text: str,
    kind: str,
    assignment_id: AssignmentId | None,
    campaign: str | None,
) -> Question:
    """Said twice in the same words it is one question. Raises Refused and NotFound."""
    sort, words = _kind(kind), words_of(text, TEXT_MAX_CHARS)
    with context.store.work(person_id, on=person_id) as tx:
        known_person(context, tx, person_id)
        waiting = questions.open_ones(tx, person_id)
        for each in waiting:
            same = (each.kind, each.claim_id, each.text) == (sort, assignment_id, words)
            if same and campaign in (None, each.campaign_id):
                return one(context, tx, each.id)
        if len(waiting) >= OPEN_MOST:
            raise Refused(
                said("You have {most} questions that nobody has answered yet.", most=OPEN_MOST),
                said("Wait for an answer, or add to one of them under My work."),
            )
        home = _campaign_of(context, tx, person_id, assignment_id, campaign)
        if sort is QuestionKind.DISPUTE:
            _check_dispute(tx, assignment_id)
        people.ensure_pseudonym(tx, home, person_id)
        return one(context, tx, questions.ask(tx, person_id, home, assignment_id, sort, words))


def _kind(kind: str) -> QuestionKind:
    try:
        return QuestionKind(kind)
    except ValueError:
        raise Refused(
            said("{kind} is no kind of question.", kind=kind),
            said("Kinds: {valid}.", valid=", ".join(QuestionKind)),
        ) from None


def _campaign_of(
    context: Context, tx: Writing, person_id: PersonId, assignment_id: AssignmentId | None, campaign: str | None
) -> str:
    """The campaign of the assignment, else the named one, else the first that the person works on, else the newest."""
    if assignment_id is not None:
        return texts_of(tx, own_claim(context, tx, assignment_id).item_id).campaign_id
    if campaign is not None:
        return campaign_in(tx, campaign).id
    for _, mine, _, _ in pools_of(context, tx, known_person(context, tx, person_id)):
        return mine.id
    every = campaigns.every(tx)
    if not every:
        raise Refused(said("There is no campaign yet."), said("Ask whoever invited you."))
    return every[-1].id


def _check_dispute(tx: Writing, assignment_id: AssignmentId | None) -> None:
    if assignment_id is None or own_work.last_of_claim(tx, assignment_id) is None:
        raise Refused(said("A dispute is about a judgment of yours."), said("Ask a question instead."))
    if questions.open_dispute(tx, assignment_id) is not None:
        raise Refused(
            said("You dispute this judgment already, and it is not decided yet."), said("Add to it under My work.")
        )


def reply(context: Context, question_id: QuestionId, text: str) -> Question:
    """The asker goes on, or a coordinator answers. Raises Refused once it is closed."""
    words = words_of(text, TEXT_MAX_CHARS)
    with context.store.write(context.actor_id) as tx:
        row = _open(tx, question_id)
        own = _is_own(context, row)
        authorize(context.actor, Action.ASK if own else Action.ANSWER, PersonId(row.person_id))
        if len(_said_in(tx, row.id)) >= POSTS_MOST:
            raise Refused(said("Too much has been said here."), said("Ask a new question."))
        questions.say(tx, row.id, words, QuestionState.OPEN if own else QuestionState.ANSWERED)
        if own:
            questions.mark_read(tx, row.id, tx.now)
        return one(context, tx, row.id)


def _said_in(view: Reading, question_id: str) -> list[questions.PostRow]:
    return questions.posts_of(view, [question_id])[question_id]


def _is_own(context: Context, row: questions.QuestionRow) -> bool:
    return context.actor is not None and context.actor.id == row.person_id


def _open(tx: Writing, question_id: str) -> questions.QuestionRow:
    row = found(tx, question_id)
    if row.state == QuestionState.CLOSED:
        raise Refused(said("This is closed."), said("Ask a new question."))
    return row


def close(context: Context, question_id: QuestionId, outcome: str | None) -> Question:
    """A dispute needs an outcome, and to be declined a reason; a question has none. Nobody decides their own dispute.

    Raises Refused.
    """
    with context.store.write(context.actor_id) as tx:
        row = _open(tx, question_id)
        if row.kind == QuestionKind.DISPUTE and outcome not in list(Outcome):
            raise Refused(said("A dispute is decided."), said("Outcomes: {valid}.", valid=", ".join(Outcome)))
        if row.kind == QuestionKind.DISPUTE and _is_own(context, row):
            raise Refused(said("Nobody decides a dispute of their own."), said("Ask another coordinator."))
        if row.kind == QuestionKind.QUESTION and outcome is not None:
            raise Refused(said("A question has no outcome."), said("Answer it and close it."))
        if outcome == Outcome.DECLINED and all(each.person_id == row.person_id for each in _said_in(tx, row.id)):
            raise Refused(said("Nobody has said why it is declined."), said("Answer first, then decline it."))
        questions.close(tx, row.id, outcome)
        if outcome == Outcome.GRANTED and row.claim_id is not None:
            excuse(tx, row.claim_id)
        return one(context, tx, row.id)


def mark_read(context: Context, question_id: QuestionId, until: datetime | None) -> None:
    """The asker has read what was said until then; None: until now. Raises Forbidden for anybody else."""
    with context.store.write(context.actor_id) as tx:
        row = found(tx, question_id)
        if not _is_own(context, row):
            raise Forbidden
        questions.mark_read(tx, row.id, tx.now if until is None else min(until, tx.now))
