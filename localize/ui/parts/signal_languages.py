"""Signals by language: how often they ask to look, whether people agree, and muting them where they are of no use."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from localize.languages import name, number
from localize.signals import signals
from localize.texts import Texts
from localize.ui.parts.problems import problems_in_words
from localize.ui.parts.signal_words import (
    measured_in_words,
    people_in_words,
    places_in_words,
    signal_named,
    with_interval,
)
from localize.ui.parts.untrusted import in_cell, untrusted, untrusted_sentence
from localize.ui.session import Muted, current_session
from localize.ui.visit import Visit
from localize.workspace.signal_shares import LocaleSignal


def show_languages(visit: Visit, campaign: str, rows: Sequence[LocaleSignal]) -> None:
    """The table, narrowed; and below it what is to be known of the rows that are chosen."""
    locale, signal = _narrow(visit, campaign, rows)
    shown = [each for each in rows if locale in (None, each.locale) and signal in (None, each.name)]
    shown.sort(key=_of_interest, reverse=True)
    _show_muted(visit, campaign)
    st.caption(visit.words.gettext("Choose rows to read more about a signal, or to mute it in a language."))
    with st.container(key="choosable"):
        chosen = _show_table(visit, shown, f"signals-{campaign}-{locale}-{signal}")
    chosen = shown if len(shown) == 1 else chosen
    if len(chosen) == 1:
        _show_one(visit, campaign, chosen[0])
    elif chosen:
        _show_some(visit, campaign, chosen)


def _of_interest(row: LocaleSignal) -> float:
    """What asks to look most often stands first."""
    return -1.0 if row.metric or row.looks.rounded is None else row.looks.rounded


def _narrow(visit: Visit, campaign: str, rows: Sequence[LocaleSignal]) -> tuple[str | None, str | None]:
    """Locale and signal that somebody chose; None for all."""
    translate, words = visit.words.gettext, visit.words
    with st.container(horizontal=True):
        locale = st.selectbox(
            translate("Locale"),
            sorted({each.locale for each in rows}),
            index=None,
            format_func=lambda tag: name(tag, words.language),
            placeholder=translate("All locales"),
            width=260,
            key=f"languages-locale-{campaign}",
        )
        signal = st.selectbox(
            translate("Signal"),
            list(dict.fromkeys(each.name for each in rows)),
            index=None,
            format_func=lambda each: in_cell(signal_named(each, words)),
            placeholder=translate("All signals"),
            width=320,
            key=f"languages-signal-{campaign}",
        )
    return locale, signal


def _show_table(visit: Visit, rows: Sequence[LocaleSignal], key: str) -> list[LocaleSignal]:
    """The rows that somebody chose."""
    translate, words = visit.words.gettext, visit.words
    muted = {True: translate("muted"), False: ""}
    event = st.dataframe(
        {
            "signal": [in_cell(signal_named(each.name, words)) for each in rows],
            "locale": [name(each.locale, words.language) for each in rows],
            "muted": [muted[each.muted] for each in rows],
            "looks": [None if each.metric else each.looks.rounded for each in rows],
            "applies": [each.looks.of for each in rows],
            "silent": [each.silent.rounded for each in rows],
            "people": [people_in_words(each, words) for each in rows],
            "measured": [in_cell(measured_in_words(each.measured, words)) for each in rows],
        },
        column_config={
            "signal": st.column_config.TextColumn(translate("Signal"), pinned=True, width=190),
            "locale": st.column_config.TextColumn(translate("Locale"), width=140),
            "muted": st.column_config.TextColumn(translate("Muted"), width=70),
            "looks": st.column_config.ProgressColumn(
                translate("Asks to look"), format="percent", min_value=0, max_value=1, width=110
            ),
            "applies": st.column_config.NumberColumn(translate("Of texts"), format="localized", width=80),
            "silent": st.column_config.NumberColumn(translate("Not applicable"), format="percent", width=110),
            "people": st.column_config.TextColumn(translate("People found it right"), width=200),
            "measured": st.column_config.TextColumn(
                translate("False alarms"), width=200, help=translate("How often it asks to look at good translations.")
            ),
        },
        hide_index=True,
        height="content" if len(rows) <= ROWS_SHOWN else 35 * (ROWS_SHOWN + 1),
        placeholder="–",
        on_select="rerun",
        selection_mode="multi-row",
        key=key,
        alt=translate("Signals by language"),
    )
    return [rows[number] for number in event.selection.rows if number < len(rows)]


ROWS_SHOWN = 10
"""Beyond these the table scrolls, so that what is chosen in it stays near."""


def _show_one(visit: Visit, campaign: str, row: LocaleSignal) -> None:
    words = visit.words
    with st.container(border=True):
        untrusted(f"{signal_named(row.name, words)} · {name(row.locale, words.language)}", css_class="lz-text lz-name")
        with st.container(gap="xsmall"):
            if row.name in signals():
                untrusted_sentence(signals()[row.name].meaning, words)
            for sentence in _sentences(row, words):
                st.text(sentence)
        if row.silent.count:
            _show_reasons(visit, campaign, row)
        st.caption(
            words.gettext("A muted signal is not shown to reviewers of this language. It is computed all the same.")
        )
        _mute_button(visit, campaign, [row])


def _sentences(row: LocaleSignal, words: Texts) -> list[str]:
    """What the columns say, with the intervals for which they have no room."""
    translate = words.gettext
    found = []
    if row.looks.of and not row.metric:
        said = translate("Of the texts to which it applies it asks to look at {share}.")
        found.append(said.format(share=with_interval(row.looks, words)))
    if row.precision is not None:
        said = translate("People found it right in {share} of its findings.")
        found.append(said.format(share=with_interval(row.precision, words)))
    elif row.right.of:
        said = words.ngettext(
            "People have given {count} verdict: too few to say how often it is right.",
            "People have given {count} verdicts: too few to say how often it is right.",
            row.right.of,
        )
        found.append(said.format(count=number(row.right.of, words.language)))
    elif not row.metric:
        found.append(translate("Nobody has said yet whether it is right."))
    if row.measured is not None:
        said = translate("On professional translations, where nobody needs to look, it asks to look at {share}.")
        found.append(said.format(share=with_interval(row.measured.looks, words)))
        if row.measured.elsewhere:
            said = translate("That was measured in {places}.")
            found.append(said.format(places=places_in_words(row.measured, words)))
    return found


def _show_reasons(visit: Visit, campaign: str, row: LocaleSignal) -> None:
    words = visit.words
    label = words.ngettext(
        "Why it says nothing of {count} text", "Why it says nothing of {count} texts", row.silent.count
    )
    shown = st.expander(
        label.format(count=number(row.silent.count, words.language)),
        key=f"why-{campaign}-{row.locale}-{row.name}",
        on_change="rerun",
    )
    with shown:
        if shown.open:
            for why, count in visit.workspace.why_not_applicable(campaign, row.name, locale=row.locale):
                with st.container(horizontal=True, gap="small"):
                    st.text(number(count, words.language), width="content")
                    untrusted_sentence(why, words)


def _show_some(visit: Visit, campaign: str, rows: Sequence[LocaleSignal]) -> None:
    words = visit.words
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        said = words.ngettext("{count} row is chosen.", "{count} rows are chosen.", len(rows))
        st.text(said.format(count=number(len(rows), words.language)), width="content")
        _mute_button(visit, campaign, [each for each in rows if not each.muted])
        _mute_button(visit, campaign, [each for each in rows if each.muted])


def _mute_button(visit: Visit, campaign: str, rows: Sequence[LocaleSignal]) -> None:
    """Mute these, or show them again: all are muted, or none is."""
    if not rows:
        return
    words, silent = visit.words, not rows[0].muted
    if silent:
        label = words.ngettext("Mute {count} signal", "Mute {count} signals", len(rows))
    else:
        label = words.ngettext("Show {count} signal again", "Show {count} signals again", len(rows))
    if st.button(label.format(count=number(len(rows), words.language)), key=f"mute-{campaign}-{silent}"):
        places = tuple((each.name, each.locale) for each in rows)
        with problems_in_words(words):
            _mute(visit, campaign, places, silent=silent)
            current_session().muted = Muted(campaign, places, silent)
            st.rerun()


def _mute(visit: Visit, campaign: str, places: Sequence[tuple[str, str]], *, silent: bool) -> None:
    for signal, locale in places:
        visit.workspace.mute_signal(campaign, locale, signal, silent=silent)


def _show_muted(visit: Visit, campaign: str) -> None:
    """What has just been muted or shown again, and the way back."""
    words, session = visit.words, current_session()
    muted = session.muted
    if muted is None or muted.campaign != campaign:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        if muted.silent:
            said = words.ngettext("{count} signal was muted.", "{count} signals were muted.", len(muted.places))
        else:
            said = words.ngettext(
                "{count} signal is shown again.", "{count} signals are shown again.", len(muted.places)
            )
        st.text(said.format(count=number(len(muted.places), words.language)), width="content")
        undone = st.button(words.gettext("Undo"), key="undo-muting")
    if undone:
        session.muted = None
        with problems_in_words(words):
            _mute(visit, campaign, muted.places, silent=not muted.silent)
            st.rerun()
