"""Everybody in a table that is searched by any word in it, and as a file for a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from localize.languages import own_name
from localize.texts import Texts
from localize.ui.parts.profile_words import declared_in_words, role_in_words, test_in_words, time_of
from localize.ui.parts.spreadsheet import csv_file
from localize.ui.parts.untrusted import in_cell
from localize.ui.visit import Visit
from localize.workspace.people_table import COLUMNS, cells_of
from localize.workspace.profiles import Profile

_SHOWN = ("name", "role", "locales", "notes", "said_by", "tested", "domains", "time", "language")


def show_table(visit: Visit, everybody: Sequence[Profile]) -> None:
    translate, words = visit.words.gettext, visit.words
    wanted = (
        st.text_input(
            translate("Find by name, locale or domain"), type="search", placeholder=translate("Search"), width=360
        )
        or ""
    ).casefold()
    lines = [_line(each, words) for each in everybody]
    shown = [tuple(map(in_cell, line)) for line in lines if wanted in " ".join(line).casefold()]
    if not shown:
        st.text(translate("Nobody fits this."))
        return
    st.dataframe(
        dict(zip(_SHOWN, map(list, zip(*shown, strict=True)), strict=True)),
        column_config={
            "name": st.column_config.TextColumn(translate("Name"), pinned=True),
            "role": translate("Role"),
            "locales": st.column_config.TextColumn(translate("Declared"), width="large"),
            "notes": st.column_config.TextColumn(translate("Notes"), width="medium"),
            "said_by": translate("Declared by"),
            "tested": st.column_config.TextColumn(translate("Tested"), width="medium"),
            "domains": translate("Domains"),
            "time": translate("Time"),
            "language": translate("Language of the pages"),
        },
        hide_index=True,
        alt=translate("People"),
    )
    st.download_button(
        translate("Download as CSV"),
        people_file(everybody),
        file_name="people.csv",
        mime="text/csv",
        on_click="ignore",
    )


def _line(profile: Profile, words: Texts) -> tuple[str, ...]:
    translate, person = words.gettext, profile.person
    by = translate("themselves") if profile.self_declared else translate("somebody else")
    return (
        person.name,
        role_in_words(person.role, words),
        ", ".join(declared_in_words(each, words) for each in person.locales),
        "; ".join(each.said.in_words(translate) for each in profile.notes),
        by if person.locales or person.domains else "",
        "; ".join(f"{each.tag}: {test_in_words(each, words)}" for each in person.tested),
        ", ".join(person.domains),
        time_of(person, words),
        "" if person.ui_language is None else own_name(person.ui_language),
    )


def people_file(everybody: Sequence[Profile]) -> bytes:
    """The list as a file that can be imported elsewhere; ids keep it from adding anybody twice here."""
    header = ("id", *COLUMNS, "declared_by", "tested", "notes")
    return csv_file(header, ([_cells(each)[name] for name in header] for each in everybody))


def _cells(profile: Profile) -> dict[str, str]:
    tests = (
        f"{each.tag} {each.right}/{each.answered} {'passed' if each.passed else 'not passed'} {each.at.date()}"
        for each in profile.person.tested
    )
    return cells_of(profile.person) | {
        "declared_by": "themselves" if profile.self_declared else "somebody else",
        "tested": "; ".join(tests),
        "notes": "; ".join(str(each.said) for each in profile.notes),
    }
