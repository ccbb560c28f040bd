"""Many reviewers at once, each in a closed loop: the next item, half a second of thought, submit.

`python -m benchmarks.serving` runs all of: the Python face and the pages over the websocket, SQLite and PostgreSQL,
with nothing, 10,000 and 100,000 judgments stored, in interleaved rounds. Options choose fewer. Every acknowledged
judgment is counted again in the store afterwards.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from benchmarks.serving_loops import Loop, Times, page_loop, python_loop
from benchmarks.serving_material import prepare, stored_judgments
from tests.postgres import running

PEER = {"acknowledged": 9.2, "next_p95": 3193.0, "submit_p95": 1757.0}
"""The best of three other tools with 50 people and 10,000 stored (docs/decisions/0010-two-databases.md)."""


@dataclass
class Figures:
    """Of one setting over all rounds; times in milliseconds."""

    face: str
    database: str
    stored: int
    reviewers: int
    acknowledged: float
    next_p50: float
    next_p95: float
    next_max: float
    submit_p50: float
    submit_p95: float
    submit_max: float
    errors: int
    cpu_ms: float
    rss_mb: float
    growth_mb: float
    lost: int


@dataclass
class Setting:
    """One face over one prepared workspace."""

    face: str
    database: str
    stored: int
    folder: Path
    codes: list[str]
    people: list[str]
    loops: list[Loop] = field(default_factory=list)
    seconds: float = 0.0
    counted: int = 0

    def round(self, seconds: float) -> None:
        before = stored_judgments(self.folder)
        loop = (
            python_loop(self.folder, self.people, seconds)
            if self.face == "python"
            else asyncio.run(page_loop(self.folder, self.codes, seconds))
        )
        self.loops.append(loop)
        self.seconds += loop.seconds
        self.counted += stored_judgments(self.folder) - before

    def figures(self) -> Figures:
        taken, sent = (Times.joined([getattr(each, name) for each in self.loops]) for name in ("next", "submit"))
        acknowledged = sum(each.acknowledged for each in self.loops)
        return Figures(
            self.face, self.database, self.stored, len(self.people),
            acknowledged=acknowledged / self.seconds,
            next_p50=taken.at(0.5), next_p95=taken.at(0.95), next_max=taken.at(1),
            submit_p50=sent.at(0.5), submit_p95=sent.at(0.95), submit_max=sent.at(1),
            errors=sum(each.errors for each in self.loops),
            cpu_ms=1000 * sum(each.cpu for each in self.loops) / max(1, acknowledged),
            rss_mb=max(each.rss for each in self.loops) / 2**20,
            growth_mb=statistics.mean(each.rss - each.rss_before for each in self.loops) / 2**20,
            lost=max(0, acknowledged - self.counted),
        )  # fmt: skip


def main() -> None:
    asked = arguments()
    with tempfile.TemporaryDirectory() as place, databases(asked.database) as urls:
        settings = []
        for database, new_url in urls.items():
            for stored in asked.stored:
                print(f"preparing {database} with {stored:,} judgments …", file=sys.stderr)
                folder = Path(place) / f"{database}-{stored}"
                codes, people = prepare(folder, new_url(), stored, asked.reviewers)
                settings += [Setting(face, database, stored, folder, codes, people) for face in asked.face]
        for number in range(asked.rounds):
            for setting in settings:
                print(f"round {number + 1}: {setting.face}, {setting.database}, {setting.stored:,}", file=sys.stderr)
                setting.round(asked.seconds)
        figures = [each.figures() for each in settings]
    print(json.dumps([asdict(each) for each in figures], indent=2) if asked.json else table(figures))
    if asked.report:
        asked.report.write_text(table(figures) + "\n", encoding="utf-8")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.serving", description=__doc__)
    parser.add_argument("--face", nargs="+", default=["python", "pages"], choices=["python", "pages"])
    parser.add_argument("--database", nargs="+", default=["sqlite", "postgresql"], choices=["sqlite", "postgresql"])
    parser.add_argument("--stored", nargs="+", type=int, default=[0, 10_000, 100_000])
    parser.add_argument("--reviewers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--report", type=Path)
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


@contextmanager
def databases(kinds: list[str]) -> Iterator[dict[str, object]]:
    """How each kind makes a new database; None is SQLite in the folder."""
    if "postgresql" not in kinds:
        yield {"sqlite": lambda: None}
        return
    with running(durable=True) as server:
        both = {"sqlite": lambda: None, "postgresql": server.new_database}
        yield {kind: both[kind] for kind in kinds}


def table(figures: list[Figures]) -> str:
    head = ("face | database | stored | acknowledged/s | × best peer | next p50/p95/max ms | submit p50/p95/max ms | "
            "errors | lost | CPU ms/submit | RSS MB | growth MB")  # fmt: skip
    lines = [f"| {head} |", "|" + "---|" * (head.count("|") + 1)]
    for each in figures:
        lines.append(
            f"| {each.face} | {each.database} | {each.stored:,} | {each.acknowledged:.1f} | "
            f"{each.acknowledged / PEER['acknowledged']:.1f} | "
            f"{each.next_p50:.0f}/{each.next_p95:.0f}/{each.next_max:.0f} | "
            f"{each.submit_p50:.0f}/{each.submit_p95:.0f}/{each.submit_max:.0f} | "
            f"{each.errors} | {each.lost} | {each.cpu_ms:.1f} | {each.rss_mb:.0f} | {each.growth_mb:.0f} |"
        )
    lines.append(f"\n{time.strftime('%Y-%m-%d')}, {figures[0].reviewers} reviewers, think time 0.5 s.")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
