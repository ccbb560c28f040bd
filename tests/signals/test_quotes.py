"""Quotation marks and punctuation of another place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ntrex_lines import LOCALES, findings, share_looked, translations

from localize.signals import Case, Finding, State, run
from localize.signals.quotes import SIGNAL
from localize.signals.wording.quote_marks import ALL, quote_marks


def found_in(text: str, locale: str) -> Finding:
    return run(SIGNAL, [Case(text, locale)])[0]


def flagged(text: str, locale: str) -> list[str]:
    return [text[span.start : span.end] for span in found_in(text, locale).spans]


@pytest.mark.parametrize("locale", LOCALES)
def test_few_good_translations_are_flagged(locale: str) -> None:
    found = findings(SIGNAL, translations(locale))
    assert len(found) >= 15
    assert share_looked(found) <= 0.05


@pytest.mark.parametrize("locale", ["de-DE", "fr-FR", "fr-CA", "ja-JP", "ru-RU", "fa-IR", "zh-TW"])
def test_english_marks_that_were_kept_are_found(locale: str) -> None:
    def english(text: str, _: str) -> str | None:
        kept = text.translate({ord(sign): "“" for sign in "„«「『"} | {ord(sign): "”" for sign in "“»」』"})
        return None if kept == text or '"' in text else kept

    found = findings(SIGNAL, translations(locale, english))
    assert len(found) >= 20
    assert share_looked(found) == 1.0


@pytest.mark.parametrize("locale", ["es-ES", "es-MX"])
def test_a_spanish_question_without_its_first_mark_is_found(locale: str) -> None:
    questions = [case.text for case in translations("es-ES") if "¿" in case.text]
    assert len(questions) >= 2
    for text in questions:
        assert flagged(text, locale) == []
        assert "?" in flagged(text.replace("¿", ""), locale)


@pytest.mark.parametrize(
    ("text", "locale", "signs"),
    [
        ("Er sagte „ja“ und »nein«.", "de-DE", []),
        ("Er sagte «ja».", "de-CH", []),
        ("Er sagte «ja“.", "de-DE", []),
        ("Il dit « “oui” enfin ».", "fr-FR", []),
        ("Il dit “oui”.", "fr-FR", ["“", "”"]),
        ("Он сказал: «это „да“».", "ru-RU", []),
        ("Он сказал: „да“.", "ru-RU", ["„", "“"]),
        ("Quoi? Non ! Oui : voilà", "fr-FR", ["?"]),
        ("Quoi ? Non! Oui : voilà", "fr-CA", [" ?"]),
        ("À 12:30, voir http://a.example/?q=a:b ; fin", "fr-FR", []),
        ("Un «mot»", "fr-FR", ["«", "»"]),
        ("¿Sí? ¡No! Vale (?)", "es-ES", []),
        ("¿Qué? Hola!", "es-ES", ["!"]),
        ("¿Cómo?, ¿qué?", "es-ES", []),
        ('Straight "marks" are at home', "ja-JP", []),
        ("l’été d’une ‘chose’", "fr-FR", []),
    ],
)
def test_what_is_flagged_where(text: str, locale: str, signs: list[str]) -> None:
    assert flagged(text, locale) == signs


def test_the_note_says_what_is_usual() -> None:
    assert str(found_in("“a”", "ja-JP").spans[0].note) == "usual here: 「 」 『 』"


def test_without_a_mark_there_is_nothing_to_say() -> None:
    assert found_in("Nichts dergleichen.", "de-DE").state is State.NOT_APPLICABLE
    assert found_in("“oui”", "tlh").state is State.NOT_APPLICABLE


def test_it_is_a_small_matter() -> None:
    assert SIGNAL.minor


@given(st.sampled_from(LOCALES), st.text(f'{ALL}ab ?!:;"', max_size=30))
def test_marks_that_are_at_home_are_never_flagged(locale: str, text: str) -> None:
    marks = quote_marks(locale)
    assert marks is not None
    for span in found_in(text, locale).spans:
        assert text[span.start : span.end] not in marks.outer or locale.startswith("fr")
