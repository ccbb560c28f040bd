"""The texts of one prompt, locale by locale: the prompt, what each model answered, and what people said."""

from __future__ import annotations

import streamlit as st

from localize.languages import name, number
from localize.records import OutputRow
from localize.ui.parts.contents import show_outputs, show_prompt
from localize.ui.parts.parallel_words import model_in_words, verdict_in_words
from localize.ui.parts.prompt_text import status_in_words
from localize.ui.parts.untrusted import untrusted
from localize.ui.visit import Visit
from localize.workspace.paralleling import LocaleRow, Parallel


def show_rows(visit: Visit, found: Parallel) -> None:
    """Only what is open is drawn: forty locales of long texts are too much for one page."""
    words = visit.words
    for row in found.rows:
        said = words.ngettext(
            "{locale} · {status} · {count} judgment", "{locale} · {status} · {count} judgments", row.judgments
        )
        label = said.format(
            locale=name(row.locale, words.language),
            status=status_in_words(row.status, words),
            count=number(row.judgments, words.language),
        )
        shown = st.expander(label, key=f"parallel-{found.prompt.prompt_id}-{row.locale}", on_change="rerun")
        with shown:
            if shown.open:
                _show(visit, row, f"{found.prompt.prompt_id}-{row.locale}")


def _show(visit: Visit, row: LocaleRow, key: str) -> None:
    words = visit.words
    show_prompt(row.prompt, row.locale, words, key=f"prompt-{key}")
    for verdict in row.of_prompt:
        untrusted(verdict_in_words(visit, verdict), css_class="lz-quiet")
    outputs = [OutputRow(each.model, each.text) for each in row.models]
    show_outputs(outputs, row.locale, words, key=f"output-{key}", named=True)
    for model in row.models:
        said = model_in_words(visit, model)
        if said:
            untrusted(f"{model.model}: {said}")
    for verdict in row.comparisons:
        untrusted(verdict_in_words(visit, verdict))
