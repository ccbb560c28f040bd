"""The rule of who may judge, wherever something is handed out or comes back: nothing reaches whom it is not for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from building import Clock, row

from localize import Workspace
from localize.errors import Refused
from localize.records import PersonId, ReviewItem, Sheet
from localize.store.claims import LEASE
from localize.workspace.emptiness import Empty

BETTER = {"preference": 1, "reasons": ["correct"]}
Start = Callable[..., None]


@pytest.fixture
def start(workspace: Workspace, make_campaign: Callable[..., str], import_rows: Callable[..., Any]) -> Start:
    def start_(*rows: dict[str, Any], **options: Any) -> None:
        make_campaign(**options)
        import_rows(*(rows or (row(0),)))
        workspace.assign("spring")

    return start_


def native(workspace: Workspace, *tags: str, domains: tuple[str, ...] = ()) -> PersonId:
    return workspace.add_person("Ana", locales=dict.fromkeys(tags, "native"), domains=list(domains)).id


def first(workspace: Workspace, person: PersonId) -> ReviewItem:
    item = workspace.next_item(person)
    assert item is not None
    return item


def sheets(workspace: Workspace, person: PersonId) -> tuple[Sheet, ...]:
    return workspace.acting_as(person).next_sheets(ahead=True)


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("ru-UA", "uk-UA"),
        ("es-ES", "ca-ES"),
        ("zh-Hant-TW", "zh-Hans-CN"),
        ("sr-Latn-RS", "sr-Cyrl-RS"),
        ("ur-IN", "hi-IN"),
    ],
)
def test_who_speaks_a_language_nearby_gets_nothing_even_with_every_fallback(
    workspace: Workspace, start: Start, mine: str, theirs: str
) -> None:
    start(row(0, theirs), more="fallback_tiers = [1, 2]")
    neighbour = native(workspace, mine)
    assert workspace.next_item(neighbour) is None
    assert sheets(workspace, neighbour) == ()
    assert first(workspace, native(workspace, theirs)).locale == theirs


def test_a_fallback_is_a_switch_and_always_marked(workspace: Workspace, start: Start) -> None:
    start(more="fallback_tiers = [2]")
    assert workspace.next_item(native(workspace, "es-419")) is None  # tier 1 is not open
    argentine = native(workspace, "es-AR")
    workspace.submit(first(workspace, argentine).assignment_id, BETTER)
    for name in ("judgments", "ratings", "preferences"):
        assert workspace.dataset(name).collect()["match_tier"].unique().to_list() == [2], name


def test_a_fallback_does_not_vote_in_trainer_exports_unless_it_is_asked_for(
    workspace: Workspace, start: Start, tmp_path: Path
) -> None:
    start(more="fallback_tiers = [2]")
    workspace.submit(first(workspace, native(workspace, "es-AR")).assignment_id, BETTER)
    without = workspace.export("spring", "trl-preference", tmp_path / "without")
    assert '"tier"' in (tmp_path / "without" / "excluded.jsonl").read_text()
    assert not (tmp_path / "without" / "es-MX").exists()
    assert without
    workspace.export("spring", "trl-preference", tmp_path / "with", near=True)
    assert '"match_tier":2' in (tmp_path / "with" / "es-MX" / "train.jsonl").read_text()


def test_what_was_left_does_not_come_back_to_who_moved(workspace: Workspace, start: Start, clock: Clock) -> None:
    start()
    ana = native(workspace, "es-MX")
    item = first(workspace, ana)
    workspace.save_draft(item.assignment_id, {"preference": 1})
    clock.move(LEASE + timedelta(minutes=1))
    workspace.declare(ana, {"es-AR": "native"})
    assert workspace.next_item(ana) is None
    workspace.save_draft(item.assignment_id, BETTER)  # kept, but it takes no place
    assert workspace.next_item(native(workspace, "es-MX")) is not None
    assert workspace.submit(item.assignment_id, BETTER).late


def test_what_somebody_holds_goes_to_others_when_they_say_that_they_are_from_elsewhere(
    workspace: Workspace, start: Start
) -> None:
    start()
    ana, ben = native(workspace, "es-MX"), native(workspace, "es-MX")
    item = first(workspace, ana)
    assert workspace.next_item(ben) is None
    workspace.declare(ana, {"es-MX": "learned"})
    assert first(workspace, ben).prompt == item.prompt
    assert workspace.submit(item.assignment_id, BETTER).late


def test_who_gives_up_a_field_gives_back_its_items_and_keeps_the_others(workspace: Workspace, start: Start) -> None:
    start(row(0, domain="law"), row(1), more='expert_domains = ["law"]', overlap=1)
    jurist = native(workspace, "es-MX", domains=("law",))
    held = sheets(workspace, jurist)
    assert {sheet.item.domain for sheet in held} == {"law", None}
    workspace.declare(jurist, {"es-MX": "native"}, [])
    left = sheets(workspace, jurist)
    assert [sheet.item.domain for sheet in left] == [None]


def test_an_item_left_behind_that_is_for_experts_now_stays_away(
    workspace: Workspace,
    make_campaign: Callable[..., str],
    import_rows: Callable[..., Any],
    clock: Clock,
    tmp_path: Path,
) -> None:
    make_campaign()
    import_rows(row(0, domain="law"))
    workspace.assign("spring")
    ana = native(workspace, "es-MX")
    first(workspace, ana)
    clock.move(LEASE + timedelta(minutes=1))
    assert workspace.next_item(native(workspace, "ja-JP")) is None  # nobody's turn: the claim is only found to be over
    workspace.next_item(native(workspace, "es-MX", domains=("law",)))  # takes it
    file = tmp_path / "spring.toml"
    file.write_text(file.read_text().replace("overlap = 1", 'overlap = 2\nexpert_domains = ["law"]'))
    workspace.update_campaign(file)
    workspace.assign("spring")
    assert workspace.next_item(ana) is None


def test_a_fallback_that_was_closed_gives_nothing_back(workspace: Workspace, start: Start, tmp_path: Path) -> None:
    start(more="fallback_tiers = [2]")
    argentine = native(workspace, "es-AR")
    first(workspace, argentine)
    file = tmp_path / "spring.toml"
    file.write_text(file.read_text().replace("[2]", "[]"))
    workspace.update_campaign(file)
    assert workspace.next_item(argentine) is None


def test_who_may_no_longer_judge_takes_nothing_back_but_may_correct(workspace: Workspace, start: Start) -> None:
    start()
    ana = native(workspace, "es-MX")
    item = first(workspace, ana)
    workspace.submit(item.assignment_id, BETTER)
    workspace.declare(ana, {"es-AR": "native"})
    with pytest.raises(Refused, match="other people"):
        workspace.undo(item.assignment_id)
    corrected = workspace.correct(item.assignment_id, {"preference": -1, "reasons": ["correct"]}, key="k")
    assert not corrected.late
    assert workspace.next_item(ana) is None


def test_a_claim_taken_up_again_says_how_near_its_person_is_now(
    workspace: Workspace, start: Start, clock: Clock
) -> None:
    start(more="fallback_tiers = [2]")
    ana = native(workspace, "es-MX")
    item = first(workspace, ana)
    clock.move(LEASE + timedelta(minutes=1))
    workspace.declare(ana, {"es-AR": "native"})
    assert first(workspace, ana).assignment_id == item.assignment_id
    workspace.submit(item.assignment_id, BETTER)
    assert workspace.dataset("judgments").collect()["match_tier"].to_list() == [2]


def test_a_repeat_goes_to_its_person_alone_and_not_after_they_moved(workspace: Workspace, start: Start) -> None:
    start(*(row(number) for number in range(24)), more="repeat_rate = 1.0", overlap=3)
    ana = native(workspace, "es-MX")
    seen = []
    for _ in range(24):
        item = first(workspace, ana)
        seen.append(str(item.prompt))
        workspace.submit(item.assignment_id, BETTER)
    assert workspace.next_item(ana) is not None  # repeats are left
    workspace.declare(ana, {"es-AR": "native"})
    assert workspace.next_item(ana) is None
    ben, prompts = native(workspace, "es-MX"), []
    for _ in range(24):
        item = first(workspace, ben)
        prompts.append(str(item.prompt))
        workspace.skip(item.assignment_id, "other")
    assert len(set(prompts)) == 24  # nothing of Ana's came to Ben


def test_a_paused_campaign_hands_out_nothing_keeps_drafts_and_goes_on(workspace: Workspace, start: Start) -> None:
    start(row(0), row(1))
    ana, ben = native(workspace, "es-MX"), native(workspace, "es-MX")
    item = first(workspace, ana)
    workspace.save_draft(item.assignment_id, BETTER)
    workspace.pause_campaign("spring")
    for person in (ana, ben):
        assert workspace.next_item(person) is None
        assert sheets(workspace, person) == ()
        assert workspace.emptiness(person).reason is Empty.PAUSED
    workspace.resume_campaign("spring")
    again = first(workspace, ana)
    assert again.assignment_id == item.assignment_id
    kept = workspace.draft(item.assignment_id)
    assert kept is not None
    assert kept.ratings == BETTER
    assert first(workspace, ben).prompt != item.prompt


def test_a_long_pause_loses_no_words_either(workspace: Workspace, start: Start, clock: Clock) -> None:
    start()
    ana = native(workspace, "es-MX")
    item = first(workspace, ana)
    workspace.save_draft(item.assignment_id, BETTER)
    workspace.pause_campaign("spring")
    clock.move(timedelta(days=30))
    workspace.resume_campaign("spring")
    again = first(workspace, ana)
    assert again.assignment_id == item.assignment_id
    assert not workspace.submit(again.assignment_id, BETTER).late


def test_who_comes_back_early_is_not_blocked_and_nothing_waits_for_them(
    workspace: Workspace, start: Start, clock: Clock
) -> None:
    start(row(0), row(1), overlap=2)
    ana = native(workspace, "es-MX")
    workspace.set_availability(ana, away_until=clock.now + timedelta(days=7))
    assert len(sheets(workspace, ana)) == 1
    clock.move(timedelta(days=8))
    assert len(sheets(workspace, ana)) == 2


def test_the_campaign_that_is_due_first_comes_first(
    workspace: Workspace, make_campaign: Callable[..., str], import_rows: Callable[..., Any]
) -> None:
    for id, more in (("any-time", ""), ("later", "due = 2027-03-01"), ("soon", "due = 2027-02-01"), ("never", "")):
        make_campaign(id, more=more)
        import_rows(row(0), campaign=id)
        workspace.assign(id)
    ana, came = native(workspace, "es-MX"), []
    while (item := workspace.next_item(ana)) is not None:
        came.append(item.campaign)
        workspace.submit(item.assignment_id, BETTER)
    assert came == ["soon", "later", "any-time", "never"]
