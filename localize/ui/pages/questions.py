"""Questions and disputes of reviewers, for coordinators: what waits first, the item it is about, answer and decide.

And the other way round: messages to all who judge.
"""

from __future__ import annotations

import streamlit as st

from localize.errors import LocalizeError
from localize.languages import name, number
from localize.ui.parts.asked_item import show_asked_item
from localize.ui.parts.chrome import show_problem
from localize.ui.parts.guideline_readers import show_guideline_readers
from localize.ui.parts.message_sending import show_messages
from localize.ui.parts.threads import kind_in_words, show_thread, state_in_words
from localize.ui.parts.untrusted import in_cell
from localize.ui.parts.ways import Way, way_to
from localize.ui.session import Asking, current_session
from localize.ui.visit import Visit
from localize.workspace.asking import TEXT_MAX_CHARS
from localize.workspace.questions import Outcome, Question, QuestionKind, Questions, QuestionState

AT_ONCE = 10


def show(visit: Visit) -> None:
    translate = visit.words.gettext
    st.title(translate("Questions"), anchor=False)
    asked, messages = st.tabs([translate("Questions"), translate("Messages")])
    with asked:
        _show_questions(visit)
        way_to(Way.ALERTS, translate("Alerts"))
    with messages:
        show_messages(visit)


def _show_questions(visit: Visit) -> None:
    translate, words = visit.words.gettext, visit.words
    every = visit.workspace.questions(limit=1)
    if not every.total:
        st.text(translate("Nobody has asked anything yet. Reviewers ask from their review page and from My work."))
        show_guideline_readers(visit)
        return
    campaign, locale, kind, state = _narrow(visit, every)

    def wanted(offset: int, limit: int) -> Questions:
        return visit.workspace.questions(state, campaign, locale, kind=kind, offset=offset, limit=limit)

    total = wanted(0, 1).total
    counted = words.ngettext("{count} question or dispute", "{count} questions and disputes", total)
    st.text(counted.format(count=number(total, words.language)))
    pages = -(-total // AT_ONCE)
    page = st.pagination(pages, key=f"questions-{campaign}-{locale}-{kind}-{state}") if pages > 1 else 1
    for question in wanted((page - 1) * AT_ONCE, AT_ONCE).questions:
        with st.container(border=True):
            _show(visit, question)
    show_guideline_readers(visit)


def _narrow(visit: Visit, every: Questions) -> tuple[str | None, str | None, QuestionKind | None, QuestionState | None]:
    """Campaign, locale, kind and state that somebody chose; None for all."""
    translate, words = visit.words.gettext, visit.words
    campaign = locale = None
    campaigns = {str(each.id): each.campaign.title for each in visit.workspace.campaigns()}
    with st.container(horizontal=True):
        if len(campaigns) > 1:
            campaign = st.selectbox(
                translate("Campaign"),
                list(campaigns),
                index=None,
                format_func=lambda each: in_cell(campaigns[each]),
                placeholder=translate("All campaigns"),
                width=260,
            )
        if every.locales:
            locale = st.selectbox(
                translate("Locale"),
                every.locales,
                index=None,
                format_func=lambda tag: name(tag, words.language),
                placeholder=translate("All locales"),
                width=260,
            )
        kind = st.selectbox(
            translate("Kind"),
            list(QuestionKind),
            index=None,
            format_func=lambda each: kind_in_words(each, words),
            placeholder=translate("Questions and disputes"),
            width=220,
        )
        state = st.selectbox(
            translate("State"),
            list(QuestionState),
            index=None,
            format_func=lambda each: state_in_words(each, words),
            placeholder=translate("All states"),
            width=220,
        )
    return campaign, locale, kind, state


def _show(visit: Visit, question: Question) -> None:
    translate = visit.words.gettext
    show_thread(visit, question, f"asked-{question.id}", own=False)
    if question.assignment_id is not None:
        shown = st.expander(translate("The item, as they saw it"), key=f"item-{question.id}", on_change="rerun")
        with shown:
            if shown.open:
                show_asked_item(visit, question.id)
    if question.state is not QuestionState.CLOSED:
        _answer(visit, question)


def _answer(visit: Visit, question: Question) -> None:
    """One field, and what can be done with it: what is typed is sent first, then the question is closed or decided."""
    translate = visit.words.gettext
    asking = current_session().asking.setdefault(f"answer-{question.id}", Asking(None))
    text = st.text_area(
        translate("Your answer"),
        key=f"answer-{question.id}-{asking.sent}",
        max_chars=TEXT_MAX_CHARS,
        height="content",
        persist_state="session",
    )
    with st.container(horizontal=True):
        answer = st.button(translate("Answer"), type="primary", key=f"reply-{question.id}")
        if question.kind is QuestionKind.DISPUTE:
            granted = st.button(translate("Grant the dispute"), key=f"grant-{question.id}")
            declined = st.button(translate("Decline the dispute"), key=f"decline-{question.id}")
            closed, outcome = granted or declined, Outcome.GRANTED if granted else Outcome.DECLINED
        else:
            closed, outcome = st.button(translate("Close it"), key=f"close-{question.id}"), None
    if answer or closed:
        _send(visit, question, asking, text or "", answer=answer, outcome=outcome)


def _send(
    visit: Visit, question: Question, asking: Asking, text: str, *, answer: bool, outcome: Outcome | None
) -> None:
    try:
        if answer or text.strip():
            visit.workspace.reply(question.id, text)
            asking.sent += 1
        if not answer:
            visit.workspace.close_question(question.id, outcome)
    except LocalizeError as problem:
        show_problem(problem, visit.words)
        return
    st.rerun()
