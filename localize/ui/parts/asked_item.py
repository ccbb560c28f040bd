"""The item that a question is about, in the places in which its asker saw it, with what they answered."""

from __future__ import annotations

import streamlit as st

from localize.languages import moment, name
from localize.records import OutputRow, Rating, Unit
from localize.ui.parts.answers import answer_in_words, question_of
from localize.ui.parts.clock import time_zone
from localize.ui.parts.contents import show_outputs, show_prompt
from localize.ui.parts.test_feedback import show_feedback, verdict_of_others
from localize.ui.parts.test_words import purpose_in_words
from localize.ui.parts.untrusted import untrusted, untrusted_text
from localize.ui.visit import Visit
from localize.workspace.known_records import Feedback
from localize.workspace.questions import AskedAbout, QuestionId


def show_asked_item(visit: Visit, question_id: QuestionId) -> None:
    """Without the names of the models: who decides does not know them either."""
    about = visit.workspace.asked_about(question_id)
    if about is None:
        return
    show_judged_item(visit, about, f"asked-item-{question_id}")
    feedback = visit.workspace.expected_about(question_id, visit.words.language)
    if feedback is not None:
        _show_expected(visit, about, feedback, question_id)


def _show_expected(visit: Visit, about: AskedAbout, feedback: Feedback, question_id: QuestionId) -> None:
    """The item was there to be compared: whoever decides sees both sides."""
    words = visit.words
    with st.container(border=True, key=f"expected-{question_id}"):
        st.subheader(purpose_in_words(feedback.purpose, words), anchor=False)
        st.text(verdict_of_others(feedback, words))
        show_feedback(feedback, about.item.locale, words, key=f"expected-{question_id}", own=False)


def show_judged_item(visit: Visit, about: AskedAbout, key: str) -> None:
    """An item in the places in which its reviewer saw it, with what they answered. `key` is unique on the page."""
    item, words = about.item, visit.words
    translated = item.unit is Unit.TRANSLATION
    show_prompt(item.prompt, item.source_locale if translated else item.locale, words, key=f"{key}-prompt")
    if item.source_prompt is not None and item.source_prompt != item.prompt:
        language = "" if item.source_locale is None else name(item.source_locale, words.language)
        st.caption(words.gettext("Original ({language})").format(language=language))
        show_prompt(item.source_prompt, item.source_locale, words, key=f"{key}-original")
    show_outputs([OutputRow("", each) for each in item.outputs], item.locale, words, key=key, named=False)
    _show_answers(visit, about, key)


def _show_answers(visit: Visit, about: AskedAbout, key: str) -> None:
    words = visit.words
    if about.submitted_at is None:
        st.text(words.gettext("They have not judged it yet."))
        return
    when = moment(about.submitted_at, words.language, time_zone(visit))
    st.text(words.gettext("Their judgment, {when}").format(when=when))
    for rating in about.ratings:
        _show_answer(visit, about, rating, key)


def _show_answer(visit: Visit, about: AskedAbout, rating: Rating, key: str) -> None:
    words, rubric = visit.words, visit.workspace.rubric(about.item.rubric_hash)
    untrusted(question_of(rubric, rating.criterion, about.item.locale, words), css_class="lz-quiet")
    untrusted_text(answer_in_words(rubric, rating, words), None, words, key=f"{key}-{rating.criterion}-answer")
    if rating.comment:
        untrusted_text(rating.comment, None, words, key=f"{key}-{rating.criterion}-comment")
