"""What a reviewer sees when there is nothing to judge: why, what they gave today, when it goes on, and thanks."""

from __future__ import annotations

import streamlit as st

from localize.languages import moment, number
from localize.ui.parts.asking import ask_button
from localize.ui.parts.clock import time_zone
from localize.ui.parts.due import show_due
from localize.ui.parts.messages import announce_messages, unread_messages
from localize.ui.parts.spans_of_time import time_in_words
from localize.ui.parts.untrusted import untrusted
from localize.ui.parts.ways import Way, way_to
from localize.ui.visit import Visit
from localize.workspace.emptiness import Empty

_SAID_IN_THE_PROFILE = {
    Empty.NO_LOCALE,
    Empty.EXPERT_FIELD,
    Empty.NOT_MY_REGION,
    Empty.LEARNED_ONLY,
    Empty.NO_SOURCE_LANGUAGE,
}


def show_done(visit: Visit) -> None:
    translate, words = visit.words.gettext, visit.words
    empty = visit.workspace.emptiness(ui_language=words.language)
    finished = empty.reason is Empty.NOTHING_LEFT
    with st.container(key="lz-done"):
        st.title(translate("All done for now") if finished else translate("Nothing to judge right now"), anchor=False)
        announce_messages(visit, unread_messages(visit))
        untrusted(empty.what.in_words(translate))
        untrusted(empty.to_do.in_words(translate))
        if empty.goes_on_at is not None:
            when = moment(empty.goes_on_at, words.language, time_zone(visit))
            st.text(translate("Look again from {when} on.").format(when=when))
        _show_today(visit)
        show_due(visit)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(translate("Look again"), type="primary")
            ask_button(visit, None, key="ask-done")
            if empty.reason is Empty.NEEDS_TEST:
                way_to(Way.TESTS, translate("Take the test"))
            if empty.reason in _SAID_IN_THE_PROFILE:
                way_to(Way.PROFILE, translate("Open my profile"))


def _show_today(visit: Visit) -> None:
    words = visit.words
    today = visit.workspace.my_work(time_zone=time_zone(visit)).today
    if not today.items:
        return
    said = words.ngettext(
        "Today you judged {count} item, in {time} of work. Thank you.",
        "Today you judged {count} items, in {time} of work. Thank you.",
        today.items,
    )
    time = time_in_words(today.active_seconds, words)
    st.text(said.format(count=number(today.items, words.language), time=time))
