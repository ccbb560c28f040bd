"""Automatic signals on the sheet: chips beside the texts, their evidence, verdicts, and what comes after a judgment."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect
from sheet_bench import data_for, press, sent, start
from signal_samples import AFTER, GLOSSARY, LANGUAGE, QUIET, beside, numbers, revealed, sample, shown
from test_axe import assert_none

from localize.errors import Said
from localize.findings import Side, SignalsOf, Span, State
from localize.ui.parts.review_sheet import UNSAID

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
HIGHLIGHTED = """() => [...(CSS.highlights.get('localize-evidence') || [])].map(range => range.toString())"""
IN_SIGHT = """() => { const [range] = CSS.highlights.get('localize-evidence'); const at = range.getBoundingClientRect()
    return at.top >= 0 && at.bottom <= window.innerHeight }"""
WITHIN = """place => { const [range] = CSS.highlights.get('localize-evidence')
    return document.querySelector(place).contains(range.startContainer) }"""
DARK = """:root { --st-text-color: #e8ecf0; --st-background-color: #14181d; --st-secondary-background-color: #1f252c;
          --st-primary-color: #3674c7; } body { background: #14181d; }"""
PHONE = {"width": 390, "height": 844}


def chip(page: Page, about: int | None, label: str) -> Locator:
    place = "null" if about is None else about
    return page.locator(f'.signals[data-about="{place}"] .signal', has_text=label)


def why(page: Page, about: int | None) -> Locator:
    return page.locator(f'.signals[data-about="{"null" if about is None else about}"] .signal-why:not([hidden])')


def receive(page: Page, data: dict[str, Any]) -> None:
    page.evaluate("data => receive(here, data)", data)


def told(page: Page) -> list[dict[str, Any]]:
    """The messages of the last event about signals."""
    return list(sent(page, "told")[-1]["messages"])


def answer(page: Page) -> None:
    """A, better; more correct."""
    page.locator(".question").first.click(position={"x": 5, "y": 5})
    page.keyboard.press("2")
    page.keyboard.press("a")


def after(page: Page, signals: dict[str, Any] = AFTER, **more: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """A sheet whose signals come after the judgment, and the next item."""
    following = data_for("preference", assignment_id="second", signals=AFTER, outputs=["Another text.", "And one."])
    here = data_for("preference", assignment_id="first", signals=signals, next=following | {"next": None}, **more)
    start(page, here)
    return here, following


def answer_of_server(following: dict[str, Any], **more: Any) -> dict[str, Any]:
    """What comes when the first judgment was stored."""
    header = following["header"] | {"done": 1, "count": "1 of 40"}
    return following | {"settled": ["first"], "undo": "first", "header": header,
                        "revealed": revealed("first", sample())} | more  # fmt: skip


def test_what_asks_for_a_look_comes_first_and_the_rest_is_quiet_or_folded(page: Page) -> None:
    start(page, data_for("preference", signals=beside(sample())))
    first = page.locator('.signals[data-about="0"]')
    assert first.locator(".signal:visible").all_inner_texts() == [
        "Numbers: look", "Language: ok", "Character overlap: 34.25",
    ]  # fmt: skip
    more = first.locator(".signals-more")
    expect(more).to_have_text("2 more (look: 1)")
    more.click()
    assert first.locator(".signal:visible").all_inner_texts()[3:] == ["Quotation marks: look", "Glossary: cannot tell"]
    expect(more).to_have_attribute("aria-expanded", "true")
    more.click()
    expect(chip(page, 0, "Glossary")).to_be_hidden()
    expect(page.locator('.signals[data-about="1"] .signals-more')).to_have_text("1 more")


def test_a_row_of_ok_is_short_and_no_look_is_folded_away(page: Page) -> None:
    looks = [shown(f"look{each}", f"Look {each}", State.LOOK, Said("Why?")) for each in range(8)]
    fine = [shown(f"ok{each}", f"Fine {each}", State.OK) for each in range(9)]
    of = (SignalsOf(0, (*fine, *looks)), SignalsOf(1, tuple(fine)))
    start(page, data_for("preference", signals=beside(of)))
    expect(page.locator('.signals[data-about="0"] .signal:visible')).to_have_count(8)
    expect(page.locator('.signals[data-about="1"] .signal:visible')).to_have_count(4)


def test_a_chip_opens_all_that_is_known_of_a_signal(page: Page) -> None:
    start(page, data_for("preference", signals=beside(sample())))
    chip(page, 0, "Numbers").click()
    opened = why(page, 0)
    expect(chip(page, 0, "Numbers")).to_have_attribute("aria-expanded", "true")
    assert opened.get_attribute("id") == chip(page, 0, "Numbers").get_attribute("aria-controls")
    expect(opened).to_contain_text("3 pm became 15:00: converted?")
    expect(opened).to_contain_text("«Dear»")
    expect(opened).to_contain_text("Right in 7 of 9 times here")
    expect(opened).to_contain_text("It may be wrong where names")
    assert opened.locator("bdi bdi, li bdi").all_inner_texts() == ["3 pm", "15:00", "«Dear»"]
    chip(page, 0, "Numbers").click()
    expect(why(page, 0)).to_have_count(0)
    chip(page, 0, "Character overlap").click()
    expect(opened).to_contain_text("Measured: 34.25 · usually 30 to 45.5 · higher than 82% of 1,204 texts")
    expect(opened.locator("button")).to_have_count(0)


def test_markup_and_invisible_characters_in_a_finding_are_drawn_as_text(page: Page) -> None:
    hostile = "<img src=x onerror=\"document.title='owned'\">\u202e\u2069 {one} **b**"
    found = shown("numbers", "Numbers", State.LOOK, Said("Found {one}: right?", {"one": hostile}), Span(0, 4))
    start(page, data_for("preference", signals=beside((SignalsOf(0, (found,)),))))
    chip(page, 0, "Numbers").click()
    expect(why(page, 0)).to_contain_text("<img src=x")
    assert "**b**" in why(page, 0).inner_text()
    assert page.locator(".signals img").count() == 0
    assert page.title() != "owned"
    expect(why(page, 0).locator('.badge[data-code*="U+202E"]')).to_have_count(1)


@pytest.mark.parametrize(
    ("locale", "text", "piece"),
    [
        ("en", "one\n\ntwo 👩‍👩‍👧 three four", "three"),
        ("ar", "عزمتنا على الغدا يوم الجمعة الساعة 15:00 يا رب", "15:00"),
        ("ar", "😀😀 حماتي الغالية\nتسلم إيديكي", "إيديكي"),
        ("hi", "🇮🇳 रविवार के स्वादिष्ट भोजन के लिए", "स्वादिष्ट"),
        ("ja", "𠮷野家で\n\n食べました", "食べ"),
        ("en", "a\u200b\u200b b\u202e c\u202c the end", "the"),
        ("en", "Code:\n```\nx = 12\n```\nand out", "12"),
    ],
)
def test_the_evidence_is_highlighted_where_it_stands(page: Page, locale: str, text: str, piece: str) -> None:
    begin = text.index(piece)  # Python counts code points, as spans do
    of = (SignalsOf(1, (numbers(Span(begin, begin + len(piece))),)),)
    start(page, data_for("preference", locale, [text, text], signals=beside(of, locale)))
    before = page.locator(".answer-1 .text").evaluate("each => each.outerHTML")
    page.locator('.signals[data-about="1"] .signal').click()
    show = page.locator(".show-evidence")
    show.click()
    assert page.evaluate(HIGHLIGHTED) == [piece]
    assert page.evaluate(WITHIN, ".answer-1 .text")
    expect(show).to_have_attribute("aria-pressed", "true")
    assert page.locator(".answer-1 .text").evaluate("each => each.outerHTML") == before
    show.click()
    assert page.evaluate(HIGHLIGHTED) == []


def test_evidence_in_the_original_opens_it(page: Page) -> None:
    found = numbers(Span(0, 4, Side.SOURCE, Said("{one} here", {"one": "one"})), Span(5, 8))
    start(page, data_for("preference", signals=beside((SignalsOf(None, (found,)),))))
    expect(page.locator(".original")).to_be_hidden()
    chip(page, None, "Numbers").click()
    expect(why(page, None)).to_contain_text("«Will» in the original · one here")
    page.locator(".show-evidence").click()
    expect(page.locator(".original")).to_be_visible()
    expect(page.get_by_role("button", name="Original")).to_have_attribute("aria-expanded", "true")
    assert page.evaluate(HIGHLIGHTED) == ["Will", "you"]


def test_evidence_at_the_end_of_a_very_long_text_is_unfolded_and_scrolled_to(page: Page) -> None:
    text = "line of words 🙂\n" * 4_000 + "the very END"
    begin = text.index("END")
    start(page, data_for("preference", outputs=[text, "short"],
                         signals=beside((SignalsOf(0, (numbers(Span(begin, begin + 3)),)),))))  # fmt: skip
    assert "END" not in page.locator(".answer-0 .text").inner_text()
    chip(page, 0, "Numbers").click()
    page.locator(".show-evidence").click()
    assert page.evaluate(HIGHLIGHTED) == ["END"]
    assert page.evaluate(IN_SIGHT)


def test_marks_and_evidence_lie_over_each_other(page: Page) -> None:
    rubric = "wmt-mqm"
    of = (SignalsOf(0, (numbers(Span(2, 12)),)),)
    start(page, data_for(rubric, outputs=["Dear Margaret, thank you."], signals=beside(of)))
    page.locator(".signal").click()
    page.locator(".show-evidence").click()
    assert page.evaluate(HIGHLIGHTED) == ["ar Margare"]
    criterion = "() => here.data.rubric.criteria.find(each => each.kind === 'spans').id"
    mark = {"on": "target", "start": 5, "end": 13, "text": "Margaret", "severity": "major", "category": None,
            "comment": None, "special": None}  # fmt: skip
    page.evaluate("([id, mark]) => answer(here, here.data.rubric.criteria.find(each => each.id === id), [mark])",
                  [page.evaluate(criterion), mark])  # fmt: skip
    expect(page.locator(".text mark")).to_have_text("Margaret")
    assert page.evaluate(HIGHLIGHTED) == ["ar Margare"]
    page.evaluate("([id]) => answer(here, here.data.rubric.criteria.find(each => each.id === id), null)",
                  [page.evaluate(criterion)])  # fmt: skip
    assert page.evaluate(HIGHLIGHTED) == ["ar Margare"]


def test_a_verdict_is_told_until_the_server_has_heard_it(page: Page) -> None:
    here = data_for("preference", signals=beside(sample()))
    start(page, here)
    chip(page, 0, "Numbers").click()
    right, wrong = page.get_by_role("button", name="Right"), page.get_by_role("button", name="False alarm")
    wrong.click()
    expect(wrong).to_have_attribute("aria-pressed", "true")
    right.click()
    expect(wrong).to_have_attribute("aria-pressed", "false")
    assert [(each["about"], each["name"], each["verdict"]) for each in told(page)] == [
        (0, "numbers", "false_alarm"), (0, "numbers", "right"),
    ]  # fmt: skip
    number = sent(page, "told")[-1]["number"]
    receive(page, here | {"heard": number - 1})  # a run that was under way knows neither
    expect(right).to_have_attribute("aria-pressed", "true")
    stored = beside((SignalsOf(0, (numbers(Span(0, 4), verdict="right"),)),))
    receive(page, here | {"heard": number, "signals": stored})
    right.click()
    expect(right).to_have_attribute("aria-pressed", "false")
    assert [each["verdict"] for each in told(page)] == [None]
    assert sent(page, "told")[-1]["number"] > number


def test_only_a_look_can_be_judged(page: Page) -> None:
    start(page, data_for("preference", signals=beside(sample())))
    chip(page, 0, "Language").click()
    expect(why(page, 0)).to_contain_text("Nothing to look at.")
    expect(page.locator(".verdict")).to_have_count(0)


def test_a_stored_verdict_does_not_draw_the_sheet_anew(page: Page) -> None:
    here = data_for("preference", signals=beside(sample()))
    start(page, here)
    answer(page)
    page.keyboard.press("Alt+c")
    page.keyboard.type("because")
    page.evaluate("document.querySelector('textarea:focus').dataset.same = 'yes'")
    of = (SignalsOf(0, (numbers(Span(0, 4), verdict="false_alarm"), GLOSSARY)), SignalsOf(1, (LANGUAGE,)))
    receive(page, here | {"revision": 1, "signals": beside(of)})
    page.keyboard.type(" of it")
    assert page.evaluate("document.querySelector('[data-same]').value") == "because of it"
    expect(page.locator('.signals[data-about="0"] .signal:visible')).to_have_count(1)
    chip(page, 0, "Numbers").click()
    expect(page.get_by_role("button", name="False alarm")).to_have_attribute("aria-pressed", "true")


def test_what_changes_in_the_signals_leaves_the_focus_where_it_is(page: Page) -> None:
    here = data_for("preference", signals=beside(sample()))
    start(page, here)
    chip(page, 0, "Numbers").click()
    page.get_by_role("button", name="Right").focus()
    page.locator(".show-evidence").click()
    page.get_by_role("button", name="Right").focus()
    receive(page, here | {"signals": beside((*sample()[:2], SignalsOf(1, (LANGUAGE,))))})
    assert page.evaluate("document.activeElement.textContent") == "Right"
    expect(why(page, 0)).to_be_visible()
    assert page.evaluate(HIGHLIGHTED) == ["Dear"]


def test_one_key_goes_to_the_chips_of_each_text_in_turn(page: Page) -> None:
    start(page, data_for("preference", signals=beside(sample())))
    at = "() => document.activeElement.closest('.signals')?.dataset.about + ' ' + document.activeElement.textContent"
    seen = []
    for _ in range(4):
        press(page, "©", "KeyG", altKey=True)
        seen.append(page.evaluate(at))
    assert seen == ["null Language: ok", "0 Numbers: look", "1 Language: ok", "null Language: ok"]
    page.keyboard.press("Alt+g")
    page.keyboard.press("Enter")
    expect(why(page, 0)).to_be_visible()
    assert sent(page) == []
    page.keyboard.press("?")
    expect(page.locator("dialog.keys, dialog[open]")).to_contain_text("Go to the automatic signals")


def test_letters_still_answer_with_the_focus_on_a_chip(page: Page) -> None:
    start(page, data_for("preference", signals=beside(sample())))
    page.keyboard.press("Alt+g")
    page.keyboard.press("2")
    assert page.evaluate("here.ratings.preference.value") == -2


def test_what_was_opened_goes_with_the_judgment_and_outlives_a_drawing(page: Page) -> None:
    here = data_for("preference", signals=beside(sample()))
    start(page, here)
    chip(page, 0, "Numbers").click()
    chip(page, None, "Language").click()
    chip(page, None, "Language").click()
    receive(page, here | {"domain": "another drawing"})
    expect(why(page, 0)).to_be_visible()
    answer(page)
    page.keyboard.press("Control+Enter")
    assert sent(page)[-1]["opened"] == [[0, "numbers"], [None, "language"]]


def test_without_signals_there_is_nothing_of_them(page: Page) -> None:
    for signals in (None, QUIET, AFTER):
        start(page, data_for("preference", signals=signals))
        assert page.locator(".signals, .signal").count() == 0
        page.keyboard.press("Alt+g")
        answer(page)
        assert page.evaluate("here.ratings.preference.value") == -2


def test_without_anything_to_reveal_the_next_item_comes_at_once(page: Page) -> None:
    after(page, QUIET)
    answer(page)
    page.keyboard.press("Control+Enter")
    expect(page.locator(".answer-0 .text")).to_have_text("Another text.")
    assert sent(page)[-1]["opened"] == []


def test_after_the_judgment_the_item_stays_and_shows_what_was_noticed(page: Page) -> None:
    _, following = after(page)
    answer(page)
    page.keyboard.press("Control+Enter")
    expect(page.locator(".submit")).to_have_text("Sending…Ctrl ↵")
    assert page.locator(".signals").count() == 0
    assert [each["assignment_id"] for each in sent(page)] == ["first"]
    receive(page, answer_of_server(following))
    expect(page.locator(".revealed")).to_have_text("Sent. Have a look at what was noticed:")
    expect(why(page, 0)).to_contain_text("converted?")
    expect(page.locator(".answer-0 .text")).to_contain_text("Dear Margaret")
    expect(page.locator(".count span")).to_have_text("1 of 40")
    expect(page.locator(".question input").first).to_be_disabled()
    assert page.evaluate("here.ratings.preference.value") == -2
    page.keyboard.press("5")
    page.keyboard.press("Backspace")
    page.keyboard.press("Alt+z")
    page.keyboard.press("Alt+s")
    assert page.evaluate("here.ratings.preference.value") == -2
    assert sent(page, "undo") == sent(page, "skip") == []
    page.wait_for_timeout(600)
    page.keyboard.press("Enter")
    expect(page.locator(".answer-0 .text")).to_have_text("Another text.")
    assert told(page) == [{"kind": "seen", "assignment_id": "first", "opened": [[0, "numbers"]]}]
    expect(page.locator(".undo")).to_be_visible()
    answer(page)
    assert page.evaluate("here.ratings.preference.value") == -2
    page.locator(".undo").click()
    assert sent(page, "undo") == [{"assignment_id": "first"}]


def test_the_key_that_sent_the_judgment_does_not_put_the_signals_away(page: Page) -> None:
    _, following = after(page)
    answer(page)
    page.keyboard.press("Control+Enter")
    receive(page, answer_of_server(following))
    page.keyboard.press("Control+Enter")
    page.keyboard.press("Enter")
    expect(page.locator(".revealed")).to_be_visible()
    page.get_by_role("button", name="Next item").click()
    expect(page.locator(".answer-0 .text")).to_have_text("Another text.")


def test_enter_on_a_chip_reached_by_keys_is_the_chips(page: Page) -> None:
    _, following = after(page)
    answer(page)
    page.keyboard.press("Control+Enter")
    receive(page, answer_of_server(following))
    page.wait_for_timeout(600)
    page.keyboard.press("Alt+g")
    page.keyboard.press("Enter")
    expect(why(page, None)).to_contain_text("Nothing to look at.")
    expect(page.locator(".revealed")).to_be_visible()


def test_what_was_noticed_is_judged_while_it_is_shown(page: Page) -> None:
    _, following = after(page)
    answer(page)
    page.keyboard.press("Control+Enter")
    receive(page, answer_of_server(following))
    page.get_by_role("button", name="False alarm").click()
    number = sent(page, "told")[-1]["number"]
    stored = revealed("first", (SignalsOf(0, (numbers(Span(0, 4), verdict="false_alarm"), GLOSSARY)),))
    receive(page, answer_of_server(following, heard=number, revealed=stored))
    expect(page.get_by_role("button", name="False alarm")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".revealed")).to_be_visible()
    page.get_by_role("button", name="Next item").click()
    assert told(page) == [{"kind": "seen", "assignment_id": "first", "opened": [[0, "numbers"]]}]
    receive(page, answer_of_server(following, heard=sent(page, "told")[-1]["number"], revealed=None))
    expect(page.locator(".answer-0 .text")).to_have_text("Another text.")
    assert page.evaluate("here.untold.length") == 0


def test_a_server_that_was_started_anew_does_not_end_the_looking(page: Page) -> None:
    _, following = after(page)
    answer(page)
    page.keyboard.press("Control+Enter")
    receive(page, answer_of_server(following))
    page.get_by_role("button", name="Right").click()
    receive(page, following | {"heard": 0})  # it knows of nothing any more
    expect(page.locator(".revealed")).to_be_visible()
    expect(page.get_by_role("button", name="Right")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Next item").click()
    assert [each["kind"] for each in told(page)] == ["verdict", "seen"]
    expect(page.locator(".answer-0 .text")).to_have_text("Another text.")


def test_a_judgment_that_is_refused_stays_to_be_mended(page: Page) -> None:
    here, _ = after(page)
    answer(page)
    page.keyboard.press("Control+Enter")
    receive(page, here | {"message": {"kind": "error", "text": "Not complete.", "places": {}}})
    expect(page.locator(".alert")).to_have_text("Not complete.")
    expect(page.locator(".submit")).to_be_enabled()
    page.locator(".question").first.click(position={"x": 5, "y": 5})
    page.keyboard.press("6")
    assert page.evaluate("here.ratings.preference.value") == 2


def test_an_item_that_is_gone_is_not_kept_for_its_signals(page: Page) -> None:
    _, following = after(page)
    answer(page)
    page.keyboard.press("Control+Enter")
    receive(page, following | {"notice": {"text": "It was revised.", "about": "first"}})
    expect(page.locator(".happened")).to_contain_text("It was revised.")
    expect(page.locator(".answer-0 .text")).to_have_text("Another text.")


def test_a_server_that_is_silent_leaves_the_answers_to_be_sent_again(page: Page) -> None:
    page.clock.install()
    _, following = after(page)
    answer(page)
    page.keyboard.press("Control+Enter")
    page.clock.run_for(11_000)
    expect(page.locator(".top .status")).to_contain_text("you can send it again")
    page.keyboard.press("Control+Enter")
    keys = {each["key"] for each in sent(page)}
    assert len(sent(page)) == 2
    assert len(keys) == 1
    receive(page, answer_of_server(following))
    expect(page.locator(".revealed")).to_be_visible()
    page.clock.run_for(20_000)
    assert len(sent(page)) == 2


def test_the_last_item_is_shown_too_and_then_the_server_says_what_comes(page: Page) -> None:
    here = data_for("preference", assignment_id="first", signals=AFTER)
    start(page, here)
    answer(page)
    page.keyboard.press("Control+Enter")
    stored = here | {"frozen": True, "signals": None, "settled": ["first"], "revealed": revealed("first", sample())}
    receive(page, stored)
    expect(why(page, 0)).to_contain_text("converted?")
    page.wait_for_timeout(600)
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Sending…")).to_be_disabled()
    receive(page, stored)  # a run that was under way
    expect(page.locator(".revealed")).to_be_visible()
    receive(page, data_for("preference", assignment_id="third", outputs=["It came just now.", "x"]))
    expect(page.locator(".answer-0 .text")).to_have_text("It came just now.")
    expect(page.locator(".submit")).to_be_enabled()


def test_a_page_that_is_opened_anew_on_the_last_item_can_be_left(page: Page) -> None:
    here = data_for("preference", assignment_id="first", frozen=True, settled=["first"],
                    revealed=revealed("first", sample()))  # fmt: skip
    start(page, here)
    expect(why(page, 0)).to_contain_text("converted?")
    page.get_by_role("button", name="Next item").click()
    assert told(page)[-1]["kind"] == "seen"


def test_a_judgment_that_waits_for_the_one_before_is_revealed_too(page: Page) -> None:
    following = data_for("preference", assignment_id="second", signals=AFTER, outputs=["Another text.", "And one."])
    start(page, data_for("preference", assignment_id="zero", signals=QUIET, next=following | {"next": None}))
    answer(page)
    page.keyboard.press("Control+Enter")
    expect(page.locator(".answer-0 .text")).to_have_text("Another text.")
    answer(page)
    page.keyboard.press("Control+Enter")
    assert [each["assignment_id"] for each in sent(page)] == ["zero"]
    receive(page, following | {"settled": ["zero"]})
    page.wait_for_timeout(100)
    assert [each["assignment_id"] for each in sent(page)] == ["zero", "second"]
    third = data_for("preference", assignment_id="third")
    receive(page, third | {"settled": ["zero", "second"], "revealed": revealed("second", sample(Span(0, 7)))})
    expect(page.locator(".revealed")).to_be_visible()
    expect(page.locator(".answer-0 .text")).to_have_text("Another text.")


def test_an_item_that_was_taken_back_elsewhere_is_work_again(page: Page) -> None:
    here, following = after(page)
    answer(page)
    page.keyboard.press("Control+Enter")
    receive(page, answer_of_server(following))
    receive(page, here | {"revision": 5, "ratings": {"preference": {"value": 1, "comment": None, "state": "given"}}})
    expect(page.locator(".question input").first).to_be_enabled()
    expect(page.locator(".submit")).to_be_visible()
    assert page.locator(".signals").count() == 0


def test_a_correction_is_stored_without_a_word_of_signals(page: Page) -> None:
    start(page, data_for("preference", assignment_id="first", correcting=True))
    assert UNSAID["signals"] is None
    answer(page)
    page.keyboard.press("Control+Enter")
    assert [each["assignment_id"] for each in sent(page)] == ["first"]


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_on_a_phone_chips_are_large_and_nothing_is_wider_than_the_page(page: Page, locale: str) -> None:
    page.set_viewport_size(PHONE)
    page.context.new_cdp_session(page).send("Emulation.setTouchEmulationEnabled", {"enabled": True})
    of = sample(prompt=(numbers(Span(0, 4)),))
    start(page, data_for("preference", locale, signals=beside(of, locale)))
    page.locator('.signals[data-about="0"] .signals-more').click()
    page.locator('.signals[data-about="0"] .signal').first.click()
    wide = "() => document.documentElement.scrollWidth <= window.innerWidth"
    assert page.evaluate(wide)
    assert page.evaluate("matchMedia('(pointer: coarse)').matches")
    for button in page.locator(".signals button:visible").all():
        box = button.bounding_box()
        assert box is not None
        assert box["height"] >= 44
        assert box["width"] >= 44


def test_on_a_phone_what_was_noticed_in_either_answer_is_in_sight_without_a_tab(page: Page) -> None:
    page.set_viewport_size(PHONE)
    _, following = after(page)
    answer(page)
    page.keyboard.press("Control+Enter")
    receive(page, answer_of_server(following))
    expect(chip(page, 0, "Numbers")).to_be_in_viewport()
    expect(page.get_by_role("button", name="Next item")).to_be_in_viewport()
    expect(page.locator(".answer-1")).to_be_visible()


@pytest.mark.parametrize(("locale", "theme"), [("en", "light"), ("ar", "dark"), ("hi", "dark"), ("ja", "light")])
def test_axe_finds_no_serious_fault_in_chips_and_explanations(page: Page, locale: str, theme: str) -> None:
    start(page, data_for("preference", locale, assignment_id="first", signals=beside(sample(), locale)))
    if theme == "dark":
        page.add_style_tag(content=DARK)
    page.evaluate("document.title = 'Sheet'")
    for each in page.locator(".signals-more:visible").all():
        each.click()
    for each in page.locator(".signal").all():
        each.click()
    page.locator(".show-evidence").first.click()
    page.locator(".verdict button").first.click()
    assert_none(page)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_no_serious_fault_after_a_judgment(page: Page, theme: str) -> None:
    _, following = after(page)
    if theme == "dark":
        page.add_style_tag(content=DARK)
    page.evaluate("document.title = 'Sheet'")
    answer(page)
    page.keyboard.press("Control+Enter")
    receive(page, answer_of_server(following))
    assert_none(page)


@pytest.mark.parametrize(
    ("rubric", "about", "place"),
    [
        ("cultural-nuance", 0, ".pane.answer-0"),
        ("order", 2, ".pane.answer-2"),
        ("prompt-localization", None, ".pane.target"),
        ("direct-assessment", 0, ".pane.target"),
        ("preference", None, ".prompt"),
        ("write", None, ".prompt"),
    ],
)
def test_signals_stand_below_the_text_that_they_speak_of(
    page: Page, rubric: str, about: int | None, place: str
) -> None:
    start(page, data_for(rubric, signals=beside((SignalsOf(about, (numbers(Span(0, 4)),)),))))
    page.locator(f"{place} .signal").click()
    page.locator(".show-evidence").click()
    assert page.evaluate(WITHIN, place)
    text = page.locator(f"{place} .text").last.inner_text()
    assert page.evaluate(HIGHLIGHTED) == [text[:4]]


def test_a_prompt_in_turns_is_one_text(page: Page) -> None:
    turns = [{"role": "system", "text": "Be kind 🙂."}, {"role": "user", "text": "Who are you?"}]
    begin = "Be kind 🙂.\n\nWho are you?".index("are")
    of = (SignalsOf(None, (numbers(Span(begin, begin + 3)),)),)
    start(page, data_for("preference", prompt=turns, signals=beside(of)))
    chip(page, None, "Numbers").click()
    page.locator(".show-evidence").click()
    assert page.evaluate(HIGHLIGHTED) == ["are"]


def test_evidence_in_a_text_that_the_sheet_does_not_have_is_left_out(page: Page) -> None:
    of = (SignalsOf(None, (numbers(Span(0, 4, Side.SOURCE)),)), SignalsOf(7, (LANGUAGE,)))
    start(page, data_for("preference", source_prompt=None, signals=beside(of)))
    chip(page, None, "Numbers").click()
    expect(why(page, None)).to_contain_text("converted?")
    expect(page.locator(".show-evidence, .evidence li")).to_have_count(0)
    expect(page.locator(".signals")).to_have_count(1)


def test_a_text_that_is_covered_takes_its_signals_with_it(page: Page) -> None:
    start(page, data_for("safety-local-global", signals=beside((SignalsOf(0, (numbers(Span(0, 4)),)),))))
    assert page.locator(".signals").count() == 0
    page.get_by_role("button", name="Show the text").click()
    page.locator(".signal").click()
    page.keyboard.press("Alt+h")
    assert page.locator(".signals").count() == 0
    page.keyboard.press("Alt+h")
    expect(why(page, 0)).to_be_visible()
