"""What the signals on the form of a text share: words, runs of words, composed texts, ends of sentences."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize.signals.overlap.word_runs import shared_runs
from localize.signals.wording.composed import composed, fold, folded
from localize.signals.wording.end_marks import end_marks, last_sign, question_marks
from localize.signals.wording.words import are_spaced, words

LETTERS = st.text("abAÉe\u0301한글\u1112\u1161\u11abयি়ßﬁ .", max_size=40)


@given(LETTERS)
def test_a_composed_text_is_the_normal_form_and_every_place_lies_in_the_stored_one(text: str) -> None:
    whole = composed(text)
    assert whole.text == normalize("NFC", text)
    assert len(whole.starts) == len(whole.text) + 1
    assert list(whole.starts) == sorted(whole.starts)


@given(LETTERS)
def test_a_folded_text_has_a_place_for_every_code_point(text: str) -> None:
    whole = folded(text)
    assert fold(whole.text) == whole.text
    for at in range(len(whole.text)):
        start, end = whole.place(at, at + 1)
        assert 0 <= start < end <= len(text)


def test_places_are_those_of_the_stored_text() -> None:
    stored = "E\u0301tat 한국".replace("한", "\u1112\u1161\u11ab")
    whole = composed(stored)
    at = whole.text.index("국")
    assert stored[slice(*whole.place(at, at + 1))] == "국"
    assert stored[slice(*whole.place(0, 1))] == "E\u0301"


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Don’t GO", ["don’t", "go"]),
        ("使用the系", ["使", "用", "the", "系"]),
        ("देवनागरी लिपि", ["देवनागरी", "लिपि"]),
        ("می‌خواهم", ["می‌خواهم"]),
        ("cafe\u0301 3.5", ["café", "3", "5"]),
    ],
)
def test_words(text: str, keys: list[str]) -> None:
    assert [word.key for word in words(text)] == keys
    assert all(text[word.start : word.end] == word.text for word in words(text))


def test_scripts_without_blanks_are_known_by_their_letters() -> None:
    assert are_spaced(words("A text in Latin letters with 漢字"))
    assert not are_spaced(words("漢字とかな and one word"))


@given(st.lists(st.sampled_from("abc"), max_size=30), st.lists(st.sampled_from("abc"), max_size=30))
def test_shared_runs_stand_in_both_and_do_not_overlap(one: list[str], other: list[str]) -> None:
    here, there = words(" ".join(one)), words(" ".join(other))
    after = 0
    for run in shared_runs(here, there, 3):
        assert run.length >= 3
        assert run.here >= after
        assert [w.key for w in here[run.here :][: run.length]] == [w.key for w in there[run.there :][: run.length]]
        after = run.here + run.length


@given(st.lists(st.sampled_from("abcdefgh"), min_size=4, max_size=10))
def test_a_text_shares_all_of_itself(letters: list[str]) -> None:
    unlike = words(" ".join(f"{letter}{number}" for number, letter in enumerate(letters)))
    assert [run.length for run in shared_runs(unlike, unlike, 4)] == [len(unlike)]


@pytest.mark.parametrize(
    ("text", "last"),
    [("Ja.“", "."), ("(so!)", "!"), ("**so**", "o"), ("है।\n", "।"), ("»?« ", "?"), ("", ""), ("\u200f.", ".")],
)
def test_the_last_sign_is_found_behind_quotes_and_brackets(text: str, last: str) -> None:
    assert last_sign(text) == last


def test_end_marks_are_those_of_the_script() -> None:
    hindi, thai = end_marks("hi-IN"), end_marks("th-TH")
    assert hindi is not None
    assert "।" in hindi
    assert thai is None
    assert ";" in question_marks("el")
    assert ";" not in question_marks("de")
