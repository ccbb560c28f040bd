"""Units that people of a place do not use, and units exchanged without the number."""

from __future__ import annotations

import pytest
from ntrex_lines import LOCALES, findings, share_looked, translations

from localize.languages.measures import unit_names
from localize.signals import Case, Finding, Side, State, run
from localize.signals.quantities.digits import folded
from localize.signals.quantities.measured import quantities
from localize.signals.quantities.number_tokens import numbers
from localize.signals.units import SIGNAL


def found_in(text: str, locale: str, source: str | None = None, prompt: str | None = None) -> Finding:
    return run(SIGNAL, [Case(text, locale, source=source, source_locale="en", prompt=prompt)])[0]


def measured(text: str, locale: str = "en") -> list[tuple[float, str]]:
    plain = folded(text)
    return [(each.value, each.unit) for each in quantities(plain, numbers(plain, locale), locale)]


def with_unit(number: str, locale: str, unit: str) -> str:
    before, after = max(unit_names(locale, unit), key=lambda name: len(name.before + name.after))
    return " ".join(filter(None, (before, number, after)))


@pytest.mark.parametrize("locale", [each for each in LOCALES if each != "sw-KE"])
def test_few_good_translations_are_flagged(locale: str) -> None:
    assert share_looked(findings(SIGNAL, translations(locale))) <= 0.05


@pytest.mark.parametrize("locale", [each for each in LOCALES if each != "sw-KE"])
@pytest.mark.parametrize("unit", ["length-mile", "length-foot", "temperature-fahrenheit", "speed-mile-per-hour"])
def test_a_foreign_unit_is_found_in_the_words_of_every_language(locale: str, unit: str) -> None:
    found = found_in(with_unit("85", locale, unit), locale)
    assert found.state is State.LOOK
    assert found.spans


@pytest.mark.parametrize("locale", [each for each in LOCALES if each != "sw-KE"])
def test_metres_at_the_number_of_feet_are_found(locale: str) -> None:
    text = with_unit("20", locale, "length-meter")
    assert found_in(text, locale, "waves of 20 feet").state is State.LOOK
    assert found_in(text.replace("20", "6"), locale, "waves of 20 feet").state is State.OK


@pytest.mark.parametrize(
    ("text", "locale", "why"),
    [
        ("385 Meilen", "de-DE", "“385 Meilen” is about 620 km. People there use metric units."),
        ("550 lbs", "pt-BR", "“550 lbs” is about 249 kg. People there use metric units."),
        ("80°F", "fr-FR", "“80°F” is about 26,7 °C. People there use metric units."),
        ("華氏 80 度", "ja-JP", "“華氏 80 度” is about 26.7 °C. People there use metric units."),
        ("٨٥ ميل", "ar-EG", "“٨٥ ميل” is about 137 km. People there use metric units."),
    ],
)
def test_the_value_in_metric_units_is_offered(text: str, locale: str, why: str) -> None:
    found = found_in(text, locale)
    assert str(found.why) == why
    assert [(each.start, each.end) for each in found.spans] == [(0, len(text))]


def test_where_it_would_point_at_too_many_good_translations_it_says_nothing() -> None:
    assert found_in("maili 10", "sw-KE").state is State.NOT_APPLICABLE


def test_units_exchanged_without_the_number() -> None:
    found = found_in("130 km Küste", "de-DE", "130 miles of coastline")
    assert str(found.why) == "130 miles in the source, 130 km here: was the number converted?"
    assert [each.on for each in found.spans] == [Side.TEXT, Side.SOURCE]
    assert found_in("300 km", "de-DE", "300 km (190 miles)").state is State.OK
    assert found_in("30 m", "de-DE", "30 yards").state is State.OK  # 27.4 m


def test_units_of_the_source_or_the_prompt_are_a_cue() -> None:
    kept = found_in("385 मील", "hi-IN", "385 miles")
    assert kept.state is State.OK
    assert str(kept.why) == "“385 मील” is about 620 km. People there use metric units."
    assert found_in("385 Meilen", "de-DE", prompt="Wie weit sind 400 Meilen?").state is State.OK


def test_the_metric_value_beside_it_is_enough() -> None:
    assert found_in("385 Meilen (620 km)", "de-DE") == Finding(State.OK)


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("620 km, 20 °C, 3 kg", "de-DE"),
        ("Ein Bildschirm von 55 Zoll", "de-DE"),
        ("J’ai lu 10 livres", "fr-FR"),
        ("R$ 5 mi", "pt-BR"),
        ("11 Millionen Pfund", "de-DE"),
        ("im Jahr 2018 in Berlin", "de-DE"),
        ("1,7 миллионами", "ru-RU"),
    ],
)
def test_what_is_no_foreign_unit(text: str, locale: str) -> None:
    assert found_in(text, locale).state is not State.LOOK


def test_pounds_are_sterling_where_the_source_says_so() -> None:
    assert found_in("500 Pfund", "de-DE", "up to £500").state is not State.LOOK
    assert found_in("500 Pfund", "de-DE").state is State.LOOK


def test_quantities_are_read_with_all_that_english_does_to_them() -> None:
    assert (78.0, "length-inch") in measured("a 6-foot-6 junior")
    assert measured("2 to 4 inches") == [(2.0, "length-inch"), (4.0, "length-inch")]
    assert measured("half an inch") == [(0.5, "length-inch")]
    assert measured("about a mile away") == [(1.0, "length-mile")]
    assert measured("six feet") == [(6.0, "length-foot")]
    assert measured("the 1st in 5 in 10") == []


def test_it_is_silent_where_miles_are_usual_or_nothing_is_measured() -> None:
    assert str(found_in("385 miles", "en-US").why) == "People there use miles and pounds."
    assert found_in("385 miles", "en-GB").state is State.NOT_APPLICABLE
    assert str(found_in("12 Leute", "de-DE").why) == "There are no measured quantities in it."
    assert found_in("385 mi", "tlh").state is State.NOT_APPLICABLE
