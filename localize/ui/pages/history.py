"""Judgments, to be read: each judged item with its outputs and everything that was said of it."""

from __future__ import annotations

import streamlit as st

from localize.languages import name, number
from localize.records import Unit
from localize.ui.parts.campaigns import choose_campaign
from localize.ui.parts.contents import show_outputs, show_prompt
from localize.ui.parts.judgment_table import show_judgment_table
from localize.ui.parts.untrusted import untrusted
from localize.ui.parts.ways import Way, way_to
from localize.ui.visit import Visit
from localize.workspace.history import JudgedItem

ITEMS_AT_ONCE = 5


def show(visit: Visit) -> None:
    translate = visit.words.gettext
    st.title(translate("Judgments"), anchor=False)
    campaign = choose_campaign(visit)
    if campaign is None:
        return
    status = visit.workspace.status(campaign.id, visit.words.language)[0]
    judged = {each.locale: each for each in status.locales if each.judgments or each.imported}
    if not judged:
        st.text(translate("Nothing has been judged in this campaign yet, and no judgments were imported."))
        way_to(Way.BOARD, translate("See what is missing"))
        return
    locale = st.selectbox(
        translate("Locale"), list(judged), format_func=lambda tag: name(tag, visit.words.language), width=360
    )
    _show_items(visit, campaign.id, locale or next(iter(judged)))


def _show_items(visit: Visit, campaign: str, locale: str) -> None:
    words = visit.words
    total = visit.workspace.judged_items(campaign, locale, limit=1).total
    said = words.ngettext("{count} item has judgments.", "{count} items have judgments.", total)
    st.text(said.format(count=number(total, words.language)))
    pages = -(-total // ITEMS_AT_ONCE)
    page = st.pagination(pages, key=f"pages-{campaign}-{locale}") if pages > 1 else 1
    shown = visit.workspace.judged_items(campaign, locale, (page - 1) * ITEMS_AT_ONCE, ITEMS_AT_ONCE).items
    for place, item in enumerate(shown):
        with st.container(border=True):
            _show_item(visit, item, f"{page}-{place}")


def _show_item(visit: Visit, item: JudgedItem, key: str) -> None:
    translate, words = visit.words.gettext, visit.words
    about = [item.prompt_id, *([item.domain] if item.domain else []), *item.tags]
    untrusted(" · ".join(about), css_class="lz-quiet")
    if item.stale:
        st.caption(translate("Its prompt was revised since."))
    translated = item.unit is Unit.TRANSLATION
    show_prompt(item.prompt, item.source_locale if translated else item.locale, words, key=f"prompt-{key}")
    if item.source_prompt is not None and item.source_prompt != item.prompt:
        with st.expander(translate("Original ({language})").format(language=_language(item, words.language))):
            show_prompt(item.source_prompt, item.source_locale, words, key=f"original-{key}")
    show_outputs(item.outputs, item.locale, words, key=f"output-{key}", named=True)
    show_judgment_table(visit, item.judgments, item.locale, key)


def _language(item: JudgedItem, ui_language: str) -> str:
    return "" if item.source_locale is None else name(item.source_locale, ui_language)
