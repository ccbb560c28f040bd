"""Numbers against those of the source: what is gone, what is new, and what explains both."""

from __future__ import annotations

import random
import unicodedata
from decimal import Decimal

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st
from ntrex_lines import LOCALES, findings, share_looked, translations

from localize.languages.number_forms import NumberForm
from localize.signals import Case, Finding, Side, State, run
from localize.signals.numbers import LONGEST_TEXT, MOST_NUMBERS, SIGNAL
from localize.signals.quantities.digits import folded
from localize.signals.quantities.english_numbers import number_words
from localize.signals.quantities.number_tokens import numbers, read_strictly
from localize.signals.quantities.numerals import han_numerals, korean_numerals, roman_numerals

NUMBER = regex.compile(r"(?<![\p{L}\p{Nd}][.,٫٬]?)\p{Nd}[\p{Nd}.,٫٬]*\p{Nd}|\p{Nd}{2,}")


def found_in(text: str, source: str, locale: str = "de-DE", source_locale: str = "en") -> Finding:
    return run(SIGNAL, [Case(text, locale, source=source, source_locale=source_locale)])[0]


def values(text: str, locale: str) -> list[Decimal | None]:
    return [each.scaled or each.value for each in numbers(folded(text), locale)]


def other_digit(text: str, place: int) -> str:
    """The text with another digit of the same script at this place."""
    zero = ord(text[place]) - unicodedata.decimal(text[place])
    return f"{text[:place]}{chr(zero + (unicodedata.decimal(text[place]) + 3) % 10)}{text[place + 1 :]}"


@pytest.mark.parametrize("locale", LOCALES)
def test_few_good_translations_are_flagged(locale: str) -> None:
    found = findings(SIGNAL, translations(locale))
    assert len(found) >= 25
    assert share_looked(found) <= 0.05


@pytest.mark.parametrize("locale", LOCALES)
def test_a_changed_number_is_found(locale: str) -> None:
    """Numbers of two digits and more; the first digit becomes another."""

    def change(text: str, _: str) -> str | None:
        places = [each.start() for each in NUMBER.finditer(text)]
        return other_digit(text, random.Random(7).choice(places)) if places else None

    found = findings(SIGNAL, translations(locale, change))
    assert len(found) >= 15
    assert share_looked(found) >= 0.9


@pytest.mark.parametrize("locale", LOCALES)
def test_a_year_that_is_dropped_is_found(locale: str) -> None:
    def drop(text: str, source: str) -> str | None:
        year = regex.search(r"(?<!\d)(?:19|20)\d\d(?!\d|s)", source)
        if year is None or source.count(year.group()) > 1 or len(regex.findall(year.group(), folded(text))) != 1:
            return None
        place = folded(text).index(year.group())
        return text[:place] + text[place + 4 :]

    found = findings(SIGNAL, translations(locale, drop))
    assert len(found) >= 5
    assert share_looked(found) >= 0.8


@pytest.mark.parametrize(
    ("text", "source", "locale"),
    [
        ("Es waren 1.234,5 Tonnen.", "It was 1,234.5 tons.", "de-DE"),
        ("1\u202f234 personnes", "1,234 people", "fr-FR"),
        ("1\u00a0234 personnes", "1,234 people", "fr-CA"),
        ("1 234 personnes", "1,234 people", "fr-FR"),
        ("1’234 Leute", "1,234 people", "de-CH"),
        ("١٬٢٣٤٫٥ طن", "1,234.5 tons", "ar-EG"),
        ("1,234.5 طن", "1,234.5 tons", "ar-EG"),
        ("१,२३४.५ टन", "1,234.5 tons", "hi-IN"),
        ("12,34,567 लोग", "1,234,567 people", "hi-IN"),
        ("۱٬۲۳۴٫۵ تن", "1,234.5 tons", "fa-IR"),
        ("１２３４人", "1,234 people", "ja-JP"),
    ],
)
def test_digits_and_separators_of_every_script_say_the_same(text: str, source: str, locale: str) -> None:
    assert found_in(text, source, locale) == Finding(State.OK)


@pytest.mark.parametrize(
    ("text", "source", "locale"),
    [
        ("3 tys. osób", "3,000 people", "pl-PL"),
        ("300 ألف شخص", "300,000 people", "ar-EG"),
        ("3万5000人", "35,000 people", "ja-JP"),
        ("1억 4천 2백만 명", "142 million people", "ko-KR"),
        ("3 लाख 50 हज़ार", "350,000", "hi-IN"),
        ("२०.४ लाख", "2.04 million", "hi-IN"),
        ("125 Mio. Pfund", "£125m", "de-DE"),
        ("watu elfu 3", "3,000 people", "sw-KE"),
        ("1.500 millones", "1.5 billion", "es-ES"),
        ("三千五百万人", "35 million people", "zh-CN"),
        ("500多万", "more than 5 million", "zh-CN"),
    ],
)
def test_words_for_thousands_are_read(text: str, source: str, locale: str) -> None:
    assert found_in(text, source, locale) == Finding(State.OK)


@pytest.mark.parametrize(
    ("text", "source", "locale"),
    [
        ("um 15 Uhr", "at 3 p.m.", "de-DE"),
        ("um 17:30 Uhr", "at 5.30pm", "de-DE"),
        ("saa 9", "at 3 p.m.", "sw-KE"),
        ("오후 7시 30분", "at 19:30", "ko-KR"),
        ("620 km", "385 miles", "de-DE"),
        ("Wellen von 6 Metern", "waves of 20 feet", "de-DE"),
        ("250 kg", "a 550 pound hog", "de-DE"),
        ("5 bis 10 cm", "2 to 4 inches", "de-DE"),
        ("1,98 m groß", "a 6-foot-6 player", "de-DE"),
        ("27 Grad", "80 degrees", "de-DE"),
        ("etwa 1,3 cm", "about half an inch", "de-DE"),
        ("12 mi", "20 km", "en-US"),
        ("ปี 2561", "in 2018", "th-TH"),
        ("سال 1397", "in 2018", "fa-IR"),
        ("平成30年", "in 2018", "ja-JP"),
        ("in den 30er Jahren", "in the 1930s", "de-DE"),
        ("1950-1953", "1950-53", "de-DE"),
        ("R$ 13,45 bilhões", "$3.6bn", "pt-BR"),
        ("am 29. September", "on Saturday", "de-DE"),
    ],
)
def test_what_may_have_been_converted_is_a_cue_and_no_more(text: str, source: str, locale: str) -> None:
    found = found_in(text, source, locale)
    assert found.state is State.OK
    assert found.why is not None
    assert found.spans


def test_the_cue_names_both() -> None:
    found = found_in("um 15:00 Uhr", "at 3 pm")
    assert str(found.why) == "3 → 15, 00: converted?"
    assert [(each.on, each.start, each.end) for each in found.spans] == [
        (Side.SOURCE, 3, 4),
        (Side.TEXT, 3, 5),
        (Side.TEXT, 6, 8),
    ]


@pytest.mark.parametrize(
    ("text", "source", "locale", "why"),
    [
        ("1939 und 50 Leute", "1938 and 50 people", "de-DE", "In the source: 1938. Here: 1939. Was a number changed?"),
        ("500 Leute", "50 people", "de-DE", "In the source: 50. Here: 500. Was a number changed?"),
        ("Es war", "in 1938", "de-DE", "In the source but not found here: 1938. Left out, or written another way?"),
        ("59 %", "fifty-eight percent", "de-DE", "Here but not in the source: 59. Where does it come from?"),
        ("1,5 Mrd.", "15 million", "de-DE", "In the source: 15 million. Here: 1,5 Mrd.. Was a number changed?"),
        ("31 萬", "3.1 million", "zh-TW", "In the source: 3.1 million. Here: 31 萬. Was a number changed?"),
        ("9 billions", "$9 billion", "fr-FR", "In the source: 9 billion. Here: 9 billions. Was a number changed?"),
        ("700 km", "385 miles", "de-DE", "In the source: 385. Here: 700. Was a number changed?"),
        ("um 16 Uhr", "at 3 p.m.", "de-DE", "In the source: 3. Here: 16. Was a number changed?"),
        ("٢٠١٨", "in 2017", "ar-EG", "In the source: 2017. Here: ٢٠١٨. Was a number changed?"),
    ],
)  # fmt: skip
def test_what_is_asked(text: str, source: str, locale: str, why: str) -> None:
    found = found_in(text, source, locale)
    assert found.state is State.LOOK
    assert str(found.why) == why


def test_spans_count_code_points_of_the_text_as_stored() -> None:
    text = "𝄞 e\u0301 ٢٠١٩ ✓"
    found = found_in(text, "in 2018", "ar-EG")
    assert [
        (each.on, (text if each.on is Side.TEXT else "in 2018")[each.start : each.end]) for each in found.spans
    ] == [
        (Side.SOURCE, "2018"),
        (Side.TEXT, "٢٠١٩"),
    ]


def test_a_number_said_twice_may_be_said_once() -> None:
    assert found_in("2018 war so.", "In 2018 it was, in 2018 again.").state is State.OK


def test_small_numbers_may_be_in_words_but_not_when_another_stands_there() -> None:
    assert found_in("sieben Leute", "7 people").state is State.OK
    assert found_in("9 Leute", "7 people").state is State.LOOK


def test_english_words_may_become_figures() -> None:
    for text in ("21 Leute", "12 Eier", "3 Millionen", "5. Platz", "20 Jahre"):
        source = "twenty-one people, a dozen eggs, three million, the fifth place, two decades"
        assert found_in(text, source).state is State.OK, text
    assert found_in("22 Leute", "twenty-one people").state is State.LOOK


def test_a_telephone_number_may_be_cut_another_way() -> None:
    assert found_in("0800-555-111", "0800 555 111").state is State.OK
    assert found_in("0800555111", "0800 555 111").state is State.OK
    assert found_in("0800555112", "0800 555 111").state is State.LOOK


def test_digits_in_code_addresses_and_placeholders_are_none() -> None:
    assert found_in("`x = 12` https://example.org/2018 {0}", "`x = 13` see {1}").state is State.NOT_APPLICABLE


def test_it_says_nothing_where_there_are_no_numbers_or_too_many() -> None:
    assert str(found_in("Ja.", "Yes.").why) == "There are no numbers in it."
    assert found_in("1 " * (MOST_NUMBERS + 1), "1 2").state is State.NOT_APPLICABLE
    assert found_in("7 " + "x" * LONGEST_TEXT, "7").state is State.NOT_APPLICABLE
    assert run(SIGNAL, [Case("1939", "de-DE")])[0].state is State.NOT_APPLICABLE


def test_a_source_in_another_language_is_read_in_its_own_way() -> None:
    assert found_in("1,234.5 tons", "1.234,5 Tonnen", "en-US", "de-DE") == Finding(State.OK)
    assert found_in("385 miles", "620 km", "en-US", "de-DE").state is State.OK


@given(st.text(alphabet="0123456789.,'’٫٬ \u00a0\u202f٣३３ abp km$%:/-", max_size=60))
def test_a_text_has_its_own_numbers(text: str) -> None:
    assert found_in(text, text, "en-US").state is not State.LOOK


@given(st.integers(min_value=13, max_value=10**9), st.sampled_from(["de-DE", "hi-IN", "ja-JP", "ar-EG", "fr-FR"]))
def test_no_whole_number_is_taken_for_another(value: int, locale: str) -> None:
    assert found_in(f"{value}", f"{value}", locale).state is State.OK
    assert found_in(f"{value * 2}", f"{value}", locale).state is State.LOOK


@pytest.mark.parametrize(
    ("token", "form", "value"),
    [
        ("1,234.5", NumberForm(",", "."), None),  # Babel: 1.2345
        ("1234,5", NumberForm(".", ","), None),  # Babel: 12345
        ("1,234.5", NumberForm(".", ","), Decimal("1234.5")),
        ("12,34,567", NumberForm(".", ","), Decimal(1234567)),
        ("1,23", NumberForm(".", ","), None),
        ("1234", NumberForm(".", ","), Decimal(1234)),
        ("1.", NumberForm(".", ","), None),
    ],
)
def test_strict_is_strict(token: str, form: NumberForm, value: Decimal | None) -> None:
    assert read_strictly(token, form) == value


def test_native_digits_are_folded_first() -> None:
    assert values("١٬٢٣٤٫٥", "ar-EG") == values("१,२३४.५", "hi-IN") == [Decimal("1234.5")]  # Babel rejects both
    assert folded("a٣३３𝟛x") == "a3333x"


def test_numerals_without_digits() -> None:
    assert list(han_numerals("三千五百万と十二、二〇一八")) == [35_000_000, 12, 2018]
    assert list(roman_numerals("le XIXe siècle, Louis IV")) == [19, 4]
    assert list(korean_numerals("열 다섯 마리, 스물")) == [15, 20]
    assert next(number_words("two hundred and five")).value == 205
