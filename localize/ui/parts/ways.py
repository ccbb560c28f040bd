"""Ways from one page to another, by the words of the page's path."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NoReturn

import streamlit as st

from localize.records import Person, Role


class Way(StrEnum):
    """The path of a page that others point to."""

    BOARD = "home"
    IMPORT = "import"
    PEOPLE = "people"
    ASSIGN = "assign"
    EXPORT = "export"
    MY_WORK = "my-work"
    PROFILE = "profile"
    SIGNALS = "signals"
    REVIEW = "review"
    TESTS = "tests"
    SETS = "sets"
    QUESTIONS = "questions"
    ALERTS = "alerts"
    PARALLEL = "parallel"


def way_to(way: Way, label: str) -> None:
    """A link that opens another page. `label` holds words and locale names of ours, never texts of users."""
    st.page_link(_page(way, label), label=label, icon=":material/arrow_forward:")


def go_to(way: Way, person: Person, about: Mapping[str, str] | None = None) -> NoReturn:
    """Open another page now; `about` is what its address says. Reviewing is the first page of who does nothing else."""
    there = Way.BOARD if way is Way.REVIEW and person.role is Role.REVIEWER else way
    st.switch_page(_page(there, "Localize"), query_params=about)


def _page(way: Way, title: str) -> st.Page:
    return st.Page(_nothing, title=title, url_path=way.value, default=way is Way.BOARD)


def _nothing() -> None:
    """The page itself is in main.py: Streamlit knows pages by their paths."""
