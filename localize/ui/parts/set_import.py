"""Adding sets of known items: a file that is looked at first, and those that come with Localize."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from localize import intake
from localize.errors import SetFault
from localize.intake.set_files import SetFile, SetHead, SetItem
from localize.languages import name, number, percent
from localize.records import OutputRow, Unit
from localize.texts import Texts
from localize.ui.parts.contents import show_outputs, show_prompt
from localize.ui.parts.problems import problems_in_words
from localize.ui.parts.test_words import purpose_in_words
from localize.ui.parts.untrusted import in_cell, untrusted, untrusted_text
from localize.ui.parts.uploads import stored
from localize.ui.visit import Visit
from localize.workspace.context import OpenCampaign
from localize.workspace.known_records import SetReport, SetStatus

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

SUFFIXES = (".jsonl",)
FIRST_ITEMS = 2
UPLOAD_MAX_MB = 10


def show_set_import(visit: Visit, campaign: OpenCampaign) -> None:
    """A file is dropped, looked at, and taken when the coordinator says so."""
    translate = visit.words.gettext
    upload = st.file_uploader(
        translate("A file of items whose answer is known (JSON Lines, set/1)"),
        type=["jsonl"],
        max_upload_size=UPLOAD_MAX_MB,
        key=f"set-file-{campaign.id}",
    )
    if upload is None:
        st.caption(translate("Nothing is stored before you have seen what is in it."))
        return
    with problems_in_words(visit.words):
        with stored(upload, SUFFIXES) as path:
            found = visit.workspace.check_set(path, limits=intake.UPLOADED)
        if found.head is not None:
            _show_head(found.head, len(found.items), visit.words)
        if found.faults:
            _show_faults(found.faults, visit.words)
            return
        _show_first_items(found, visit.words)
        if st.button(translate("Use this set"), type="primary", key="use-set"):
            _import(visit, upload, campaign)


def _import(visit: Visit, upload: UploadedFile, campaign: OpenCampaign) -> None:
    with stored(upload, SUFFIXES) as path:
        report = visit.workspace.import_set(path, campaign.id, limits=intake.UPLOADED)
    show_reports([report], visit.words)


def _show_head(head: SetHead, items: int, words: Texts) -> None:
    translate = words.gettext
    untrusted(head.title, head.locale, css_class="lz-text lz-name")
    facts = [purpose_in_words(head.purpose, words), name(head.locale, words.language)]
    facts.append(words.ngettext("{count} item", "{count} items", items).format(count=number(items, words.language)))
    if head.pass_mark > 0:
        facts.append(translate("Needed: {share}.").format(share=percent(head.pass_mark, words.language)))
    st.text(" · ".join(facts))
    untrusted(f"{head.rubric} · {head.key}", css_class="lz-quiet")


def _show_faults(faults: Sequence[SetFault], words: Texts) -> None:
    translate = words.gettext
    said = words.ngettext(
        "{count} fault. Mend the file and drop it again; nothing of it was stored.",
        "{count} faults. Mend the file and drop it again; nothing of it was stored.",
        len(faults),
    )
    st.text(said.format(count=number(len(faults), words.language)))
    st.dataframe(
        {
            "line": [each.line for each in faults],
            "field": [in_cell(each.field) for each in faults],
            "code": [in_cell(each.code) for each in faults],
            "what": [in_cell(each.what.in_words(translate)) for each in faults],
        },
        column_config={
            "line": st.column_config.NumberColumn(translate("Line"), format="localized", width="small"),
            "field": st.column_config.TextColumn(translate("Field"), width="medium"),
            "code": st.column_config.TextColumn(translate("Code"), width="small"),
            "what": st.column_config.TextColumn(translate("What is wrong"), width=640),
        },
        hide_index=True,
        alt=translate("Faults in the file"),
    )


def _show_first_items(found: SetFile, words: Texts) -> None:
    if found.head is None:
        return
    st.subheader(words.gettext("The first items"), anchor=False)
    for item in found.items[:FIRST_ITEMS]:
        with st.container(border=True):
            _show_item(item, found.head, words)


def _show_item(item: SetItem, head: SetHead, words: Texts) -> None:
    locale = item.source_locale if head.unit is Unit.TRANSLATION else head.locale
    show_prompt(item.prompt, locale, words, key=f"set-{item.line}-prompt")
    show_outputs(
        [OutputRow("", each) for each in item.outputs], head.locale, words, key=f"set-{item.line}", named=False
    )
    if item.explanation:
        st.caption(words.gettext("Why"))
        untrusted_text(item.explanation, head.locale, words, key=f"set-{item.line}-why")


def show_starter_sets(visit: Visit, campaign: OpenCampaign, sets: Sequence[SetStatus]) -> None:
    """Those that come with Localize; offered first are locales of the campaign that have no set of tests yet."""
    translate, words = visit.words.gettext, visit.words
    offered = visit.workspace.starter_locales()
    here = {each.locale for each in sets}
    wanted = [each for each in offered if each in campaign.campaign.locales and each not in here]
    st.text(
        translate(
            "They come with Localize and are made from real data. A language test shows that somebody knows a locale; "
            "some locales have a tutorial, a calibration and gold as well. Look at them before you rely on them."
        )
    )
    with st.form(f"starters-{campaign.id}", border=False):
        chosen = st.multiselect(
            translate("Locales"),
            offered,
            default=wanted,
            format_func=lambda tag: in_cell(f"{name(tag, words.language)} · {tag}"),
            placeholder=translate("Choose"),
        )
        if not st.form_submit_button(translate("Add starter sets")):
            return
    if not chosen:
        st.text(translate("Choose a locale first."))
        return
    with problems_in_words(words):
        show_reports(visit.workspace.import_starter_sets(campaign.id, [str(each) for each in chosen]), words)


def show_reports(reports: Sequence[SetReport], words: Texts) -> None:
    """What became of each set."""
    translate = words.gettext
    st.success(translate("Done. What the sets hold is in the table."))
    for report in reports:
        what = translate("in use since before") if report.unchanged else translate("in use now")
        what = translate("in use now in place of the one before") if report.replaced else what
        about = [purpose_in_words(report.purpose, words), name(report.locale, words.language), report.key, what]
        untrusted(" · ".join(about), css_class="lz-quiet")
