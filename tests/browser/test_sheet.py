"""The review sheet in a real Chromium: typing that is never lost, keys, direction, hostile texts."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from sheet_server import SheetServer, plain_script

from localize.rubric import parse_condition

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
CASES = json.loads((Path(__file__).parents[1] / "data" / "conditions.json").read_text("utf-8"))
NAMES = {"tie_kind", "errors"}
FOCUS = """() => { let at = document.activeElement; while (at && at.shadowRoot) at = at.shadowRoot.activeElement
    return at ? at.tagName : '' }"""
DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}


def opened(page: Page, server: SheetServer, **query: str) -> Page:
    page.goto(server.address(**query))
    page.locator(".question").first.wait_for()
    return page


def question(page: Page, criterion: str) -> Locator:
    return page.locator(f'[data-criterion="{criterion}"]')


def until(page: Page, true: Any) -> None:
    for _ in range(150):
        if true():
            return
        page.wait_for_timeout(100)
    raise AssertionError("it did not come true within 15 s")


def draft_of(server: SheetServer, assignment: str) -> dict[str, Any]:
    ratings: dict[str, Any] = server.record()["drafts"].get(assignment, {}).get("ratings", {})
    return ratings


def test_conditions_hold_in_the_browser_as_they_do_in_python(page: Page) -> None:
    page.evaluate(plain_script() + "\n;window.holds = holds")
    for case in CASES:
        condition = parse_condition(case["condition"], NAMES)
        env = {"mode": None, **case["answers"]}
        assert condition.holds(env) is case["holds"], case
        assert page.evaluate("([tree, env]) => holds(tree, env)", [condition.to_json(), env]) is case["holds"], case


def test_a_preference_is_submitted_with_three_keys(page: Page, server: SheetServer) -> None:
    opened(page, server)
    for key in ("2", "a", "Enter"):
        page.keyboard.press(key)
    until(page, lambda: server.record()["submits"])
    [submit] = server.record()["submits"]
    assert submit["frame"] == "ltr"
    assert submit["ratings"]["preference"] == {"value": -2, "comment": None, "state": "given"}
    assert submit["ratings"]["reasons"]["value"] == ["correct"]
    expect(page.locator(".count span")).to_have_text("1 of 40")
    assert page.evaluate("() => Object.keys(localStorage).filter(name => name.startsWith('localize:'))") == []


def test_digits_and_letters_of_an_arabic_keyboard_answer(page: Page, server: SheetServer) -> None:
    opened(page, server, locale="ar")
    press = "([key, code]) => window.dispatchEvent(new KeyboardEvent('keydown', {key, code, bubbles: true}))"
    dispatch = press.replace("window.dispatch", "document.body.dispatch")
    page.evaluate(dispatch, ["٦", "Digit6"])
    page.evaluate(dispatch, ["ش", "KeyA"])
    page.keyboard.press("Enter")
    until(page, lambda: server.record()["submits"])
    [submit] = server.record()["submits"]
    assert submit["ratings"]["preference"]["value"] == 2
    assert submit["ratings"]["reasons"]["value"] == ["correct"]
    assert submit["frame"] == "rtl"


def test_typing_is_saved_after_a_second_and_keeps_the_focus(page: Page, server: SheetServer) -> None:
    opened(page, server)
    page.keyboard.press("2")
    page.keyboard.press("Alt+c")
    page.keyboard.type("because ", delay=30)
    until(page, lambda: "because" in json.dumps(draft_of(server, "pair-en--0")))
    expect(page.locator(".top .status")).to_contain_text("Saved")
    assert page.evaluate(FOCUS) == "TEXTAREA"
    page.keyboard.type("it is kinder", delay=30)
    until(page, lambda: "because it is kinder" in json.dumps(draft_of(server, "pair-en--0")))
    assert page.evaluate(FOCUS) == "TEXTAREA"


def test_an_incomplete_form_is_not_sent_and_says_what_is_missing(page: Page, server: SheetServer) -> None:
    opened(page, server)
    page.keyboard.press("1")
    page.keyboard.press("a")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".missing")).to_have_text("Answers still missing: 1")
    expect(question(page, "preference").locator(".fault")).to_have_text("Please write why.")
    assert page.evaluate(FOCUS) == "TEXTAREA"
    page.keyboard.type("too short")
    expect(question(page, "preference").locator(".fault")).to_have_text("Please write at least 15 characters.")
    page.keyboard.type(", and B is rude")
    expect(page.locator(".missing")).to_be_hidden()
    assert server.record()["submits"] == []
    page.keyboard.press("Control+Enter")
    until(page, lambda: server.record()["submits"])
    assert server.record()["submits"][0]["ratings"]["preference"]["comment"] == "too short, and B is rude"


def test_a_later_answer_can_ask_for_an_earlier_comment(page: Page, server: SheetServer) -> None:
    opened(page, server)
    page.keyboard.press("4")
    page.keyboard.press("b")
    expect(question(page, "preference").locator(".comment label")).to_have_text("Comment (required)")


def test_what_the_server_refuses_is_said_at_the_top_and_at_the_field(page: Page, server: SheetServer) -> None:
    opened(page, server, case="refuse")
    for key in ("2", "a", "Enter"):
        page.keyboard.press(key)
    expect(page.get_by_role("alert").filter(has_text="Your text is saved.")).to_be_visible()
    expect(question(page, "reasons").locator(".fault")).to_have_text("Say more.")
    page.keyboard.press("b")
    page.keyboard.press("Enter")
    until(page, lambda: server.record()["submits"])
    [submit] = server.record()["submits"]
    assert submit["ratings"]["reasons"]["value"] == ["correct", "complete"]


def test_without_an_answer_the_button_comes_back_and_the_key_stays(page: Page, server: SheetServer) -> None:
    opened(page, server, case="deaf")
    for key in ("2", "a", "Enter"):
        page.keyboard.press(key)
    button = page.locator(".submit")
    expect(button).to_be_disabled()
    expect(button).to_contain_text("Sending…")
    kept = "() => JSON.parse(localStorage.getItem('localize:pair-en-deaf-0')).key"
    key = page.evaluate(kept)
    expect(button).to_be_enabled(timeout=15_000)
    expect(page.locator(".top .status")).to_contain_text("kept in this browser")
    button.click()
    assert page.evaluate(kept) == key


def test_text_typed_while_the_server_is_gone_survives_restart_and_reload(browser: Browser, tmp_path: Path) -> None:
    server = SheetServer(tmp_path)
    server.start()
    context = browser.new_context(viewport=DESKTOP)
    try:
        page = opened(context.new_page(), server)
        for key in ("2", "ArrowUp", "Alt+c"):
            page.keyboard.press(key)
        page.keyboard.type("before ", delay=20)
        until(page, lambda: "before" in json.dumps(server.record()["drafts"]))
        server.kill()
        page.keyboard.type("and after", delay=20)
        area = question(page, "preference").locator("textarea")
        expect(area).to_have_value("before and after")
        server.start()
        page.wait_for_timeout(4_000)
        expect(area).to_have_value("before and after")
        page.reload()
        expect(question(page, "preference").locator("textarea")).to_have_value("before and after", timeout=20_000)
        until(page, lambda: "before and after" in json.dumps(server.record()["drafts"]))
        for key in ("Control+Enter", "a", "Enter"):
            page.keyboard.press(key)
        until(page, lambda: server.record()["submits"])
        assert [each["assignment_id"] for each in server.record()["submits"]] == ["pair-en--0"]
    finally:
        context.close()
        server.kill()


def test_a_submit_in_the_first_run_after_a_restart_is_not_lost(browser: Browser, tmp_path: Path) -> None:
    server = SheetServer(tmp_path)
    server.start()
    context = browser.new_context(viewport=DESKTOP)
    try:
        page = opened(context.new_page(), server)
        page.keyboard.press("2")
        page.keyboard.press("a")
        server.kill()
        server.start()
        page.wait_for_timeout(5_000)
        page.locator(".submit").click()
        until(page, lambda: server.record()["submits"])
        expect(page.locator(".count span")).to_have_text("1 of 40")
        assert len(server.record()["submits"]) == 1
    finally:
        context.close()
        server.kill()


def test_the_question_mark_shows_the_keys_and_escape_hides_them(page: Page, server: SheetServer) -> None:
    opened(page, server)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("2")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Keys")).to_be_hidden()
    assert page.locator(".preference input:checked").count() == 0


def test_a_skip_names_its_reason(page: Page, server: SheetServer) -> None:
    opened(page, server)
    page.keyboard.press("Alt+s")
    page.get_by_label("Something is broken").check()
    page.get_by_role("button", name="Skip this item").click()
    until(page, lambda: server.record()["skips"])
    [skip] = server.record()["skips"]
    assert skip == {"assignment_id": "pair-en--0", "reason": "broken", "comment": None, "unwanted": []}


@pytest.mark.parametrize(("locale", "sign"), [("en", 1), ("ar", -1)])
def test_the_first_answer_stands_first_in_reading_order(
    page: Page, server: SheetServer, locale: str, sign: int
) -> None:
    opened(page, server, locale=locale)
    first, second = (page.locator(f".answer-{place}").bounding_box() for place in (0, 1))
    steps = [each.bounding_box() for each in page.locator(".preference .step").all()]
    assert first is not None
    assert second is not None
    assert steps[0] is not None
    assert steps[6] is not None
    assert (second["x"] - first["x"]) * sign > 0
    assert (steps[6]["x"] - steps[0]["x"]) * sign > 0


@pytest.mark.parametrize("unit", ["pair", "output", "prompt", "translation", "mixed"])
@pytest.mark.parametrize("locale", ["en", "ar"])
def test_a_phone_scrolls_in_one_direction_only(browser: Browser, server: SheetServer, unit: str, locale: str) -> None:
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    try:
        page = opened(context.new_page(), server, unit=unit, locale=locale)
        widths = page.evaluate("""() => { const main = document.querySelector('[data-testid=stMain]')
            return [document.documentElement.scrollWidth, main.scrollWidth - main.clientWidth] }""")
        assert widths == [390, 0]
        small = page.locator(".chip:visible, .option:visible, .button:visible").evaluate_all(
            "all => all.map(each => each.getBoundingClientRect().height).filter(height => height < 43.9)"
        )
        assert small == []
    finally:
        context.close()


def test_on_a_phone_one_answer_shows_and_the_judgment_says_stacked(browser: Browser, server: SheetServer) -> None:
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    try:
        page = opened(context.new_page(), server)
        expect(page.locator(".answer-1")).to_be_hidden()
        page.get_by_role("button", name="Answer B", exact=True).click()
        expect(page.locator(".answer-1")).to_be_visible()
        expect(page.locator(".answer-0")).to_be_hidden()
        page.get_by_role("button", name="Compare").click()
        for key in ("2", "a", "Enter"):
            page.keyboard.press(key)
        until(page, lambda: server.record()["submits"])
        assert server.record()["submits"][0]["frame"] == "stacked"
    finally:
        context.close()


def test_the_submit_button_is_in_sight_at_each_place_of_the_page(page: Page, server: SheetServer) -> None:
    opened(page, server, unit="output")
    expect(page.locator(".submit")).to_be_in_viewport(ratio=1)
    page.mouse.move(300, 400)
    page.mouse.wheel(0, 3_000)
    page.wait_for_timeout(300)
    expect(page.locator(".submit")).to_be_in_viewport(ratio=1)


def test_markup_in_a_text_stays_text_and_asks_nobody(page: Page, server: SheetServer) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    opened(page, server, case="hostile")
    first = page.locator(".answer-0 .text")
    expect(first).to_contain_text("<img src=")
    assert first.locator("img, script, b").count() == 0
    assert [each for each in asked if not re.match(r"(http|ws)://127\.0\.0\.1[:/]|data:|blob:", each)] == []
    assert "owned" not in page.title()


def test_invisible_characters_show_as_badges_and_stay_in_the_text(page: Page, server: SheetServer) -> None:
    opened(page, server, case="hostile")
    text = page.locator(".answer-1 .text")
    shown = text.locator(".badge").evaluate_all("all => all.map(each => getComputedStyle(each, '::before').content)")
    assert shown == ['"‹U+202E›"', '"‹U+202C›"', '"‹U+200B›"']
    assert text.evaluate("each => each.textContent") == (
        "pay \u202e001 tnalp\u202c and join\u200bed, z" + "\u0301" * 300 + " end"
    )
    assert text.locator("p.stacked").evaluate("each => getComputedStyle(each).overflowY") == "clip"


def test_a_joiner_that_shapes_letters_or_a_picture_has_no_badge(page: Page) -> None:
    page.evaluate(plain_script() + "\n;window.withBadges = withBadges")
    count = "text => withBadges(text).filter(each => each.className === 'badge').length"
    for shaped in ("می\u200cخواهم", "क्\u200dष", "👩\u200d🌾", "❤\ufe0f", "葛\U000e0100"):
        assert page.evaluate(count, shaped) == 0, shaped
    for hidden in ("a\u200cb", "a\u200db", "\u200d", "a\ufe0f", "x\u00ady", "a\U000e0041b", "\u2066a\u2069\u2066"):
        assert page.evaluate(count, hidden) >= 1, hidden


def test_a_very_long_text_is_shown_in_pieces(page: Page, server: SheetServer) -> None:
    opened(page, server, case="long")
    text = page.locator(".answer-0 .text")
    length = "each => [...each.querySelectorAll('p')].reduce((sum, p) => sum + p.textContent.length, 0)"
    assert text.evaluate(length) == 20_000
    text.get_by_role("button").click()
    assert text.evaluate(length) == 40_000


def test_frozen_answers_can_be_read_and_not_changed(page: Page, server: SheetServer) -> None:
    opened(page, server, case="frozen")
    expect(page.locator(".actions")).to_be_hidden()
    page.keyboard.press("2")
    page.wait_for_timeout(1_500)
    assert page.locator(".preference input:checked").count() == 0
    assert server.record()["drafts"] == {}


def test_answers_of_another_window_are_offered_and_not_forced(page: Page, server: SheetServer) -> None:
    opened(page, server, case="older")
    page.keyboard.press("2")
    bar = page.locator(".other")
    expect(bar).to_contain_text("Another window has other answers")
    bar.get_by_role("button", name="Show them").click()
    expect(bar).to_contain_text("B, slightly better")
    bar.get_by_role("button", name="Use these").click()
    until(page, lambda: draft_of(server, "pair-en-older-0").get("preference", {}).get("value") == 1)
    expect(bar).to_be_hidden()


def test_slider_binary_text_and_an_unknown_kind_on_one_form(page: Page, server: SheetServer) -> None:
    opened(page, server, unit="mixed")
    expect(question(page, "marks")).to_contain_text("This kind of question (riddle) cannot be shown here yet.")
    expect(question(page, "extra")).to_be_hidden()
    question(page, "score").get_by_role("textbox").fill("73")
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("0")
    assert page.evaluate(FOCUS) in ("FIELDSET", "TEXTAREA")
    question(page, "why").get_by_role("textbox").fill("the date")
    page.keyboard.press("Control+Enter")
    until(page, lambda: server.record()["submits"])
    ratings = server.record()["submits"][0]["ratings"]
    assert ratings["score"]["value"] == 73
    assert ratings["safe"] == {"value": None, "comment": None, "state": "not_applicable"}
    assert ratings["why"]["value"] == "the date"


def test_questions_outside_the_quick_profile_are_one_press_away(page: Page, server: SheetServer) -> None:
    opened(page, server, unit="output")
    expect(question(page, "naturalness")).to_be_hidden()
    page.get_by_role("button", name="More questions").click()
    expect(question(page, "naturalness")).to_be_visible()


def test_a_rewrite_starts_as_the_text_and_must_differ(page: Page, server: SheetServer) -> None:
    opened(page, server, unit="prompt")
    question(page, "decision").get_by_label("Use my corrected version").check()
    area = question(page, "fixed_prompt").get_by_role("textbox").first
    expect(area).to_have_value(re.compile("^Will you help me"))
    area.press("End")
    area.type("!")
    area.press("Backspace")
    page.keyboard.press("Control+Enter")
    expect(question(page, "fixed_prompt").locator(".fault")).to_contain_text("please change it")
