"""How an attempt at a test went: the mark, each answer that was expected otherwise, and what comes next."""

from __future__ import annotations

import streamlit as st

from localize.ui.parts.asking import ask_button
from localize.ui.parts.check_answers import show_check
from localize.ui.parts.problems import problems_in_words
from localize.ui.parts.test_cards import (
    attempts_in_words,
    begin_button,
    close_result,
    next_test,
    result_in_words,
    show_head,
    state_in_words,
)
from localize.ui.parts.test_words import mark_needed, purpose_in_words
from localize.ui.parts.ways import Way, go_to
from localize.ui.visit import Visit
from localize.workspace.known_records import CheckAnswer, OfferedTest, TestState


def show_result(visit: Visit, test: OfferedTest) -> None:
    translate, words = visit.words.gettext, visit.words
    with st.container(key="way-back"):
        st.button(translate("Back to the tests"), icon=":material/arrow_back:", on_click=close_result)
    st.title(state_in_words(test, words), anchor=False)
    show_head(visit, test)
    mark = mark_needed(test.pass_mark, words)
    with st.container(key=f"result-of-{test.campaign}-{test.key}", gap="xsmall"):
        st.text(" ".join(each for each in (result_in_words(test, words), mark) if each))
        _show_next(visit, test)
    _show_missed(visit, test)


def _show_next(visit: Visit, test: OfferedTest) -> None:
    """One sentence and one button: what helps now."""
    translate, words = visit.words.gettext, visit.words
    if test.state is TestState.FAILED:
        if not test.attempts_left:
            st.text(translate("There is no attempt left. Your coordinator can tell you what else there is to do."))
            ask_button(visit, None, key="ask-result")
            return
        st.text(translate("Below are the items that you answered otherwise than expected. Try again when you like."))
        st.text(attempts_in_words(test, words))
        begin_button(visit, test)
        return
    following = next_test(visit.workspace.tests())
    if following is None:
        if st.button(translate("Go to your items"), type="primary", key="result-onward"):
            go_to(Way.REVIEW, visit.person)
        return
    st.text(translate("Next: {test}").format(test=purpose_in_words(following.purpose, words)))
    if st.button(translate("Begin"), type="primary", key="result-next"):
        with problems_in_words(words):
            visit.workspace.start_test(following.campaign, following.key)
            go_to(Way.REVIEW, visit.person)


def _show_missed(visit: Visit, test: OfferedTest) -> None:
    translate = visit.words.gettext
    missed = _missed(visit, test)
    if not missed:
        return
    st.subheader(translate("What you answered otherwise"), anchor=False)
    for given in missed:
        with st.container(border=True, key=f"missed-{given.assignment_id}"):
            show_check(visit, given, key="missed", folded=False)


def _missed(visit: Visit, test: OfferedTest) -> list[CheckAnswer]:
    """Of the last attempt, in the order of the answers."""
    here = (test.campaign, test.key)
    mine = [each for each in visit.workspace.check_answers() if (each.campaign, each.set_key) == here]
    return [each for each in reversed(mine) if each.attempt_id == mine[0].attempt_id and not each.right]
