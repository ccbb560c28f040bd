"""Texts that break off, and all the ways in which a whole text may end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ntrex_lines import LOCALES, findings, share_looked, translations

from localize.signals import Case, Finding, State, run
from localize.signals.truncation import SHOWN, SIGNAL

PROSE = "Der erste Satz ist zu Ende. Der zweite Satz ist auch zu Ende."


def found_in(text: str, source: str | None = None, locale: str = "de-DE") -> Finding:
    return run(SIGNAL, [Case(text, locale, source=source, source_locale="en" if source else None)])[0]


@pytest.mark.parametrize("locale", LOCALES)
def test_few_good_translations_are_flagged(locale: str) -> None:
    found = findings(SIGNAL, translations(locale))
    assert len(found) == 120
    assert share_looked(found) <= 0.05


@pytest.mark.parametrize("locale", [locale for locale in LOCALES if locale != "th-TH"])
def test_a_translation_cut_at_three_fifths_is_found(locale: str) -> None:
    # of the English lines 93 % end with a mark: more cannot be found by it
    found = findings(SIGNAL, translations(locale, lambda text, _: text[: len(text) * 3 // 5]))
    assert share_looked(found) >= 0.85


def test_of_thai_little_is_found_and_it_is_said_why() -> None:
    found = findings(SIGNAL, translations("th-TH", lambda text, _: text[: len(text) * 3 // 5]))
    assert 0.05 <= share_looked(found) <= 0.4
    assert all(each.why is not None for each in found)


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("Ist das so.", "de-DE"),
        ("Ist das so", "de-DE"),
        ("Είναι έτσι.", "el-GR"),
        ("そうだ。", "ja-JP"),
    ],
)
def test_a_lost_question_is_found(text: str, locale: str) -> None:
    assert found_in(text, "Is that so?", locale).state is State.LOOK


@pytest.mark.parametrize(
    ("text", "source", "locale"),
    [
        ("Είναι έτσι;", "Is that so?", "el-GR"),
        ("هل هذا صحيح؟", "Is that so?", "ar-EG"),
        ("そうですか。", "Is that so?", "ja-JP"),
        ("เป็นอย่างนั้นไหม", "Is that so?", "th-TH"),
        ("„So ist es.“", "'It is so.'", "de-DE"),
        ("Das ist **so.**", "That is so.", "de-DE"),
        ("यह ऐसा है।", "It is so.", "hi-IN"),
        ("یہ ایسا ہے۔", "It is so.", "ur-PK"),
        ("እንዲህ ነው።", "It is so.", "am-ET"),
        ("Eine Überschrift", "A heading", "de-DE"),
        ("Folgendes:", "The following:", "de-DE"),
        ("Eins, zwei,", "One, two,", "de-DE"),
    ],
)
def test_an_end_like_that_of_the_source_is_fine(text: str, source: str, locale: str) -> None:
    assert found_in(text, source, locale).state is State.OK


@pytest.mark.parametrize(
    "text",
    [
        f"{PROSE} Der dritte Satz ist lang und hört mitten in einem Wo",
        f"{PROSE} Und dann,",
        f"{PROSE} Und dann (",
        "Satz eins.\nSatz zwei.\nSatz dr",
        "- Ein Punkt ist da.\n- Noch ein Punkt ist da.\n- Und noch ein Pun",
        f"{PROSE}\n```python\nprint(1",
        f"{PROSE}\n~~~~\n```\n~~~",
        "x" * 300,
    ],
)
def test_an_answer_that_breaks_off_is_found(text: str) -> None:
    found = found_in(text)
    assert found.state is State.LOOK
    (span,) = found.spans
    assert span.end == len(text)
    assert span.end - span.start <= SHOWN


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        "Paris",
        "Die Antwort ist 42",
        "- Äpfel\n- Birnen\n- Pflaumen",
        "1. Äpfel sind gut.\n2. Birnen",
        f"{PROSE}\n\nMit freundlichen Grüßen\nAnna",
        f"{PROSE} 🎉",
        f"{PROSE} Siehe https://example.org/a",
        f"{PROSE}\n```python\nprint(1)\n```",
        "| a | b |\n|---|---|\n| c | d |",
        "Rosen rot\nVeilchen blau\nZucker süß\nund du genau",
        "Sie sagte: „Genau so.“",
    ],
)
def test_a_whole_answer_is_fine(text: str) -> None:
    assert found_in(text).state is State.OK


def test_in_arabic_a_full_stop_may_be_left_out() -> None:
    source = "The government said on Monday that the rules would come into force."
    whole = "قالت الحكومة يوم الاثنين إن القواعد الجديدة ستدخل حيز التنفيذ قريبا جدا"
    assert found_in(whole, source, "ar-EG").state is State.OK
    assert found_in(whole[:40], source, "ar-EG").state is State.LOOK


@given(st.text("ab .\n`-,?。", max_size=80), st.one_of(st.none(), st.text("ab .?\n", max_size=20)))
def test_spans_end_where_the_text_ends(text: str, source: str | None) -> None:
    for span in found_in(text, source).spans:
        assert 0 <= span.start < span.end == len(text.rstrip())
