"""Coordinators look at every rubric file, check one of their own, and put it into the workspace whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from localize import Workspace
from localize.errors import BadRubric, Forbidden, Refused
from localize.records import Unit
from localize.rubric import find_rubrics
from localize.workspace.rubric_shelf import MOST_BYTES, SamplePlace

PREFERENCE = find_rubrics(None)["preference"].read_text("utf-8")
RAISED = PREFERENCE.replace('version = "1.0.0"', 'version = "1.0.1"')


def shelf(workspace: Workspace) -> dict[str, tuple[bool, bool, int]]:
    return {each.id: (each.own, each.instead, len(each.problems)) for each in workspace.rubrics()}


def test_own_files_stand_before_shipped_ones_and_broken_ones_say_why(workspace: Workspace) -> None:
    (workspace.settings.rubrics / "mine.toml").write_text('schema = "rubric/1"', "utf-8")
    (workspace.settings.rubrics / "preference.toml").write_text(RAISED, "utf-8")
    found = shelf(workspace)
    assert list(found)[:2] == ["mine", "preference"]
    assert found["mine"][2] > 5
    assert found["preference"] == (True, True, 0)
    assert found["error-spans"] == (False, False, 0)
    [broken] = [each for each in workspace.rubrics() if each.id == "mine"]
    assert (broken.rubric, broken.source) == (None, 'schema = "rubric/1"')
    assert {"title", "version", "unit", "criteria"} <= {each.place for each in broken.problems}


def test_a_changed_file_is_read_again(workspace: Workspace) -> None:
    file = workspace.settings.rubrics / "preference.toml"
    file.write_text("", "utf-8")
    assert shelf(workspace)["preference"][2] > 0
    file.write_text(RAISED, "utf-8")
    assert shelf(workspace)["preference"][2] == 0
    file.unlink()
    assert shelf(workspace)["preference"] == (False, False, 0)


def test_a_file_is_checked_without_being_stored_and_can_then_be_shown(workspace: Workspace) -> None:
    rubric, problems = workspace.check_rubric("preference.toml", RAISED.encode())
    assert rubric is not None
    assert problems == ()
    assert workspace.rubric(rubric.hash) == rubric
    assert shelf(workspace)["preference"] == (False, False, 0)
    assert workspace.check_rubric("other.toml", RAISED.encode())[1][0].code == "R004"
    assert workspace.check_rubric("big.toml", b"#" * (MOST_BYTES + 1))[1][0].code == "R001"
    assert "byte order mark" in str(workspace.check_rubric("x.toml", b"\xef\xbb\xbfa = 1")[1][0])


def test_a_kept_file_is_on_the_shelf_and_in_the_audit(workspace: Workspace) -> None:
    kept = workspace.keep_rubric("preference.toml", RAISED.encode())
    assert (kept.id, kept.version) == ("preference", "1.0.1")
    assert shelf(workspace)["preference"] == (True, True, 0)
    assert [each.name for each in workspace.settings.rubrics.iterdir()] == ["preference.toml"]
    assert all(each.ok for each in workspace.doctor())
    assert workspace.keep_rubric("preference.toml", RAISED.encode()) == kept  # once more changes nothing


def test_a_broken_file_and_one_of_a_known_version_are_refused_and_nothing_is_written(workspace: Workspace) -> None:
    with pytest.raises(BadRubric, match="R002"):
        workspace.keep_rubric("preference.toml", b'schema = "rubric/1"')
    with pytest.raises(Refused, match="higher version"):
        workspace.keep_rubric("preference.toml", PREFERENCE.replace("Which answer", "What answer").encode())
    for name in ("../preference.toml", "a/b.toml"):
        with pytest.raises(BadRubric):
            workspace.keep_rubric(name, RAISED.replace('id = "preference"', f'id = "{name[:-5]}"', 1).encode())
    assert list(workspace.settings.rubrics.iterdir()) == []
    assert not (workspace.settings.folder / "preference.toml").exists()


def test_a_reviewer_may_not_look_and_a_coordinator_may(workspace: Workspace) -> None:
    reviewer = workspace.acting_as(workspace.add_person("Ana", locales={"es-MX": "native"}).id)
    coordinator = workspace.acting_as(workspace.add_person("Nadia", role="coordinator").id)
    for look in (
        lambda: reviewer.rubrics(),
        lambda: reviewer.check_rubric("a.toml", b""),
        lambda: reviewer.keep_rubric("preference.toml", RAISED.encode()),
        lambda: reviewer.sample_places(Unit.PAIR),
        lambda: reviewer.sample(Unit.PAIR, SamplePlace("c", "de-DE")),
    ):
        with pytest.raises(Forbidden):
            look()
    assert coordinator.keep_rubric("preference.toml", RAISED.encode()).version == "1.0.1"


def test_campaigns_that_pin_a_rubric_are_named_with_its_version(demo_like: tuple[Workspace, str]) -> None:
    workspace, campaign = demo_like
    [preference] = [each for each in workspace.rubrics() if each.id == "preference"]
    assert [(each.campaign, each.version, each.current) for each in preference.uses] == [(campaign, "1.0.0", True)]
    workspace.keep_rubric("preference.toml", RAISED.encode())
    [preference] = [each for each in workspace.rubrics() if each.id == "preference"]
    assert [(each.version, each.current) for each in preference.uses] == [("1.0.0", False)]


def test_an_item_of_the_unit_can_be_looked_at(demo_like: tuple[Workspace, str]) -> None:
    workspace, campaign = demo_like
    places = workspace.sample_places(Unit.PAIR)
    assert places == [SamplePlace(campaign, "de-DE")]
    found = workspace.sample(Unit.PAIR, places[0])
    assert found is not None
    assert (found.locale, len(found.outputs)) == ("de-DE", 2)
    assert workspace.sample(Unit.LIST, places[0]) is None
    assert workspace.sample_places(Unit.BRIEF) == []


@pytest.fixture
def demo_like(workspace: Workspace, tmp_path: Path) -> tuple[Workspace, str]:
    """A campaign with one assigned pair."""
    campaign = tmp_path / "campaign.toml"
    campaign.write_text(
        'id = "spring"\ntitle = "Spring"\nsource_locale = "en"\nlocales = ["de-DE"]\noverlap = 1\n'
        '[[review]]\nunit = "pair"\nrubric = "preference"\n',
        "utf-8",
    )
    workspace.create_campaign(campaign)
    rows = tmp_path / "rows.csv"
    rows.write_text("prompt_id,locale,prompt,output:m1,output:m2\np1,de-DE,Hallo,eins,zwei\n", "utf-8")
    workspace.import_file(rows, "spring")
    workspace.assign("spring")
    return workspace, "spring"
