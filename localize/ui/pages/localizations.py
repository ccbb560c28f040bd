"""Prompts: the texts that reviewers judged and proposed, for a coordinator to approve or reject."""

from __future__ import annotations

import streamlit as st

from localize.languages import name, number
from localize.texts import Texts
from localize.ui.parts.campaigns import choose_campaign
from localize.ui.parts.problems import problems_in_words
from localize.ui.parts.prompt_text import show_prompt_text, status_in_words
from localize.ui.parts.ways import Way, way_to
from localize.ui.session import Decided, current_session
from localize.ui.visit import Visit
from localize.workspace.prompt_texts import PromptTexts, TextStatus

AT_ONCE = 5


def show(visit: Visit) -> None:
    translate = visit.words.gettext
    st.title(translate("Prompts"), anchor=False)
    campaign = choose_campaign(visit)
    if campaign is None:
        return
    every = visit.workspace.localizations(campaign.id, limit=1)
    if not every.total:
        st.text(translate("Nothing has been imported into this campaign yet."))
        way_to(Way.IMPORT, translate("Import prompts and outputs"))
        return
    locale, status = _narrow(visit, campaign.id, every)
    _show_decided(visit, campaign.id)
    if status in (None, TextStatus.DRAFT):
        _offer_all(visit, campaign.id, locale)
    _show_texts(visit, campaign.id, locale, status)


def _narrow(visit: Visit, campaign: str, every: PromptTexts) -> tuple[str | None, TextStatus | None]:
    """Locale and status that somebody chose, None for all; and how many texts there are of each status."""
    translate, language = visit.words.gettext, visit.words.language
    waiting = any(status == TextStatus.IN_REVIEW for _, status in every.counts)
    with st.container(horizontal=True):
        locale = st.selectbox(
            translate("Locale"),
            sorted({tag for tag, _ in every.counts}),
            index=None,
            format_func=lambda tag: name(tag, language),
            placeholder=translate("All locales"),
            width=260,
            key=f"texts-locale-{campaign}",
        )
        status = st.selectbox(
            translate("Status"),
            list(TextStatus),
            index=0 if waiting else None,
            format_func=lambda each: status_in_words(each, visit.words),
            placeholder=translate("All texts"),
            width=260,
            key=f"texts-status-{campaign}",
        )
    with st.grid(len(TextStatus), min_column_width=130):
        for each in TextStatus:
            counts = [count for (tag, other), count in every.counts.items() if other == each and locale in (None, tag)]
            st.metric(status_in_words(each, visit.words), number(sum(counts), language), border=True)
    return locale, status


def _show_texts(visit: Visit, campaign: str, locale: str | None, status: TextStatus | None) -> None:
    words = visit.words
    total = visit.workspace.localizations(campaign, locale, status, limit=1).total
    if not total:
        st.text(_why_nothing(status, words))
        return
    counted = words.ngettext("{count} text", "{count} texts", total)
    st.text(counted.format(count=number(total, words.language)))
    pages = -(-total // AT_ONCE)
    page = st.pagination(pages, key=f"texts-{campaign}-{locale}-{status}") if pages > 1 else 1
    for text in visit.workspace.localizations(campaign, locale, status, (page - 1) * AT_ONCE, AT_ONCE).texts:
        with st.container(border=True):
            show_prompt_text(visit, campaign, text)


def _why_nothing(status: TextStatus | None, words: Texts) -> str:
    translate = words.gettext
    known = {
        TextStatus.IN_REVIEW: translate("No reviewer proposes another text now."),
        TextStatus.DRAFT: translate("No text waits for its first decision."),
        TextStatus.APPROVED: translate("No text is approved yet."),
        TextStatus.REJECTED: translate("No text is rejected."),
    }
    return translate("There is nothing here.") if status is None else known[status]


def _offer_all(visit: Visit, campaign: str, locale: str | None) -> None:
    """Approve at once all drafts that every reviewer called fit."""
    words = visit.words
    fit = visit.workspace.fit_drafts(campaign, locale)
    if not fit:
        return
    offer = words.ngettext(
        "{count} draft has all its judgments, and every reviewer said that it can stay as it is.",
        "{count} drafts have all their judgments, and every reviewer said that they can stay as they are.",
        len(fit),
    )
    with st.container(border=True):
        st.text(offer.format(count=number(len(fit), words.language)))
        approve = words.ngettext("Approve {count} draft", "Approve {count} drafts", len(fit))
        if st.button(approve.format(count=number(len(fit), words.language)), key=f"approve-all-{campaign}"):
            with problems_in_words(words):
                approved = visit.workspace.approve_all(fit)
                current_session().decided = Decided(campaign, True, len(approved), approved)
                st.rerun()


def _show_decided(visit: Visit, campaign: str) -> None:
    """What has just been decided, and the way back where there is one."""
    words, session = visit.words, current_session()
    decided = session.decided
    if decided is None or decided.campaign != campaign:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        if decided.approved:
            said = words.ngettext("{count} text was approved.", "{count} texts were approved.", decided.count)
        else:
            said = words.ngettext("{count} text was rejected.", "{count} texts were rejected.", decided.count)
        st.text(said.format(count=number(decided.count, words.language)), width="content")
        undone = bool(decided.undo) and st.button(words.gettext("Undo"), key="undo-decision")
    if undone:
        session.decided = None
        with problems_in_words(words):
            visit.workspace.decide_again(decided.undo)
            st.rerun()
