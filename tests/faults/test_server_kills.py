"""kill -9 of the server while people submit on its pages: what a page has moved on from is there, whole, once."""

from __future__ import annotations

import asyncio
import random
import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from fault_site import assert_whole
from real_server import RealServer
from sqlalchemy import select
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.exceptions import WebSocketException

from benchmarks.serving_loops import open_page, run, submit
from benchmarks.serving_material import prepare
from localize import Workspace
from localize.store.schema_work import judgments

REVIEWERS = 6


async def judge(server: RealServer, cookie: str, moved_on: list[str], over: threading.Event) -> None:
    """Submit what is shown; after a kill open the page again, as a browser does."""
    while not over.is_set():
        try:
            async with open_page(server, cookie) as socket:
                shown, component = await run(socket, BackMsg())
                while shown and not over.is_set():
                    following, component = await run(socket, submit(component, shown))
                    if following != shown:
                        moved_on.append(shown)
                    shown = following
        except (OSError, WebSocketException, TimeoutError):
            await asyncio.sleep(0.1)


def kill_often(server: RealServer, kills: int, over: threading.Event) -> None:
    chance = random.Random(9)
    try:
        for _ in range(kills):
            over.wait(chance.uniform(0.5, 2.0))
            server.kill()
            server.start()
        over.wait(1)
    finally:
        over.set()


@pytest.mark.parametrize("kills", [3, pytest.param(50, marks=pytest.mark.soak)])
def test_a_killed_server_loses_nothing_that_a_page_moved_on_from(
    tmp_path: Path, kills: int, record: Callable[[str, str], None]
) -> None:
    codes, _ = prepare(tmp_path / "workspace", None, 0, REVIEWERS, free=200 * kills)
    server, moved_on, over = RealServer(tmp_path / "workspace"), [], threading.Event()
    server.start()
    cookies = [server.sign_in(code) for code in codes]
    killer = threading.Thread(target=kill_often, args=(server, kills, over))

    async def all_at_once() -> None:
        killer.start()
        await asyncio.gather(*(judge(server, each, moved_on, over) for each in cookies))

    try:
        with ThreadPoolExecutor(1) as thread:  # a browser's test in this process may have left an event loop in ours
            thread.submit(asyncio.run, all_at_once()).result()
    finally:
        killer.join()
        server.kill()
    with Workspace.open(tmp_path / "workspace") as workspace:
        with workspace._context.store.read() as view:
            stored = Counter(view.connection.execute(select(judgments.c.claim_id)).scalars())
        assert_whole(workspace)
    assert set(stored.values()) == {1}
    assert [each for each in moved_on if each not in stored] == []
    assert len(moved_on) > 2 * kills
    record("server", f"{kills} kills of the server, {len(moved_on)} pages moved on, 0 lost, 0 doubled")
