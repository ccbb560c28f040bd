from __future__ import annotations

import json
import random
import subprocess
import sys
import unicodedata
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sacrebleu.metrics import BLEU, CHRF, TER
from sacrebleu.metrics.lib_ter import translation_edit_rate

from localize.signals import Case, Finding, Signal, State, bleu, chrf2, chrf_words, run, ter
from localize.signals.overlap import counting
from localize.signals.overlap.edits import OutsideBeam, edits
from localize.signals.overlap.tokenizing import MOST_CHARACTERS
from localize.signals.running import FAILED

DATA = Path(__file__).parent.parent / "data"
WITH_BLANKS = ("ar", "de", "en", "es", "fr", "hi", "ko", "pt", "ru", "tr")
WITHOUT = ("ja", "th", "zh")
LANGUAGES = sorted(WITH_BLANKS + WITHOUT)
TOKENIZERS = {"ja": "ja-mecab", "ko": "ko-mecab", "th": "char", "zh": "zh"}
METRICS = {each.name: each for each in (chrf2.SIGNAL, chrf_words.SIGNAL, bleu.SIGNAL, ter.SIGNAL)}
OPTIONS = {
    "chrf2": ["-m", "chrf"],
    "chrf++": ["-m", "chrf", "--chrf-word-order", "2"],
    "bleu": ["-m", "bleu"],
    "ter": ["-m", "ter"],
}
DIGITS = 10
every_metric = pytest.mark.parametrize("metric", METRICS.values(), ids=METRICS)


@lru_cache
def pairs(language: str) -> list[tuple[str, str]]:
    lines = (DATA / "pairs" / f"{language}.tsv").read_text(encoding="utf-8").splitlines()
    return [(answer, reference) for answer, _, reference in (line.partition("\t") for line in lines)]


def compared(metric: Signal, language: str, texts: list[tuple[str, str]]) -> list[Finding]:
    return run(metric, [Case(answer, language, reference=reference) for answer, reference in texts])


def number(metric: Signal, language: str, answer: str, reference: str) -> float | None:
    return compared(metric, language, [(answer, reference)])[0].number


# Equal to sacreBLEU


def command_line(folder: Path, texts: list[tuple[str, str]], options: list[str]) -> list[tuple[str, str]]:
    """Signature and score of each pair, as `sacrebleu` prints them."""
    for name, lines in zip(("answers", "references"), zip(*texts, strict=True), strict=True):
        content = "".join(f"{unicodedata.normalize('NFC', line)}\n" for line in lines)
        (folder / name).write_text(content, encoding="utf-8")
    command = [sys.executable, "-m", "sacrebleu", str(folder / "references"), "-i", str(folder / "answers"), *options]
    printed = subprocess.run(
        [*command, "-sl", "-w", str(DIGITS)], check=True, capture_output=True, encoding="utf-8"
    ).stdout
    words = [line.split() for line in printed.splitlines()]
    return [(line[0], line[2]) for line in words]


@pytest.mark.parametrize(
    ("name", "languages", "more"),
    [
        ("chrf2", LANGUAGES, []),
        ("chrf++", WITH_BLANKS, []),
        ("ter", WITH_BLANKS, []),
        ("bleu", [each for each in LANGUAGES if each not in TOKENIZERS], ["--tokenize", "intl"]),
        *[("bleu", [language], ["--tokenize", tokenizer]) for language, tokenizer in TOKENIZERS.items()],
    ],
    ids=lambda given: given if isinstance(given, str) else "-".join(given),
)
def test_every_number_is_that_of_sacrebleus_command_line(
    name: str, languages: list[str], more: list[str], tmp_path: Path
) -> None:
    """All four metrics on 1,000 pairs in ten languages; chrF2 and BLEU on 300 more where no blanks are written."""
    ours = [found for language in languages for found in compared(METRICS[name], language, pairs(language))]
    theirs = command_line(
        tmp_path, [pair for language in languages for pair in pairs(language)], [*OPTIONS[name], *more]
    )
    assert len(ours) == 100 * len(languages)
    assert [(found.signature, f"{found.number:.{DIGITS}f}") for found in ours] == [
        (f"{signature}|nfc:yes", score) for signature, score in theirs
    ]


PLAIN = {
    "chrf2": CHRF(),
    "chrf++": CHRF(word_order=2),
    "bleu": BLEU(tokenize="intl", effective_order=True),
    "ter": TER(),
}
letters = st.text(
    alphabet=st.one_of(
        st.sampled_from(
            "ab. ,'\n\t\r\x0b\x1c\x1f\x85\u00a0\u200b\u2028\u3000\ufeff\u0301\u0327e中文ก\u0e33한\U0001f600𠀀"
        ),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=40,
)


@every_metric
@given(answer=letters, reference=letters)
@example("a\x1cb c", "ab c")
@example("e\u0301" * 5, "é" * 5)
@example("\ufeffa", "a")
@settings(max_examples=150, deadline=None)
def test_every_number_is_sacrebleus_on_whatever_two_texts(metric: Signal, answer: str, reference: str) -> None:
    (found,) = compared(metric, "de", [(answer, reference)])
    if not answer.strip() or not reference.strip():
        assert found.state is State.NOT_APPLICABLE
    else:
        plain = PLAIN[metric.name].sentence_score(*(composed(answer), [composed(reference)]))
        assert found.number == plain.score


def composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def test_half_of_a_pair_of_surrogates_is_a_character() -> None:
    assert number(chrf2.SIGNAL, "de", "ab\ud800c", "abc") == PLAIN["chrf2"].sentence_score("ab\ud800c", ["abc"]).score


@every_metric
def test_a_text_gets_the_same_number_whatever_it_is_counted_with(
    metric: Signal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Outputs of one reference, of many, in any order, in portions of any size: no pair touches another."""
    some = [(answer, reference) for _, reference in pairs("de")[:8] for answer, _ in pairs("de")[:5]]
    random.Random(5).shuffle(some)
    alone = [compared(metric, "de", [pair])[0] for pair in some]
    for size in (1, 700, 10**6):
        monkeypatch.setattr(counting, "AT_ONCE", size)
        assert compared(metric, "de", some) == alone


def test_one_text_in_two_languages_is_cut_for_each() -> None:
    texts = ("明日は雨です。", "明日は晴れです。")
    cases = [Case(texts[0], locale, reference=texts[1]) for locale in ("ja", "zh", "de", "ja")]
    ja, zh, de, again = run(bleu.SIGNAL, cases)
    assert len({ja.number, zh.number, de.number}) == 3
    assert ja == again


# What they say


def test_chrf2_of_a_known_pair() -> None:
    """`abcd` and `abce`: of 4, 3, 2, 1 runs they share 3, 2, 1, 0; precision = recall = F = (3/4 + 2/3 + 1/2) / 4."""
    assert number(chrf2.SIGNAL, "en", "ab cd", "abc e") == pytest.approx(100 * (3 / 4 + 2 / 3 + 1 / 2 + 0) / 4)


def test_bleu_of_three_equal_words_is_100() -> None:
    """Without effective order it is 0, for there are no runs of four."""
    assert number(bleu.SIGNAL, "en", "the cat sat", "the cat sat") == pytest.approx(100)


def test_bleu_of_a_known_pair() -> None:
    """Shared runs 5/6, 3/5, 1/4, then 0/3, which counts as 1/2 of one."""
    expected = 100 * (5 / 6 * 3 / 5 * 1 / 4 * 1 / 6) ** (1 / 4)
    assert number(bleu.SIGNAL, "en", "the cat sat on the mat", "the cat is on the mat") == pytest.approx(expected)


def test_a_run_of_words_moved_is_one_edit() -> None:
    assert number(ter.SIGNAL, "en", "c d a b", "a b c d") == 25


@every_metric
def test_the_same_text_has_the_best_number(metric: Signal) -> None:
    assert metric.metric
    assert number(metric, "fr", "Le chat dort, vraiment.", "Le chat dort, vraiment.") == pytest.approx(metric.best)


@every_metric
def test_a_letter_written_in_two_ways_is_one_letter(metric: Signal) -> None:
    text = "Đường phố Hà Nội rất đẹp"
    assert number(metric, "vi", unicodedata.normalize("NFD", text), text) == pytest.approx(metric.best)


# What they say nothing of


@pytest.mark.parametrize("locale", ["ja-JP", "zh-CN", "zh-Hant-TW", "yue-HK", "th-TH", "lo", "km", "my", "bo", "dz"])
@pytest.mark.parametrize("metric", [chrf_words.SIGNAL, ter.SIGNAL], ids=["chrf++", "ter"])
def test_measures_of_words_need_blanks_between_them(metric: Signal, locale: str) -> None:
    reason = metric.unfit(locale)
    assert reason is not None
    assert "without blanks" in str(reason)


@pytest.mark.parametrize("locale", ["ko-KR", "de", "ar-EG", "hi-IN", "vi-VN", "zh-Latn", "am-ET"])
@every_metric
def test_where_blanks_are_written_all_four_count(metric: Signal, locale: str) -> None:
    assert metric.unfit(locale) is None


def test_edits_are_counted_in_sentences_only() -> None:
    sixty = " ".join(map(str, range(60)))
    assert number(ter.SIGNAL, "en", sixty, sixty) == 0
    for answer, reference in ((f"{sixty} more", "short"), ("short", f"{sixty} more")):
        (found,) = compared(ter.SIGNAL, "en", [(answer, reference)])
        assert found.state is State.NOT_APPLICABLE
        assert "60 words" in str(found.why)


@every_metric
@pytest.mark.parametrize(
    "text",
    ["x" * (MOST_CHARACTERS + 1), "word " * 200_000, "a" + "\u0316\u0301" * 49_000],
    ids=["one line", "many words", "marks in a row"],
)
def test_what_would_take_too_long_is_left_with_a_reason(metric: Signal, text: str) -> None:
    for answer, reference in ((text, "short"), ("short", text)):
        (found,) = compared(metric, "en", [(answer, reference)])
        assert found.state is State.NOT_APPLICABLE
        assert found.why not in (None, FAILED)


@every_metric
@pytest.mark.parametrize("text", ["(" * 50_000 + ")" * 50_000, "ab " * 33_000, "字" * 100_000, "アあ" * 50_000])
@pytest.mark.parametrize("locale", ["de-DE", "ja-JP", "ko-KR", "th-TH", "zh-CN"])
def test_long_texts_never_fail(metric: Signal, text: str, locale: str) -> None:
    (found,) = compared(metric, locale, [(text, text[:90_000])])
    assert found.why is not FAILED


@every_metric
@pytest.mark.parametrize("locale", ["en-US", "ja-JP", "ko-KR", "th-TH", "zh-CN", "ar-EG"])
def test_naughty_strings_never_fail(metric: Signal, locale: str) -> None:
    naughty = json.loads((DATA / "blns" / "blns.json").read_text(encoding="utf-8"))
    texts = [*pairwise(naughty), *((text, text) for text in naughty)]
    cases = [Case(answer, locale, reference=reference) for answer, reference in texts]
    found = metric.find(cases)
    assert len(found) == len(cases)
    assert all(each.why is not FAILED for each in found)
    assert all(each.number is not None for each in found) or any(each.why for each in found)


# Edits


@st.composite
def mixed_up(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    """A reference of up to 45 words and an answer made of it: runs moved, words lost, replaced and added."""
    words = st.sampled_from("abcdefghijklmnopqrstuvwxyz"[: draw(st.sampled_from([2, 5, 12, 26]))])
    reference = draw(st.lists(words, max_size=45))
    answer = list(reference)
    for _ in range(draw(st.integers(0, 5))):
        start, length, target = (draw(st.integers(0, 45)) for _ in range(3))
        run = answer[start : start + length % 12]
        del answer[start : start + length % 12]
        answer[target:target] = run
    for place in draw(st.lists(st.integers(0, 44), max_size=6)):
        answer[place : place + 1] = draw(st.lists(words, max_size=2))
    return answer[:60], reference


@given(mixed_up())
@settings(max_examples=150, deadline=None)
def test_edits_are_those_of_sacrebleu(texts: tuple[list[str], list[str]]) -> None:
    answer, reference = texts
    try:
        counted = edits(answer, reference)
    except OutsideBeam:
        assert len(reference) >= 25
    else:
        assert counted == translation_edit_rate(answer, reference)[0]


@pytest.mark.parametrize("seed", range(3))
def test_a_search_that_sacrebleu_gives_up_ends_alike(seed: int) -> None:
    """Sixty words at random places: a thousand moves are tried before there is no better one."""
    reference = [str(number % 12) for number in range(60)]
    answer = random.Random(seed).sample(reference, 60)
    assert edits(answer, reference) == translation_edit_rate(answer, reference)[0]


def test_outside_the_beam_sacrebleu_counts_itself() -> None:
    """26 and 34 words that changed places: the best way is 34 places off the diagonal, the beam has 25."""
    words = [str(number) for number in range(60)]
    moved = words[34:] + words[:34]
    with pytest.raises(OutsideBeam):
        edits(moved, words)
    answer, reference = " ".join(moved), " ".join(words)
    assert number(ter.SIGNAL, "en", answer, reference) == TER().sentence_score(answer, [reference]).score
