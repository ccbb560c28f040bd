"""How far the computing of signals is, by itself anew while it goes on, and the button that begins it."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from localize.languages import moment, number
from localize.ui import scoring_process
from localize.ui.parts.chrome import show_problem
from localize.ui.parts.clock import time_zone
from localize.ui.session import signed_in
from localize.ui.visit import Visit, current_visit

LOOKS_EVERY = 3
"""Seconds."""


def is_computing(visit: Visit, campaign: str) -> bool:
    """Whether signals are being computed, begun here or anywhere else."""
    row = visit.workspace.scoring(campaign)
    return scoring_process.is_running(visit.workspace, campaign) or (row is not None and row.state == "running")


def show_computing(visit: Visit, campaign: str, label: str, *, first: bool = True) -> None:
    """The state of computing; while nothing runs, a button with this label. `first`: it is what the page is about."""
    if is_computing(visit, campaign):
        st.fragment(run_every=LOOKS_EVERY)(_show_progress)(campaign)
        return
    row, ended = visit.workspace.scoring(campaign), scoring_process.last_end(visit.workspace, campaign)
    done = row is not None and row.state == "finished"
    kind: Literal["primary", "secondary"] = "primary" if first and not done else "secondary"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(label, on_click=_begin, args=(campaign,), key=f"compute-{campaign}", type=kind)
        st.text(_state(visit, campaign), width="content")
    if ended is not None and ended.problem is not None:
        show_problem(ended.problem, visit.words)
    elif ended is not None and not ended.texts:
        st.text(visit.words.gettext("There was nothing new to look at."))


def _begin(campaign: str) -> None:
    """As whoever is signed in now."""
    workspace = signed_in()
    if workspace is not None:
        scoring_process.start(workspace, campaign)


def _show_progress(campaign: str) -> None:
    """Asks again who is here: a page that stays open gives no authority. The page itself is drawn anew at the end."""
    visit = current_visit()
    if visit is None:
        return
    if not is_computing(visit, campaign):
        st.rerun(scope="app")
    row, words = visit.workspace.scoring(campaign), visit.words
    if row is None or row.state != "running":
        st.progress(0.0, text=words.gettext("Signals are being computed: it begins …"))
    else:
        said = words.gettext("Signals are being computed: {done} of {total} texts")
        text = said.format(done=number(row.done, words.language), total=number(row.total, words.language))
        st.progress(min(1.0, row.done / max(1, row.total)), text=text)
    st.caption(words.gettext("You may leave this page; it goes on. Reviewers are not kept waiting."))


def _state(visit: Visit, campaign: str) -> str:
    row, words = visit.workspace.scoring(campaign), visit.words
    if row is None:
        return words.gettext("Signals have not been computed in this campaign yet.")
    when = moment(row.ended_at or row.beat_at, words.language, time_zone(visit))
    if row.state == "finished":
        said = words.ngettext(
            "Computed {when}: {count} text was looked at.", "Computed {when}: {count} texts were looked at.", row.done
        )
        return said.format(when=when, count=number(row.done, words.language))
    said = words.gettext(
        "It ended too early ({when}), after {done} of {total} texts. What is done stays; it goes on where it stopped."
    )
    return said.format(when=when, done=number(row.done, words.language), total=number(row.total, words.language))
