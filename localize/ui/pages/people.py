"""People: who works here, somebody new or many, and the keys, locales and times of somebody known."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from localize.languages import own_name
from localize.records import Person, Role
from localize.texts import ui_languages
from localize.ui.parts.account import Account, show_account
from localize.ui.parts.declared import ask_domains, ask_locales, known_domains, known_locales
from localize.ui.parts.people_import import show_accounts, show_people_import
from localize.ui.parts.people_table import show_table
from localize.ui.parts.problems import problems_in_words
from localize.ui.parts.profile_locales import show_locales
from localize.ui.parts.profile_time import show_domains, show_time
from localize.ui.parts.profile_words import role_in_words
from localize.ui.parts.untrusted import in_cell
from localize.ui.parts.ways import Way, way_to
from localize.ui.session import current_session
from localize.ui.visit import Visit
from localize.workspace.profiles import Profile


def show(visit: Visit) -> None:
    translate = visit.words.gettext
    st.title(translate("People"), anchor=False)
    show_account(visit.words)
    show_accounts(visit)
    profiles = visit.workspace.profiles()
    everybody = [each.person for each in profiles]
    show_table(visit, profiles)
    with st.expander(translate("Add somebody"), expanded=len(everybody) < 3):
        _add(visit, everybody)
    with st.expander(translate("Add many from a file")):
        show_people_import(visit, len(everybody))
    mine = [each for each in profiles if each.person.id != visit.person.id and each.person.role in _roles(visit)]
    if mine:
        with st.expander(translate("New keys for somebody, or other locales and times")):
            _change(visit, mine, everybody)
    if not visit.person.locales:
        way_to(Way.PROFILE, translate("Do you review too? Say in your profile what you know"))


def _roles(visit: Visit) -> tuple[Role, ...]:
    """Whom this visitor can manage; the workspace asks again."""
    return tuple(Role) if visit.person.role is Role.ADMIN else (Role.REVIEWER,)


def _add(visit: Visit, everybody: Sequence[Person]) -> None:
    translate, roles, wanted = visit.words.gettext, _roles(visit), visit.workspace.wanted()
    with st.form("add-person", border=False):
        called = st.text_input(translate("Name"), max_chars=200)
        role = roles[0]
        if len(roles) > 1:
            role = st.selectbox(translate("Role"), roles, format_func=lambda each: role_in_words(each, visit.words))
        declared = ask_locales(visit.words, [*wanted.locales, *known_locales(everybody)])
        domains = ask_domains(visit.words, [*wanted.domains, *known_domains(everybody)])
        language = st.selectbox(
            translate("Language of the pages"),
            ui_languages(),
            index=None,
            format_func=own_name,
            placeholder=translate("As their locales or their browser say"),
        )
        if not st.form_submit_button(translate("Add and make an invitation"), type="primary"):
            return
    with problems_in_words(visit.words):
        person = visit.workspace.add_person(
            called or "", role=role.value, locales=declared.mapping(), domains=domains, ui_language=language
        )
        _show_once(person, visit.workspace.invite(person.id))


def _show_once(person: Person, invitation: str | None) -> None:
    current_session().account = Account(person.name, person.access_code, invitation)
    st.rerun()


def _change(visit: Visit, mine: Sequence[Profile], everybody: Sequence[Person]) -> None:
    translate = visit.words.gettext
    known = {each.person.id: each for each in mine}
    chosen = st.selectbox(
        translate("Who"),
        list(known),
        index=None,
        format_func=lambda each: in_cell(
            " · ".join([known[each].person.name, *(tag.tag for tag in known[each].person.locales)])
        ),
        placeholder=translate("Choose somebody"),
    )
    if chosen is None:
        return
    profile = known[chosen]
    with problems_in_words(visit.words):
        _new_keys(visit, profile.person)
        _email(visit, profile.person)
        show_locales(visit, profile)
        show_domains(visit, profile.person, [*visit.workspace.wanted().domains, *known_domains(everybody)])
        show_time(visit, profile.person)


def _new_keys(visit: Visit, person: Person) -> None:
    translate = visit.words.gettext
    with st.container(horizontal=True):
        link = st.button(translate("Make a new invitation link"), key=f"link-{person.id}")
        code = st.button(translate("Make a new access code"), key=f"code-{person.id}")
    st.caption(
        translate("A new link ends the unused one before it. A new code ends the old code and signs the person out.")
    )
    if link:
        _show_once(person, visit.workspace.invite(person.id))
    if code:
        _show_once(visit.workspace.renew_code(person.id), None)


def _email(visit: Visit, person: Person) -> None:
    translate = visit.words.gettext
    with st.form(f"email-form-{person.id}", border=False):
        email = st.text_input(
            translate("E-mail, for the sign-in of your organisation"),
            person.email or "",
            max_chars=254,
            key=f"email-{person.id}",
            width=420,
        )
        if st.form_submit_button(translate("Save e-mail")):
            with problems_in_words(visit.words):
                visit.workspace.set_email(person.id, (email or "").strip() or None)
                st.rerun()
