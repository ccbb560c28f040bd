"""The data sets of marks and of rewrites: offsets that slice to the marked words, changes that rebuild both texts."""

from __future__ import annotations

import json
import shutil
from itertools import pairwise
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from localize import datasets
from localize.datasets.wording import LARGEST, differences
from localize.records import Message
from localize.store import forgetting
from tests.datasets.judged_store import Asked, JudgedStore
from tests.datasets.test_datasets import rows

TEXT = "กิน 👩‍👩‍👧 น้ำพริก 🇹🇭 e\u0301!"
SOURCE = "The family 👪 eats."


def a_translation(judged: JudgedStore, text: str = TEXT, key: str = "q1") -> Asked:
    return judged.prompt(key, "de-DE", {"m1": text}, source=SOURCE)


def mark(whole: str, words: str, **more: Any) -> dict[str, Any]:
    start = whole.index(words)
    return {
        "on": "target", "start": start, "end": start + len(words), "text": words, "severity": "minor",
        "category": None, "comment": None, "special": None, **more,
    }  # fmt: skip


def judge(judged: JudgedStore, asked: Asked, ratings: dict[str, Any], reviewer: str = "Ana") -> str:
    return judged.judge(asked, ratings, reviewer=reviewer, models=("m1",), rubric="error-spans", unit="translation")


def test_offsets_slice_to_the_marked_words_in_code_points_and_in_utf16(tmp_path: Path, judged: JudgedStore) -> None:
    words = ["👩‍👩‍👧", "น้ำพริก", "🇹🇭", "e\u0301"]
    marks = [mark(TEXT, each, category="accuracy/omission", comment="why") for each in words]
    marks.append(mark(SOURCE, "eats", on="source", severity="major"))
    judge(judged, a_translation(judged), {"errors": marks, "score": 40})
    datasets.refresh(judged.store, tmp_path / "d")
    found = rows(tmp_path / "d", "spans").to_dicts()
    assert [each["text"] for each in found] == [*words, "eats"]
    for each in found:
        whole = {"target": TEXT, "source": SOURCE}[each["on"]]
        assert whole[each["start"] : each["end"]] == each["text"]
        units = whole.encode("utf-16-le")[2 * each["start_utf16"] : 2 * each["end_utf16"]]
        assert units.decode("utf-16-le") == each["text"]
    assert (found[0]["category"], found[0]["comment"], found[0]["rubric"]) == (
        "accuracy/omission",
        "why",
        "error-spans",
    )
    assert found[-1]["severity"] == "major"
    assert found[0]["start_utf16"] == found[0]["start"] == 4
    assert found[1]["start_utf16"] == found[1]["start"] + 3


def test_what_is_left_out_and_what_does_not_fit_has_no_place(tmp_path: Path, judged: JudgedStore) -> None:
    missing = mark(TEXT, "กิน", start=None, end=None, text=None, special="[missing]")
    off = mark(TEXT, "กิน", text="กัน")
    beyond = mark(TEXT, "กิน", end=9_999, text=None)
    bare = mark(TEXT, "กิน", text=None)
    judge(judged, a_translation(judged), {"errors": [missing, off, beyond, bare]})
    datasets.refresh(judged.store, tmp_path / "d")
    found = rows(tmp_path / "d", "spans")
    assert found["start"].to_list() == found["start_utf16"].to_list() == [None, None, None, 0]
    assert found["end"].to_list() == found["end_utf16"].to_list() == [None, None, None, 3]
    assert found["text"].to_list() == [None, "กัน", None, "กิน"]
    assert found["special"].to_list() == ["[missing]", None, None, None]


def test_no_mark_and_no_rewrite_is_no_row(tmp_path: Path, judged: JudgedStore) -> None:
    judge(judged, a_translation(judged), {"errors": [], "score": 100})
    judged.judge(judged.prompt("q2", "de-DE", {"m1": "a", "m2": "b"}), {"preference": 1})
    datasets.refresh(judged.store, tmp_path / "d")
    assert rows(tmp_path / "d", "spans").height == rows(tmp_path / "d", "rewrites").height == 0
    assert rows(tmp_path / "d", "judgments").height == 2


def test_a_rewrite_stands_beside_what_it_was_made_of(tmp_path: Path, judged: JudgedStore) -> None:
    before = "Bitte zahlen Sie bis Montag."
    asked = a_translation(judged, before)
    judge(judged, asked, {"post_edit": "Bitte zahlen Sie bis Dienstag."})
    judge(judged, asked, {"post_edit": before + "\n"}, reviewer="Ben")
    datasets.refresh(judged.store, tmp_path / "d")
    found = rows(tmp_path / "d", "rewrites").to_dicts()
    assert [each["before"] for each in found] == [before, before]
    assert [each["same"] for each in found] == [False, True]
    assert json.loads(found[0]["diff"]) == [
        ["=", "Bitte zahlen Sie bis "], ["-", "Montag"], ["+", "Dienstag"], ["=", "."],
    ]  # fmt: skip


def test_a_rewritten_prompt_begins_as_its_whole_conversation(tmp_path: Path, judged: JudgedStore) -> None:
    turns = (Message("system", "Sei nett."), Message("user", "Wie geht es?"))
    asked = judged.prompt("q1", "de-DE", {"m1": "egal"}, text=turns)
    judged.judge(
        asked, {"fixed_prompt": "Sei nett.\n\nWie geht's?"}, models=(), rubric="prompt-localization", unit="prompt"
    )
    datasets.refresh(judged.store, tmp_path / "d")
    [found] = rows(tmp_path / "d", "rewrites").to_dicts()
    assert found["before"] == "Sei nett.\n\nWie geht es?"
    assert json.loads(found["diff"])[0] == ["=", "Sei nett.\n\nWie "]


def test_a_folder_from_before_these_data_sets_gets_them_with_all_that_was_judged(
    tmp_path: Path, judged: JudgedStore
) -> None:
    folder = tmp_path / "d"
    judge(judged, a_translation(judged), {"errors": [mark(TEXT, "กิน")], "post_edit": "neu"})
    datasets.refresh(judged.store, folder)
    whole = {name: rows(folder, name) for name in ("spans", "rewrites", "judgments")}
    for name in ("spans", "rewrites"):
        shutil.rmtree(folder / name)
    datasets.refresh(judged.store, folder)
    for name, frame in whole.items():
        assert_frame_equal(rows(folder, name), frame)
    assert whole["spans"].height == whole["rewrites"].height == 1


def test_the_comments_of_marks_are_forgotten_with_the_others(tmp_path: Path, judged: JudgedStore) -> None:
    judge(judged, a_translation(judged), {"errors": [mark(TEXT, "กิน", comment="my own words")]})
    with judged.store.write() as tx:
        forgetting.forget(tx, judged.person("Ana"), comments=True)
    datasets.refresh(judged.store, tmp_path / "d")
    [found] = rows(tmp_path / "d", "spans").to_dicts()
    assert (found["text"], found["comment"]) == ("กิน", None)
    assert "my own words" not in rows(tmp_path / "d", "judgments")["ratings"][0]


def rebuilt(pieces: list[tuple[str, str]], without: str) -> str:
    return "".join(text for op, text in pieces if op != without)


@given(st.text(max_size=60), st.text(max_size=60))
def test_changes_rebuild_both_texts(before: str, after: str) -> None:
    pieces = differences(before, after)
    assert rebuilt(pieces, "+") == before
    assert rebuilt(pieces, "-") == after
    assert all(text for _, text in pieces)
    assert all(one[0] != other[0] for one, other in pairwise(pieces))


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [
        ("don't go", "do go", [("-", "don't"), ("+", "do"), ("=", " go")]),
        ("先日は昼食に", "先日は夕食に", [("=", "先日は"), ("-", "昼"), ("+", "夕"), ("=", "食に")]),
        ("स्वादिष्ट भोजन", "अच्छा भोजन", [("-", "स्वादिष्ट"), ("+", "अच्छा"), ("=", " भोजन")]),
        ("ขอบพระคุณ", "ขอบคุณ", [("=", "ขอบ"), ("-", "พระ"), ("=", "คุณ")]),
        ("👩‍👩‍👧!", "👩‍👧!", [("-", "👩‍👩‍👧"), ("+", "👩‍👧"), ("=", "!")]),
    ],
)
def test_changes_are_words_or_characters_as_a_script_is_written(
    before: str, after: str, wanted: list[tuple[str, str]]
) -> None:
    assert differences(before, after) == wanted


def test_a_text_that_is_all_different_is_one_piece_out_and_one_in() -> None:
    count = int(LARGEST**0.5) + 1
    before, after = "a " * count, "b " * count
    assert differences("same " + before, "same " + after) == [
        ("=", "same "),
        ("-", before[:-1]),
        ("+", after[:-1]),
        ("=", " "),
    ]


def test_spans_have_the_columns_of_the_design() -> None:
    names = list(datasets.data_sets()["spans"].schema)
    place = "on start end start_utf16 end_utf16 text severity category special comment"
    assert names[18:] == f"rubric rubric_version rubric_hash criterion {place}".split()
    assert datasets.data_sets()["spans"].schema["start_utf16"] == pl.Int64()
