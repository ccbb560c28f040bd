"""What stands around every page: title, direction, the account menu, and problems in words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from html import escape
from pathlib import Path

import streamlit as st

from localize.errors import LocalizeError
from localize.languages import own_name
from localize.texts import Texts, ui_languages
from localize.ui.parts.untrusted import untrusted
from localize.ui.session import current_session
from localize.ui.visit import Visit

_UI = Path(__file__).parents[1]


@cache
def _css(name: str) -> str:
    return (_UI / name).read_text(encoding="utf-8")


def frame(words: Texts, *, bare: bool) -> None:
    """Page title and the direction of everything that Streamlit draws; `bare` where there is no navigation."""
    st.set_page_config(page_title="Localize", page_icon="🗣️", layout="wide")
    sheets = ["style.css", *(["bare.css"] if bare else []), *(["rtl.css"] if words.direction == "rtl" else [])]
    st.html(f"<style>{''.join(map(_css, sheets))}</style>")


def account_menu(visit: Visit, ways: Sequence[st.Page] = ()) -> None:
    """Name, UI language and sign-out, at the end of the line; where nothing else leads there, `ways` to other pages.

    The first stands in the line where it is wide, and in the menu on a phone; the others always in the menu.
    """
    translate = visit.words.gettext
    with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center", key="account"):
        if ways:
            with st.container(horizontal=True, key="ways", width="content"):
                _show_ways(ways[:1])
        menu = st.popover(translate("Account"), type="tertiary")
    with menu:
        untrusted(visit.person.name)
        if ways:
            with st.container(key="ways-menu"):
                _show_ways(ways[:1])
            _show_ways(ways[1:])
        language_choice(visit.words, visit)
        st.html(
            '<form class="lz-plain" method="post" action="/auth/sign-out" target="_self">'
            f"<button>{escape(translate('Sign out'))}</button></form>"
        )


def _show_ways(ways: Sequence[st.Page]) -> None:
    for way in ways:
        st.page_link(way)


def language_choice(words: Texts, visit: Visit | None = None, *, key: str | None = None) -> None:
    """A picker of UI languages in their own names; kept with the person, or in this tab before sign-in."""
    offered = ui_languages()
    chosen = st.selectbox(
        words.gettext("Language of the pages"),
        offered,
        index=offered.index(words.language) if words.language in offered else 0,
        format_func=own_name,
        key=key,
    )
    if chosen == words.language:
        return
    if visit is not None:
        visit.workspace.set_ui_language(visit.person.id, chosen)
    current_session().ui_language = chosen
    st.rerun()


_SENTENCE = "lz-text lz-problem"
"""A sentence of ours goes in the direction of the page, also where it begins with what somebody typed."""


def show_problem(problem: LocalizeError, words: Texts) -> None:
    """What happened and the way out; both may quote a file or what somebody typed."""
    with st.container(border=True):
        untrusted(problem.what.in_words(words.gettext), css_class=_SENTENCE)
        untrusted(problem.way_out.in_words(words.gettext), css_class=_SENTENCE)
