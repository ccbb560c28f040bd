"""How a locale stands: one word, one sentence why, and the one thing that helps most."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from localize.assignment.pace import LAST_DAYS
from localize.errors import Said, said
from localize.workspace.forecasting import WAITS_FOR_OTHERS, Forecast
from localize.workspace.gaps import Gap, Lack


class State(StrEnum):
    """`starving`: there are too few people, or nobody has worked for a week. `idle`: nothing is left for who is here.

    `on_time` and `late` speak of the day the campaign is due; `under_way`: it is due on no day, or nobody can tell.
    """

    NOT_ASSIGNED = "not_assigned"
    NOBODY = "nobody"
    STARVING = "starving"
    IDLE = "idle"
    LATE = "late"
    ON_TIME = "on_time"
    UNDER_WAY = "under_way"
    DONE = "done"


class Do(StrEnum):
    """What helps."""

    ASSIGN = "assign"
    INVITE = "invite"
    WRITE = "write"
    ADD_TEST = "add_test"
    RESUME = "resume"
    EXPORT = "export"


@dataclass(frozen=True)
class Act:
    """`text` is a short sentence for a button; `missing` people where somebody is to be invited."""

    do: Do
    text: Said
    missing: int = 0


@dataclass(frozen=True)
class Facts:
    """What decides. `able` may judge, `active` of them worked of late; `idle`: nothing that is free is for any of them.

    `quiet_since` is the last day on which somebody worked, or that on which the campaign was made.
    """

    name: str
    assigned: bool
    imported: int
    owed: int
    able: int
    active: int
    idle: bool
    open: bool
    gaps: tuple[Gap, ...]
    forecast: Forecast | Said
    due: date | None
    quiet_since: date
    today: date


@dataclass(frozen=True)
class Standing:
    state: State
    why: Said
    action: Act | None = None


def standing_of(of: Facts) -> Standing:
    """The worst fault first."""
    if not of.assigned:
        why = said("Judged elsewhere, not yet here.") if of.imported else said("No reviewer gets it yet: assign it.")
        return Standing(State.NOT_ASSIGNED, why, Act(Do.ASSIGN, said("Assign now")))
    if not of.owed:
        return Standing(State.DONE, said("All that was asked for is given."), Act(Do.EXPORT, said("Export")))
    if not of.able:
        return Standing(State.NOBODY, said("Nobody may judge it: invite somebody."), _invite(of, 1))
    if not of.open:
        why = said("The campaign is not open: nobody gets items of it.")
        return Standing(State.UNDER_WAY, why, Act(Do.RESUME, said("Go on with the campaign")))
    return _starving(of) or _on_its_way(of)


def _starving(of: Facts) -> Standing | None:
    lacks = {each.lack: each for each in of.gaps}
    if Lack.PLACEMENT_TEST in lacks:
        act = Act(Do.ADD_TEST, said("Add a placement test for {locale}", locale=of.name))
        return Standing(State.STARVING, lacks[Lack.PLACEMENT_TEST].text, act)
    people = lacks.get(Lack.PEOPLE)
    if of.idle:
        why = said("Everybody who may judge it has given their part.")
        return Standing(State.IDLE, why, _invite(of, people.needed - people.have if people else 1))
    if people is not None:
        return Standing(State.STARVING, people.text, _invite(of, people.needed - people.have))
    experts = lacks.get(Lack.EXPERTS)
    if experts is not None and not experts.have:
        act = Act(
            Do.INVITE, said("Invite somebody for {locale} who knows {domain}", locale=of.name, domain=experts.domain), 1
        )
        return Standing(State.STARVING, experts.text, act)
    if not of.active and (of.today - of.quiet_since).days >= LAST_DAYS:
        why = said("Nobody has worked on it for {days} days.", days=(of.today - of.quiet_since).days)
        return Standing(State.STARVING, why, _write(of))
    return None


def _on_its_way(of: Facts) -> Standing:
    if of.due is not None and of.due < of.today:
        return Standing(State.LATE, said("It was due before today."), _invite(of, 1))
    if of.forecast is WAITS_FOR_OTHERS:
        why = said("Part of it waits for people who have not begun here.")
        return Standing(State.UNDER_WAY, why, _write(of))
    if isinstance(of.forecast, Said) or of.due is None:
        why = said("People are at work.") if of.active else said("Nobody has begun yet.")
        return Standing(State.UNDER_WAY, why)
    if of.forecast.middle > of.due:
        return Standing(State.LATE, said("It will more likely end after the day it is due."), _invite(of, 1))
    if of.forecast.high > of.due:
        return Standing(State.ON_TIME, said("It will more likely than not end by the day it is due."))
    return Standing(State.ON_TIME, said("It will end by the day it is due, by all that is known."))


def _write(of: Facts) -> Act:
    return Act(Do.WRITE, said("Write to the people of {locale}", locale=of.name))


def _invite(of: Facts, missing: int) -> Act:
    if missing > 1:
        text = said("Invite {missing} people for {locale}", missing=missing, locale=of.name)
    else:
        text = said("Invite somebody for {locale}", locale=of.name)
    return Act(Do.INVITE, text, missing)
