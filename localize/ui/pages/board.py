"""The coordinator's first page: how far each locale is, and what helps most."""

from __future__ import annotations

import streamlit as st

from localize.languages import name, number
from localize.ui.parts.campaign_file import campaign_file
from localize.ui.parts.campaigns import choose_campaign
from localize.ui.parts.standing import Standing, standing
from localize.ui.parts.ways import Way, way_to
from localize.ui.visit import Visit
from localize.workspace.reporting import LocaleStatus

LINKS_MOST = 4


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
        _show_locales(visit, status.locales)
    with st.expander(translate("New campaign, or a changed campaign file")):
        campaign_file(visit, first=False)


def _show_locales(visit: Visit, locales: tuple[LocaleStatus, ...]) -> None:
    translate = visit.words.gettext
    if not locales:
        st.text(translate("Nothing has been imported into this campaign yet."))
        way_to(Way.IMPORT, translate("Import prompts and outputs"))
        return
    _show_totals(visit, locales)
    standings = [standing(each, visit.words) for each in locales]
    _show_table(visit, locales, standings)
    _show_links(visit, standings)


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


def _show_table(visit: Visit, locales: tuple[LocaleStatus, ...], standings: list[Standing]) -> None:
    translate, language = visit.words.gettext, visit.words.language
    count = st.column_config.NumberColumn
    st.dataframe(
        {
            "name": [name(each.locale, language) for each in locales],
            "state": [each.word for each in standings],
            "share": [each.share for each in standings],
            "why": [each.why for each in standings],
            "owed": [each.owed for each in locales],
            "judgments": [each.judgments for each in locales],
            "imported": [each.imported for each in locales],
            "prompts": [each.prompts for each in locales],
            "outputs": [each.outputs for each in locales],
            "people": [each.people if each.reviews else None for each in locales],
        },
        column_config={
            "name": st.column_config.TextColumn(translate("Locale"), pinned=True),
            "state": translate("State"),
            "share": st.column_config.ProgressColumn(
                translate("Given"), format="percent", min_value=0, max_value=1, width=110
            ),
            "why": st.column_config.TextColumn(translate("Why"), width=260),
            "owed": count(translate("Owed"), format="localized"),
            "judgments": count(translate("Judgments"), format="localized"),
            "imported": count(translate("Imported"), format="localized"),
            "prompts": count(translate("Prompts"), format="localized"),
            "outputs": count(translate("Outputs"), format="localized"),
            "people": count(translate("People"), format="localized"),
        },
        hide_index=True,
        height="content",
        placeholder="–",
        alt=translate("Progress by locale"),
    )


def _show_links(visit: Visit, standings: list[Standing]) -> None:
    """One link for each thing that helps, the same words once."""
    links = {each.action: each.way for each in standings if each.action and each.way is not None}
    shown = list(links.items())[:LINKS_MOST]
    if not shown:
        return
    st.subheader(visit.words.gettext("What helps most"), anchor=False)
    for action, way in shown:
        way_to(way, action)
