"""Length against the source by language, and against the other answers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ntrex_lines import LOCALES, findings, share_looked, translations

from localize.signals import Case, Finding, On, State, run
from localize.signals.length import SIBLINGS_BAND, SIGNAL
from localize.signals.wording.usual_lengths import usual_length

ENGLISH = "The government said on Monday that the new rules would come into force next year, after a long debate."


def found_in(text: str, locale: str = "de-DE", **around: object) -> Finding:
    return run(SIGNAL, [Case(text, locale, **around)])[0]  # type: ignore[arg-type]


@pytest.mark.parametrize("locale", LOCALES)
def test_few_good_translations_are_flagged(locale: str) -> None:
    found = findings(SIGNAL, translations(locale))
    assert len(found) == 120
    assert share_looked(found) <= 0.05


@pytest.mark.parametrize("locale", LOCALES)
def test_a_translation_cut_at_two_fifths_is_found(locale: str) -> None:
    found = findings(SIGNAL, translations(locale, lambda text, _: text[: len(text) * 2 // 5]))
    assert share_looked(found) >= 0.8


@pytest.mark.parametrize("locale", LOCALES)
def test_a_translation_with_as_much_again_added_is_found(locale: str) -> None:
    found = findings(SIGNAL, translations(locale, lambda text, _: f"{text} {text}"))
    assert share_looked(found) >= (0.4 if locale.startswith("zh") else 0.65)


@pytest.mark.parametrize(
    ("locale", "ratio"),
    # facts of NTREX-128, en into X
    [
        ("de-DE", 1.19),
        ("de-AT", 1.19),
        ("pt-BR", 1.07),
        ("zh-CN", 0.34),
        ("zh-TW", 0.35),
        ("ja", 0.46),
        ("ta-IN", 1.27),
    ],
)
def test_medians_are_those_that_were_measured(locale: str, ratio: float) -> None:
    usual = usual_length(locale)
    assert usual is not None
    assert (usual.ratio, usual.measured) == (ratio, True)


def test_a_language_that_was_not_measured_is_judged_by_its_script_more_roughly() -> None:
    kazakh, russian = usual_length("kk"), usual_length("ru")
    assert kazakh is not None
    assert russian is not None
    assert not kazakh.measured
    wide = found_in("x" * 100, "kk", source=ENGLISH).band
    narrow = found_in("x" * 100, "ru", source=ENGLISH).band
    assert wide is not None
    assert narrow is not None
    assert wide[1] / wide[0] > narrow[1] / narrow[0]


@pytest.mark.parametrize("locale", ["km-KH", "ka-GE", "x-unknown"])
def test_a_script_that_was_not_measured_is_not_judged(locale: str) -> None:
    assert SIGNAL.find([Case("a" * 300, locale, source=ENGLISH)])[0].state is State.NOT_APPLICABLE


def test_the_number_is_the_ratio_and_the_band_is_around_the_median() -> None:
    # 102 characters of source; usual for German 1.19: 0.6 x 1.19 to 1.75 x 1.19
    found = found_in("x" * 102, source=ENGLISH, source_locale="en")
    assert found.number == pytest.approx(1.0)
    assert found.band == pytest.approx((0.714, 2.0825))


def test_blanks_code_and_composition_do_not_count() -> None:
    plain = found_in("Straße über Nacht " * 5, source=ENGLISH)
    other = found_in("Straße   u\u0308ber\nNacht\t " * 5 + "```\n" + "x" * 500 + "\n```", source=ENGLISH)
    assert plain.number == other.number


def test_a_source_in_another_language_than_english_is_scaled() -> None:
    # Chinese is 0.34 of English, German 1.19: 3.5 characters for each
    assert found_in("x" * 105, source="一二三四五六七八九十" * 3, source_locale="zh-CN").state is State.OK
    assert found_in("x" * 30, source="一二三四五六七八九十" * 3, source_locale="zh-CN").state is State.LOOK


def test_answers_are_held_against_the_others() -> None:
    others = ("x" * 1000, "y" * 1200, "z" * 1100)
    short, fine, long = (found_in("w" * length, siblings=others) for length in (100, 900, 6000))
    assert (short.state, fine.state, long.state) == (State.LOOK, State.OK, State.LOOK)
    assert fine.number == pytest.approx(900 / 1100)
    assert fine.band == SIBLINGS_BAND


def test_a_word_and_a_sentence_may_both_answer() -> None:
    assert found_in("Paris", siblings=("The capital of France is the city of Paris, on the Seine.",)).state is State.OK


@pytest.mark.parametrize("around", [{}, {"source": "Yes."}, {"source": "  "}, {"prompt": "Why?"}])
def test_without_anything_to_compare_with_it_says_so(around: dict[str, str]) -> None:
    found = found_in("A text of some length.", **around)
    assert found.state is State.NOT_APPLICABLE
    assert found.why is not None


@given(st.integers(20, 400), st.integers(1, 2000), st.sampled_from(LOCALES))
def test_it_looks_exactly_outside_of_its_band(source: int, length: int, locale: str) -> None:
    found = run(SIGNAL, [Case("x" * length, locale, On.PROMPT, source="y" * source, source_locale="en")])[0]
    assert found.number is not None
    assert found.band is not None
    assert (found.state is State.LOOK) == (not found.band[0] <= found.number <= found.band[1])
