"""The sets of a campaign in a table: what each is for, and how people do in it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from localize.languages import name, number, percent
from localize.records import Purpose
from localize.texts import Texts
from localize.ui.parts.test_words import purpose_in_words
from localize.ui.parts.untrusted import in_cell
from localize.ui.visit import Visit
from localize.workspace.known_records import SetStatus, Share

_ORDER = (Purpose.PLACEMENT, Purpose.TUTORIAL, Purpose.CALIBRATION, Purpose.GOLD)


def in_order(sets: Sequence[SetStatus]) -> list[SetStatus]:
    """By locale, and what people meet first comes first."""
    return sorted(sets, key=lambda each: (each.locale, _ORDER.index(each.purpose), each.key))


def choose_set(visit: Visit, sets: Sequence[SetStatus]) -> SetStatus | None:
    """The table; the row that somebody chose, else None."""
    translate, words = visit.words.gettext, visit.words
    count = st.column_config.NumberColumn
    with st.container(key="choosable"):
        event = st.dataframe(
            {
                "purpose": [purpose_in_words(each.purpose, words) for each in sets],
                "locale": [name(each.locale, words.language) for each in sets],
                "title": [in_cell(each.title) for each in sets],
                "rubric": [in_cell(each.rubric) for each in sets],
                "items": [each.items - each.retired_items for each in sets],
                "retired": [each.retired_items for each in sets],
                "mark": [each.pass_mark or None for each in sets],
                "people": [each.people for each in sets],
                "passed": [None if each.purpose is Purpose.GOLD else each.passed for each in sets],
                "right": [share_in_words(each.right, words) for each in sets],
                "key": [in_cell(each.key) for each in sets],
            },
            column_config={
                "purpose": translate("Purpose"),
                "locale": translate("Locale"),
                "title": translate("Title"),
                "rubric": translate("Rubric"),
                "items": count(translate("Items in use"), format="localized"),
                "retired": count(translate("Retired"), format="localized"),
                "mark": count(translate("Pass mark"), format="percent"),
                "people": count(translate("People"), format="localized"),
                "passed": count(translate("Passed"), format="localized"),
                "right": st.column_config.TextColumn(translate("Right (95 % interval)"), width=240),
                "key": translate("Key"),
            },
            hide_index=True,
            height="content" if len(sets) <= ROWS_SHOWN else 35 * (ROWS_SHOWN + 1),
            placeholder="–",
            on_select="rerun",
            selection_mode="single-row",
            key="sets",
            alt=translate("Sets of known items"),
        )
    chosen = [sets[each] for each in event.selection.rows if each < len(sets)]
    return chosen[0] if chosen else None


ROWS_SHOWN = 12


def share_in_words(share: Share, words: Texts) -> str:
    """`62% of 8 (31% to 86%)`; where nothing was answered, that."""
    if share.value is None or share.low is None or share.high is None:
        return words.gettext("undefined: no answers yet")
    said = words.gettext("{share} of {count} ({low} to {high})")
    value, low, high = (percent(each, words.language) for each in (share.value, share.low, share.high))
    return said.format(share=value, count=number(share.of, words.language), low=low, high=high)
