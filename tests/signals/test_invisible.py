"""Characters that nobody sees, words of two alphabets, and all that good writing needs of such."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ntrex_lines import LOCALES, findings, share_looked, translations

from localize.signals import Case, Finding, State, run
from localize.signals.invisible import MOST_SPANS, SIGNAL


def found_in(text: str, locale: str = "de-DE") -> Finding:
    return run(SIGNAL, [Case(text, locale)])[0]


@pytest.mark.parametrize("locale", LOCALES)
def test_few_good_translations_are_flagged(locale: str) -> None:
    found = findings(SIGNAL, translations(locale))
    assert len(found) == 120
    assert share_looked(found) <= 0.05


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\ufeff", "\u00ad", "\ufffd", "\ue001", "\U000e0041", "\x08"])
@pytest.mark.parametrize("locale", LOCALES)
def test_one_that_is_planted_is_always_found(locale: str, sign: str) -> None:
    found = findings(SIGNAL, translations(locale, lambda text, _: text[:5] + sign + text[5:]))
    assert share_looked(found) == 1.0


@pytest.mark.parametrize(
    ("text", "start", "end", "note"),
    [
        ("a\u202eb", 1, 2, "right-to-left override (U+202E)"),
        ("a\u200bb", 1, 2, "zero-width space (U+200B)"),
        ("Auf\u200clage", 3, 4, "zero-width non-joiner (U+200C)"),
        ("x\ufe0f\ufe01\ufe02", 1, 4, "hidden signs that can carry a message (U+FE0F)"),
        ("x\ue000", 1, 2, "a private character, without a meaning known to others (U+E000)"),
        ("Log in to pаypal", 10, 16, "Cyrillic letters: а"),
        ("Привeт", 0, 6, "Latin letters: e"),
        ("Good mοrning", 5, 12, "Greek letters: ο"),
    ],
)
def test_the_character_is_shown_and_named(text: str, start: int, end: int, note: str) -> None:
    (span,) = found_in(text).spans
    assert (span.start, span.end, str(span.note)) == (start, end, note)


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("می‌خواهم", "fa-IR"),
        ("क्‍ष और র‍্যাব", "hi-IN"),
        ("‏(ב)‎ 5%", "he-IL"),
        ("👨‍👩‍👧 ❤️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿 1️⃣ 👩🏽‍🚀", "en-GB"),
        ("ស្រុក​ខ្មែរ", "km-KH"),
        ("ภาษา​ไทย", "th-TH"),
        ("葛󠄀城市", "ja-JP"),
        ("10 kΩ, Δx, 5 μm, α-Strahlen", "de-DE"),
        ("IT-компания, Wi-Fi в Москве", "ru-RU"),
        ("tabs\tand\r\nlines", "en-GB"),
    ],
)
def test_what_good_writing_needs_is_left_alone(text: str, locale: str) -> None:
    assert found_in(text, locale).state is State.OK


@given(st.text(st.characters(categories=("Lu", "Ll", "Nd", "Po"), max_codepoint=0x24F), max_size=50))
def test_latin_letters_alone_are_never_flagged(text: str) -> None:
    assert found_in(text).state is not State.LOOK


@given(st.text(max_size=40))
def test_spans_lie_in_the_text(text: str) -> None:
    for span in found_in(text).spans:
        assert 0 <= span.start < span.end <= len(text)


def test_that_a_text_is_not_composed_is_no_matter() -> None:
    assert found_in(unicodedata.normalize("NFD", "Größe ở đây й"), "vi-VN").state is State.OK


def test_many_places_show_some() -> None:
    assert len(found_in("\u202ea" * 1000).spans) == MOST_SPANS
