"""What is said of signals reaches a server that is slow, away or started anew, about the item that it was said of."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect
from sheet_server import SheetServer
from test_sheet import opened, until

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
FIRST, SECOND = "pair-en--0", "pair-en--1"


def button(page: Page, name: str) -> Any:
    return page.get_by_role("button", name=name, exact=True)


def judge(page: Page) -> None:
    for key in ("2", "a", "Control+Enter"):
        page.keyboard.press(key)


def test_two_verdicts_in_one_breath_both_arrive(page: Page, server: SheetServer) -> None:
    opened(page, server, signals="beside")
    page.locator(".signal", has_text="Numbers").click()
    page.locator(".signals-more", has_text="look").click()
    page.locator(".signal", has_text="Quotation marks").click()
    page.locator(".verdict").last.wait_for()
    page.locator(".sheet").evaluate(
        "each => each.querySelectorAll('.verdict button:first-child').forEach(it => it.click())"
    )
    until(page, lambda: len({each[2] for each in server.record()["verdicts"]}) == 2)
    page.wait_for_timeout(1500)
    assert {tuple(each) for each in server.record()["verdicts"]} == {
        (FIRST, 0, "numbers", "right"),
        (FIRST, 0, "quotes", "right"),
    }
    judge(page)
    until(page, lambda: server.record()["submits"])
    assert server.record()["submits"][0]["opened"] == [[0, "numbers"], [0, "quotes"]]


def test_what_was_opened_before_a_reload_is_known_after_it(page: Page, server: SheetServer) -> None:
    opened(page, server, signals="beside")
    page.locator(".signal", has_text="Numbers").click()
    page.reload()
    page.locator(".question").first.wait_for()
    judge(page)
    until(page, lambda: server.record()["submits"])
    assert server.record()["submits"][0]["opened"] == [[0, "numbers"]]


def test_the_item_stays_for_its_signals_and_the_next_one_takes_nothing_from_it(page: Page, server: SheetServer) -> None:
    opened(page, server, signals="after")
    assert page.locator(".signals").count() == 0
    judge(page)
    expect(page.locator(".revealed")).to_be_visible()
    expect(page.locator(".count span")).to_have_text("1 of 40")
    assert [each["assignment_id"] for each in server.record()["submits"]] == [FIRST]
    button(page, "False alarm").click()
    page.wait_for_timeout(600)
    page.keyboard.press("Enter")
    expect(page.locator(".revealed")).to_have_count(0)
    until(page, lambda: server.record()["seen"])
    assert server.record()["verdicts"] == [[FIRST, 0, "numbers", "false_alarm"]]
    assert server.record()["seen"] == [[FIRST, [[0, "numbers"]]]]
    page.keyboard.press("5")
    until(page, lambda: server.record()["drafts"].get(SECOND))
    assert page.locator(".signals").count() == 0
    assert len(server.record()["submits"]) == 1


def test_a_reload_while_signals_are_shown_brings_the_next_item(page: Page, server: SheetServer) -> None:
    opened(page, server, signals="after")
    judge(page)
    expect(page.locator(".revealed")).to_be_visible()
    page.reload()
    page.locator(".submit").wait_for()
    expect(page.locator(".count span")).to_have_text("1 of 40")
    assert page.locator(".revealed, .signals").count() == 0
    assert len(server.record()["submits"]) == 1


def test_what_was_said_while_the_server_was_away_arrives_when_it_is_back(page: Page, server: SheetServer) -> None:
    opened(page, server, signals="after")
    judge(page)
    expect(page.locator(".revealed")).to_be_visible()
    server.kill()
    page.wait_for_timeout(500)
    button(page, "Right").click()
    button(page, "Next item").click()
    expect(page.locator(".submit")).to_be_visible()
    page.locator(".question").first.click(position={"x": 5, "y": 5})
    page.keyboard.press("6")
    server.start()
    until(page, lambda: server.record()["seen"] and server.record()["verdicts"])
    record = server.record()
    assert {tuple(each) for each in record["verdicts"]} == {(FIRST, 0, "numbers", "right")}
    assert record["seen"][0] == [FIRST, [[0, "numbers"]]]
    until(page, lambda: server.record()["drafts"].get(SECOND))
    assert record["submits"] == server.record()["submits"]
    assert [each["assignment_id"] for each in record["submits"]] == [FIRST]


def test_a_server_that_dies_with_the_judgment_gets_it_once_it_is_back(page: Page, server: SheetServer) -> None:
    opened(page, server, signals="after")
    page.keyboard.press("2")
    page.keyboard.press("a")
    page.wait_for_timeout(1500)
    server.kill()
    page.keyboard.press("Control+Enter")
    expect(page.locator(".top .status")).to_contain_text("you can send it again", timeout=20_000)
    server.start()
    page.wait_for_timeout(3000)
    page.keyboard.press("Control+Enter")
    expect(page.locator(".revealed")).to_be_visible()
    assert [each["assignment_id"] for each in server.record()["submits"]] == [FIRST]
