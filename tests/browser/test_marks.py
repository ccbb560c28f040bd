"""Marking words in a real Chromium: by mouse, finger and keys, in whole characters, never over another mark."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from sheet_server import SheetServer, plain_script
from sheet_texts import HOSTILE, TEXTS

from localize.rubric import asked, check_ratings, find_rubrics, read_rubric
from localize.rubric.graphemes import cuts_a_character

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
BREAK_TEST = Path(__file__).parents[1] / "data" / "unicode" / "GraphemeBreakTest.txt"
PHONE = {"width": 390, "height": 844}
PLACE = """(pane, [start, end, act]) => {
  const walker = document.createTreeWalker(pane.querySelector('.text'), NodeFilter.SHOW_TEXT)
  const lines = [...pane.querySelectorAll('.text p')]
  const pointAt = place => {
    for (const line of lines) {
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT)
      while (walker.nextNode()) {
        if (place <= walker.currentNode.length) return [walker.currentNode, place]
        place -= walker.currentNode.length
      }
      place -= 1
    }
  }
  if (act === 'select') { document.getSelection().setBaseAndExtent(...pointAt(start), ...pointAt(end)); return null }
  const edges = place => { const range = document.createRange(); range.setStart(...pointAt(place)); range.collapse(true)
    const box = range.getClientRects()[0]; return [box.left, box.top + box.height / 2] }
  return [edges(start), edges(end)]
}"""


def opened(page: Page, server: SheetServer, **query: str) -> Page:
    page.goto(server.address(**{"rubric": "error-spans", **query}))
    page.locator(".question").first.wait_for()
    return page


def until(page: Page, true: Any) -> None:
    for _ in range(150):
        if true():
            return
        page.wait_for_timeout(100)
    raise AssertionError("it did not come true within 15 s")


def pane(page: Page, on: str = "target") -> Locator:
    return page.locator(f".pane.{on} .pane-text")


def units(text: str, offset: int) -> int:
    """A place in code points as one in UTF-16 units."""
    return len(text[:offset].encode("utf-16-le")) // 2


def drag(page: Page, text: str, start: int, end: int, on: str = "target") -> None:
    """Select from one offset to the other with the mouse."""
    first, last = pane(page, on).evaluate(PLACE, [units(text, start), units(text, end), "where"])
    page.mouse.move(*first)
    page.mouse.down()
    page.mouse.move((first[0] + last[0]) / 2, (first[1] + last[1]) / 2)
    page.mouse.move(*last)
    page.mouse.up()


def select(page: Page, text: str, start: int, end: int, on: str = "target") -> None:
    pane(page, on).evaluate(PLACE, [units(text, start), units(text, end), "select"])


def marks_of(server: SheetServer) -> list[dict[str, Any]]:
    drafts = server.record()["drafts"].values()
    return [mark for draft in drafts for mark in draft["ratings"].get("errors", {}).get("value") or []]


def texts_of(locale: str) -> dict[str, str]:
    return {"target": TEXTS[locale]["outputs"][0], "source": TEXTS[locale]["source"]}


def accepted(marks: list[dict[str, Any]], locale: str) -> bool:
    """As the server checks them."""
    rubric = read_rubric(find_rubrics(None)["error-spans"])
    everything = asked(rubric, profile=None, blind=False)
    return bool(check_ratings(rubric, {"errors": marks, "score": 50}, asked=everything, texts=texts_of(locale)))


def sliced_in_browser(page: Page, mark: dict[str, Any], text: str) -> str:
    found: str = page.evaluate(
        "([text, start, end]) => [...text].slice(start, end).join('')", [text, mark["start"], mark["end"]]
    )
    return found


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


# What a hand takes, and what it then gets: whole characters, no blanks around them.
TAKEN = {
    "en": (" lovely Sunday ", "lovely Sunday"),
    "ar": ("الغدا", "الغدا"),
    "hi": ("रवि", "रवि"),
    "ja": ("誠に", "誠に"),
    "th": ("น้ำพริก", "น้ำพริก"),
}


@pytest.mark.parametrize("locale", TAKEN)
def test_a_mark_made_by_mouse_is_whole_characters_and_its_offsets_slice_to_its_text(
    page: Page, server: SheetServer, locale: str
) -> None:
    text = texts_of(locale)["target"]
    taken, wanted = TAKEN[locale]
    start = text.index(taken)
    opened(page, server, locale=locale)
    drag(page, text, start, start + len(taken))
    page.locator(".mark-bar").get_by_role("button", name="Major").click()
    until(page, lambda: marks_of(server))
    [mark] = marks_of(server)
    assert mark["text"] == wanted == text[mark["start"] : mark["end"]] == sliced_in_browser(page, mark, text)
    assert (mark["on"], mark["severity"], mark["special"]) == ("target", "major", None)
    assert accepted([mark], locale)
    drawn = pane(page).locator("mark")
    assert "".join(drawn.all_text_contents()) == wanted
    assert (
        pane(page)
        .locator(".text")
        .evaluate("each => [...each.querySelectorAll('p')].map(p => p.textContent).join('\\n')")
        == text
    )


def test_families_and_flags_are_marked_whole_and_count_code_points(page: Page, server: SheetServer) -> None:
    text = texts_of("th")["target"]
    opened(page, server, locale="th")
    for picture in ("👩‍👩‍👧", "🇱🇦"):
        start = text.index(picture)
        drag(page, text, start, start + len(picture))
        page.locator(".mark-bar").get_by_role("button", name="Minor").click()
    until(page, lambda: len(marks_of(server)) == 2)
    assert [mark["text"] for mark in marks_of(server)] == ["👩‍👩‍👧", "🇱🇦"]
    assert [text[mark["start"] : mark["end"]] for mark in marks_of(server)] == ["👩‍👩‍👧", "🇱🇦"]
    assert accepted(marks_of(server), "th")


CUT = {
    "ar": ("مُستحقّة في", 1, 7, "مُستحقّ"),
    "hi": ("मैं क्षमा चाहता", 5, 8, "क्षमा"),
    "ja": ("か\u3099んばって葛\U000e0100城", 1, 7, "か\u3099んばって葛\U000e0100"),
    "th": ("กินน้ำพริก", 4, 7, "น้ำพ"),
    "family": ("ok 👩‍👩‍👧 ok", 4, 6, "👩‍👩‍👧"),
    "flags": ("🇩🇪🇫🇷", 1, 2, "🇩🇪"),
    "skin": ("👍🏽!", 0, 1, "👍🏽"),
    "blanks": ("  a  b ", 0, 7, "a  b"),
    "line": ("a\r\n\r\nb", 2, 6, "b"),
}


def test_a_selection_grows_to_whole_characters_and_loses_the_blanks_around(page: Page) -> None:
    page.evaluate(plain_script() + "\n;window.wholeCharacters = wholeCharacters; null")
    for case, (text, start, end, wanted) in CUT.items():
        found = page.evaluate(
            """([text, start, end]) => [true, false].map(modern => {
              const side = { text, clusters: modern ? new Intl.Segmenter('en').segment(text) : null }
              return text.slice(...wholeCharacters(side, start, end)) })""",
            [text, units(text, start), units(text, end)],
        )
        # The second as in a browser that cannot segment: such ones part the conjuncts of Indian scripts.
        assert found[0] == wanted, case
        assert found[1] == wanted or case == "hi", case


def test_a_finger_marks_with_the_bar_and_edits_at_the_foot_of_the_window(browser: Browser, server: SheetServer) -> None:
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    try:
        page = opened(context.new_page(), server, locale="ar")
        text = texts_of("ar")["target"]
        start = text.index("الغالية")
        select(page, text, start, start + 7)  # a long press selects on a phone, not in this Chromium
        bar = page.locator(".mark-bar")
        bar.wait_for()
        below = pane(page).evaluate(PLACE, [start, start + 7, "where"])
        box = bar.bounding_box()
        assert box is not None
        assert box["y"] > below[0][1]
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= PHONE["width"]
        session = context.new_cdp_session(page)
        button = bar.get_by_role("button", name="Mark", exact=True).bounding_box()
        assert button is not None
        finger = {"x": button["x"] + button["width"] / 2, "y": button["y"] + button["height"] / 2}
        session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [finger]})
        session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        editor = page.locator(".mark-editor")
        expect(editor).to_be_in_viewport()
        shown = editor.bounding_box()
        assert shown is not None
        assert round(shown["y"] + shown["height"]) == PHONE["height"]
        expect(pane(page).locator("mark").first).to_be_in_viewport()
        mark_box = pane(page).locator("mark").first.bounding_box()
        assert mark_box is not None
        assert mark_box["y"] + mark_box["height"] < shown["y"]
        editor.get_by_text("Major", exact=True).tap()
        editor.get_by_role("button", name="Done").tap()
        expect(editor).to_be_hidden()
        until(page, lambda: [mark["severity"] for mark in marks_of(server)] == ["major"])
        pane(page).locator("mark").first.tap()
        expect(editor).to_be_visible()
    finally:
        context.close()


def test_by_keys_an_arrow_goes_the_way_it_points_and_shift_selects(page: Page, server: SheetServer) -> None:
    opened(page, server, locale="ar")
    press(page, "m", *["ArrowLeft"] * 3, "ArrowRight", *["Shift+ArrowLeft"] * 3, "b")
    until(page, lambda: marks_of(server))
    [mark] = marks_of(server)
    assert (mark["start"], mark["end"], mark["text"]) == (2, 5, "اتي")
    press(page, "Control+ArrowLeft", "ArrowLeft", "Control+Shift+ArrowLeft", "Enter")
    editor = page.locator(".mark-editor")
    expect(editor).to_be_visible()
    press(page, "a", "Enter")
    until(page, lambda: len(marks_of(server)) == 2)
    assert marks_of(server)[1]["severity"] == "minor"
    assert accepted(marks_of(server), "ar")


def test_by_keys_words_are_those_of_a_language_without_blanks(page: Page, server: SheetServer) -> None:
    opened(page, server, locale="ja")
    press(page, "m", "ArrowDown", "ArrowDown", "Enter")
    selected = "each => (each.getRootNode().getSelection || document.getSelection).call(each.getRootNode()).toString()"
    word = page.locator(".sheet").evaluate(selected)
    assert word == "先日"
    press(page, "Enter", "b", "Enter")
    until(page, lambda: marks_of(server) and marks_of(server)[0]["severity"] == "major")
    text = texts_of("ja")["target"]
    [mark] = marks_of(server)
    assert text[mark["start"] : mark["end"]] == mark["text"] == "先日"


def test_by_keys_clusters_of_an_indian_script_are_one_step(page: Page, server: SheetServer) -> None:
    opened(page, server, locale="hi")
    press(page, "m", "Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight", "a")
    until(page, lambda: marks_of(server))
    [mark] = marks_of(server)
    text = texts_of("hi")["target"]
    assert mark["text"] == text[: mark["end"]]
    assert mark["text"].startswith("आदर")
    assert accepted([mark], "hi")


def test_the_original_is_marked_too_and_m_goes_over_to_it(page: Page, server: SheetServer) -> None:
    opened(page, server)
    source = texts_of("en")["source"]
    start = source.index("mother-in-law")
    drag(page, source, start, start + 13, "source")
    page.locator(".mark-bar").get_by_role("button", name="Minor").click()
    press(page, "m", "m", "Control+Shift+ArrowRight", "b")
    until(page, lambda: len(marks_of(server)) == 2)
    assert [(mark["on"], mark["text"]) for mark in marks_of(server)] == [
        ("source", "Will"),
        ("source", "mother-in-law"),
    ]
    assert accepted(marks_of(server), "en")
    expect(page.locator(".mark-row").first).to_contain_text("in the original")


def test_a_place_has_one_mark_and_the_reason_is_said_there(page: Page, server: SheetServer) -> None:
    opened(page, server)
    text = texts_of("en")["target"]
    start = text.index("lovely Sunday")
    drag(page, text, start, start + 13)
    page.locator(".mark-bar").get_by_role("button", name="Minor").click()
    drag(page, text, start + 3, start + 18)
    bar = page.locator(".mark-bar")
    expect(bar).to_contain_text("«lovely Sunday» is marked already")
    bar.get_by_role("button", name="Open that mark").click()
    expect(page.locator(".mark-editor")).to_be_visible()
    press(page, "Escape")
    press(page, "ArrowUp", "m", "ArrowDown", "ArrowDown", "Control+Shift+End", "b")
    expect(bar).to_contain_text("is marked already")
    expect(page.locator(".mark-row")).to_have_count(1)


def test_a_mark_is_edited_from_the_text_and_from_its_row_and_deleted_and_brought_back(
    page: Page, server: SheetServer
) -> None:
    opened(page, server)
    text = texts_of("en")["target"]
    start = text.index("triumph")
    drag(page, text, start, start + 7)
    page.keyboard.press("m")
    editor = page.locator(".mark-editor")
    editor.get_by_label("Comment").fill("a dinner is no triumph")
    press(page, "Escape")
    expect(editor).to_be_hidden()
    pane(page).locator("mark").click()
    editor.get_by_text("Major", exact=True).click()
    press(page, "Enter")
    row = page.locator(".mark-row")
    expect(row).to_contain_text("Major · a dinner is no triumph")
    press(page, "a")
    until(page, lambda: [mark["severity"] for mark in marks_of(server)] == ["minor"])
    press(page, "Backspace")
    expect(row).to_have_count(0)
    page.get_by_role("button", name="Bring it back").click()
    until(page, lambda: [mark["comment"] for mark in marks_of(server)] == ["a dinner is no triumph"])
    row.get_by_role("button", name="Delete").click()
    expect(pane(page).locator("mark")).to_have_count(0)


def test_a_mark_that_was_begun_by_mistake_is_gone_with_escape(page: Page, server: SheetServer) -> None:
    opened(page, server)
    text = texts_of("en")["target"]
    drag(page, text, 0, 4)
    press(page, "m", "Escape")
    expect(page.locator(".mark-row")).to_have_count(0)
    expect(pane(page).locator("mark")).to_have_count(0)


def test_what_is_left_out_is_marked_without_a_place(page: Page, server: SheetServer) -> None:
    opened(page, server)
    page.get_by_role("button", name="[missing]").click()
    press(page, "b", "Enter")
    until(page, lambda: [mark["severity"] for mark in marks_of(server)] == ["major"])
    [mark] = marks_of(server)
    assert (mark["special"], mark["start"], mark["end"], mark["text"]) == ("[missing]", None, None, None)
    assert accepted([mark], "en")


def test_no_mark_is_confirmed_before_the_form_goes(page: Page, server: SheetServer) -> None:
    opened(page, server)
    question = page.locator('[data-criterion="errors"]')
    page.locator('[data-criterion="score"]').get_by_role("textbox").fill("100")
    press(page, "Escape", "Control+Enter")
    expect(question.locator("> .fault")).to_have_text("Mark every error, or say that you found none.")
    press(page, "Control+Enter")
    assert server.record()["submits"] == []
    press(page, "n")
    expect(question.get_by_label("I found no error")).to_be_checked()
    press(page, "Control+Enter")
    until(page, lambda: server.record()["submits"])
    assert server.record()["submits"][0]["ratings"]["errors"]["value"] == []


def test_half_a_mark_is_kept_and_asked_for_when_the_form_goes(page: Page, server: SheetServer) -> None:
    opened(page, server)
    text = texts_of("en")["target"]
    start = text.index("crumble")
    drag(page, text, start, start + 7)
    press(page, "m")
    page.locator(".mark-editor").get_by_label("Comment").fill("pie?")
    until(page, lambda: [mark["comment"] for mark in marks_of(server)] == ["pie?"])
    page.reload()
    expect(page.locator(".mark-row")).to_contain_text("«crumble»")
    assert pane(page).locator("mark").all_text_contents() == ["crumble"]
    page.locator('[data-criterion="score"]').get_by_role("textbox").fill("70")
    press(page, "Escape", "Control+Enter")
    expect(page.locator(".mark-editor")).to_be_visible()
    expect(page.locator('[data-criterion="errors"] > .fault')).to_have_text("Please choose how serious mark 1 is.")
    press(page, "b", "Control+Enter")
    until(page, lambda: server.record()["submits"])
    sent = server.record()["submits"][0]["ratings"]["errors"]["value"]
    assert [(mark["text"], mark["severity"], mark["comment"]) for mark in sent] == [("crumble", "major", "pie?")]


def test_a_category_is_asked_for_where_the_rubric_wants_one_and_all_of_it_goes_by_keys(
    page: Page, server: SheetServer
) -> None:
    opened(page, server, rubric="wmt-mqm", locale="hi")
    press(page, "m", "Control+Shift+ArrowRight", "b")
    expect(page.get_by_label("Category (required)")).to_be_focused()
    page.keyboard.type("Gram")
    press(page, "Enter", "Control+ArrowRight", "Control+Shift+ArrowRight", "c")
    page.keyboard.type("Other")
    press(page, "Control+Enter")
    expect(page.locator(".mark-row .fault").last).to_have_text("Please write why at mark 2.")
    assert server.record()["submits"] == []
    page.keyboard.type("because")
    press(page, "Control+Enter")
    until(page, lambda: server.record()["submits"])
    sent = server.record()["submits"][0]["ratings"]["errors"]["value"]
    assert [mark["category"] for mark in sent] == ["fluency/grammar", "other"]
    assert [mark["comment"] for mark in sent] == [None, "because"]


def kept(server: SheetServer, assignment: str, *marks: dict[str, Any]) -> None:
    whole = {"on": "target", "severity": "major", "category": None, "comment": None, "special": None}
    rating = {"value": [whole | mark for mark in marks], "comment": None, "state": "given"}
    drafts = {assignment: {"revision": 3, "ratings": {"errors": rating}}}
    server.record_file.write_text(json.dumps({**server.record(), "drafts": drafts}), encoding="utf-8")


def test_frozen_marks_can_be_read_and_not_changed(page: Page, server: SheetServer) -> None:
    text = texts_of("en")["target"]
    kept(server, "error-spans-en-frozen-0", {"start": 5, "end": 13, "text": "Margaret", "comment": "Who?"})
    opened(page, server, case="frozen")
    expect(page.locator(".mark-row")).to_contain_text("«Margaret» Major · Who?")
    pane(page).locator("mark").click()
    expect(page.locator(".mark-editor")).to_be_hidden()
    drag(page, text, 0, 4)
    press(page, "m")
    expect(page.locator(".mark-bar")).to_have_count(0)
    expect(page.locator(".caret")).to_have_count(0)


def test_a_mark_of_a_text_that_was_another_is_kept_and_said_to_be_off(page: Page, server: SheetServer) -> None:
    kept(
        server, "error-spans-en--0", {"start": 5, "end": 13, "text": "Margaret"}, {"start": 0, "end": 4, "text": "Deer"}
    )
    opened(page, server)
    assert pane(page).locator("mark").all_text_contents() == ["Margaret"]
    page.locator('[data-criterion="score"]').get_by_role("textbox").fill("70")
    press(page, "Escape", "Control+Enter")
    expect(page.locator(".mark-row .fault")).to_contain_text(["", "does not fit the text any more"])
    assert server.record()["submits"] == []


def test_marking_leaves_a_hostile_text_as_it_is(page: Page, server: SheetServer) -> None:
    opened(page, server, case="hostile")
    for pieces in (("m", "Shift+End", "b"), ("Control+End", "Control+Shift+ArrowLeft", "a")):
        press(page, *pieces)
    shown = (
        pane(page)
        .locator(".text")
        .evaluate("each => [...each.querySelectorAll('p')].map(p => p.textContent).join('\\n')")
    )
    assert shown == HOSTILE[0]
    until(page, lambda: marks_of(server))
    [mark] = marks_of(server)
    assert HOSTILE[0][mark["start"] : mark["end"]] == mark["text"] == HOSTILE[0]
    assert page.locator(".marks img, .marks script").count() == 0
    expect(page.locator(".mark-bar")).to_contain_text("is marked already")


def test_the_words_selected_become_evidence_in_a_comment(page: Page, server: SheetServer) -> None:
    opened(page, server, rubric="cultural-nuance")
    text = texts_of("en")["target"]
    quote = page.locator('[data-criterion="naturalness"]').get_by_role("button", name="Quote the selected words")
    expect(quote).to_be_disabled()
    answer = page.locator(".answer-0 .pane-text")
    answer.evaluate(PLACE, [text.index("The crumble"), text.index("With love") - 2, "select"])
    expect(quote).to_be_enabled()
    expect(page.locator(".mark-bar")).to_have_count(0)
    quote.click()
    area = page.locator('[data-criterion="naturalness"] .comment textarea')
    expect(area).to_have_value("«The crumble was a triumph.» ")


def test_the_browser_and_the_server_agree_on_the_unicode_file(page: Page) -> None:
    page.evaluate(plain_script() + "\n;window.clusterAt = clusterAt; null")
    samples = []
    for line in BREAK_TEST.read_text(encoding="utf-8").splitlines():
        parts = line.split("#")[0].split()
        if parts:
            samples.append(
                (
                    "".join(chr(int(each, 16)) for each in parts if each not in "÷×"),
                    [each == "÷" for each in parts if each in "÷×"],
                )
            )
    found = page.evaluate(
        """texts => texts.map(text => {
          const side = { text, clusters: new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text) }
          const ends = new Set()
          const count = end => ends.add([...text.slice(0, end)].length)
          for (let at = 0; at < text.length; at += 1) clusterAt(side, at).forEach(count)
          return [...ends].sort((one, other) => one - other) })""",
        [text for text, _ in samples],
    )
    differing = {}
    for (text, wanted), ends in zip(samples, found, strict=True):
        expected = [at for at, boundary in enumerate(wanted) if boundary]
        if ends != expected:
            differing[text] = ends
        assert not any(cuts_a_character(text, end) for end in ends), text
    # Unicode 16 and later take the scissors of U+2701 for no pictograph any more; and U+0378 is not given yet.
    known = {text for text in differing if "\u2701" in text or any(unicodedata.category(each) == "Cn" for each in text)}
    assert set(differing) == known
