"""Locales by models: how each model did on one prompt, at a glance."""

from __future__ import annotations

import streamlit as st

from localize.languages import name
from localize.ui.parts.parallel_words import model_in_words
from localize.ui.parts.prompt_text import status_in_words
from localize.ui.parts.untrusted import in_cell
from localize.ui.visit import Visit
from localize.workspace.paralleling import LocaleRow, Parallel


def show_models(visit: Visit, found: Parallel) -> None:
    translate, words = visit.words.gettext, visit.words
    models = sorted({each.model for row in found.rows for each in row.models})
    st.dataframe(
        {
            "locale": [in_cell(name(row.locale, words.language)) for row in found.rows],
            "status": [status_in_words(row.status, words) for row in found.rows],
            "judgments": [row.judgments for row in found.rows],
        }
        | {
            f"model-{int(place)}": [in_cell(_said_of(visit, row, model)) for row in found.rows]
            for place, model in enumerate(models)
        },
        column_config={
            "locale": st.column_config.TextColumn(translate("Locale"), pinned=True, width=150),
            "status": st.column_config.TextColumn(translate("Text"), width=90),
            "judgments": st.column_config.NumberColumn(translate("Judgments"), format="localized", width=90),
        }
        | {
            f"model-{int(place)}": st.column_config.TextColumn(in_cell(model), width=230)
            for place, model in enumerate(models)
        },
        hide_index=True,
        height="content",
        placeholder="–",
        alt=translate("How each model did in each locale"),
    )


def _said_of(visit: Visit, row: LocaleRow, model: str) -> str:
    return "".join(model_in_words(visit, each) for each in row.models if each.model == model)
