"""Ways from one page to another, by the words of the page's path."""

from __future__ import annotations

from enum import StrEnum

import streamlit as st


class Way(StrEnum):
    """The path of a page that others point to."""

    BOARD = "home"
    IMPORT = "import"
    PEOPLE = "people"
    ASSIGN = "assign"
    EXPORT = "export"
    MY_WORK = "my-work"
    SIGNALS = "signals"
    ALERTS = "alerts"


def way_to(way: Way, label: str) -> None:
    """A link that opens another page. `label` holds words and locale names of ours, never texts of users."""
    page = st.Page(_nothing, title=label, url_path=way.value, default=way is Way.BOARD)
    st.page_link(page, label=label, icon=":material/arrow_forward:")


def _nothing() -> None:
    """The page itself is in main.py: Streamlit knows pages by their paths."""
