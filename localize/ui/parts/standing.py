"""How a locale stands, in words: its state, what helps, and when it will be done."""

from __future__ import annotations

from collections.abc import Mapping

from localize.languages import days, number, percent
from localize.texts import Texts
from localize.ui.parts.ways import Way
from localize.workspace.reporting import LocaleStatus
from localize.workspace.shares import Share
from localize.workspace.standing import Do, State

WAYS: Mapping[Do, Way] = {
    Do.ASSIGN: Way.ASSIGN,
    Do.INVITE: Way.PEOPLE,
    Do.WRITE: Way.QUESTIONS,
    Do.ADD_TEST: Way.SETS,
    Do.EXPORT: Way.EXPORT,
}
"""Where what helps is done; going on with a campaign is done on the board itself."""


def state_in_words(state: State, words: Texts) -> str:
    translate = words.gettext
    known = {
        State.NOT_ASSIGNED: translate("Not assigned"),
        State.NOBODY: translate("Nobody"),
        State.STARVING: translate("Starving"),
        State.IDLE: translate("Idle"),
        State.LATE: translate("Late"),
        State.ON_TIME: translate("On time"),
        State.UNDER_WAY: translate("Under way"),
        State.DONE: translate("Done"),
    }
    return known[state]


def help_in_a_word(do: Do, words: Texts) -> str:
    """For a button in a table: the locale stands beside it."""
    translate = words.gettext
    known = {
        Do.ASSIGN: translate("Assign"),
        Do.INVITE: translate("Invite"),
        Do.WRITE: translate("Write"),
        Do.ADD_TEST: translate("Add a test"),
        Do.RESUME: translate("Resume"),
        Do.EXPORT: translate("Export"),
    }
    return known[do]


def share_given(of: LocaleStatus) -> float | None:
    """The part of the judgments asked for that is given, to hundredths; None where none is asked for.

    All that is given is the whole, and nothing less is.
    """
    asked = of.done + of.owed
    if not asked:
        return None
    return int(100 * of.done / asked) / 100


def forecast_in_words(of: LocaleStatus, words: Texts) -> str:
    """The range of days for a cell; nothing where there is none."""
    return "" if of.forecast is None else days(of.forecast.low, of.forecast.high, words.language)


def people_in_words(of: LocaleStatus, words: Texts) -> str:
    """`2 of 5`: at work of late, of those who may judge; nothing where nothing is assigned."""
    if not of.reviews:
        return ""
    said = words.gettext("{active} of {people}")
    return said.format(active=number(of.active, words.language), people=number(of.people, words.language))


def pace_in_words(judgments: float, words: Texts) -> str:
    """With one decimal under ten."""
    return number(judgments, words.language, digits=1 if judgments < 10 else 0)


def counted(share: Share, words: Texts) -> str:
    """`62% · 186 of 300`."""
    said = words.gettext("{share} · {count} of {total}")
    return said.format(
        share=percent(share.share or 0.0, words.language),
        count=number(share.count, words.language),
        total=number(share.of, words.language),
    )
