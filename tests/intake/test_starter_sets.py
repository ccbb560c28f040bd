"""The shipped starter sets: sound, balanced, in the language and writing of their place, each text accounted for."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from localize.assignment.expecting import read_expected
from localize.intake.set_files import SetFile, SetHead, SetItem, read_set_file
from localize.languages import canonical, script
from localize.records import Purpose, Unit
from localize.rubric import find_rubrics, read_rubric

FOLDER = Path(__file__).parents[2] / "localize" / "starter_sets"
FILES = sorted(FOLDER.glob("*.jsonl"))
SOURCES = (FOLDER / "sources.md").read_text(encoding="utf-8")
SIZES = {Purpose.PLACEMENT: (8, 10), Purpose.TUTORIAL: (3, 4), Purpose.CALIBRATION: (4, 6), Purpose.GOLD: (6, 8)}
FULL = {Purpose.PLACEMENT, Purpose.TUTORIAL, Purpose.CALIBRATION, Purpose.GOLD}
UNICODE_SCRIPTS = {
    "Latn": "LATIN", "Cyrl": "CYRILLIC", "Arab": "ARABIC", "Deva": "DEVANAGARI",
    "Jpan": "CJK|HIRAGANA|KATAKANA", "Hans": "CJK", "Hant": "CJK", "Kore": "HANGUL",
}  # fmt: skip
ENGLISH = re.compile(r"\b(the|of|is|are|with|which|this|that|answer|better|wrong|should)\b", re.I)
OLD_CODES = {"zh-Hans-CN": "gb2312", "zh-Hant-TW": "big5", "ja-JP": "shift_jis", "ko-KR": "euc_kr"}
"""National character sets: none of them holds the signs of its neighbours, such as simplified ones for Taiwan."""
WHOLE = {"other-translation", "whole-answer"}
"""Items whose other side is another text, not the same one with a flaw."""

every_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def read(path: Path) -> tuple[SetHead, tuple[SetItem, ...]]:
    found: SetFile = read_set_file(path)
    assert found.faults == ()
    assert found.head is not None
    return found.head, found.items


def winner(item: SetItem) -> int:
    """The place of the good output."""
    relation = item.expected["preference"]
    assert re.fullmatch(r"[AB] (above|at least) [AB]", relation), relation
    assert relation[0] != relation[-1]
    return "AB".index(relation[0])


def good_and_flawed(item: SetItem) -> tuple[str, str]:
    good = winner(item)
    return item.outputs[good], item.outputs[1 - good]


def share_in_script(text: str, locale: str) -> float:
    """The part of its letters that the locale writes with, 0 to 1."""
    letters = [unicodedata.name(sign, "") for sign in text if sign.isalpha()]
    return sum(bool(re.match(UNICODE_SCRIPTS[script(locale)], name)) for name in letters) / len(letters)


def texts_of_the_place(head: SetHead, items: tuple[SetItem, ...]) -> Iterator[str]:
    yield head.title
    for item in items:
        yield good_and_flawed(item)[0]


def test_sixteen_locales_have_a_placement_set_and_ten_have_all_four() -> None:
    found: dict[str, set[Purpose]] = {}
    for path in FILES:
        head, _ = read(path)
        found.setdefault(head.locale, set()).add(head.purpose)
    assert len(found) == 16
    assert all(Purpose.PLACEMENT in purposes for purposes in found.values())
    assert sum(purposes == FULL for purposes in found.values()) == 10


@every_file
def test_the_head_says_what_the_name_of_the_file_says(path: Path) -> None:
    head, items = read(path)
    assert head.key == path.stem == f"{head.purpose}-{head.locale.lower()}"
    assert canonical(head.locale) == head.locale
    assert (head.unit, head.rubric) == (Unit.PAIR, "preference")
    least, most = SIZES[head.purpose]
    assert least <= len(items) <= most
    assert head.purpose is not Purpose.PLACEMENT or (head.pass_mark, head.attempts) == (0.8, 2)


@every_file
def test_the_rubric_can_answer_what_is_expected(path: Path) -> None:
    rubric = read_rubric(find_rubrics(None)["preference"])
    for item in read(path)[1]:
        conditions, faults = read_expected(rubric, item.expected, outputs=len(item.outputs), target=None)
        assert faults == ()
        assert conditions


@every_file
def test_neither_side_has_more_than_seven_of_ten_good_answers(path: Path) -> None:
    items = read(path)[1]
    assert max(Counter(winner(item) for item in items).values()) <= max(0.7 * len(items), (len(items) + 1) // 2)


@every_file
def test_only_calibration_lets_a_tie_pass(path: Path) -> None:
    head, items = read(path)
    loose = [item.name for item in items if "at least" in item.expected["preference"]]
    assert len(loose) == (2 if head.purpose is Purpose.CALIBRATION else 0)


@every_file
def test_outputs_differ_and_are_short(path: Path) -> None:
    for item in read(path)[1]:
        good, flawed = good_and_flawed(item)
        assert re.sub(r"\s", "", good) != re.sub(r"\s", "", flawed), item.name
        assert max(len(good), len(flawed)) <= 400, item.name
        assert all(unicodedata.is_normalized("NFC", text) for text in item.outputs)
        assert all(text == text.strip() and "  " not in text for text in item.outputs)


@every_file
def test_a_flaw_is_one_place_in_an_otherwise_equal_text(path: Path) -> None:
    for item in read(path)[1]:
        if WHOLE.isdisjoint(item.tags):
            same = SequenceMatcher(None, *good_and_flawed(item), autojunk=False).ratio()
            assert same >= 0.7, (item.name, same)


@every_file
def test_an_explanation_is_in_the_language_of_the_set_and_names_no_letter(path: Path) -> None:
    head, items = read(path)
    for item in items:
        said = re.sub(r"[«„“‘「].*?[»“”’」]", "", item.explanation)
        assert share_in_script(said, head.locale) > 0.6, item.name  # an English word may be named
        assert not ENGLISH.search(said), item.name
        assert 15 < len(item.explanation) < 320, item.name
        # a reviewer may see the outputs the other way round; a single A is a word of Portuguese
        letters = "B" if head.locale.startswith("pt") else "AB"
        assert not re.search(rf"(?<![^\W_])[{letters}](?![^\W_])", said), item.name


@every_file
def test_the_good_side_is_in_the_script_of_the_place(path: Path) -> None:
    head, items = read(path)
    for text in texts_of_the_place(head, items):
        assert share_in_script(text, head.locale) > 0.3, text  # names stay in Latin letters
        if head.locale in OLD_CODES:
            text.translate({ord(sign): None for sign in "–—～·・•"}).encode(OLD_CODES[head.locale])
        if head.locale == "ur-PK":
            assert not set(text) & set("يكى"), text  # the Arabic forms of letters that Urdu writes ی and ک


@every_file
def test_a_text_to_translate_stands_in_the_prompt_as_in_the_source(path: Path) -> None:
    for item in read(path)[1]:
        assert (item.source_locale is None) == (item.source_prompt is None)
        assert isinstance(item.prompt, str)
        if re.search(r"-(ntrex|mgsm)-", item.name):
            assert isinstance(item.source_prompt, str)
            assert item.prompt.split("\n\n", 1)[1] == item.source_prompt.split("\n\n", 1)[1]


def test_a_locale_has_no_item_twice() -> None:
    seen: Counter[tuple[str, frozenset[str]]] = Counter()
    named: Counter[tuple[str, str]] = Counter()
    for path in FILES:
        head, items = read(path)
        for item in items:
            seen[head.locale, frozenset(item.outputs)] += 1
            named[head.locale, re.split(r"-(?=ntrex|vicuna|mgsm|care)", item.name)[1]] += 1
    assert {key: count for key, count in seen.items() if count > 1} == {}
    # one sentence of the source shows one thing only in a locale, so no set gives away an answer of another
    assert {key: count for key, count in named.items() if count > 1} == {}


@every_file
def test_every_file_and_every_source_is_accounted_for(path: Path) -> None:
    items = read(path)[1]
    names = [re.search(r"-(ntrex|vicuna|mgsm|care)-\d+$", item.name) for item in items]
    counts = Counter(found[1] for found in names if found is not None)
    assert counts.total() == len(items)
    cells = [len(items), *(counts[source] or "" for source in ("ntrex", "vicuna", "mgsm", "care"))]
    assert "| ".join([f"| `{path.name}` ", *(f"{cell} " for cell in cells)]) + "|" in SOURCES
    assert all(f"| `*-{source}-*` |" in SOURCES for source in counts)
    for item in items:
        assert item.tags


def test_every_licence_that_the_sources_name_is_shipped() -> None:
    named = re.findall(r"`(\.\./demo/licences/[^`]+)`", SOURCES)
    assert len(named) == 4
    assert all((FOLDER / each).exists() for each in named)
    assert "stay under CC BY-SA 4.0" in SOURCES
    assert "checked by a native speaker yet" in SOURCES
