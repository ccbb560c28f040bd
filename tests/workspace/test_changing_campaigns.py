"""What a changed campaign file does to work that is under way."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from building import CAMPAIGN, row

from localize import Workspace
from localize.errors import LocalizeError
from localize.rubric import find_rubrics

BETTER = {"preference": 1, "reasons": ["correct"]}


def own_rubric(workspace: Workspace, version: str, *changes: tuple[str, str]) -> None:
    """A rubric of the workspace, made from a shipped one."""
    source = find_rubrics(None)["preference"].read_text("utf-8")
    for before, after in (
        ('id = "preference"', 'id = "mine"'),
        ('version = "1.0.0"', f'version = "{version}"'),
        *changes,
    ):
        assert before in source
        source = source.replace(before, after, 1)
    (workspace.settings.rubrics / "mine.toml").write_text(source, encoding="utf-8")


def campaign_file(folder: Path, **changes: Any) -> Path:
    fields = {"id": "spring", "locales": "[]", "overlap": 1, "unit": "pair", "rubric": "mine", "more": "", "review": ""}
    file = folder / "spring.toml"
    file.write_text(CAMPAIGN.format(**(fields | changes)), encoding="utf-8")
    return file


@pytest.fixture
def mine(workspace: Workspace, tmp_path: Path, import_rows: Callable[..., Any]) -> Workspace:
    own_rubric(workspace, "1.0.0")
    workspace.create_campaign(campaign_file(tmp_path))
    import_rows(*(row(number) for number in range(4)))
    workspace.assign("spring")
    return workspace


def test_a_new_major_makes_new_items_and_asks_nothing_of_the_old(mine: Workspace, tmp_path: Path) -> None:
    ana = mine.add_person("Ana", locales={"es-MX": "native"}).id
    first = mine.next_item(ana)
    assert first is not None
    mine.submit(first.assignment_id, BETTER)
    own_rubric(mine, "2.0.0")
    mine.update_campaign(campaign_file(tmp_path))
    assert mine.next_item(ana) is None
    assert mine.assign("spring").items == 4
    prompts = []
    while (item := mine.next_item(ana)) is not None:
        prompts.append(item.prompt)
        mine.submit(item.assignment_id, BETTER)
    assert len(prompts) == len(set(prompts)) == 4


def test_an_old_item_that_is_given_back_after_a_new_major_is_asked_of_nobody(mine: Workspace, tmp_path: Path) -> None:
    ana, bea = (mine.add_person(name, locales={"es-MX": "native"}).id for name in ("Ana", "Bea"))
    held = mine.next_item(ana)
    assert held is not None
    own_rubric(mine, "2.0.0")
    mine.update_campaign(campaign_file(tmp_path))
    mine.skip(held.assignment_id, "other")
    assert mine.next_item(bea) is None


def test_a_patch_keeps_the_items(mine: Workspace, tmp_path: Path) -> None:
    own_rubric(mine, "1.0.1")
    mine.update_campaign(campaign_file(tmp_path))
    assert mine.assign("spring").items == 0
    assert mine.next_item(mine.add_person("Ana", locales={"es-MX": "native"}).id) is not None


def test_a_review_that_was_taken_out_is_not_asked_any_more(mine: Workspace, tmp_path: Path) -> None:
    ana = mine.add_person("Ana", locales={"es-MX": "native"}).id
    mine.update_campaign(campaign_file(tmp_path, unit="output", rubric="cultural-nuance"))
    assert mine.next_item(ana) is None


def test_a_renamed_profile_stops_nobody(workspace: Workspace, tmp_path: Path, import_rows: Callable[..., Any]) -> None:
    def review(profile: str) -> dict[str, str]:
        return {"unit": "output", "rubric": "cultural-nuance", "review": f'profile = "{profile}"'}

    workspace.create_campaign(campaign_file(tmp_path, **review("quick")))
    import_rows(row(0))
    workspace.assign("spring")
    people = [workspace.add_person(name, locales={"es-MX": "native"}).id for name in ("Ana", "Bea")]
    before = workspace.next_item(people[0])
    source = find_rubrics(None)["cultural-nuance"].read_text("utf-8").replace("profiles.quick", "profiles.fast")
    (workspace.settings.rubrics / "cultural-nuance.toml").write_text(source, encoding="utf-8")
    workspace.update_campaign(campaign_file(tmp_path, **review("fast")))
    assert workspace.next_item(people[0]) == before
    assert workspace.next_item(people[1]) is not None


def test_a_field_that_is_opened_to_all_opens_its_free_slots(
    workspace: Workspace, tmp_path: Path, import_rows: Callable[..., Any]
) -> None:
    changes = {"rubric": "preference"}
    workspace.create_campaign(campaign_file(tmp_path, more='expert_domains = ["law"]', **changes))
    import_rows(row(0, domain="law"))
    workspace.assign("spring")
    lay = workspace.add_person("Lay", locales={"es-MX": "native"}).id
    assert workspace.next_item(lay) is None
    workspace.update_campaign(campaign_file(tmp_path, **changes))
    assert workspace.next_item(lay) is not None


def test_two_who_assign_at_once_make_each_slot_once(mine: Workspace) -> None:
    with ThreadPoolExecutor(4) as hands:
        list(hands.map(lambda _: mine.assign("spring", overlap=5), range(4)))
    (locale,) = mine.status("spring")[0].locales
    assert locale.owed == 20
    assert all(each.ok for each in mine.doctor())


def test_a_tie_kind_of_another_kind_breaks_no_data_set(
    workspace: Workspace, tmp_path: Path, import_rows: Callable[..., Any]
) -> None:
    kinds = ('id = "tie_kind"\nkind = "choice"', 'id = "tie_kind"\nkind = "multi"')
    own_rubric(workspace, "1.0.0", kinds)
    workspace.create_campaign(campaign_file(tmp_path))
    import_rows(row(0))
    workspace.assign("spring")
    item = workspace.next_item(workspace.add_person("Ana", locales={"es-MX": "native"}).id)
    assert item is not None
    workspace.submit(item.assignment_id, {"preference": 0, "tie_kind": ["same"]})
    assert workspace.dataset("preferences").collect()["tie_kind"].to_list() == [None]


@pytest.mark.parametrize("name", ["sp ace", "ñ 日本", "h#x", "q?x"])
def test_a_workspace_lives_under_any_name(tmp_path: Path, name: str) -> None:
    with Workspace.create(tmp_path / name) as workspace:
        workspace.create_campaign(campaign_file(tmp_path, rubric="preference"))
        workspace.import_file(_line(tmp_path), "spring")
        workspace.assign("spring")
        item = workspace.next_item(workspace.add_person("Ana", locales={"es-MX": "native"}).id)
        assert item is not None
        workspace.submit(item.assignment_id, BETTER)
        assert workspace.dataset("judgments", "spring").collect().height == 1
        workspace.export("spring", "ledger", tmp_path / f"{name} out")


def _line(folder: Path) -> Path:
    import json

    file = folder / "one.jsonl"
    file.write_text(json.dumps(row(0)), encoding="utf-8")
    return file


@pytest.mark.parametrize("name", ["a[b]", "p%41"])
def test_a_name_that_data_sets_cannot_have_is_refused_at_once(tmp_path: Path, name: str) -> None:
    with pytest.raises(LocalizeError, match="Choose a folder"):
        Workspace.create(tmp_path / name)
