"""The board in the real app: a row opens its locale, a button in a row opens the page that helps."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from signal_site import SignalSite, at_rest, new_site

from localize import Workspace

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("pages")]
ROW, BOX, STATE_END, HELP = 35, 18, 33 + 180 + 90, 50
"""Of the table, in pixels: the height of a row, how far in its box is, where the state ends and the button begins."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SignalSite]:
    """Arabic has somebody at work, the other locales have nobody."""
    running = new_site(tmp_path_factory.mktemp("board") / "workspace")
    with Workspace.open(running.folder) as workspace:
        workspace.score("spring")
    running.judge(["right"], "ar-EG")
    running.start()
    yield running
    running.kill()


def click_in_table(page: Page, row: int, across: int) -> None:
    table = page.get_by_test_id("stDataFrame").first
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + across, box["y"] + ROW * row + ROW / 2)


def test_a_row_opens_its_locale(site: SignalSite, page: Page) -> None:
    site.join(page, "")
    click_in_table(page, 1, BOX)
    expect(page.get_by_text("Arabic (Egypt) · Under way")).to_be_visible()
    expect(page.get_by_text("People are at work.")).to_be_visible()
    click_in_table(page, 2, BOX)
    expect(page.get_by_text("Spanish (Mexico) · Nobody")).to_be_visible()
    expect(page.get_by_text("Invite somebody for Spanish (Mexico)")).to_be_visible()


def test_the_button_of_a_row_opens_the_page_that_helps(site: SignalSite, page: Page) -> None:
    site.join(page, "")
    click_in_table(page, 2, STATE_END + HELP)
    expect(page.get_by_role("heading", level=1, name="People")).to_be_visible()


def test_a_phone_shows_the_board_without_scrolling_sideways(site: SignalSite, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    site.join(page, "", "ar")
    at_rest(page)
    click_in_table(page, 1, BOX)
    at_rest(page)
    main = page.get_by_test_id("stMain")
    assert main.evaluate("each => each.scrollWidth <= each.clientWidth")
    assert page.locator("[data-testid=stProgress] [role=progressbar]").first.evaluate(
        "bar => getComputedStyle(bar).transform.startsWith('matrix(-1')"
    )
