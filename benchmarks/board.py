"""The board's one call at scale: 100,000 items, 1,000 people, 40 locales, half of the judgments given.

python -m benchmarks.board [FOLDER of a workspace that an earlier run left]
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from random import Random

from sqlalchemy import func, insert, select, update

from benchmarks.assignment import BETTER, filled
from benchmarks.material import _judgment
from localize import Workspace
from localize.ids import new_id
from localize.records import PersonId
from localize.store.judgments import record
from localize.store.people import ensure_pseudonym
from localize.store.schema_work import claims, items, pools, slots
from localize.workspace.pool_counts import pool_stands

ITEMS, PEOPLE, DAYS, CHUNK = 100_000, 1_000, 20, 2_000
MORE = "due = 2099-01-31\n[rates]\ncurrency = 'USD'\npreference = 0.4\n"


def judge_half(workspace: Workspace) -> None:
    """Judgments of the first half of every pool by people who may give them, spread over the last days."""
    chance, store, opened = Random(0), workspace._context.store, workspace.campaign("bench")
    with store.read() as view:
        able = {each.pool.id: sorted(each.able) for each in pool_stands(workspace._context, view, opened)}
        query = select(slots.c.item_id, slots.c.number, slots.c.pool_id, slots.c.position).order_by(slots.c.position)
        every = view.connection.execute(query.join(items, items.c.id == slots.c.item_id)).all()
        half = {row[0]: row[1] / 2 for row in view.connection.execute(_HIGHEST)}
    wanted = [slot for slot in every if slot.position <= half[slot.pool_id] and able[slot.pool_id]]
    with store.write() as tx:
        for person in sorted({each for some in able.values() for each in some}):
            ensure_pseudonym(tx, "bench", PersonId(person))
    for start in range(0, len(wanted), CHUNK):
        with store.write() as tx:
            for slot in wanted[start : start + CHUNK]:
                people = able[slot.pool_id]
                person = PersonId(people[(hash(slot.item_id) + slot.number) % len(people)])
                claim, when = new_id(), tx.now - timedelta(days=DAYS * chance.random())
                row = {"id": claim, "item_id": slot.item_id, "person_id": person, "slot": slot.number}
                rest = {"pool_id": slot.pool_id, "state": "done", "rubric_hash": opened.pins["preference"]}
                row |= rest | {"blind": False, "tier": 0, "shown_order": "[0, 1]"}
                times = {"opened_at": when, "lease_until": when, "closed_at": when}
                tx.connection.execute(insert(claims), row | times)
                here = (slots.c.item_id == slot.item_id) & (slots.c.number == slot.number)
                tx.connection.execute(update(slots).where(here).values(state="taken"))
                record(tx, _judgment(claim, slot.item_id, person, opened.pins["preference"], when))


_HIGHEST = select(pools.c.id, func.max(slots.c.position)).join(slots).group_by(pools.c.id)


def cpu(what: str, run: Callable[[], object]) -> None:
    wall, began = time.perf_counter(), time.process_time()
    run()
    print(f"{what}: {time.process_time() - began:.2f} s of CPU, {time.perf_counter() - wall:.2f} s", flush=True)


def measure(folder: Path) -> None:
    with Workspace.open(folder) as workspace:
        found = workspace.status("bench")[0]
        print(
            f"{len(found.locales)} locales, {sum(each.outputs for each in found.locales) // 2:,} items, "
            f"{sum(each.judgments for each in found.locales):,} judgments, {len(workspace.people()):,} people, "
            f"{sum(each.forecast is not None for each in found.locales)} forecasts"
        )
    with Workspace.open(folder) as workspace:
        cpu("the first time in a process", lambda: workspace.status("bench"))
        cpu("again", lambda: workspace.status("bench"))
        person = next(each for each in workspace.people() if each.locales)
        item = workspace.next_item(person.id)
        assert item is not None
        workspace.submit(item.assignment_id, BETTER)
        cpu("after a judgment", lambda: workspace.status("bench"))
        workspace.set_time_zone(person.id, "Asia/Tokyo" if person.time_zone != "Asia/Tokyo" else "Europe/Berlin")
        cpu("after a change of a person", lambda: workspace.status("bench"))


def main() -> None:
    if len(sys.argv) > 1 and Path(sys.argv[1]).exists():
        measure(Path(sys.argv[1]))
        return
    with tempfile.TemporaryDirectory() as place:
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(place)
        folder.mkdir(exist_ok=True)
        workspace, _ = filled(folder, ITEMS, PEOPLE, MORE, "")
        with workspace:
            workspace.assign("bench")
            judge_half(workspace)
        measure(folder / str(ITEMS))


if __name__ == "__main__":
    main()
