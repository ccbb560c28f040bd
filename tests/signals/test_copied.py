"""Source left untranslated, and prompts said again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ntrex_lines import LOCALES, findings, lines, share_looked, translations

from localize.signals import Case, Finding, Side, State, run
from localize.signals.copied import SIGNAL


def found_in(text: str, source: str | None = None, locale: str = "de-DE", **around: str) -> Finding:
    return run(SIGNAL, [Case(text, locale, source=source, **around)])[0]  # type: ignore[arg-type]


@pytest.mark.parametrize("locale", LOCALES)
def test_few_good_translations_are_flagged(locale: str) -> None:
    found = findings(SIGNAL, translations(locale))
    assert len(found) == 120
    assert share_looked(found) <= 0.05


@pytest.mark.parametrize("locale", LOCALES)
def test_eight_words_of_the_source_are_found(locale: str) -> None:
    def paste(text: str, source: str) -> str | None:
        words = source.split()
        middle = len(words) // 2
        return f"{text[:9]} {' '.join(words[middle - 4 : middle + 4])} {text[9:]}" if len(words) > 15 else None

    assert share_looked(findings(SIGNAL, translations(locale, paste))) >= 0.9


def test_chinese_left_in_japanese_is_found() -> None:
    pairs = list(zip(lines("ja-JP"), lines("zh-CN"), strict=True))
    good = [Case(ja, "ja-JP", source=zh, source_locale="zh-CN") for ja, zh in pairs]
    bad = [Case(ja[:20] + zh[:30], "ja-JP", source=zh, source_locale="zh-CN") for ja, zh in pairs if len(zh) > 30]
    assert share_looked(findings(SIGNAL, good)) <= 0.01
    assert share_looked(findings(SIGNAL, bad)) >= 0.85


def test_the_piece_is_shown_in_both_texts() -> None:
    source, text = "Please open the door of the house now.", "Bitte öffnen Sie the door of the house jetzt."
    found = found_in(text, source)
    assert [(span.on, (text if span.on is Side.TEXT else source)[span.start : span.end]) for span in found.spans] == [
        (Side.TEXT, "the door of the house"),
        (Side.SOURCE, "the door of the house"),
    ]
    assert (found.number, found.band) == (5, (0, 4))


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "Er las AI Superpowers China Silicon Valley and the New World Order.",
            "AI Superpowers China Silicon Valley and the New World Order is a book.",
        ),
        (
            "Siehe https://example.org/one/two/three/four/five/six",
            "See https://example.org/one/two/three/four/five/six",
        ),
        ("Der Code `for each in range of all` läuft.", "The code `for each in range of all` runs."),
        ("1 2 3 4 5 6 7", "1 2 3 4 5 6 7"),
        ("vier Wörter: one two three four", "one two three four words"),
    ],
)
def test_names_addresses_code_and_short_runs_stay(text: str, source: str) -> None:
    assert found_in(text, source).state is State.OK


@pytest.mark.parametrize(
    ("locale", "source_locale"), [("en-GB", "en-US"), ("zh-TW", "zh-CN"), ("nb-NO", "da-DK"), ("und-x", "en")]
)
def test_where_languages_are_one_or_near_nothing_is_said(locale: str, source_locale: str) -> None:
    text = "a text that stands in both of these as it is"
    assert SIGNAL.find([Case(text, locale, source=text, source_locale=source_locale)])[0].state is State.NOT_APPLICABLE


PROMPT = "Describe the three largest rivers of your country and where they begin."


def test_a_prompt_said_again_is_found() -> None:
    found = found_in(f"{PROMPT.upper()}\n\nThe Rhine.", prompt=PROMPT)
    assert found.state is State.LOOK
    assert found.number == 1.0
    assert {span.on for span in found.spans} == {Side.TEXT, Side.PROMPT}


def test_an_answer_may_take_up_words_of_its_prompt() -> None:
    assert found_in("The three largest rivers of my country are these.", prompt=PROMPT).state is State.OK
    assert found_in("Where they begin: the Alps.", prompt=PROMPT).state is State.OK


def test_without_source_or_prompt_nothing_can_be_said() -> None:
    assert found_in("A text.").state is State.NOT_APPLICABLE
    assert found_in("A text.", prompt="Why so?").state is State.NOT_APPLICABLE


@given(st.text(max_size=120), st.text(max_size=120))
def test_spans_lie_in_their_texts(text: str, source: str) -> None:
    for around in ({"source": source}, {"prompt": source}):
        for span in run(SIGNAL, [Case(text, "de", **around)])[0].spans:
            assert 0 <= span.start < span.end <= len(text if span.on is Side.TEXT else source)
