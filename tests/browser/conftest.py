"""One Chromium for all browser tests of a process. Missing, they are skipped; CI asks for it and fails instead."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from sheet_server import SheetServer

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
DESKTOP = {"width": 1280, "height": 800}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not Path(CHROMIUM).exists() and not os.environ.get("LOCALIZE_REQUIRE_BROWSER"):
        pytest.skip(f"no Chromium at {CHROMIUM}: install it, or name it in CHROMIUM")
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
        )
        yield chromium
        chromium.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport=DESKTOP)
    opened.set_default_timeout(20_000)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SheetServer]:
    """The harness of the sheet on a server of its own, one for a file of tests."""
    server = SheetServer(tmp_path_factory.mktemp("sheet"))
    server.start()
    yield server
    server.kill()


@pytest.fixture
def server(running: SheetServer) -> SheetServer:
    running.forget()
    return running
