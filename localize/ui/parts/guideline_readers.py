"""Who has read the guidelines of which campaign, for coordinators."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from localize.languages import moment
from localize.ui.parts.clock import time_zone
from localize.ui.parts.untrusted import in_cell, untrusted
from localize.ui.visit import Visit
from localize.workspace.guiding import GuidelineReader, GuidelineReaders


def show_guideline_readers(visit: Visit) -> None:
    """Closed until it is asked for."""
    shown = st.expander(visit.words.gettext("Who has read the guidelines"), key="guideline-readers", on_change="rerun")
    with shown:
        if not shown.open:
            return
        found = {str(each.id): visit.workspace.guideline_readers(each.id) for each in visit.workspace.campaigns()}
        if not any(found.values()):
            st.text(visit.words.gettext("No campaign has guidelines. A campaign file names theirs."))
        for campaign, readers in found.items():
            if readers is not None:
                untrusted(visit.workspace.campaign(campaign).campaign.title, css_class="lz-text lz-name")
                _show(visit, readers)


def _show(visit: Visit, found: GuidelineReaders) -> None:
    translate, language = visit.words.gettext, visit.words.language
    since = moment(found.since, language, time_zone(visit))
    st.text(translate("Version {number}, since {when}").format(number=found.number, when=since))
    if not found.readers:
        st.text(translate("Nobody works on this campaign yet."))
        return
    st.dataframe(
        {
            "name": [in_cell(each.name) for each in found.readers],
            "state": [_state(visit, each) for each in found.readers],
            "version": [each.last_number for each in found.readers],
            "when": [_when(visit, each.last_at) for each in found.readers],
        },
        column_config={
            "name": translate("Name"),
            "state": translate("State"),
            "version": st.column_config.NumberColumn(translate("Version read"), format="localized"),
            "when": translate("When"),
        },
        hide_index=True,
        height="content",
        placeholder="–",
        alt=translate("Who has read the guidelines"),
    )


def _when(visit: Visit, at: datetime | None) -> str | None:
    return None if at is None else moment(at, visit.words.language, time_zone(visit))


def _state(visit: Visit, reader: GuidelineReader) -> str:
    translate = visit.words.gettext
    if reader.up_to_date:
        return translate("has read them")
    return translate("has read an older version") if reader.readings else translate("has not read them")
