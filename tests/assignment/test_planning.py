"""Items, order and who gets what: properties of the pure planner, and of `assign` on a store."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from typing import Any

import pytest
from building import row
from hypothesis import given, settings
from hypothesis import strategies as st

from localize import Workspace
from localize.assignment import plan_items, seeded_order, shown_order
from localize.assignment.plan import fraction
from localize.campaign import Pairing, Review
from localize.errors import Refused
from localize.records import ItemId, Unit

OUTPUTS = st.lists(st.text("abcdef", min_size=3, max_size=5), min_size=0, max_size=8, unique=True)


def pairs_of(outputs: list[str], pairing: Pairing | int | None, seed: int = 0) -> list[tuple[str, ...]]:
    review = Review(Unit.PAIR, "preference", pairing)
    return [item.outputs for item in plan_items("loc", "es-MX", None, outputs, review, rubric_major=1, seed=seed)]


@given(OUTPUTS)
def test_all_pairs_up_to_three_models_and_a_ring_above(outputs: list[str]) -> None:
    planned = pairs_of(outputs, None)
    if len(outputs) <= 3:
        assert planned == list(combinations(outputs, 2))
    else:
        assert len(planned) == len(outputs)
        assert all(sum(output in pair for pair in planned) == 2 for output in outputs)


@given(OUTPUTS, st.integers(1, 30), st.integers())
def test_a_number_of_pairs_is_that_many_different_ones(outputs: list[str], number: int, seed: int) -> None:
    planned = pairs_of(outputs, number, seed)
    assert len(planned) == min(number, len(outputs) * (len(outputs) - 1) // 2)
    assert len(set(planned)) == len(planned)


@given(OUTPUTS)
def test_outputs_of_a_pair_stay_in_imported_order(outputs: list[str]) -> None:
    for first, second in pairs_of(outputs, Pairing.ALL):
        assert outputs.index(first) < outputs.index(second)


@given(st.lists(st.uuids().map(str).map(ItemId), unique=True, max_size=30), st.integers())
def test_the_order_depends_on_the_seed_alone(items: list[ItemId], seed: int) -> None:
    assert seeded_order(items, seed) == seeded_order(sorted(items, reverse=True), seed)


def test_each_place_is_shown_first_half_of_the_time() -> None:
    swapped = sum(shown_order(2, f"item{n}", "ana", 0) == (1, 0) for n in range(10_000))
    assert abs(swapped - 5000) < 3 * 50  # three standard deviations: sqrt(10000)/2 = 50


def test_fractions_are_even() -> None:
    shares = [fraction("share", 0, n) for n in range(10_000)]
    assert abs(sum(share < 0.2 for share in shares) - 2000) < 3 * 40  # sqrt(10000 * .2 * .8) = 40


@settings(max_examples=20, deadline=None)
@given(st.floats(0, 1))
def test_a_share_keeps_what_a_smaller_share_kept(share: float) -> None:
    def kept(part: float) -> set[str]:
        review = Review(Unit.PROMPT, "prompt-localization", share=part)
        plans = (plan_items(f"loc{n}", "es-MX", None, [], review, rubric_major=1, seed=0) for n in range(50))
        return {item.id for plan in plans for item in plan}

    assert kept(share / 2) <= kept(share)


@pytest.fixture
def spring(make_campaign: Callable[..., str], import_rows: Callable[..., Any], workspace: Workspace) -> Workspace:
    make_campaign(overlap=2)
    import_rows(*(row(number, locale) for number in range(5) for locale in ("es-MX", "ja-JP")))
    return workspace


def test_assigning_again_changes_nothing(spring: Workspace) -> None:
    first = spring.assign("spring")
    assert (first.items, first.slots) == (10, 20)
    again = spring.assign("spring")
    assert (again.items, again.slots) == (0, 0)


def test_more_overlap_adds_the_missing_slots_only(spring: Workspace) -> None:
    spring.assign("spring")
    assert spring.assign("spring", overlap=3).slots == 10


def test_a_dry_run_writes_nothing_and_says_what_cannot_be_covered(spring: Workspace) -> None:
    spring.add_person("Ana", locales={"es-MX": "native"})
    report = spring.assign("spring", dry_run=True)
    by_locale = {each.locale: each for each in report.coverage}
    assert by_locale["es-MX"].open_slots == 5
    assert "invite 1 more" in str(by_locale["es-MX"].reason)
    assert "Nobody" in str(by_locale["ja-JP"].reason)
    assert spring.assign("spring").items == 10


def test_the_same_seed_gives_the_same_order(spring: Workspace) -> None:
    spring.assign("spring", overlap=9, seed=7)
    people = [spring.add_person(f"P{n}", locales={"es-MX": "native"}).id for n in range(2)]
    orders = []
    for person in people:
        prompts = []
        while (item := spring.next_item(person)) is not None:
            prompts.append(item.prompt)
            spring.submit(item.assignment_id, {"preference": 1, "reasons": ["correct"]})
        orders.append(prompts)
    assert orders[0] == orders[1]
    assert len(orders[0]) == 5


def test_who_joins_late_gets_work_at_once(spring: Workspace) -> None:
    spring.assign("spring")
    late = spring.add_person("Late", locales={"ja-JP": "near-native"})
    assert spring.next_item(late.id) is not None


@pytest.mark.parametrize("tag", ["es-ES", "es", "es-419", "pt-BR", "ca", "es-AR"])
def test_nobody_of_another_region_gets_a_regional_item(spring: Workspace, tag: str) -> None:
    spring.assign("spring")
    assert spring.next_item(spring.add_person("X", locales={tag: "native"}).id) is None


def test_a_campaign_without_reviews_is_refused(workspace: Workspace, tmp_path: Any) -> None:
    file = tmp_path / "c.toml"
    file.write_text('id="c"\ntitle="C"\nsource_locale="en"\nlocales=[]\noverlap=1\n', encoding="utf-8")
    workspace.create_campaign(file)
    with pytest.raises(Refused, match="no review"):
        workspace.assign("c")


def test_expert_items_go_to_people_who_declared_the_field(
    make_campaign: Callable[..., str], import_rows: Callable[..., Any], workspace: Workspace
) -> None:
    make_campaign(more='expert_domains = ["law"]')
    import_rows(row(0, domain="law"))
    workspace.assign("spring")
    assert workspace.next_item(workspace.add_person("Lay", locales={"es-MX": "native"}).id) is None
    jurist = workspace.add_person("Jurist", locales={"es-MX": "native"}, domains=["law"])
    assert workspace.next_item(jurist.id) is not None


def test_a_reviewer_who_cannot_read_the_source_is_asked_less(
    make_campaign: Callable[..., str], import_rows: Callable[..., Any], workspace: Workspace
) -> None:
    make_campaign(unit="prompt", rubric="prompt-localization")
    import_rows(row(0, outputs=[]))
    workspace.assign("spring", overlap=2)
    blind = workspace.next_item(workspace.add_person("Blind", locales={"es-MX": "native"}).id)
    reads = workspace.next_item(workspace.add_person("Reads", locales={"es-MX": "native", "en": "learned"}).id)
    assert blind is not None
    assert reads is not None
    assert blind.source_prompt is None
    assert reads.source_prompt == "Question 0?"
    assert "same_task" in reads.criteria
    assert "same_task" not in blind.criteria
