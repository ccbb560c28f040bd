"""`localize people …`"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from localize.cli import output
from localize.cli.options import Json, opened
from localize.records import Person, PersonId
from localize.workspace import Workspace
from localize.workspace.availability import UNSAID
from localize.workspace.declaring import locale_line, parse_locale
from localize.workspace.profiles import Profile

app = typer.Typer(no_args_is_help=True)

LocalesOption = Annotated[
    list[str] | None,
    typer.Option(help="TAG[:native|near-native|learned[:FROM-TO]], such as es-MX:native:1990-2015; may be repeated"),
]
DomainsOption = Annotated[list[str] | None, typer.Option(help="a field the person knows; may be repeated")]


def account(workspace: Workspace, person: Person) -> dict[str, Any]:
    """A person with a fresh access code and invitation link: shown once."""
    document = described(workspace.profile(person.id))
    return document | {"access_code": person.access_code, "invitation": workspace.invite(person.id)}


def described(profile: Profile) -> dict[str, Any]:
    """Everything known of a person; `locales` by proficiency, `declared` with their years."""
    person = profile.person
    return {
        "id": person.id,
        "name": person.name,
        "role": person.role,
        "locales": {each.tag: each.proficiency for each in person.locales},
        "declared": person.locales,
        "self_declared": profile.self_declared,
        "tested": person.tested,
        "domains": person.domains,
        "email": person.email,
        "time_zone": person.time_zone,
        "hours_per_week": person.hours_per_week,
        "away_until": person.away_until,
        "items_per_day": person.items_per_day,
        "ui_language": person.ui_language,
        "notes": [each.said for each in profile.notes],
    }


def _show_account(document: dict[str, Any]) -> None:
    output.line(f"{document['name']} · {document['role']} · id {document['id']}")
    output.line(f"access code  {document['access_code']}")
    output.line(f"invitation   {document['invitation']}  (works once)")
    _show_notes(document)


def _show_notes(document: dict[str, Any]) -> None:
    for note in document["notes"]:
        output.line(f"note: {note}")


@app.command()
def add(
    context: typer.Context,
    name: str,
    role: Annotated[str, typer.Option(help="reviewer, coordinator or admin")] = "reviewer",
    locale: LocalesOption = None,
    domain: DomainsOption = None,
    ui_language: Annotated[str | None, typer.Option(help="the language of the pages")] = None,
    email: Annotated[str | None, typer.Option(help="how an outside sign-in names them")] = None,
    json: Json = False,
) -> None:
    """Add somebody; prints the access code and the invitation link, once."""
    declared = [parse_locale(each) for each in locale or []]
    with opened(context) as workspace:
        person = workspace.add_person(
            name, role=role, locales=declared, domains=domain or [], ui_language=ui_language, email=email
        )
        document = account(workspace, person)
    output.answer(document) if json else _show_account(document)


@app.command("import")
def import_(
    context: typer.Context,
    file: Path,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="only say what is in the file")] = False,
    json: Json = False,
) -> None:
    """Add everybody of a CSV file, or nobody; prints access codes and links, once.

    Columns: name, and any of role, locales (es-MX:native:1990-|en:learned), domains (law|medicine), email, time_zone,
    hours_per_week, items_per_day, away_until, ui_language. Lines with the id of somebody who is here are passed over;
    an id that nobody has is a fault.
    """
    with opened(context) as workspace:
        found = workspace.check_people_file(file)
        added = [] if dry_run or found.faults else workspace.import_people(file)
        accounts = [account(workspace, person) for person in added]
    remarks = [(each.line, note.said) for each in found.new for note in each.notes]
    if json:
        notes = [{"line": line, "note": note} for line, note in remarks]
        output.answer(
            {"added": accounts, "new": len(found.new), "known": found.known, "notes": notes, "faults": found.faults}
        )
    else:
        for fault in found.faults:
            output.complaint(f"line {fault.line}{f', {fault.column}' if fault.column else ''}: {fault.reason}")
        for line, note in remarks:
            output.line(f"line {line}: note: {note}")
        for each in accounts:
            _show_account(each)
        if dry_run:
            count = 0 if found.faults else len(found.new)
            output.line(f"{count} would be added, {found.known} are here already.")
        else:
            output.line(f"{len(accounts)} added, {found.known} were here already.")
    if found.faults:
        raise typer.Exit(1)


@app.command("list")
def list_(context: typer.Context, json: Json = False) -> None:
    """Everybody who can sign in."""
    with opened(context) as workspace:
        profiles = workspace.profiles()
    if json:
        output.answer({"people": [described(each) for each in profiles]})
        return
    rows = [
        [
            each.person.name,
            each.person.role,
            ", ".join(locale_line(declared) for declared in each.person.locales),
            ", ".join(
                f"{tested.tag} {tested.right}/{tested.answered}" for tested in each.person.tested if tested.passed
            ),
            each.person.id,
        ]
        for each in profiles
    ]
    output.table(["name", "role", "locales", "passed", "id"], rows)


@app.command()
def declare(
    context: typer.Context,
    person_id: str,
    locale: LocalesOption = None,
    domain: DomainsOption = None,
    json: Json = False,
) -> None:
    """Replace the locales of a person, or their fields: what is not given stays."""
    with opened(context) as workspace:
        locales = workspace.person(PersonId(person_id)).locales if locale is None else [*map(parse_locale, locale)]
        workspace.declare(PersonId(person_id), locales, domain)
        document = described(workspace.profile(PersonId(person_id)))
    _show_person(document, json)


@app.command("set")
def set_(
    context: typer.Context,
    person_id: str,
    hours_per_week: Annotated[int | None, typer.Option(min=0, max=168)] = None,
    items_per_day: Annotated[int | None, typer.Option(min=1, help="a limit of their own")] = None,
    away_until: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="the day they are back")] = None,
    time_zone: Annotated[str | None, typer.Option(help="such as America/Mexico_City")] = None,
    email: Annotated[str | None, typer.Option(help="how an outside sign-in names them")] = None,
    unset: Annotated[
        list[str] | None, typer.Option(help="hours-per-week, items-per-day, away-until, time-zone or email")
    ] = None,
    json: Json = False,
) -> None:
    """When a person works, and their e-mail: what is not given stays."""
    given = {
        "hours_per_week": hours_per_week,
        "items_per_day": items_per_day,
        "away_until": None if away_until is None else away_until.date(),
        "time_zone": time_zone,
        "email": email,
    }
    gone = {each.replace("-", "_") for each in unset or []}
    if gone - set(given):
        raise typer.BadParameter(f"--unset takes one of: {', '.join(each.replace('_', '-') for each in given)}")
    both = [name.replace("_", "-") for name in gone if given[name] is not None]
    if both:
        raise typer.BadParameter(f"--unset {both[0]} and --{both[0]} cannot stand together")
    values: dict[str, Any] = {
        name: None if name in gone else UNSAID if value is None else value for name, value in given.items()
    }
    mail = values.pop("email")
    with opened(context) as workspace:
        workspace.set_availability(PersonId(person_id), **values)
        if mail is not UNSAID:
            workspace.set_email(PersonId(person_id), mail)
        document = described(workspace.profile(PersonId(person_id)))
    _show_person(document, json)


def _show_person(document: dict[str, Any], json: bool) -> None:
    if json:
        output.answer(document)
        return
    for key in ("name", "declared", "domains", "email", "time_zone", "hours_per_week", "items_per_day", "away_until"):
        value = [locale_line(each) for each in document[key]] if key == "declared" else document[key]
        output.line(f"{key}: {', '.join(value) if isinstance(value, list | tuple) else '' if value is None else value}")
    _show_notes(document)


@app.command()
def code(context: typer.Context, person_id: str, json: Json = False) -> None:
    """A new access code and invitation; the old ones and all sessions end."""
    with opened(context) as workspace:
        document = account(workspace, workspace.renew_code(PersonId(person_id)))
    output.answer(document) if json else _show_account(document)


@app.command()
def forget(
    context: typer.Context,
    person_id: str,
    comments: Annotated[bool, typer.Option(help="take out the comments of their judgments too")] = False,
    json: Json = False,
) -> None:
    """Take out a person's name, codes and profile for good; their judgments stay under a random pseudonym."""
    with opened(context) as workspace:
        kept = workspace.forget(PersonId(person_id), comments=comments)
    if json:
        output.answer({"id": person_id, "judgments_kept": kept})
    else:
        output.line(f"{person_id} is forgotten. {kept} judgments stay, under a random pseudonym.")
        output.line("Backups and exports that were made before still hold what they held: delete those you must.")
