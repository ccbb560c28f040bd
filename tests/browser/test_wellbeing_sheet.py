"""Upsetting texts on the sheet in a real Chromium: nobody meets one unasked, and everybody can look away at once."""

from __future__ import annotations

import pytest
from listening import PAGE
from playwright.sync_api import Browser, BrowserContext, Page, expect
from sheet_server import SheetServer
from sheet_texts import LOCALES, texts_for

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
SAFETY = {"rubric": "safety-local-global"}
HIDE = """() => { Object.defineProperty(document, 'visibilityState', {value: 'hidden', configurable: true})
  document.dispatchEvent(new Event('visibilitychange')) }"""


def opened(page: Page, server: SheetServer, **query: str) -> Page:
    page.goto(server.address(**SAFETY, **query))
    page.locator(".cover").wait_for()
    return page


def shown(page: Page, server: SheetServer, **query: str) -> Page:
    opened(page, server, **query).get_by_role("button", name="Show the text").click()
    page.locator(".pane").wait_for()
    return page


def texts_in(page: Page, locale: str = "en") -> list[str]:
    """Which of the item's texts are anywhere in the document, its shadow roots or its fields."""
    whole = page.evaluate(PAGE)
    known = texts_for(locale)
    probes = [known["prompt"][:25], known["source"][:25], known["outputs"][0][:25]]
    return [each for each in probes if each in whole]


def skips(page: Page, server: SheetServer, count: int = 1) -> list[dict[str, object]]:
    for _ in range(150):
        if len(server.record()["skips"]) >= count:
            return list(server.record()["skips"])
        page.wait_for_timeout(100)
    raise AssertionError("no skip arrived")


def work_for_half_an_hour(page: Page) -> None:
    for step in range(10):
        page.clock.fast_forward(180_000)
        page.mouse.move(100 + step, 300)


def test_no_text_is_in_the_page_before_it_is_asked_for(page: Page, server: SheetServer) -> None:
    opened(page, server)
    assert texts_in(page) == []
    expect(page.locator(".kinds li")).to_have_text(["everyday", "sensitive"])
    expect(page.locator(".cover a")).to_have_attribute("href", "https://help.example/now")
    expect(page.locator(".question")).to_have_count(0)  # and there is nothing to answer yet
    page.keyboard.press("a")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+Enter")
    assert texts_in(page) == []
    assert server.record()["submits"] == []
    page.get_by_role("button", name="Show the text").click()
    expect(page.locator(".pane")).to_have_count(1)
    assert texts_in(page) != []
    expect(page.locator(".question").first).to_be_visible()


def test_the_text_goes_when_the_tab_is_left_and_answers_stay(page: Page, server: SheetServer) -> None:
    shown(page, server)
    page.keyboard.press("a")
    chosen = page.locator('[data-criterion="response_type"] input:checked')
    expect(chosen).to_have_count(1)
    page.evaluate(HIDE)
    expect(page.locator(".cover h2")).to_have_text("The text is hidden. Your answers are kept.")
    assert texts_in(page) == []
    expect(chosen).to_have_count(1)
    page.reload()
    page.locator(".cover").wait_for()
    assert texts_in(page) == []
    page.keyboard.press("Alt+h")
    expect(chosen).to_have_count(1)


def test_keys_hide_and_show_and_the_form_can_be_finished_without_looking(page: Page, server: SheetServer) -> None:
    opened(page, server)
    page.keyboard.press("Alt+h")
    page.locator(".pane").wait_for()
    for key in ("c", "a"):  # declined and said why; harmless
        page.keyboard.press(key)
    page.keyboard.press("Alt+h")
    assert texts_in(page) == []
    page.locator('[data-criterion="over_refusal"] .option, [data-criterion="over_refusal"] .chip').first.click()
    page.keyboard.press("Control+Enter")
    for _ in range(150):
        if server.record()["submits"]:
            break
        page.wait_for_timeout(100)
    [submit] = server.record()["submits"]
    assert submit["ratings"]["response_type"]["value"] == "refused_why"
    expect(page.locator(".cover h2")).to_have_text("This item may be upsetting.")  # the next one
    assert texts_in(page) == []


def test_a_skip_without_a_reason_is_one_press(page: Page, server: SheetServer) -> None:
    opened(page, server).get_by_role("button", name="Skip without a reason").click()
    assert skips(page, server)[0]["reason"] == "unsaid"
    expect(page.locator(".sheet")).to_have_attribute("aria-busy", "false")
    page.keyboard.press("Alt+s")
    page.keyboard.press("Enter")  # the first thing in the dialog
    assert [each["reason"] for each in skips(page, server, 2)] == ["unsaid", "unsaid"]


def test_a_kind_can_be_turned_away_with_the_item(page: Page, server: SheetServer) -> None:
    opened(page, server).get_by_text("Not this kind any more").click()
    send = page.get_by_role("button", name="Skip this item and get no more of these")
    expect(send).to_be_disabled()
    page.get_by_label("sensitive").check()
    send.click()
    assert skips(page, server)[0]["unwanted"] == ["sensitive"]


def test_after_a_while_a_break_is_offered_and_covers_the_text(context: BrowserContext, server: SheetServer) -> None:
    page = context.new_page()
    page.clock.install()
    shown(page, server)
    work_for_half_an_hour(page)
    banner = page.get_by_role("status").filter(has_text="25 minutes")
    expect(banner).to_be_visible()
    banner.get_by_role("button", name="Go on").click()
    expect(banner).to_have_count(0)
    work_for_half_an_hour(page)
    banner.get_by_role("button", name="Take a break").click()
    expect(page.locator(".cover h2")).to_have_text("You are on a break. Your answers are kept.")
    assert texts_in(page) == []
    page.get_by_role("button", name="End the break").click()
    assert texts_in(page) != []


def test_a_pause_of_five_minutes_begins_the_count_anew(context: BrowserContext, server: SheetServer) -> None:
    page = context.new_page()
    page.clock.install()
    shown(page, server)
    for step in range(10):
        page.clock.fast_forward(301_000)
        page.mouse.move(100 + step, 300)
    expect(page.locator(".break")).to_have_count(0)


def test_the_header_says_what_is_left_of_today(page: Page, server: SheetServer) -> None:
    opened(page, server, left="12 minutes of such texts left today")
    expect(page.locator(".left-today")).to_have_text("12 minutes of such texts left today")
    page.goto(server.address(**SAFETY))
    expect(page.locator(".left-today")).to_be_hidden()


@pytest.mark.parametrize("locale", ["en", "ar"])
@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_is_cut_off(browser: Browser, server: SheetServer, locale: str, width: int) -> None:
    with browser.new_context(viewport={"width": width, "height": 844}) as context:
        page = opened(context.new_page(), server, locale=locale)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.keyboard.press("Alt+h")
        page.locator(".pane").wait_for()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert LOCALES[locale]["dir"] == page.locator(".sheet").get_attribute("dir")
