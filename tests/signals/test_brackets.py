"""Brackets without a partner, and signs that look like brackets and are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ntrex_lines import LOCALES, findings, share_looked, translations

from localize.signals import Case, Finding, State, run
from localize.signals.brackets import LONGEST_TEXT, MOST_SPANS, SIGNAL


def found_in(text: str, source: str | None = None) -> Finding:
    return run(SIGNAL, [Case(text, "en-GB", source=source)])[0]


@pytest.mark.parametrize("locale", LOCALES)
def test_few_good_translations_are_flagged(locale: str) -> None:
    assert share_looked(findings(SIGNAL, translations(locale))) <= 0.05


@pytest.mark.parametrize("locale", LOCALES)
def test_a_bracket_that_is_dropped_is_found(locale: str) -> None:
    def drop(text: str, _: str) -> str | None:
        closers = [place for place, sign in enumerate(text) if sign in ")）"]
        return text[: closers[-1]] + text[closers[-1] + 1 :] if closers else None

    found = findings(SIGNAL, translations(locale, drop))
    assert found
    assert share_looked(found) >= 0.8


@pytest.mark.parametrize(
    ("text", "at", "note"),
    [
        ("one (two", 4, "opened, never closed"),
        ("one two) three", 7, "closed, never opened"),
        ("(one [two) three]", 9, "closed before the one opened inside it"),
        ("𝄞 【二", 2, "opened, never closed"),
    ],
)
def test_the_place_is_shown(text: str, at: int, note: str) -> None:
    found = found_in(text)
    assert [(each.start, each.end, str(each.note)) for each in found.spans] == [(at, at + 1, note)]


@pytest.mark.parametrize(
    "text",
    [
        "Half (and full width） stand for each other",
        "a) one\nb) two\n10) three",
        "First: i) one, ii) two",
        "So glad :) and so sad :-( today (yes)",
        "x is in [0, 1) here, and in (−3; 4]",
        "Call `f(` and https://example.org/a(b (code)",
        "The formula \\(x+1\\) and \\[y\\]",
        "הוא (אולי) בא",
    ],
)
def test_these_have_no_bracket_alone(text: str) -> None:
    assert found_in(text).state is State.OK


def test_a_translation_may_follow_its_source() -> None:
    assert found_in("Zwei) und", "Two) and").state is State.OK
    assert found_in("Zwei) und", "(Two) and").state is State.LOOK


def test_without_a_bracket_there_is_nothing_to_say() -> None:
    assert found_in("no such thing").state is State.NOT_APPLICABLE
    assert found_in("no such thing").why is not None


@given(st.text("()[]{}（）abc :\n\\1.", max_size=60))
def test_spans_are_brackets_of_the_text(text: str) -> None:
    for span in found_in(text).spans:
        assert text[span.start : span.end] in "()[]{}（）"


@given(st.recursive(st.just("a"), lambda inner: st.tuples(inner, inner).map(lambda two: f"(x{two[0]}){{y{two[1]}}}")))
def test_nested_pairs_are_never_flagged(text: str) -> None:
    assert found_in(text).state in (State.OK, State.NOT_APPLICABLE)


def test_a_hundred_thousand_brackets_show_some() -> None:
    assert len(found_in("(" * 100_000).spans) == MOST_SPANS


def test_of_a_very_long_text_the_first_part_is_looked_at() -> None:
    long = "(" + "a" * LONGEST_TEXT + ")"
    assert found_in(long).state is State.OK
    assert str(LONGEST_TEXT) in str(found_in(long).why)
    assert found_in(") (" + "a" * LONGEST_TEXT).spans[0].start == 0
