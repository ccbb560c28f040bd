"""Numbers that were computed elsewhere: a file is looked at, shown, and taken when the coordinator says so."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

import streamlit as st

from localize import intake
from localize.intake.scores import ScoreLine, read_scores
from localize.languages import number
from localize.texts import Texts
from localize.ui.parts.import_report import show_counts, show_rejected
from localize.ui.parts.problems import problems_in_words
from localize.ui.parts.untrusted import in_cell
from localize.ui.parts.uploads import UPLOAD_MAX_MB, stored
from localize.ui.session import current_session
from localize.ui.visit import Visit
from localize.workspace.outside_scores import ScoresReport

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

SUFFIXES = (".jsonl", ".csv", ".tsv")
FIRST_LINES = 5


@dataclass(frozen=True)
class CheckedScores:
    """What a dry run said of one upload for one campaign, and its first lines: kept, since a large file takes a while.

    `taken`: it has been imported.
    """

    file_id: str
    campaign: str
    report: ScoresReport
    first: tuple[ScoreLine, ...]
    taken: bool = False


def show_numbers(visit: Visit, campaign: str) -> None:
    """The way in for numbers from elsewhere."""
    words = visit.words
    _explain(words)
    upload = st.file_uploader(
        words.gettext("A file of numbers: JSON Lines, CSV or TSV"),
        type=[each.removeprefix(".") for each in SUFFIXES],
        max_upload_size=UPLOAD_MAX_MB,
        key=f"scores-{campaign}",
    )
    if upload is None:
        return
    with problems_in_words(words):
        _show_checked(visit, upload, _check(visit, campaign, upload))


def _explain(words: Texts) -> None:
    translate = words.gettext
    st.text(
        translate(
            "Take numbers of metrics that are not computed here, such as COMET or MetricX: one number in a row, with "
            "the prompt, the locale and the model that it speaks of (without a model: the text of the prompt itself), "
            "the metric and its version."
        )
    )
    example = "prompt_id,locale,model,metric,version,value\nq1,ar-EG,model-a,comet,2.2.6,0.81"
    st.code(example, language=None, wrap_lines=True)
    st.text(
        translate(
            "They stand beside the texts as they are. Whether more is better is known to those who know the metric."
        )
    )


def _check(visit: Visit, campaign: str, upload: UploadedFile) -> CheckedScores:
    """A dry run; the last one is kept, so that a click elsewhere on the page does not repeat it."""
    session = current_session()
    known = session.scores
    if known is None or (known.file_id, known.campaign) != (upload.file_id, campaign):
        session.scores = None
        with st.spinner(visit.words.gettext("Looking at every row …")), stored(upload, SUFFIXES) as path:
            report = visit.workspace.import_scores(path, campaign, dry_run=True, limits=intake.UPLOADED)
            refused = {each.line for each in report.rejected}
            lines = (each for each in read_scores(path, intake.UPLOADED) if isinstance(each, ScoreLine))
            first = tuple(islice((each for each in lines if each.line not in refused), FIRST_LINES))
        known = session.scores = CheckedScores(upload.file_id, campaign, report, first)
    return known


def _show_checked(visit: Visit, upload: UploadedFile, checked: CheckedScores) -> None:
    words, report = visit.words, checked.report
    if checked.taken:
        st.success(words.gettext("The numbers were taken."))
    _show_counts(report, words)
    if report.rejected:
        said = words.ngettext(
            "{count} row is rejected, so nothing is taken. Mend it in the file, and drop it again.",
            "{count} rows are rejected, so nothing is taken. Mend them in the file, and drop it again.",
            len(report.rejected),
        )
        st.text(said.format(count=number(len(report.rejected), words.language)))
        show_rejected(report.rejected, words)
        return
    if checked.taken:
        return
    _show_first(checked, words)
    if report.accepted == report.unchanged:
        st.text(words.gettext("All these numbers are here already: there is nothing to take."))
        return
    label = words.ngettext("Take {count} number", "Take {count} numbers", report.accepted)
    if st.button(label.format(count=number(report.accepted, words.language)), type="primary"):
        _take(visit, upload, checked)


def _show_counts(report: ScoresReport, words: Texts) -> None:
    translate = words.gettext
    show_counts(
        words,
        {
            translate("Good rows"): report.accepted,
            translate("Unchanged"): report.unchanged,
            translate("Rejected"): len(report.rejected),
        },
    )
    if report.metrics:
        counted = "; ".join(f"{metric}: {number(count, words.language)}" for metric, count in report.metrics.items())
        st.text(in_cell(counted))


def _show_first(checked: CheckedScores, words: Texts) -> None:
    translate, lines = words.gettext, checked.first
    st.dataframe(
        {
            "prompt": [in_cell(each.prompt_id) for each in lines],
            "locale": [in_cell(each.locale) for each in lines],
            "model": [in_cell(each.model or "") for each in lines],
            "metric": [in_cell(each.metric) for each in lines],
            "version": [in_cell(each.version) for each in lines],
            "value": [number(each.value, words.language, digits=6) for each in lines],
        },
        column_config={
            "prompt": translate("Prompt"),
            "locale": translate("Locale"),
            "model": translate("Model"),
            "metric": translate("Metric"),
            "version": translate("Version"),
            "value": translate("Value"),
        },
        hide_index=True,
        height="content",
        placeholder="–",
        alt=translate("The first rows"),
    )


def _take(visit: Visit, upload: UploadedFile, checked: CheckedScores) -> None:
    with st.spinner(visit.words.gettext("Importing …")), stored(upload, SUFFIXES) as path:
        report = visit.workspace.import_scores(path, checked.campaign, limits=intake.UPLOADED)
    current_session().scores = CheckedScores(
        checked.file_id, checked.campaign, report, checked.first, taken=not report.rejected
    )
    st.rerun()
