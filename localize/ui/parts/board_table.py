"""One row for each locale: how much, who, how fast, until when, in one word, with the one button that helps most."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from localize.ui.parts.standing import (
    WAYS,
    forecast_in_words,
    help_in_a_word,
    pace_in_words,
    people_in_words,
    share_given,
    state_in_words,
)
from localize.ui.parts.untrusted import in_cell
from localize.ui.parts.ways import go_to
from localize.ui.session import component_state
from localize.ui.visit import Visit
from localize.workspace.reporting import LocaleStatus
from localize.workspace.standing import Do

ROWS_SHOWN = 14
"""Beyond these the table scrolls, so that the locale opened below it stays near."""


def show_table(visit: Visit, campaign: str, locales: Sequence[LocaleStatus]) -> LocaleStatus | None:
    """The row that somebody chose. A button in a row does what helps, or opens the page where it is done."""
    translate, words = visit.words.gettext, visit.words
    clicked = f"board-help-{campaign}"
    count = st.column_config.NumberColumn
    event = st.dataframe(
        {
            "name": [in_cell(each.name) for each in locales],
            "state": [state_in_words(each.state, words) for each in locales],
            "help": ["" if each.action is None else help_in_a_word(each.action.do, words) for each in locales],
            "share": [share_given(each) for each in locales],
            "owed": [each.owed if each.reviews else None for each in locales],
            "done": [each.done if each.reviews else None for each in locales],
            "people": [people_in_words(each, words) for each in locales],
            "pace": ["" if each.pace is None else pace_in_words(each.pace.judgments, words) for each in locales],
            "forecast": [in_cell(forecast_in_words(each, words)) for each in locales],
            "imported": [each.imported for each in locales],
            "prompts": [each.prompts for each in locales],
        },
        column_config={
            "name": st.column_config.TextColumn(translate("Locale"), pinned=True, width=180),
            "state": st.column_config.TextColumn(translate("State"), width=90),
            "help": st.column_config.ButtonColumn(translate("What helps"), type="tertiary", key=clicked, width=100),
            "share": st.column_config.ProgressColumn(
                translate("Given"), format="percent", min_value=0, max_value=1, width=110
            ),
            "owed": count(translate("Owed"), format="localized", width=70),
            "done": count(translate("Done"), format="localized", width=70),
            "people": st.column_config.TextColumn(
                translate("People"), width=80, help=translate("At work in the last 7 days, of those who may judge.")
            ),
            "pace": st.column_config.TextColumn(
                translate("A day"),
                width=70,
                help=translate("Judgments a day, over the last 7 days on which anybody worked."),
            ),
            "forecast": st.column_config.TextColumn(
                translate("Done by"),
                width=190,
                help=translate("Between these days the last judgment is given, in 8 of 10 cases like this."),
            ),
            "imported": count(translate("Imported"), format="localized", width=80),
            "prompts": count(translate("Prompts"), format="localized", width=80),
        },
        hide_index=True,
        height="content" if len(locales) <= ROWS_SHOWN else 35 * (ROWS_SHOWN + 1),
        placeholder="–",
        on_select="rerun",
        selection_mode="single-row",
        key=f"board-{campaign}",
        alt=translate("Progress by locale"),
    )
    click = component_state(clicked)
    if click is not None and click["row"] < len(locales):
        _help(visit, campaign, locales[click["row"]])
    rows = [each for each in event.selection.rows if each < len(locales)]
    return locales[rows[0]] if rows else None


def _help(visit: Visit, campaign: str, of: LocaleStatus) -> None:
    if of.action is None:
        return
    if of.action.do is Do.RESUME:
        visit.workspace.resume_campaign(campaign)
        st.rerun()
    go_to(WAYS[of.action.do], visit.person)
