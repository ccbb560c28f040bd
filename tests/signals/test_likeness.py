from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

from localize.signals import Case, Finding, On, State, bleu, chrf2, chrf_words, likeness, run, ter
from localize.signals.likeness import BLANK, MOST_OTHERS, SAME, SIGNAL, TOO_LONG
from localize.signals.running import FAILED

DATA = Path(__file__).parent.parent / "data"
ANSWERS = ("The cat sat on the mat.", "On the mat sat the cat, and slept.", "There was no cat at all.")
METRICS = (chrf2.SIGNAL, chrf_words.SIGNAL, bleu.SIGNAL, ter.SIGNAL)


def found(text: str, *others: str, locale: str = "en") -> Finding:
    return run(SIGNAL, [Case(text, locale, siblings=others)])[0]


def test_the_parts_are_the_four_metrics_with_each_other_answer_as_the_reference() -> None:
    for text in ANSWERS:
        others = [other for other in ANSWERS if other != text]
        expected = {
            f"{metric.name}:{place}": run(metric, [Case(text, "en", reference=other)])[0].number
            for metric in METRICS
            for place, other in enumerate(others)
        }
        assert found(text, *others).parts == expected


def test_a_batch_of_localizations_says_what_each_says_alone() -> None:
    locales = ("en", "ja-JP", "ko", "zh", "th")
    cases = [
        Case(text, locale, siblings=tuple(other for other in ANSWERS if other != text))
        for locale in locales
        for text in ANSWERS
    ]
    assert run(SIGNAL, cases) == [run(SIGNAL, [case])[0] for case in cases]


def test_the_number_is_the_highest_chrf2() -> None:
    one, two = (found(ANSWERS[0], other).number for other in ANSWERS[1:])
    assert one is not None
    assert two is not None
    assert found(ANSWERS[0], *ANSWERS[1:]).number == max(one, two)
    assert one != two


def test_the_signature_is_that_of_each_metric() -> None:
    cases = [Case(ANSWERS[0], "en", reference=ANSWERS[1])]
    assert found(*ANSWERS).signature == "; ".join(str(run(metric, cases)[0].signature) for metric in METRICS)


def test_a_place_is_that_among_all_other_answers() -> None:
    assert set(found("a b", "", "c d", " \n", "e f").parts) == {
        f"{metric.name}:{place}" for metric in METRICS for place in (1, 3)
    }


def test_where_no_blanks_are_written_letters_and_words_of_a_dictionary_count() -> None:
    assert set(found("明日は雨です。", "明日は晴れです。", locale="ja").parts) == {"chrf2:0", "bleu:0"}


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Ja.", "Ja."),
        ("ＡＢＣ １２", "ABC 12"),
        ("one\ntwo ", " one  two"),
        ("caf\u00e9", "cafe\u0301"),
        ("ﬁn", "fin"),
    ],
)
def test_the_same_text_but_for_width_form_and_blanks_is_shown(text: str, other: str) -> None:
    for here, there in ((text, other), (other, text)):
        shown = found(here, "another", there)
        assert shown.state is State.LOOK
        assert shown.why == SAME
        assert shown.number == max(shown.parts["chrf2:0"], shown.parts["chrf2:1"])


@pytest.mark.parametrize("other", ["ja.", "Ja", "Ja. Ja.", "J a.", "Jà."])
def test_another_text_is_not_shown_however_like(other: str) -> None:
    assert found("Ja.", other).state is State.OK


def test_only_answers_are_compared() -> None:
    assert run(SIGNAL, [Case("a", "en", on=On.PROMPT, siblings=("a",))])[0].state is State.NOT_APPLICABLE


def test_without_anything_to_compare_it_says_why() -> None:
    assert found("a", "", " ").why == BLANK
    assert found("a").state is State.NOT_APPLICABLE
    assert found("a" * 50_000, *["b" * 50_000] * 5).why == TOO_LONG
    assert found("a" * 100_001, "b").state is State.NOT_APPLICABLE


def test_the_first_twenty_others_are_compared() -> None:
    assert sum(name.startswith("chrf2") for name in found("a b", *["c d"] * 30).parts) == MOST_OTHERS


def test_an_answer_too_long_for_edits_has_the_other_numbers() -> None:
    long = "word " * 100
    assert set(found(long, "short", long + "er").parts) == {
        f"{metric.name}:{place}" for metric in METRICS[:3] for place in (0, 1)
    }


def test_edits_that_take_a_second_are_left_out() -> None:
    words = [str(number) for number in range(60)]
    assert "ter:0" not in found(" ".join(words[34:] + words[:34]), " ".join(words)).parts


@pytest.mark.parametrize("locale", ["en", "ja", "ko", "th", "zh", "ar"])
def test_naughty_strings_never_fail(locale: str) -> None:
    naughty = json.loads((DATA / "blns" / "blns.json").read_text(encoding="utf-8"))
    cases = [Case(text, locale, siblings=(other, text)) for text, other in pairwise(naughty)]
    told = likeness.SIGNAL.find(cases)
    assert all(each.why is not FAILED for each in told)
    assert [each.state for each in told] == [
        State.LOOK if case.text.strip() else State.NOT_APPLICABLE for case in cases
    ]
