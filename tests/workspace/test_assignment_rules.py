"""Random people, items and campaigns through a real workspace: what must hold whatever is switched on."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from building import CAMPAIGN, Clock, row
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from localize import Workspace
from localize.assignment.adaptive import Vote, still_owed
from localize.records import PersonId, ReviewItem

ITEM_LOCALES = ["es-MX", "es-AR", "es-ES", "ca-ES", "sr-Cyrl-RS", "sr-Latn-RS", "uk-UA"]
PEOPLE_LOCALES = [*ITEM_LOCALES, "es", "es-419", "ru-UA", "sr-RS", "pt-BR"]
DOMAINS = ["law", "code"]
BY_TIER = {
    0: {("sr-RS", "sr-Cyrl-RS")} | {(tag, tag) for tag in ITEM_LOCALES},
    1: {("es-419", "es-MX"), ("es-419", "es-AR")},
    2: {("es-MX", "es-AR"), ("es-AR", "es-MX")},
}
"""Who may judge what at which tier, written down by hand: (declared, asked)."""


@dataclass(frozen=True)
class Case:
    """A campaign, its items and its people."""

    overlap: int
    seed: int
    adaptive: bool
    together: bool
    most: int | None
    fallback: list[int]
    experts: list[str]
    priority: list[str]
    items: list[dict[str, Any]]
    people: list[tuple[dict[str, str], list[str]]]


ITEMS = st.lists(
    st.builds(
        lambda locale, domain, models: {"locale": locale, "domain": domain, "models": models},
        st.sampled_from(ITEM_LOCALES),
        st.sampled_from([None, *DOMAINS]),
        st.integers(2, 3),
    ),
    min_size=1,
    max_size=5,
)
PEOPLE = st.lists(
    st.tuples(
        st.dictionaries(
            st.sampled_from(PEOPLE_LOCALES), st.sampled_from(["native", "near-native", "learned"]), max_size=3
        ),
        st.lists(st.sampled_from(DOMAINS), unique=True),
    ),
    min_size=1,
    max_size=4,
)
CASES = st.builds(
    Case,
    overlap=st.integers(1, 4),
    seed=st.integers(0, 2**40),
    adaptive=st.booleans(),
    together=st.booleans(),
    most=st.one_of(st.none(), st.integers(1, 4)),
    fallback=st.lists(st.sampled_from([1, 2]), unique=True),
    experts=st.lists(st.sampled_from(DOMAINS), unique=True),
    priority=st.lists(st.sampled_from(DOMAINS), unique=True),
    items=ITEMS,
    people=PEOPLE,
)


@contextmanager
def campaign(case: Case, blank: Path) -> Iterator[Workspace]:
    with tempfile.TemporaryDirectory() as place:
        folder = shutil.copytree(blank, Path(place) / "workspace")
        with Workspace.open(folder, clock=Clock()) as workspace:
            more = [
                f"seed = {case.seed}",
                f"adaptive_overlap = {json.dumps(case.adaptive)}",
                f"fallback_tiers = {case.fallback}",
                f"expert_domains = {json.dumps(case.experts)}",
                f"priority = {json.dumps(case.priority)}",
                *([] if case.most is None else [f"[caps]\nitems_per_person = {case.most}"]),
            ]
            file = Path(place) / "spring.toml"
            file.write_text(
                CAMPAIGN.format(
                    id="spring", locales="[]", overlap=case.overlap, unit="pair", rubric="preference",
                    more="\n".join(more), review=f'pairs = "all"\ntogether = {json.dumps(case.together)}',
                ),
                encoding="utf-8",
            )  # fmt: skip
            workspace.create_campaign(file)
            lines = [_line(number, item) for number, item in enumerate(case.items)]
            rows = Path(place) / "rows.jsonl"
            rows.write_text("".join(json.dumps(each) + "\n" for each in lines), encoding="utf-8")
            workspace.import_file(rows, "spring")
            workspace.assign("spring")
            yield workspace


def _line(number: int, item: dict[str, Any]) -> dict[str, Any]:
    outputs = [{"model": f"m{model}", "text": f"answer {number} of {model}"} for model in range(item["models"])]
    return row(number, item["locale"], domain=item["domain"], outputs=outputs)


def may_judge(case: Case, locales: dict[str, str], domains: list[str], item: ReviewItem) -> bool:
    tiers = {0, *case.fallback}
    near = any(
        (tag, item.locale) in BY_TIER[tier]
        for tag, how in locales.items()
        for tier in tiers
        if how in ("native", "near-native")
    )
    return near and (item.domain not in case.experts or item.domain in domains)


def name_of(item: ReviewItem) -> tuple[str, ...]:
    return (str(item.prompt), item.locale, *sorted(item.outputs))


def ratings(item: ReviewItem, person: PersonId, chance: Any) -> dict[str, Any]:
    """A vote for the output whose text comes first, or second."""
    first_is_better = chance.random() < 0.7
    better = min(item.outputs) if first_is_better else max(item.outputs)
    return {"preference": -1 if item.outputs[0] == better else 1, "reasons": ["correct"]}


Judged = dict[tuple[str, ...], list[tuple[PersonId, str]]]


def work(
    workspace: Workspace, case: Case, known: dict[PersonId, Any], judged: Judged, chance: Any, *, skips: bool
) -> None:
    """Everybody judges one item after the other until nobody gets any more; each hand-out is checked."""
    active = list(known)
    while active:
        for person in list(active):
            item = workspace.next_item(person)
            if item is None:
                active.remove(person)
                continue
            assert may_judge(case, *known[person], item)
            if skips and chance.random() < 0.1:
                workspace.skip(item.assignment_id, "other")
                judged.setdefault(name_of(item), [])
                continue
            answer = ratings(item, person, chance)
            workspace.submit(item.assignment_id, answer)
            votes = judged.setdefault(name_of(item), [])
            assert person not in [each for each, _ in votes]
            votes.append((person, item.outputs[0 if answer["preference"] < 0 else 1]))
            assert len(votes) <= case.overlap


def joins(workspace: Workspace, locales: dict[str, str], domains: list[str]) -> PersonId:
    return workspace.add_person("P", locales=locales, domains=domains).id


@pytest.mark.parametrize("database", ["sqlite"])
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(case=CASES, chance=st.randoms(use_true_random=False))
def test_nobody_gets_what_is_not_for_them_and_with_enough_people_every_item_is_done(
    case: Case, chance: Any, blank: Path, database: str
) -> None:
    with campaign(case, blank) as workspace:
        known = {joins(workspace, *each): each for each in case.people}
        judged: Judged = {}
        work(workspace, case, known, judged, chance, skips=True)
        total = sum(item["models"] * (item["models"] - 1) // 2 for item in case.items)

        for number in range(case.overlap * total if case.most else 2 * case.overlap):
            everywhere = (dict.fromkeys(ITEM_LOCALES, "native"), DOMAINS)
            late = joins(workspace, *everywhere)
            owed = sum(status.owed for status in workspace.status("spring")[0].locales)
            item = workspace.next_item(late)
            assert (item is not None) == (owed > 0), "who joins late gets work at once, if there is any"
            if owed == 0:
                event(f"done after {number} more people")
                break
            work(workspace, case, {late: everywhere}, judged, chance, skips=False)

        assert len(judged) == total
        for votes in judged.values():
            if case.adaptive:
                assert still_owed([Vote(side) for _, side in votes], case.overlap) == 0
            else:
                assert len(votes) == case.overlap
        if case.most is not None:
            mine = [person for votes in judged.values() for person, _ in votes]
            assert max(map(mine.count, mine)) <= case.most


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(case=CASES.filter(lambda case: case.most is None))
@pytest.mark.parametrize("database", ["sqlite"])
def test_the_same_seed_gives_the_same_items_in_the_same_order(case: Case, blank: Path, database: str) -> None:
    orders = []
    for _ in range(2):
        with campaign(case, blank) as workspace:
            person = joins(workspace, dict.fromkeys(ITEM_LOCALES, "native"), DOMAINS)
            came = []
            while (item := workspace.next_item(person)) is not None:
                came.append((name_of(item), item.locale))
                workspace.submit(item.assignment_id, {"preference": 1, "reasons": ["correct"]})
            orders.append(came)
    assert orders[0] == orders[1]
