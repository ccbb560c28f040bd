"""Guidelines have versions; who read which is known, and asking costs next to nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from building import Clock, row

from localize import Workspace
from localize.errors import BadFile, Forbidden, NotFound
from localize.records import PersonId


@pytest.fixture
def publish(workspace: Workspace, make_campaign: Callable[..., str], tmp_path: Path) -> Callable[[str], None]:
    """Make the campaign, or change its guidelines."""

    def publish_(text: str) -> None:
        (tmp_path / "guidelines.md").write_text(text, encoding="utf-8")
        if workspace.campaigns():
            workspace.update_campaign(tmp_path / "spring.toml")
        else:
            make_campaign(more='guidelines = "guidelines.md"')

    return publish_


@pytest.fixture
def ana(workspace: Workspace) -> PersonId:
    return workspace.add_person("Ana", locales={"es-MX": "native"}).id


def test_a_campaign_without_guidelines_has_none(workspace: Workspace, make_campaign: Callable[..., str]) -> None:
    make_campaign()
    assert workspace.guidelines("spring") is None
    assert workspace.guideline_readers("spring") is None
    with pytest.raises(NotFound):
        workspace.guidelines("autumn")


def test_a_changed_text_is_a_new_version_and_the_same_is_not(
    workspace: Workspace, publish: Callable[[str], None], clock: Clock
) -> None:
    publish("One.")
    first = workspace.guidelines("spring")
    clock.move(timedelta(days=1))
    publish("One.")
    assert workspace.guidelines("spring") == first
    publish("Two.")
    second = workspace.guidelines("spring")
    assert first is not None
    assert second is not None
    assert (first.number, first.text, second.number, second.text) == (1, "One.", 2, "Two.")
    assert second.since - first.since == timedelta(days=1)
    assert workspace.campaign("spring").guidelines == "Two."


def test_guidelines_that_were_taken_away_are_none_and_come_back_as_a_new_version(
    workspace: Workspace, publish: Callable[[str], None]
) -> None:
    publish("One.")
    publish("")
    assert workspace.guidelines("spring") is None
    publish("One.")
    found = workspace.guidelines("spring")
    assert found is not None
    assert found.number == 3


def test_who_read_a_version_has_not_read_the_next(
    workspace: Workspace, publish: Callable[[str], None], ana: PersonId, clock: Clock
) -> None:
    publish("One.")
    acting = workspace.acting_as(ana)
    assert read_at(acting) is None
    acting.mark_guidelines_read("spring", 1)
    when = clock.now
    clock.move(timedelta(hours=1))
    acting.mark_guidelines_read("spring", 1)
    assert read_at(acting) == when
    publish("Two.")
    assert read_at(acting) is None
    acting.mark_guidelines_read("spring", 1)
    assert read_at(acting) is None
    with pytest.raises(NotFound):
        acting.mark_guidelines_read("spring", 3)
    with pytest.raises(NotFound):
        acting.mark_guidelines_read("autumn", 1)


def read_at(workspace: Workspace) -> Any:
    found = workspace.guidelines("spring")
    assert found is not None
    return found.read_at


def test_coordinators_see_who_read_what_and_who_has_not(
    workspace: Workspace,
    publish: Callable[[str], None],
    import_rows: Callable[..., Any],
    ana: PersonId,
    clock: Clock,
) -> None:
    publish("One.")
    import_rows(row())
    workspace.assign("spring")
    ben = workspace.add_person("Ben", locales={"es-MX": "native"}).id
    kim = workspace.add_person("Kim", locales={"ko-KR": "native"}).id
    workspace.add_person("Lee", locales={"ko-KR": "native"})
    for each in (ana, kim):
        workspace.acting_as(each).mark_guidelines_read("spring", 1)
    publish("Two.")
    clock.move(timedelta(hours=1))
    workspace.acting_as(ana).mark_guidelines_read("spring", 2)
    nadia = workspace.add_person("Nadia", role="coordinator")
    found = workspace.acting_as(nadia.id).guideline_readers("spring")
    assert found is not None
    assert found.number == 2
    assert [(each.name, [number for number, _ in each.readings], each.up_to_date) for each in found.readers] == [
        ("Ana", [1, 2], True),
        ("Ben", [], False),  # who may work on it
        ("Kim", [1], False),  # who read it, though there is nothing for them; and not Lee
    ]
    with pytest.raises(Forbidden):
        workspace.acting_as(ben).guideline_readers("spring")


def test_the_local_operator_reads_and_cannot_say_so(workspace: Workspace, publish: Callable[[str], None]) -> None:
    publish("One.")
    assert read_at(workspace) is None
    with pytest.raises(Forbidden):
        workspace.mark_guidelines_read("spring", 1)


def test_what_a_process_remembers_is_what_another_wrote(
    workspace: Workspace, publish: Callable[[str], None], ana: PersonId, folder: Path, clock: Clock
) -> None:
    publish("One.")
    here = workspace.acting_as(ana)
    assert read_at(here) is None
    with Workspace.open(folder, clock=clock) as elsewhere:
        elsewhere.acting_as(ana).mark_guidelines_read("spring", 1)
    assert read_at(here) == clock.now


def test_guidelines_that_cannot_be_stored_are_refused(workspace: Workspace, publish: Callable[[str], None]) -> None:
    with pytest.raises(BadFile, match="NUL"):
        publish("One.\0")
    assert workspace.campaigns() == []


def test_the_mark_of_a_windows_editor_is_no_part_of_them(workspace: Workspace, publish: Callable[[str], None]) -> None:
    publish("\ufeff# Title")
    found = workspace.guidelines("spring")
    assert found is not None
    assert found.text == "# Title"
