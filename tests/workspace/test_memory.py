"""What a process remembers is never older than the change that another process made."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from building import Clock, row
from sqlalchemy import update

from localize import Workspace
from localize.errors import NotFound
from localize.store import Writing
from localize.store.schema_content import campaigns
from localize.workspace.memory import Remembered

BETTER = {"preference": 1, "reasons": ["correct"]}


@pytest.fixture
def other(folder: Path, clock: Clock, workspace: Workspace) -> Any:
    """The same workspace as a second process has it."""
    with Workspace.open(folder, clock=clock) as opened:
        yield opened


@pytest.fixture
def ready(workspace: Workspace, make_campaign: Callable[..., str], import_rows: Callable[..., Any]) -> str:
    make_campaign(locales=["es-MX", "ar-EG"])
    import_rows(*(row(number, locale) for number in range(3) for locale in ("es-MX", "ar-EG")))
    workspace.assign("spring")
    return workspace.add_person("Ana", locales={"es-MX": "native"}).id


def set_state(workspace: Workspace, state: str) -> None:
    with workspace._context.store.write() as tx:
        tx.connection.execute(update(campaigns).values(state=state))


def test_a_pause_elsewhere_stops_the_next_item_here(workspace: Workspace, other: Workspace, ready: Any) -> None:
    item = workspace.next_item(ready)
    assert item is not None
    workspace.submit(item.assignment_id, BETTER)
    set_state(other, "paused")
    assert workspace.next_item(ready) is None
    set_state(other, "open")
    assert workspace.next_item(ready) is not None


def test_locales_declared_elsewhere_hold_here_at_once(workspace: Workspace, other: Workspace, ready: Any) -> None:
    item = workspace.next_item(ready)
    assert item is not None
    workspace.skip(item.assignment_id, "other")
    other.declare(ready, {"ar-EG": "native"})
    again = workspace.next_item(ready)
    assert again is not None
    assert again.locale == "ar-EG"
    assert workspace.person(ready).locales[0].tag == "ar-EG"


def test_somebody_who_was_unknown_is_known_once_added(workspace: Workspace, other: Workspace) -> None:
    with pytest.raises(NotFound):
        workspace.next_item("nobody")  # type: ignore[arg-type]
    person = other.add_person("Ben", locales={"es-MX": "native"})
    assert workspace.person(person.id).name == "Ben"


def test_reviewing_does_not_make_anybody_forget(workspace: Workspace, ready: Any) -> None:
    def edition() -> int:
        with workspace._context.store.read() as view:
            return view.edition

    before = edition()
    item = workspace.next_item(ready)
    assert item is not None
    workspace.save_draft(item.assignment_id, {"preference": 1})
    workspace.submit(item.assignment_id, BETTER)
    assert edition() == before


def test_a_change_remembers_nothing_of_itself(workspace: Workspace) -> None:
    remembered = Remembered()
    store = workspace._context.store
    with store.write() as tx:
        assert isinstance(tx, Writing)
        remembered.at(tx).recall("x", lambda: 1)
    with store.read() as view:
        assert remembered.at(view).recall("x", lambda: 2) == 2
        assert remembered.at(view).recall("x", lambda: 3) == 2
    with store.write():
        pass
    with store.read() as view:
        assert remembered.at(view).recall("x", lambda: 4) == 4
