"""Five small bars: volume, coverage, judgment, safety, quality, as far as there is something to count."""

from __future__ import annotations

import streamlit as st

from localize.texts import Texts
from localize.ui.parts.standing import counted
from localize.ui.visit import Visit
from localize.workspace.dimensions import Dimension, Dimensions


def show_bars(visit: Visit, of: Dimensions) -> None:
    """What cannot be counted is left out."""
    there = [each for each in Dimension if of.share(each).of]
    if not there:
        return
    with st.grid(len(there), min_column_width=150):
        for each in there:
            label, meaning = _in_words(each, visit.words)
            with st.container(gap="xxsmall"):
                st.text(label, help=meaning)
                st.progress(of.share(each).share or 0.0)
                st.caption(counted(of.share(each), visit.words))


def _in_words(dimension: Dimension, words: Texts) -> tuple[str, str]:
    """What it is called, and what is counted."""
    translate = words.gettext
    match dimension:
        case Dimension.VOLUME:
            meaning = translate("Judgments, of the campaign's target or of all that were asked for.")
            return translate("Volume"), meaning
        case Dimension.COVERAGE:
            return translate("Coverage"), translate("Prompts with a tag such as sensitive that have a judgment.")
        case Dimension.JUDGMENT:
            return translate("Judgment"), translate("Comparisons, of those asked for.")
        case Dimension.SAFETY:
            return translate("Safety"), translate("Judgments under rubrics about harm, of those asked for.")
        case Dimension.QUALITY:
            return translate("Quality"), translate("Right answers to items whose answer is known.")
