"""People as a table of text: a CSV file is read and checked line by line, then everybody in it is added at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from localize.errors import BadFile, LocalizeError, Refused, Said, said
from localize.records import Person, Role
from localize.store import people
from localize.workspace import access
from localize.workspace.availability import UNSAID, Availability, Unsaid
from localize.workspace.context import Context
from localize.workspace.declaring import BadPerson, Note, Remark, notes_on, parse_locale, whole_number
from localize.workspace.people_table import BETWEEN, read_lines
from localize.workspace.peopling import Newcomer, add_in, newcomer
from localize.workspace.profiles import wanted

PEOPLE_MOST = 5_000


@dataclass(frozen=True)
class NewLine:
    """Somebody new, by the line of the file, with remarks on what they declare."""

    line: int
    person: Newcomer
    notes: tuple[Note, ...]


@dataclass(frozen=True)
class Fault:
    """Why a line cannot be taken; `column` None: all of it."""

    line: int
    column: str | None
    reason: Said


@dataclass(frozen=True)
class PeopleFile:
    """What a file holds: who is new, lines of people who are here already, and what is wrong."""

    new: tuple[NewLine, ...]
    known: int
    faults: tuple[Fault, ...]

    @property
    def staff(self) -> bool:
        """Whether somebody in it is more than a reviewer."""
        return any(each.person.role is not Role.REVIEWER for each in self.new)


def read_people(context: Context, file: Path) -> PeopleFile:
    """Read a file and change nothing. Raises BadFile for one that is no table of people."""
    with context.store.read() as view:
        everybody = people.every(view)
        ids = {str(each.id) for each in everybody}
        emails = {each.email for each in everybody if each.email}
        year = view.now.year
    alike = {_likeness(each) for each in everybody}
    asked_for = wanted(context).locales
    new: list[NewLine] = []
    faults: list[Fault] = []
    known = 0
    for line, cells in read_lines(file):
        if isinstance(cells, Said):
            faults.append(Fault(line, None, cells))
        elif cells.get("id") in ids:
            known += 1
        elif cells.get("id"):
            faults.append(Fault(line, "id", said("there is nobody with this id: leave it empty for somebody new")))
        else:
            found = _person(line, cells, year, emails)
            if isinstance(found, Newcomer):
                same = (Note(Remark.SAME_NAME),) if _likeness(found) in alike else ()
                alike.add(_likeness(found))
                new.append(NewLine(line, found, (*same, *notes_on(found.locales, asked_for, year))))
            else:
                faults.append(found)
    if len(new) > PEOPLE_MOST:
        raise BadFile(
            said("{file} holds more than {most} people.", file=file.name, most=PEOPLE_MOST), said("Split the file.")
        )
    return PeopleFile(tuple(new), known, tuple(faults))


def _likeness(who: Person | Newcomer) -> tuple[str, frozenset[str]]:
    """Name and locales: of two people who share them, one may have been added twice."""
    return who.name.casefold(), frozenset(each.tag for each in who.locales)


def import_people(context: Context, found: PeopleFile) -> list[Person]:
    """Add everybody of a file, all or nothing; their codes are nowhere else. Raises Refused where a line is wrong."""
    if found.faults:
        first = found.faults[0]
        raise Refused(
            said("Nobody was added. Line {line}: {reason}", line=first.line, reason=first.reason),
            said("Mend the file. Lines that are wrong: {count}.", count=len(found.faults)),
        )
    added = []
    with context.store.write(context.actor_id) as tx:
        for each in found.new:
            code = access.new_code()
            added.append((add_in(context, tx, each.person, code), code))
    return [replace(access.person_in(context, who), access_code=code) for who, code in added]


def _person(line: int, cells: dict[str, str], year: int, emails: set[str]) -> Newcomer | Fault:
    column = "locales"
    try:
        locales = [parse_locale(each) for each in _listed(cells, "locales")]
        column = "hours_per_week"
        hours = _number(cells, column)
        column = "items_per_day"
        items = _number(cells, column)
        column = "away_until"
        away = _day(cells)
    except LocalizeError as wrong:
        return Fault(line, column, said("{what} {way_out}", what=wrong.what, way_out=wrong.way_out))
    try:
        found = newcomer(
            cells["name"],
            role=cells.get("role") or "reviewer",
            locales=locales,
            domains=_listed(cells, "domains"),
            ui_language=cells.get("ui_language") or None,
            email=cells.get("email") or None,
            this_year=year,
            availability=Availability(hours, away, items, cells.get("time_zone") or UNSAID).checked(),
        )
    except LocalizeError as wrong:
        return Fault(line, None, said("{what} {way_out}", what=wrong.what, way_out=wrong.way_out))
    if found.email is not None:
        if found.email in emails:
            return Fault(line, "email", said("Somebody else has this e-mail."))
        emails.add(found.email)
    return found


def _listed(cells: dict[str, str], column: str) -> list[str]:
    return [each.strip() for each in cells.get(column, "").split(BETWEEN) if each.strip()]


def _number(cells: dict[str, str], column: str) -> int | Unsaid:
    number = whole_number(cells.get(column, ""))
    return UNSAID if number is None else number


def _day(cells: dict[str, str]) -> date | Unsaid:
    cell = cells.get("away_until", "")[:10]
    try:
        return date.fromisoformat(cell) if cell else UNSAID
    except ValueError:
        raise BadPerson(said("“{text}” is no day.", text=cell[:80]), said("Write it like 2027-01-31.")) from None
