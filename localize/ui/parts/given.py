"""The judgments that somebody gave: a list to look through, and one opened to be read and corrected."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from localize.errors import BadRatings, LocalizeError, Refused, said
from localize.languages import moment, name, number
from localize.records import AssignmentId, CampaignId
from localize.ui.parts.answers import answer_in_words
from localize.ui.parts.asking import ask_button
from localize.ui.parts.clock import time_zone
from localize.ui.parts.review_sheet import DraftEvent, SubmitEvent, review_sheet
from localize.ui.parts.sheet_data import language_of_rubric, sheet_data
from localize.ui.parts.spans_of_time import time_in_words
from localize.ui.parts.untrusted import in_cell, untrusted
from localize.ui.session import current_session
from localize.ui.visit import Visit, current_visit
from localize.workspace.own_work import MyJudgment, MyJudgments
from localize.workspace.questions import QuestionKind

OPENED, CORRECTING = "judgment", "correct"
"""What the address says: which judgment is open, and whether it is being corrected. So a reload keeps both."""
AT_ONCE = 10
ANSWERS_MAX_CHARS = 300
_OPEN_AGAIN = ("withdrawn",)


def show_judgments(visit: Visit) -> None:
    """The list, the last judgment first, with what it can be narrowed by."""
    if current_session().correction == "done":
        current_session().correction = None
        st.success(visit.words.gettext("Your correction is stored. The judgment before it is kept as corrected."))
    every = visit.workspace.my_judgments(limit=1)
    campaign, locale = _narrow(visit, every)
    total = visit.workspace.my_judgments(limit=1, campaign=campaign, locale=locale).total
    words = visit.words
    counted = words.ngettext("{count} judgment", "{count} judgments", total)
    st.caption(counted.format(count=number(total, words.language)))
    pages = -(-total // AT_ONCE)
    page = st.pagination(pages, key=f"given-{campaign}-{locale}") if pages > 1 else 1
    found = visit.workspace.my_judgments(offset=(page - 1) * AT_ONCE, limit=AT_ONCE, campaign=campaign, locale=locale)
    for each in found.judgments:
        with st.container(border=True, gap="xsmall", key=f"one-{each.assignment_id}"):
            _show_one(visit, each, titled=len(every.campaigns) > 1)


def _narrow(visit: Visit, every: MyJudgments) -> tuple[CampaignId | None, str | None]:
    """The campaign and the locale that somebody chose; None for all."""
    translate = visit.words.gettext
    campaign = locale = None
    with st.container(horizontal=True):
        if len(every.campaigns) > 1:
            campaign = st.selectbox(
                translate("Campaign"),
                list(every.campaigns),
                index=None,
                format_func=lambda each: in_cell(every.campaigns[each]),
                placeholder=translate("All campaigns"),
                width=320,
            )
        if len(every.locales) > 1:
            locale = st.selectbox(
                translate("Locale"),
                every.locales,
                index=None,
                format_func=lambda tag: name(tag, visit.words.language),
                placeholder=translate("All locales"),
                width=320,
            )
    return campaign, locale


def _show_one(visit: Visit, given: MyJudgment, *, titled: bool) -> None:
    """`titled`: it says which campaign it belongs to."""
    translate, words = visit.words.gettext, visit.words
    if given.head is None:
        st.caption(translate("The text may upset, so it is not shown here."))
    else:
        untrusted(given.head, given.locale)
    rubric = visit.workspace.rubric(given.rubric_hash)
    answers = " · ".join(answer_in_words(rubric, each, words) for each in given.ratings)
    untrusted(in_short(answers), css_class="lz-quiet")
    if titled:
        untrusted(given.title, css_class="lz-quiet")
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.caption(" · ".join(_facts(visit, given)), width="content")
        if given.status not in _OPEN_AGAIN:
            st.button(translate("Open"), key=f"open-{given.assignment_id}", on_click=_open, args=(given.assignment_id,))


def in_short(text: str) -> str:
    return text if len(text) <= ANSWERS_MAX_CHARS else f"{text[:ANSWERS_MAX_CHARS]} …"


def _facts(visit: Visit, given: MyJudgment) -> list[str]:
    translate, words = visit.words.gettext, visit.words
    facts = [name(given.locale, words.language), moment(given.submitted_at, words.language, time_zone(visit))]
    if given.active_seconds:
        facts.append(time_in_words(given.active_seconds, words))
    if given.status not in _OPEN_AGAIN and given.corrections:
        facts.append(translate("corrected"))
    match given.status:
        case "withdrawn":
            facts.append(translate("taken back: it waits for you"))
        case "quarantined":
            facts.append(translate("set aside"))
        case "excluded":
            facts.append(translate("excluded"))
        case "adjudicated":
            facts.append(translate("adjudicated"))
    if given.late:
        facts.append(translate("late"))
    return facts


def _open(assignment_id: AssignmentId) -> None:
    st.query_params.from_dict({OPENED: assignment_id})


def _open_to_correct(assignment_id: AssignmentId) -> None:
    current_session().correction = None
    st.query_params.from_dict({OPENED: assignment_id, CORRECTING: "1"})


def _close() -> None:
    current_session().correction = None
    st.query_params.clear()


def show_opened(visit: Visit, opened: str) -> None:
    """One judgment on the review sheet: to be read, or to be corrected."""
    translate, assignment_id = visit.words.gettext, AssignmentId(opened)
    correcting = CORRECTING in st.query_params
    with st.container(horizontal=True, vertical_alignment="center", key="way-back"):
        st.button(translate("Back to my work"), icon=":material/arrow_back:", on_click=_close)
        fixed = visit.workspace.why_not_correct(assignment_id)
        if fixed is None and not correcting:
            st.button(translate("Correct it"), type="primary", on_click=_open_to_correct, args=(assignment_id,))
        if not correcting:
            ask_button(visit, assignment_id, QuestionKind.DISPUTE, key=f"dispute-{assignment_id}")
    if fixed is not None:
        untrusted(fixed.in_words(translate), css_class="lz-quiet")
    _show_sheet(visit, assignment_id, correcting=correcting and fixed is None)


def _show_sheet(visit: Visit, assignment_id: AssignmentId, *, correcting: bool) -> None:
    translate = visit.words.gettext
    sheet = visit.workspace.judged_sheet(assignment_id, typed=correcting)
    problem = current_session().correction if correcting else None
    data = sheet_data(visit, sheet, problem if isinstance(problem, BadRatings) else None)
    data |= {"frozen": not correcting, "correcting": correcting, "signals": None}
    if isinstance(problem, LocalizeError) and not isinstance(problem, BadRatings):
        text = f"{problem.what.in_words(translate)} {problem.way_out.in_words(translate)}"
        data["message"] = {"kind": "error", "text": text, "places": {}}
    if correcting:
        data["header"]["campaign"] = translate("Correction: {campaign}").format(campaign=sheet.campaign)
        data["words"] = data["words"] | {"submit": translate("Store the correction")}
    kind = "correction" if correcting else "given"
    review_sheet(data, key=f"{kind}-{assignment_id}", on_draft=_keep, on_submit=_correct)


def _keep(event: DraftEvent) -> None:
    window = current_session().window

    def keep(visit: Visit) -> None:
        visit.workspace.save_draft(
            event.assignment_id, event.ratings, event.revision, writer=window, active=event.active, correcting=True
        )

    _do(keep)


def _correct(event: SubmitEvent) -> None:
    def correct(visit: Visit) -> None:
        sheet = visit.workspace.judged_sheet(event.assignment_id)
        visit.workspace.correct(
            event.assignment_id,
            event.ratings,
            event.key,
            ui_lang=visit.words.language,
            rubric_lang=language_of_rubric(visit, sheet.item),
            frame=event.frame,
            active=event.active,
        )
        st.query_params.clear()
        current_session().correction = "done"

    _do(correct)


def _do(work: Callable[[Visit], object]) -> None:
    """Do it as whoever is signed in now; remember what was refused."""
    session = current_session()
    session.correction = None
    visit = current_visit()
    try:
        if visit is None:
            raise Refused(said("You are signed out."), said("Your text is kept in this browser. Sign in again."))
        work(visit)
    except LocalizeError as problem:
        session.correction = problem
