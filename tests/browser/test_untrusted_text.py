"""What a browser makes of one hostile text: badges as in Python, directions kept in, stacks and lengths in portions."""

from __future__ import annotations

import random
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from sheet_server import plain_script

from localize.ui.parts import untrusted as python_side
from localize.ui.parts.escaped import label_of
from localize.ui.parts.review_sheet import sheet_source, words
from localize.ui.parts.unseen import Badge, Fold, Room, pieces

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
DATA = Path(__file__).parents[1] / "data" / "unicode"
STYLE = (Path(__file__).parents[2] / "localize" / "ui" / "style.css").read_text("utf-8")
BIDI = [chr(code) for code in (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))]
ASSIGNED = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) in ("Cf", "Cc", "Zl", "Zp")]
ODD = [*ASSIGNED, *map(chr, [0x034F, 0x115F, 0x17B4, 0x180B, 0x2065, 0x3164, 0xFE00, 0xFE0E, 0xFE0F, 0xFFA0, 0xFFF0]),
       *map(chr, [0xE0000, 0xE0100, 0xE01EF, 0xE0FFF])]  # fmt: skip
AROUND = ["{}", "a{}b", "م{}م", "م{} ", "क्{}ष", "👩{}🌾", "❤{}", "1{}\u20e3", "1{}2", "葛{}", "ᠠ{}", "က{}", "ab{}c"]
JOINED = "block => [...block.querySelectorAll('p')].map(p => p.textContent).join('\\n')"
DRAW = """text => {
  window.block = textBlock(text, { lang: 'en', dir: 'ltr' }, words)
  document.querySelector('.sheet').replaceChildren(block)
  void block.offsetHeight
}"""


@pytest.fixture
def bench(page: Page) -> Page:
    """An empty page with the scripts and both style sheets, and no server."""
    _, css, _ = sheet_source()
    page.set_content(f"<!doctype html><style>{STYLE}{css}</style><div class='sheet' style='width:600px'></div>")
    page.evaluate(
        plain_script()
        + "\n;Object.assign(window, { withBadges, textBlock, paragraphs, words: "
        + f"{ {**words(str), 'locale': 'en'}!r}"
        + " })"
    )
    return page


def signature(text: str) -> str:
    """The badges and folds of a text, as labels in their order."""
    found = (label_of(each) for each in pieces(text, Room()) if isinstance(each, Badge | Fold))
    return " ".join(found)


SIGNATURES = """texts => texts.map(text =>
  withBadges(text).filter(each => each.dataset).map(each => each.dataset.code).join(' '))"""


def test_the_browser_and_python_agree_on_every_badge_and_fold(bench: Page) -> None:
    random_one = random.Random(0)
    known = [*ODD, *"ab mक्षم1👩❤葛ᠠ", "\u0301", "\u0302", "\u093f", "\u20e3", "🏴", "\U000e0067", "\U000e007f"]
    texts = [around.format(sign) for around in AROUND for sign in ODD]
    texts += ["".join(random_one.choices(known, k=random_one.randint(1, 30))) for _ in range(4_000)]
    texts += ["z" + "\u0301" * count for count in (3, 8, 9, 300)] + ["\u200b" * 30, "é" * 50]
    texts = [text.replace("\n", "") for text in texts]
    there = bench.evaluate(SIGNATURES, texts)
    assert [
        (ascii(text), signature(text), code) for text, code in zip(texts, there, strict=True) if signature(text) != code
    ] == []
    assert sum(map(bool, there)) > 4_000


def test_a_thousand_lines_of_the_bidi_test_stay_what_they_are(bench: Page) -> None:
    lines = (DATA / "BidiCharacterTest.sample.txt").read_text("utf-8").splitlines()[1:]
    texts = ["".join(chr(int(code, 16)) for code in line.split()) for line in lines]
    assert len(texts) >= 1_000
    joined = "all => all.map(text => paragraphs(text).map(p => p.textContent).join('\\n'))"
    assert bench.evaluate(joined, texts) == texts
    assert all(
        "\n".join("".join(each.text for each in pieces(line, Room())) for line in text.split("\n")) == text
        for text in texts
    )


def test_every_badge_is_seen(bench: Page) -> None:
    shown = bench.evaluate(
        """all => { const sheet = document.querySelector('.sheet'); return all.flatMap(([sign, text]) => {
          const block = textBlock(text, { lang: 'en', dir: 'ltr' }, words); sheet.replaceChildren(block)
          const badge = block.querySelector('.badge'); const box = badge && badge.getBoundingClientRect()
          return badge && box.width > 10 && box.height > 5 && badge.title.includes('U+') ? [] : [sign] }) }""",
        [(f"U+{ord(sign):04X}", text.format(sign)) for sign in BIDI for text in ("{}", "{}ab", "a{}b", "ab{}")],
    )
    assert shown == []


@pytest.mark.parametrize("sign", BIDI, ids=lambda sign: f"U+{ord(sign):04X}")
def test_what_stands_after_a_text_keeps_its_direction(bench: Page, sign: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two words after the block stand in the same places whether the block holds an unclosed control or none."""
    made: list[str] = []
    monkeypatch.setattr(python_side.st, "html", lambda body, **_: made.append(body))
    places = set()
    for text in ("plain אבג", f"{sign}plain אבג", f"plain {sign}אבג", f"plain אבג{sign}"):
        python_side.untrusted(text, css_class="lz-text")
        for block in ("sheet", made[-1]):
            places.add(
                bench.evaluate(
                    """([text, html]) => { const host = document.querySelector('.sheet'); host.replaceChildren()
                      const line = document.createElement('div'); line.style.display = 'flex'
                      if (html === 'sheet') line.append(textBlock(text, { lang: 'en', dir: 'ltr' }, words))
                      else line.innerHTML = html
                      line.firstChild.style.width = '300px'
                      line.insertAdjacentHTML('beforeend', '<span>first <b>second</b> אבג 12</span>')
                      host.append(line)
                      const rects = node => [...node.getClientRects()].map(each => Math.round(each.left))
                      return JSON.stringify([rects(line.lastChild), rects(line.querySelector('b'))]) }""",
                    [text, block],
                )
            )
    assert len(places) == 1, places


def test_every_paragraph_has_a_direction_of_its_own(bench: Page) -> None:
    directions = bench.evaluate(
        """() => { const block = textBlock('\\u202eabc\\nabc\\nשלום', { lang: 'en', dir: 'ltr' }, words)
          document.querySelector('.sheet').replaceChildren(block)
          return [...block.children].map(p => [getComputedStyle(p).unicodeBidi, getComputedStyle(p).direction]) }"""
    )
    assert [way for _, way in directions] == ["ltr", "ltr", "rtl"]
    assert all(isolation in ("isolate", "plaintext") for isolation, _ in directions)


def test_a_fold_opens_by_keyboard_and_hides_nothing_from_the_text(bench: Page) -> None:
    text = "z" + "\u0301" * 300 + " end"
    bench.evaluate(
        "text => document.querySelector('.sheet').replaceChildren(textBlock(text, { lang: 'en', dir: 'ltr' }, words))",
        text,
    )
    inner = "() => getComputedStyle(document.querySelector('.fold > span')).display"
    assert bench.evaluate(inner) == "none"
    bench.keyboard.press("Tab")
    assert bench.evaluate(inner) == "inline"
    assert bench.evaluate("() => document.querySelector('.text').textContent") == text


BOMBS = {
    "ten megabytes": "word " * 2_000_000,
    "ten megabytes of lines": "x\n" * 5_000_000,
    "brackets": "[" * 20_000 + "(" * 20_000 + "<" * 20_000,
    "zalgo": ("z" + "\u0301" * 99) * 1_000,
    "one stack": "z" + "\u0301" * 100_000,
    "tex": "$\\def\\a{" + "\\a\\a" * 20_000 + "}\\a$",
    "mermaid": "```mermaid\ngraph TD\n" + "A-->B\n" * 50_000 + "```",
    "unseen": "a\u200b" * 50_000,
    "one word": "w" * 200_000,
    "overrides": "\u202e\u202dab" * 30_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_drawn_in_portions_and_can_be_read_on(bench: Page, name: str) -> None:
    text = BOMBS[name]
    bench.evaluate(DRAW, text)
    first = bench.evaluate(f"() => ({JOINED})(block)")
    assert len(first) <= 20_100
    assert text.startswith(first)
    if first != text:
        bench.locator(".text-more button").click()
        second = bench.evaluate(f"() => ({JOINED})(block)")
        assert text.startswith(second)
        assert len(second) > len(first)


def test_the_whole_of_a_long_text_can_be_read_and_is_the_text(bench: Page) -> None:
    text = "".join(
        f"{number} नमस्ते 👩\u200d🌾 é\u0301\n" if number % 3 else f"{number} word " for number in range(9_000)
    )
    whole = bench.evaluate(
        """text => { const block = textBlock(text, { lang: 'en', dir: 'ltr' }, words)
          while (block.querySelector('.text-more button')) block.querySelector('.text-more button').click()
          return [...block.querySelectorAll('p')].map(p => p.textContent).join('\\n') }""",
        text,
    )
    assert whole == text
    assert len(text) > 100_000


def test_the_python_page_draws_a_bomb_in_one_portion(bench: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    monkeypatch.setattr(python_side.st, "html", lambda body, **_: made.append(body))
    sizes: dict[str, Any] = {}
    for name, text in BOMBS.items():
        python_side.untrusted(text)
        sizes[name] = len(made[-1])
        bench.evaluate(
            "html => { const host = document.querySelector('.sheet'); host.innerHTML = html; void host.offsetHeight }",
            made[-1],
        )
    assert max(sizes.values()) < 3_000_000
    assert re.search("word", made[0])
