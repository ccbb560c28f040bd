"""Dates and times as another place writes them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ntrex_lines import LOCALES, findings, share_looked, translations

from localize.languages.date_forms import clocks, date_orders, month_names
from localize.signals import Case, Finding, State, run
from localize.signals.date_format import SIGNAL
from localize.signals.quantities.figure_dates import figure_dates

BY_24 = [each for each in LOCALES if clocks(each) == {24}]


def found_in(text: str, locale: str, source: str | None = None) -> Finding:
    return run(SIGNAL, [Case(text, locale, source=source, source_locale="en-US" if source else None)])[0]


@pytest.mark.parametrize("locale", LOCALES)
def test_few_good_translations_are_flagged(locale: str) -> None:
    assert share_looked(findings(SIGNAL, translations(locale))) <= 0.05


@pytest.mark.parametrize("locale", LOCALES)
def test_a_date_with_the_month_first_is_found_in_every_locale(locale: str) -> None:
    found = findings(SIGNAL, translations(locale, lambda text, _: f"{text} (03/25/2024)"))
    assert len(found) == 120
    assert share_looked(found) == 1


@pytest.mark.parametrize("locale", BY_24)
def test_a_time_of_twelve_hours_is_found_where_a_day_has_24(locale: str) -> None:
    found = findings(SIGNAL, translations(locale, lambda text, _: f"{text} (3:30 PM)"))
    assert len(found) == 120
    assert share_looked(found) == 1


@pytest.mark.parametrize("locale", ["de-DE", "fr-FR", "es-ES", "pt-BR", "ru-RU", "el-GR", "tr-TR", "ar-EG", "hi-IN"])
def test_the_order_of_english_is_found_in_words_too(locale: str) -> None:
    march = next(name for name, number in month_names(locale).items() if number == 3 and len(name) > 3)
    assert found_in(f"{march} 25, 2024", locale).state is State.LOOK
    assert found_in(f"25 {march} 2024", locale) == Finding(State.OK)


@pytest.mark.parametrize(
    ("text", "locale", "why"),
    [
        ("em 03/25/2024", "pt-BR", "“03/25/2024”: usually 25/03/2024 here?"),
        ("03/25/24", "pt-BR", "“03/25/24”: usually 25/03/2024 here?"),
        ("25/03/2024", "ja-JP", "“25/03/2024”: usually 2024/03/25 here?"),
        ("am 03/25/2024", "de-DE", "“03/25/2024”: usually 25.03.24 here?"),
        ("um 3:30 PM", "de-DE", "“3:30 PM”: usually 15:30 here?"),
        ("em 12 a.m.", "pt-BR", "“12 a.m.”: usually 0:00 here?"),
        ("في 3:30 PM", "ar-EG", "“3:30 PM” has the English a.m. or p.m."),
        ("March 25, 2024 и марта 25, 2024", "ru-RU", "“марта 25, 2024” has the order of English. Day first here?"),
    ],
)
def test_it_offers_the_usual_form(text: str, locale: str, why: str) -> None:
    assert str(found_in(text, locale).why) == why


def test_a_date_that_can_be_read_in_two_ways_is_asked_about_if_it_is_the_source_s() -> None:
    copied = found_in("em 03/04/2024", "pt-BR", "on 03/04/2024")
    assert str(copied.why) == "“03/04/2024” stands as in the source. Here 04/03/2024?"
    assert found_in("em 04/03/2024", "pt-BR", "on 03/04/2024") == Finding(State.OK)
    assert found_in("em 03/04/2024", "pt-BR") == Finding(State.OK)
    assert run(SIGNAL, [Case("03/04/2024", "pt-BR", source="03/04/2024", source_locale="en-GB")])[0].state is State.OK


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("2024-03-25", "de-DE"),
        ("2024/3/25", "pt-BR"),
        ("25.03.2024", "de-DE"),
        ("25. 3. 2024", "cs-CZ"),
        ("2024. 03. 25.", "hu-HU"),
        ("2024. 3. 25.", "ko-KR"),
        ("2024年3月25日", "ja-JP"),
        ("25/03/2024", "fr-CA"),
        ("٢٥\u200f/٣\u200f/٢٠٢٤", "ar-EG"),
        ("03/25/2024, 3:30 PM", "en-US"),
        ("3:30 PM", "en-GB"),
        ("3:30 PM", "hi-IN"),
        ("7 P.M.", "fr-CA"),
        ("Septemba 29, 2018", "sw-KE"),
        ("um 4 am Sonntag um 15:30", "de-DE"),
    ],
)
def test_what_is_usual_is_left_alone(text: str, locale: str) -> None:
    assert found_in(text, locale).state is State.OK


@pytest.mark.parametrize(
    "text", ["5-0-0", "13-21-3", "10.0.0.1", "1.2.10", "2/3", "31/02/2024", "99/99/9999", "220 2/3"]
)
def test_scores_versions_and_days_that_never_were_are_no_dates(text: str) -> None:
    assert list(figure_dates(text)) == []
    assert str(found_in(text, "de-DE").why) == "There are no dates and no times in it."


@given(
    st.dates(min_value=date(1000, 1, 1)),
    st.sampled_from(["de-DE", "ja-JP", "ko-KR", "hu-HU", "fa-IR", "th-TH", "en-US"]),
)
def test_every_day_in_the_order_of_the_locale_is_accepted(day: date, locale: str) -> None:
    """Babel's parse_date raises ValueError on some of these."""
    order = next(iter(date_orders(locale) & {"dmy", "mdy", "ymd"}))
    written = "/".join(f"{day:{ {'d': '%d', 'm': '%m', 'y': '%Y'}[each] }}" for each in order)
    assert found_in(written, locale).state is not State.LOOK
