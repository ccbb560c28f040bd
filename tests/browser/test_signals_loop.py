"""Signals on the real page: computed, seen beside the work or after the judgment, judged, stored with what was seen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from review_site import ReviewSite, answer, new_site, shown, until

from localize import Workspace

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("pages")]
OPEN_BRACKET = "la respuesta {model} a la pregunta {number} (así es"


def scored_site(folder: Any, when: str, count: int) -> ReviewSite:
    site = new_site(folder)
    site.fill(count, overlap=9, more=f'signals = "{when}"', text=OPEN_BRACKET)
    with Workspace.open(site.folder) as workspace:
        workspace.score("spring")
    site.start()
    return site


@pytest.fixture(scope="module")
def after(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReviewSite]:
    site = scored_site(tmp_path_factory.mktemp("after") / "workspace", "after", 2)
    yield site
    site.kill()


@pytest.fixture(scope="module")
def beside(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReviewSite]:
    site = scored_site(tmp_path_factory.mktemp("beside") / "workspace", "beside", 2)
    yield site
    site.kill()


@pytest.fixture
def name(request: pytest.FixtureRequest) -> str:
    return str(request.node.name)


def stored(site: ReviewSite, query: str) -> list[tuple[Any, ...]]:
    with Workspace.open(site.folder) as workspace, workspace._context.store.read() as view:
        return [tuple(row) for row in view.connection.exec_driver_sql(query)]


def opened(site: ReviewSite, name: str) -> list[bool]:
    """Of each judgment of a person, in the order of their claims, whether an explanation of brackets was opened."""
    query = f"""SELECT opened FROM exposures JOIN claims ON claims.id = claim_id
                WHERE person_id = '{site.people[name]}' ORDER BY claim_id, attempt"""
    return ["brackets" in found for (found,) in stored(site, query)]


def why(page: Page) -> Any:
    return page.locator('.signals[data-about="0"] .signal-why:visible')


def test_after_the_judgment_what_was_noticed_is_shown_for_every_item_and_the_last(
    after: ReviewSite, page: Page, name: str
) -> None:
    after.add(name, "es-MX")
    after.join(page, name)
    first = shown(page)
    assert page.locator(".signals").count() == 0
    answer(page)
    page.keyboard.press("Control+Enter")
    expect(page.locator(".revealed")).to_be_visible()
    assert shown(page) == first
    page.locator(".show-evidence:visible").first.click()
    page.get_by_role("button", name="False alarm").first.click()
    page.wait_for_timeout(600)
    page.keyboard.press("Control+Enter")
    until(page, lambda: shown(page) != first)
    answer(page, "the second and last")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".revealed")).to_be_visible()
    page.get_by_role("button", name="Next item").click()
    expect(page.locator(".sheet")).to_have_count(0)
    assert len(after.judgments(name)) == 2
    until(page, lambda: opened(after, name) == [True, True])
    assert [row[0] for row in stored(after, "SELECT verdict FROM signal_verdicts")] == ["false_alarm"]


def test_after_going_on_the_judgment_can_be_taken_back(after: ReviewSite, page: Page, name: str) -> None:
    after.add(name, "es-MX")
    after.join(page, name)
    first = shown(page)
    answer(page, "not yet right")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".revealed")).to_be_visible()
    page.get_by_role("button", name="Next item").click()
    until(page, lambda: shown(page) != first)
    page.locator(".sheet .undo").click()
    until(page, lambda: shown(page) == first)
    assert page.locator(".signals").count() == 0
    page.keyboard.press("Control+Enter")
    expect(page.locator(".revealed")).to_be_visible()
    until(page, lambda: [status for _, status in after.judgments(name)] == ["withdrawn", "current"])


def test_a_reload_while_it_is_shown_and_a_second_window(after: ReviewSite, browser: Browser, name: str) -> None:
    context = browser.new_context()
    page, other = context.new_page(), context.new_page()
    after.add(name, "es-MX")
    after.join(page, name)
    other.goto(after.url)
    other.locator(".sheet .question").first.wait_for()
    first = shown(page)
    answer(page)
    page.keyboard.press("Control+Enter")
    expect(page.locator(".revealed")).to_be_visible()
    answer(other)
    other.keyboard.press("Control+Enter")
    until(other, lambda: shown(other) != first)
    assert other.locator(".revealed").count() == 0
    page.reload()
    page.locator(".sheet .question").first.wait_for()
    assert shown(page) != first
    assert len(after.judgments(name)) == 1
    context.close()


def test_beside_the_work_chips_are_there_from_the_start(beside: ReviewSite, page: Page, name: str) -> None:
    beside.add(name, "es-MX")
    beside.join(page, name)
    first = shown(page)
    page.locator('.signals[data-about="0"] .signal', has_text="Brackets").click()
    expect(why(page)).to_be_visible()
    page.get_by_role("button", name="Right", exact=True).click()
    expect(page.get_by_role("button", name="Right", exact=True)).to_have_attribute("aria-pressed", "true")
    answer(page)
    page.keyboard.press("Control+Enter")
    until(page, lambda: shown(page) != first)
    assert page.locator(".revealed").count() == 0
    until(page, lambda: len(beside.judgments(name)) == 1)
    until(page, lambda: stored(beside, "SELECT verdict FROM signal_verdicts") == [("right",)])
    assert opened(beside, name) == [True]
    answer(page)
    page.keyboard.press("Control+Enter")
    expect(page.locator(".sheet")).to_have_count(0)


def test_my_work_has_no_chips(beside: ReviewSite, page: Page, name: str) -> None:
    beside.add(name, "es-MX")
    beside.join(page, name)
    answer(page)
    page.keyboard.press("Control+Enter")
    until(page, lambda: len(beside.judgments(name)) == 1)
    page.goto(f"{beside.url}/my-work")
    page.get_by_role("button", name="Open").first.click()
    page.locator(".sheet .question").first.wait_for()
    assert page.locator(".signals").count() == 0
