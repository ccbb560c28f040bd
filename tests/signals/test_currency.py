"""Money of another place, exchanged money, and signs on the other side."""

from __future__ import annotations

import pytest
from ntrex_lines import LOCALES, findings, share_looked, translations

from localize.languages.currencies import currencies, currency_signs
from localize.signals import Case, Finding, On, Side, State, run
from localize.signals.currency import SIGNAL

OWN_SIGN = {
    locale: sign
    for locale in LOCALES
    for sign, code in currency_signs(locale).items()
    if (code in currencies(locale) and not sign.endswith("$")) or (sign == "R$" and locale == "pt-BR")
}


def found_in(text: str, locale: str, source: str | None = None, prompt: str | None = None) -> Finding:
    on = On.OUTPUT if prompt else On.PROMPT
    return run(SIGNAL, [Case(text, locale, on, source=source, source_locale="en", prompt=prompt)])[0]


@pytest.mark.parametrize("locale", LOCALES)
def test_few_good_translations_are_flagged(locale: str) -> None:
    assert share_looked(findings(SIGNAL, translations(locale))) <= 0.05


@pytest.mark.parametrize("locale", sorted(OWN_SIGN))
def test_own_money_at_the_number_of_dollars_is_found(locale: str) -> None:
    found = found_in(f"350 {OWN_SIGN[locale]}", locale, "It costs $350.")
    assert found.state is State.LOOK
    assert str(found.why).startswith("$ in the source,")
    assert {each.on for each in found.spans} == {Side.TEXT, Side.SOURCE}


@pytest.mark.parametrize("locale", [each for each in LOCALES if each not in ("fr-CA", "zh-TW")])
def test_dollars_are_asked_about_where_nobody_pays_with_them(locale: str) -> None:
    found = found_in("$350", locale, prompt="?")
    assert found.state is State.LOOK
    assert currencies(locale)[0] in str(found.why) or "before the number" in str(found.why)


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("50 dólares", "pt-BR"),
        ("50ドル", "ja-JP"),
        ("50 долларов", "ru-RU"),
        ("50美元", "zh-CN"),
        ("50 달러", "ko-KR"),
        ("50 دولار", "ar-EG"),
        ("50 डॉलर", "hi-IN"),
        ("dola 50", "sw-KE"),
        ("50 dolar", "tr-TR"),
        ("50 USD", "th-TH"),
        ("20 millions de dollars", "fr-FR"),
    ],
)
def test_dollars_in_the_words_of_the_language_are_dollars(text: str, locale: str) -> None:
    found = found_in(text, locale, prompt="?")
    assert found.state is State.LOOK
    assert [(each.start, each.end) for each in found.spans] == [(0, len(text))]


@pytest.mark.parametrize(
    ("text", "locale", "why"),
    [
        ("Custa US$ 50.", "pt-BR", "“US$ 50”: people there pay in BRL. Is it meant so?"),
        ("Das kostet €50.", "de-DE", "“€” before the number: in this language usually after it?"),
        ("Cuesta €50.", "es-ES", "“€” before the number: in this language usually after it?"),
    ],
)
def test_what_is_asked(text: str, locale: str, why: str) -> None:
    assert str(found_in(text, locale).why) == why


def test_money_that_the_prompt_speaks_of_is_a_cue() -> None:
    assert found_in("Custa US$ 50.", "pt-BR", prompt="Quanto custa em dólares?").state is State.OK
    assert found_in("Custa US$ 50.", "pt-BR", prompt="What is it in USD?").state is State.OK


def test_their_own_money_beside_it_is_enough() -> None:
    found = found_in("US$ 50 (R$ 250)", "pt-BR", prompt="Quanto?")
    assert found.state is State.OK
    assert str(found.why) == "People there pay in BRL."


def test_dollars_of_the_source_are_a_cue() -> None:
    found = found_in("US$ 350.000", "pt-BR", "$350,000")
    assert found.state is State.OK
    assert str(found.why) == "People there pay in BRL."
    assert [(each.start, each.end) for each in found.spans] == [(0, 11)]


def test_a_dollar_sign_that_is_read_as_another_dollar_is_a_cue() -> None:
    assert str(found_in("350\u00a0000 $", "fr-CA", "$350,000").why) == "“$” is read as CAD there."


def test_other_foreign_money_at_the_same_number_is_a_cue() -> None:
    found = found_in("500 euros", "fr-CA", "up to £500")
    assert found.state is State.OK
    assert str(found.why) == "£ in the source, euros here: the same number in another currency?"


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("50 €", "de-DE"),
        ("EUR 50", "de-DE"),
        ("₹50", "hi-IN"),
        ("R$ 50", "pt-BR"),
        ("￥50", "zh-CN"),
        ("$50", "en-US"),
        ("$50", "es-MX"),
        ("$50", "es-EC"),
    ],
)
def test_their_own_money_is_left_alone(text: str, locale: str) -> None:
    assert found_in(text, locale) == Finding(State.OK)


def test_pounds_that_weigh_are_no_money() -> None:
    assert str(found_in("Er wiegt 550 Pfund.", "de-DE").why) == "There are no amounts of money in it."


def test_a_text_without_money_is_left_alone() -> None:
    assert found_in("Es waren 12 Leute für `$5`.", "de-DE").state is State.NOT_APPLICABLE
    assert found_in("$5", "tlh").state is State.NOT_APPLICABLE
