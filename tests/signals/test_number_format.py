"""Separators of another language in a number; and none in what is no number."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st
from ntrex_lines import LOCALES, findings, share_looked, translations

from localize.languages.number_forms import number_forms
from localize.signals import Case, Finding, State, run
from localize.signals.number_format import SIGNAL

COMMA_FOR_DECIMALS = [each for each in LOCALES if number_forms(each)[0].decimal == ","]


def found_in(text: str, locale: str = "de-DE", source: str | None = None) -> Finding:
    return run(SIGNAL, [Case(text, locale, source=source, source_locale="en")])[0]


@pytest.mark.parametrize("locale", LOCALES)
def test_few_good_translations_are_flagged(locale: str) -> None:
    assert share_looked(findings(SIGNAL, translations(locale))) <= 0.05


@pytest.mark.parametrize("locale", LOCALES)
def test_a_price_in_the_other_style_is_found_in_every_locale(locale: str) -> None:
    foreign = "1,234.50" if locale in COMMA_FOR_DECIMALS else "1.234,50"

    def plant(text: str, _: str) -> str:
        return f"{text} ({foreign})"

    found = findings(SIGNAL, translations(locale, plant))
    assert len(found) == 120
    assert share_looked(found) == 1


@pytest.mark.parametrize("locale", COMMA_FOR_DECIMALS)
def test_a_decimal_that_stayed_as_in_the_source_is_found(locale: str) -> None:
    decimal = regex.compile(r"(?<![\d.,])\d{1,2},\d(?![\d.,])")

    def leave(text: str, _: str) -> str | None:
        return decimal.sub(lambda each: each.group().replace(",", "."), text) if decimal.search(text) else None

    found = findings(SIGNAL, translations(locale, leave))
    assert found
    assert share_looked(found) >= 0.9


@pytest.mark.parametrize("locale", [each for each in COMMA_FOR_DECIMALS if not each.startswith(("vi", "ar"))])
def test_a_thousand_that_stayed_as_in_the_source_is_found(locale: str) -> None:
    found = found_in("16,700 …", locale, "16,700 people")
    assert found.state is State.LOOK
    assert str(found.why).startswith("“16,700” can be read as a thousandth of what the source says")


@pytest.mark.parametrize(
    ("text", "locale", "why"),
    [
        ("Preis: 1,234.50", "de-DE", "“1,234.50” is written as in English. In this language usually 1.234,5?"),
        ("1,234,567 Leute", "de-DE", "“1,234,567” is written as in English. In this language usually 1.234.567?"),
        ("Es sind 7.5 Grad", "de-DE", "“7.5” is written as in English. In this language usually 7,5?"),
        ("Es sind 12.50 €", "de-DE", "“12.50” is written as in English. In this language usually 12,5?"),
        ("1.234,50 रुपये", "hi-IN", "“1.234,50” has a comma for the decimals. In this language usually 1,234.5?"),
        ("2,5％", "ja-JP", "“2,5” has a comma for the decimals. In this language usually 2.5?"),
        ("$1.234.567", "en-US", "“1.234.567” has a comma for the decimals. In this language usually 1,234,567?"),
    ],
)
def test_it_offers_the_usual_form(text: str, locale: str, why: str) -> None:
    found = found_in(text, locale)
    assert str(found.why) == why
    number = regex.search(r"\d[\d.,]*\d", text)
    assert number is not None
    assert [(each.start, each.end) for each in found.spans] == [number.span()]


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("1.234,50", "de-DE"),
        ("1 234,50", "fr-FR"),
        ("1\u202f234,50", "fr-FR"),
        ("1\u00a0234,50", "fr-FR"),
        ("1\u00a0234,50", "fr-CA"),
        ("1’234.50", "de-CH"),
        ("1'234.50", "de-CH"),
        ("١٬٢٣٤٫٥٠", "ar-EG"),
        ("1,234.50", "ar-EG"),
        ("१,२३४.५", "hi-IN"),
        ("12,34,567.5", "hi-IN"),
        ("1,234,567.5", "hi-IN"),
        ("۲۶،۷۵۰", "fa-IR"),
        ("１，２３４．５", "ja-JP"),
        ("20.000", "pt-PT"),
        ("2.500", "de-DE"),
    ],
)
def test_every_form_of_the_locale_is_accepted(text: str, locale: str) -> None:
    assert found_in(text, locale) == Finding(State.OK)


@pytest.mark.parametrize(
    "text",
    [
        "um 17.30 Uhr",
        "am 25.12. und am 7.5. sowie am 12.09.2019",
        "Python 3.9 und Version 2.4, iOS 17.4, GPT-4.5, v1.8",
        "2.1 Einleitung",
        "Kapitel 1.2.3 und 10.0.0.1",
        "`x = 1.5` auf https://example.org/1,234.5",
    ],
)
def test_times_dates_versions_and_sections_are_no_quantities(text: str) -> None:
    assert found_in(text).state is not State.LOOK


def test_a_text_without_separators_is_left_alone() -> None:
    assert str(found_in("Es waren 12 Leute.").why) == "There is no number with separators in it."
    assert found_in("1,234.5", "tlh").state is State.NOT_APPLICABLE


def test_a_long_text_is_read_from_its_beginning() -> None:
    far = "x" * 60_000
    assert found_in(f"1,234.50 {far}").state is State.LOOK
    assert str(found_in(f"1,5 {far} 1,234.50").why) == "Only the first 50000 characters were looked at."


@given(st.decimals(min_value=0, max_value=10**9, places=2), st.sampled_from(["en-US", "hi-IN", "th-TH", "zh-TW"]))
def test_what_english_writes_is_right_where_it_is_written_so(value: object, locale: str) -> None:
    assert found_in(f"{value:,}", locale).state is not State.LOOK
