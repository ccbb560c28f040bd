"""The items of one set: what was expected and why, how people answered, and what was retired."""

from __future__ import annotations

import streamlit as st

from localize.languages import moment, number
from localize.records import OutputRow
from localize.texts import Texts
from localize.ui.parts.clock import time_zone
from localize.ui.parts.contents import show_outputs, show_prompt
from localize.ui.parts.problems import problems_in_words
from localize.ui.parts.untrusted import untrusted, untrusted_sentence, untrusted_text
from localize.ui.visit import Visit
from localize.workspace.known_records import KnownItem, SetStatus

AT_ONCE = 5
REASON_MAX_CHARS = 500


def show_set(visit: Visit, known: SetStatus) -> None:
    translate, words = visit.words.gettext, visit.words
    untrusted(known.title, known.locale, css_class="lz-text lz-name")
    every = visit.workspace.known_items(known.campaign, known.key, words.language)
    pages = -(-len(every) // AT_ONCE)
    page = st.pagination(pages, key=f"known-{known.campaign}-{known.key}") if pages > 1 else 1
    for item in every[(page - 1) * AT_ONCE : page * AT_ONCE]:
        with st.container(border=True, key=f"known-{known.key}-{item.number}"):
            _show_item(visit, known, item)
    with st.popover(translate("Retire the whole set"), type="tertiary", key=f"retire-set-{known.key}"):
        st.text(translate("Nobody gets its items any more. What was answered and what was passed stays."))
        if st.button(translate("Retire it"), type="primary", key=f"retire-set-now-{known.key}"):
            with problems_in_words(words):
                visit.workspace.retire_set(known.campaign, known.key)
                st.rerun()


def _show_item(visit: Visit, known: SetStatus, item: KnownItem) -> None:
    translate, words = visit.words.gettext, visit.words
    key = f"{known.key}-{item.number}"
    st.caption(
        " · ".join(
            [translate("Item {number}").format(number=number(item.number, words.language)), *_counts(item, words)]
        )
    )
    if item.retired_at is not None:
        with st.container(gap="xsmall"):
            when = moment(item.retired_at, words.language, time_zone(visit))
            st.text(translate("Retired on {when}: nobody gets it, and no answer to it counts.").format(when=when))
            if item.retired_because is not None:
                untrusted_sentence(item.retired_because, words)
    shown = st.expander(translate("What is asked"), key=f"asked-{key}", on_change="rerun")
    with shown:
        if shown.open:
            show_prompt(item.prompt, known.locale, words, key=f"{key}-prompt")
            outputs = [OutputRow("", each) for each in item.outputs]
            show_outputs(outputs, known.locale, words, key=key, named=False)
    st.caption(translate("Expected"))
    for line in item.expected:
        untrusted_sentence(line, words)
    if item.explanation:
        st.caption(translate("Why"))
        untrusted_text(item.explanation, known.locale, words, key=f"{key}-why")
    if item.retired_at is None:
        _retire(visit, known, item)


def _counts(item: KnownItem, words: Texts) -> list[str]:
    """How many answered it right: everybody, and those who are right in most other gold."""
    if not item.answered:
        return [words.gettext("nobody has answered it yet")]
    every = words.ngettext("{right} of {count} right", "{right} of {count} right", item.answered)
    found = [every.format(right=number(item.right, words.language), count=number(item.answered, words.language))]
    if item.good_answered:
        good = words.gettext("of good reviewers {right} of {count}")
        right, count = (number(each, words.language) for each in (item.good_right, item.good_answered))
        found.append(good.format(right=right, count=count))
    return found


def _retire(visit: Visit, known: SetStatus, item: KnownItem) -> None:
    translate, key = visit.words.gettext, f"{known.key}-{item.number}"
    with st.popover(translate("Retire it"), type="tertiary", key=f"retire-{key}"):
        reason = st.text_input(translate("Why?"), key=f"retire-why-{key}", max_chars=REASON_MAX_CHARS)
        st.caption(translate("Nobody gets it any more, and no answer to it counts."))
        if st.button(translate("Retire this item"), type="primary", key=f"retire-now-{key}"):
            with problems_in_words(visit.words):
                visit.workspace.retire_known_item(known.campaign, known.key, item.number, reason or "")
                st.rerun()
