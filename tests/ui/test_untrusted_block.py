"""A text on a page is the text, letter by letter: what is invisible has a badge, too much is folded."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from localize.ui.parts.unseen import Badge, Fold, Plain, Room, pieces
from localize.ui.parts.untrusted import CELL_MAX_CHARS, SHOWN_MAX_CHARS, in_cell

PROPLIST = Path(__file__).parents[1] / "data" / "unicode" / "PropList.txt"
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
ODD = st.text(st.sampled_from("aب क्\u0301\u200b\u200d\u202e\ufe0f❤👩1\r\n\t\u00ad\U000e0041<&'\""), max_size=60)


class Reader(HTMLParser):
    """What a browser makes of the block: paragraphs, their text, the badges."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs: list[str] = []
        self.badges: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag == "p":
            self.paragraphs.append("")
        code = dict(attributes).get("data-code")
        if code:
            self.badges.append(code)

    def handle_data(self, data: str) -> None:
        self.paragraphs[-1] += data


def page(text, settings):  # type: ignore[no-untyped-def]
    from localize.ui.parts.untrusted import untrusted

    untrusted(text, **settings)


def drawn(text: str, **settings: Any) -> Reader:
    at = AppTest.from_function(page, args=(text, settings)).run()
    assert not at.exception
    reader = Reader()
    reader.feed(at.get("html")[0].value)
    return reader


def property_of(*names: str) -> set[int]:
    found: set[int] = set()
    for line in PROPLIST.read_text("utf-8").splitlines():
        fields = re.match(r"([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*; (\w+)", line)
        if fields and fields[3] in names:
            found.update(range(int(fields[1], 16), int(fields[2] or fields[1], 16) + 1))
    return found


def default_ignorable() -> set[int]:
    """As DerivedCoreProperties.txt derives it from PropList.txt and the general category."""
    formats = {code for code in range(0x110000) if unicodedata.category(chr(code)) == "Cf"}
    known = property_of("Other_Default_Ignorable_Code_Point", "Variation_Selector") | formats
    kept = property_of("White_Space", "Prepended_Concatenation_Mark")
    return known - kept - set(range(0xFFF9, 0xFFFC)) - set(range(0x13430, 0x13440))


INVISIBLE = sorted(default_ignorable() | property_of("Bidi_Control"))


def kinds(text: str) -> list[type]:
    return [type(each) for line in text.split("\n") for each in pieces(line, Room())]


def test_the_published_properties_were_read() -> None:
    assert property_of("Bidi_Control") >= {0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)}
    assert len(property_of("Bidi_Control")) == 12
    assert len(INVISIBLE) > 4_000


@pytest.mark.parametrize("around", ["{}", "{}ab", "a{}b", "ab{}"], ids=["alone", "first", "between", "last"])
def test_every_character_that_nobody_sees_has_a_badge_in_four_places(around: str) -> None:
    bare = [f"U+{code:04X}" for code in INVISIBLE if Badge not in kinds(around.format(chr(code)))]
    assert bare == []


@pytest.mark.parametrize(
    "shaped",
    ["می\u200cخواهم", "क्\u200dष", "ශ්\u200dරී", "ه\u200d", "👩\u200d🌾", "👩🏽\u200d🚀", "🏳\ufe0f\u200d🌈", "❤\ufe0f",
     "☎\ufe0e", "1\ufe0f\u20e3", "葛\U000e0100", "ᠠ\u180b", "က\ufe00",
     "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f", "a\tb", "windows\r\nlines\r"],
)  # fmt: skip
def test_what_shapes_letters_or_a_picture_has_none(shaped: str) -> None:
    assert set(kinds(shaped)) == {Plain}
    assert in_cell(shaped) == shaped


@pytest.mark.parametrize(
    "hidden",
    ["a\u200cb", "a\u200db", "a\ufe0f", "1\ufe0f2", "x\u00ady", "م \u200c م", "🏴\U000e0068\U000e0069\U000e007f",
     "葛\U000e0100\U000e0101", "\u202eabc", "a\rb", "\u2066a\u2069", "\ufeffa", "\x1b[31m", "\u3164"],
)  # fmt: skip
def test_the_same_elsewhere_has_one(hidden: str) -> None:
    assert Badge in kinds(hidden)
    assert re.search(r"‹U\+[0-9A-F]{4,}›", in_cell(hidden))


@given(TEXTS | ODD)
def test_the_pieces_of_a_text_are_the_text(text: str) -> None:
    room = Room()
    assert "\n".join("".join(each.text for each in pieces(line, room)) for line in text.split("\n")) == text


@pytest.mark.parametrize(
    "text",
    ["<b>&amp;</b>", "a\u202eb\u202c", "  two  spaces ", "\n\nlines\r\n", "z" + "\u0301" * 300, "'\"`${x}",
     "\x85\x9b\x01", "\u200b" * 50, "&#13;&lt;"],
)  # fmt: skip
def test_a_block_holds_its_text_letter_by_letter(text: str) -> None:
    reader = drawn(text)
    assert "\n".join(reader.paragraphs) == text
    assert reader.tags <= {"div", "p", "span"}


def test_marks_beyond_eight_on_one_base_are_folded() -> None:
    folded = list(pieces("z" + "\u0301" * 300 + " end", Room()))
    assert folded == [Plain("z" + "\u0301" * 8), Fold("\u0301" * 292), Plain(" end")]
    assert drawn("z" + "\u0301" * 300).badges == ["‹+292 U+0301›"]


def test_marks_are_folded_after_two_thousand_of_them_and_a_hindi_text_never() -> None:
    zalgo = ("z" + "\u0301" * 8) * 1_000
    shown = "".join(each.text for each in pieces(zalgo, Room()) if isinstance(each, Plain))
    assert shown.count("\u0301") == 2_000 + 3 * 1_000  # three on each base, two thousand more
    assert kinds("हिन्दी में स्त्रियाँ " * 1_000) == [Plain]
    assert kinds("שָׁלוֹם " * 1_000) == [Plain]


def test_a_row_of_invisible_characters_is_folded_after_eight() -> None:
    assert kinds("a" + "\U000e0041" * 5_000 + "b") == [Plain, *[Badge] * 8, Fold, Plain]


def test_a_cell_is_cut_and_says_so() -> None:
    assert in_cell("x" * CELL_MAX_CHARS) == "x" * CELL_MAX_CHARS
    assert in_cell("x" * (CELL_MAX_CHARS + 1)) == "x" * CELL_MAX_CHARS + " …"
    assert len(in_cell("\u202e" * 10_000_000)) < 10_000


def test_a_short_place_never_gets_more_than_its_most() -> None:
    [paragraph] = drawn("word " * 10_000).paragraphs
    assert paragraph == ("word " * 10_000)[:SHOWN_MAX_CHARS] + " …"


def long_page(length: int) -> None:
    from localize.texts import texts
    from localize.ui.parts.untrusted import untrusted_text

    untrusted_text("".join(f"<{number}>" for number in range(length)), None, texts("en"), key="x")


def test_a_long_text_is_sent_in_portions_and_every_one_can_be_read() -> None:
    whole = "".join(f"<{number}>" for number in range(12_000))
    at = AppTest.from_function(long_page, args=(12_000,)).run()
    read = ""
    for portion in range(1, -(-len(whole) // SHOWN_MAX_CHARS) + 1):
        at.get("pagination")[0].set_value(portion).run() if portion > 1 else None
        reader = Reader()
        reader.feed(at.get("html")[0].value)
        assert len(reader.paragraphs[0]) <= SHOWN_MAX_CHARS
        read += reader.paragraphs[0]
    assert read == whole


def test_an_error_quotes_a_file_without_its_markup(empty: Path, open_page: Callable[..., AppTest]) -> None:
    at = open_page(empty, "people")
    at.multiselect(key="native-new").set_value([":red[x]\u202e"])
    next(each for each in at.text_input if each.label == "Name").set_value("Ana")
    next(each for each in at.button if each.label == "Add and make an invitation").click().run()
    shown = "\n".join(each.value for each in at.get("html"))
    assert re.search(":red\\[x\\].{0,40}‹U[+]202E›", shown)
    assert not any(":red" in each.value for each in at.text)
