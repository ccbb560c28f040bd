"""`next_item` + `submit` in the Python face: small against large, interleaved, so that load hits both alike.

Both workspaces hold one campaign; the large one 100,000 items and 100,000 judgments, the small one 1,000 of each.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from benchmarks.material import CAMPAIGN, judge_in_bulk, write_import
from localize import Workspace
from localize.records import PersonId

SMALL, LARGE = 1_000, 100_000
ROUNDS, AT_ONCE = 30, 20
BETTER = {"preference": 1, "reasons": ["correct"]}


def filled(folder: Path, items: int) -> tuple[Workspace, list[PersonId]]:
    """A workspace with `items` items of overlap 2, and `items` judgments given by four people."""
    workspace = Workspace.create(folder / str(items))
    (folder / "bench.toml").write_text(CAMPAIGN.replace("overlap = 1", "overlap = 2"), encoding="utf-8")
    workspace.create_campaign(folder / "bench.toml")
    write_import(folder / "rows.jsonl", items, ["es-MX"])
    workspace.import_file(folder / "rows.jsonl", "bench")
    workspace.assign("bench")
    people = [workspace.add_person(f"P{n}", locales={"es-MX": "native"}).id for n in range(4)]
    judge_in_bulk(workspace, people, items)
    return workspace, people


def judge(workspace: Workspace, people: list[PersonId], count: int) -> float:
    """Judge `count` items in turn; returns the seconds it took."""
    began = time.perf_counter()
    for number in range(count):
        item = workspace.next_item(people[number % len(people)])
        assert item is not None
        workspace.submit(item.assignment_id, BETTER)
    return time.perf_counter() - began


def main() -> None:
    with tempfile.TemporaryDirectory() as place:
        small, few = filled(Path(place), SMALL)
        large, many = filled(Path(place), LARGE)
        times: dict[int, list[float]] = {SMALL: [], LARGE: []}
        for _ in range(ROUNDS):
            times[SMALL].append(judge(small, few, AT_ONCE) / AT_ONCE)
            times[LARGE].append(judge(large, many, AT_ONCE) / AT_ONCE)
        medians = {size: statistics.median(each) * 1000 for size, each in times.items()}
        ratio = medians[LARGE] / medians[SMALL]
        print(
            f"next_item + submit, median of {ROUNDS} × {AT_ONCE}: {medians[SMALL]:.2f} ms at {SMALL:,} items and "
            f"judgments, {medians[LARGE]:.2f} ms at {LARGE:,}: ratio {ratio:.2f} (to reach: at most 1.5)"
        )


if __name__ == "__main__":
    main()
