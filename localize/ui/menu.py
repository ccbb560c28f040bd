"""Which pages there are for whom, and where they stand in the menu."""

from __future__ import annotations

from functools import partial
from typing import TypeAlias

import streamlit as st

from localize.records import Role
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
    signals,
    tests,
)
from localize.ui.pages import import_ as import_page
from localize.ui.visit import Visit

PATHS = (
    *("board", "import", "people", "assign", "prompts", "export", "judgments", "questions", "signals"),
    *("pay", "alerts", "sets", "tests", "parallel"),
    *("rubrics", "review", "my-work", "profile", "audit"),
)

Menu: TypeAlias = dict[str, list[st.Page]]
"""Heading -> its pages; those of no heading stand before all headings."""


def menu_of(visit: Visit) -> Menu:
    """The pages of a person's role; every other path leads to their first page."""
    menu = own_menu(visit)
    known = {page.url_path: page for pages in menu.values() for page in pages}
    elsewhere = partial(st.switch_page, known[""])
    menu[""] += [
        st.Page(elsewhere, title=path, url_path=path, visibility="hidden") for path in PATHS if path not in known
    ]
    return menu


def own_menu(visit: Visit) -> Menu:
    """The pages that a person may open: a reviewer's under no heading, as they have few."""
    translate = visit.words.gettext
    if visit.person.role == Role.REVIEWER:
        return {"": _own_work(visit)}
    menu = _staff_menu(visit)
    if visit.person.locales:
        menu[translate("Reviewing")] = _own_work(visit)
    else:  # who does not review yet finds the way on the page People
        menu[""].append(_profile(visit, hidden=True))
    return menu


def _staff_menu(visit: Visit) -> Menu:
    translate = visit.words.gettext
    return {
        "": [
            st.Page(lambda: board.show(visit), title=translate("Board"), url_path="home", default=True),
            st.Page(lambda: export.show(visit), title=translate("Export"), url_path="export"),
            st.Page(lambda: alerts.show(visit), title=translate("Alerts"), url_path="alerts", visibility="hidden"),
        ],
        translate("Set up"): [
            st.Page(lambda: import_page.show(visit), title=translate("Import"), url_path="import"),
            st.Page(lambda: localizations.show(visit), title=translate("Prompts"), url_path="prompts"),
            st.Page(lambda: assign.show(visit), title=translate("Assign"), url_path="assign"),
            st.Page(lambda: rubrics.show(visit), title=translate("Rubrics"), url_path="rubrics"),
        ],
        translate("Team"): [
            st.Page(lambda: people.show(visit), title=translate("People"), url_path="people"),
            st.Page(lambda: questions.show(visit), title=translate("Questions"), url_path="questions"),
            st.Page(lambda: sets.show(visit), title=translate("Tests and gold"), url_path="sets"),
            st.Page(lambda: pay.show(visit), title=translate("Pay"), url_path="pay"),
        ],
        translate("Quality"): [
            st.Page(lambda: history.show(visit), title=translate("Judgments"), url_path="judgments"),
            st.Page(lambda: parallel.show(visit), title=translate("Parallel"), url_path="parallel"),
            st.Page(lambda: signals.show(visit), title=translate("Signals"), url_path="signals"),
            st.Page(lambda: audit.show(visit), title=translate("Audit"), url_path="audit"),
        ],
    }


def _own_work(visit: Visit) -> list[st.Page]:
    translate, reviewer = visit.words.gettext, visit.person.role == Role.REVIEWER
    return [
        st.Page(
            lambda: review.show(visit),
            title=translate("Review"),
            url_path="home" if reviewer else "review",
            default=reviewer,
        ),
        st.Page(lambda: my_work.show(visit), title=translate("My work"), url_path="my-work"),
        st.Page(lambda: tests.show(visit), title=translate("Tests"), url_path="tests"),
        _profile(visit, hidden=False),
    ]


def _profile(visit: Visit, *, hidden: bool) -> st.Page:
    return st.Page(
        lambda: profile.show(visit),
        title=visit.words.gettext("My profile"),
        url_path="profile",
        visibility="hidden" if hidden else "visible",
    )
