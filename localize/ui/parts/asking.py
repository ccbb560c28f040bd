"""Asking and disputing as a reviewer does it: one button with a field, wherever there is something to ask about."""

from __future__ import annotations

import streamlit as st

from localize.errors import LocalizeError
from localize.records import AssignmentId
from localize.texts import Texts
from localize.ui.parts.chrome import show_problem
from localize.ui.session import Asking, component_state, current_session
from localize.ui.visit import Visit
from localize.workspace.asking import TEXT_MAX_CHARS
from localize.workspace.questions import QuestionKind

FIELD_HEIGHT = 140


def ask_button(
    visit: Visit, assignment_id: AssignmentId | None, kind: QuestionKind = QuestionKind.QUESTION, key: str = "ask"
) -> None:
    """A quiet button that opens a field and sends what is typed; what could not be sent stays there.

    What was begun about one item stays about it while the page goes on to others: nothing is lost, and nothing is
    asked about the wrong item. `key` is unique on the page.
    """
    session = current_session()
    asking = session.asking.setdefault(key, Asking(assignment_id))
    field = f"{key}-text-{asking.sent}"
    if asking.about != assignment_id and not component_state(field):
        asking.about, asking.thanks = assignment_id, False
    dispute = kind is QuestionKind.DISPUTE
    translate = visit.words.gettext
    label = translate("Dispute") if dispute else translate("Ask a question")
    with st.popover(label, type="tertiary", icon=":material/help:", key=f"{key}-popover"):
        if asking.thanks:
            st.success(translate("Sent. The answer will be under My work."))
        if asking.about != assignment_id:
            st.info(translate("You began this about an item that you have left. It is sent as a question about that."))
        text = st.text_area(
            translate("What is wrong with what became of this judgment?") if dispute else translate("Your question"),
            key=field,
            max_chars=TEXT_MAX_CHARS,
            height=FIELD_HEIGHT,
            persist_state="session",
        )
        st.caption(_who_reads(asking.about, kind, visit.words))
        send = translate("Send the dispute") if dispute else translate("Send the question")
        if st.button(send, type="primary", key=f"{key}-send"):
            _send(visit, asking, kind, text or "")


def _who_reads(about: AssignmentId | None, kind: QuestionKind, words: Texts) -> str:
    translate = words.gettext
    if about is None:
        return translate("Coordinators read it with your name.")
    if kind is QuestionKind.DISPUTE:
        return translate(
            "A coordinator reads it with the item and your answers, under your pseudonym, and decides by name."
        )
    return translate("Coordinators read it with the item and your answers, under your pseudonym.")


def _send(visit: Visit, asking: Asking, kind: QuestionKind, text: str) -> None:
    try:
        visit.workspace.ask(text, kind, asking.about)
    except LocalizeError as problem:
        show_problem(problem, visit.words)
        return
    asking.sent += 1
    asking.thanks = True
    st.rerun()
