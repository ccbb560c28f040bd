"""A reviewer's own questions and disputes with their answers, and how to say that there is a new one."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from localize.errors import LocalizeError
from localize.languages import number
from localize.ui.parts.chrome import show_problem
from localize.ui.parts.threads import show_thread
from localize.ui.parts.ways import Way, way_to
from localize.ui.session import Asking, current_session
from localize.ui.visit import Visit, current_visit
from localize.workspace.asking import TEXT_MAX_CHARS
from localize.workspace.questions import Question, QuestionId, QuestionState

AT_ONCE = 10


def unread_answers(visit: Visit) -> int:
    """How many questions of theirs have an answer that they have not read; costs next to nothing."""
    return visit.workspace.unread_answers()


def announce_answers(visit: Visit, unread: int) -> None:
    """That there are answers, and the way to them."""
    said = visit.words.ngettext("Your question has an answer.", "{count} of your questions have answers.", unread)
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.text(said.format(count=number(unread, visit.words.language)))
        way_to(Way.MY_WORK, visit.words.gettext("Read it in My work"))


def show_my_questions(visit: Visit) -> None:
    """Everything that they asked: unread answers first, then the newest."""
    translate = visit.words.gettext
    every = visit.workspace.my_questions()
    if not every:
        st.text(translate("You have asked nothing yet. What you ask and what is answered stands here."))
        return
    pages = -(-len(every) // AT_ONCE)
    page = st.pagination(pages, key="my-questions") if pages > 1 else 1
    for question in every[(page - 1) * AT_ONCE : page * AT_ONCE]:
        with st.container(border=True):
            if question.unread:
                st.info(translate("There is a new answer."))
            show_thread(visit, question, f"mine-{question.id}", own=True)
            _show_reply(visit, question)


def _show_reply(visit: Visit, question: Question) -> None:
    translate = visit.words.gettext
    with st.container(horizontal=True):
        if question.unread:
            seen = (question.id, question.last_said_at)
            st.button(translate("I have read it"), key=f"read-{question.id}", on_click=_mark_read, args=seen)
        if question.state is QuestionState.CLOSED:
            return
        asking = current_session().asking.setdefault(f"reply-{question.id}", Asking(None))
        with st.popover(translate("Add to it"), type="tertiary", key=f"reply-popover-{question.id}"):
            text = st.text_area(
                translate("What you want to add"),
                key=f"reply-{question.id}-{asking.sent}",
                max_chars=TEXT_MAX_CHARS,
                persist_state="session",
            )
            if st.button(translate("Send"), type="primary", key=f"send-{question.id}"):
                _reply(visit, question, asking, text or "")


def _reply(visit: Visit, question: Question, asking: Asking, text: str) -> None:
    try:
        visit.workspace.reply(question.id, text)
    except LocalizeError as problem:
        show_problem(problem, visit.words)
        return
    asking.sent += 1
    st.rerun()


def _mark_read(question_id: QuestionId, until: datetime) -> None:
    """What came after the page was drawn stays unread."""
    visit = current_visit()
    if visit is not None:  # else the page says itself that nobody is signed in
        visit.workspace.read_answers(question_id, until)
