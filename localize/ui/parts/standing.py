"""How a locale stands, in one word and one sentence, and the one thing that helps most."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from localize.languages import name, number
from localize.texts import Texts
from localize.ui.parts.ways import Way
from localize.workspace.reporting import LocaleStatus


class State(StrEnum):
    DONE = "done"
    UNDER_WAY = "under_way"
    NOBODY = "nobody"
    NOT_ASSIGNED = "not_assigned"


@dataclass(frozen=True)
class Standing:
    """`share` is the part of the judgments asked for that is given, None where none is asked for.

    `action` are the words of the link to `way`; both are None where nothing helps but time.
    """

    state: State
    word: str
    why: str
    share: float | None
    action: str | None = None
    way: Way | None = None


def standing(of: LocaleStatus, words: Texts) -> Standing:
    """The state of a locale, worst fault first."""
    translate, language = words.gettext, words.language
    done = sum(each.done for each in of.reviews)
    asked = done + of.owed
    share = done / asked if asked else None
    if not of.reviews:
        why = (
            translate("Judged elsewhere, not yet here.")
            if of.imported
            else translate("No reviewer gets it yet: assign it.")
        )
        return Standing(State.NOT_ASSIGNED, translate("Not assigned"), why, share, translate("Assign now"), Way.ASSIGN)
    if not of.owed:
        return Standing(
            State.DONE,
            translate("Done"),
            translate("All that was asked for is given."),
            share,
            translate("Export"),
            Way.EXPORT,
        )
    if not of.people:
        return Standing(
            State.NOBODY,
            translate("Nobody"),
            translate("Nobody may judge it: invite somebody."),
            share,
            translate("Invite somebody for {locale}").format(locale=name(of.locale, language)),
            Way.PEOPLE,
        )
    why = words.ngettext("{count} person may judge it.", "{count} people may judge it.", of.people)
    return Standing(State.UNDER_WAY, translate("Under way"), why.format(count=number(of.people, language)), share)
