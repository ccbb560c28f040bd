"""Assignment: what it would do and what cannot be covered, then doing it."""

from __future__ import annotations

import streamlit as st

from localize.languages import name, number
from localize.ui.parts.campaigns import choose_campaign
from localize.ui.parts.problems import problems_in_words
from localize.ui.parts.untrusted import in_cell
from localize.ui.parts.ways import Way, way_to
from localize.ui.visit import Visit
from localize.workspace.assigning import AssignReport

SEED_MOST = 2**53 - 1  # what a browser counts exactly


def show(visit: Visit) -> None:
    translate = visit.words.gettext
    st.title(translate("Assign"), anchor=False)
    st.text(
        translate(
            "Makes items of everything that was imported, each with as many places as judgments are wanted. "
            "Reviewers then get the next one they may judge. Assigning again adds only what is new."
        )
    )
    campaign = choose_campaign(visit)
    if campaign is None:
        return
    with st.form("assign", border=False):
        beside, seed_place, _ = st.columns([1, 1, 1])
        overlap = beside.number_input(
            translate("Judgments of each item"),
            min_value=1,
            max_value=100,
            value=None,
            step=1,
            placeholder=translate("{count}, as the campaign says").format(
                count=number(campaign.campaign.overlap, visit.words.language)
            ),
        )
        seed = seed_place.number_input(
            translate("Seed of the order"),
            min_value=-SEED_MOST,
            max_value=SEED_MOST,
            value=None,
            step=1,
            placeholder=translate("{count}, as the campaign says").format(count=campaign.campaign.seed),
        )
        with st.container(horizontal=True):
            look = st.form_submit_button(translate("See what would happen"))
            act = st.form_submit_button(translate("Assign"), type="primary")
    if not (look or act):
        return
    with problems_in_words(visit.words):
        with st.spinner(translate("Assigning …")):
            report = visit.workspace.assign(campaign.id, overlap, seed, dry_run=not act)
        _show_report(visit, report)


def _show_report(visit: Visit, report: AssignReport) -> None:
    words = visit.words
    translate, language = words.gettext, words.language
    if not report.coverage:
        st.text(translate("There is nothing to assign: nothing was imported that this campaign reviews."))
        way_to(Way.IMPORT, translate("Import prompts and outputs"))
        return
    items = words.ngettext("{count} new item", "{count} new items", report.items)
    places = words.ngettext("{count} new place", "{count} new places", report.slots)
    done = translate("Would be made: {items}, {places}.") if report.dry_run else translate("Made: {items}, {places}.")
    st.text(
        done.format(
            items=items.format(count=number(report.items, language)),
            places=places.format(count=number(report.slots, language)),
        )
    )
    _show_coverage(visit, report)
    uncovered = [each for each in report.coverage if each.open_slots]
    if uncovered:
        way_to(Way.PEOPLE, translate("Invite people"))
    elif not report.dry_run:
        way_to(Way.BOARD, translate("Look at the board"))


def _show_coverage(visit: Visit, report: AssignReport) -> None:
    translate, language = visit.words.gettext, visit.words.language
    count = st.column_config.NumberColumn
    every = report.coverage
    reasons = ["" if each.reason is None else in_cell(each.reason.in_words(translate)) for each in every]
    st.dataframe(
        {
            "locale": [name(each.locale, language) for each in every],
            "open": [each.open_slots for each in every],
            **({"why": reasons} if any(reasons) else {}),
            "items": [each.items for each in every],
            "new": [each.new_items for each in every],
            "overlap": [each.overlap for each in every],
            "people": [each.people for each in every],
            "rubric": [in_cell(each.rubric) for each in every],
        },
        column_config={
            "locale": st.column_config.TextColumn(translate("Locale"), pinned=True),
            "open": count(translate("Nobody for"), format="localized"),
            "why": st.column_config.TextColumn(translate("Why"), width="large"),
            "items": count(translate("Items"), format="localized"),
            "new": count(translate("New items"), format="localized"),
            "overlap": count(translate("Judgments of each"), format="localized"),
            "people": count(translate("People who may"), format="localized"),
            "rubric": translate("Rubric"),
        },
        hide_index=True,
        height="content",
        alt=translate("What is covered, by locale"),
    )
