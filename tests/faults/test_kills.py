"""kill -9: of writers, of PostgreSQL itself. What was acknowledged is there, whole, once."""

from __future__ import annotations

import random
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import postgres
import pytest
from fault_site import BETTER, Worker, assert_kept, assert_whole, fill, stored

from localize import Workspace

AT_ONCE = 4


@pytest.fixture
def site(database: str, request: pytest.FixtureRequest, tmp_path: Path, blank: Path) -> Iterator[Path]:
    """A workspace folder; on PostgreSQL on a server that writes through, as in production."""
    copied = shutil.copytree(blank, tmp_path / "workspace")
    if database == "sqlite":
        yield copied
        return
    with postgres.running(durable=True) as server:
        (copied / "localize.db").unlink()
        with (copied / "localize.toml").open("a", encoding="utf-8") as settings:
            settings.write(f'database = "{server.new_database()}"\n')
        yield copied


@pytest.mark.parametrize(
    ("kills", "least"), [(20, 200), pytest.param(200, 50_000, marks=pytest.mark.soak)], ids=["suite", "soak"]
)
def test_killed_writers_lose_nothing(
    site: Path, tmp_path: Path, kills: int, least: int, record: Callable[[str, str], None]
) -> None:
    chance = random.Random(7)
    with Workspace.open(site) as workspace:
        people = fill(workspace, tmp_path, items=max(1000, least // 2), overlap=4, people=2 * AT_ONCE)
    groups = [people[number::AT_ONCE] for number in range(AT_ONCE)]
    over: list[Worker] = []
    killed = acknowledged = 0
    while killed < kills or acknowledged < least:
        workers = [Worker(site, group) for group in groups]
        for each in workers:
            each.ready.wait()
        time.sleep(chance.uniform(0.1, 1.0) * max(1.0, least / 5000))
        for each in workers:
            time.sleep(chance.uniform(0, 0.05))
            each.kill()
        over += workers
        killed += len(workers)
        acknowledged = sum(len(each.acknowledged) for each in over)
    assert [fault for each in over for fault in each.faults] == []
    with Workspace.open(site) as workspace:
        kept = assert_kept(workspace, over)
    unknown = sum(len(each.tried) - len(each.acknowledged) for each in over)
    record("kills", f"{killed} kills, {kept} acknowledged, 0 lost, {unknown} sent again")


@pytest.mark.parametrize("times", [100, pytest.param(1000, marks=pytest.mark.soak)])
def test_a_reply_that_never_came_is_asked_for_again(
    workspace: Workspace, tmp_path: Path, times: int, record: Callable[[str, str], None]
) -> None:
    people = fill(workspace, tmp_path, items=times, overlap=1, people=1)
    first = {}
    for number in range(times):
        item = workspace.next_item(people[0])
        assert item is not None
        workspace.submit(item.assignment_id, BETTER, f"key {number}")  # the reply is lost
        first[f"key {number}"] = workspace.submit(item.assignment_id, BETTER, f"key {number}")
        assert workspace.submit(item.assignment_id, {"preference": -1}, f"key {number}") == first[f"key {number}"]
    assert stored(workspace) == {key: each.id for key, each in first.items()}
    assert_whole(workspace)
    record("lost replies", f"{times} submits sent three times: {times} judgments")


@pytest.mark.parametrize("times", [2, pytest.param(20, marks=pytest.mark.soak)])
def test_a_server_of_postgresql_that_crashes_keeps_what_it_acknowledged(
    tmp_path: Path, blank: Path, times: int, record: Callable[[str, str], None]
) -> None:
    folder = shutil.copytree(blank, tmp_path / "workspace")
    with postgres.running(durable=True) as server:
        with (folder / "localize.toml").open("a", encoding="utf-8") as settings:
            settings.write(f'database = "{server.new_database()}"\n')
        with Workspace.open(folder) as workspace:
            people = fill(workspace, tmp_path, items=2000, overlap=2, people=4)
        workers: list[Worker] = []
        for _ in range(times):
            workers += (now := [Worker(folder, people[:2]), Worker(folder, people[2:])])
            for each in now:
                each.ready.wait()
            time.sleep(0.7)
            server.stop()
            time.sleep(0.3)
            for each in now:
                each.kill()
            server.start()
        assert any(each.faults for each in workers)  # they were told, in words
        with Workspace.open(folder) as workspace:
            kept = assert_kept(workspace, workers)
    assert kept > 0
    record("PostgreSQL crashes", f"{times} crashes of the server, {kept} acknowledged, 0 lost")
