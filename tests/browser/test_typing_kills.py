"""kill -9 of the browser or the server while somebody types: at most two seconds are lost, nothing is misplaced."""

from __future__ import annotations

import os
import random
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from review_site import ReviewSite, answer, new_site, shown, until, written

from localize import Workspace

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("pages")]
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
LOST_AT_MOST = 2.0
WORDS = ["the", "other", "one", "does", "not", "know", "how", "people", "here", "write", "to", "each", "other"]


@dataclass
class Typist:
    """Somebody in a browser of their own, which may be killed; what they typed, with the time of each word."""

    site: ReviewSite
    browser: Browser
    place: Path
    context: BrowserContext | None = None
    text: str = ""
    typed: list[tuple[float, str]] = field(default_factory=list)

    def open(self, cookies: list[dict[str, object]] | None = None) -> Page:
        self.context = self.browser.browser_type.launch_persistent_context(
            self.place,
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
            viewport={"width": 1280, "height": 800},
        )
        page = self.context.pages[0]
        page.set_default_timeout(30_000)
        if cookies:
            self.context.add_cookies(cookies)  # type: ignore[arg-type]
            page.goto(self.site.url)
            page.locator(".sheet .question").first.wait_for()
        return page

    def type(self, page: Page, seconds: float) -> None:
        until_then = time.monotonic() + seconds
        while time.monotonic() < until_then:
            word = random.choice(WORDS) + " "
            page.keyboard.type(word, delay=20)
            self.text += word
            self.typed.append((time.monotonic(), self.text))

    def safe(self, killed: float) -> str:
        """What must be there after a kill at that time."""
        return next((text for at, text in reversed(self.typed) if at <= killed - LOST_AT_MOST), "")

    def kill(self) -> None:
        subprocess.run(["pkill", "-9", "-f", str(self.place)], check=False)


def kept_after(page: Page, wanted: int) -> str:
    """What is in the field; what only the disk of the browser has comes a moment later, or some seconds."""
    for _ in range(80):
        kept = written(page).input_value() if written(page).count() else ""
        if len(kept) >= wanted and wanted:
            break
        page.wait_for_timeout(100 if wanted else 12)
    return kept


@pytest.mark.parametrize("kills", [5, pytest.param(50, marks=pytest.mark.soak)])
def test_a_kill_while_typing_loses_two_seconds_at_most(
    tmp_path: Path, browser: Browser, kills: int, record: Callable[[str, str], None]
) -> None:
    chance = random.Random(kills)
    site = new_site(tmp_path / "workspace")
    site.fill(kills + 3, overlap=1)
    site.add("Ana", "es-MX")
    site.start()
    ana = Typist(site, browser, tmp_path / "profile")
    page = ana.open()
    site.join(page, "Ana")
    assert ana.context is not None
    cookies = ana.context.cookies()
    said: dict[str, str] = {}
    lost = []
    for number in range(kills):
        item = shown(page)
        ana.text, ana.typed = f"item {item}: ", []
        answer(page, ana.text)
        ana.type(page, chance.uniform(0.5, 4.0))
        killed = time.monotonic()
        if number % 2:
            site.kill()
            site.start()
            ana.type(page, 1.0)
            said[item] = ana.text
        else:
            ana.kill()
            page = ana.open(cookies)  # type: ignore[arg-type]
            page.wait_for_timeout(1000)
            if (before := shown(page)) != item:  # the submit of the one before had not arrived: it is here again, whole
                assert written(page).input_value().strip() == said[before].strip()
                page.keyboard.press("Control+Enter")
                until(page, lambda item=item, page=page: shown(page) == item, 40)
            kept = kept_after(page, len(ana.safe(killed)))
            assert ana.text.startswith(kept.rstrip()) or kept.startswith(ana.text)
            assert len(kept) >= len(ana.safe(killed))
            lost.append(len(ana.text) - len(kept))
            said[item] = kept
            page.locator(".sheet .question").first.click(position={"x": 5, "y": 5})
            if not kept:
                answer(page, f"item {item}: again")
                said[item] = f"item {item}: again"
        page.keyboard.press("Control+Enter")
        until(page, lambda item=item, page=page: shown(page) != item, 40)
    until(page, lambda: len(site.judgments("Ana")) == kills, 60)
    ana.kill()
    site.kill()
    with Workspace.open(site.folder) as workspace:
        ratings = workspace.dataset("ratings").collect().filter(criterion="reasons")
    stored = dict(zip(ratings["prompt_id"].to_list(), ratings["comment"].to_list(), strict=True))
    assert ratings.height == kills
    assert {prompt: (comment or "").strip() for prompt, comment in stored.items()} == {
        f"q{item}": text.strip() for item, text in said.items()
    }
    record("typing", f"{kills} kills, at most {max(lost)} characters of typing lost, {kills} judgments, none misplaced")
