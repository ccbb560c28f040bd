"""A full disk, a log that was cut, a clock that jumps: refused in words, everything acknowledged kept."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from building import Clock
from fault_site import BETTER, assert_whole, fill, stored

from localize import Workspace
from localize.errors import Refused
from localize.records import PersonId

FRAME_HEADER, WAL_HEADER = 24, 32


def test_a_full_disk_refuses_in_words_and_keeps_what_was_acknowledged(
    blank: Path, tmp_path: Path, clock: Clock
) -> None:
    folder = shutil.copytree(blank, tmp_path / "workspace")
    with Workspace.open(folder, clock=clock) as workspace:
        people = fill(workspace, tmp_path, items=400, overlap=1, people=1)
        engine = workspace._context.store.engine
        engine.dispose()
        with engine.connect() as connection:  # as many pages as there are and a few more: then the file is full
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        limit = f"PRAGMA max_page_count = {pages + 8}"
        acknowledged: dict[str, str] = {}
        refused = 0
        kept = workspace.next_item(people[0])
        assert kept is not None
        draft = workspace.save_draft(kept.assignment_id, {"preference": 1})
        from sqlalchemy import event

        @event.listens_for(engine, "checkout")
        def fill_up(connection: sqlite3.Connection, *_: object) -> None:
            connection.execute(limit)

        while refused < 5:
            try:
                item = workspace.next_item(people[0])
                assert item is not None
                key = f"key {len(acknowledged)}"
                acknowledged[key] = workspace.submit(item.assignment_id, {**BETTER, "reasons": ["correct"]}, key).id
                if len(acknowledged) > 390:
                    pytest.fail("the disk was never full")
            except Refused as refusal:
                assert "Nothing was saved: database or disk is full" in str(refusal)  # noqa: PT017
                refused += 1
        assert stored(workspace) == acknowledged
        last = workspace.next_item(people[0]) if refused < 5 else None
        assert last is None
        assert [str(each) for each in workspace.doctor() if not each.ok] == []  # reading works
        event.remove(engine, "checkout", fill_up)
        limit = "PRAGMA max_page_count = 1000000"
        engine.dispose()
        item = workspace.next_item(people[0])
        assert item is not None
        acknowledged["after"] = workspace.submit(item.assignment_id, BETTER, "after").id
        assert stored(workspace) == acknowledged
        assert draft.revision == 1
        assert_whole(workspace)


@pytest.mark.parametrize("cuts", [60, pytest.param(2000, marks=pytest.mark.soak)])
def test_a_log_that_is_cut_anywhere_holds_a_beginning_of_what_was_acknowledged(
    blank: Path, tmp_path: Path, cuts: int, record: Callable[[str, str], None]
) -> None:
    """Power loss, as far as a copy can show it: the write-ahead log ends at, before or after any of its frames."""
    folder = shutil.copytree(blank, tmp_path / "workspace")
    order: list[str] = []
    with Workspace.open(folder) as workspace:
        people = fill(workspace, tmp_path, items=120, overlap=1, people=1)
        engine = workspace._context.store.engine
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        for number in range(max(40, cuts // 30)):
            item = workspace.next_item(people[0])
            if item is None:
                break
            order.append(workspace.submit(item.assignment_id, BETTER, f"key {number}").id)
        database = (folder / "localize.db").read_bytes()
        log = (folder / "localize.db-wal").read_bytes()
    page = int.from_bytes(database[16:18], "big")
    frames = (len(log) - WAL_HEADER) // (page + FRAME_HEADER)
    ends = [WAL_HEADER + number * (page + FRAME_HEADER) + off for number in range(frames + 1) for off in (-1, 0, 1)]
    assert len(ends) >= cuts
    seen = set()
    for end in sorted(random.Random(3).sample(ends, cuts)):
        place = tmp_path / "cut.db"
        for old in tmp_path.glob("cut.db*"):
            old.unlink()
        place.write_bytes(database)
        place.with_name("cut.db-wal").write_bytes(log[: max(0, end)])
        connection = sqlite3.connect(place)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        found = [row[0] for row in connection.execute("SELECT id FROM judgments ORDER BY sequence")]
        audited = connection.execute("SELECT count(*) FROM audit WHERE action = 'judgment.recorded'").fetchone()[0]
        done = connection.execute("SELECT count(*) FROM claims WHERE state = 'done'").fetchone()[0]
        connection.close()
        assert found == order[: len(found)]
        assert audited == done == len(found)
        seen.add(len(found))
    assert len(seen) > 10
    record("cut log", f"{cuts} cuts of {frames} frames: each a whole beginning, {len(seen)} different ones")


JUMPS = [timedelta(days=-1), timedelta(days=1), timedelta(hours=1), timedelta(hours=-1), timedelta(days=-400)]


@pytest.mark.parametrize("jump", JUMPS, ids=str)
def test_a_clock_that_jumps_gives_no_place_to_two_and_no_time_below_nothing(
    workspace: Workspace, clock: Clock, tmp_path: Path, jump: timedelta
) -> None:
    people = fill(workspace, tmp_path, items=6, overlap=1, people=3)

    def hold(person: PersonId) -> str | None:
        item = workspace.next_item(person)
        return None if item is None else item.assignment_id

    first = {person: hold(person) for person in people}
    clock.move(jump)
    second = {person: hold(person) for person in people}
    assert_whole(workspace)
    told = []
    for person, claim in second.items():
        if claim is not None:
            told.append(workspace.submit(claim, BETTER).id)  # type: ignore[arg-type]
        if first[person] != claim:
            late = workspace.submit(first[person], BETTER)  # type: ignore[arg-type]
            assert late.late
            told.append(late.id)
    assert_whole(workspace)
    rows = workspace.dataset("judgments").collect()
    assert (rows["submitted_at"] >= rows["opened_at"]).all()
    assert rows.sort("sequence")["judgment_id"].to_list() == told  # in the order of what happened, whatever the clock
    assert rows.filter(~rows["late"])["item_id"].is_unique().all()
