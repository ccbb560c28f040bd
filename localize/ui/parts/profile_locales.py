"""The locales of a person: each beside its tests, to be changed one by one, and a new one to be added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import streamlit as st

from localize.languages import name, official_languages
from localize.records import DeclaredLocale, Person, Proficiency
from localize.texts import Texts
from localize.ui.parts.problems import problems_in_words
from localize.ui.parts.profile_words import (
    locale_in_words,
    proficiency_in_words,
    test_in_words,
    tests_of,
    years_in_words,
)
from localize.ui.parts.untrusted import untrusted
from localize.ui.visit import Visit
from localize.workspace.declaring import Note, Remark, asks_region, regions_to_offer, whole_number
from localize.workspace.profiles import Profile


@dataclass(frozen=True)
class Typed:
    """What was chosen and typed of a locale: years as text."""

    proficiency: Proficiency
    first: str
    last: str

    def of(self, tag: str) -> DeclaredLocale:
        """Raises BadPerson where a year is no number."""
        return DeclaredLocale(tag, self.proficiency, whole_number(self.first), whole_number(self.last))


HOW_WELL = (Proficiency.NATIVE, Proficiency.NEAR_NATIVE, Proficiency.LEARNED)


def show_locales(visit: Visit, profile: Profile) -> None:
    """All that they declared and the tests that prove it, the way to change each, and to add one."""
    translate, person = visit.words.gettext, profile.person
    wanted = visit.workspace.wanted().locales
    if not person.locales:
        st.text(translate("No language is named yet. Items come once there is one."))
    for place, declared in enumerate(person.locales):
        with st.container(border=True, gap="xsmall", key=f"locale-{person.id}-{declared.tag}"):
            notes = [each for each in profile.notes if each.tag == declared.tag]
            _show_one(visit, person, declared, notes)
            _ask_region(visit, person, declared, wanted)
            _change(visit, person, place, declared)
    with st.expander(translate("Add a language"), expanded=not person.locales):
        _add(visit, person, wanted)


def _show_one(visit: Visit, person: Person, declared: DeclaredLocale, notes: Sequence[Note]) -> None:
    translate, words = visit.words.gettext, visit.words
    untrusted(locale_in_words(declared.tag, words), css_class="lz-text lz-name")
    years, learned = years_in_words(declared, words), declared.proficiency is Proficiency.LEARNED
    how = proficiency_in_words(declared.proficiency, words)
    if years:
        untrusted(translate("Declared: {how}, lived there {years}").format(how=how, years=years))
    else:
        untrusted(translate("Declared: {how}").format(how=how))
    tests = tests_of(person, declared.tag)
    if not tests and not learned:  # reading an original needs no proof
        st.text(translate("No test yet: this is not proven."))
    for each in tests[:3]:
        untrusted(translate("Tested: {result}").format(result=test_in_words(each, words)))
    for note in notes:
        if note.remark is Remark.LEFT_LONG_AGO:
            st.text(translate("More than ten years away: this closes nothing, and coordinators see it."))


def _ask_region(visit: Visit, person: Person, declared: DeclaredLocale, wanted: Sequence[str]) -> None:
    """Who is at home in a language lives its life somewhere: most items ask where. A learned one needs no place."""
    translate, words = visit.words.gettext, visit.words
    if declared.proficiency is Proficiency.LEARNED or not asks_region(declared.tag, wanted):
        return
    untrusted(
        translate("Which {language}? Most items are for people of one region: name yours.").format(
            language=name(declared.tag, words.language)
        )
    )
    chosen = _region(visit, declared.tag, wanted, f"{person.id}-{declared.tag}")
    if st.button(translate("This is my region"), key=f"region-{person.id}-{declared.tag}", disabled=chosen is None):
        _put(visit, person, declared, replace(declared, tag=chosen or declared.tag))


def _region(visit: Visit, tag: str, wanted: Sequence[str], key: str) -> str | None:
    """One of its regions: those of campaigns first, then the likeliest, then by name."""
    words = visit.words
    offered = regions_to_offer(tag, wanted)
    known = len([each for each in offered if each in wanted]) + 1
    by_name = sorted(offered[known:], key=lambda each: name(each, words.language))
    return st.selectbox(
        words.gettext("Region"),
        [*offered[:known], *by_name],
        index=None,
        format_func=lambda each: locale_in_words(each, words),
        placeholder=words.gettext("Choose"),
        key=f"which-{key}",
        width=420,
    )


def _change(visit: Visit, person: Person, place: int, declared: DeclaredLocale) -> None:
    translate, key = visit.words.gettext, f"{person.id}-{declared.tag}"
    with st.popover(translate("Change"), key=f"change-{key}"):
        with st.form(f"change-form-{key}", border=False):
            said = _ask_how(visit, key, declared)
            if st.form_submit_button(translate("Save"), type="primary"):
                with problems_in_words(visit.words):
                    _put(visit, person, declared, said.of(declared.tag))
        with st.container(horizontal=True):
            if place and st.button(translate("Put it first"), key=f"first-{key}"):
                _save(visit, person, [declared, *(each for each in person.locales if each != declared)])
            if st.button(translate("Take it out"), key=f"out-{key}"):
                _save(visit, person, [each for each in person.locales if each != declared])


def _ask_how(visit: Visit, key: str, declared: DeclaredLocale | None) -> Typed:
    """How well they know it, and when they lived there."""
    translate, words = visit.words.gettext, visit.words
    how = st.selectbox(
        translate("How well"),
        HOW_WELL,
        index=HOW_WELL.index(declared.proficiency) if declared else 0,
        format_func=lambda each: _explained(each, words),
        key=f"how-{key}",
    )
    st.caption(translate("When did you live there? Leave the end empty if you still do."))
    with st.container(horizontal=True):
        first = _year(translate("From year"), f"from-{key}", declared.lived_from if declared else None)
        last = _year(translate("To year"), f"to-{key}", declared.lived_to if declared else None)
    return Typed(how or Proficiency.NATIVE, first, last)


def _explained(proficiency: Proficiency, words: Texts) -> str:
    translate = words.gettext
    known = {
        Proficiency.NATIVE: translate("native: grew up with it"),
        Proficiency.NEAR_NATIVE: translate("near-native: lives in it as natives do"),
        Proficiency.LEARNED: translate("learned: reads it well"),
    }
    return known[proficiency]


def _year(label: str, key: str, value: int | None) -> str:
    """As text: a field for numbers cannot be emptied again, and who lives there now has no last year."""
    return st.text_input(label, "" if value is None else str(value), key=key, width=150, max_chars=4) or ""


def _add(visit: Visit, person: Person, wanted: Sequence[str]) -> None:
    """The fields are new ones after each that was added: their keys count."""
    translate, words, key = visit.words.gettext, visit.words, f"{person.id}-{len(person.locales)}-new"
    known = {each.tag for each in person.locales}
    languages = sorted(official_languages(), key=lambda each: name(each, words.language))
    offered = [each for each in dict.fromkeys((*wanted, *languages)) if each not in known]
    tag = st.selectbox(
        translate("Language"),
        offered,
        index=None,
        format_func=lambda each: locale_in_words(each, words),
        accept_new_options=True,
        placeholder=translate("Choose, or type a tag such as es-MX"),
        key=f"tag-{key}",
    )
    if not tag:
        return
    with problems_in_words(words):
        region = _region(visit, tag, wanted, key) if asks_region(tag, wanted) else None
        said = _ask_how(visit, key, None)
        needs = region is None and asks_region(tag, wanted) and said.proficiency is not Proficiency.LEARNED
        if needs:
            st.caption(translate("Name your region: without it only few items can come to you."))
        if st.button(translate("Add this language"), type="primary", key=f"add-{key}", disabled=needs):
            _save(visit, person, [*person.locales, said.of(region or tag)])


def _put(visit: Visit, person: Person, before: DeclaredLocale, after: DeclaredLocale) -> None:
    _save(visit, person, [after if each == before else each for each in person.locales])


def _save(visit: Visit, person: Person, locales: Sequence[DeclaredLocale]) -> None:
    with problems_in_words(visit.words):
        visit.workspace.declare(person.id, locales, None)
        st.rerun()
