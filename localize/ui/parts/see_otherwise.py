"""Seeing it otherwise: what a reviewer says against an expected answer, and what became of it."""

from __future__ import annotations

import streamlit as st

from localize.errors import LocalizeError
from localize.records import AssignmentId
from localize.texts import Texts
from localize.ui.parts.chrome import show_problem
from localize.ui.session import Asking, current_session
from localize.ui.visit import Visit
from localize.workspace.asking import TEXT_MAX_CHARS
from localize.workspace.known_records import Appeal, Feedback

FIELD_HEIGHT = 140


def see_otherwise(visit: Visit, assignment_id: AssignmentId, feedback: Feedback, *, key: str) -> None:
    """The state of an appeal, or the field for one. `key` is unique on the page."""
    translate = visit.words.gettext
    if feedback.appeal is not None:
        said = appeal_in_words(feedback.appeal, visit.words)
        st.text(said)
        return
    if feedback.excused:
        st.text(translate("This item was taken out. Your answer does not count as wrong."))
        return
    if feedback.right:
        return
    asking = current_session().asking.setdefault(f"otherwise-{assignment_id}", Asking(assignment_id))
    with st.popover(translate("I see it otherwise"), icon=":material/forum:", key=f"otherwise-{key}"):
        text = st.text_area(
            translate("Why is your answer right?"),
            key=f"otherwise-{key}-text-{asking.sent}",
            max_chars=TEXT_MAX_CHARS,
            height=FIELD_HEIGHT,
            persist_state="session",
        )
        st.caption(
            translate(
                "A coordinator reads it with the item and your answers, under your pseudonym, and decides by name."
            )
        )
        if st.button(translate("Send it"), type="primary", key=f"otherwise-{key}-send"):
            _send(visit, assignment_id, asking, text or "")


def _send(visit: Visit, assignment_id: AssignmentId, asking: Asking, text: str) -> None:
    try:
        visit.workspace.appeal(assignment_id, text)
    except LocalizeError as problem:
        show_problem(problem, visit.words)
        return
    asking.sent += 1
    current_session().reviewing.checks_due = True
    st.rerun()


def appeal_in_words(appeal: Appeal, words: Texts) -> str:
    translate = words.gettext
    known = {
        Appeal.OPEN: translate("You said that you see it otherwise. A coordinator will decide."),
        Appeal.GRANTED: translate(
            "You saw it otherwise, and a coordinator agrees: your answer does not count as wrong."
        ),
        Appeal.DECLINED: translate("You saw it otherwise. A coordinator decided that the expected answer stays."),
    }
    return known[appeal]
