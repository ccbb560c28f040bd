"""Texts that go round in circles, and languages that double words on purpose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ntrex_lines import LOCALES, findings, lines, share_looked, translations

from localize.signals import Case, Finding, State, run
from localize.signals.repetition import LONGEST_TEXT, SIGNAL


def found_in(text: str, locale: str = "en-GB", **around: str) -> Finding:
    return run(SIGNAL, [Case(text, locale, **around)])[0]  # type: ignore[arg-type]


def with_its_last_half(text: str, times: int) -> str:
    half = text.find(" ", len(text) // 2)
    return text + text[half if half > 0 else len(text) // 2 :] * (times - 1)


@pytest.mark.parametrize("locale", LOCALES)
def test_good_translations_are_not_flagged(locale: str) -> None:
    found = findings(SIGNAL, translations(locale))
    assert len(found) == 120
    assert share_looked(found) <= 0.01


@pytest.mark.parametrize("locale", LOCALES)
def test_a_long_text_is_not_flagged(locale: str) -> None:
    assert found_in("\n".join(lines(locale)), locale).state is State.OK


@pytest.mark.parametrize("locale", LOCALES)
def test_a_loop_of_the_last_clause_is_found(locale: str) -> None:
    def loop(text: str, _: str) -> str | None:
        return with_its_last_half(text, 4) if len(text) > 40 else None

    assert share_looked(findings(SIGNAL, translations(locale, loop))) >= 0.9


@pytest.mark.parametrize("locale", LOCALES)
def test_a_sentence_said_three_times_is_found(locale: str) -> None:
    def thrice(text: str, _: str) -> str | None:
        return "\n".join([text] * 3) if len(text) > 40 else None

    assert share_looked(findings(SIGNAL, translations(locale, thrice))) >= 0.95


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("Orang-orang itu berjalan-jalan pelan-pelan ke kota-kota.", "id-ID"),
        ("धीरे-धीरे बड़े-बड़े घर, कभी कभी, बार बार", "hi-IN"),
        ("আস্তে আস্তে, বড় বড় বাড়ি, কখনো কখনো", "bn-BD"),
        ("yavaş yavaş, güzel güzel, koşa koşa", "tr-TR"),
        ("天天向上，慢慢来，哈哈哈哈哈哈哈哈哈哈", "zh-CN"),
        ("どんどん、ますます、いろいろ、ハハハハハハ", "ja-JP"),
        ("No, no, no! Never, never, never give up. Nooooooooooo!", "en-GB"),
        ("1 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0", "en-GB"),
        ("```\nx = 1\nx = 1\nx = 1\nx = 1\n```", "en-GB"),
    ],
)
def test_doubled_words_are_no_circle(text: str, locale: str) -> None:
    assert found_in(text, locale).state is State.OK


def test_the_turns_are_shown() -> None:
    text = "We went home and we sat down, and we sat down, and we sat down, and we sat down, and"
    (span,) = found_in(text).spans
    assert text[span.start : span.end].count("we sat down") >= 3


def test_numbered_lines_that_say_the_same_are_found() -> None:
    text = "\n".join(f"{number}. This is a very good point indeed." for number in range(1, 5))
    assert found_in(text).state is State.LOOK


def test_letters_without_a_blank_are_found() -> None:
    assert found_in("Well " + "lala" * 20).state is State.LOOK


def test_signs_without_letters_are_found() -> None:
    assert found_in("So: " + "🎉✨" * 1000).state is State.LOOK


def test_a_translation_may_repeat_what_its_source_repeats() -> None:
    text = "Row, row, row your boat. " * 4
    assert found_in(text).state is State.LOOK
    assert found_in(text, source=text).state is State.OK


def test_of_a_long_text_the_end_is_looked_at() -> None:
    start = "\n".join(f"Line {number} of a long text." for number in range(5000))
    found = found_in(start + " and it goes on" * 20)
    assert len(start) > LONGEST_TEXT
    assert found.state is State.LOOK
    assert found.spans[-1].end <= len(start) + 20 * 15


@given(st.lists(st.sampled_from(["red", "green", "blue", "grey"]), min_size=3, unique=True), st.integers(3, 6))
def test_any_piece_of_words_said_often_enough_is_found(piece: list[str], times: int) -> None:
    assert found_in(" ".join(["first", *piece * times])).state is State.LOOK


@given(st.text(max_size=200))
def test_spans_lie_in_the_text(text: str) -> None:
    for span in found_in(text).spans:
        assert 0 <= span.start < span.end <= len(text)
