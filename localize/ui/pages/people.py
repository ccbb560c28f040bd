"""People: who works here, somebody new, and the keys and locales of somebody known."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from localize.languages import own_name
from localize.records import Person, Proficiency, Role
from localize.texts import Texts, ui_languages
from localize.ui.parts.account import Account, show_account
from localize.ui.parts.declared import ask_domains, ask_locales, locales_there_are
from localize.ui.parts.problems import problems_in_words
from localize.ui.parts.untrusted import in_cell
from localize.ui.session import current_session
from localize.ui.visit import Visit


def show(visit: Visit) -> None:
    translate = visit.words.gettext
    st.title(translate("People"), anchor=False)
    show_account(visit.words)
    everybody = visit.workspace.people()
    _show_table(visit, everybody)
    with st.expander(translate("Add somebody"), expanded=len(everybody) < 3):
        _add(visit, everybody)
    mine = [each for each in everybody if each.id != visit.person.id and each.role in _roles(visit)]
    if mine:
        with st.expander(translate("New keys for somebody, or other locales")):
            _change(visit, mine, everybody)


def _roles(visit: Visit) -> tuple[Role, ...]:
    """Whom this visitor can manage; the workspace asks again."""
    return tuple(Role) if visit.person.role is Role.ADMIN else (Role.REVIEWER,)


def role_in_words(role: Role, words: Texts) -> str:
    translate = words.gettext
    known = {
        Role.REVIEWER: translate("Reviewer"),
        Role.COORDINATOR: translate("Coordinator"),
        Role.ADMIN: translate("Administrator"),
    }
    return known[role]


def proficiency_in_words(proficiency: Proficiency, words: Texts) -> str:
    translate = words.gettext
    known = {
        Proficiency.NATIVE: translate("native"),
        Proficiency.NEAR_NATIVE: translate("near-native"),
        Proficiency.LEARNED: translate("learned"),
    }
    return known[proficiency]


def _show_table(visit: Visit, everybody: Sequence[Person]) -> None:
    translate, words = visit.words.gettext, visit.words
    wanted = (
        st.text_input(
            translate("Find by name, locale or domain"), type="search", placeholder=translate("Search"), width=360
        )
        or ""
    ).casefold()
    lines = {each.id: _line(each, words) for each in everybody}
    shown = [tuple(map(in_cell, line)) for line in lines.values() if wanted in " ".join(line).casefold()]
    if not shown:
        st.text(translate("Nobody fits this."))
        return
    st.dataframe(
        dict(zip(("name", "role", "locales", "domains", "language"), map(list, zip(*shown, strict=True)), strict=True)),
        column_config={
            "name": st.column_config.TextColumn(translate("Name"), pinned=True),
            "role": translate("Role"),
            "locales": st.column_config.TextColumn(translate("Locales"), width="large"),
            "domains": translate("Domains"),
            "language": translate("Language of the pages"),
        },
        hide_index=True,
        alt=translate("People"),
    )


def _line(person: Person, words: Texts) -> tuple[str, str, str, str, str]:
    locales = [f"{each.tag} ({proficiency_in_words(each.proficiency, words)})" for each in person.locales]
    language = "" if person.ui_language is None else own_name(person.ui_language)
    return person.name, role_in_words(person.role, words), ", ".join(locales), ", ".join(person.domains), language


def _add(visit: Visit, everybody: Sequence[Person]) -> None:
    translate, roles = visit.words.gettext, _roles(visit)
    with st.form("add-person", border=False):
        called = st.text_input(translate("Name"), max_chars=200)
        role = roles[0]
        if len(roles) > 1:
            role = st.selectbox(translate("Role"), roles, format_func=lambda each: role_in_words(each, visit.words))
        declared = ask_locales(visit.words, locales_there_are(visit, everybody))
        domains = ask_domains(visit.words, everybody)
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


def _change(visit: Visit, mine: Sequence[Person], everybody: Sequence[Person]) -> None:
    translate = visit.words.gettext
    known = {each.id: each for each in mine}
    chosen = st.selectbox(
        translate("Who"),
        list(known),
        index=None,
        format_func=lambda each: in_cell(" · ".join([known[each].name, *(tag.tag for tag in known[each].locales)])),
        placeholder=translate("Choose somebody"),
    )
    if chosen is None:
        return
    person = known[chosen]
    with problems_in_words(visit.words):
        _new_keys(visit, person)
        with st.form(f"declared-{person.id}", border=False):
            declared = ask_locales(visit.words, locales_there_are(visit, everybody), person)
            domains = ask_domains(visit.words, everybody, person)
            if st.form_submit_button(translate("Save locales and domains")):
                visit.workspace.declare(person.id, declared.mapping(), domains)
                st.rerun()


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
