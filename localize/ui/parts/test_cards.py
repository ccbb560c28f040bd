"""Tests that a reviewer may take: what each is for, how they stand with it, and the buttons."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from localize.languages import moment, name, number
from localize.texts import Texts
from localize.ui.parts.clock import time_zone
from localize.ui.parts.problems import problems_in_words
from localize.ui.parts.test_words import mark_needed, purpose_in_words, right_of, what_for
from localize.ui.parts.untrusted import untrusted
from localize.ui.parts.ways import Way, go_to
from localize.ui.visit import Visit
from localize.workspace.known_records import OfferedTest, TestState

RESULT, CAMPAIGN = "test", "campaign"
"""What the address says: whose result is open. So a reload keeps it."""
_OVER = (TestState.PASSED, TestState.FAILED, TestState.FINISHED)
_ORDER = (TestState.RUNNING, TestState.OPEN, TestState.FAILED, TestState.PASSED, TestState.FINISHED)


def in_order(tests: Sequence[OfferedTest]) -> list[OfferedTest]:
    """What is to be done first comes first: the one under way, then those that work waits for."""
    return sorted(tests, key=lambda each: (_ORDER.index(each.state), not each.needed))


def next_test(tests: Sequence[OfferedTest]) -> OfferedTest | None:
    """The test that work waits for and that can be taken now."""
    return next((each for each in in_order(tests) if each.needed and may_begin(each)), None)


def may_begin(test: OfferedTest) -> bool:
    return test.state in (TestState.OPEN, TestState.RUNNING) or (
        test.state is TestState.FAILED and test.attempts_left > 0
    )


def show_test(visit: Visit, test: OfferedTest, *, titled: bool) -> None:
    """`titled`: it says which campaign it belongs to."""
    words = visit.words
    with st.container(border=True, key=f"test-{test.campaign}-{test.key}"):
        with st.container(gap="xsmall"):
            show_head(visit, test)
            if titled:
                untrusted(test.campaign, css_class="lz-quiet")
            st.text(what_for(test.purpose, words))
            for line in _standing(visit, test):
                st.text(line)
        with st.container(horizontal=True, vertical_alignment="center"):
            _buttons(visit, test)


def show_head(visit: Visit, test: OfferedTest) -> None:
    """What kind of test it is, of which language, how long, and when it was done."""
    words = visit.words
    about = [name(test.locale, words.language), _items(test, words)]
    if test.finished_at is not None:
        about.append(moment(test.finished_at, words.language, time_zone(visit)))
    st.subheader(purpose_in_words(test.purpose, words), anchor=False)
    with st.container(horizontal=True, vertical_alignment="center"):
        untrusted(test.title, test.locale, width="content")
        st.caption(" · ".join(about), width="content")


def _items(test: OfferedTest, words: Texts) -> str:
    said = words.ngettext("{count} item", "{count} items", test.items)
    return said.format(count=number(test.items, words.language))


def _standing(visit: Visit, test: OfferedTest) -> list[str]:
    """What there is to know before one presses a button."""
    translate, words = visit.words.gettext, visit.words
    found = []
    if test.needed and test.state is not TestState.PASSED:
        found.append(translate("You get items of this locale when you have done it."))
    if test.done and test.state in (TestState.RUNNING, TestState.OPEN):
        said = translate("You have answered {done} of {of}. You can go on where you stopped.")
        found.append(said.format(done=number(test.done, words.language), of=number(test.items, words.language)))
    result = result_in_words(test, words)
    if result:
        found.append(f"{state_in_words(test, words)}. {result}" if test.state in _OVER else result)
    if test.state in (TestState.OPEN, TestState.FAILED) and test.pass_mark > 0:
        found.append(" ".join([mark_needed(test.pass_mark, words), attempts_in_words(test, words)]))
    return found


def attempts_in_words(test: OfferedTest, words: Texts) -> str:
    if not test.attempts_left:
        return words.gettext("There is no attempt left.")
    said = words.ngettext("{count} attempt is left.", "{count} attempts are left.", test.attempts_left)
    return said.format(count=number(test.attempts_left, words.language))


def state_in_words(test: OfferedTest, words: Texts) -> str:
    translate = words.gettext
    known = {
        TestState.PASSED: translate("Passed"),
        TestState.FAILED: translate("Not yet passed"),
        TestState.FINISHED: translate("Finished"),
        TestState.RUNNING: translate("Under way"),
        TestState.OPEN: translate("Not begun"),
    }
    return known[test.state]


def result_in_words(test: OfferedTest, words: Texts) -> str:
    """Of the last attempt that was finished; "" where there is none."""
    return "" if test.answered is None or test.right is None else right_of(test.right, test.answered, words)


def _buttons(visit: Visit, test: OfferedTest) -> None:
    translate, key = visit.words.gettext, f"{test.campaign}-{test.key}"
    if test.state is TestState.RUNNING:
        if st.button(translate("Go on"), type="primary", key=f"go-on-{key}"):
            go_to(Way.REVIEW, visit.person)
        break_off(visit, test.campaign, test.key)
    elif may_begin(test) or _again(test):
        begin_button(visit, test)
    if test.answered is not None:
        st.button(
            translate("See the result"), key=f"result-{key}", on_click=open_result, args=(test.campaign, test.key)
        )


def _again(test: OfferedTest) -> bool:
    """One without a mark may be looked at as often as its file says."""
    return test.state is TestState.FINISHED and test.attempts_left > 0


def begin_button(visit: Visit, test: OfferedTest) -> None:
    translate = visit.words.gettext
    again = test.answered is not None
    label = translate("Go on") if test.done else translate("Begin again") if again else translate("Begin")
    if st.button(label, type="secondary" if _again(test) else "primary", key=f"begin-{test.campaign}-{test.key}"):
        with problems_in_words(visit.words):
            visit.workspace.start_test(test.campaign, test.key)
            go_to(Way.REVIEW, visit.person)


def break_off(visit: Visit, campaign: str, key: str) -> None:
    """Nothing is lost by it, so it asks nothing."""
    if st.button(visit.words.gettext("Break off"), type="tertiary", key=f"break-off-{campaign}-{key}"):
        with problems_in_words(visit.words):
            visit.workspace.leave_test(campaign, key)
            go_to(Way.TESTS, visit.person)


def open_result(campaign: str, key: str) -> None:
    st.query_params.from_dict({RESULT: key, CAMPAIGN: campaign})


def close_result() -> None:
    st.query_params.clear()
