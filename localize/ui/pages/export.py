"""Export: chosen by what it is for, prepared, looked at, downloaded."""

from __future__ import annotations

import shlex
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

from localize.exporters import Exporter, Manifest, Votes, exporters
from localize.languages import name, number
from localize.ui.parts.campaigns import choose_campaign
from localize.ui.parts.packing import reasons_in, zipped
from localize.ui.parts.problems import problems_in_words
from localize.ui.parts.reasons import reason_in_words
from localize.ui.parts.untrusted import in_cell
from localize.ui.parts.ways import Way, way_to
from localize.ui.visit import Visit
from localize.workspace.context import OpenCampaign


def show(visit: Visit) -> None:
    translate = visit.words.gettext
    st.title(translate("Export"), anchor=False)
    campaign = choose_campaign(visit)
    if campaign is None:
        return
    locales = [each.locale for each in visit.workspace.status(campaign.id)[0].locales]
    if not locales:
        st.text(translate("Nothing has been imported into this campaign yet, so there is nothing to export."))
        way_to(Way.IMPORT, translate("Import prompts and outputs"))
        return
    known = exporters()
    chosen = st.radio(
        translate("What for?"),
        list(known),
        format_func=lambda each: known[each].purpose.in_words(translate),
        captions=list(known),
        key="export-format",
    )
    exporter = known[chosen or next(iter(known))]
    wanted = st.multiselect(
        translate("Locales"),
        locales,
        format_func=lambda tag: name(tag, visit.words.language),
        placeholder=translate("All locales"),
        select_all=False,
    )
    votes = _ask_votes(visit, exporter)
    command = _command(campaign, exporter, wanted, votes)
    if st.button(translate("Prepare"), type="primary"):
        with problems_in_words(visit.words):
            _prepare(visit, campaign, exporter, wanted, votes)
    st.caption(translate("The same as a command, on the server in the folder of the workspace"))
    st.code(command, language="shell", wrap_lines=True)


def _ask_votes(visit: Visit, exporter: Exporter) -> Votes:
    if not exporter.of_judgments or exporter.name == "ledger":
        return Votes.MAJORITY
    translate = visit.words.gettext
    sentences = {
        Votes.MAJORITY: translate("One line for each pair, by majority"),
        Votes.EACH: translate("One line for each judgment"),
    }
    return st.radio(translate("Lines"), list(Votes), format_func=lambda each: sentences[each]) or Votes.MAJORITY


def _command(campaign: OpenCampaign, exporter: Exporter, locales: list[str], votes: Votes) -> str:
    words = ["localize", "export", "--campaign", campaign.id, "--format", exporter.name]
    words += ["--out", f"{campaign.id}-{exporter.name}"]
    for each in locales:
        words += ["--locale", each]
    if votes is not Votes.MAJORITY:
        words += ["--votes", votes.value]
    return shlex.join(words)


def _prepare(visit: Visit, campaign: OpenCampaign, exporter: Exporter, locales: list[str], votes: Votes) -> None:
    translate = visit.words.gettext
    title = f"{campaign.id}-{exporter.name}"
    with st.spinner(translate("Preparing …")), TemporaryDirectory(prefix="localize-") as folder:
        out = Path(folder) / title
        manifest = visit.workspace.export(campaign.id, exporter.name, out, locales or None, votes=votes.value)
        excluded = reasons_in(out)
        packed = zipped(out, title)
    _show_counts(visit, manifest)
    if excluded:
        _show_excluded(visit, excluded)
    st.download_button(
        translate("Download (ZIP)"), packed, f"{title}.zip", "application/zip", type="primary", on_click="ignore"
    )


def _show_counts(visit: Visit, manifest: Manifest) -> None:
    translate, language = visit.words.gettext, visit.words.language
    lines = sum(each.lines for each in manifest.counts.values())
    said = visit.words.ngettext("{count} line is ready.", "{count} lines are ready.", lines)
    st.subheader(said.format(count=number(lines, language)), anchor=False)
    if not lines:
        st.text(translate("There is nothing of this kind yet: judgments have to be given first, or imported."))
    count = st.column_config.NumberColumn
    counts = manifest.counts
    st.dataframe(
        {
            "locale": [name(each, language) for each in counts],
            "lines": [each.lines for each in counts.values()],
            "judgments": [each.judgments for each in counts.values()],
            "exported": [each.exported for each in counts.values()],
            "excluded": [each.excluded for each in counts.values()],
        },
        column_config={
            "locale": st.column_config.TextColumn(translate("Locale"), pinned=True),
            "lines": count(translate("Lines"), format="localized"),
            "judgments": count(translate("Judgments"), format="localized"),
            "exported": count(translate("In the lines"), format="localized"),
            "excluded": count(translate("Left out"), format="localized"),
        },
        hide_index=True,
        height="content",
        alt=translate("Lines by locale"),
    )


def _show_excluded(visit: Visit, excluded: dict[str, int]) -> None:
    translate = visit.words.gettext
    st.text(translate("What is left out, and why"))
    st.dataframe(
        {
            "reason": [in_cell(reason_in_words(each, visit.words)) for each in excluded],
            "judgments": list(excluded.values()),
        },
        column_config={
            "reason": st.column_config.TextColumn(translate("Why"), width="large"),
            "judgments": st.column_config.NumberColumn(translate("Judgments"), format="localized"),
        },
        hide_index=True,
        height="content",
        alt=translate("What is left out, and why"),
    )
