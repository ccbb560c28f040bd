"""The text of a campaign's file, changed by one coordinator or by two at once."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from building import CAMPAIGN

from localize import Workspace
from localize.errors import BadCampaign, CampaignChanged, LocalizeError, NotFound, Refused
from localize.records import Person


@pytest.fixture
def nadia(workspace: Workspace, make_campaign: Callable[..., str]) -> Person:
    make_campaign()
    return workspace.add_person("Nadia", role="coordinator")


def source_of(workspace: Workspace) -> str:
    return workspace.campaign_source("spring")


def test_a_changed_text_is_taken_whole(workspace: Workspace, nadia: Person) -> None:
    mine = workspace.acting_as(nadia.id)
    mine.edit_campaign("spring", source_of(mine).replace("overlap = 1", "overlap = 4"), version=1)
    found = workspace.campaign("spring")
    assert (found.campaign.overlap, found.version) == (4, 2)


def test_a_later_one_does_not_overwrite_and_hears_who_and_what(workspace: Workspace, nadia: Person) -> None:
    before = source_of(workspace)
    workspace.acting_as(nadia.id).edit_campaign("spring", before.replace("Spring", "Summer"), version=1)
    with pytest.raises(CampaignChanged, match="changed meanwhile by Nadia: it has version 2 now") as late:
        workspace.edit_campaign("spring", before.replace("overlap = 1", "overlap = 9"), version=1)
    assert 'title = "Summer"' in late.value.source
    assert late.value.version == 2
    assert workspace.campaign("spring").campaign.overlap == 1
    workspace.edit_campaign(
        "spring", late.value.source.replace("overlap = 1", "overlap = 9"), version=late.value.version
    )
    found = workspace.campaign("spring").campaign
    assert (found.title, found.overlap) == ("Summer", 9)


def test_a_file_can_be_guarded_too(workspace: Workspace, nadia: Person, tmp_path: Path) -> None:
    file = tmp_path / "spring.toml"
    workspace.update_campaign(file)
    workspace.update_campaign(file)
    with pytest.raises(CampaignChanged, match="whoever runs this machine: it has version 3 now"):
        workspace.update_campaign(file, version=2)
    workspace.update_campaign(file, version=3)


def test_of_ten_at_once_one_is_taken(workspace: Workspace, nadia: Person) -> None:
    source = source_of(workspace)

    def change(overlap: int) -> bool:
        try:
            workspace.edit_campaign("spring", source.replace("overlap = 1", f"overlap = {overlap}"), version=1)
        except CampaignChanged:
            return False
        return True

    with ThreadPoolExecutor(10) as coordinators:
        assert sum(coordinators.map(change, range(2, 12))) == 1
    assert workspace.campaign("spring").version == 2


def test_every_fault_is_named_and_nothing_is_stored(workspace: Workspace, nadia: Person) -> None:
    before = source_of(workspace)
    with pytest.raises(BadCampaign) as wrong:
        workspace.edit_campaign("spring", before.replace("overlap = 1", "overlap = 0\nseeed = 1"), version=1)
    assert "overlap: must be a number from 1 to 100" in str(wrong.value)
    assert "seeed: unknown key; nearest: seed" in str(wrong.value)
    assert (source_of(workspace), workspace.campaign("spring").version) == (before, 1)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (('id = "spring"', 'id = "autumn"'), Refused),
        (("overlap = 1", 'overlap = 1\nguidelines = "guide.md"'), Refused),
        (("overlap = 1", 'overlap = 1\nglossary = "terms.tsv"'), Refused),
        (('source_locale = "en"', 'source_locale = "fr"'), Refused),
        (('rubric = "preference"', 'rubric = "nothing"'), NotFound),
        (("overlap = 1", "overlap = "), BadCampaign),
    ],
)
def test_what_cannot_be_is_refused(
    change: tuple[str, str], problem: type[LocalizeError], workspace: Workspace, nadia: Person
) -> None:
    before = source_of(workspace)
    with pytest.raises(problem):
        workspace.edit_campaign("spring", before.replace(*change, 1), version=1)
    assert source_of(workspace) == before


def test_guidelines_stay_while_the_file_names_them(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "guide.md").write_text("Read slowly.", encoding="utf-8")
    file = tmp_path / "spring.toml"
    file.write_text(
        'id = "spring"\ntitle = "Spring"\nsource_locale = "en"\nlocales = []\noverlap = 1\nguidelines = "guide.md"\n',
        encoding="utf-8",
    )
    workspace.create_campaign(file)
    workspace.edit_campaign("spring", source_of(workspace).replace("Spring", "Summer"), version=1)
    assert workspace.campaign("spring").guidelines == "Read slowly."
    workspace.edit_campaign("spring", source_of(workspace).replace('guidelines = "guide.md"\n', ""), version=2)
    assert workspace.campaign("spring").guidelines == ""


def test_a_reviewer_may_not(workspace: Workspace, nadia: Person) -> None:
    ana = workspace.add_person("Ana", locales={"es-MX": "native"})
    with pytest.raises(LocalizeError, match="You may not do this"):
        workspace.acting_as(ana.id).edit_campaign("spring", source_of(workspace), version=1)


@pytest.mark.parametrize(
    ("rates", "named"),
    [
        ("preference = 0.4", "rates.currency: is missing"),
        ("currency = 3\npreference = 0.4", "rates.currency: write a text"),
        ('currency = "USD"\npreferense = 0.4', "rates.preferense: unknown key; nearest: preference"),
    ],
)
def test_rates_that_would_pay_nobody_are_refused(workspace: Workspace, tmp_path: Path, rates: str, named: str) -> None:
    fields = {"id": "spring", "locales": "[]", "overlap": 1, "unit": "pair", "rubric": "preference", "review": ""}
    file, paid = tmp_path / "spring.toml", '[rates]\ncurrency = "USD"\npreference = 0.4\nsafety-local-global = 1'
    file.write_text(CAMPAIGN.format(**fields, more=f"[rates]\n{rates}"), encoding="utf-8")
    with pytest.raises(BadCampaign) as refused:
        workspace.create_campaign(file)
    assert named in str(refused.value)
    assert workspace.campaigns() == []
    good = CAMPAIGN.format(**fields, more=paid)  # a rubric of no [[review]] is paid where something routes to it
    file.write_text(good, encoding="utf-8")
    workspace.create_campaign(file)
    with pytest.raises(BadCampaign):
        workspace.edit_campaign("spring", CAMPAIGN.format(**fields, more=f"[rates]\n{rates}"), version=1)
    assert workspace.campaign_source("spring") == good
