"""Signals by model, in one language: who answers in another one, whose numbers differ, who breaks off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from localize.languages import name
from localize.ui.parts.signal_words import model_named, share_in_words, signal_named
from localize.ui.parts.untrusted import in_cell
from localize.ui.visit import Visit
from localize.workspace.overviewing import SignalCell
from localize.workspace.shares import Share
from localize.workspace.signal_shares import by_model


def show_models(visit: Visit, campaign: str, cells: Sequence[SignalCell]) -> None:
    """Signal by model: the share of texts that it asks to look at, of those to which it applies."""
    translate, words = visit.words.gettext, visit.words
    locale = st.selectbox(
        translate("Locale"),
        sorted({each.locale for each in cells}),
        format_func=lambda tag: name(tag, words.language),
        width=260,
        key=f"models-locale-{campaign}",
    )
    found = by_model(cells, locale) if locale else {}
    if not found:
        st.text(translate("No signal says anything of texts in this language."))
        return
    st.text(translate("Of the texts to which a signal applies, it asks to look at so many:"))
    _show_table(visit, found)


def _show_table(visit: Visit, found: Mapping[str, Mapping[str, Share]]) -> None:
    translate, words = visit.words.gettext, visit.words
    models = sorted({model for shares in found.values() for model in shares})
    st.dataframe(
        {"signal": [in_cell(signal_named(each, words)) for each in found]}
        | {
            f"model-{int(place)}": [share_in_words(shares.get(model, Share(0, 0)), words) for shares in found.values()]
            for place, model in enumerate(models)
        },
        column_config={"signal": st.column_config.TextColumn(translate("Signal"), pinned=True)}
        | {
            f"model-{int(place)}": st.column_config.TextColumn(in_cell(model_named(model, words)), width=150)
            for place, model in enumerate(models)
        },
        hide_index=True,
        height="content",
        placeholder="–",
        alt=translate("Signals by model"),
    )
