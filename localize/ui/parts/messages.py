"""Messages to a reviewer: announced until they say that they have read them, and all of them to be read again."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from localize.errors import LocalizeError
from localize.languages import moment, name
from localize.ui.parts.chrome import show_problem
from localize.ui.parts.clock import time_zone
from localize.ui.parts.untrusted import untrusted, untrusted_text
from localize.ui.visit import Visit, current_visit
from localize.workspace.messaging import MessageId, OwnMessage

ANNOUNCED_MOST = 3
"""Messages announced at once: the sheet must stay in sight. The others follow as these are read."""


def unread_messages(visit: Visit) -> tuple[OwnMessage, ...]:
    """Those that the person has not said they read, the newest first; costs next to nothing."""
    return tuple(each for each in visit.workspace.own_messages() if each.read_at is None)


def announce_messages(visit: Visit, unread: Sequence[OwnMessage]) -> None:
    """Each with its text, until the person says that they have read it. They stop nobody."""
    for message in unread[:ANNOUNCED_MOST]:
        with st.container(border=True, key=f"lz-message-{message.id}"):
            _show(visit, message, "announced")
            st.button(
                visit.words.gettext("I have read it"),
                key=f"read-message-{message.id}",
                on_click=_mark_read,
                args=(message.id,),
            )


def show_my_messages(visit: Visit) -> None:
    """All of them; nothing where nobody has ever written."""
    every = visit.workspace.own_messages()
    if not every:
        return
    translate = visit.words.gettext
    unread = [each for each in every if each.read_at is None]
    announce_messages(visit, unread)
    past = [each for each in every if each not in unread[:ANNOUNCED_MOST]]
    if not past:
        return
    shown = st.expander(translate("Messages from your coordinators"), key="past-messages", on_change="rerun")
    with shown:
        if shown.open:
            for message in past:
                with st.container(border=True):
                    _show(visit, message, "past")


def _show(visit: Visit, message: OwnMessage, key: str) -> None:
    words = visit.words
    author = message.author or words.gettext("Coordinator")
    about = [author, message.title, *([name(message.locale, words.language)] if message.locale else [])]
    with st.container(horizontal=True, vertical_alignment="center"):
        untrusted(" · ".join(about), css_class="lz-quiet", width="content")
        st.caption(moment(message.at, words.language, time_zone(visit)), width="content")
    untrusted_text(message.text, None, words, key=f"{key}-{message.id}")


def _mark_read(message_id: MessageId) -> None:
    visit = current_visit()
    if visit is None:
        return  # the page says itself that nobody is signed in
    try:
        visit.workspace.read_message(message_id)
    except LocalizeError as problem:  # it was taken back meanwhile
        show_problem(problem, visit.words)
