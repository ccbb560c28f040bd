"""The guidelines of a campaign on the review page: announced while they are new, and always at hand below the sheet."""

from __future__ import annotations

import streamlit as st

from localize.languages import moment
from localize.ui.parts.clock import time_zone
from localize.ui.parts.untrusted import untrusted, untrusted_guidelines
from localize.ui.visit import Visit, current_visit
from localize.workspace.guiding import Guidelines


def new_guidelines(visit: Visit, campaign_id: str) -> Guidelines | None:
    """Those that the person has not said they read; costs next to nothing."""
    found = visit.workspace.guidelines(campaign_id)
    return None if found is None or found.read_at is not None else found


def announce_guidelines(visit: Visit, found: Guidelines) -> None:
    """That there are guidelines to be read, until the person says that they have. It stops nobody."""
    translate = visit.words.gettext
    with st.container(border=True, key="lz-guidelines-new"):
        _announce(visit, found)
        key = f"{found.campaign}-{found.number}"
        shown = st.expander(translate("Read them here"), key=f"new-guidelines-{key}", on_change="rerun")
        with shown:
            if shown.open:
                untrusted_guidelines(found.text)
        st.button(
            translate("I have read them"),
            key=f"read-guidelines-{key}",
            on_click=_mark_read,
            args=(found.campaign, found.number),
        )


def _announce(visit: Visit, found: Guidelines) -> None:
    translate = visit.words.gettext
    if found.number == 1:
        untrusted(translate("Please read the guidelines of {campaign}.").format(campaign=found.title))
        return
    changed = translate("The guidelines of {campaign} have changed. Please read them again.")
    untrusted(changed.format(campaign=found.title))
    when = moment(found.since, visit.words.language, time_zone(visit))
    st.caption(translate("Changed on {when}").format(when=when))


def _mark_read(campaign_id: str, number: int) -> None:
    visit = current_visit()
    if visit is not None:  # else the page says itself that nobody is signed in
        visit.workspace.mark_guidelines_read(campaign_id, number)


def show_guidelines(visit: Visit, campaign_id: str) -> None:
    """Under the sheet: closed until it is asked for, and only then sent to the browser."""
    found = visit.workspace.guidelines(campaign_id)
    if found is None or found.read_at is None:
        return
    shown = st.expander(visit.words.gettext("Guidelines"), key=f"guidelines-{campaign_id}", on_change="rerun")
    with shown:
        if shown.open:
            untrusted_guidelines(found.text)
            read = visit.words.gettext("Version {number}. You read it on {when}.")
            when = moment(found.read_at, visit.words.language, time_zone(visit))
            st.caption(read.format(number=found.number, when=when))
