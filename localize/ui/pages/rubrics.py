"""Rubrics: every file on the shelf, its faults, and how reviewers see it; a file can be checked before it is kept."""

from __future__ import annotations

from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from localize.rubric import Rubric
from localize.texts import Texts
from localize.ui.parts.problems import problems_in_words
from localize.ui.parts.rubric_facts import show_facts
from localize.ui.parts.rubric_list import show_faults, show_rubrics
from localize.ui.parts.rubric_preview import show_preview
from localize.ui.parts.untrusted import in_cell, untrusted
from localize.ui.visit import Visit
from localize.workspace.rubric_shelf import ShelvedRubric

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

LARGEST_MB = 1
SHOWN_MAX_CHARS = 200_000


class View(Enum):
    """How one rubric is looked at."""

    SHEET = auto()
    FACTS = auto()
    FILE = auto()


def show(visit: Visit) -> None:
    translate = visit.words.gettext
    st.title(translate("Rubrics"), anchor=False)
    shelf = visit.workspace.rubrics()
    with st.expander(translate("All rubrics"), expanded=True):
        show_rubrics(shelf, visit.words)
    upload = st.file_uploader(
        translate("Check a file of your own (TOML). It is not stored before you say so."),
        type=["toml"],
        max_upload_size=LARGEST_MB,
    )
    if upload is not None:
        _show_upload(visit, upload)
    else:
        _show_chosen(visit, shelf)


def _show_chosen(visit: Visit, shelf: list[ShelvedRubric]) -> None:
    """One file of the shelf; the first to be shown is one that has faults."""
    broken = [number for number, each in enumerate(shelf) if each.rubric is None]
    chosen = st.selectbox(
        visit.words.gettext("Rubric"),
        range(len(shelf)),
        index=broken[0] if broken else 0,
        format_func=lambda number: in_cell(shelf[number].id),
        width=360,
    )
    if chosen is None:
        return
    file = shelf[chosen]
    if file.rubric is None:
        show_faults(f"{file.id}.toml", file.problems, visit.words)
        _show_source(file.source, visit.words)
    else:
        _show_rubric(visit, file.rubric)


def _show_upload(visit: Visit, upload: UploadedFile) -> None:
    """A file that somebody dropped: its faults, or how it looks and the way into the workspace."""
    translate = visit.words.gettext
    name, content = Path(upload.name).name, upload.getvalue()
    rubric, problems = visit.workspace.check_rubric(name, content)
    if rubric is None:
        show_faults(name, problems, visit.words)
        st.text(translate("Mend these places and drop the file again. Nothing was stored."))
        return
    st.success(translate("This file is in order."))
    with problems_in_words(visit.words):
        if st.button(translate("Save to this workspace"), type="primary"):
            visit.workspace.keep_rubric(name, content)
            st.success(
                translate(
                    "Saved. New campaigns find it; a campaign that uses this rubric takes it with its next update."
                )
            )
    _show_rubric(visit, rubric)


def _show_rubric(visit: Visit, rubric: Rubric) -> None:
    translate = visit.words.gettext
    untrusted(f"{rubric.title} · {rubric.version}", css_class="lz-text lz-name")
    labels = {
        View.SHEET: translate("As a reviewer sees it"),
        View.FACTS: translate("Facts"),
        View.FILE: translate("The file"),
    }
    view = st.radio(
        translate("Look at"),
        list(labels),
        format_func=lambda each: labels[each],
        horizontal=True,
        label_visibility="collapsed",
    )
    if view is View.FACTS:
        show_facts(rubric, visit.words)
    elif view is View.FILE:
        _show_source(rubric.source_text, visit.words)
    else:
        show_preview(visit, rubric)


def _show_source(source: str, words: Texts) -> None:
    st.code(in_cell(source, SHOWN_MAX_CHARS), language=None, wrap_lines=True)
    st.download_button(
        words.gettext("Download the file"), source.encode(), "rubric.toml", "application/toml", on_click="ignore"
    )
