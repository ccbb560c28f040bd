"""The glossary of a campaign against texts: what is missing, what is forbidden, in what forms."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ntrex_lines import LOCALES, findings, share_looked, translations

from localize.signals import Case, Finding, Side, State, Term, run
from localize.signals.glossary import LONGEST_TEXT, SIGNAL

TRUMP = {
    "ar-EG": "ترامب",
    "bn-BD": "ট্রাম্প",
    "el-GR": "Τραμπ",
    "fa-IR": "ترامپ",
    "he-IL": "טראמפ",
    "hi-IN": "ट्रम्प",
    "ja-JP": "トランプ",
    "ko-KR": "트럼프",
    "ru-RU": "Трамп",
    "ur-PK": "ٹرمپ",
    "zh-CN": "特朗普",
    "zh-TW": "川普",
}
INFLECTED = {
    "ar-EG": ("هاتف", "نظر إلى الهاتف وبالهاتف", 2),
    "bn-BD": ("পুলিশ", "পুলিশের গাড়ি, পুলিশকে", 2),
    "de-DE": ("Handy", "Zwei Handys und ein HANDY", 2),
    "el-GR": ("αστυνομία", "της αστυνομίας", 1),
    "he-IL": ("טלפון", "בטלפון והטלפון", 2),
    "hi-IN": ("लड़का", "लड़के ने", 1),
    "ja-JP": ("携帯", "携帯電話を持つ", 1),
    "ko-KR": ("핸드폰", "핸드폰으로 전화했다", 1),
    "pl-PL": ("komórka", "bez komórki", 1),
    "ru-RU": ("программа", "без программы, программой", 2),
    "th-TH": ("มือถือ", "ซื้อมือถือใหม่", 1),
    "tr-TR": ("telefon", "telefonlarımızdan", 1),
    "vi-VN": ("di động", "Di Động này", 1),
    "zh-CN": ("手机", "买新手机了", 1),
}


def found_in(text: str, *terms: Term, locale: str = "de-DE", **around: str) -> Finding:
    return run(SIGNAL, [Case(text, locale, terms=terms, **around)])[0]  # type: ignore[arg-type]


def flagged(found: Finding, text: str) -> list[str]:
    return [text[span.start : span.end] for span in found.spans if span.on is Side.TEXT]


@pytest.mark.parametrize("locale", INFLECTED)
def test_a_forbidden_term_is_found_in_other_forms(locale: str) -> None:
    term, text, times = INFLECTED[locale]
    for written in (text, unicodedata.normalize("NFD", text), unicodedata.normalize("NFC", text)):
        found = found_in(written, Term(term, None, True), locale=locale)
        assert found.state is State.LOOK
        assert len(flagged(found, written)) == times


@pytest.mark.parametrize("locale", LOCALES)
def test_a_name_that_good_translations_keep_is_rarely_missed(locale: str) -> None:
    terms = (
        Term(TRUMP.get(locale, "Trump"), "Trump"),
        Term("Trump", "Trump"),
        Term("ทรัมป์", "Trump"),
        Term("ट्रंप", "Trump"),
    )
    cases = [Case(c.text, c.locale, source=c.source, source_locale="en", terms=terms) for c in translations(locale)]
    found = findings(SIGNAL, cases)
    assert len(found) >= 3
    assert sum(each.state is State.LOOK for each in found) <= 1
    lost = [Case("…", c.locale, source=c.source, source_locale="en", terms=terms) for c in cases]
    assert share_looked(findings(SIGNAL, lost)) == 1.0


def test_a_term_that_did_not_become_what_it_should_is_shown_in_the_source() -> None:
    source = "Do a Check-in now."
    found = found_in("Jetzt einchecken.", Term("Anmeldung", "check-in"), source=source, source_locale="en")
    (span,) = found.spans
    assert (span.on, source[span.start : span.end]) == (Side.SOURCE, "Check-in")
    assert "Anmeldung" in str(found.why)


@pytest.mark.parametrize(
    ("text", "target", "locale"),
    [
        ("Die Anmeldungen laufen.", "Anmeldung", "de-DE"),
        ("Die Häuser stehen.", "Haus", "de-DE"),
        ("Datenschutzerklärung", "Schutz", "de-DE"),
        ("без программы", "программа", "ru-RU"),
        ("للحكومة", "الحكومة", "ar-EG"),
        ("kitabı", "kitap", "tr-TR"),
        ("新しい携帯電話", "携帯", "ja-JP"),
        ("olopaa", "ọlọ́pàá", "yo-NG"),
    ],
)
def test_forms_of_the_right_term_count(text: str, target: str, locale: str) -> None:
    assert found_in(text, Term(target, "thing"), locale=locale, source="A thing.").state is State.OK


@pytest.mark.parametrize(
    ("text", "term", "locale"),
    [
        ("Das Kind schläft.", "KI", "de-DE"),
        ("Bankrott", "Bank", "de-DE"),
        ("The apple", "app", "en-GB"),
        ("телефонизация", "телефон", "ru-RU"),
        ("giữa", "giữ", "vi-VN"),
    ],
)
def test_other_words_are_not_forbidden(text: str, term: str, locale: str) -> None:
    assert found_in(text, Term(term, None, True), locale=locale).state is State.OK


def test_one_of_several_terms_is_enough() -> None:
    terms = (Term("Anmeldung", "check-in"), Term("Einchecken", "check-in"))
    assert found_in("Das Einchecken beginnt.", *terms, source="Check-in begins.").state is State.OK


def test_a_longer_term_covers_a_shorter_one() -> None:
    terms = (Term("Bank", "bank"), Term("Ufer", "river bank"))
    assert found_in("Am Ufer.", *terms, source="At the river banks.").state is State.OK


def test_a_forbidden_word_inside_an_allowed_term_is_fine() -> None:
    terms = (Term("Handy", None, True), Term("Handy Andy", "Andy"))
    assert found_in("Der Film Handy Andy läuft.", *terms).state is State.OK
    assert flagged(found_in("Handy Andy hat ein Handy.", *terms), "Handy Andy hat ein Handy.") == ["Handy"]


def test_where_no_term_is_in_the_source_nothing_can_be_said() -> None:
    assert found_in("Gut.", Term("Anmeldung", "check-in"), source="Good.").state is State.NOT_APPLICABLE
    assert found_in("Gut.", Term("Anmeldung", "check-in")).state is State.NOT_APPLICABLE
    assert found_in("Gut.").state is State.NOT_APPLICABLE


def test_the_prompt_of_an_answer_counts_as_source() -> None:
    found = found_in("Gern.", Term("Anmeldung", "check-in"), prompt="Erkläre check-in!")
    assert [span.on for span in found.spans] == [Side.PROMPT]


@given(st.text(max_size=30), st.text(max_size=30), st.text(min_size=1, max_size=10), st.sampled_from(LOCALES))
def test_no_term_makes_it_fail(text: str, source: str, term: str, locale: str) -> None:
    terms = (Term(term, source or None), Term(term, None, True), Term(text, term))
    case = Case(text or "x", locale, source=source, source_locale="en", terms=terms)
    for span in SIGNAL.find([case])[0].spans:
        assert 0 <= span.start < span.end <= len(case.text if span.on is Side.TEXT else source)


def test_a_term_that_may_stand_beyond_what_is_read_is_not_missed() -> None:
    text = "Wort " * (LONGEST_TEXT // 5) + "Anmeldung"
    found = found_in(text, Term("Anmeldung", "check-in"), source="Check-in.")
    assert found.state is State.OK
    assert found.why is not None
