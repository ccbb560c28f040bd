"""`localize people …`"""

from __future__ import annotations

from typing import Annotated, Any

import typer

from localize.cli import output
from localize.cli.options import Json, opened
from localize.records import Person, PersonId, Proficiency
from localize.workspace import Workspace

app = typer.Typer(no_args_is_help=True)


def account(workspace: Workspace, person: Person) -> dict[str, Any]:
    """A person with a fresh access code and invitation link: shown once."""
    return described(person) | {"access_code": person.access_code, "invitation": workspace.invite(person.id)}


def described(person: Person) -> dict[str, Any]:
    return {
        "id": person.id,
        "name": person.name,
        "role": person.role,
        "locales": {each.tag: each.proficiency for each in person.locales},
        "domains": person.domains,
        "ui_language": person.ui_language,
    }


def _show_account(document: dict[str, Any]) -> None:
    output.line(f"{document['name']} · {document['role']} · id {document['id']}")
    output.line(f"access code  {document['access_code']}")
    output.line(f"invitation   {document['invitation']}  (works once)")


@app.command()
def add(
    context: typer.Context,
    name: str,
    role: Annotated[str, typer.Option(help="reviewer, coordinator or admin")] = "reviewer",
    locale: Annotated[
        list[str] | None, typer.Option(help="TAG or TAG:native, TAG:near-native, TAG:learned; may be repeated")
    ] = None,
    domain: Annotated[list[str] | None, typer.Option(help="a field the person knows; may be repeated")] = None,
    ui_language: Annotated[str | None, typer.Option(help="the language of the pages")] = None,
    json: Json = False,
) -> None:
    """Add somebody; prints the access code and the invitation link, once."""
    declared = {}
    for each in locale or []:
        tag, _, proficiency = each.partition(":")
        declared[tag] = proficiency or Proficiency.NATIVE
    with opened(context) as workspace:
        person = workspace.add_person(name, role=role, locales=declared, domains=domain or [], ui_language=ui_language)
        document = account(workspace, person)
    output.answer(document) if json else _show_account(document)


@app.command("list")
def list_(context: typer.Context, json: Json = False) -> None:
    """Everybody who can sign in."""
    with opened(context) as workspace:
        everybody = [described(person) for person in workspace.people()]
    if json:
        output.answer({"people": everybody})
        return
    rows = [
        [each["name"], each["role"], ", ".join(f"{tag} ({how})" for tag, how in each["locales"].items()), each["id"]]
        for each in everybody
    ]
    output.table(["name", "role", "locales", "id"], rows)


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
