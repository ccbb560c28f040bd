"""When somebody works: the hours of a week, until when they are away, a limit of their own for a day, their clock."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from enum import Enum
from typing import Final, Literal, Self, TypeAlias

from localize.assignment.days import clock, is_time_zone, midnight
from localize.errors import said
from localize.records import Person, PersonId
from localize.store import Writing, people
from localize.workspace import access
from localize.workspace.context import Context
from localize.workspace.declaring import BadPerson

HOURS_MOST = 168
ITEMS_MOST = 10_000
LAST_YEAR = 2200


class Unsaid(Enum):
    """Not given, and so not changed: None takes away what was said."""

    UNSAID = "unsaid"


UNSAID: Final = Unsaid.UNSAID
_Unsaid: TypeAlias = Literal[Unsaid.UNSAID]


@dataclass(frozen=True)
class Availability:
    """What is to be set; what is UNSAID stays as it is.

    `hours_per_week` 0 to 168; `away_until` a day on the person's clock, or a moment, at which they are back;
    `items_per_day` 1 to 10,000; `time_zone` a name of the IANA data base.
    """

    hours_per_week: int | _Unsaid | None = UNSAID
    away_until: date | datetime | _Unsaid | None = UNSAID
    items_per_day: int | _Unsaid | None = UNSAID
    time_zone: str | _Unsaid | None = UNSAID

    def checked(self) -> Self:
        """Itself, where it can be. Raises BadPerson."""
        if self.hours_per_week is not UNSAID:
            _within(self.hours_per_week, 0, HOURS_MOST)
        if self.items_per_day is not UNSAID:
            _within(self.items_per_day, 1, ITEMS_MOST)
        if self.time_zone is not UNSAID:
            _zone(self.time_zone)
        if self.away_until not in (UNSAID, None) and self.away_until.year > LAST_YEAR:
            raise BadPerson(said("This day cannot be."), said("Choose an earlier day."))
        return self


NOTHING_SAID = Availability()


def set_availability(context: Context, person_id: PersonId, said_so: Availability) -> Person:
    """Raises BadPerson and NotFound."""
    access.person_in(context, person_id)
    with context.store.write(context.actor_id) as tx:
        set_availability_in(tx, person_id, said_so)
    return access.person_in(context, person_id)


def set_availability_in(tx: Writing, person_id: PersonId, said_so: Availability) -> None:
    """The same inside a change; nothing is written where nothing is said."""
    given = {each.name: getattr(said_so.checked(), each.name) for each in fields(said_so)}
    values = {name: value for name, value in given.items() if value is not UNSAID}
    if values.get("away_until") is not None:
        values["away_until"] = _back_at(tx, person_id, values["away_until"], values.get("time_zone"))
    if values:
        people.set_availability(tx, person_id, values)


def _within(number: int | None, least: int, most: int) -> None:
    if number is not None and (type(number) is not int or not least <= number <= most):
        raise BadPerson(
            said("{number} cannot be.", number=str(number)[:80]),
            said("Write a whole number from {least} to {most}, or nothing.", least=least, most=most),
        )


def _zone(name: str | None) -> None:
    if name is not None and not is_time_zone(name):
        raise BadPerson(
            said("Nobody knows the time zone {name}.", name=name[:80]), said("Write it like America/Mexico_City.")
        )


def _back_at(tx: Writing, person_id: PersonId, back: date, zone: str | None) -> datetime | None:
    """In UTC; None for what is over already."""
    if back.year < tx.now.year:
        return None
    if isinstance(back, datetime):
        moment = back.astimezone(UTC) if back.tzinfo else back.replace(tzinfo=UTC)
    else:
        person = people.find(tx, person_id)
        kept = person.time_zone if person else None
        moment = midnight(back, clock(zone or kept or "UTC"))
    return moment if moment > tx.now else None
