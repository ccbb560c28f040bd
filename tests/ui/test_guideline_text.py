"""Guidelines: any text gives a few known tags and nothing else, and no word of it is lost."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from localize.ui.parts.guideline_line import CodeWords, Link, Marked, Words, inlines
from localize.ui.parts.guideline_text import Code, Heading, Listing, Paragraph, blocks, words_of
from localize.ui.parts.untrusted import _guidelines

TAGS = {"div", "h3", "h4", "h5", "h6", "p", "pre", "code", "ol", "ul", "li", "strong", "em", "a", "bdi", "span"}
ATTRIBUTES = {
    "a": {"href", "target", "rel"},
    "li": {"dir", "value"},
    "span": {"class", "data-code", "title", "tabindex"},
    "div": {"class", "dir"},
    "pre": {"dir", "title", "tabindex"},
}
WRITTEN = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=200)
PIECES = [
    *(
        "# ",
        "## ",
        "- ",
        "  - ",
        "1. ",
        "٣) ",
        "```",
        "~~~",
        "`",
        "*",
        "**",
        "_",
        "__",
        "[",
        "](",
        ")",
        "\\",
        "\n",
        "\n\n",
    ),
    *("https://a.example/x_y?z=1", "http://", "mailto:a@b.example", "javascript:alert(1)", "<img src=x onerror=y>"),
    *("word", " ", "\t", "é", "עברית", "हिन्दी", "漢字", "\u202e", "\u200b", '"', "'", ">", "![", "data:text/html,x"),
    "&lt;",
]
LIKE_MARKDOWN = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def read(text: str) -> Reader:
    reader = Reader()
    reader.feed(_guidelines(text))
    reader.close()
    assert reader.open == []
    return reader


@given(WRITTEN | LIKE_MARKDOWN)
def test_any_text_gives_known_tags_and_no_other_address(text: str) -> None:
    for tag, attributes in read(text).seen:
        assert tag in TAGS
        assert set(attributes) <= ATTRIBUTES.get(tag, {"dir"})
        if tag == "a":
            assert re.match(r"(?i)https?://|mailto:", attributes["href"] or "")
            assert attributes["rel"] == "noopener noreferrer"


def letters(text: str) -> str:
    """Without what may be a mark of the form, and without space."""
    return re.sub(r"[\s#*_`~\\\[\]()+.\-]|\d", "", text)


@given(WRITTEN | LIKE_MARKDOWN)
def test_no_word_is_lost_or_moved(text: str) -> None:
    seen = letters(words_of(blocks(text)))
    assert seen == letters(text)
    titles = "".join(attributes.get("title") or "" for tag, attributes in read(text).seen if tag == "pre")
    if not titles:  # the language of a code block is its title
        assert letters(read(text).text) == seen


def test_the_whole_subset() -> None:
    found = blocks(
        "# Title\n\nSome **bold _and_ more** `co*de*`\nand so on.\n\n"
        "- one\n  - inner\n- two\n\n3. three\n\n~~~py\nx\n~~~"
    )
    assert found == (
        Heading(1, (Words("Title"),)),
        Paragraph(
            (
                Words("Some "),
                Marked(True, (Words("bold "), Marked(False, (Words("and"),)), Words(" more"))),
                Words(" "),
                CodeWords("co*de*"),
                Words("\nand so on."),
            )
        ),
        found[2],
        found[3],
        Code("py", "x"),
    )
    assert isinstance(found[2], Listing)
    assert [(each.number, len(each.inner)) for each in found[2].items] == [(None, 1), (None, 0)]
    assert isinstance(found[3], Listing)
    assert [each.number for each in found[3].items] == [3]


@pytest.mark.parametrize(
    ("text", "content", "address"),
    [
        ("[here](https://a.example/b)", (Words("here"),), "https://a.example/b"),
        ("[*here*](mailto:a@b.example)", (Marked(False, (Words("here"),)),), "mailto:a@b.example"),
        ("https://a.example/b_c_d", (), "https://a.example/b_c_d"),
    ],
)
def test_a_link_shows_where_it_leads(text: str, content: Any, address: str) -> None:
    assert inlines(text) == (Link(content, address),)
    assert address in read(text).text


@pytest.mark.parametrize(
    "text",
    [
        "[x](javascript:alert(1))",
        "[x](data:text/html,y)",
        "[x](//a.example)",
        "[x](a.html)",
        "[x](https://a\u202e.example)",
        "[](https:)",
        "xhttps://a.example",
        "![x](ftp://a.example/x.png)",
    ],
)
def test_what_is_no_link_stays_text(text: str) -> None:
    assert [tag for tag, _ in read(text).seen if tag == "a"] == []
    assert letters(words_of(blocks(text))) == letters(text)


@pytest.mark.parametrize("address", ["https://a.example/ y", 'https://a.example/"onclick="y', "https://a.example/<b>"])
def test_words_never_hide_a_broken_address(address: str) -> None:
    assert inlines(f"[x]({address})")[0] == Words("[x](")
    assert [attributes["href"] for tag, attributes in read(f"[x]({address})").seen if tag == "a"] == [
        "https://a.example/"
    ]


def test_a_picture_is_never_loaded() -> None:
    reader = read("![x](https://a.example/x.png) <img src=https://a.example/y.png>")
    assert {tag for tag, _ in reader.seen} == {"div", "p", "a", "bdi"}
    assert "<img src=" in reader.text


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("a snake_case_name", "a snake_case_name"),
        ("2*3*4 = 24", "2*3*4 = 24"),
        ("重要**な**こと", "重要なこと"),
        (r"\*not italic\*", "*not italic*"),
        ("two ** stars ** apart", "two ** stars ** apart"),
        ("an end** and __no beginning", "an end** and __no beginning"),
        ("See https://a.example/x.", "See https://a.example/x."),
        ("（https://a.example/x）", "（https://a.example/x）"),
    ],
)
def test_marks_that_mark_nothing_are_text(text: str, seen: str) -> None:
    assert words_of(blocks(text)) == seen


def test_each_paragraph_has_its_own_direction_and_code_has_one() -> None:
    reader = read("# عنوان\n\nfirst\n\nثانٍ\n\n- נקודה\n\n```\nx = 1\n```\n\n`y`")
    of = [(tag, attributes.get("dir")) for tag, attributes in reader.seen]
    assert [each for each in of if each[0] in ("h3", "p", "li")] == [
        ("h3", "auto"), ("p", "auto"), ("p", "auto"), ("li", "auto"), ("p", "auto"),
    ]  # fmt: skip
    assert [each for each in of if each[0] == "pre"] == [("pre", "ltr")]


def test_invisible_characters_have_their_badge_here_too() -> None:
    codes = [attributes.get("data-code") for _, attributes in read("a\u202eb **c\u200bd**").seen]
    assert [each for each in codes if each] == ["‹U+202E›", "‹U+200B›"]


@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, "`" * 100_000, "*a" * 50_000, "*_" * 50_000, "- a\n" * 25_000, "[a](" * 25_000, " " * 100_000,
     "".join(f"{' ' * depth}- a\n" for depth in range(440)), "`a``b```" * 12_500, "**b " * 25_000, "_a" * 50_000,
     "a\n" * 50_000, "mailto:" * 14_000, "# " * 50_000, "1. a\n\n" * 16_000],
    ids=lambda text: repr(text[:8]),
)  # fmt: skip
def test_the_longest_guidelines_are_read(text: str) -> None:
    """As long as guidelines may be, and made to be slow: whatever is not linear here takes minutes."""
    assert letters(words_of(blocks.__wrapped__(text))) == letters(text)


def drawn() -> None:
    from localize.ui.parts.untrusted import untrusted_guidelines

    untrusted_guidelines("**bold** <b>not</b>")


def test_it_is_drawn_as_one_block() -> None:
    at = AppTest.from_function(drawn).run()
    assert at.get("html")[0].value == (
        '<div class="lz-text lz-guide" dir="auto"><p dir="auto"><strong>bold</strong> &lt;b&gt;not&lt;/b&gt;</p></div>'
    )
