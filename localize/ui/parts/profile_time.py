"""When somebody works, and the fields they know: small forms that save what they show."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from localize.records import Person
from localize.ui.parts.problems import problems_in_words
from localize.ui.parts.profile_words import back_on
from localize.ui.parts.untrusted import in_cell, untrusted
from localize.ui.visit import Visit
from localize.workspace.declaring import whole_number


def show_time(visit: Visit, person: Person) -> None:
    """Hours, days away, a limit of their own; and the clock by which their days begin."""
    translate, back = visit.words.gettext, back_on(person)
    with st.form(f"time-{person.id}", border=False):
        with st.container(horizontal=True):
            hours = _number(translate("Hours a week"), f"hours-{person.id}", person.hours_per_week)
            items = _number(translate("At most so many items a day"), f"items-{person.id}", person.items_per_day)
            day = st.date_input(
                translate("Away, back on"), value=back, key=f"back-{person.id}", width=220, format="YYYY-MM-DD"
            )
        st.caption(translate("Leave a field empty to say nothing. Nobody is held to the hours: they help to plan."))
        if st.form_submit_button(translate("Save times")):
            with problems_in_words(visit.words):
                visit.workspace.set_availability(
                    person.id, hours_per_week=whole_number(hours), items_per_day=whole_number(items), away_until=day
                )
                st.rerun()
    if back is not None and st.button(translate("No longer away"), key=f"here-{person.id}"):
        visit.workspace.set_availability(person.id, away_until=None)
        st.rerun()
    zone = person.time_zone or translate("not known yet")
    said = translate("Days begin and end by the clock of the device: {time_zone}.")
    untrusted(said.format(time_zone=zone), css_class="lz-quiet")


def _number(label: str, key: str, value: int | None) -> str:
    """As text: a field for numbers cannot be emptied again."""
    return st.text_input(label, "" if value is None else str(value), key=key, width=220, max_chars=9) or ""


def show_domains(visit: Visit, person: Person, offered: Sequence[str]) -> None:
    """Fields that a person knows, for items that go to experts only."""
    translate = visit.words.gettext
    with st.form(f"domains-form-{person.id}", border=False):
        chosen = st.multiselect(
            translate("Fields they know well") if visit.person.id != person.id else translate("Fields you know well"),
            sorted({*offered, *person.domains}),
            default=list(person.domains),
            format_func=in_cell,
            accept_new_options=True,
            placeholder=translate("Choose or type"),
            key=f"domains-{person.id}",
            select_all=False,
        )
        if st.form_submit_button(translate("Save fields")):
            with problems_in_words(visit.words):
                visit.workspace.declare(person.id, person.locales, [str(each) for each in chosen])
                st.rerun()
