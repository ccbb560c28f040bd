"""Signals: compute them, see what they say in which language and of which model, read what they point at, mute them."""

from __future__ import annotations

import streamlit as st

from localize.ui.parts.campaigns import choose_campaign
from localize.ui.parts.signal_calibration import show_calibration
from localize.ui.parts.signal_computing import show_computing
from localize.ui.parts.signal_languages import show_languages
from localize.ui.parts.signal_models import show_models
from localize.ui.parts.signal_numbers import show_numbers
from localize.ui.parts.signal_texts import show_texts
from localize.ui.parts.ways import Way, way_to
from localize.ui.visit import Visit
from localize.workspace.signal_shares import by_locale


def show(visit: Visit) -> None:
    translate = visit.words.gettext
    st.title(translate("Signals"), anchor=False)
    campaign = choose_campaign(visit)
    if campaign is None:
        return
    if not visit.workspace.status(campaign.id)[0].locales:
        st.text(translate("Nothing has been imported into this campaign yet."))
        way_to(Way.IMPORT, translate("Import prompts and outputs"))
        return
    show_computing(visit, campaign.id, translate("Compute signals"))
    _show_tabs(visit, campaign.id)


def _show_tabs(visit: Visit, campaign: str) -> None:
    """Only the open one is drawn."""
    translate = visit.words.gettext
    languages, models, texts, numbers, calibration = st.tabs(
        [
            translate("By language"),
            translate("By model"),
            translate("Texts"),
            translate("Numbers from elsewhere"),
            translate("Calibration"),
        ],
        key="signals-tab",
        on_change="rerun",
    )
    cells = visit.workspace.signal_overview(campaign)
    for tab in (languages, models, texts):
        if tab.open and not cells:
            tab.text(translate("Nothing has been computed yet."))
            return
    with languages:
        if languages.open:
            show_languages(visit, campaign, by_locale(cells))
    with models:
        if models.open:
            show_models(visit, campaign, cells)
    with texts:
        if texts.open:
            show_texts(visit, campaign, cells)
    with numbers:
        if numbers.open:
            show_numbers(visit, campaign)
    with calibration:
        if calibration.open:
            show_calibration(visit)
