"""What one person gets of a day and of a campaign, and what comes first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from building import Clock, row
from sqlalchemy import select, update

from localize import Workspace
from localize.records import PersonId
from localize.store.schema_work import items
from localize.workspace.emptiness import Empty

BETTER = {"preference": 1, "reasons": ["correct"]}
Start = Callable[..., None]


@pytest.fixture
def start(workspace: Workspace, make_campaign: Callable[..., str], import_rows: Callable[..., Any]) -> Start:
    def start_(*rows: dict[str, Any], id: str = "spring", **options: Any) -> None:
        make_campaign(id, **options)
        import_rows(*rows, campaign=id)
        workspace.assign(id)

    return start_


@pytest.fixture
def ana(workspace: Workspace) -> PersonId:
    return workspace.add_person("Ana", locales={"es-MX": "native"}).id


def rows(count: int, **changes: Any) -> list[dict[str, Any]]:
    return [row(number, **changes) for number in range(count)]


def work(workspace: Workspace, person: PersonId, most: int = 99) -> list[str]:
    """Judge up to `most` items; the prompts, in order."""
    came: list[str] = []
    while len(came) < most and (item := workspace.next_item(person)) is not None:
        came.append(str(item.prompt))
        workspace.submit(item.assignment_id, BETTER)
    return came


def test_items_of_a_day_end_with_the_day_where_the_person_is(
    workspace: Workspace, start: Start, ana: PersonId, clock: Clock
) -> None:
    start(*rows(9), more="[caps]\nitems_per_day = 3")
    workspace.set_availability(ana, time_zone="America/Mexico_City")  # six hours behind UTC
    clock.now = datetime(2027, 1, 5, 5, 59, tzinfo=UTC)  # 23:59 on the fourth
    assert len(work(workspace, ana)) == 3
    found = workspace.emptiness(ana)
    assert found.reason is Empty.LIMIT_OF_DAY
    assert found.goes_on_at == datetime(2027, 1, 5, 6, tzinfo=UTC)
    clock.move(timedelta(minutes=1))
    assert len(work(workspace, ana)) == 3


def test_the_next_one_held_ahead_counts_so_that_nothing_goes_over(
    workspace: Workspace, start: Start, ana: PersonId
) -> None:
    start(*rows(9), more="[caps]\nitems_per_day = 3")
    work(workspace, ana, 1)
    mine = workspace.acting_as(ana)
    assert len(mine.next_sheets(ahead=True)) == 2
    assert len(work(workspace, ana)) == 2


def test_characters_of_a_day_let_the_one_that_goes_over_through(
    workspace: Workspace, start: Start, ana: PersonId
) -> None:
    # each: prompt "¿Pregunta n?" 12, source "Question n?" 11, outputs "una n" 5 and "otra n" 6: 34 characters
    start(*rows(9), more="[caps]\ncharacters_per_day = 100")
    assert len(work(workspace, ana)) == 3  # 102
    assert workspace.emptiness(ana).reason is Empty.LIMIT_OF_DAY


def test_items_of_a_campaign_are_all_that_one_person_gets(
    workspace: Workspace, start: Start, ana: PersonId, clock: Clock
) -> None:
    start(*rows(9), more="[caps]\nitems_per_person = 4")
    assert len(work(workspace, ana)) == 4
    clock.move(timedelta(days=3))
    assert work(workspace, ana) == []
    found = workspace.emptiness(ana)
    assert (found.reason, found.goes_on_at) == (Empty.LIMIT_REACHED, None)


def test_the_cap_of_one_campaign_leaves_the_others(workspace: Workspace, start: Start, ana: PersonId) -> None:
    start(*rows(3), more="[caps]\nitems_per_day = 1")
    start(*rows(2), id="summer")
    assert len(work(workspace, ana)) == 3


def test_a_limit_of_ones_own_counts_all_campaigns(
    workspace: Workspace, start: Start, ana: PersonId, clock: Clock
) -> None:
    start(*rows(3))
    start(*rows(3), id="summer")
    workspace.set_availability(ana, items_per_day=4)
    assert len(work(workspace, ana)) == 4
    found = workspace.emptiness(ana)
    assert found.reason is Empty.LIMIT_OF_DAY
    assert "4 items that you want" in str(found.what)
    workspace.set_availability(ana, items_per_day=5)
    assert len(work(workspace, ana)) == 1
    clock.move(timedelta(days=1))
    assert len(work(workspace, ana)) == 1


def test_repeats_count_and_skipped_or_undone_items_do_not(workspace: Workspace, start: Start, ana: PersonId) -> None:
    start(*rows(30), more="repeat_rate = 1.0\n[caps]\nitems_per_day = 25")
    for _ in range(3):
        item = workspace.next_item(ana)
        assert item is not None
        workspace.skip(item.assignment_id, "other")
    given = work(workspace, ana)
    assert len(given) == 25
    assert len(set(given)) < 25  # repeats among them


def test_items_know_what_there_is_to_read_and_old_ones_learn_it(
    workspace: Workspace, start: Start, import_rows: Callable[..., Any]
) -> None:
    start(row(0), row(1, prompt=[{"role": "system", "content": "नमस्ते"}, {"role": "user", "content": "¿?"}]))

    def loads() -> list[int]:
        with workspace._context.store.read() as view:
            return sorted(view.connection.execute(select(items.c.characters)).scalars())

    assert loads() == [6 + 2 + 11 + 5 + 6, 34]
    with workspace._context.store.write() as tx:
        tx.connection.execute(update(items).values(characters=0))
    workspace.assign("spring")
    assert loads() == [30, 34]


def test_urgent_prompts_come_first_by_domain_and_by_tag(workspace: Workspace, start: Start, ana: PersonId) -> None:
    many = [*rows(20), row(20, domain="law"), row(21, tags=["sensitive"]), row(22, domain="law", tags=["sensitive"])]
    start(*many, more='priority = ["law", "sensitive"]')
    came = work(workspace, ana)
    assert set(came[:3]) == {f"¿Pregunta {number}?" for number in (20, 21, 22)}
    assert len(came) == 23


def test_urgent_prompts_that_come_later_are_not_passed_over(
    workspace: Workspace, start: Start, ana: PersonId, import_rows: Callable[..., Any]
) -> None:
    start(*rows(200), more='priority = ["law"]', overlap=2)
    work(workspace, ana, 150)
    for round in range(2):
        fresh = [row(1000 * (round + 1) + number, domain="law") for number in range(3)]
        import_rows(*fresh)
        workspace.assign("spring")
        assert set(work(workspace, ana, 3)) == {each["prompt"] for each in fresh}
    late = workspace.add_person("Late", locales={"es-MX": "native"}).id
    assert all(int(prompt[10:-1]) >= 1000 for prompt in work(workspace, late, 6))
    assert len(work(workspace, ana)) == 50


def test_the_order_of_urgent_prompts_is_seeded_too(workspace: Workspace, start: Start) -> None:
    start(*rows(9, domain="law"), *(row(n) for n in range(9, 14)), more='priority = ["law"]', overlap=2)
    one, two = (work(workspace, workspace.add_person("P", locales={"es-MX": "native"}).id) for _ in range(2))
    assert one == two
    assert one[:9] != sorted(one[:9])


def test_a_changed_priority_brings_forward_what_waits(
    workspace: Workspace, start: Start, ana: PersonId, tmp_path: Path
) -> None:
    start(*rows(150), *(row(n, tags=["urgent"]) for n in range(150, 160)), overlap=2)
    begun = work(workspace, ana, 100)
    file = tmp_path / "spring.toml"
    file.write_text(file.read_text().replace("overlap = 2", 'overlap = 2\npriority = ["urgent"]'))
    workspace.update_campaign(file)
    left = {f"¿Pregunta {n}?" for n in range(150, 160)} - set(begun)
    assert left
    assert set(work(workspace, ana, len(left))) == left
    assert len(work(workspace, ana)) == 60 - len(left)


def test_what_one_person_gets_at_most_leaves_work_open_that_no_forecast_promises(
    workspace: Workspace, start: Start, clock: Clock
) -> None:
    everybody = [workspace.add_person(f"P{number}", locales={"es-MX": "native"}).id for number in range(4)]
    start(*rows(4), overlap=2, more="[caps]\nitems_per_person = 1")
    (coverage,) = workspace.assign("spring", dry_run=True).coverage
    assert (coverage.people, coverage.open_slots) == (4, 4)
    assert "At 1 items for one person, 4 people leave 4 judgments open" in str(coverage.reason)
    for person in everybody:
        assert len(work(workspace, person)) == 1
    clock.now += timedelta(days=1)
    (spring,) = workspace.status("spring")
    (locale,) = spring.locales
    assert (locale.owed, locale.done, locale.forecast) == (4, 4, None)
    assert str(locale.no_forecast) == "more is owed than these people may give"
