"""`assign` and `next_item` at scale: 100,000 items, 1,000 people, 40 locales, against a small campaign.

`assign` runs in a process of its own: its seconds (wall, CPU) and its highest memory are of nothing else. The two
campaigns are in two workspaces and asked in turn, so that load hits both alike.

    python -m benchmarks.assignment [--items 100000] [--people 1000] [--more 'adaptive_overlap = true']
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.material import LOCALES, write_import
from localize import Workspace
from localize.records import PersonId

MORE_LOCALES = ["bg-BG", "cs-CZ", "da-DK", "el-GR", "et-EE", "fa-IR", "fi-FI", "hr-HR", "hu-HU", "lt-LT", "ms-MY",
                "nl-NL", "pl-PL", "ro-RO", "ru-RU", "sk-SK", "sv-SE", "sw-KE", "uk-UA", "vi-VN"]  # fmt: skip
EVERY = [*LOCALES, *MORE_LOCALES]
OVERLAP, ROUNDS, AT_ONCE = 3, 40, 10
SMALL_ITEMS, SMALL_PEOPLE = 1_000, 40
BETTER = {"preference": 1, "reasons": ["correct"]}
_CAMPAIGN = """\
id = "bench"
title = "Bench"
source_locale = "en"
locales = []
overlap = {overlap}
{more}
[[review]]
unit = "pair"
rubric = "preference"
{review}
"""
_CHILD = """\
import json, resource, sys, time
from localize import Workspace
with Workspace.open(sys.argv[1]) as workspace:
    wall, cpu = time.perf_counter(), time.process_time()
    report = workspace.assign("bench")
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"items": report.items, "slots": report.slots, "wall": wall, "cpu": cpu, "peak_mb": peak}))
"""


def filled(folder: Path, items: int, people: int, more: str, review: str) -> tuple[Workspace, list[PersonId]]:
    """A workspace with `items` pairs over all locales, and people of one to three locales; nothing is assigned."""
    workspace = Workspace.create(folder / str(items))
    file = folder / "bench.toml"
    file.write_text(_CAMPAIGN.format(overlap=OVERLAP, more=more, review=review), encoding="utf-8")
    workspace.create_campaign(file)
    write_import(folder / "rows.jsonl", items, EVERY)
    workspace.import_file(folder / "rows.jsonl", "bench")
    chance = random.Random(0)
    ids = []
    for number in range(people):
        tags = {EVERY[number % len(EVERY)], *chance.sample(EVERY, number % 3)}
        ids.append(workspace.add_person(f"P{number}", locales=dict.fromkeys(sorted(tags), "native")).id)
    return workspace, ids


def assigned(workspace: Workspace, folder: Path) -> dict[str, float]:
    """What `assign` took in a process of its own."""
    done = subprocess.run([sys.executable, "-c", _CHILD, str(folder)], check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def asked(workspace: Workspace, people: list[PersonId]) -> list[float]:
    """Seconds of CPU of `next_item`, each before a submit that is not counted."""
    times = []
    for person in people:
        began = time.process_time()
        item = workspace.next_item(person)
        times.append(time.process_time() - began)
        assert item is not None
        workspace.submit(item.assignment_id, BETTER)
    return times


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--items", type=int, default=100_000)
    arguments.add_argument("--people", type=int, default=1_000)
    arguments.add_argument("--more", default="", help="lines of the campaign file")
    arguments.add_argument("--review", default="", help="lines of its [[review]]")
    wanted = arguments.parse_args()
    chance = random.Random(1)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        small, few = filled(folder, SMALL_ITEMS, SMALL_PEOPLE, wanted.more, wanted.review)
        large, many = filled(folder, wanted.items, wanted.people, wanted.more, wanted.review)
        small.assign("bench")
        took = assigned(large, folder / str(wanted.items))
        print(
            f"assign: {took['items']:,} items, {took['slots']:,} slots, {wanted.people:,} people, {len(EVERY)} locales:"
            f" {took['cpu']:.1f} s of CPU, {took['wall']:.1f} s wall (to reach: under 20 s), "
            f"at most {took['peak_mb']:.0f} MB (under 1,000)"
        )
        again = assigned(large, folder / str(wanted.items))
        print(f"assign again, nothing new: {again['cpu']:.1f} s of CPU, {again['wall']:.1f} s wall")
        at_work = chance.sample(many, SMALL_PEOPLE)
        compare("the first next_item of somebody", small, few, large, at_work, rounds=SMALL_PEOPLE // AT_ONCE)
        compare("next_item of people at work", small, few, large, at_work, rounds=ROUNDS)


def compare(
    what: str, small: Workspace, few: list[PersonId], large: Workspace, some: list[PersonId], *, rounds: int
) -> None:
    """Ask both in turn, `AT_ONCE` people at a time, and print the medians."""
    times: dict[str, list[float]] = {"small": [], "large": []}
    for number in range(rounds):
        these = slice(number * AT_ONCE % SMALL_PEOPLE, number * AT_ONCE % SMALL_PEOPLE + AT_ONCE)
        times["small"] += asked(small, few[these])
        times["large"] += asked(large, some[these])
    half = {size: statistics.median(each) * 1000 for size, each in times.items()}
    print(
        f"{what}, median CPU of {rounds} × {AT_ONCE}: {half['small']:.2f} ms in the small campaign, "
        f"{half['large']:.2f} ms in the large one: ratio {half['large'] / half['small']:.2f} (to reach: at most 1.5)"
    )


if __name__ == "__main__":
    main()
