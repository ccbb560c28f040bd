"""Every kind of question, every unit, and each shipped rubric from start to submit by keyboard alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from sheet_bench import data_for, press, sent, start
from sheet_rubrics import known_rubrics, rubric_named
from sheet_texts import CODE

from localize.rubric import asked, check_ratings
from localize.ui.parts.review_sheet import sheet_source

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
PHONE = {"width": 390, "height": 844}
WHERE = """() => {
  const open = entriesOf(here).find(entry => entry.faults.length) || null
  const stop = currentStop(here)
  return { covered: isCovered(here), fault: open && open.faults[0], wanted: open && open.criterion.id,
    kind: open && open.criterion.kind, at: stop && stop.question.criterion.id, done: stop && isDone(here, stop),
    number: Number(open && open.criterion.levels.length) }
}"""
MARKED = """() => [...CSS.highlights.get('localize-only-one')]
  .map(each => each.startContainer.data.slice(each.startOffset, each.endOffset))"""
NAMELESS = """() => {
  const textOf = ids => (ids || '').split(' ').map(id => document.getElementById(id)?.textContent || '').join('')
  const nameOf = each => each.getAttribute('aria-label') || textOf(each.getAttribute('aria-labelledby'))
    || [...(each.labels || [])].map(label => label.textContent).join('') || each.textContent
  return [...document.querySelectorAll('input, textarea, button, [role=radiogroup]')]
    .filter(each => each.checkVisibility() && !nameOf(each).trim()).map(each => each.outerHTML.slice(0, 120))
}"""
DANGLING = """() => ['aria-describedby', 'aria-labelledby'].flatMap(name =>
  [...document.querySelectorAll(`[${name}]`)].flatMap(each => each.getAttribute(name).split(' '))
).filter(id => id && !document.getElementById(id))"""
CLIPPED = """all => all.filter(each => each.clientWidth > 0 && each.scrollWidth > each.clientWidth + 1)
  .map(each => each.textContent)"""
KEY_ROWS = """() => [...document.querySelectorAll('.keys tr')].map(row =>
  [[...row.querySelector('th').children].map(each => each.textContent).join(' '),
    row.querySelector('td').textContent])"""
GUIDE = Path(__file__).parents[2] / "docs" / "guides" / "reviewing.md"
PICKS = {
    "choice": "a",
    "multi": "a",
    "binary": "2",
    "slider": "7",
    "checklist": "b",
    "spans": "n",
    "preference_grid": "2",
}


def question(page: Page, criterion: str) -> Locator:
    return page.locator(f'[data-criterion="{criterion}"]')


def value_of(page: Page, criterion: str) -> Any:
    return page.evaluate("id => (currentRatings(here)[id] || {}).value", criterion)


def keys_to_the_end(page: Page, most: int = 300) -> int:
    """Answer all that is asked with the keys of the table, as somebody without a mouse would; how many it took."""
    pressed = 0
    ranked = 0

    def key(name: str) -> None:
        nonlocal pressed
        pressed += 1
        page.keyboard.press(name)

    while not sent(page):
        assert pressed < most, page.evaluate(WHERE)
        where = page.evaluate(WHERE)
        if where["covered"]:
            key("Alt+h")
        elif where["wanted"] is None:
            key("Enter")
        elif where["at"] != where["wanted"]:
            order = page.evaluate("() => here.questions.map(each => each.criterion.id)")
            key("ArrowDown" if order.index(where["at"]) < order.index(where["wanted"]) else "ArrowUp")
        elif where["fault"].startswith("comment"):
            key("Alt+c")
            page.keyboard.type("because readers here would notice it at once")
            key("Escape")
        elif where["kind"] in ("text", "rewrite"):
            key("Tab")
            page.keyboard.type("It breaks a rule that everybody here knows.")
            key("Escape")
        elif where["done"]:
            key("ArrowDown")
        elif where["kind"] == "ranking":
            ranked += 1
            key(str(ranked))
        else:
            key(PICKS.get(where["kind"]) or str(where["number"] - 1))
    return pressed


@pytest.mark.parametrize("name", known_rubrics())
def test_each_rubric_is_answered_and_submitted_by_keyboard_alone(page: Page, name: str) -> None:
    data = data_for(name)
    start(page, data)
    keys_to_the_end(page)
    [submit] = sent(page)
    rubric = rubric_named(name)
    texts = {"source": data["source_prompt"][0]["text"], "target": page.evaluate("() => here.target")}
    every = asked(rubric, profile=None, blind=False)
    assert check_ratings(rubric, submit["ratings"], asked=every, texts=texts, outputs=len(data["outputs"]) or None)


def test_a_preference_takes_four_keys_at_most(page: Page) -> None:
    start(page, data_for("preference"))
    assert keys_to_the_end(page) <= 4
    start(page, data_for("preference-direction"))
    assert keys_to_the_end(page) <= 4


def test_a_ranking_is_whole_when_every_answer_has_a_number_and_ties_stay_together(page: Page) -> None:
    start(page, data_for("order"))
    page.keyboard.press("2")
    page.keyboard.press("1")
    assert value_of(page, "order") == [[1], [0]]
    page.keyboard.press("Control+Enter")
    expect(question(page, "order").locator(".fault")).to_have_text("Please give every answer a number.")
    page.keyboard.press("1")
    assert value_of(page, "order") == [[1, 2], [0]]
    assert question(page, "order").locator(".order").inner_text().split() == ["1.", "B", "=", "C", "2.", "A"]


def test_an_answer_moves_up_and_down_in_an_order(page: Page) -> None:
    start(page, data_for("order"))
    for key in ("1", "2", "3", "ArrowUp", "Alt+ArrowUp"):
        page.keyboard.press(key)
    assert value_of(page, "order") == [[0], [2], [1]]
    page.keyboard.press("Backspace")
    assert value_of(page, "order") == [[0], [], [1]]
    page.get_by_role("button", name="Answer C: one step up").click()
    assert value_of(page, "order") == [[0], [2], [1]]
    page.get_by_role("radiogroup", name="Answer A").get_by_role("radio", name="2").check()
    assert value_of(page, "order") == [[0, 2], [1]]
    page.get_by_role("radiogroup", name="Answer C").get_by_role("radio", name="1").check()
    assert value_of(page, "order") == [[2], [0], [1]]


def test_what_the_browser_makes_of_an_order_is_what_the_server_reads(page: Page) -> None:
    start(page, data_for("order"))
    shifted = "([ranks, place, step]) => groupsOf(shifted(ranks, place, step))"
    assert page.evaluate(shifted, [[1, 1, 2], 1, -1]) == [[1], [0], [2]]
    assert page.evaluate(shifted, [[1, 1, 2], 0, 1]) == [[1], [0], [2]]
    assert page.evaluate(shifted, [[1, 1, 2], 2, -1]) == [[2], [0, 1]]
    assert page.evaluate(shifted, [[1, 2, 3], 0, -1]) == [[0], [1], [2]]
    assert page.evaluate(shifted, [[None, 1, None], 0, -1]) == [[1], [0]]


def test_a_checklist_wants_every_line_and_a_word_where_a_step_asks_for_it(page: Page) -> None:
    start(page, data_for("locale-conventions"))
    rows = len(rubric_named("locale-conventions").criteria[0].rows)
    for _ in range(rows - 1):
        page.keyboard.press("b")
    page.keyboard.press("Control+Enter")
    expect(question(page, "formats").locator(".fault")).to_have_text("Please answer every line.")
    page.keyboard.press("d")
    expect(question(page, "formats").locator(".comment label")).to_have_text("Comment (required)")
    page.keyboard.press("Control+Enter")
    assert sent(page) == []
    page.keyboard.type("12/31 reads as a month that does not exist")
    page.keyboard.press("Control+Enter")
    [submit] = sent(page)
    assert sorted(set(submit["ratings"]["formats"]["value"].values())) == ["major", "ok"]


def test_a_line_shows_how_the_place_writes_and_says_its_steps_to_a_screen_reader(page: Page) -> None:
    start(page, data_for("locale-conventions"))
    row = page.get_by_role("radiogroup", name="Dates")
    expect(row).to_have_accessible_description("31/12/2026 · 31 December 2026")
    row.get_by_role("radio", name="Unusual, but nobody is misled").check()
    assert value_of(page, "formats") == {"date": "minor"}


def test_a_rewrite_shows_what_was_changed_and_goes_back(page: Page) -> None:
    start(page, data_for("error-spans"))
    area = question(page, "post_edit").get_by_role("textbox").first
    expect(area).to_have_value(page.evaluate("() => here.target"))
    expect(question(page, "post_edit").locator(".changes")).to_be_hidden()
    area.fill(area.input_value().replace("lovely Sunday", "splendid") + " Me")
    changes = question(page, "post_edit").locator(".diff")
    expect(changes.locator("ins").first).to_have_text("splendid")
    expect(changes.locator("del").first).to_contain_text("lovely")
    page.get_by_role("button", name="Back to the original text").click()
    expect(area).to_have_value(page.evaluate("() => here.target"))
    for _ in range(40):  # typing is noted a moment later
        if value_of(page, "post_edit") is None:
            break
        page.wait_for_timeout(50)
    assert value_of(page, "post_edit") is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "a"),
        ("a b c", ""),
        ("the cat sat", "the black cat sat down"),
        ("日曜日に昼食", "日曜日の昼食会"),
        ("क्या आप", "क्या तुम आप"),
        ("x " * 3000, "y " * 3000),
        ("one two three four five", "five four three two one"),
        ("a\n\nb", "a\nb\n"),
    ],
)
def test_differences_hold_both_texts_whole(page: Page, before: str, after: str) -> None:
    start(page, data_for("order"))
    found = page.evaluate("([before, after]) => differences(before, after, 'en')", [before, after])
    assert "".join(text for kind, text in found if kind != "ins") == before
    assert "".join(text for kind, text in found if kind != "del") == after


def test_a_brief_has_a_task_and_no_text_to_begin_with(page: Page) -> None:
    start(page, data_for("write", "ar"))
    expect(page.get_by_role("heading", name="Your task")).to_be_visible()
    expect(page.locator(".pane")).to_have_count(0)
    area = question(page, "prompt").get_by_role("textbox").first
    expect(area).to_have_value("")
    expect(area).to_have_attribute("dir", "rtl")
    expect(area).to_have_attribute("lang", "ar-EG")


def test_a_list_has_a_letter_for_each_answer(page: Page) -> None:
    start(page, data_for("order", "ar"))
    assert page.locator(".pane-title").all_inner_texts() == ["Answer A", "Answer B", "Answer C"]
    boxes = [each.bounding_box() for each in page.locator(".pane").all()]
    assert boxes[0]["x"] > boxes[1]["x"]  # type: ignore[index]
    expect(page.locator(".compare-tools")).to_have_count(0)


def test_translation_and_original_stand_beside_each_other_and_one_below_the_other_on_a_phone(page: Page) -> None:
    start(page, data_for("error-spans", "ar"))
    original, target = page.locator(".pane.source"), page.locator(".pane.target")
    assert original.bounding_box()["x"] > target.bounding_box()["x"]  # type: ignore[index]
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    assert original.bounding_box()["y"] < target.bounding_box()["y"]  # type: ignore[index]
    expect(target).to_be_visible()


def test_differences_are_marked_beside_the_text_and_not_in_it(page: Page) -> None:
    start(
        page, data_for("preference", outputs=["The red house is old. It stands.", "The blue house is old. It stands."])
    )
    texts = page.locator(".pane .text").all_inner_texts()
    button = page.get_by_role("button", name="Show differences")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    assert page.evaluate(MARKED) == ["red", "blue"]
    assert page.locator(".pane .text").all_inner_texts() == texts
    button.click()
    assert page.evaluate("() => CSS.highlights.has('localize-only-one')") is False


def test_differences_of_long_answers_are_capped_and_say_so(page: Page) -> None:
    start(page, data_for("preference", outputs=["word " * 20_000, "other " * 10]))
    page.get_by_role("button", name="Show differences").click()
    expect(page.locator(".compare-tools")).to_contain_text("Only the first 50,000 characters")


def test_two_long_answers_scroll_together_on_request(page: Page) -> None:
    start(page, data_for("preference", outputs=["long line\n" * 200, "line\n" * 100]))
    first, second = page.locator(".pane-text").all()
    top = "each => each.scrollTop / (each.scrollHeight - each.clientHeight)"
    first.evaluate("each => { each.scrollTop = each.scrollHeight / 2 }")
    page.wait_for_timeout(200)
    assert second.evaluate(top) == 0
    page.get_by_role("button", name="Scroll together").click()
    first.evaluate("each => { each.scrollTop = (each.scrollHeight - each.clientHeight) / 4 }")
    page.wait_for_function("() => document.querySelectorAll('.pane-text')[1].scrollTop > 0")
    page.wait_for_timeout(100)
    assert abs(second.evaluate(top) - 0.25) < 0.02
    start(page, data_for("preference"))
    expect(page.get_by_role("button", name="Scroll together")).to_be_hidden()


def test_code_is_one_box_from_the_left_that_scrolls_by_itself(browser: Browser) -> None:
    context = browser.new_context(viewport=PHONE)
    try:
        page = start(context.new_page(), data_for("cultural-nuance", "ar", outputs=CODE))
        box = page.locator(".code-block")
        expect(box).to_have_count(1)
        assert box.evaluate("each => [getComputedStyle(each).direction, each.scrollWidth > each.clientWidth]") == [
            "ltr",
            True,
        ]
        assert box.locator("p").count() == 5
        assert page.evaluate("() => document.documentElement.scrollWidth") == PHONE["width"]
        text = "each => [...each.querySelectorAll('p')].map(line => line.textContent).join('\\n')"
        assert page.locator(".pane .text").evaluate(text) == CODE[0]
    finally:
        context.close()


@pytest.mark.parametrize(
    ("text", "boxes"),
    [
        ("```\na\n```\nb\n```\nc\n```", 2),
        ("```one line```\nstill prose", 0),
        ("````\n```\n````\nprose", 1),
        ("~~~\n```\n~~~\nprose", 1),
        ("never closed\n```\na\nb", 1),
    ],
)
def test_fences_are_read_as_they_are_written(page: Page, text: str, boxes: int) -> None:
    start(page, data_for("cultural-nuance", outputs=[text]))
    expect(page.locator(".code-block")).to_have_count(boxes)


LAYOUTS = [
    ("French, no shift", "é", "Digit2", {"digit": 2}),
    ("French, no shift", "&", "Digit1", {"digit": 1}),
    ("French, no shift", '"', "Digit3", {"digit": 3}),
    ("French, no shift", "à", "Digit0", {"digit": 0}),
    ("French, with shift", "2", "Digit2", {"digit": 2, "shiftKey": True}),
    ("French: the key that writes a", "a", "KeyQ", {"letter": "a"}),
    ("French: the key that writes a comma", ",", "KeyM", {}),
    ("Arabic digit", "٦", "Digit6", {"digit": 6}),
    ("Arabic letter", "ش", "KeyA", {"letter": "a"}),
    ("Arabic: one key, two letters", "لا", "KeyB", {"letter": "b"}),
    ("Persian digit", "۴", "Digit4", {"digit": 4}),
    ("Hindi, InScript", "ो", "KeyA", {"letter": "a"}),
    ("Hindi, InScript", "व", "KeyB", {"letter": "b"}),
    ("Hindi digit", "३", "Digit3", {"digit": 3}),
    ("Hindi, InScript, with shift", "ज्ञ", "Digit5", {"shiftKey": True}),
    ("Japanese kana", "ち", "KeyA", {"letter": "a"}),
    ("Japanese kana", "ぬ", "Digit1", {"digit": 1}),
    ("Japanese, full width", "３", "Digit3", {"digit": 3}),
    ("Russian", "ф", "KeyA", {"letter": "a"}),
    ("Hebrew", "ש", "KeyA", {"letter": "a"}),
    ("Hebrew: a sign on a letter's cap", "/", "KeyQ", {}),
    ("Thai", "/", "Digit2", {"digit": 2}),
    ("Thai", "ๅ", "Digit1", {"digit": 1}),
    ("Turkish: a Latin letter of its own", "ı", "KeyI", {}),
    ("Dvorak: what is written counts", "a", "KeyA", {"letter": "a"}),
    ("number pad", "5", "Numpad5", {"digit": 5}),
    ("number pad without the lock", "End", "Numpad1", {}),
    ("a sign with shift", "@", "Digit2", {"shiftKey": True}),
    ("a dead key", "Dead", "BracketLeft", {}),
    ("a dead key among the digits", "Dead", "Digit7", {}),
    ("an input method", "Process", "KeyA", {}),
    ("Tab", "Tab", "Tab", {}),
    ("F5", "F5", "F5", {}),
]


@pytest.mark.parametrize(("layout", "key", "code", "means"), LAYOUTS, ids=[f"{each[0]} {each[1]}" for each in LAYOUTS])
def test_a_key_means_what_is_printed_on_it(page: Page, layout: str, key: str, code: str, means: dict[str, Any]) -> None:
    page.add_script_tag(content="const STYLES = ''")
    expected = {"digit": means.get("digit"), "letter": means.get("letter")}
    found = page.evaluate(
        f"([key, code, shiftKey]) => {{ {keys_script()}; return keyOf({{ key, code, shiftKey }}) }}",
        [key, code, means.get("shiftKey", False)],
    )
    assert found == expected


def keys_script() -> str:
    """The two functions that read a key, cut out of the sheet's script."""
    script = sheet_source()[2]
    digits = script[script.index("function latinDigits") :]
    reading = script[script.index("function keyOf") :]
    return digits[: digits.index("\n}\n") + 3] + reading[: reading.index("\n}\n") + 3]


def test_nothing_fires_with_altgr_while_composing_or_with_a_dead_key(page: Page) -> None:
    start(page, data_for("preference"))
    press(page, "2", "Digit2", graph=True)
    press(page, "2", "Digit2", ctrlKey=True, altKey=True, graph=True)
    press(page, "2", "Digit2", isComposing=True)
    press(page, "2", "Digit2", keyCode=229)
    press(page, "Dead", "Digit2")
    press(page, "Process", "Digit2")
    press(page, "Enter", "Enter", isComposing=True)
    assert value_of(page, "preference") is None
    assert page.locator(".missing").is_hidden()
    press(page, "2", "Digit2")
    assert value_of(page, "preference") == -2


def test_a_key_that_is_held_down_answers_once(page: Page) -> None:
    start(page, data_for("cultural-nuance"))
    press(page, "a", "KeyA")
    for _ in range(3):
        press(page, "a", "KeyA", repeat=True)
        press(page, "4", "Digit4", repeat=True)
        press(page, "Enter", "Enter", repeat=True)
        press(page, "Enter", "Enter", repeat=True, ctrlKey=True)
    assert list(page.evaluate("() => currentRatings(here)")) == ["variety"]
    assert page.locator(".missing").is_hidden()


def test_a_held_enter_submits_once(page: Page) -> None:
    start(page, data_for("preference"))
    for key in ("2", "a"):
        page.keyboard.press(key)
    press(page, "Enter", "Enter")
    press(page, "Enter", "Enter", repeat=True)
    assert len(sent(page)) == 1


def test_keys_in_a_text_field_write(page: Page) -> None:
    start(page, data_for("preference"))
    page.keyboard.press("2")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Alt+c")
    page.keyboard.type("1 2 a x 0 ? Enter")
    page.keyboard.press("Enter")
    assert page.evaluate("() => here.ratings.preference.comment").startswith("1 2 a x 0 ? Enter\n")
    assert value_of(page, "preference") == -2
    assert sent(page) == []


def test_no_more_than_the_most_can_be_chosen_and_that_is_said(page: Page) -> None:
    start(page, data_for("preference"))
    for key in ("2", "a", "b", "c", "d"):
        page.keyboard.press(key)
    assert value_of(page, "reasons") == ["correct", "complete", "concise"]
    expect(page.locator("[aria-live=polite]").last).to_have_text("Choose up to 3.")
    page.keyboard.press("b")
    page.keyboard.press("d")
    assert value_of(page, "reasons") == ["correct", "concise", "natural"]


def test_the_table_of_keys_is_the_one_of_the_guide(page: Page) -> None:
    shown: set[tuple[str, str]] = set()
    for name in ("order", "error-spans", "safety-local-global"):
        start(page, data_for(name))
        page.keyboard.press("?")
        shown |= {(keys, meaning.lower()) for keys, meaning in page.evaluate(KEY_ROWS)}
    written = [line.strip("|").split("|") for line in GUIDE.read_text("utf-8").splitlines() if line.startswith("| `")]
    assert {(keys.replace("`", "").strip(), meaning.strip().lower()) for keys, meaning in written} == shown


def test_every_part_of_a_form_has_a_name(page: Page) -> None:
    for name in known_rubrics():
        start(page, data_for(name))
        assert page.evaluate(NAMELESS) == [], name
        assert page.evaluate(DANGLING) == [], name


@pytest.mark.parametrize("locale", ["en", "ar", "hi", "ja"])
def test_no_rubric_makes_a_phone_scroll_sideways(browser: Browser, locale: str) -> None:
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    try:
        page = context.new_page()
        for name in known_rubrics():
            start(page, data_for(name, locale))
            if page.evaluate("() => isCovered(here)"):
                page.evaluate("() => switchCover(here)")
            assert page.evaluate("() => document.documentElement.scrollWidth") == PHONE["width"], name
            small = page.locator(".chip:visible, .option:visible, .button:visible, .mover:visible").evaluate_all(
                "all => all.map(each => each.getBoundingClientRect().height).filter(height => height < 43.9)"
            )
            assert small == [], name
            clipped = page.locator(".option-text, .chip, .row-title, legend").evaluate_all(CLIPPED)
            assert clipped == [], name
    finally:
        context.close()
