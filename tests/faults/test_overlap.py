"""Claims by many processes at once: never over K on an item, never the same person twice, none short at last."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from fault_site import Worker, assert_whole, fill
from sqlalchemy import func, select

from localize import Workspace
from localize.store.schema_work import claims, slots

K = 3


@pytest.mark.parametrize(
    ("processes", "each"), [(8, 120), pytest.param(32, 313, marks=pytest.mark.soak)], ids=["suite", "soak"]
)
def test_every_item_is_judged_k_times_by_k_people(
    folder: Path, tmp_path: Path, processes: int, each: int, record: Callable[[str, str], None]
) -> None:
    items = processes * each // K
    with Workspace.open(folder) as workspace:
        people = fill(workspace, tmp_path, items=items, overlap=K, people=processes)
    workers = [Worker(folder, [person]) for person in people]
    assert [worker.wait() for worker in workers] == [0] * processes
    assert [fault for worker in workers for fault in worker.faults] == []
    with Workspace.open(folder) as workspace:
        with workspace._context.store.read() as view:
            by_item = select(claims.c.item_id, func.count(), func.count(claims.c.person_id.distinct()))
            rows = view.connection.execute(by_item.where(claims.c.state == "done").group_by(claims.c.item_id)).all()
            free = select(func.count()).select_from(slots).where(slots.c.state != "taken")
            assert view.connection.execute(free).scalar_one() == 0
        assert len(rows) == items
        assert {(row[1], row[2]) for row in rows} == {(K, K)}
        assert_whole(workspace)
    acknowledged = sum(len(worker.acknowledged) for worker in workers)
    assert acknowledged == items * K
    record("claims", f"{acknowledged} claims by {processes} processes: 0 over K, 0 twice, 0 short")
