"""One prompt over all locales, and the five dimensions of each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from building import row

from localize import Workspace
from localize.errors import NotFound
from localize.records import Person
from localize.workspace.dimensions import of_all
from localize.workspace.paralleling import LocaleRow, ModelHere
from localize.workspace.shares import Share


@pytest.fixture
def two(make_campaign: Callable[..., str], import_rows: Callable[..., Any], workspace: Workspace) -> Workspace:
    """Three prompts in Mexico and Germany, judged by two people of each."""
    make_campaign(overlap=2, more="[targets]\njudgments_per_locale = 4\n")
    import_rows(
        row(0, "es-MX", domain="food", tags=["sensitive"]),
        row(0, "de-DE", domain="food", tags=["sensitive"]),
        row(1, "es-MX", domain="law", tags=["edge-case"], source_prompt="100 % sure_ly?"),
        row(2, "es-MX", prompt="¿Qué DESAYUNAN?"),
    )
    workspace.assign("spring")
    return workspace


def judge(workspace: Workspace, locale: str, name: str, prefers: str) -> Person:
    """Everything there is for somebody, always for the same model."""
    person = workspace.add_person(name, locales={locale: "native"})
    while (item := workspace.next_item(person.id)) is not None:
        first = item.outputs[0].startswith("una")  # of m1
        ratings = {"preference": 2 if (prefers == "m2") == first else -2, "reasons": ["local"]}
        if prefers == "tie":
            ratings = {"preference": 0, "tie_kind": "both_good"}
        workspace.submit(item.assignment_id, ratings)
    return person


def rows_of(workspace: Workspace, key: str = "q0") -> dict[str, LocaleRow]:
    (head,) = (each for each in workspace.find_prompts("spring").prompts if each.key == key)
    return {each.locale: each for each in workspace.parallel("spring", head.prompt_id).rows}


def counts(model: ModelHere) -> tuple[int, int, int]:
    return model.won, model.tied, model.lost


def test_a_model_that_wins_in_one_locale_and_fails_in_another_is_seen(two: Workspace) -> None:
    judge(two, "es-MX", "Ana", "m1")
    judge(two, "es-MX", "Luis", "m1")
    judge(two, "de-DE", "Jonas", "m2")
    judge(two, "de-DE", "Mia", "tie")
    rows = rows_of(two)
    assert {locale: [counts(each) for each in found.models] for locale, found in rows.items()} == {
        "de-DE": [(0, 1, 1), (1, 1, 0)],
        "es-MX": [(2, 0, 0), (0, 0, 2)],
    }
    assert [each.model for each in rows["de-DE"].models] == ["m1", "m2"]
    (verdict,) = rows["es-MX"].comparisons
    assert (verdict.models, verdict.alike) == (("m1", "m2"), Share(2, 2))
    assert verdict.rating is not None
    assert verdict.rating.value < 0  # m1, which was imported first
    (split,) = rows["de-DE"].comparisons
    assert split.alike == Share(1, 2)


def test_what_was_taken_back_is_no_verdict(two: Workspace) -> None:
    ana = two.add_person("Ana", locales={"de-DE": "native"})
    item = two.next_item(ana.id)
    assert item is not None
    two.submit(item.assignment_id, {"preference": 2, "reasons": ["local"]})
    assert rows_of(two)["de-DE"].judgments == 1
    two.undo(item.assignment_id)
    assert rows_of(two)["de-DE"].judgments == 0
    assert rows_of(two)["de-DE"].comparisons == ()


@pytest.mark.parametrize(
    ("wanted", "keys"),
    [
        ({}, ["q0", "q1", "q2"]),
        ({"text": "Q1"}, ["q1"]),
        ({"text": "100 %"}, ["q1"]),
        ({"text": "%"}, ["q1"]),
        ({"text": "sure_ly"}, ["q1"]),
        ({"text": "sure.ly"}, []),
        ({"text": "desayunan"}, ["q2"]),
        ({"domain": "food"}, ["q0"]),
        ({"tag": "edge-case"}, ["q1"]),
        ({"tag": "edge"}, []),
        ({"text": "question", "domain": "law"}, []),
        ({"offset": 1, "limit": 1}, ["q1"]),
    ],
)
def test_prompts_are_found_by_key_text_domain_and_tag(two: Workspace, wanted: dict[str, Any], keys: list[str]) -> None:
    found = two.find_prompts("spring", **wanted)
    assert [each.key for each in found.prompts] == keys
    assert (found.domains, found.tags) == (("food", "law"), ("edge-case", "sensitive"))


def test_a_prompt_of_another_campaign_is_not_found(two: Workspace, make_campaign: Callable[..., str]) -> None:
    make_campaign("autumn")
    (head, *_) = two.find_prompts("spring").prompts
    with pytest.raises(NotFound, match="no such prompt"):
        two.parallel("autumn", head.prompt_id)


def test_the_dimensions_count_what_there_is(two: Workspace) -> None:
    def found() -> dict[str, Any]:
        return dict(two.dimensions("spring", two.status("spring")[0].locales))

    before = found()
    assert (before["es-MX"].volume, before["es-MX"].coverage) == (Share(0, 4), Share(0, 2))
    judge(two, "es-MX", "Ana", "m1")
    after = found()
    assert after["es-MX"].volume == Share(3, 4)
    assert after["es-MX"].coverage == Share(2, 2)
    assert after["es-MX"].judgment == Share(3, 6)
    assert after["es-MX"].quality == after["es-MX"].safety == Share(0, 0)
    assert of_all(after.values()).coverage == Share(2, 3)
    judge(two, "es-MX", "Luis", "m1")
    assert found()["es-MX"].volume == Share(4, 4)  # six are more than the target


def test_people_of_a_locale_come_with_their_pace(two: Workspace) -> None:
    ana = judge(two, "es-MX", "Ana", "m1")
    luis = two.add_person("Luis", locales={"es-MX": "native"})
    two.set_availability(luis.id, hours_per_week=6)
    first, second = two.locale_people("spring", "es-MX")
    assert (first.person_id, first.items, first.left) == (ana.id, 3, 0)
    assert first.pace is not None
    assert first.pace.judgments == 3.0
    assert (second.name, second.items, second.left, second.pace, second.hours_per_week) == ("Luis", 0, 3, None, 6)
    two.forget(ana.id)
    names = [each.name for each in two.locale_people("spring", "es-MX")]
    assert names == [None, "Luis"]


def test_reviewers_hear_what_is_due(two: Workspace, make_campaign: Callable[..., str]) -> None:
    ana = two.add_person("Ana", locales={"es-MX": "native"})
    mine = two.acting_as(ana.id)
    assert mine.due_days() == ()
    source = two.campaign_source("spring").replace("overlap = 2", "overlap = 2\ndue = 2027-01-31")
    two.edit_campaign("spring", source, version=1)
    (due,) = mine.due_days()
    assert (due.campaign, due.title, due.day.isoformat()) == ("spring", "Spring", "2027-01-31")
    two.pause_campaign("spring")
    assert mine.due_days() == ()
