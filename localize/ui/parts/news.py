"""What is new for a reviewer, above their sheet: guidelines, answers to their questions, an answer that we knew."""

from __future__ import annotations

import streamlit as st

from localize.ui.parts.check_answers import announce_checks, unseen_checks
from localize.ui.parts.guidelines import announce_guidelines, new_guidelines
from localize.ui.parts.messages import announce_messages, unread_messages
from localize.ui.parts.own_questions import announce_answers, unread_answers
from localize.ui.visit import Visit


def show_news(visit: Visit, campaign_id: str, *, in_test: bool = False) -> bool:
    """Whether there is anything: nothing on most runs.

    Its place on the page is there in any case: what comes after it stays the same element.
    `in_test`: what was expected of other items can wait until the test is over.
    """
    with st.container():
        guidelines, unread = new_guidelines(visit, campaign_id), unread_answers(visit)
        checks = () if in_test else unseen_checks(visit)
        messages = unread_messages(visit)
        if guidelines is None and not unread and not checks and not messages:
            return False
        with st.container(key="lz-news"):
            if guidelines is not None:
                announce_guidelines(visit, guidelines)
            announce_messages(visit, messages)
            if unread:
                announce_answers(visit, unread)
            if checks:
                announce_checks(visit, checks)
            return True
