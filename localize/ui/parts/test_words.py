"""What tests and checks are called on the pages, what they are for, and how a result is said."""

from __future__ import annotations

from localize.languages import number, percent
from localize.records import Purpose
from localize.texts import Texts


def purpose_in_words(purpose: Purpose, words: Texts) -> str:
    """The one word for it, on all pages."""
    translate = words.gettext
    known = {
        Purpose.PLACEMENT: translate("Language test"),
        Purpose.TUTORIAL: translate("Tutorial"),
        Purpose.CALIBRATION: translate("Calibration"),
        Purpose.GOLD: translate("Gold"),
    }
    return known.get(purpose, "–")


def what_for(purpose: Purpose, words: Texts) -> str:
    """What a test is for, as its reviewer reads it."""
    translate = words.gettext
    known = {
        Purpose.PLACEMENT: translate(
            "It shows that you know the language as it is used there. What was expected is told at the end."
        ),
        Purpose.TUTORIAL: translate(
            "It shows by examples how to judge. After each item you read what was expected and why."
        ),
        Purpose.CALIBRATION: translate(
            "It brings your eye together with that of others. After each item you read what was expected and why."
        ),
    }
    return known.get(purpose, "")


def right_of(right: int, answered: int, words: Texts) -> str:
    """How many answers were as expected: the numbers, not only a share."""
    said = words.ngettext("{right} of {count} answer was right.", "{right} of {count} answers were right.", answered)
    return said.format(right=number(right, words.language), count=number(answered, words.language))


def mark_needed(pass_mark: float, words: Texts) -> str:
    """The part that must be right; "" where there is no mark."""
    if pass_mark <= 0:
        return ""
    return words.gettext("Needed: {share}.").format(share=percent(pass_mark, words.language))
