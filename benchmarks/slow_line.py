"""How the review page feels on a bad line and a slow machine: 400 ms round trips, 400 kbit/s, a CPU four times slower.

`python -m benchmarks.slow_line [--items N]`. The line is a proxy of our own in front of the server, since a browser's
own throttling leaves WebSockets alone; it counts every byte both ways. Needs Chromium and Playwright.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import statistics
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

from localize import Workspace
from localize.records import PersonId
from tests.real_server import RealServer, free_port

ROUND_TRIP = 0.4
BYTES_A_SECOND = 400_000 / 8
CPU_RATE = 4
WORDS = ["अच्छा", "जवाब", "वह", "है", "जो", "यहाँ", "के", "लोगों", "के", "काम", "आए", "और", "साफ़", "लिखा", "हो"]
CAMPAIGN = """\
id = "slow"
title = "A slow line"
source_locale = "en"
locales = []
overlap = 1
[[review]]
unit = "pair"
rubric = "preference"
"""


@dataclass
class Line:
    """A slow line to a port: each byte waits for half a round trip, and for its turn at this rate."""

    target: int
    port: int = field(default_factory=free_port)
    up: int = 0
    down: int = 0

    def start(self) -> None:
        ready = threading.Event()
        threading.Thread(target=lambda: asyncio.run(self._serve(ready)), daemon=True).start()
        ready.wait()

    async def _serve(self, ready: threading.Event) -> None:
        self._free = {"up": 0.0, "down": 0.0}
        server = await asyncio.start_server(self._meet, "127.0.0.1", self.port)
        ready.set()
        await server.serve_forever()

    async def _meet(self, browser: asyncio.StreamReader, to_browser: asyncio.StreamWriter) -> None:
        await asyncio.sleep(ROUND_TRIP)  # the handshake
        server, to_server = await asyncio.open_connection("127.0.0.1", self.target)
        await asyncio.gather(
            self._carry(browser, to_server, "up"), self._carry(server, to_browser, "down"), return_exceptions=True
        )

    async def _carry(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter, way: str) -> None:
        waiting: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()

        async def arrive() -> None:
            while True:
                at, data = await waiting.get()
                await asyncio.sleep(max(0.0, at - time.monotonic()))
                if not data:
                    sink.close()
                    return
                sink.write(data)
                await sink.drain()

        task = asyncio.create_task(arrive())
        while data := await source.read(4096):
            setattr(self, way, getattr(self, way) + len(data))
            self._free[way] = max(self._free[way], time.monotonic()) + len(data) / BYTES_A_SECOND
            await waiting.put((self._free[way] + ROUND_TRIP / 2, data))
            await asyncio.sleep(max(0.0, self._free[way] - time.monotonic() - 0.5))  # a buffer of half a second
        await waiting.put((time.monotonic() + ROUND_TRIP / 2, b""))
        await task


def prepare(folder: Path, items: int) -> PersonId:
    """Pairs of answers of 600 to 1,800 characters in Devanagari, which take three bytes each."""
    chance = random.Random(7)
    lines = [
        json.dumps(
            {
                "prompt_id": f"q{number}",
                "locale": "hi-IN",
                "prompt": f"सवाल {number}?",
                "outputs": [
                    {"model": model, "text": " ".join(chance.choices(WORDS, k=chance.randint(130, 400)))}
                    for model in ("m1", "m2")
                ],
            },
            ensure_ascii=False,
        )
        for number in range(items)
    ]
    with Workspace.create(folder) as workspace:
        (folder.parent / "slow.toml").write_text(CAMPAIGN, encoding="utf-8")
        (folder.parent / "rows.jsonl").write_text("\n".join(lines), encoding="utf-8")
        workspace.create_campaign(folder.parent / "slow.toml")
        workspace.import_file(folder.parent / "rows.jsonl", "slow")
        workspace.assign("slow")
        return workspace.add_person("Asha", locales={"hi-IN": "native"}).id


def judge(page: Page) -> float:
    """Answer by keyboard; seconds from the last key until the next item can be read and answered."""
    text = page.locator(".sheet .prompt .text").last
    before = text.inner_text()
    page.locator(".sheet .question").first.click(position={"x": 5, "y": 5})
    page.keyboard.press("6")
    page.keyboard.press("a")
    page.wait_for_timeout(2500)  # as long as a quick person reads: the draft is saved meanwhile
    began = time.monotonic()
    page.keyboard.press("Enter")
    while text.inner_text() == before:
        page.wait_for_timeout(20)
    return time.monotonic() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=12)
    items = parser.parse_args().items
    with TemporaryDirectory() as place, sync_playwright() as driver:
        folder = Path(place) / "workspace"
        person = prepare(folder, items + 3)
        server = RealServer(folder)
        server.start()
        line = Line(server.port)
        line.start()
        browser = driver.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page()
        page.set_default_timeout(120_000)
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": CPU_RATE})
        with Workspace.open(folder) as workspace:
            token = workspace.invite(person).rsplit("/", 1)[1]
        began = time.monotonic()
        page.goto(f"http://127.0.0.1:{line.port}/join/{token}")
        page.locator("button").click()
        page.locator(".sheet .question").first.wait_for()
        print(f"first load: {time.monotonic() - began:.1f} s, {(line.up + line.down) / 1e6:.2f} MB")
        page.wait_for_timeout(3000)
        times, sizes = [], []
        for _ in range(items):
            before = line.up + line.down
            times.append(judge(page))
            page.wait_for_timeout(3500)
            sizes.append(line.up + line.down - before)
        kilobytes = [each / 1000 for each in sizes]
        print(f"item to item: median {statistics.median(times):.2f} s, most {max(times):.2f} s (n = {items})")
        print(f"a judgment: median {statistics.median(kilobytes):.1f} kB, most {max(kilobytes):.1f} kB (n = {items})")
        page.reload()
        before, began = line.up + line.down, time.monotonic()
        page.locator(".sheet .question").first.wait_for()
        print(f"a reload: {time.monotonic() - began:.1f} s, {(line.up + line.down - before) / 1e6:.2f} MB")
        browser.close()
        server.kill()


if __name__ == "__main__":
    main()
