"""Texts that may upset: what they are, yes or no to them, kinds one does not want, rest. A person's own matter."""

from __future__ import annotations

import streamlit as st

from localize.assignment.protecting import ClosedBecause
from localize.languages import list_of
from localize.rubric.model import Rubric
from localize.rubric.render import strings
from localize.texts import rubric_language, texts
from localize.ui.parts.problems import problems_in_words
from localize.ui.parts.untrusted import in_cell, untrusted
from localize.ui.visit import Visit
from localize.workspace.wellbeing import Protection, Request

__all__ = ["show_consents"]
KINDS_NAMED = 30


def show_consents(visit: Visit) -> None:
    """Nothing at all where none of the person's work can upset anybody."""
    protection = visit.workspace.protection()
    if not (protection.requests or protection.categories):
        return
    st.subheader(visit.words.gettext("Texts that may upset"))
    with problems_in_words(visit.words):
        _show_rest(visit, protection)
        for request in sorted(protection.requests, key=lambda each: each.agreed):
            _show_request(visit, request, protection)
        if protection.categories:
            _choose_kinds(visit, protection)


def _show_rest(visit: Visit, protection: Protection) -> None:
    translate = visit.words.gettext
    for closure in protection.closures:
        if closure.because is ClosedBecause.RESTING:
            st.text(translate("You wanted no more of these texts today. They come again tomorrow."))
            if st.button(translate("I want to go on today"), key=f"rest-{closure.rubric_id}"):
                visit.workspace.end_rest(closure.rubric_id)
                st.rerun()


def _show_request(visit: Visit, request: Request, protection: Protection) -> None:
    translate = visit.words.gettext
    with st.container(border=True, key=f"consent-{request.topic}"):
        for each in request.rubrics:
            _introduce(visit, visit.workspace.rubric(each), whole=not request.agreed)
        if request.agreed:
            st.text(translate("You agreed to see such texts. You may take it back at any time and lose nothing by it."))
        else:
            _say_what_it_is(visit, protection)
        for link in request.support_links:
            untrusted(translate("Where you find help: {link}").format(link=link))
        with st.container(horizontal=True):
            _decide(visit, request)
            for link in request.support_links:
                st.link_button(translate("Find help"), link)


def _decide(visit: Visit, request: Request) -> None:
    translate = visit.words.gettext
    if request.agreed:
        if st.button(translate("I do not want this any more"), key=f"withdraw-{request.topic}"):
            visit.workspace.withdraw_consent(request.topic)
            st.rerun()
    elif st.button(translate("I agree to see such texts"), key=f"agree-{request.topic}"):
        visit.workspace.consent(request.topic)
        st.rerun()


def _introduce(visit: Visit, rubric: Rubric, *, whole: bool) -> None:
    say = texts(rubric_language(strings(rubric), visit.words.language)).rubric
    untrusted(say(f"{rubric.id}/title", rubric.title), css_class="lz-text lz-name")
    if whole and rubric.intro:
        untrusted(" ".join(say(f"{rubric.id}/intro", rubric.intro).split()))


def _say_what_it_is(visit: Visit, protection: Protection) -> None:
    translate = visit.words.gettext
    if protection.categories:
        named = [*protection.categories[:KINDS_NAMED], *(["…"] if len(protection.categories) > KINDS_NAMED else [])]
        untrusted(translate("It is about: {kinds}.").format(kinds=list_of(named, visit.words.language)))
    st.text(
        translate(
            "It is up to you. If you agree, you may still skip any of them without a reason, leave out kinds that you "
            "do not want to see, and stop at any time. If you do not, other work comes to you as before."
        )
    )


def _choose_kinds(visit: Visit, protection: Protection) -> None:
    translate = visit.words.gettext
    chosen = st.multiselect(
        translate("Kinds that you do not want to see"),
        protection.categories,
        default=sorted(protection.opted_out),
        format_func=in_cell,
        placeholder=translate("Choose what is left out"),
    )
    more, fewer = set(chosen) - protection.opted_out, protection.opted_out - set(chosen)
    if more:
        visit.workspace.opt_out(*more)
    if fewer:
        visit.workspace.opt_in(*fewer)
    if more or fewer:
        st.rerun()
