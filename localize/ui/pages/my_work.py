"""My work: what somebody gave today and this week, every judgment of theirs, and what they are paid for it."""

from __future__ import annotations

import streamlit as st

from localize.languages import day, first_weekday, name, number
from localize.texts import Texts
from localize.ui.parts.check_answers import show_checks
from localize.ui.parts.clock import time_zone
from localize.ui.parts.consent import show_consents
from localize.ui.parts.due import show_due
from localize.ui.parts.given import OPENED, show_judgments, show_opened
from localize.ui.parts.messages import show_my_messages
from localize.ui.parts.own_questions import show_my_questions
from localize.ui.parts.pay import show_pay, show_pay_terms
from localize.ui.parts.spans_of_time import time_in_words
from localize.ui.parts.untrusted import in_cell
from localize.ui.visit import Visit
from localize.workspace.own_work import CampaignTally, MyWork, Tally


def show(visit: Visit) -> None:
    opened = st.query_params.get(OPENED)
    if opened is not None:
        show_opened(visit, opened)
        return
    translate = visit.words.gettext
    st.title(translate("My work"), anchor=False)
    show_my_messages(visit)
    lives_in = visit.person.locales[0].tag if visit.person.locales else visit.words.language
    work = visit.workspace.my_work(time_zone=time_zone(visit), first_weekday=first_weekday(lives_in))
    _show_now(work, visit.words)
    show_due(visit)
    _show_given(visit, work)
    show_pay_terms(visit)
    show_checks(visit)
    st.subheader(translate("Questions and disputes"), anchor=False)
    show_my_questions(visit)
    show_consents(visit)


def _show_given(visit: Visit, work: MyWork) -> None:
    translate = visit.words.gettext
    if not work.totals:
        st.text(translate("You have judged nothing yet. What you judge is listed here."))
        return
    judgments, pay, progress = st.tabs([translate("Judgments"), translate("Pay"), translate("Progress")])
    with judgments:
        show_judgments(visit)
    with pay:
        show_pay(visit)
    with progress:
        _show_days(work, visit.words)
        _show_totals(visit, work.totals)


def _show_now(work: MyWork, words: Texts) -> None:
    with st.container(horizontal=True, key="now"):
        _show_tally(words.gettext("Today"), work.today, words)
        _show_tally(words.gettext("This week"), work.week, words)


def _show_tally(label: str, given: Tally, words: Texts) -> None:
    with st.container(border=True, gap="xsmall"):
        st.metric(label, _items(given, words))
        st.caption(_time(given, words))


def _items(given: Tally, words: Texts) -> str:
    said = words.ngettext("{count} item", "{count} items", given.items)
    return said.format(count=number(given.items, words.language))


def _time(given: Tally, words: Texts) -> str:
    return words.gettext("At work: {time}").format(time=time_in_words(given.active_seconds, words))


def _show_days(work: MyWork, words: Texts) -> None:
    translate = words.gettext
    most = max(1, *(each.given.items for each in work.days))
    st.subheader(translate("This week"), anchor=False)
    st.dataframe(
        {
            "day": [in_cell(day(each.day, words.language)) for each in work.days],
            "items": [each.given.items for each in work.days],
            "time": [in_cell(time_in_words(each.given.active_seconds, words)) for each in work.days],
        },
        column_config={
            "day": translate("Day"),
            "items": st.column_config.ProgressColumn(
                translate("Items"), min_value=0, max_value=most, format="%d", color="primary"
            ),
            "time": translate("Time at work"),
        },
        hide_index=True,
        height="content",
        alt=translate("This week"),
    )


def _show_totals(visit: Visit, totals: tuple[CampaignTally, ...]) -> None:
    translate, words = visit.words.gettext, visit.words
    st.subheader(translate("All in all"), anchor=False)
    st.dataframe(
        {
            "campaign": [in_cell(each.title) for each in totals],
            "rubric": [in_cell(each.rubric) for each in totals],
            "locale": [in_cell(name(each.locale, words.language)) for each in totals],
            "items": [each.given.items for each in totals],
            "time": [in_cell(time_in_words(each.given.active_seconds, words)) for each in totals],
        },
        column_config={
            "campaign": translate("Campaign"),
            "rubric": translate("Rubric"),
            "locale": translate("Locale"),
            "items": translate("Items"),
            "time": translate("Time at work"),
        },
        hide_index=True,
        height="content",
        alt=translate("All in all"),
    )
