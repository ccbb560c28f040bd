"""One run for one visitor: who is it, in which language, which pages. Decides nothing else."""

from __future__ import annotations

from functools import partial

import streamlit as st

from localize.errors import LocalizeError
from localize.records import Role
from localize.texts import Texts
from localize.ui.pages import (
    alerts,
    assign,
    audit,
    board,
    export,
    history,
    localizations,
    my_work,
    parallel,
    pay,
    people,
    profile,
    questions,
    review,
    rubrics,
    sets,
    sign_in,
    signals,
    tests,
)
from localize.ui.pages import import_ as import_page
from localize.ui.parts.alerts import show_alert_strip
from localize.ui.parts.chrome import account_menu, frame, show_problem
from localize.ui.parts.clock import keep_time_zone
from localize.ui.session import current_texts
from localize.ui.visit import Visit, current_visit

PATHS = (
    *("board", "import", "people", "assign", "prompts", "export", "judgments", "questions", "signals"),
    *("pay", "alerts", "sets", "tests", "parallel"),
    *("rubrics", "review", "my-work", "profile", "audit"),
)


def main() -> None:
    visit = current_visit()
    words = current_texts(None) if visit is None else visit.words
    bare = visit is None or visit.person.role == Role.REVIEWER
    frame(words, bare=bare)
    if visit is None:
        st.navigation(_sign_in_everywhere(words), position="hidden").run()
        return
    keep_time_zone(visit)
    here = st.navigation(pages_of(visit), position="hidden" if bare else "top")
    account_menu(visit, [each for each in _own_pages(visit) if each.url_path != here.url_path] if bare else ())
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


def pages_of(visit: Visit) -> list[st.Page]:
    """The pages of a person's role; every other path leads to their first page."""
    own = _own_pages(visit)
    known = {page.url_path for page in own}
    home = next(page for page in own if page.url_path == "")
    others = [path for path in PATHS if path not in known]
    elsewhere = partial(st.switch_page, home)
    return [*own, *(st.Page(elsewhere, title=path, url_path=path, visibility="hidden") for path in others)]


def _own_pages(visit: Visit) -> list[st.Page]:
    translate = visit.words.gettext
    reviewing = st.Page(
        lambda: review.show(visit),
        title=translate("Review"),
        url_path="home" if visit.person.role == Role.REVIEWER else "review",
        default=visit.person.role == Role.REVIEWER,
    )
    given = st.Page(lambda: my_work.show(visit), title=translate("My work"), url_path="my-work")
    reviews = visit.person.role == Role.REVIEWER or bool(visit.person.locales)
    said = st.Page(
        lambda: profile.show(visit),
        title=translate("My profile"),
        url_path="profile",
        visibility="visible" if reviews else "hidden",  # who does not review yet finds the way on the page People
    )
    tried = st.Page(lambda: tests.show(visit), title=translate("Tests"), url_path="tests")
    if visit.person.role == Role.REVIEWER:
        return [reviewing, given, tried, said]
    own = [reviewing, given, tried, said] if reviews else [said]
    return [
        st.Page(lambda: board.show(visit), title=translate("Board"), url_path="home", default=True),
        st.Page(lambda: import_page.show(visit), title=translate("Import"), url_path="import"),
        st.Page(lambda: people.show(visit), title=translate("People"), url_path="people"),
        st.Page(lambda: assign.show(visit), title=translate("Assign"), url_path="assign"),
        st.Page(lambda: localizations.show(visit), title=translate("Prompts"), url_path="prompts"),
        st.Page(lambda: export.show(visit), title=translate("Export"), url_path="export"),
        st.Page(lambda: history.show(visit), title=translate("Judgments"), url_path="judgments"),
        st.Page(lambda: parallel.show(visit), title=translate("Parallel"), url_path="parallel"),
        st.Page(lambda: questions.show(visit), title=translate("Questions"), url_path="questions"),
        st.Page(lambda: sets.show(visit), title=translate("Tests and gold"), url_path="sets"),
        st.Page(lambda: pay.show(visit), title=translate("Pay"), url_path="pay"),
        st.Page(lambda: alerts.show(visit), title=translate("Alerts"), url_path="alerts", visibility="hidden"),
        st.Page(lambda: signals.show(visit), title=translate("Signals"), url_path="signals"),
        st.Page(lambda: rubrics.show(visit), title=translate("Rubrics"), url_path="rubrics"),
        st.Page(lambda: audit.show(visit), title=translate("Audit"), url_path="audit"),
        *own,
    ]
