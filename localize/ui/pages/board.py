"""The coordinator's first page: how far each locale is, until when, and what helps most."""

from __future__ import annotations

import streamlit as st

from localize.languages import number
from localize.ui.parts.board_bars import show_bars
from localize.ui.parts.board_locale import show_locale
from localize.ui.parts.board_table import show_table
from localize.ui.parts.campaign_edit import show_campaign_edit
from localize.ui.parts.campaign_file import campaign_file
from localize.ui.parts.campaigns import choose_campaign
from localize.ui.parts.ways import Way, way_to
from localize.ui.visit import Visit
from localize.workspace.context import OpenCampaign
from localize.workspace.dimensions import of_all
from localize.workspace.reporting import LocaleStatus


def show(visit: Visit) -> None:
    translate = visit.words.gettext
    st.title(translate("Board"), anchor=False)
    if not visit.workspace.campaigns():
        st.subheader(translate("Nothing here yet"), anchor=False)
        st.text(
            translate(
                "A campaign says what is reviewed, in which locales, under which rubrics. Create one from its file; "
                "then import prompts and outputs, invite people, and assign."
            )
        )
        campaign_file(visit, first=True)
        return
    campaign = choose_campaign(visit)
    if campaign is not None:
        status = visit.workspace.status(campaign.id, visit.words.language)[0]
        _show_locales(visit, campaign.id, status.locales)
        _show_edit(visit, campaign)
    with st.expander(translate("New campaign, or a changed campaign file")):
        campaign_file(visit, first=False)


def _show_locales(visit: Visit, campaign: str, locales: tuple[LocaleStatus, ...]) -> None:
    translate = visit.words.gettext
    if not locales:
        st.text(translate("Nothing has been imported into this campaign yet."))
        way_to(Way.IMPORT, translate("Import prompts and outputs"))
        return
    _show_totals(visit, locales)
    five = visit.workspace.dimensions(campaign, locales)
    show_bars(visit, of_all(five.values()))
    with st.container(key="choosable"):
        chosen = show_table(visit, campaign, locales)
    chosen = locales[0] if len(locales) == 1 else chosen
    if chosen is None:
        st.caption(translate("Choose a row to see the people, queues and costs of a locale."))
    else:
        show_locale(visit, campaign, chosen, five[chosen.locale])
    way_to(Way.PARALLEL, translate("One prompt over all locales"))


def _show_totals(visit: Visit, locales: tuple[LocaleStatus, ...]) -> None:
    translate, language = visit.words.gettext, visit.words.language
    totals = {
        translate("Prompts"): sum(each.prompts for each in locales),
        translate("Outputs"): sum(each.outputs for each in locales),
        translate("Judgments"): sum(each.judgments for each in locales),
        translate("Imported"): sum(each.imported for each in locales),
        translate("Owed"): sum(each.owed for each in locales),
    }
    with st.grid(len(totals), min_column_width=110):
        for label, total in totals.items():
            st.metric(label, number(total, language), border=True)


def _show_edit(visit: Visit, campaign: OpenCampaign) -> None:
    """Drawn only where it is open: the file of a campaign may be long."""
    shown = st.expander(
        visit.words.gettext("Change, pause or close this campaign"), key="campaign-edit", on_change="rerun"
    )
    with shown:
        if shown.open:
            show_campaign_edit(visit, campaign)
