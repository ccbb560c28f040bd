"""Questions and disputes with what was said in them, as both sides read them."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from localize.languages import moment, name
from localize.texts import Texts
from localize.ui.parts.clock import time_zone
from localize.ui.parts.untrusted import untrusted, untrusted_text
from localize.ui.visit import Visit
from localize.workspace.questions import Outcome, Post, Question, QuestionKind, QuestionState


def kind_in_words(kind: QuestionKind, words: Texts) -> str:
    translate = words.gettext
    known = {QuestionKind.QUESTION: translate("Question"), QuestionKind.DISPUTE: translate("Dispute")}
    return known[kind]


def state_in_words(state: QuestionState, words: Texts) -> str:
    translate = words.gettext
    known = {
        QuestionState.OPEN: translate("waits for an answer"),
        QuestionState.ANSWERED: translate("answered"),
        QuestionState.CLOSED: translate("closed"),
    }
    return known[state]


def show_thread(visit: Visit, question: Question, key: str, *, own: bool) -> None:
    """Head, what was said, and how it ended. `own`: its asker reads it. `key` is unique on the page."""
    words = visit.words
    about = [kind_in_words(question.kind, words), question.title]
    about += [] if question.locale is None else [name(question.locale, words.language)]
    about.append(state_in_words(question.state, words))
    untrusted(" · ".join(about), css_class="lz-quiet")
    for place, post in enumerate(question.posts):
        with st.container(gap=None):
            _line(visit, _said_by(visit, question, post, own=own), post.at, "lz-quiet")
            untrusted_text(post.text, None, words, key=f"{key}-{place}")
    if question.closed_at is not None:
        _line(visit, _ended(visit, question), question.closed_at, "lz-text lz-ended")


def _line(visit: Visit, text: str, at: datetime, css_class: str) -> None:
    """Somebody's name in a line with a date, which is ours: it may hold marks that a name must not."""
    with st.container(horizontal=True, vertical_alignment="center"):
        untrusted(text, css_class=css_class, width="content")
        st.caption(moment(at, visit.words.language, time_zone(visit)), width="content")


def _said_by(visit: Visit, question: Question, post: Post, *, own: bool) -> str:
    translate = visit.words.gettext
    if post.by_asker:
        return translate("You") if own else question.asker
    return post.name or translate("Coordinator")


def _ended(visit: Visit, question: Question) -> str:
    translate = visit.words.gettext
    sentences = {
        None: translate("Closed by {name}"),
        Outcome.GRANTED: translate("The dispute was granted by {name}"),
        Outcome.DECLINED: translate("The dispute was declined by {name}"),
    }
    return sentences[question.outcome].format(name=question.closed_by or translate("Coordinator"))
