"""Marks as the server takes them: whole characters, no overlap, and what Unicode itself says of both."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize.errors import BadRatings
from localize.rubric import asked, check_ratings, find_rubrics, read_rubric
from localize.rubric.graphemes import cuts_a_character

BREAK_TEST = Path(__file__).parents[1] / "data" / "unicode" / "GraphemeBreakTest.txt"
TEXTS = {
    "ar": "الفاتورة مُستحقّة في ٣ مارس",
    "hi": "कृपया क्षमा करें, धन्यवाद",
    "ja": "か\u3099んばって葛\U000e0100城へ",
    "th": "กรุณาชำระเงินที่เคาน์เตอร์",
    "emoji": "Danke 👩‍👩‍👧‍👦 und 🇩🇪🇫🇷, 👍🏽!",
}


def said_of(marks: list[dict[str, Any]], target: str, source: str = "The invoice") -> list[tuple[str, str]]:
    rubric = read_rubric(find_rubrics(None)["error-spans"])
    whole = [
        {"on": "target", "severity": "minor", "category": None, "comment": None, "special": None} | m for m in marks
    ]
    everything = asked(rubric, profile=None, blind=False)
    try:
        check_ratings(
            rubric, {"errors": whole, "score": 50}, asked=everything, texts={"target": target, "source": source}
        )
    except BadRatings as fault:
        return [(each.code, str(each.what)) for each in fault.problems]
    return []


def mark(text: str, start: int, end: int, **more: Any) -> dict[str, Any]:
    return {"start": start, "end": end, "text": text[start:end], **more}


def break_tests() -> Iterator[tuple[str, list[bool]]]:
    """Each sample of the Unicode file with, for each offset from 0 to its length, whether it may be broken there."""
    for line in BREAK_TEST.read_text(encoding="utf-8").splitlines():
        parts = line.split("#")[0].split()
        if parts:
            yield (
                "".join(chr(int(part, 16)) for part in parts if part not in "÷×"),
                [part == "÷" for part in parts if part in "÷×"],
            )


def test_our_rule_of_characters_is_that_of_the_unicode_file() -> None:
    samples = list(break_tests())
    assert len(samples) == 602
    missed = {text for text, boundaries in samples if [cuts_a_character(text, at) for at in range(len(text) + 1)]
              != [not boundary for boundary in boundaries]}  # fmt: skip
    # A code point that Unicode has not given yet may be anything to a browser of tomorrow: never refused.
    unassigned = {text for text, _ in samples if "\u0378" in text}
    # The scissors of U+2701 were a pictograph in Unicode 15 and are none now.
    assert missed - unassigned == {"\u2701\u200d\u2701"}
    for text, boundaries in samples:
        assert not any(cuts_a_character(text, at) for at, boundary in enumerate(boundaries) if boundary), text


def test_a_conjunct_is_left_alone_since_older_browsers_part_it() -> None:
    text = "क्ष"
    assert cuts_a_character(text, 1)
    assert not cuts_a_character(text, 2)


@given(st.text(max_size=20), st.integers(-1, 21))
def test_what_is_called_a_cut_is_never_at_an_end(text: str, offset: int) -> None:
    if cuts_a_character(text, offset):
        assert 0 < offset < len(text)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_mark_that_cuts_a_character_is_refused_with_the_way_out(text: str) -> None:
    inside = [offset for offset in range(1, len(text)) if cuts_a_character(text, offset)]
    assert inside
    for offset in inside:
        for cut in (mark(text, 0, offset), mark(text, offset, len(text))):
            assert said_of([cut], text) == [("J012", "Mark 1 cuts a character in two: mark all of the character.")], (
                text[:offset]
            )
    assert said_of([mark(text, 0, len(text))], text) == []


def test_marks_that_overlap_are_refused_and_named() -> None:
    text = "Der Zug fährt um drei"
    marks = [mark(text, 8, 13), mark(text, 0, 3), mark(text, 4, 9)]
    assert said_of(marks, text) == [("J016", "Marks 1 and 3 overlap: delete one of them.")]
    assert said_of(marks[:2], text) == []
    around = [mark(text, 0, 21), mark(text, 4, 7), mark(text, 8, 13)]
    assert [code for code, _ in said_of(around, text)] == ["J016", "J016"]


def test_marks_side_by_side_and_in_the_two_texts_do_not_overlap() -> None:
    text, source = "Der Zug", "The train"
    marks = [mark(text, 0, 3), mark(text, 3, 7), mark(source, 0, 5, on="source"), mark(source, 5, 9, on="source")]
    marks += [{"special": "[missing]"}, {"special": "[missing]"}]
    assert said_of(marks, text, source) == []


def test_a_mark_beyond_the_text_is_said_to_be_off_and_not_cut() -> None:
    assert [code for code, _ in said_of([{"start": 2, "end": 99, "text": "x"}], "e\u0301")] == ["J012"]
