"""What differs between two texts is found word by word, nothing lost; what goes and comes is seen without colour."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from localize.ui.parts.untrusted import SHOWN_MAX_CHARS
from localize.ui.parts.word_diff import COMPARED_AT_MOST, Change, word_diff

TEXTS = st.text(st.sampled_from("ab كتاب क्षि 学生です ไทย\n.👩‍👧"), max_size=40)


def marked(before: str, after: str) -> str:
    signs = {Change.SAME: "{}", Change.GONE: "[-{}-]", Change.NEW: "[+{}+]"}
    return "".join(signs[change].format(text) for change, text in word_diff(before, after))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("a red hat", "a blue hat", "a [-red-][+blue+] hat"),
        ("one", "one", "one"),
        ("", "new", "[+new+]"),
        ("a b c d", "a x y d", "a [-b c-][+x y+] d"),  # a phrase, not two words
        ("¿Pregunta 0?", "¿Qué se pregunta?", "¿[-Pregunta 0-][+Qué se pregunta+]?"),
        ("كيف حالك اليوم", "كيف أنت اليوم", "كيف [-حالك-][+أنت+] اليوم"),
        ("मेरी किताब", "मेरा किताब", "[-मेरी-][+मेरा+] किताब"),
        ("私は学生です", "私は先生です", "私は[-学-][+先+]生です"),
        ("one two", "one\ntwo", "one[- -][+\n+]two"),
    ],
)
def test_words_stay_whole(before: str, after: str, expected: str) -> None:
    assert marked(before, after) == expected


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_from_their_difference(before: str, after: str) -> None:
    found = word_diff(before, after)
    assert "".join(text for change, text in found if change is not Change.NEW) == before
    assert "".join(text for change, text in found if change is not Change.GONE) == after
    assert all(text for _, text in found)


def test_a_change_too_large_to_follow_is_one_piece_out_and_one_in() -> None:
    before, after = ("x " * COMPARED_AT_MOST, "y " * COMPARED_AT_MOST)
    assert [change for change, _ in word_diff(before, after)] == [Change.GONE, Change.NEW, Change.SAME]


def page(before, after):  # type: ignore[no-untyped-def]
    import streamlit as st

    from localize.ui.parts.untrusted import untrusted_changes

    st.text(str(untrusted_changes(before, after, "ar-EG")))


def drawn(before: str, after: str) -> AppTest:
    at = AppTest.from_function(page, args=(before, after)).run()
    assert not at.exception
    return at


def test_what_goes_is_struck_through_and_what_comes_is_underlined_and_nothing_is_markup() -> None:
    html = drawn("a <b>red</b>\u200b hat", "a <i>blue</i> hat\nand").get("html")[0].value
    assert html.startswith('<div class="lz-text lz-tall" lang="ar-EG" dir="rtl">')
    assert set(re.findall(r"</?(\w+)", html)) == {"div", "p", "ins", "del", "span"}
    assert "&lt;<del>b</del>" in html
    assert 'data-code="‹U+200B›"' in html
    assert html.count("<p ") == 2


@pytest.mark.parametrize(("before", "after"), [("one two", "one\ntwo"), ("one\ntwo", "one two")])
def test_a_line_break_that_comes_or_goes_is_seen(before: str, after: str) -> None:
    assert "↵" in drawn(before, after).get("html")[0].value


def test_texts_too_long_to_be_compared_are_left_to_the_page() -> None:
    at = drawn("x" * (SHOWN_MAX_CHARS + 1), "y")
    assert (at.text[0].value, len(at.get("html"))) == ("False", 0)
