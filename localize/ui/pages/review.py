"""The reviewer's page: the next item on the review sheet. The sheet's events name their own assignment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from localize.errors import BadRatings, LocalizeError, Refused, said
from localize.records import AssignmentId
from localize.ui.parts.chrome import show_problem
from localize.ui.parts.review_sheet import DraftEvent, SkipEvent, SubmitEvent, review_sheet
from localize.ui.parts.sheet_data import language_of_rubric, sheet_data
from localize.ui.parts.untrusted import untrusted, untrusted_text
from localize.ui.session import current_session
from localize.ui.visit import Visit, current_visit

KEY = "review"  # one for all items: the sheet stays in the page and keeps its focus


@dataclass(frozen=True)
class Refusal:
    """What the sheet's last event met: said again on the next drawing."""

    assignment_id: AssignmentId
    problem: LocalizeError


def show(visit: Visit) -> None:
    sheet = visit.workspace.next_sheet()
    refusal = current_session().refusal
    unfinished = None
    if isinstance(refusal, Refusal):
        here = sheet is not None and refusal.assignment_id == sheet.item.assignment_id
        if here and isinstance(refusal.problem, BadRatings):
            unfinished = refusal.problem
        else:
            show_problem(refusal.problem, visit.words)
    if sheet is None:
        _show_done(visit)
        return
    review_sheet(sheet_data(visit, sheet, unfinished), key=KEY, on_draft=_keep, on_submit=_submit, on_skip=_skip)
    if sheet.guidelines:
        with st.expander(visit.words.gettext("Guidelines")):
            untrusted_text(sheet.guidelines, None, visit.words, key="guidelines", css_class="lz-text")


def _keep(event: DraftEvent) -> None:
    window = current_session().window

    def save(visit: Visit) -> None:
        visit.workspace.save_draft(event.assignment_id, event.ratings, event.revision, writer=window)

    _do(event.assignment_id, save)


def _submit(event: SubmitEvent) -> None:
    """The judgment goes to the assignment that the event names, never to the one the page thinks it shows."""

    def store(visit: Visit) -> None:
        item = visit.workspace.item(event.assignment_id)
        visit.workspace.submit(
            event.assignment_id,
            event.ratings,
            event.key,
            ui_lang=visit.words.language,
            rubric_lang=language_of_rubric(visit, item),
            frame=event.frame,
        )

    _do(event.assignment_id, store)


def _skip(event: SkipEvent) -> None:
    _do(event.assignment_id, lambda visit: visit.workspace.skip(event.assignment_id, event.reason, event.comment))


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
    translate = visit.words.gettext
    st.header(translate("Nothing to judge right now"))
    untrusted(visit.workspace.why_empty().in_words(translate))
    st.button(translate("Look again"))
