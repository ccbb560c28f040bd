"""Swapped repeats: the same pair, the other way round, later, to the same person, counted apart."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from building import row

from localize import Workspace
from localize.store.repeats import LATER

BETTER = {"preference": 2, "reasons": ["correct"]}
PAIRS = 40


@pytest.fixture
def pairs(make_campaign: Callable[..., str], import_rows: Callable[..., Any], workspace: Workspace) -> Workspace:
    make_campaign(overlap=2, more="repeat_rate = 1.0")
    import_rows(*(row(number) for number in range(PAIRS)))
    workspace.assign("spring")
    return workspace


def judge_all(workspace: Workspace, person: Any, most: int = 200) -> list[tuple[str, ...]]:
    """The outputs as this person saw them, item by item, until nothing is left."""
    seen = []
    while (item := workspace.next_item(person.id)) is not None and len(seen) < most:
        workspace.submit(item.assignment_id, BETTER)
        seen.append(item.outputs)
    return seen


def test_a_pair_comes_again_later_with_places_swapped(pairs: Workspace) -> None:
    ana = pairs.add_person("Ana", locales={"es-MX": "native"})
    seen = judge_all(pairs, ana)
    again = [outputs for number, outputs in enumerate(seen) if frozenset(outputs) in map(frozenset, seen[:number])]
    assert len(again) > PAIRS // 3
    for outputs in again:
        first, second = (number for number, each in enumerate(seen) if set(each) == set(outputs))
        assert second - first > LATER // 4
        assert seen[first] == tuple(reversed(seen[second]))


def test_repeats_are_asked_of_nobody_else_and_counted_apart(pairs: Workspace) -> None:
    ana = pairs.add_person("Ana", locales={"es-MX": "native"})
    mine = judge_all(pairs, ana)
    ben = pairs.add_person("Ben", locales={"es-MX": "native"})
    his = judge_all(pairs, ben)
    (status,) = pairs.status("spring")[0].locales
    (review,) = status.reviews
    assert (review.items, review.owed, review.done) == (PAIRS, 0, 2 * PAIRS)
    frame = pairs.dataset("judgments").collect()
    assert frame["purpose"].value_counts().sort("purpose").rows() == [
        ("repeat", len(mine) + len(his) - 2 * PAIRS),
        ("review", 2 * PAIRS),
    ]
    assert frame.filter(purpose="repeat").select("item_id").is_unique().all()


def test_places_that_decide_are_seen_in_the_stored_preference(pairs: Workspace) -> None:
    """Who always takes B says the opposite of the same outputs the second time."""
    ana = pairs.add_person("Ana", locales={"es-MX": "native"})
    judge_all(pairs, ana)
    frame = pairs.dataset("preferences").collect()
    first = frame.filter(purpose="review").select("output_a", "output_b", "preference")
    again = frame.filter(purpose="repeat").select("output_a", "output_b", second="preference")
    both = first.join(again, on=["output_a", "output_b"])
    assert both.height == frame.filter(purpose="repeat").height > 0
    assert (both["preference"] == -both["second"]).all()


def test_no_repeat_without_a_rate_and_none_where_too_little_follows(
    make_campaign: Callable[..., str], import_rows: Callable[..., Any], workspace: Workspace
) -> None:
    make_campaign(more="repeat_rate = 1.0")
    import_rows(*(row(number) for number in range(5)))
    workspace.assign("spring")
    assert len(judge_all(workspace, workspace.add_person("Ana", locales={"es-MX": "native"}))) == 5


def test_progress_counts_a_repeat_as_any_other_item(pairs: Workspace) -> None:
    ana = pairs.add_person("Ana", locales={"es-MX": "native"})
    seen = judge_all(pairs, ana, most=PAIRS)
    item = pairs.next_item(ana.id)
    assert item is not None
    done, of = pairs.progress(item.assignment_id)
    assert done == len(seen)
    assert of >= PAIRS
