"""A reviewer's work: claims, drafts, submits. Paid work is never lost, doubled or put on another item."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from building import Clock, row
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from localize import Workspace
from localize.errors import BadRatings, Forbidden, Refused
from localize.records import PersonId

BETTER = {"preference": 1, "reasons": ["correct"]}


@pytest.fixture
def ana(workspace: Workspace) -> PersonId:
    return workspace.add_person("Ana", locales={"es-MX": "native"}).id


@pytest.fixture
def items(make_campaign: Callable[..., str], import_rows: Callable[..., Any], workspace: Workspace) -> Workspace:
    make_campaign(overlap=2)
    import_rows(*(row(number) for number in range(4)))
    workspace.assign("spring")
    return workspace


@pytest.fixture
def crowded(make_campaign: Callable[..., str], import_rows: Callable[..., Any], workspace: Workspace) -> Workspace:
    """One item with room for a hundred people."""
    make_campaign(overlap=100)
    import_rows(row(0))
    workspace.assign("spring")
    return workspace


def test_the_next_item_is_the_same_until_it_is_judged(items: Workspace, ana: PersonId) -> None:
    first = items.next_item(ana)
    assert first is not None
    assert items.next_item(ana) == first
    items.submit(first.assignment_id, BETTER)
    second = items.next_item(ana)
    assert second is not None
    assert second.assignment_id != first.assignment_id


def test_nobody_judges_an_item_twice_and_every_item_gets_its_overlap(items: Workspace) -> None:
    people = [items.add_person(f"P{n}", locales={"es-MX": "native"}).id for n in range(3)]
    given_by: dict[PersonId, list[str]] = {person: [] for person in people}
    while any(moved := [_judge_one(items, person, given_by[person]) for person in people]):
        assert moved
    assert all(len(prompts) == len(set(prompts)) for prompts in given_by.values())
    assert sum(map(len, given_by.values())) == 8  # 4 items, 2 judgments each


def _judge_one(workspace: Workspace, person: PersonId, seen: list[str]) -> bool:
    item = workspace.next_item(person)
    if item is None:
        return False
    seen.append(str(item.prompt))
    workspace.submit(item.assignment_id, BETTER)
    return True


def test_a_model_name_is_nowhere_in_what_a_reviewer_gets(items: Workspace, ana: PersonId) -> None:
    assert "m1" not in repr(items.next_item(ana))


def test_the_same_key_again_writes_nothing(items: Workspace, ana: PersonId) -> None:
    item = items.next_item(ana)
    assert item is not None
    first = items.submit(item.assignment_id, BETTER, key="k")
    assert items.submit(item.assignment_id, BETTER, key="k") == first
    assert items.dataset("judgments").collect().height == 1


def test_ten_clicks_at_once_make_one_judgment(items: Workspace, ana: PersonId) -> None:
    item = items.next_item(ana)
    assert item is not None
    with ThreadPoolExecutor(10) as clicks:
        made = list(clicks.map(lambda _: items.submit(item.assignment_id, BETTER, key="k"), range(10)))
    assert len({judgment.id for judgment in made}) == 1


def test_a_stale_page_writes_nothing_on_another_item(items: Workspace, ana: PersonId) -> None:
    first = items.next_item(ana)
    assert first is not None
    items.submit(first.assignment_id, BETTER, key="one")
    second = items.next_item(ana)
    with pytest.raises(Refused, match="finished"):
        items.submit(first.assignment_id, BETTER, key="two")
    assert items.next_item(ana) == second


def test_a_key_of_another_item_is_refused(items: Workspace, ana: PersonId) -> None:
    first = items.next_item(ana)
    assert first is not None
    items.submit(first.assignment_id, BETTER, key="k")
    second = items.next_item(ana)
    assert second is not None
    with pytest.raises(Refused, match="another item"):
        items.submit(second.assignment_id, BETTER, key="k")


def test_unfinished_ratings_are_refused_by_criterion_and_keep_the_claim(items: Workspace, ana: PersonId) -> None:
    item = items.next_item(ana)
    assert item is not None
    with pytest.raises(BadRatings) as refusal:
        items.submit(item.assignment_id, {"preference": 3, "reasons": ["correct"]})
    assert [problem.place for problem in refusal.value.problems] == ["preference"]  # 3 asks for a comment
    assert items.next_item(ana) == item


def test_a_skipped_item_goes_to_somebody_else_first(items: Workspace, ana: PersonId) -> None:
    item = items.next_item(ana)
    assert item is not None
    items.skip(item.assignment_id, "not_my_field")
    assert items.next_item(ana) != item
    bea = items.add_person("Bea", locales={"es-MX": "native"}).id
    given_to_bea = items.next_item(bea)
    assert given_to_bea is not None
    assert given_to_bea.prompt == item.prompt


def test_an_unknown_skip_reason_lists_the_known_ones(items: Workspace, ana: PersonId) -> None:
    item = items.next_item(ana)
    assert item is not None
    with pytest.raises(Refused, match="not_my_region"):
        items.skip(item.assignment_id, "bored")


def test_cannot_judge_is_kept_and_frees_the_slot(items: Workspace, ana: PersonId) -> None:
    item = items.next_item(ana)
    assert item is not None
    judgment = items.submit(item.assignment_id, {"preference": {"value": None, "state": "cannot_judge"}})
    assert judgment.ratings[0].value is None
    bea = items.add_person("Bea", locales={"es-MX": "native"}).id
    again = items.next_item(bea)
    assert again is not None
    assert again.prompt == item.prompt


def test_an_expired_claim_frees_its_slot_and_a_late_submit_is_kept(
    make_campaign: Callable[..., str],
    import_rows: Callable[..., Any],
    workspace: Workspace,
    ana: PersonId,
    clock: Clock,
) -> None:
    make_campaign(overlap=1)
    import_rows(row(0))
    workspace.assign("spring")
    item = workspace.next_item(ana)
    assert item is not None
    clock.move(timedelta(hours=2, seconds=1))
    bea = workspace.add_person("Bea", locales={"es-MX": "native"}).id
    taken = workspace.next_item(bea)
    assert taken is not None
    late = workspace.submit(item.assignment_id, BETTER)
    assert late.late
    assert not workspace.submit(taken.assignment_id, BETTER).late
    assert workspace.dataset("judgments").collect()["late"].sort().to_list() == [False, True]


def test_a_draft_renews_the_lease(items: Workspace, ana: PersonId, clock: Clock) -> None:
    item = items.next_item(ana)
    assert item is not None
    for _ in range(3):
        clock.move(timedelta(hours=1, minutes=59))
        items.save_draft(item.assignment_id, {"preference": 1})
    assert not items.submit(item.assignment_id, BETTER).late


def test_typing_after_a_long_break_takes_the_place_again(items: Workspace, ana: PersonId, clock: Clock) -> None:
    item = items.next_item(ana)
    assert item is not None
    clock.move(timedelta(hours=5))
    bea = items.add_person("Bea", locales={"es-MX": "native"}).id
    items.next_item(bea)  # sweeps expired claims; there are two slots, so one is still free
    items.save_draft(item.assignment_id, {"preference": 1})
    assert items.next_item(ana) == item


def test_a_window_that_fell_behind_does_not_win_and_is_not_lost(items: Workspace, ana: PersonId) -> None:
    item = items.next_item(ana)
    assert item is not None
    items.save_draft(item.assignment_id, {"preference": 1}, 1)
    items.save_draft(item.assignment_id, {"preference": 2}, 2)
    kept = items.save_draft(item.assignment_id, {"preference": -3}, 1)
    assert (kept.revision, kept.ratings, kept.older) == (2, {"preference": 2}, {"preference": -3})
    assert items.draft(item.assignment_id) == kept


def test_only_its_owner_touches_an_assignment(items: Workspace, ana: PersonId) -> None:
    item = items.next_item(ana)
    assert item is not None
    bea = items.add_person("Bea", locales={"es-MX": "native"}).id
    acting = items.acting_as(bea)
    for attempt in (
        lambda: acting.draft(item.assignment_id),
        lambda: acting.item(item.assignment_id),
        lambda: acting.save_draft(item.assignment_id, {}),
        lambda: acting.submit(item.assignment_id, BETTER),
        lambda: acting.skip(item.assignment_id, "other"),
        lambda: acting.next_item(ana),
    ):
        with pytest.raises(Forbidden):
            attempt()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(likes=st.sampled_from(["m1", "m2"]), strength=st.integers(1, 2), person=st.integers(0, 10**9))
def test_swapping_the_order_shown_never_changes_what_is_stored(
    crowded: Workspace, likes: str, strength: int, person: int
) -> None:
    """Whoever likes the text of m2 has a positive preference, wherever it stood."""
    reviewer = crowded.add_person(f"P{person}", locales={"es-MX": "native"}).id
    item = crowded.next_item(reviewer)
    assert item is not None
    liked_first = item.outputs[0].startswith("una" if likes == "m1" else "otra")
    shown_value = -strength if liked_first else strength
    judgment = crowded.submit(item.assignment_id, {"preference": shown_value, "reasons": ["correct"]})
    assert judgment.ratings[0].value == (strength if likes == "m2" else -strength)


def test_an_empty_queue_says_why(items: Workspace) -> None:
    nobody = items.add_person("Nobody").id
    assert "declared" in str(items.why_empty(nobody))
    foreign = items.add_person("Foreign", locales={"ja-JP": "native"}).id
    assert items.next_item(foreign) is None
    assert "no work in your locales" in str(items.why_empty(foreign))
    bare = items.add_person("Bare", locales={"es": "native"}).id
    assert items.next_item(bare) is None
    assert "region" in str(items.why_empty(bare))


def test_a_learned_language_does_not_judge(items: Workspace) -> None:
    learner = items.add_person("Learner", locales={"es-MX": "learned"}).id
    assert items.next_item(learner) is None


def test_who_comes_back_late_finds_the_item_and_the_words_again(
    make_campaign: Callable[..., str],
    import_rows: Callable[..., Any],
    workspace: Workspace,
    ana: PersonId,
    clock: Clock,
) -> None:
    make_campaign(overlap=1)
    import_rows(row(0))
    workspace.assign("spring")
    item = workspace.next_item(ana)
    assert item is not None
    workspace.save_draft(item.assignment_id, {"preference": 2})
    clock.move(timedelta(hours=5))
    assert workspace.next_item(ana) == item
    kept = workspace.draft(item.assignment_id)
    assert kept is not None
    assert kept.ratings == {"preference": 2}
    assert not workspace.submit(item.assignment_id, BETTER).late


def test_a_skip_that_is_said_twice_is_one_skip(items: Workspace, ana: PersonId) -> None:
    item = items.next_item(ana)
    assert item is not None
    for _ in range(2):
        items.skip(item.assignment_id, "other")


def test_nobody_holds_more_than_two_items(
    make_campaign: Callable[..., str], import_rows: Callable[..., Any], workspace: Workspace, ana: PersonId
) -> None:
    for campaign in ("one", "two", "three"):
        make_campaign(campaign)
        import_rows(row(0), campaign=campaign)
        workspace.assign(campaign)
    assert workspace.next_item(ana, "one") is not None
    assert workspace.next_item(ana, "two") is not None
    with pytest.raises(Refused, match="Submit or skip"):
        workspace.next_item(ana, "three")


@pytest.mark.parametrize("text", ["half \ud83d", "nul \0"])
def test_a_sign_that_cannot_be_stored_is_refused_in_words(items: Workspace, ana: PersonId, text: str) -> None:
    item = items.next_item(ana)
    assert item is not None
    with pytest.raises(Refused, match="cannot be stored"):
        items.save_draft(item.assignment_id, {"preference": {"value": 1, "comment": text}})
    with pytest.raises(Refused, match="cannot be stored"):
        items.skip(item.assignment_id, "other", text)


def test_ratings_that_are_no_table_are_refused(items: Workspace, ana: PersonId) -> None:
    item = items.next_item(ana)
    assert item is not None
    with pytest.raises(Refused, match="criterion to value"):
        items.submit(item.assignment_id, [])  # type: ignore[arg-type]


def test_who_acts_as_somebody_cannot_become_somebody_else(items: Workspace, ana: PersonId) -> None:
    admin = items.add_person("Admin", role="admin").id
    with pytest.raises(Forbidden):
        items.acting_as(ana).acting_as(admin)


@pytest.mark.parametrize("typed", ["C:\\u0000", "\\\\u0000", "u0000 \\"])
def test_a_backslash_before_zeros_is_no_nul(
    workspace: Workspace, make_campaign: Callable[..., str], import_rows: Callable[..., Any], typed: str
) -> None:
    make_campaign()
    import_rows(row(1))
    workspace.assign("spring")
    ana = workspace.add_person("Ana", locales={"es-MX": "native"}).id
    item = workspace.next_item(ana)
    assert item is not None
    workspace.save_draft(item.assignment_id, {"preference": {"value": 1, "comment": typed}})
    kept = workspace.draft(item.assignment_id)
    assert kept is not None
    assert kept.ratings["preference"]["comment"] == typed
    with pytest.raises(Refused, match="cannot be stored"):
        workspace.save_draft(item.assignment_id, {"preference": {"value": 1, "comment": typed + "\0"}})
    with pytest.raises(Refused, match="cannot be stored"):
        workspace.submit(item.assignment_id, {"preference": 1, "reasons": ["correct"]}, "key\0")


def test_of_two_windows_that_write_neither_is_lost(items: Workspace, ana: PersonId) -> None:
    item = items.next_item(ana)
    assert item is not None
    for revision in range(1, 6):
        items.save_draft(item.assignment_id, {"preference": 1}, revision, writer="A")
    items.save_draft(item.assignment_id, {"preference": -1}, 1, writer="B")
    kept = items.save_draft(item.assignment_id, {"preference": -2}, 6, writer="B")
    assert (kept.ratings, kept.older) == ({"preference": -2}, {"preference": 1})
