"""The texts that a signal points at: what was found, in words and in the text, with what stands around it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from localize.errors import said
from localize.findings import Side
from localize.languages import name, number
from localize.records import Content, as_text
from localize.ui.parts.contents import show_prompt
from localize.ui.parts.signal_words import model_named, signal_named
from localize.ui.parts.untrusted import (
    MARKED_MAX_CHARS,
    in_cell,
    untrusted,
    untrusted_marked,
    untrusted_sentence,
    untrusted_text,
)
from localize.ui.visit import Visit
from localize.workspace.overviewing import FlaggedText, SignalCell

AT_ONCE = 20
NOTES_SHOWN = 5


def show_texts(visit: Visit, campaign: str, cells: Sequence[SignalCell]) -> None:
    """Choose a signal, and read what it means, newest first."""
    words = visit.words
    pointed = [each for each in cells if each.look]
    if not pointed:
        st.text(words.gettext("No signal asks to look at any text."))
        return
    signal, locale, model = _choose(visit, campaign, pointed)
    if signal is None:
        return
    total = visit.workspace.flagged(campaign, signal, locale=locale, model=model, limit=1).total
    counted = words.ngettext("{count} text", "{count} texts", total)
    st.text(counted.format(count=number(total, words.language)))
    pages = -(-total // AT_ONCE)
    page = st.pagination(pages, key=f"flagged-{campaign}-{signal}-{locale}-{model}") if pages > 1 else 1
    texts = visit.workspace.flagged(
        campaign, signal, locale=locale, model=model, offset=(page - 1) * AT_ONCE, limit=AT_ONCE
    ).texts
    for text in texts:
        with st.container(border=True):
            _show(visit, text, f"{signal}-{text.prompt_id}-{text.round}-{text.locale}-{text.model}")


def _choose(visit: Visit, campaign: str, cells: Sequence[SignalCell]) -> tuple[str | None, str | None, str | None]:
    """Signal, locale and model that somebody chose; None for all locales or models. Only what points at something."""
    translate, words = visit.words.gettext, visit.words
    with st.container(horizontal=True):
        signal = st.selectbox(
            translate("Signal"),
            list(dict.fromkeys(each.name for each in cells)),
            format_func=lambda each: in_cell(signal_named(each, words)),
            width=320,
            key=f"texts-signal-{campaign}",
        )
        here = [each for each in cells if each.name == signal]
        locale = st.selectbox(
            translate("Locale"),
            sorted({each.locale for each in here}),
            index=None,
            format_func=lambda tag: name(tag, words.language),
            placeholder=translate("All locales"),
            width=260,
            key=f"texts-locale-{campaign}-{signal}",
        )
        model = st.selectbox(
            translate("Model"),
            sorted({each.model for each in here if locale in (None, each.locale)}),
            index=None,
            format_func=lambda each: in_cell(model_named(each, words)),
            placeholder=translate("All models, and prompts"),
            width=260,
            key=f"texts-model-{campaign}-{signal}-{locale}",
        )
    return signal, locale, model


def _show(visit: Visit, text: FlaggedText, key: str) -> None:
    words = visit.words
    about = [text.prompt_id, name(text.locale, words.language), model_named(text.model, words)]
    untrusted(" · ".join(about), css_class="lz-quiet")
    if text.finding.why is not None:
        untrusted_sentence(text.finding.why, words)
    untrusted_marked(text.text, _places(text, Side.TEXT), text.locale)
    _show_notes(text, visit)
    elsewhere = any(span.on is not Side.TEXT for span in text.finding.spans)
    only_there = elsewhere and not _places(text, Side.TEXT)
    shown = st.expander(words.gettext("What is around it"), expanded=only_there, key=f"around-{key}", on_change="rerun")
    with shown:
        if shown.open:
            _show_around(visit, text, key)


def _places(text: FlaggedText, side: Side) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in text.finding.spans if span.on is side]


def _show_notes(text: FlaggedText, visit: Visit) -> None:
    """What is said of the marked places, each thing once."""
    notes = {str(span.note): span.note for span in text.finding.spans if span.note is not None}
    for note in list(notes.values())[:NOTES_SHOWN]:
        untrusted_sentence(said("Marked: {note}", note=note), visit.words)


def _show_around(visit: Visit, text: FlaggedText, key: str) -> None:
    """The prompt of an answer, the original, and all of a text that was too long to be shown."""
    words = visit.words
    translate = words.gettext
    if len(text.text) > MARKED_MAX_CHARS:
        st.caption(translate("The whole text"))
        untrusted_text(text.text, text.locale, words, key=f"{key}-whole")
    if text.model:
        st.caption(translate("Prompt"))
        _show_content(visit, text.prompt, text.locale, _places(text, Side.PROMPT), f"{key}-prompt")
    if text.source is not None and text.source != text.prompt:
        language = "" if text.source_locale is None else name(text.source_locale, words.language)
        st.caption(translate("Original ({language})").format(language=language))
        _show_content(visit, text.source, text.source_locale, _places(text, Side.SOURCE), f"{key}-source")


def _show_content(
    visit: Visit, content: Content, locale: str | None, places: Sequence[tuple[int, int]], key: str
) -> None:
    """With what is marked in it; a chat turn by turn where nothing is."""
    if places:
        untrusted_marked(as_text(content), places, locale)
    else:
        show_prompt(content, locale, visit.words, key=key)
