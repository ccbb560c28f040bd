"""Own answers to items whose answer we knew: announced once above the sheet, and listed under My work."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from localize.languages import moment, name
from localize.records import AssignmentId, OutputRow, Purpose, Rating, RatingState, Unit
from localize.ui.parts.answers import answer_in_words, question_of
from localize.ui.parts.clock import time_zone
from localize.ui.parts.contents import show_outputs, show_prompt
from localize.ui.parts.see_otherwise import see_otherwise
from localize.ui.parts.test_feedback import show_feedback
from localize.ui.parts.untrusted import untrusted, untrusted_text
from localize.ui.session import current_session
from localize.ui.visit import Visit, current_visit
from localize.workspace.known_records import CheckAnswer

AT_ONCE = 5


def unseen_checks(visit: Visit) -> tuple[CheckAnswer, ...]:
    """Answers to gold that the person has not been told of yet; asked only after a submit, and on the first run."""
    reviewing = current_session().reviewing
    if reviewing.checks_due:
        reviewing.checks = tuple(each for each in _gold(visit) if not each.seen)
        reviewing.checks_due = False
    return reviewing.checks


def _gold(visit: Visit) -> list[CheckAnswer]:
    return [each for each in visit.workspace.check_answers() if each.purpose is Purpose.GOLD]


def announce_checks(visit: Visit, unseen: Sequence[CheckAnswer]) -> None:
    """One at a time, until the person says that they have read it. It stops nobody, and opens when they want."""
    translate, given = visit.words.gettext, unseen[0]
    with st.container(border=True, key="lz-check-new"):
        st.text(
            translate(
                "We knew the answer to an item that you judged, and yours was another. It happens to everybody, and "
                "nothing is taken away for it."
            )
        )
        shown = st.expander(
            translate("See what was expected"), key=f"new-check-{given.assignment_id}", on_change="rerun"
        )
        with shown:
            if shown.open:
                show_check(visit, given, key="new-check", folded=False)
        st.button(
            translate("I have read it"),
            key=f"read-check-{given.assignment_id}",
            on_click=_mark_seen,
            args=(given.assignment_id,),
        )


def _mark_seen(assignment_id: AssignmentId) -> None:
    visit = current_visit()
    if visit is None:  # the page says itself that nobody is signed in
        return
    visit.workspace.note_feedback_seen(assignment_id)
    current_session().reviewing.checks_due = True


def show_checks(visit: Visit) -> None:
    """Under My work: every answer that may be shown, the newest first. Nothing where there is none."""
    found = sorted(_gold(visit), key=lambda each: each.at, reverse=True)
    if not found:
        return
    words = visit.words
    st.subheader(words.gettext("Answers we knew"), anchor=False)
    st.text(
        words.gettext(
            "The answer to a few items is known, so that all of us can see whether we understand each other. These "
            "are the ones that you answered otherwise. Nothing is taken away for it. If you see it otherwise, say so: "
            "a coordinator decides, and a check that is wrong is taken out."
        )
    )
    pages = -(-len(found) // AT_ONCE)
    page = st.pagination(pages, key="checks") if pages > 1 else 1
    for given in found[(page - 1) * AT_ONCE : page * AT_ONCE]:
        with st.container(border=True, key=f"check-{given.assignment_id}"):
            show_check(visit, given, key="check", folded=True)
            if not given.seen:
                st.button(
                    words.gettext("I have read it"),
                    key=f"read-known-{given.assignment_id}",
                    on_click=_mark_seen,
                    args=(given.assignment_id,),
                )


def show_check(visit: Visit, given: CheckAnswer, *, key: str, folded: bool) -> None:
    """When and where, the item with one's own answers, what was expected and why, and the way to see it otherwise.

    `folded`: the item is drawn when somebody asks for it.
    """
    words, place = visit.words, f"{key}-{given.assignment_id}"
    feedback = visit.workspace.feedback(given.assignment_id, words.language)
    if feedback is None:
        st.text(words.gettext("Nothing can be said of it now."))
        return
    st.caption(f"{name(given.locale, words.language)} · {moment(given.at, words.language, time_zone(visit))}")
    if folded:
        shown = st.expander(words.gettext("The item and your answers"), key=f"own-{place}", on_change="rerun")
        with shown:
            if shown.open:
                _show_item(visit, given.assignment_id, place)
    else:
        _show_item(visit, given.assignment_id, place)
    show_feedback(feedback, given.locale, words, key=place)
    if feedback.final or feedback.expected:  # nobody appeals against what they have not been told
        see_otherwise(visit, given.assignment_id, feedback, key=place)


def _show_item(visit: Visit, assignment_id: AssignmentId, key: str) -> None:
    """In the places in which the person saw it."""
    words, sheet = visit.words, visit.workspace.judged_sheet(assignment_id, typed=False)
    item, rubric = sheet.item, visit.workspace.rubric(sheet.item.rubric_hash)
    translated = item.unit is Unit.TRANSLATION
    show_prompt(item.prompt, item.source_locale if translated else item.locale, words, key=f"{key}-prompt")
    show_outputs([OutputRow("", each) for each in item.outputs], item.locale, words, key=key, named=False)
    for id, raw in ({} if sheet.draft is None else sheet.draft.ratings).items():
        rating = rating_of(id, raw)
        untrusted(question_of(rubric, id, item.locale, words), css_class="lz-quiet")
        untrusted(answer_in_words(rubric, rating, words), words.language, css_class="lz-text lz-verdict")
        if rating.comment:
            untrusted_text(rating.comment, None, words, key=f"{key}-{id}-comment")


def rating_of(criterion: str, raw: object) -> Rating:
    """What a draft holds of one criterion, as a rating."""
    if not isinstance(raw, dict):
        return Rating(criterion, raw)
    state = RatingState(raw.get("state") or RatingState.GIVEN)
    return Rating(criterion, raw.get("value"), raw.get("comment"), state)
