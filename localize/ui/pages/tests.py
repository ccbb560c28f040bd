"""Tests: what a reviewer may take, and how what they took went."""

from __future__ import annotations

import streamlit as st

from localize.ui.parts.test_cards import CAMPAIGN, RESULT, in_order, show_test
from localize.ui.parts.test_result import show_result
from localize.ui.parts.ways import Way, go_to
from localize.ui.visit import Visit


def show(visit: Visit) -> None:
    translate = visit.words.gettext
    tests = visit.workspace.tests()
    opened = (st.query_params.get(CAMPAIGN), st.query_params.get(RESULT))
    for each in tests:
        if (each.campaign, each.key) == opened and each.answered is not None:
            show_result(visit, each)
            return
    st.title(translate("Tests"), anchor=False)
    if not tests:
        st.text(translate("There is no test for your locales. Nothing is asked of you here."))
        return
    st.text(
        translate(
            "Tests show that we understand each other before the work begins. You may break off at any time and go on "
            "later; what you have answered is kept."
        )
    )
    titled = len({each.campaign for each in tests}) > 1
    for each in in_order(tests):
        show_test(visit, each, titled=titled)
    if st.button(translate("Back to your items"), type="tertiary", icon=":material/arrow_back:", key="tests-back"):
        go_to(Way.REVIEW, visit.person)
