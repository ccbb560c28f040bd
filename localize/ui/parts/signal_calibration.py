"""What signals did on professional translations: how often each one asks to look where nobody needs to."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from localize.languages import list_of, name, number
from localize.texts import Texts
from localize.ui.parts.signal_words import interval_in_words, signal_named
from localize.ui.parts.untrusted import in_cell
from localize.ui.visit import Visit
from localize.workspace.signal_shares import CalibratedSignal, calibrated

ROWS_SHOWN = 14


def show_calibration(visit: Visit) -> None:
    """Of every campaign alike: a table of all signals and locales, narrowed."""
    words = visit.words
    rows = calibrated()
    _explain(rows, words)
    applying = {each.name for each in rows if each.looks.of}
    locale, signal = _narrow(rows, applying, words)
    shown = [each for each in rows if each.name in applying and locale in (None, each.locale)]
    _show_table([each for each in shown if signal in (None, each.name)], words)
    unmeasured = sorted(
        {signal_named(each.name, words) for each in rows} - {signal_named(each, words) for each in applying}
    )
    if unmeasured:
        said = words.gettext(
            "These need more around a text than such translations have, and were not measured: {signals}."
        )
        st.text(in_cell(said.format(signals=list_of(unmeasured, words.language))))


def _explain(rows: Sequence[CalibratedSignal], words: Texts) -> None:
    lines = max((each.looks.of + each.silent.count for each in rows), default=0)
    locales = len({each.locale for each in rows})
    said = words.gettext(
        "Measured on news that professionals translated from English (NTREX-128): {lines} texts in each of {locales} "
        "languages and variants. Such texts need no look, so what a signal points at is taken for a false alarm; some "
        "are true, for translators err too."
    )
    text = said.format(lines=number(lines, words.language), locales=number(locales, words.language))
    st.text(
        text.replace("NTREX-128", "NTREX\u2011128")
    )  # broken at the hyphen, its end would stand before it in Arabic


def _narrow(rows: Sequence[CalibratedSignal], applying: set[str], words: Texts) -> tuple[str | None, str | None]:
    translate = words.gettext
    with st.container(horizontal=True):
        locale = st.selectbox(
            translate("Locale"),
            sorted({each.locale for each in rows}),
            index=None,
            format_func=lambda tag: name(tag, words.language),
            placeholder=translate("All locales"),
            width=260,
            key="calibration-locale",
        )
        signal = st.selectbox(
            translate("Signal"),
            sorted(applying),
            index=None,
            format_func=lambda each: in_cell(signal_named(each, words)),
            placeholder=translate("All signals"),
            width=320,
            key="calibration-signal",
        )
    return locale, signal


def _show_table(rows: Sequence[CalibratedSignal], words: Texts) -> None:
    translate = words.gettext
    st.dataframe(
        {
            "signal": [in_cell(signal_named(each.name, words)) for each in rows],
            "locale": [name(each.locale, words.language) for each in rows],
            "share": [each.looks.rounded for each in rows],
            "looks": [each.looks.count for each in rows],
            "applies": [each.looks.of for each in rows],
            "interval": [interval_in_words(each.looks, words) for each in rows],
            "silent": [each.silent.rounded for each in rows],
            "why": [in_cell(_reasons(each, words)) for each in rows],
            "version": [in_cell(_version(each, words)) for each in rows],
        },
        column_config={
            "signal": st.column_config.TextColumn(translate("Signal"), pinned=True),
            "locale": translate("Locale"),
            "share": st.column_config.NumberColumn(translate("False alarms"), format="percent"),
            "looks": st.column_config.NumberColumn(translate("Texts pointed at"), format="localized"),
            "applies": st.column_config.NumberColumn(translate("Of texts"), format="localized"),
            "interval": st.column_config.TextColumn(translate("95% interval"), width=140),
            "silent": st.column_config.NumberColumn(translate("Not applicable"), format="percent"),
            "why": st.column_config.TextColumn(translate("Why it is not applicable"), width=420),
            "version": translate("Version"),
        },
        hide_index=True,
        height="content" if len(rows) <= ROWS_SHOWN else 35 * (ROWS_SHOWN + 1),
        placeholder="–",
        alt=translate("False alarms by signal and language"),
    )


def _reasons(row: CalibratedSignal, words: Texts) -> str:
    """The most frequent first, each with how many texts it holds for."""
    ordered = sorted(row.reasons.items(), key=lambda each: -each[1])
    return " ".join(f"{words.gettext(why)} ({number(count, words.language)})" for why, count in ordered)


def _version(row: CalibratedSignal, words: Texts) -> str:
    if row.current:
        return row.version
    return words.gettext("{version}, an older one").format(version=row.version)
