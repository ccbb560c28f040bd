"""What an import found or did: counts, locale tags, rejected rows, and the first rows as reviewers will see them."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from localize.languages import UnknownLocale, canonical, name, number
from localize.records import ImportRow, Rejection
from localize.texts import Texts
from localize.ui.parts.contents import show_outputs, show_prompt
from localize.ui.parts.spreadsheet import csv_file
from localize.ui.parts.untrusted import in_cell, untrusted
from localize.workspace.importing import ImportReport

REJECTED_SHOWN = 1000


def show_found(report: ImportReport, words: Texts) -> None:
    """Counts of a dry run, what locale tags that are written otherwise become, and the rows that are refused."""
    translate = words.gettext
    st.subheader(translate("What is in the file"), anchor=False)
    show_counts(
        words,
        {
            translate("Good rows"): report.accepted,
            translate("Unchanged"): report.unchanged,
            translate("Rejected"): len(report.rejected),
            translate("New prompts"): report.localizations,
            translate("Revised"): report.revised,
            translate("New outputs"): report.outputs,
            translate("New judgments"): report.judgments,
        },
    )
    _show_renamed(report, words)
    if report.rejected:
        _show_rejected(report, words)


def show_done(report: ImportReport, words: Texts) -> None:
    """What was stored."""
    translate = words.gettext
    if report.published:
        st.success(translate("Imported."))
    else:
        st.info(translate("Nothing was stored: everything was here already, or a row was refused."))
    show_counts(
        words,
        {
            translate("Rows taken"): report.accepted,
            translate("New prompts"): report.localizations,
            translate("Revised"): report.revised,
            translate("New outputs"): report.outputs,
            translate("New judgments"): report.judgments,
            translate("Left out"): len(report.rejected),
        },
    )


def show_counts(words: Texts, counts: dict[str, int]) -> None:
    """The first count, and the others that are not 0."""
    shown = {label: count for place, (label, count) in enumerate(counts.items()) if count or not place}
    with st.container(horizontal=True):
        for label, count in shown.items():
            st.metric(label, number(count, words.language), border=True, width="content")


def _show_renamed(report: ImportReport, words: Texts) -> None:
    translate = words.gettext
    for written, known in report.renamed.items():
        if written != known:
            said = translate("The locale {written} is taken as {known}, {name}.")
            st.text(said.format(written=in_cell(written), known=in_cell(known), name=name(known, words.language)))


def _show_rejected(report: ImportReport, words: Texts) -> None:
    said = words.ngettext(
        "{count} row is rejected. Mend it in the file, or import the others without it.",
        "{count} rows are rejected. Mend them in the file, or import the others without them.",
        len(report.rejected),
    )
    st.text(said.format(count=number(len(report.rejected), words.language)))
    show_rejected(report.rejected, words)


def show_rejected(rejected: Sequence[Rejection], words: Texts) -> None:
    """Rejected rows with line, column and reason, and all of them as a file."""
    translate, shown = words.gettext, rejected[:REJECTED_SHOWN]
    st.dataframe(
        {
            "line": [each.line for each in shown],
            "column": [in_cell(each.column or "") for each in shown],
            "reason": [in_cell(each.reason) for each in shown],
            "excerpt": [in_cell(each.excerpt) for each in shown],
        },
        column_config={
            "line": st.column_config.NumberColumn(translate("Line"), format="localized", width="small"),
            "column": st.column_config.TextColumn(translate("Column"), width="small"),
            "reason": st.column_config.TextColumn(translate("Reason"), width=640),
            "excerpt": translate("What stands there"),
        },
        hide_index=True,
        alt=translate("Rejected rows"),
    )
    header = [translate("Line"), translate("Column"), translate("Reason"), translate("What stands there")]
    st.download_button(
        translate("Download the rejected rows (CSV)"),
        csv_file(header, [(each.line, each.column, each.reason, each.excerpt) for each in rejected]),
        "rejected-rows.csv",
        "text/csv",
        on_click="ignore",
    )


def show_first_rows(rows: Sequence[ImportRow], words: Texts) -> None:
    """Prompt and outputs in the order of the file; reviewers get them in an order of their own, without models."""
    translate = words.gettext
    if not rows:
        return
    st.subheader(translate("The first rows, as reviewers will see them"), anchor=False)
    for row in rows:
        locale, called = _known(row.locale, words)
        with st.container(border=True):
            untrusted(f"{row.prompt_id} · {called}", css_class="lz-quiet")
            if row.prompt is None:
                st.text(translate("Outputs only: the prompt is here already."))
            else:
                show_prompt(row.prompt, locale, words, key=f"{row.line}-prompt")
            show_outputs(row.outputs, locale, words, key=str(row.line), named=False)


def _known(tag: str, words: Texts) -> tuple[str | None, str]:
    """The canonical tag and its name; a tag that is none is shown as it is, and its row is among the rejected."""
    try:
        known = canonical(tag)
        return known, name(known, words.language)
    except UnknownLocale:
        return None, tag
