"""Audit: who did what to what, newest first, whether the chain of rows is whole, and the same as a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import streamlit as st

from localize.assignment.days import clock, midnight
from localize.languages import moment, number
from localize.records import PersonId
from localize.ui.parts.clock import time_zone
from localize.ui.parts.spreadsheet import csv_file
from localize.ui.parts.untrusted import in_cell
from localize.ui.visit import Visit
from localize.workspace.auditing import AuditRow, AuditRows

AT_ONCE = 100
FILE_MOST = 20_000
CHECKED_AT_ONCE = 20_000
"""Rows whose chain is checked without being asked: a fraction of a second."""
HEADER = ("number", "when", "who", "name", "what", "to_what", "details")


@dataclass(frozen=True)
class Filter:
    """What is asked for; days are of the reader's clock, both included."""

    actions: tuple[str, ...]
    actor: PersonId | None
    object: str | None
    first: date | None
    last: date | None
    time_zone: str

    def rows(self, visit: Visit, offset: int = 0, limit: int = 0) -> AuditRows:
        here = clock(self.time_zone)
        return visit.workspace.audit(
            actions=self.actions,
            actor=self.actor,
            object=self.object,
            since=None if self.first is None else midnight(self.first, here),
            until=None if self.last is None else midnight(self.last + timedelta(days=1), here),
            offset=offset,
            limit=limit,
        )


def show(visit: Visit) -> None:
    translate = visit.words.gettext
    st.title(translate("Audit"), anchor=False)
    st.text(translate("What was done, by whom, to what. Rows are only ever added, and each seals the one before."))
    _show_chain(visit)
    asked = _ask(visit)
    total = asked.rows(visit).total
    said = visit.words.ngettext("{count} row fits.", "{count} rows fit.", total)
    st.text(said.format(count=number(total, visit.words.language)))
    if not total:
        return
    pages = -(-total // AT_ONCE)
    page = st.pagination(pages, key="audit-pages") if pages > 1 else 1
    names = {str(each.id): each.name for each in visit.workspace.people()}
    _show_rows(visit, asked.rows(visit, (page - 1) * AT_ONCE, AT_ONCE).rows, names)
    _offer_file(visit, asked, total)


def _show_chain(visit: Visit) -> None:
    translate, words = visit.words.gettext, visit.words
    if visit.workspace.audit(limit=0).total > CHECKED_AT_ONCE and not st.button(translate("Check the chain")):
        return
    chain = visit.workspace.audit_chain()
    if chain.whole:
        st.success(translate("The chain is whole: {count} rows.").format(count=number(chain.rows, words.language)))
    else:
        st.warning(
            translate(
                "The chain breaks at number {number}: somebody changed what was written. Restore a backup, and ask who "
                "can write to the database."
            ).format(number=chain.broken_at)
        )


def _ask(visit: Visit) -> Filter:
    translate = visit.words.gettext
    people = {each.id: each.name for each in visit.workspace.people()}
    with st.container(horizontal=True):
        actions = st.multiselect(
            translate("What"),
            visit.workspace.audited_actions(),
            format_func=in_cell,
            placeholder=translate("Everything"),
            key="audit-actions",
            width=300,
            select_all=False,
        )
        actor = st.selectbox(
            translate("Who"),
            list(people),
            index=None,
            format_func=lambda each: in_cell(people[each]),
            placeholder=translate("Everybody"),
            key="audit-actor",
            width=220,
        )
        thing = st.text_input(
            translate("To what"), key="audit-object", placeholder=translate("An id"), width=220, max_chars=200
        )
        first = st.date_input(translate("From day"), None, key="audit-first", width=160, format="YYYY-MM-DD")
        last = st.date_input(translate("To day"), None, key="audit-last", width=160, format="YYYY-MM-DD")
    return Filter(tuple(map(str, actions)), actor, (thing or "").strip() or None, first, last, time_zone(visit))


def _show_rows(visit: Visit, rows: tuple[AuditRow, ...], names: Mapping[str, str]) -> None:
    """`names` are those of people by their ids: a row about one says whom it was about."""
    translate, words = visit.words.gettext, visit.words
    st.dataframe(
        {
            "number": [each.sequence for each in rows],
            "at": [moment(each.at, words.language, time_zone(visit)) for each in rows],
            "who": [_who(each, visit) for each in rows],
            "action": [in_cell(each.action) for each in rows],
            "object": [in_cell(names.get(each.object, each.object)) for each in rows],
            "details": [in_cell(_details(each)) for each in rows],
        },
        column_config={
            "number": st.column_config.NumberColumn(translate("Number"), format="%d", width="small"),
            "at": translate("When"),
            "who": translate("Who"),
            "action": translate("What"),
            "object": translate("To what"),
            "details": translate("Details"),
        },
        hide_index=True,
        alt=translate("Audit"),
    )


def _who(row: AuditRow, visit: Visit) -> str:
    translate = visit.words.gettext
    if row.hidden:
        return translate("a reviewer")
    return in_cell(row.name) if row.name is not None else translate("the server")


def _details(row: AuditRow) -> str:
    return ", ".join(f"{key}: {_plain(value)}" for key, value in row.details.items())


def _plain(value: object) -> str:
    return " ".join(map(str, value)) if isinstance(value, list) else str(value)


def _offer_file(visit: Visit, asked: Filter, total: int) -> None:
    translate = visit.words.gettext
    if total > FILE_MOST:
        said = translate("Narrow it to {most} rows to download them, or use the command: localize audit.")
        st.caption(said.format(most=number(FILE_MOST, visit.words.language)))
    elif st.button(translate("Make a CSV file")):
        st.download_button(
            translate("Download as CSV"),
            audit_file(asked.rows(visit, limit=FILE_MOST).rows),
            file_name="audit.csv",
            mime="text/csv",
            on_click="ignore",
        )


def audit_file(rows: tuple[AuditRow, ...]) -> bytes:
    """Rows for a spreadsheet, times in UTC. Who is hidden has neither id nor name."""
    return csv_file(
        HEADER,
        (
            (
                each.sequence,
                each.at.isoformat(),
                each.actor or "",
                each.name or "",
                each.action,
                each.object,
                _details(each),
            )
            for each in rows
        ),
    )
