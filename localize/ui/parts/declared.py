"""What people say of themselves: locales by how well they know them, and fields they know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from localize.errors import Refused, said
from localize.languages import UnknownLocale, name
from localize.records import Person, Proficiency
from localize.texts import Texts
from localize.ui.parts.untrusted import in_cell
from localize.ui.visit import Visit


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


def locales_there_are(visit: Visit, everybody: Sequence[Person]) -> list[str]:
    """Locales of campaigns and of people: what is offered before somebody types another one."""
    of_campaigns = {locale for each in visit.workspace.campaigns() for locale in each.campaign.locales}
    return sorted(of_campaigns | {each.tag for person in everybody for each in person.locales})


def ask_locales(words: Texts, offered: Sequence[str], person: Person | None = None) -> Declared:
    """One field for each proficiency; other tags can be typed."""
    translate = words.gettext
    labels = {
        Proficiency.NATIVE: translate("Locales they live in or grew up with"),
        Proficiency.NEAR_NATIVE: translate("Locales they know nearly as well"),
        Proficiency.LEARNED: translate("Languages they learned"),
    }
    st.caption(translate("Choose from the list, or type a tag such as es-MX and press Enter."))
    return Declared(
        tuple((proficiency, _ask(words, label, proficiency, offered, person)) for proficiency, label in labels.items())
    )


def _ask(
    words: Texts, label: str, proficiency: Proficiency, offered: Sequence[str], person: Person | None
) -> tuple[str, ...]:
    before = [each.tag for each in person.locales if each.proficiency is proficiency] if person else []
    chosen = st.multiselect(
        label,
        sorted({*offered, *before}),
        default=before,
        format_func=lambda tag: _called(tag, words.language),
        accept_new_options=True,
        placeholder=words.gettext("Choose or type"),
        key=f"{proficiency}-{person.id if person else 'new'}",
        select_all=False,
    )
    return tuple(str(each) for each in chosen)


def _called(tag: str, language: str) -> str:
    try:
        return in_cell(f"{name(tag, language)} · {tag}")
    except UnknownLocale:
        return in_cell(tag)


def ask_domains(words: Texts, everybody: Sequence[Person], person: Person | None = None) -> list[str]:
    """Fields that a person knows, for items that go to experts only."""
    before = list(person.domains) if person else []
    chosen = st.multiselect(
        words.gettext("Fields they know well"),
        sorted({domain for each in everybody for domain in each.domains}),
        default=before,
        format_func=in_cell,
        accept_new_options=True,
        placeholder=words.gettext("Choose or type"),
        key=f"domains-{person.id if person else 'new'}",
        select_all=False,
    )
    return [str(each) for each in chosen]
