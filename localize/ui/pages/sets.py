"""Tests and gold: the sets of known items of a campaign, how people do in them, and what is added or retired."""

from __future__ import annotations

import streamlit as st

from localize.languages import list_of, name, number
from localize.ui.parts.campaigns import choose_campaign
from localize.ui.parts.set_import import show_set_import, show_starter_sets
from localize.ui.parts.set_items import show_set
from localize.ui.parts.set_table import choose_set, in_order
from localize.ui.parts.untrusted import untrusted
from localize.ui.parts.ways import Way, way_to
from localize.ui.visit import Visit


def show(visit: Visit) -> None:
    translate = visit.words.gettext
    st.title(translate("Tests and gold"), anchor=False)
    campaign = choose_campaign(visit)
    if campaign is None:
        return
    _warn(visit, campaign.id)
    _show_appeals(visit, campaign.id)
    sets = in_order(visit.workspace.sets(campaign.id))
    if sets:
        chosen = choose_set(visit, sets)
        if chosen is None:
            st.caption(translate("Choose a row to see its items."))
        else:
            show_set(visit, chosen)
    else:
        st.text(
            translate(
                "This campaign has no items whose answer is known yet. With them people prove that they know a locale, "
                "learn to judge, and find out early where they are misunderstood."
            )
        )
    with st.expander(translate("Add starter sets"), expanded=not sets, key="add-starters"):
        show_starter_sets(visit, campaign, sets)
    with st.expander(translate("Add a set from a file"), key="add-set"):
        show_set_import(visit, campaign)


def _warn(visit: Visit, campaign: str) -> None:
    """Locales in which nobody gets work, since there is nothing to qualify with."""
    missing = visit.workspace.missing_tests(campaign)
    if not missing:
        return
    words = visit.words
    named = list_of(sorted({name(each.locale, words.language) for each in missing}), words.language)
    said = words.gettext(
        "Nobody gets items for {locales}: this campaign asks for a language test, and there is none. Add one, or set "
        "qualification to off in the campaign file."
    )
    with st.container(border=True, key="missing-tests"):
        untrusted(said.format(locales=named))


def _show_appeals(visit: Visit, campaign: str) -> None:
    """How many expected answers somebody sees otherwise, and the way to decide it."""
    words = visit.words
    waiting = visit.workspace.open_appeals(campaign)
    if not waiting:
        return
    said = words.ngettext(
        "{count} answer to a known item is appealed against and waits for a decision.",
        "{count} answers to known items are appealed against and wait for a decision.",
        waiting,
    )
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="appeals"):
        st.text(said.format(count=number(waiting, words.language)), width="content")
        way_to(Way.QUESTIONS, words.gettext("Decide"))
