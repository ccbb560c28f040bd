"""The clock of who is here: their days begin and end by it."""

from __future__ import annotations

import streamlit as st

from localize.ui.session import current_session
from localize.ui.visit import Visit


def time_zone(visit: Visit) -> str:
    """Where their clock is: what their browser says, else what it said before."""
    return st.context.timezone or visit.person.time_zone or "UTC"


def keep_time_zone(visit: Visit) -> None:
    """Keep with the person what their browser says; once in a tab, since two devices may say different things."""
    session, here = current_session(), st.context.timezone
    if here is None or session.time_zone == here:
        return
    session.time_zone = here
    if visit.person.time_zone != here:
        visit.workspace.set_time_zone(visit.person.id, here)
