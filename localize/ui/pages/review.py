"""The reviewer's page: the item at work and the next one on the review sheet. Its events name their own assignment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

import streamlit as st

from localize.errors import BadRatings, LocalizeError, Refused, said
from localize.records import AssignmentId, Sheet
from localize.ui.parts.asking import ask_button
from localize.ui.parts.consent import show_consents
from localize.ui.parts.done import show_done
from localize.ui.parts.guidelines import show_guidelines
from localize.ui.parts.news import show_news
from localize.ui.parts.revealed import revealed_data
from localize.ui.parts.review_sheet import (
    DraftEvent,
    SeenEvent,
    SkipEvent,
    SubmitEvent,
    UndoEvent,
    VerdictEvent,
    review_sheet,
)
from localize.ui.parts.sheet_data import language_of_rubric, sheet_data
from localize.ui.parts.test_cards import break_off
from localize.ui.parts.test_end import ended_test, go_to_result
from localize.ui.parts.test_feedback import is_taught
from localize.ui.parts.untrusted import untrusted
from localize.ui.session import current_session
from localize.ui.visit import Visit, current_visit
from localize.workspace.correcting import UNDO_LASTS

KEY = "review"  # one for all items: the sheet stays in the page and keeps its focus
LOOK_AGAIN_SECONDS = 30.0
REMEMBERED = 5


@dataclass(frozen=True)
class Refusal:
    """What the sheet's last event met: said again on the next drawing."""

    assignment_id: AssignmentId
    problem: LocalizeError


def show(visit: Visit) -> None:
    reviewing = current_session().reviewing
    sheets = visit.workspace.next_sheets(ahead=monotonic() > reviewing.nothing_ahead_until)
    _note_what_became(visit, sheets)
    reviewing.revealing = frozenset(
        sheet.item.assignment_id for sheet in sheets if sheet.signals.reveals or is_taught(sheet)
    )
    revealed = revealed_data(visit)
    ended = ended_test(visit, sheets)
    if ended is not None and revealed is None:
        go_to_result(visit, ended)
    if revealed is not None and (ended is not None or not sheets):  # it was the last one
        here = visit.workspace.judged_sheet(revealed["assignment_id"], typed=False)
    elif sheets:
        here = sheets[0]
    else:
        _show_done(visit)
        return
    if len(sheets) == 1:
        reviewing.nothing_ahead_until = monotonic() + LOOK_AGAIN_SECONDS
    data = sheet_data(visit, here, _unfinished(here))
    data |= {
        "frozen": here not in sheets,
        "settled": list(reviewing.settled),
        "notice": _notice(visit),
        "undo": _undoable(),
        "next": sheet_data(visit, sheets[1], None) if len(sheets) > 1 and here in sheets else None,
        "revealed": revealed,
    }
    item = here.item
    if show_news(visit, item.campaign, in_test=here.test is not None or ended is not None):
        data["header"]["news"] = visit.words.gettext("There is something new above")
    review_sheet(
        data,
        key=KEY,
        on_draft=_keep,
        on_submit=_submit,
        on_skip=_skip,
        on_undo=_undo,
        on_verdict=_verdict,
        on_seen=_seen,
    )
    with st.container(horizontal=True, vertical_alignment="center", key="below-sheet"):
        ask_button(visit, item.assignment_id if revealed is None else revealed["assignment_id"])
        if here.test is None:
            show_guidelines(visit, item.campaign)
        elif here in sheets:
            break_off(visit, item.campaign, here.test.key)


def _note_what_became(visit: Visit, sheets: tuple[Sheet, ...]) -> None:
    """An item that left the screen without the reviewer's doing: they are told why."""
    reviewing = current_session().reviewing
    here = [sheet.item.assignment_id for sheet in sheets]
    shown = reviewing.shown
    if shown is not None and shown not in here and shown not in reviewing.settled:
        reviewing.notice = (visit.workspace.what_became_of(AssignmentId(shown)), shown)
    reviewing.shown = here[0] if here else None


def _unfinished(sheet: Sheet) -> BadRatings | None:
    """What the answers to the item on the screen lack, as the server found."""
    refusal = current_session().refusal
    if isinstance(refusal, Refusal) and refusal.assignment_id == sheet.item.assignment_id:
        return refusal.problem if isinstance(refusal.problem, BadRatings) else None
    return None


def _notice(visit: Visit) -> dict[str, str | None] | None:
    """What must be said of another item, or of an event that was refused."""
    session, translate = current_session(), visit.words.gettext
    refusal = session.refusal
    if isinstance(refusal, Refusal) and not isinstance(refusal.problem, BadRatings):
        text = f"{refusal.problem.what.in_words(translate)} {refusal.problem.way_out.in_words(translate)}"
        return {"text": text, "about": refusal.assignment_id}
    if session.reviewing.notice is None:
        return None
    what, about = session.reviewing.notice
    return {"text": what.in_words(translate), "about": about}


def _undoable() -> str | None:
    last = current_session().reviewing.last
    return last[0] if last is not None and monotonic() < last[1] + UNDO_LASTS.total_seconds() else None


def _keep(event: DraftEvent) -> None:
    window = current_session().window

    def save(visit: Visit) -> None:
        visit.workspace.save_draft(
            event.assignment_id, event.ratings, event.revision, writer=window, active=event.active
        )

    _do(event.assignment_id, save)


def _submit(event: SubmitEvent) -> None:
    """The judgment goes to the assignment that the event names, never to the one the page thinks it shows."""

    def store(visit: Visit) -> None:
        item = visit.workspace.item(event.assignment_id)
        judgment = visit.workspace.submit(
            event.assignment_id,
            event.ratings,
            event.key,
            ui_lang=visit.words.language,
            rubric_lang=language_of_rubric(visit, item),
            frame=event.frame,
            active=event.active,
            signals_opened=event.opened,
        )
        _settle(event.assignment_id)
        reviewing = current_session().reviewing
        reviewing.last = None if reviewing.test else (event.assignment_id, monotonic())  # answers in a test stay
        reviewing.revealed = event.assignment_id if event.assignment_id in reviewing.revealing else None
        reviewing.checks_due = True
        if judgment.late:
            late = said("Your judgment of the item before is kept. It came after its time, so it is marked late.")
            reviewing.notice = (late, None)

    _do(event.assignment_id, store)


def _skip(event: SkipEvent) -> None:
    def skip(visit: Visit) -> None:
        if event.unwanted:
            visit.workspace.turn_away(event.assignment_id, event.unwanted, active=event.active)
        else:
            visit.workspace.skip(event.assignment_id, event.reason, event.comment, active=event.active)
        _settle(event.assignment_id)

    _do(event.assignment_id, skip)


def _settle(assignment_id: AssignmentId) -> None:
    reviewing = current_session().reviewing
    reviewing.settled = (*reviewing.settled[1 - REMEMBERED :], assignment_id)
    reviewing.last = reviewing.notice = None


def _undo(event: UndoEvent) -> None:
    def undo(visit: Visit) -> None:
        visit.workspace.undo(event.assignment_id)
        reviewing = current_session().reviewing
        reviewing.settled = tuple(each for each in reviewing.settled if each != event.assignment_id)
        reviewing.last = reviewing.notice = reviewing.revealed = None

    _do(event.assignment_id, undo)


def _verdict(event: VerdictEvent) -> None:
    def judge(visit: Visit) -> None:
        visit.workspace.judge_signal(event.assignment_id, event.about, event.name, event.verdict)

    _do(event.assignment_id, judge)


def _seen(event: SeenEvent) -> None:
    """The reviewer goes on from what was shown after a judgment."""
    reviewing = current_session().reviewing
    if reviewing.revealed == event.assignment_id:
        reviewing.revealed = None
    _do(event.assignment_id, lambda visit: visit.workspace.note_seen(event.assignment_id, event.opened))


def _do(assignment_id: AssignmentId, work: Callable[[Visit], object]) -> None:
    """Do it as whoever is signed in now; remember what was refused."""
    session = current_session()
    session.refusal = None
    visit = current_visit()
    try:
        if visit is None:
            raise Refused(said("You are signed out."), said("Your text is kept in this browser. Sign in again."))
        work(visit)
    except LocalizeError as problem:
        session.refusal = Refusal(assignment_id, problem)


def _show_done(visit: Visit) -> None:
    notice = _notice(visit)
    if notice is not None:
        untrusted(notice["text"] or "")
    show_done(visit)
    show_consents(visit)
