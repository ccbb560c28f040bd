"""How places write numbers, dates, measures and money by CLDR, and where reading them through Babel goes wrong."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from localize.languages.currencies import currencies, currency_names, currency_signs, sign_side
from localize.languages.date_forms import clocks, date_order, date_orders, day_periods, in_figures, month_names
from localize.languages.measures import UnitName, is_metric, region, unit_names
from localize.languages.number_forms import (
    Magnitude,
    NumberForm,
    as_written,
    has_forms,
    magnitudes,
    number_forms,
)


@pytest.mark.parametrize(
    ("tag", "decimal", "group"),
    [
        ("de-DE", ",", "."),
        ("de-CH", ".", "’"),
        ("fr-FR", ",", "\u202f"),
        ("fr-CA", ",", "\u00a0"),
        ("pt-PT", ",", "\u00a0"),
        ("es-ES", ",", "."),
        ("es-MX", ".", ","),
        ("hi-IN", ".", ","),
        ("ja-JP", ".", ","),
    ],
)
def test_signs_are_those_of_cldr(tag: str, decimal: str, group: str) -> None:
    assert number_forms(tag)[0] == NumberForm(decimal, group)


def test_a_locale_with_digits_of_its_own_has_both_forms() -> None:
    assert number_forms("ar-EG") == (NumberForm("٫", "٬"), NumberForm(".", ","))
    assert number_forms("ur-PK") == (NumberForm(".", ","), NumberForm("٫", "٬"))


@pytest.mark.parametrize(
    ("tag", "word", "factor"),
    [
        ("pl", "tys.", 10**3),
        ("ar-EG", "ألف", 10**3),
        ("ja-JP", "万", 10**4),
        ("zh-TW", "億", 10**8),
        ("zh-CN", "万亿", 10**12),
        ("ko-KR", "천", 10**3),
        ("hi-IN", "लाख", 10**5),
        ("bn-BD", "কোটি", 10**7),
        ("es-ES", "mil millones", 10**9),
        ("th-TH", "หมื่น", 10**4),
    ],
)
def test_words_for_thousands_and_more(tag: str, word: str, factor: int) -> None:
    assert Magnitude(word, Decimal(factor)) in magnitudes(tag)


def test_swahili_has_its_thousand_before_the_number() -> None:
    assert Magnitude("elfu", Decimal(1000), before=True) in magnitudes("sw-KE")


def test_the_milliard_is_german_and_the_long_billion_is_not_english() -> None:
    assert Magnitude("Milliarden", Decimal(10**9)) in magnitudes("de-DE")
    assert Magnitude("Billionen", Decimal(10**12)) in magnitudes("de-DE")
    assert Magnitude("billion", Decimal(10**9)) in magnitudes("en")


def test_numbers_are_written_in_our_digits_with_no_digit_lost() -> None:
    assert as_written(Decimal("1234567.12345"), "de-DE") == "1.234.567,12345"
    assert as_written(Decimal("1234567.5"), "hi-IN") == "12,34,567.5"
    assert as_written(Decimal("1234.5"), "ar-EG") == "1,234.5"


def test_a_language_that_cldr_does_not_know_is_known_to_be_unknown() -> None:
    assert has_forms("de-DE")
    assert has_forms("en-IN")
    assert has_forms("yo")
    assert not has_forms("tlh")


@pytest.mark.parametrize(
    ("tag", "order"),
    [("en-US", "mdy"), ("en-GB", "dmy"), ("pt-BR", "dmy"), ("ja-JP", "ymd"), ("ko-KR", "ymd"), ("hu", "ymd")],
)
def test_the_order_of_a_date_in_figures(tag: str, order: str) -> None:
    assert date_order(tag) == order


def test_a_locale_may_have_two_orders() -> None:
    assert date_orders("fr-CA") == {"ymd", "dmy"}
    assert date_orders("pt-BR") == {"dmy"}


def test_hours() -> None:
    assert clocks("de-DE") == {24}
    assert clocks("en-US") == clocks("hi-IN") == {12}
    assert clocks("fr-CA") == {12, 24}


def test_names_of_months_are_folded_and_never_figures() -> None:
    assert month_names("de-DE")["märz"] == 3
    assert month_names("ru-RU")["марта"] == month_names("ru-RU")["март"] == 3
    assert not any(sign.isdigit() for name in month_names("ja-JP") for sign in name)


def test_halves_of_a_day() -> None:
    assert "午後" in day_periods("ja-JP")
    assert "pm" in day_periods("en-US")


def test_a_day_in_figures() -> None:
    assert in_figures(date(2024, 3, 25), "pt-BR") == "25/03/2024"
    assert in_figures(date(2024, 3, 25), "ja-JP") == "2024/03/25"


def test_units_are_named_in_the_language_before_or_after_the_number() -> None:
    assert UnitName("", "Meilen") in unit_names("de-DE", "length-mile")
    assert UnitName("maili", "") in unit_names("sw-KE", "length-mile")
    assert UnitName("華氏", "度") in unit_names("ja-JP", "temperature-fahrenheit")
    assert unit_names("de-DE", "length-of-nothing") == frozenset()


def test_a_unit_per_another_and_a_bare_sign_are_no_names() -> None:
    assert not any("pro" in name.after for name in unit_names("de-DE", "mass-pound"))
    assert UnitName("", "#") not in unit_names("en", "mass-pound")


def test_who_uses_metric_units() -> None:
    assert is_metric("de-DE")
    assert is_metric("es")
    assert not is_metric("en-US")
    assert not is_metric("es-US")
    assert not is_metric("en-GB")
    assert region("pt") == "BR"


def test_money_of_a_place() -> None:
    assert currencies("pt-BR") == ("BRL",)
    assert currencies("eo") == ()
    assert currency_signs("pt-BR")["R$"] == "BRL"
    assert currency_signs("pt-BR")["$"] == "USD"
    assert currency_signs("fr-CA")["$"] == "CAD"
    assert currency_signs("zh-CN")["¥"] == "CNY"
    assert currency_signs("ru-RU")["¥"] == "JPY"


def test_the_word_that_all_dollars_share() -> None:
    assert "доллар" in currency_names("ru-RU", "USD")
    assert "ドル" in currency_names("ja-JP", "USD")
    assert "dola" in currency_names("sw-KE", "USD")
    assert "dollar" in currency_names("de-DE", "USD")


def test_the_side_of_the_sign() -> None:
    assert sign_side("de-DE") == "after"
    assert sign_side("pt-BR") == "before"
