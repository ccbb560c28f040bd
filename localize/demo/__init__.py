"""The demo: a workspace filled with real, redistributable data (see sources.md) and accounts for each role."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from localize.settings import FILE
from localize.workspace import Workspace

HERE = Path(__file__).parent
TO_REVIEW = ("prompts", "answers", "culture")
CAMPAIGNS = (*TO_REVIEW, "history")  # the history has been judged elsewhere: it is there to be read

WITH_TESTS = "demo-answers"
"""A campaign whose people find tests of their language and gold; nobody needs them here."""


def ensure_demo(folder: Path, base_url: str) -> Workspace:
    """Open the demo workspace, or make it first. A half-made one is completed: every step can be repeated."""
    if not (folder / FILE).exists():
        Workspace.create(folder).close()
        with (folder / FILE).open("a", encoding="utf-8") as settings:
            settings.write(f'base_url = "{base_url}"\n')
    workspace = Workspace.open(folder)
    known = {each.id for each in workspace.campaigns()}
    for name in CAMPAIGNS:
        if f"demo-{name}" not in known:
            workspace.create_campaign(HERE / f"{name}.toml")
        workspace.import_file(HERE / f"{name}.jsonl", f"demo-{name}")
    workspace.import_starter_sets(WITH_TESTS)
    there = {person.name for person in workspace.people()}
    for each in _people():
        if each["name"] not in there:
            workspace.add_person(
                each["name"],
                role=each["role"],
                locales=each["locales"],
                domains=each.get("domains", ()),
                ui_language=each.get("ui_language"),
            )
    for name in CAMPAIGNS:
        workspace.score(f"demo-{name}")
    for name in TO_REVIEW:
        workspace.assign(f"demo-{name}")
    return workspace


def accounts(workspace: Workspace) -> list[dict[str, Any]]:
    """A fresh code and invitation for everybody, in the order of the file."""
    by_name = {person.name: person for person in workspace.people()}
    found = []
    for each in _people():
        person = workspace.renew_code(by_name[each["name"]].id)
        found.append(
            {
                "id": person.id,
                "name": person.name,
                "role": person.role,
                "locales": {declared.tag: declared.proficiency for declared in person.locales},
                "access_code": person.access_code,
                "invitation": workspace.invite(person.id),
            }
        )
    return found


def _people() -> list[dict[str, Any]]:
    people: list[dict[str, Any]] = json.loads((HERE / "people.json").read_text(encoding="utf-8"))
    return people
