"""How an answer to an item whose answer is known was: for the sheet as data, for other pages as blocks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from localize.errors import Said
from localize.languages import direction, number
from localize.records import AssignmentId, Purpose, Sheet
from localize.texts import Texts
from localize.ui.parts.signal_data import in_isolates
from localize.ui.parts.test_words import purpose_in_words
from localize.ui.parts.untrusted import untrusted_sentence, untrusted_text
from localize.ui.visit import Visit
from localize.workspace.known_records import Feedback

TEACHES = (Purpose.TUTORIAL, Purpose.CALIBRATION)
"""After each item of these it is told what was expected."""


def is_taught(sheet: Sheet) -> bool:
    return sheet.test is not None and sheet.test.purpose in TEACHES


def data_of_test(sheet: Sheet, words: Texts) -> dict[str, Any] | None:
    """What the sheet's header says of the test that its item is of; None for work."""
    test = sheet.test
    if test is None:
        return None
    return {
        "purpose": test.purpose.value,
        "label": purpose_in_words(test.purpose, words),
        "title": test.title,
        "lang": sheet.item.locale,
        "dir": direction(sheet.item.locale),
        "teaches": is_taught(sheet),
    }


def place_in_test(sheet: Sheet, words: Texts) -> dict[str, Any]:
    """The count of the header: the item's own place in its test. Empty for work."""
    test = sheet.test
    if test is None:
        return {}
    said = words.gettext("{done} of {of}")
    count = said.format(done=number(test.number, words.language), of=number(test.of, words.language))
    return {"done": test.number - 1, "of": test.of, "count": count}


def feedback_data(visit: Visit, assignment_id: AssignmentId) -> dict[str, Any] | None:
    """What the sheet says after the judgment of an item that teaches; None for others, and where nothing is known."""
    words = visit.words
    feedback = visit.workspace.feedback(assignment_id, words.language)
    if feedback is None or feedback.purpose not in TEACHES:
        return None
    locale = visit.workspace.item(assignment_id).locale
    return {
        "right": feedback.right,
        "verdict": verdict(feedback, words),
        "groups": _groups(feedback, words),
        "explanation": {"text": feedback.explanation, "lang": locale, "dir": direction(locale)},
    }


def verdict(feedback: Feedback, words: Texts) -> str:
    if feedback.right:
        return words.gettext("Your answer is what was expected.")
    return words.gettext("Another answer was expected here.")


def _groups(feedback: Feedback, words: Texts) -> list[dict[str, Any]]:
    """Under a title each: what was expected and not answered, and what was answered as expected."""
    translate = words.gettext
    met = "" if feedback.right else translate("As you answered")
    groups = [(translate("What was expected"), feedback.missed), (met, _met(feedback))]
    return [
        {"title": title, "lines": [in_isolates(each, translate) for each in lines]} for title, lines in groups if lines
    ]


def _met(feedback: Feedback) -> list[Said]:
    """What was expected, and answered so."""
    return [each for each in feedback.expected if each not in feedback.missed]


def verdict_of_others(feedback: Feedback, words: Texts) -> str:
    """For who decides about an answer that is not their own."""
    if feedback.excused:
        return words.gettext("The answer does not count as wrong any more.")
    if feedback.right:
        return words.gettext("The answer is what was expected.")
    return words.gettext("Another answer was expected here. Granted, the answer does not count as wrong.")


def show_feedback(feedback: Feedback, locale: str, words: Texts, *, key: str, own: bool = True) -> None:
    """What was expected and why; the explanation is a text of the set, in its locale. `own`: who answered reads it."""
    translate = words.gettext
    _show_lines(translate("What was expected"), feedback.missed, words)
    _show_lines(translate("As you answered") if own else translate("Answered as expected"), _met(feedback), words)
    if feedback.explanation:
        with st.container(gap="xsmall"):
            st.caption(words.gettext("Why"))
            untrusted_text(feedback.explanation, locale, words, key=f"{key}-why")
    if not feedback.expected:
        st.text(words.gettext("What was expected is told when you have passed, or after your last attempt."))


def _show_lines(title: str, lines: Sequence[Said], words: Texts) -> None:
    if not lines:
        return
    with st.container(gap="xsmall"):
        st.caption(title)
        for line in lines:
            untrusted_sentence(line, words)
