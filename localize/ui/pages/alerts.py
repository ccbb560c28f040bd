"""Alerts: answers that coordinators must know of at once, until somebody has seen them."""

from __future__ import annotations

import streamlit as st

from localize.ui.parts.alerts import show_alerts
from localize.ui.visit import Visit


def show(visit: Visit) -> None:
    translate = visit.words.gettext
    st.title(translate("Alerts"), anchor=False)
    st.text(
        translate(
            "A reviewer gave an answer that you must know of at once, or reported a text that could be opened for "
            "nobody. Look at it, do what is to be done, then say that you have seen it."
        )
    )
    show_alerts(visit)
