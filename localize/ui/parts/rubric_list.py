"""The rubrics on the shelf and the faults of their files, as tables."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import streamlit as st

from localize.errors import Problem
from localize.languages import number, own_name
from localize.records import Unit
from localize.rubric import Rubric
from localize.rubric.render import strings
from localize.texts import Texts, rubric_language, ui_languages
from localize.ui.parts.untrusted import in_cell, untrusted
from localize.workspace.rubric_shelf import RubricUse, ShelvedRubric

FAULTS_SHOWN = 50


def show_rubrics(rubrics: Sequence[ShelvedRubric], words: Texts) -> None:
    """One row for each file: what it judges, who uses it, in which languages it can be read."""
    translate = words.gettext
    st.dataframe(
        {
            "id": [in_cell(each.id) for each in rubrics],
            "title": [in_cell(each.rubric.title) if each.rubric else "" for each in rubrics],
            "state": [_state(each, words) for each in rubrics],
            "unit": [unit_in_words(each.rubric.unit, words) if each.rubric else "" for each in rubrics],
            "version": [in_cell(each.rubric.version) if each.rubric else "" for each in rubrics],
            "from": [_origin(each, words) for each in rubrics],
            "uses": [", ".join(_use(use, words) for use in each.uses) for each in rubrics],
            "languages": [_languages(each.rubric) if each.rubric else "" for each in rubrics],
        },
        column_config={
            "id": translate("Rubric"),
            "title": st.column_config.TextColumn(translate("Title"), width=240),
            "state": translate("State"),
            "unit": translate("Judges"),
            "version": translate("Version"),
            "from": translate("From"),
            "uses": st.column_config.TextColumn(translate("Used by"), width=180),
            "languages": translate("Can be read in"),
        },
        hide_index=True,
        height="content",
        alt=translate("Rubrics"),
    )


def show_faults(file: str, problems: Sequence[Problem], words: Texts) -> None:
    """Everything that is wrong with one file: code, place and what to do."""
    translate = words.gettext
    said = words.ngettext("{file} has {count} fault:", "{file} has {count} faults:", len(problems))
    untrusted(said.format(file=file, count=number(len(problems), words.language)), css_class="lz-text lz-name")
    for each in problems[:FAULTS_SHOWN]:
        with st.container(border=True):
            untrusted(f"{each.code} · {each.place}", css_class="lz-quiet")
            untrusted(each.what.in_words(translate))
    if len(problems) > FAULTS_SHOWN:
        st.text(translate("Mend these first: there are more."))


def unit_in_words(unit: Unit, words: Texts) -> str:
    translate = words.gettext
    return {
        Unit.PROMPT: translate("a localized prompt"),
        Unit.OUTPUT: translate("one answer"),
        Unit.PAIR: translate("two answers"),
        Unit.LIST: translate("several answers"),
        Unit.TRANSLATION: translate("a translation"),
        Unit.BRIEF: translate("a prompt to be written"),
    }[unit]


def _state(shelved: ShelvedRubric, words: Texts) -> str:
    translate, rubric = words.gettext, shelved.rubric
    if rubric is None:
        said = words.ngettext("{count} fault", "{count} faults", len(shelved.problems))
        return said.format(count=number(len(shelved.problems), words.language))
    known = {"active": translate("in order"), "draft": translate("draft"), "retired": translate("retired")}
    return known[rubric.status]


def _origin(shelved: ShelvedRubric, words: Texts) -> str:
    translate = words.gettext
    if shelved.instead:
        return translate("this workspace, instead of the shipped one")
    return translate("this workspace") if shelved.own else translate("shipped")


def _use(use: RubricUse, words: Texts) -> str:
    said = words.gettext("{campaign} ({version})") if use.current else words.gettext("{campaign} ({version}, not this)")
    return in_cell(said.format(campaign=use.campaign, version=use.version))


def _languages(rubric: Rubric) -> str:
    return ", ".join(own_name(each) for each in languages_of(rubric))


@lru_cache(maxsize=256)
def languages_of(rubric: Rubric) -> tuple[str, ...]:
    """Languages in which every text of a rubric is there: reviewers of others read it in English."""
    texts = strings(rubric)
    return tuple(each for each in ui_languages() if rubric_language(texts, each) == each)
