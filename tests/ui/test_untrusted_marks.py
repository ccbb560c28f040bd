"""A text with pieces of it marked is the text, letter by letter; a sentence that quotes one is never its markup."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from localize.ui.parts.untrusted import MARKED_BEFORE_CHARS, MARKED_MAX_CHARS, _marked

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
SPANS = st.lists(st.tuples(st.integers(-3, 45), st.integers(-3, 45)), max_size=6)


def marked_page(text, spans, locale):  # type: ignore[no-untyped-def]
    from localize.ui.parts.untrusted import untrusted_marked

    untrusted_marked(text, spans, locale)


def sentence_page(message, fields):  # type: ignore[no-untyped-def]
    from localize.errors import Said
    from localize.texts import texts
    from localize.ui.parts.untrusted import untrusted_sentence

    untrusted_sentence(Said(message, fields), texts("en"))


def html_of(page: object, *args: object) -> str:
    at = AppTest.from_function(page, args=args).run()  # type: ignore[arg-type]
    assert not at.exception
    return str(at.get("html")[0].value)


@given(TEXTS, SPANS)
def test_the_pieces_are_the_text_and_exactly_what_a_span_holds_is_marked(
    text: str, spans: list[tuple[int, int]]
) -> None:
    pieces = list(_marked(text, spans))
    assert "".join(piece for _, piece in pieces) == text
    shown = [tag == "mark" for tag, piece in pieces for _ in piece]
    assert shown == [any(start <= place < end for start, end in spans) for place in range(len(text))]


def test_marks_are_escaped_keep_their_direction_and_show_a_line_break() -> None:
    html = html_of(marked_page, "سطر <b>\nثان", [(4, 9)], "ar-EG")
    assert 'lang="ar-EG" dir="rtl"' in html
    assert '<p dir="auto">سطر <mark>&lt;b&gt;↵</mark></p><p dir="auto"><mark>ث</mark>ان</p>' in html


def test_an_invisible_character_that_is_marked_has_its_badge() -> None:
    html = html_of(marked_page, "a\u200bb", [(1, 2)], None)
    assert re.search('<mark><span class="lz-badge" data-code="‹U[+]200B›"[^>]*></span>\u200b</mark>', html)


@pytest.mark.parametrize("place", [0, 5_000, 500_000, 999_990])
def test_of_a_long_text_there_is_what_is_around_the_first_mark(place: int) -> None:
    text = "0123456789" * 100_000
    pieces = list(_marked(text, [(place, place + 10), (999_999, 1_000_000)]))
    shown = "".join(piece for _, piece in pieces)
    assert len(shown) <= MARKED_MAX_CHARS + 10
    assert ("mark", text[place : place + 10]) in pieces
    assert shown.startswith("… ") == (place > MARKED_BEFORE_CHARS)
    assert shown.endswith(" …") == (place < 999_000)


def test_a_sentence_isolates_what_it_quotes_and_escapes_it() -> None:
    from localize.errors import said

    html = html_of(
        sentence_page, "{text}: {inner} ({count})", {"text": "<b>{x}\n", "inner": said("as {a}", a="&"), "count": 3}
    )
    assert "<bdi>&lt;b&gt;{x} </bdi>: as <bdi>&amp;</bdi> (3)" in html


@given(TEXTS)
def test_whatever_is_quoted_stands_there_as_it_is(text: str) -> None:
    from localize.errors import Said
    from localize.ui.parts.untrusted import _held

    quoted: list[str] = []
    assert str(_held(Said("He said {text}.", {"text": text}), quoted)) == "He said \x000\x00."
    assert quoted == [text]


def test_a_quoted_text_cannot_point_at_another_one() -> None:
    html = html_of(sentence_page, "{a} and {b}", {"a": "1\x00", "b": "\x000\x00"})
    assert (
        unescape(re.sub("<span[^>]*></span>|</?(div|p)[^>]*>", "", html)) == "<bdi>1\x00</bdi> and <bdi>\x000\x00</bdi>"
    )
