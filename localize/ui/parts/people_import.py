"""Many people at once: a CSV file is shown before they are added, with every fault; codes come as a file, once."""

from __future__ import annotations

import streamlit as st

from localize.languages import number
from localize.records import Role
from localize.ui.parts.account import Account
from localize.ui.parts.problems import problems_in_words
from localize.ui.parts.profile_words import declared_in_words, role_in_words
from localize.ui.parts.spreadsheet import csv_file
from localize.ui.parts.untrusted import in_cell
from localize.ui.parts.uploads import stored
from localize.ui.session import current_session
from localize.ui.visit import Visit
from localize.workspace.people_files import PeopleFile
from localize.workspace.people_table import COLUMNS, FILE_MAX_BYTES

EXAMPLE = csv_file(
    COLUMNS,
    [("Ana", "reviewer", "es-MX:native:1990-|en:learned", "law|medicine", "ana@example.org", "America/Mexico_City",
      10, 40, "", "es")],
)  # fmt: skip


def show_people_import(visit: Visit, here: int) -> None:
    """`here` is how many people there are: with somebody new the field is a new one, so no file is added twice."""
    translate = visit.words.gettext
    st.text(
        translate(
            "A CSV file with one person a line. Only the name must be there. Locales are written like "
            "es-MX:native:1990- with a vertical line between two; years may be left out."
        )
    )
    st.download_button(
        translate("An example to fill in"), EXAMPLE, file_name="people-example.csv", mime="text/csv", on_click="ignore"
    )
    upload = st.file_uploader(
        translate("CSV file"),
        type=["csv", "tsv", "txt"],
        max_upload_size=FILE_MAX_BYTES // 1_000_000,
        key=f"people-file-{here}",
    )
    if upload is None:
        return
    with problems_in_words(visit.words), stored(upload, (".csv",)) as path:
        found = visit.workspace.check_people_file(path)
        _show(visit, found)
        if not _may_add(visit, found):
            return
        said = visit.words.ngettext("Add {count} person", "Add {count} people", len(found.new))
        if st.button(said.format(count=number(len(found.new), visit.words.language)), type="primary", key="add-people"):
            added = visit.workspace.import_people(path)
            current_session().accounts = tuple(
                Account(each.name, each.access_code, visit.workspace.invite(each.id)) for each in added
            )
            st.rerun()


def _may_add(visit: Visit, found: PeopleFile) -> bool:
    translate = visit.words.gettext
    if found.staff and visit.person.role is not Role.ADMIN:
        st.warning(translate("Only an administrator adds coordinators and administrators. Take them out of the file."))
        return False
    return bool(found.new) and not found.faults


def _show(visit: Visit, found: PeopleFile) -> None:
    translate, words = visit.words.gettext, visit.words
    if found.known:
        said = words.ngettext(
            "{count} person in it is here already.", "{count} people in it are here already.", found.known
        )
        st.text(said.format(count=number(found.known, words.language)))
    if found.faults:
        st.warning(translate("Nobody is added while a line is wrong. Mend these and choose the file again."))
        st.dataframe(
            {
                translate("Line"): [each.line for each in found.faults],
                translate("Column"): [in_cell(each.column or "") for each in found.faults],
                translate("What is wrong"): [in_cell(each.reason.in_words(translate)) for each in found.faults],
            },
            hide_index=True,
            alt=translate("Lines that are wrong"),
        )
    if found.new:
        people = [each.person for each in found.new]
        st.dataframe(
            {
                translate("Line"): [each.line for each in found.new],
                translate("Name"): [in_cell(each.name) for each in people],
                translate("Role"): [role_in_words(each.role, words) for each in people],
                translate("Declared"): [
                    in_cell(", ".join(declared_in_words(locale, words) for locale in each.locales)) for each in people
                ],
                translate("Domains"): [in_cell(", ".join(each.domains)) for each in people],
                translate("Notes"): [
                    in_cell("; ".join(note.said.in_words(translate) for note in each.notes)) for each in found.new
                ],
            },
            hide_index=True,
            alt=translate("People in the file"),
        )


def show_accounts(visit: Visit) -> None:
    """The codes and links of those who were added last, until they are hidden: nobody can look them up again."""
    session, translate, words = current_session(), visit.words.gettext, visit.words
    if not session.accounts:
        return
    with st.container(border=True):
        said = words.ngettext("{count} person was added.", "{count} people were added.", len(session.accounts))
        st.text(said.format(count=number(len(session.accounts), words.language)))
        st.text(
            translate(
                "Their codes and links are in this file, now and never again. Keep it as you keep passwords: pass each "
                "on, then delete it."
            )
        )
        with st.container(horizontal=True):
            st.download_button(
                translate("Download codes and links"),
                csv_file(
                    ("name", "access_code", "invitation"),
                    ((each.name, each.access_code, each.invitation) for each in session.accounts),
                ),
                file_name="codes.csv",
                mime="text/csv",
                on_click="ignore",
            )
            if st.button(translate("I have it, hide it")):
                session.accounts = ()
                st.rerun()
