"""Judgments, to be read: each judged item with its outputs and everything that was said of it."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from localize.languages import moment, name, number
from localize.records import Rating, Unit
from localize.ui.parts.answers import answer_in_words, question_of
from localize.ui.parts.campaigns import choose_campaign
from localize.ui.parts.contents import show_outputs, show_prompt
from localize.ui.parts.untrusted import CELL_MAX_CHARS, in_cell, untrusted, untrusted_text
from localize.ui.parts.ways import Way, way_to
from localize.ui.visit import Visit
from localize.workspace.history import JudgedItem, PastJudgment

ITEMS_AT_ONCE = 5


def show(visit: Visit) -> None:
    translate = visit.words.gettext
    st.title(translate("Judgments"), anchor=False)
    campaign = choose_campaign(visit)
    if campaign is None:
        return
    status = visit.workspace.status(campaign.id, visit.words.language)[0]
    judged = {each.locale: each for each in status.locales if each.judgments or each.imported}
    if not judged:
        st.text(translate("Nothing has been judged in this campaign yet, and no judgments were imported."))
        way_to(Way.BOARD, translate("See what is missing"))
        return
    locale = st.selectbox(
        translate("Locale"), list(judged), format_func=lambda tag: name(tag, visit.words.language), width=360
    )
    _show_items(visit, campaign.id, locale or next(iter(judged)))


def _show_items(visit: Visit, campaign: str, locale: str) -> None:
    words = visit.words
    total = visit.workspace.judged_items(campaign, locale, limit=1).total
    said = words.ngettext("{count} item has judgments.", "{count} items have judgments.", total)
    st.text(said.format(count=number(total, words.language)))
    pages = -(-total // ITEMS_AT_ONCE)
    page = st.pagination(pages, key=f"pages-{campaign}-{locale}") if pages > 1 else 1
    shown = visit.workspace.judged_items(campaign, locale, (page - 1) * ITEMS_AT_ONCE, ITEMS_AT_ONCE).items
    for place, item in enumerate(shown):
        with st.container(border=True):
            _show_item(visit, item, f"{page}-{place}")


def _show_item(visit: Visit, item: JudgedItem, key: str) -> None:
    translate, words = visit.words.gettext, visit.words
    about = [item.prompt_id, *([item.domain] if item.domain else []), *item.tags]
    untrusted(" · ".join(about), css_class="lz-quiet")
    if item.stale:
        st.caption(translate("Its prompt was revised since."))
    translated = item.unit is Unit.TRANSLATION
    show_prompt(item.prompt, item.source_locale if translated else item.locale, words, key=f"prompt-{key}")
    if item.source_prompt is not None and item.source_prompt != item.prompt:
        with st.expander(translate("Original ({language})").format(language=_language(item, words.language))):
            show_prompt(item.source_prompt, item.source_locale, words, key=f"original-{key}")
    show_outputs(item.outputs, item.locale, words, key=f"output-{key}", named=True)
    _show_judgments(visit, item, key)


def _language(item: JudgedItem, ui_language: str) -> str:
    return "" if item.source_locale is None else name(item.source_locale, ui_language)


def _show_judgments(visit: Visit, item: JudgedItem, key: str) -> None:
    translate = visit.words.gettext
    given = [(each, rating) for each in item.judgments for rating in each.ratings]
    lines = [_line(visit, item, each, rating) for each, rating in given]
    columns = ("who", "answer", "question", "comment")
    cells = [tuple(map(in_cell, line)) for line in lines]
    st.dataframe(
        {
            **(dict(zip(columns, map(list, zip(*cells, strict=True)), strict=True)) if cells else {}),
            "submitted": [_when(visit, each.submitted_at) for each, _ in given],
            "status": [_status(visit, each) for each, _ in given],
        },
        column_config={
            "who": translate("Who"),
            "answer": translate("Answer"),
            "question": st.column_config.TextColumn(translate("Question"), width=280),
            "comment": translate("Comment"),
            "submitted": translate("Submitted"),
            "status": translate("Status"),
        },
        hide_index=True,
        height="content",
        alt=translate("Judgments of this item"),
    )
    _show_long(visit, lines, key)


def _show_long(visit: Visit, lines: list[tuple[str, str, str, str]], key: str) -> None:
    """In full what a cell of the table only begins: long comments and answers."""
    for place, (who, answer, question, comment) in enumerate(lines):
        for name_of, text in (("answer", answer), ("comment", comment)):
            if len(text) > CELL_MAX_CHARS:
                untrusted(f"{who} · {question}", css_class="lz-quiet")
                untrusted_text(text, None, visit.words, key=f"{name_of}-{key}-{place}")


def _line(visit: Visit, item: JudgedItem, judgment: PastJudgment, rating: Rating) -> tuple[str, str, str, str]:
    words, rubric = visit.words, visit.workspace.rubric(judgment.rubric_hash)
    return (
        judgment.who,
        answer_in_words(rubric, rating, words),
        question_of(rubric, rating.criterion, item.locale, words),
        rating.comment or "",
    )


def _when(visit: Visit, at: datetime | None) -> str:
    if at is None:
        return visit.words.gettext("not known")
    return moment(at, visit.words.language, st.context.timezone or "UTC")


def _status(visit: Visit, judgment: PastJudgment) -> str:
    translate = visit.words.gettext
    known = {
        "current": translate("counts"),
        "corrected": translate("corrected since"),
        "withdrawn": translate("withdrawn"),
        "quarantined": translate("set aside"),
        "excluded": translate("excluded"),
        "adjudicated": translate("adjudicated"),
    }
    said = [known[judgment.status]]  # a closed set of the database
    said += [translate("imported")] if judgment.imported else []
    said += [translate("late")] if judgment.late else []
    return ", ".join(said)
