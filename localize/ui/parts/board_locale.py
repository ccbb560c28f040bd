"""The panel of one locale: why it stands as it does, its people, its queues, what is lacking, what it costs."""

from __future__ import annotations

from decimal import Decimal

import streamlit as st

from localize.errors import said
from localize.languages import days, moment, money, percent
from localize.ui.parts.board_bars import show_bars
from localize.ui.parts.clock import time_zone
from localize.ui.parts.standing import WAYS, forecast_in_words, pace_in_words, state_in_words
from localize.ui.parts.untrusted import in_cell, untrusted, untrusted_sentence
from localize.ui.parts.ways import Way, way_to
from localize.ui.visit import Visit
from localize.workspace.dimensions import Dimensions
from localize.workspace.locale_people import LocalePerson
from localize.workspace.reporting import LocaleStatus
from localize.workspace.standing import Do


def show_locale(visit: Visit, campaign: str, of: LocaleStatus, five: Dimensions) -> None:
    with st.container(border=True, key="board-locale"):
        untrusted(f"{of.name} · {state_in_words(of.state, visit.words)}", css_class="lz-text lz-name")
        with st.container(gap="xsmall"):
            if of.why is not None:
                untrusted_sentence(of.why, visit.words)
            for gap in of.gaps:
                if gap.text != of.why:
                    untrusted_sentence(gap.text, visit.words)
            _show_forecast(visit, of)
            _show_cost(visit, of)
        _show_help(visit, campaign, of)
        show_bars(visit, five)
        if of.reviews:
            _show_people(visit, campaign, of.locale)
            _show_reviews(visit, of)
        way_to(Way.QUESTIONS, visit.words.gettext("Write to the people of a locale"))


def _show_help(visit: Visit, campaign: str, of: LocaleStatus) -> None:
    if of.action is None:
        return
    if of.action.do is Do.RESUME:
        if st.button(visit.words.gettext("Go on with the campaign"), key="board-resume", type="primary"):
            visit.workspace.resume_campaign(campaign)
            st.rerun()
        return
    untrusted_sentence(of.action.text, visit.words)
    way_to(WAYS[of.action.do], _opens(visit, of.action.do))


def _opens(visit: Visit, do: Do) -> str:
    """A link's words say which page it opens: the sentence above it may quote what somebody wrote."""
    translate = visit.words.gettext
    known = {
        Do.ASSIGN: translate("Open Assign"),
        Do.INVITE: translate("Open People"),
        Do.WRITE: translate("Open Messages"),
        Do.ADD_TEST: translate("Open Tests and gold"),
        Do.EXPORT: translate("Open Export"),
    }
    return known[do]


def _show_forecast(visit: Visit, of: LocaleStatus) -> None:
    translate, words, found = visit.words.gettext, visit.words, of.forecast
    if found is None:
        if of.owed and of.no_forecast is not None:
            untrusted_sentence(said("No forecast: {why}.", why=of.no_forecast), words)
    else:
        line = translate("Done {days} in {share} of cases like this; in half of them by {middle}.")
        st.text(
            line.format(
                days=forecast_in_words(of, words),
                share=percent(found.nominal, words.language),
                middle=days(found.middle, found.middle, words.language),
            )
        )
        untrusted_sentence(found.note, words)
    if of.due is not None:
        known = {
            True: translate("It is due on {day}: all of the range lies before."),
            False: translate("It is due on {day}: all of the range lies after."),
            None: translate("It is due on {day}."),
        }
        st.text(known[of.in_time].format(day=days(of.due, of.due, words.language)))


def _show_cost(visit: Visit, of: LocaleStatus) -> None:
    words, cost = visit.words, of.cost
    if cost is None:
        return
    if cost.so_far is None or cost.to_come is None or cost.currency is None:
        if cost.without is not None:
            untrusted_sentence(said("No costs: {why}.", why=cost.without), words)
        return

    def amount(much: Decimal) -> str:
        return money(much, cost.currency or "", words.language)

    what = said(
        "Cost so far: {so_far}. Still to come: {to_come}.", so_far=amount(cost.so_far), to_come=amount(cost.to_come)
    )
    untrusted_sentence(what, words)


def _show_people(visit: Visit, campaign: str, locale: str) -> None:
    people = visit.workspace.locale_people(campaign, locale)
    if not people:
        return
    translate, words = visit.words.gettext, visit.words
    count = st.column_config.NumberColumn
    st.dataframe(
        {
            "name": [in_cell(_named(visit, each)) for each in people],
            "items": [each.items for each in people],
            "pace": ["" if each.pace is None else pace_in_words(each.pace.judgments, words) for each in people],
            "last": ["" if each.last is None else days(each.last, each.last, words.language) for each in people],
            "left": [each.left if each.able else None for each in people],
            "hours": [each.hours_per_week for each in people],
            "away": [_away(visit, each) for each in people],
        },
        column_config={
            "name": st.column_config.TextColumn(translate("Name"), pinned=True, width=150),
            "items": count(translate("Given"), format="localized", width=70),
            "pace": st.column_config.TextColumn(
                translate("A day"), width=70, help=translate("Over their own last 7 days with work.")
            ),
            "last": st.column_config.TextColumn(translate("Last worked"), width=120),
            "left": count(
                translate("Not had yet"), format="localized", width=90, help=translate("Items that they never had.")
            ),
            "hours": count(translate("Hours a week"), format="localized", width=100),
            "away": st.column_config.TextColumn(translate("Away until"), width=140),
        },
        hide_index=True,
        height="content" if len(people) <= _PEOPLE_SHOWN else 35 * (_PEOPLE_SHOWN + 1),
        placeholder="–",
        alt=translate("People of this locale"),
    )


_PEOPLE_SHOWN = 12


def _named(visit: Visit, of: LocalePerson) -> str:
    translate = visit.words.gettext
    if of.name is None:
        return translate("Somebody who was forgotten")
    return of.name if of.able else translate("{name} (may not judge it now)").format(name=of.name)


def _away(visit: Visit, of: LocalePerson) -> str:
    return "" if of.away_until is None else moment(of.away_until, visit.words.language, time_zone(visit))


def _show_reviews(visit: Visit, of: LocaleStatus) -> None:
    translate = visit.words.gettext
    count = st.column_config.NumberColumn
    st.dataframe(
        {
            "rubric": [in_cell(each.rubric) for each in of.reviews],
            "items": [each.items for each in of.reviews],
            "done": [each.done for each in of.reviews],
            "owed": [each.owed for each in of.reviews],
            "live": [each.live for each in of.reviews],
            "people": [each.people for each in of.reviews],
        },
        column_config={
            "rubric": st.column_config.TextColumn(translate("Rubric"), pinned=True),
            "items": count(translate("Items"), format="localized"),
            "done": count(translate("Done"), format="localized"),
            "owed": count(translate("Owed"), format="localized"),
            "live": count(translate("On a screen now"), format="localized"),
            "people": count(translate("People"), format="localized"),
        },
        hide_index=True,
        height="content",
        alt=translate("Reviews of this locale"),
    )
