"""What somebody new is said to know: locales by how well, and fields. Years are added afterwards, one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from localize.errors import Refused, said
from localize.records import Person, Proficiency
from localize.texts import Texts
from localize.ui.parts.profile_words import locale_in_words
from localize.ui.parts.untrusted import in_cell


@dataclass(frozen=True)
class Declared:
    """Tags as chosen or typed, by proficiency."""

    tags: tuple[tuple[Proficiency, tuple[str, ...]], ...]

    def mapping(self) -> dict[str, str]:
        """Tag to proficiency, as the workspace takes it. Raises Refused where a tag stands under two."""
        every = {tag: proficiency.value for proficiency, tags in self.tags for tag in tags}
        if len(every) != sum(len(tags) for _, tags in self.tags):
            raise Refused(said("A locale stands there twice."), said("Name each locale once."))
        return every


def ask_locales(words: Texts, offered: Sequence[str]) -> Declared:
    """One field for each proficiency; other tags can be typed."""
    translate = words.gettext
    labels = {
        Proficiency.NATIVE: translate("Locales they live in or grew up with"),
        Proficiency.NEAR_NATIVE: translate("Locales they know nearly as well"),
        Proficiency.LEARNED: translate("Languages they learned"),
    }
    st.caption(translate("Choose from the list, or type a tag such as es-MX and press Enter."))
    return Declared(
        tuple((proficiency, _ask(words, label, proficiency, offered)) for proficiency, label in labels.items())
    )


def _ask(words: Texts, label: str, proficiency: Proficiency, offered: Sequence[str]) -> tuple[str, ...]:
    chosen = st.multiselect(
        label,
        sorted(set(offered)),
        format_func=lambda tag: locale_in_words(tag, words),
        accept_new_options=True,
        placeholder=words.gettext("Choose or type"),
        key=f"{proficiency}-new",
        select_all=False,
    )
    return tuple(str(each) for each in chosen)


def ask_domains(words: Texts, offered: Sequence[str]) -> list[str]:
    """Fields that a person knows, for items that go to experts only."""
    chosen = st.multiselect(
        words.gettext("Fields they know well"),
        sorted(set(offered)),
        format_func=in_cell,
        accept_new_options=True,
        placeholder=words.gettext("Choose or type"),
        key="domains-new",
        select_all=False,
    )
    return [str(each) for each in chosen]


def known_locales(everybody: Sequence[Person]) -> set[str]:
    return {each.tag for person in everybody for each in person.locales}


def known_domains(everybody: Sequence[Person]) -> set[str]:
    return {domain for each in everybody for domain in each.domains}
