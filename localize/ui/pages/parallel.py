"""Parallel board: one prompt over all locales, to see where a model is fine and where it fails."""

from __future__ import annotations

import streamlit as st

from localize.languages import number
from localize.records import as_text
from localize.ui.parts.campaigns import choose_campaign
from localize.ui.parts.contents import show_prompt
from localize.ui.parts.parallel_rows import show_rows
from localize.ui.parts.parallel_table import show_models
from localize.ui.parts.untrusted import in_cell, untrusted
from localize.ui.visit import Visit
from localize.workspace.paralleling import PromptHead, PromptHeads

AT_ONCE = 20
HEAD_MAX_CHARS = 120


def show(visit: Visit) -> None:
    translate = visit.words.gettext
    st.title(translate("One prompt over all locales"), anchor=False)
    campaign = choose_campaign(visit)
    if campaign is None:
        return
    chosen = _choose(visit, campaign.id)
    if chosen is None:
        return
    about = [chosen.key, *([chosen.domain] if chosen.domain else []), *chosen.tags]
    untrusted(" · ".join(about), css_class="lz-quiet")
    if chosen.source is not None:
        with st.expander(translate("The original"), expanded=True):
            show_prompt(chosen.source, chosen.source_locale, visit.words, key=f"source-{chosen.prompt_id}")
    found = visit.workspace.parallel(campaign.id, chosen.prompt_id)
    show_models(visit, found)
    show_rows(visit, found)


def _choose(visit: Visit, campaign: str) -> PromptHead | None:
    """Search, and choose one of what is found."""
    translate, words = visit.words.gettext, visit.words
    every = visit.workspace.find_prompts(campaign, limit=1)
    if not every.total:
        st.text(translate("Nothing has been imported into this campaign yet."))
        return None
    found, page = _search(visit, campaign, every)
    counted = words.ngettext("{count} prompt", "{count} prompts", found.total)
    st.caption(counted.format(count=number(found.total, words.language)))
    if not found.prompts:
        return None
    known = {each.prompt_id: each for each in found.prompts}
    chosen = st.selectbox(
        translate("Prompt"),
        list(known),
        format_func=lambda each: in_cell(_head(known[each]), HEAD_MAX_CHARS) if each in known else "",
        key=f"parallel-prompt-{campaign}-{page}",
    )
    return known.get(chosen or "", found.prompts[0])


def _search(visit: Visit, campaign: str, every: PromptHeads) -> tuple[PromptHeads, int]:
    translate = visit.words.gettext
    with st.container(horizontal=True):
        text = st.text_input(
            translate("Find by key or text"), type="search", width=300, key=f"parallel-text-{campaign}", max_chars=200
        )
        domain = st.selectbox(
            translate("Domain"),
            every.domains,
            index=None,
            format_func=in_cell,
            placeholder=translate("All domains"),
            width=200,
            key=f"parallel-domain-{campaign}",
        )
        tag = st.selectbox(
            translate("Tag"),
            every.tags,
            index=None,
            format_func=in_cell,
            placeholder=translate("All tags"),
            width=200,
            key=f"parallel-tag-{campaign}",
        )

    def wanted(page: int) -> PromptHeads:
        offset = (page - 1) * AT_ONCE
        return visit.workspace.find_prompts(campaign, text or "", domain=domain, tag=tag, offset=offset, limit=AT_ONCE)

    found = wanted(1)
    pages = -(-found.total // AT_ONCE)
    page = st.pagination(pages, key=f"parallel-page-{campaign}-{text}-{domain}-{tag}") if pages > 1 else 1
    return (found if page == 1 else wanted(page)), page


def _head(prompt: PromptHead) -> str:
    return prompt.key if prompt.source is None else f"{prompt.key} · {as_text(prompt.source)}".replace("\n", " ")
