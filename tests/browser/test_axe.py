"""Axe, the checker of accessibility, finds no serious fault on what reviewers see."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from review_site import ReviewSite, answer, new_site, until
from sheet_bench import data_for, start
from sheet_rubrics import known_rubrics

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
GRAVE = ("serious", "critical")
OPTIONS: dict[str, Any] = {"resultTypes": ["violations"]}


def faults(page: Page) -> list[str]:
    """Serious faults: rule, and the element."""
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [
        f"{each['id']}: {' '.join(map(str, node['target']))} {node['html'][:160]} {node['failureSummary'][:300]}"
        for each in found
        if each["impact"] in GRAVE
        for node in each["nodes"]
    ]


def assert_none(page: Page) -> None:
    found = faults(page)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("rubric", known_rubrics())
def test_every_form_light_and_dark_in_two_directions(page: Page, rubric: str) -> None:
    for locale, theme in (("en", "light"), ("ar", "dark")):
        start(page, data_for(rubric, locale))
        if theme == "dark":
            page.add_style_tag(content=":root { --st-text-color: #e8ecf0; --st-background-color: #14181d;"
                                       "--st-secondary-background-color: #1f252c; --st-primary-color: #3674c7; }"
                                       "body { background: #14181d; }")  # fmt: skip
        page.keyboard.press("Control+Enter")  # what is missing is marked
        page.evaluate("document.title = 'Sheet'")
        assert_none(page)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReviewSite]:
    running = new_site(tmp_path_factory.mktemp("axe") / "workspace")
    running.fill(3, overlap=9)
    running.add("Ana", "es-MX")
    running.add("Amal", "ar-EG", "ar")
    running.start()
    yield running
    running.kill()


@pytest.mark.parametrize("name", ["Ana", "Amal"])
def test_the_pages_of_a_reviewer(site: ReviewSite, browser: Browser, name: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.set_default_timeout(30_000)
    site.join(page, name)
    assert_none(page)
    answer(page, "a comment")
    page.keyboard.press("Control+Enter")
    until(page, lambda: len(site.judgments(name)) == 1)
    page.goto(f"{site.url}/my-work")
    page.locator("[data-testid=stMetric]").first.wait_for()
    assert_none(page)
    page.goto(f"{site.url}/profile")
    page.locator("[data-testid=stDateInput]").first.wait_for()
    assert_none(page)
    context.close()
