"""An hour of twenty reviewers on the pages of one server: its memory does not grow with what it has served."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from real_server import RealServer

from benchmarks.serving_loops import Loop, browse, descendants, rss_of
from benchmarks.serving_material import prepare, stored_judgments

REVIEWERS = 20
THINK = 1.2
STAY = 300.0
"""Seconds after which somebody closes the page and opens it again."""
SAMPLE = 15.0
MOST_GROWTH = 0.1


@pytest.mark.soak
@pytest.mark.parametrize("seconds", [3600.0], ids=["hour"])
def test_an_hour_of_twenty_reviewers_leaves_the_server_as_large_as_it_was(
    tmp_path: Path, seconds: float, record: Callable[[str, str], None]
) -> None:
    free = int(REVIEWERS * seconds / THINK)
    codes, _ = prepare(tmp_path / "workspace", None, 0, REVIEWERS, free=free)
    server = RealServer(tmp_path / "workspace")
    server.start()
    try:
        sizes, loop = asyncio.run(_hour(server, codes, seconds))
    finally:
        server.kill()
    assert loop.errors == 0
    assert stored_judgments(tmp_path / "workspace") == loop.acknowledged
    third = len(sizes) // 3
    middle, last = (sum(part) / len(part) for part in (sizes[third : 2 * third], sizes[2 * third :]))
    marks = ", ".join(f"{sizes[len(sizes) * part // 6 - (part == 6)] / 2**20:.0f}" for part in range(7))
    record(
        "memory",
        f"{seconds / 60:.0f} minutes, {REVIEWERS} reviewers, {loop.acknowledged} judgments, 0 errors, 0 lost; "
        f"MB at each sixth: {marks}; last third to middle third {last / middle:.3f}",
    )
    assert last < middle * (1 + MOST_GROWTH)


async def _hour(server: RealServer, codes: list[str], seconds: float) -> tuple[list[int], Loop]:
    assert server.process is not None
    cookies = [server.sign_in(code) for code in codes]
    loop, stop, sizes = Loop(seconds), time.monotonic() + seconds, []
    served = descendants(server.process.pid)

    async def sit(cookie: str) -> None:
        while (left := stop - time.monotonic()) > 0:
            await browse(server, cookie, loop, time.monotonic() + min(left, STAY * random.uniform(0.5, 1.5)), THINK)

    async def weigh() -> None:
        while time.monotonic() < stop:
            sizes.append(max(map(rss_of, served)))
            await asyncio.sleep(SAMPLE)

    await asyncio.gather(weigh(), *(sit(each) for each in cookies))
    return sizes, loop
