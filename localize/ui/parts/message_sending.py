"""Writing to reviewers: to all of a campaign or of one locale, who has read it, and taking it back."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from localize.errors import LocalizeError
from localize.languages import moment, name, number
from localize.ui.parts.campaigns import choose_campaign
from localize.ui.parts.chrome import show_problem
from localize.ui.parts.clock import time_zone
from localize.ui.parts.untrusted import untrusted, untrusted_text
from localize.ui.session import Asking, current_session
from localize.ui.visit import Visit, current_visit
from localize.workspace.messaging import TEXT_MAX_CHARS, Message, MessageId

FIELD = "message"
FIELD_HEIGHT = 140
AT_ONCE = 10


def show_messages(visit: Visit) -> None:
    """A field to write in, and what was sent."""
    campaign = choose_campaign(visit)
    if campaign is None:
        return
    _write(visit, str(campaign.id), visit.workspace.message_locales(campaign.id))
    _show_sent(visit, visit.workspace.messages(campaign.id))


def _write(visit: Visit, campaign: str, locales: Sequence[str]) -> None:
    translate, words = visit.words.gettext, visit.words
    asking = current_session().asking.setdefault(FIELD, Asking(None))
    if asking.thanks:
        st.success(translate("Sent. Reviewers see it above their sheet until they say that they have read it."))
        asking.thanks = False
    locale = st.selectbox(
        translate("To whom"),
        locales,
        index=None,
        format_func=lambda tag: name(tag, words.language),
        placeholder=translate("Everybody who may judge in this campaign"),
        key=f"{FIELD}-locale-{campaign}",
        width=360,
    )
    text = st.text_area(
        translate("Your message"),
        key=f"{FIELD}-{campaign}-{asking.sent}",
        max_chars=TEXT_MAX_CHARS,
        height=FIELD_HEIGHT,
        persist_state="session",
    )
    st.caption(translate("They read it with your name. Links stay plain text."))
    if st.button(translate("Send the message"), type="primary", key=f"{FIELD}-send"):
        _send(visit, asking, campaign, text or "", locale)


def _send(visit: Visit, asking: Asking, campaign: str, text: str, locale: str | None) -> None:
    try:
        visit.workspace.send_message(campaign, text, locale)
    except LocalizeError as problem:
        show_problem(problem, visit.words)
        return
    asking.sent += 1
    asking.thanks = True
    st.rerun()


def _show_sent(visit: Visit, sent: Sequence[Message]) -> None:
    translate = visit.words.gettext
    if not sent:
        st.text(translate("Nothing has been sent in this campaign yet."))
        return
    pages = -(-len(sent) // AT_ONCE)
    page = st.pagination(pages, key="sent-messages") if pages > 1 else 1
    for message in sent[(page - 1) * AT_ONCE : page * AT_ONCE]:
        with st.container(border=True, key=f"sent-{message.id}"):
            _show(visit, message)


def _show(visit: Visit, message: Message) -> None:
    translate, words = visit.words.gettext, visit.words
    to = name(message.locale, words.language) if message.locale else translate("Everybody")
    with st.container(horizontal=True, vertical_alignment="center"):
        untrusted(f"{message.author or translate('Coordinator')} · {to}", css_class="lz-quiet", width="content")
        st.caption(moment(message.at, words.language, time_zone(visit)), width="content")
    untrusted_text(message.text, None, words, key=f"sent-{message.id}")
    with st.container(horizontal=True, vertical_alignment="center"):
        read = translate("Read by {read} of {people}")
        counted = read.format(read=number(message.read, words.language), people=number(message.people, words.language))
        st.caption(counted, width="content")
        if message.ended_at is not None:
            when = moment(message.ended_at, words.language, time_zone(visit))
            st.caption(translate("Taken back on {when}").format(when=when), width="content")
        else:
            st.button(
                translate("Take it back"),
                type="tertiary",
                key=f"end-{message.id}",
                on_click=_take_back,
                args=(message.id,),
            )


def _take_back(message_id: MessageId) -> None:
    visit = current_visit()
    if visit is not None:  # else the page says itself that nobody is signed in
        visit.workspace.take_back_message(message_id)
