"""Import: a file is looked at, shown as reviewers will see it, and taken when the coordinator says so."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import streamlit as st

from localize import intake
from localize.intake import fields
from localize.languages import number
from localize.records import ImportRow
from localize.ui.parts.campaigns import choose_campaign
from localize.ui.parts.import_report import show_done, show_first_rows, show_found
from localize.ui.parts.problems import problems_in_words
from localize.ui.parts.signal_computing import is_computing, show_computing
from localize.ui.parts.untrusted import in_cell
from localize.ui.parts.uploads import UPLOAD_MAX_MB, Checked, Choice, Columns, stored
from localize.ui.parts.ways import Way, way_to
from localize.ui.session import current_session
from localize.ui.visit import Visit

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

FIRST_ROWS = 2
MAPPED = (*fields.REQUIRED, "prompt")


def show(visit: Visit) -> None:
    translate = visit.words.gettext
    st.title(translate("Import"), anchor=False)
    campaign = choose_campaign(visit)
    if campaign is None:
        return
    upload = st.file_uploader(
        translate("A file of prompts, outputs or judgments: JSON Lines, JSON, CSV, TSV or Parquet"),
        type=[each.removeprefix(".") for each in _suffixes()],
        max_upload_size=UPLOAD_MAX_MB,
    )
    if upload is None:
        _show_what_a_file_holds(visit)
        return
    with problems_in_words(visit.words):
        columns = _columns(upload)
        mapping = _ask_mapping(visit, columns)
        lacking = [each for each in fields.REQUIRED if each not in columns and each not in mapping]
        if lacking:
            st.text(translate("Say first what these are made from: {fields}.").format(fields=", ".join(lacking)))
            return
        revise, changes_task = _ask_revision(visit)
        choice = Choice(upload.file_id, campaign.id, tuple(mapping.items()), revise)
        _offer(visit, upload, _check(visit, upload, choice), changes_task=changes_task)


def _suffixes() -> list[str]:
    return sorted({suffix for each in intake.formats().values() for suffix in each.suffixes})


def _columns(upload: UploadedFile) -> list[str]:
    """Of this upload; the last ones are kept, since reading them starts a process."""
    session = current_session()
    if session.columns is None or session.columns.file_id != upload.file_id:
        session.columns = None
        with stored(upload, _suffixes()) as path:
            session.columns = Columns(upload.file_id, tuple(intake.columns(path, limits=intake.UPLOADED)))
    return list(session.columns.names)


def _show_what_a_file_holds(visit: Visit) -> None:
    translate = visit.words.gettext
    st.text(
        translate(
            "One row for each prompt in one locale. Needed: prompt_id and locale; then prompt, and one column for "
            "the outputs of each model, called output: and the model's name."
        )
    )
    st.code("prompt_id,locale,prompt,output:model-a,output:model-b", language=None, wrap_lines=True)
    st.text(translate("Other columns can be made to fit in the next step. Nothing is stored before you say so."))


def _ask_mapping(visit: Visit, columns: list[str]) -> dict[str, str]:
    """What fields are made from, as typed. Raises BadFile for templates that cannot be."""
    translate = visit.words.gettext
    odd = any(each not in columns for each in fields.REQUIRED) or not all(
        fields.known(each) or each.startswith("_") for each in columns
    )
    with st.expander(translate("Make fields from the columns of this file"), expanded=odd):
        st.text(translate("Columns in the file: {columns}").format(columns=in_cell(", ".join(columns))))
        st.text(
            translate(
                "Write a column's name in braces: {example}. Text without braces is the same in every row."
            ).format(example="{question}")
        )
        with st.form("mapping", border=False):
            typed = {
                field: st.text_input(
                    field, placeholder=f"{{{field}}}" if field in columns else translate("for example {column}")
                )
                for field in MAPPED
            }
            more = st.text_area(
                translate("More fields, one in a line"),
                placeholder="output:model-a={answer_1}\noutput:model-b={answer_2}",
            )
            st.form_submit_button(translate("Use these"))
    lines = [line.strip() for line in (more or "").splitlines() if line.strip()]
    return intake.parse_mapping([*(f"{field}={text}" for field, text in typed.items() if text), *lines])


def _ask_revision(visit: Visit) -> tuple[bool, bool]:
    translate = visit.words.gettext
    revise = st.checkbox(
        translate("Rows with another text of a known prompt are new revisions (else they are rejected)")
    )
    if not revise:
        return False, True
    other = st.radio(
        translate("Does the new text ask models for something else?"),
        (True, False),
        format_func=lambda other: (
            translate("Yes: outputs and judgments of the old text no longer count")
            if other
            else translate("No, it is only better worded: they stay valid")
        ),
    )
    return True, other is not False


def _check(visit: Visit, upload: UploadedFile, choice: Choice) -> Checked:
    """A dry run of this choice; the last one is kept, so that a click elsewhere on the page does not repeat it."""
    session = current_session()
    if session.checked is None or session.checked.choice != choice:
        session.checked = None
        mapping = dict(choice.mapping) or None
        with st.spinner(visit.words.gettext("Looking at every row …")), stored(upload, _suffixes()) as path:
            report = visit.workspace.import_file(
                path, choice.campaign, mapping=mapping, revise=choice.revise, dry_run=True, limits=intake.UPLOADED
            )
            refused = {each.line for each in report.rejected}
            read = intake.read(path, mapping=mapping, limits=intake.UPLOADED)
            rows = (row for row in read if isinstance(row, ImportRow))
            first = tuple(islice((row for row in rows if row.line not in refused), FIRST_ROWS))
        session.checked = Checked(choice, report, first)
    return session.checked


def _offer(visit: Visit, upload: UploadedFile, checked: Checked, *, changes_task: bool) -> None:
    found = st.empty()
    with found.container():
        show_first_rows(checked.first, visit.words)
        show_found(checked.report, visit.words)
        agreed = _ask_to_import(visit, checked)
    if agreed:
        found.empty()
        _import(visit, upload, checked, changes_task=changes_task)


def _ask_to_import(visit: Visit, checked: Checked) -> bool:
    translate, report = visit.words.gettext, checked.report
    if not report.accepted:
        st.text(translate("No row of this file can be imported. Mend the file and drop it again."))
        return False
    if report.accepted == report.unchanged:
        st.text(translate("Every good row of this file is here already: there is nothing to import."))
        _show_next_steps(visit, checked.choice.campaign)
        return False
    label = (
        visit.words.ngettext("Import the {count} good row only", "Import the {count} good rows only", report.accepted)
        if report.rejected
        else visit.words.ngettext("Import the {count} row", "Import all {count} rows", report.accepted)
    )
    return st.button(label.format(count=number(report.accepted, visit.words.language)), type="primary")


def _import(visit: Visit, upload: UploadedFile, checked: Checked, *, changes_task: bool) -> None:
    translate, language = visit.words.gettext, visit.words.language
    choice, total = checked.choice, checked.report.accepted + len(checked.report.rejected)
    current_session().checked = None  # the next look finds these rows there
    bar = st.progress(0.0, text=translate("Importing …"))
    done = 0

    def more(rows: int) -> None:
        nonlocal done
        done += rows
        said = translate("{done} of {total} rows").format(done=number(done, language), total=number(total, language))
        bar.progress(min(1.0, done / max(1, total)), text=said)

    with stored(upload, _suffixes()) as path:
        report = visit.workspace.import_file(
            path,
            choice.campaign,
            mapping=dict(choice.mapping) or None,
            revise=choice.revise,
            changes_task=changes_task,
            keep_good=bool(checked.report.rejected),
            limits=intake.UPLOADED,
            progress=more,
        )
    bar.empty()
    show_done(report, visit.words)
    _show_next_steps(visit, choice.campaign)


def _show_next_steps(visit: Visit, campaign: str) -> None:
    translate = visit.words.gettext
    way_to(Way.ASSIGN, translate("Assign now"))
    show_computing(visit, campaign, translate("Compute signals now"), first=False)
    if is_computing(visit, campaign):
        way_to(Way.SIGNALS, translate("Signals"))
