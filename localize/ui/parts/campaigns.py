"""Which campaign a coordinator's page speaks of; and the way out where there is none."""

from __future__ import annotations

import streamlit as st

from localize.ui.parts.untrusted import untrusted
from localize.ui.parts.ways import Way, way_to
from localize.ui.session import current_session
from localize.ui.visit import Visit
from localize.workspace.context import OpenCampaign


def choose_campaign(visit: Visit) -> OpenCampaign | None:
    """The campaign chosen in this tab, on whatever page; None, and a word about it, where there are none."""
    translate = visit.words.gettext
    known = {str(each.id): each for each in visit.workspace.campaigns()}
    if not known:
        st.text(
            translate("There is no campaign yet. Create one first: it says what is reviewed, and in which locales.")
        )
        way_to(Way.BOARD, translate("Create a campaign"))
        return None
    session, ids = current_session(), list(known)
    chosen = session.campaign if session.campaign in known else ids[0]
    if len(ids) > 1:  # ids are slugs, so they are safe in a widget; titles are not
        picked = st.selectbox(translate("Campaign"), ids, index=ids.index(chosen), width=360)
        chosen = picked or chosen
    session.campaign = chosen
    untrusted(known[chosen].campaign.title, css_class="lz-text lz-name")
    if known[chosen].state != "open":
        st.info(_state(visit, known[chosen].state))
    return known[chosen]


def _state(visit: Visit, state: str) -> str:
    translate = visit.words.gettext
    if state == "paused":
        return translate("This campaign is paused: reviewers get no items of it.")
    return translate("This campaign is closed: reviewers get no items of it any more.")
