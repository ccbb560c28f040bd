"""One run for one visitor: who is it, in which language, which pages. Decides nothing else."""

from __future__ import annotations

from functools import partial

import streamlit as st

from localize.errors import LocalizeError
from localize.records import Role
from localize.texts import Texts
from localize.ui.menu import PATHS, menu_of, own_menu
from localize.ui.pages import sign_in
from localize.ui.parts.alerts import show_alert_strip
from localize.ui.parts.chrome import account_menu, frame, show_problem
from localize.ui.parts.clock import keep_time_zone
from localize.ui.session import current_texts
from localize.ui.visit import current_visit


def main() -> None:
    visit = current_visit()
    words = current_texts(None) if visit is None else visit.words
    bare = visit is None or visit.person.role == Role.REVIEWER
    frame(words, bare=bare)
    if visit is None:
        st.navigation(_sign_in_everywhere(words), position="hidden").run()
        return
    keep_time_zone(visit)
    here = st.navigation(menu_of(visit), position="hidden" if bare else "top")
    account_menu(visit, [each for each in own_menu(visit)[""] if each.url_path != here.url_path] if bare else ())
    show_alert_strip(visit)
    try:
        here.run()
    except LocalizeError as problem:
        show_problem(problem, words)


def _sign_in_everywhere(words: Texts) -> list[st.Page]:
    """Every path asks for the code first, and keeps it: a deep link survives the sign-in."""
    title = words.gettext("Sign in")
    home = st.Page(lambda: sign_in.show(words, ""), title=title, default=True)
    return [home, *(st.Page(partial(sign_in.show, words, path), title=title, url_path=path) for path in PATHS)]
