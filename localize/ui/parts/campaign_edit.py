"""A campaign under way: its file changed as a text, paused, resumed, closed."""

from __future__ import annotations

import streamlit as st

from localize.errors import CampaignChanged
from localize.ui.parts.problems import problems_in_words
from localize.ui.parts.untrusted import untrusted_changes
from localize.ui.session import Editing, current_session
from localize.ui.visit import Visit
from localize.workspace.context import OpenCampaign


def show_campaign_edit(visit: Visit, campaign: OpenCampaign) -> None:
    _show_state(visit, campaign)
    translate, session = visit.words.gettext, current_session()
    if session.saved:
        st.success(translate("The campaign file is saved."))
        session.saved = False
    editing = _editing(visit, campaign)
    text = st.text_area(
        translate("The campaign file"), editing.source, key=f"campaign-text-{campaign.id}-{editing.version}", height=360
    )
    if text == editing.source and campaign.version != editing.version:
        session.editing = None  # nothing was typed yet: the newest file takes its place
        st.rerun()
    st.caption(
        translate(
            "Nothing is stored unless all of it is right. Guidelines and glossary stay; hand in a file to change."
        )
    )
    if st.button(translate("Save the campaign file"), type="primary", key="campaign-save"):
        _save(visit, campaign, editing, text or "")
    _show_conflict(visit, campaign, text or "")


def _editing(visit: Visit, campaign: OpenCampaign) -> Editing:
    """What the text in the field began from: it stays while somebody changes the campaign elsewhere."""
    session = current_session()
    known = session.editing
    if known is None or known.campaign != campaign.id:
        source = visit.workspace.campaign_source(campaign.id)
        known = session.editing = Editing(str(campaign.id), source, campaign.version)
    return known


def _show_state(visit: Visit, campaign: OpenCampaign) -> None:
    translate, workspace = visit.words.gettext, visit.workspace
    with st.container(horizontal=True, key="campaign-state"):
        pause = campaign.state == "open" and st.button(translate("Pause"), key="campaign-pause")
        resume = campaign.state != "open" and st.button(translate("Resume"), key="campaign-resume")
        close = campaign.state != "closed" and st.button(translate("Close"), key="campaign-close")
    st.caption(
        translate(
            "Paused: nobody gets new items; what is on a screen may still be sent. Closed: what still comes in is "
            "marked late. Both can be taken back."
        )
    )
    if not (pause or resume or close):
        return
    with problems_in_words(visit.words):
        if pause:
            workspace.pause_campaign(campaign.id)
        elif close:
            workspace.close_campaign(campaign.id)
        else:
            workspace.resume_campaign(campaign.id)
        st.rerun()


def _save(visit: Visit, campaign: OpenCampaign, editing: Editing, text: str) -> None:
    session = current_session()
    with problems_in_words(visit.words):
        try:
            visit.workspace.edit_campaign(campaign.id, text, version=editing.version)
        except CampaignChanged as late:
            session.conflict = Editing(str(campaign.id), late.source, late.version)
            raise
        session.editing, session.conflict, session.saved = None, None, True
        st.rerun()


def _show_conflict(visit: Visit, campaign: OpenCampaign, text: str) -> None:
    """What somebody else changed, what was typed here, and the way on: the newest file in the field."""
    translate, session = visit.words.gettext, current_session()
    newest, editing = session.conflict, session.editing
    if newest is None or editing is None or newest.campaign != campaign.id:
        return
    with st.container(border=True):
        st.text(translate("What was changed meanwhile"))
        untrusted_changes(editing.source, newest.source, None)
        if text != editing.source:
            st.text(translate("What you changed"))
            untrusted_changes(editing.source, text, None)
        if st.button(translate("Begin again with the newest file"), key="campaign-newest"):
            session.editing, session.conflict = newest, None
            st.rerun()
