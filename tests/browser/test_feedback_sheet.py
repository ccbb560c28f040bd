"""The sheet in a test: what the header says, what is told after an item, and the way on; news that is out of sight."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect
from sheet_bench import data_for, press, sent, start
from test_axe import assert_none
from test_signals_sheet import answer, receive

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
PHONE = {"width": 390, "height": 844}
LONG = "Porque aquí no se dice así. " * 150


def in_test(locale: str, number: int, *, teaches: bool = True) -> dict[str, Any]:
    title, direction = {"ar": ("عربي مصر", "rtl"), "en": ("Español de México", "ltr")}[locale]
    test = {"purpose": "tutorial" if teaches else "placement", "label": "Tutorial", "title": title,
            "lang": "ar-EG" if locale == "ar" else "es-MX", "dir": direction, "teaches": teaches}  # fmt: skip
    header = {"campaign": "Spring", "locale_name": "x", "done": number - 1, "of": 3, "count": f"{number} of 3"}
    return {"test": test, "header": header}


def told(assignment_id: str, *, right: bool = False, why: str = "Al mesero se le habla de usted.") -> dict[str, Any]:
    line = "Which is better? Expected: \u2068B\u2069 is better than \u2068A\u2069"
    title = "" if right else "What was expected"
    feedback = {"right": right, "verdict": "Your answer is what was expected." if right else "Another was expected.",
                "groups": [{"title": title, "lines": [line]}],
                "explanation": {"text": why, "lang": "es-MX", "dir": "ltr"}}  # fmt: skip
    return {"assignment_id": assignment_id, "on": [], "feedback": feedback}


def begin(page: Page, locale: str = "en", **more: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """The first item of a tutorial, answered and sent, and the one after it."""
    following = data_for("preference", locale, assignment_id="second", **in_test(locale, 2))
    here = data_for("preference", locale, assignment_id="first", next=following, **in_test(locale, 1), **more)
    start(page, here)
    answer(page)
    press(page, "Enter", "Enter", ctrlKey=True)
    return here, following


def test_the_header_says_which_test_it_is_and_the_campaign_does_not_stand_there(page: Page) -> None:
    start(page, data_for("preference", "ar", **in_test("ar", 1)))
    where = page.locator(".where")
    expect(where).to_have_attribute("data-test", "tutorial")
    expect(where).to_have_text("Tutorial · عربي مصر")
    expect(where.locator("bdi")).to_have_attribute("lang", "ar-EG")
    expect(page.locator(".count")).to_contain_text("1 of 3")
    assert "Spring" not in page.locator(".top").inner_text()


def test_what_was_expected_is_told_before_the_next_item_comes(page: Page) -> None:
    _, following = begin(page)
    assert page.locator(".sheet").get_attribute("aria-busy") == "true"  # the next item does not come up by itself
    receive(page, following | {"settled": ["first"], "revealed": told("first")})
    feedback = page.locator(".feedback")
    expect(feedback).to_have_attribute("data-right", "false")
    expect(feedback.locator(".revealed")).to_be_focused()
    expect(feedback).to_contain_text("Another was expected.")
    assert feedback.locator("li bdi bdi").all_inner_texts() == ["B", "A"]
    why = feedback.locator(".why")
    expect(why).to_have_text("Al mesero se le habla de usted.")
    assert (why.get_attribute("lang"), why.get_attribute("dir")) == ("es-MX", "ltr")
    assert page.evaluate("() => here.data.assignment_id") == "first"
    page.evaluate("document.title = 'Sheet'")
    assert_none(page)
    page.wait_for_timeout(600)
    press(page, "Enter", "Enter")
    assert page.evaluate("() => here.data.assignment_id") == "second"
    assert [each["kind"] for each in sent(page, "told")[-1]["messages"]] == ["seen"]
    expect(feedback).to_have_count(0)


def test_after_the_last_item_the_server_says_what_comes(page: Page) -> None:
    here, _ = begin(page)
    receive(page, here | {"frozen": True, "next": None, "settled": ["first"], "revealed": told("first", right=True)})
    expect(page.locator(".feedback")).to_have_attribute("data-right", "true")
    page.wait_for_timeout(600)
    page.locator(".actions .primary").click()
    expect(page.locator(".actions .primary")).to_be_disabled()


def test_in_a_placement_the_next_item_comes_at_once_with_its_own_place(page: Page) -> None:
    following = data_for("preference", assignment_id="second", **in_test("en", 2, teaches=False))
    start(page, data_for("preference", assignment_id="first", next=following, **in_test("en", 1, teaches=False)))
    answer(page)
    press(page, "Enter", "Enter", ctrlKey=True)
    assert page.evaluate("() => here.data.assignment_id") == "second"
    expect(page.locator(".count")).to_contain_text("2 of 3")


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_on_a_phone_a_long_explanation_leaves_the_way_on_in_sight(page: Page, locale: str) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    _, following = begin(page, locale)
    receive(page, following | {"settled": ["first"], "revealed": told("first", why=LONG)})
    button, feedback = page.locator(".actions .primary").bounding_box(), page.locator(".feedback").bounding_box()
    assert button is not None
    assert feedback is not None
    assert button["y"] + button["height"] <= PHONE["height"]
    assert feedback["height"] <= PHONE["height"] / 2
    assert page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")


def test_news_above_is_said_in_the_header_and_leads_there(page: Page) -> None:
    data = data_for("preference")
    start(page, data)
    button = page.locator(".news-button")
    expect(button).to_be_hidden()
    page.locator(".question").first.click(position={"x": 5, "y": 5})
    receive(page, data | {"header": data["header"] | {"news": "There is something new above"}})
    expect(button).to_have_text("There is something new above")
    expect(page.locator(".question").first).to_contain_class("current")  # the hands stay where they were
    page.evaluate("""() => { const news = document.createElement('div'); news.className = 'st-key-lz-news'
        news.textContent = 'x'; document.body.prepend(news); window.scrollTo(0, 400) }""")
    button.click()
    assert page.evaluate("() => window.scrollY") == 0
    assert page.evaluate("() => document.activeElement.className") == "st-key-lz-news"
    receive(page, data)
    expect(button).to_be_hidden()
