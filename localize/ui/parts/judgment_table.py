"""Judgments of an item as a table, by pseudonym: every answer in the words of its rubric."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import streamlit as st

from localize.languages import moment
from localize.records import Rating
from localize.ui.parts.answers import answer_in_words, question_of
from localize.ui.parts.untrusted import CELL_MAX_CHARS, in_cell, untrusted, untrusted_text
from localize.ui.visit import Visit
from localize.workspace.history import PastJudgment


def show_judgment_table(visit: Visit, judgments: Sequence[PastJudgment], locale: str, key: str) -> None:
    """Every answer of each judgment; `locale` is the item's, `key` is unique on the page."""
    translate = visit.words.gettext
    given = [(each, rating) for each in judgments for rating in each.ratings]
    lines = [_line(visit, locale, each, rating) for each, rating in given]
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


def _line(visit: Visit, locale: str, judgment: PastJudgment, rating: Rating) -> tuple[str, str, str, str]:
    words, rubric = visit.words, visit.workspace.rubric(judgment.rubric_hash)
    return (
        judgment.who,
        answer_in_words(rubric, rating, words),
        question_of(rubric, rating.criterion, locale, words),
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
