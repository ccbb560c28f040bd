"""A reviewer's second thoughts: the last judgment taken back, any judgment corrected. No judgment is ever changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from localize.errors import Refused, Said, said
from localize.records import AssignmentId, Draft, Judgment, PersonId, Rating, Sheet
from localize.rubric.places import as_shown
from localize.store import Reading, Writing, claims, judgments, own_work
from localize.store.claims import ClaimRow
from localize.store.known import TESTS
from localize.store.own_work import LastJudgment
from localize.store.shown import texts_of
from localize.workspace.access import known_person
from localize.workspace.claiming import LIVE_AT_MOST, make_room
from localize.workspace.comparing import OF_KNOWN
from localize.workspace.context import Context, campaign_in, rubric_of
from localize.workspace.overlapping import settle_places
from localize.workspace.proposing import propose, take_back
from localize.workspace.resuming import may_still_judge, take_up_again
from localize.workspace.reviewing import JUDGED, OPEN, own_claim, sheet_of
from localize.workspace.routing import call_back, follow_up
from localize.workspace.submitting import (
    CANNOT_JUDGE,
    Made,
    Shown,
    check_sent,
    keep_judgment,
    make_judgment,
    sent_before,
)

UNDO_LASTS = timedelta(minutes=10)
_COUNTS = (None, "restored")
_UNDONE = "undone by the reviewer"
_CORRECTED = "corrected by the reviewer"


def undo(context: Context, assignment_id: AssignmentId) -> Draft:
    """Take back the judgment that the person gave last: its claim is live again, with the answers as its draft."""
    with context.store.read() as view:
        person_id = own_claim(context, view, assignment_id).person_id
    with context.store.work(context.actor_id, on=person_id) as tx:
        claim = own_claim(context, tx, assignment_id)
        last = own_work.last_of_claim(tx, claim.id)
        if last is not None and claim.state in OPEN and last.status == "withdrawn":
            return judgments.find_draft(tx, assignment_id) or _draft(context, tx, claim, last)
        if last is None or claim.state not in JUDGED:
            raise Refused(said("There is nothing to take back: it is not submitted."), said("Go on with your item."))
        _check_undo(tx, claim, last)
        _reopen(context, tx, claim)
        judgments.mark(tx, [last.id], "withdrawn", _UNDONE)
        settle_places(context, tx, claim.item_id)
        take_back(context, tx, claim, last.ratings)
        call_back(context, tx, claim, last)
        tx.journal.audit("judgment.withdrawn", last.id, item=claim.item_id)
        return _draft(context, tx, claim, last)


def _check_undo(tx: Writing, claim: ClaimRow, last: LastJudgment) -> None:
    _refuse_tests(tx, claim)
    if tx.now - last.submitted_at > UNDO_LASTS:
        raise Refused(
            said("It was submitted more than {minutes} minutes ago.", minutes=UNDO_LASTS // timedelta(minutes=1)),
            _CORRECT_IT,
        )
    if not own_work.is_newest(tx, claim.person_id, last):
        raise Refused(said("You have submitted another item since: only the last one can be taken back."), _CORRECT_IT)
    if own_work.is_correction(tx, last):
        raise Refused(said("This is a correction: it cannot be taken back."), said("Correct the judgment again."))
    if campaign_in(tx, last.campaign_id).state != "open":
        raise Refused(said("The campaign is paused or closed."), said("Your judgment stays as it is."))
    if texts_of(tx, claim.item_id).stale:
        raise Refused(said("The prompt was revised since: nobody is asked about this text any more."), _STAYS)
    if last.status not in _COUNTS:
        raise _decided()


def _refuse_tests(view: Reading, claim: ClaimRow) -> None:
    if texts_of(view, claim.item_id).purpose in TESTS:
        raise Refused(
            said("This is an answer in a test: it stays as it was given."),
            said("If it was right, open it under My work and appeal."),
        )


_CORRECT_IT = said("Open it in My work and correct it there.")
_STAYS = said("Your judgment stays as it is.")


def _decided() -> Refused:
    return Refused(said("Somebody has decided about this judgment already."), said("Ask your coordinator."))


def _reopen(context: Context, tx: Writing, claim: ClaimRow) -> None:
    """At most two claims are live: what was fetched ahead and not seen yet makes room."""
    claims.expire(tx)
    person = known_person(context, tx, PersonId(claim.person_id))
    make_room(tx, person)
    if len(claims.live(tx, person.id)) >= LIVE_AT_MOST:
        raise Refused(
            said("You hold {most} items already.", most=LIVE_AT_MOST), said("Submit or skip one of them first.")
        )
    if not may_still_judge(context, tx, claim):
        raise Refused(said("What you declare has changed: this item is for other people now."), _STAYS)
    if claim.state == "done":
        claims.hold_again(tx, claim, claim.slot)
    elif not take_up_again(context, tx, claim):
        raise Refused(said("The item was given to somebody else meanwhile."), _CORRECT_IT)


def _draft(context: Context, tx: Writing, claim: ClaimRow, last: LastJudgment) -> Draft:
    """The ratings as shown; what was typed for a correction is kept beside them.

    Its revision is the time in milliseconds, which is above every count of a window that wrote before.
    """
    assignment_id = AssignmentId(claim.id)
    typed = judgments.find_draft(tx, assignment_id)
    ratings = _as_typed(_seen(context, tx, claim, last))
    revision = max(_milliseconds(tx) + last.attempt, typed.revision + 1 if typed else 0)
    draft = judgments.save_draft(tx, assignment_id, ratings, revision, None)
    return draft if typed is None else judgments.save_draft(tx, assignment_id, typed.ratings, revision, None)


def _milliseconds(view: Reading) -> int:
    return int(view.now.timestamp() * 1000)


def _seen(context: Context, view: Reading, claim: ClaimRow, last: LastJudgment) -> tuple[Rating, ...]:
    return as_shown(rubric_of(context, view, claim.rubric_hash), last.ratings, claim.shown_order)


def _as_typed(ratings: tuple[Rating, ...]) -> dict[str, Any]:
    return {
        each.criterion: {"value": each.value, "comment": each.comment, "state": each.state.value} for each in ratings
    }


def judged_sheet(context: Context, assignment_id: AssignmentId, *, typed: bool) -> Sheet:
    """The sheet of a judged assignment with its ratings as shown, or with what was `typed` since for a correction.

    The revision of its draft is the time of the judgment, so that what a browser kept from before is not newer.
    """
    with context.store.read() as view:
        claim, last = _judged(context, view, assignment_id)
        sheet = sheet_of(context, view, claim)
        if typed and sheet.draft is not None:
            return sheet
        revision = int(last.submitted_at.timestamp() * 1000)
        return replace(sheet, draft=Draft(revision, _as_typed(_seen(context, view, claim, last)), last.submitted_at))


def _judged(context: Context, view: Reading, assignment_id: AssignmentId) -> tuple[ClaimRow, LastJudgment]:
    claim = own_claim(context, view, assignment_id)
    last = own_work.last_of_claim(view, claim.id)
    if last is None or claim.state not in JUDGED:
        raise Refused(said("This item is not submitted yet."), said("Open your next item: you find it there."))
    return claim, last


def correct(
    context: Context, assignment_id: AssignmentId, ratings: Mapping[str, Any], key: str, shown: Shown
) -> Judgment:
    """Store a new judgment of the same claim and mark the one before as corrected: both, or neither.

    The same key again gives the same judgment and writes nothing.
    """
    check_sent(ratings, key, shown)
    with context.store.work(context.actor_id, on=key) as tx:
        claim = own_claim(context, tx, assignment_id)
        known = judgments.of_key(tx, key)
        if known is not None:
            return sent_before(tx, claim, known)
        claim, last = _judged(context, tx, assignment_id)
        _check_correction(tx, claim, last)
        claims.note_time(tx, claim, shown.active)
        texts = texts_of(tx, claim.item_id)
        made = make_judgment(context, tx, claim, texts, ratings, key, shown, late=last.late)
        if _said(made.answers) == _said(last.ratings):
            raise Refused(said("Nothing is changed: these are the answers you gave."), said("Change one, or go back."))
        made = _placed(context, tx, claim, made)
        keep_judgment(tx, made)
        judgments.mark(tx, [last.id], "corrected", _CORRECTED)
        if texts.purpose not in OF_KNOWN:
            take_back(context, tx, claim, last.ratings)
            propose(context, tx, claim, made.answers)
        if last.status == "quarantined" and not made.stale:
            judgments.mark(tx, [made.row.id], "quarantined", last.reason or "")
        settle_places(context, tx, claim.item_id)
        tx.journal.audit("judgment.corrected", last.id, by=made.row.id)
        judgments.drop_draft(tx, assignment_id)
        call_back(context, tx, claim, last, made.answers)
        follow_up(context, tx, claim, made.row, made.answers, before=last.ratings)
    return made.as_judgment(tx)


def why_not_correct(context: Context, assignment_id: AssignmentId) -> Said | None:
    """Why a judgment cannot be corrected, in words; None where it can."""
    with context.store.read() as view:
        try:
            claim, last = _judged(context, view, assignment_id)
            _check_correction(view, claim, last)
        except Refused as refusal:
            return refusal.what
    return None


def _check_correction(view: Reading, claim: ClaimRow, last: LastJudgment) -> None:
    _refuse_tests(view, claim)
    if campaign_in(view, last.campaign_id).state == "closed":
        raise Refused(said("The campaign is closed."), _STAYS)
    if last.status not in (*_COUNTS, "quarantined"):
        raise _decided()


def _said(ratings: tuple[Rating, ...]) -> dict[str, Rating]:
    return {each.criterion: each for each in ratings}


def _placed(context: Context, tx: Writing, claim: ClaimRow, made: Made) -> Made:
    """A place is given back where the person cannot judge after all. Who now can takes a free one, else it is late."""
    if claim.state == "done" and made.returns:
        claims.give_back(tx, claim, CANNOT_JUDGE)
    if claim.state != "returned" or made.returns:
        return made
    late = not take_up_again(context, tx, claim)
    held = claims.find(tx, AssignmentId(claim.id))
    assert held is not None
    claims.finish(tx, held, late=late)
    return replace(made, row=replace(made.row, late=late))
