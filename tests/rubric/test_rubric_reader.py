"""What a form shows to one reader: examples in languages they read, and how their place writes things."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rubric_samples import SHIPPED

from localize.languages import Kinship, hint, kinship
from localize.rubric import Reader, asked, read_rubric, to_sheet


def shipped(name: str) -> Path:
    return next(path for path in SHIPPED if path.stem == name)


def form_for(name: str, reader: Reader) -> dict[str, Any]:
    rubric = read_rubric(shipped(name))
    every = asked(rubric, profile=None, blind=False)
    form = to_sheet(rubric, every, translate=lambda context, text: text, locale_name="here", reader=reader)
    return {each["id"]: each for each in form["criteria"]}


def languages_of(name: str, criterion: str, reader: Reader) -> list[str]:
    return [each["lang"] for each in form_for(name, reader)[criterion]["examples"]]


def test_examples_in_the_locale_judged_come_first_and_strange_ones_not_at_all() -> None:
    assert languages_of("cultural-nuance", "register", Reader("hi-IN", "hi")) == ["hi-IN"]
    assert languages_of("cultural-nuance", "local_fit", Reader("en-IN", "en")) == ["en-IN"]
    assert languages_of("cultural-nuance", "register", Reader("th-TH", "th")) == []


def test_a_related_language_in_the_same_script_will_do() -> None:
    assert languages_of("cultural-nuance", "register", Reader("mr-IN", "mr")) == ["hi-IN"]
    assert languages_of("cultural-nuance", "naturalness", Reader("nl-NL", "nl")) == ["de-DE"]
    assert languages_of("cultural-nuance", "local_fit", Reader("es-AR", "es")) == ["pt-BR", "en-IN"]


def test_languages_that_the_person_declared_count_too() -> None:
    reader = Reader("th-TH", "th", ("th-TH", "ja-JP"))
    assert languages_of("cultural-nuance", "register", reader) == ["ja-JP"]


def test_an_example_says_its_language_its_level_and_its_severity_in_words() -> None:
    [example] = form_for("cultural-nuance", Reader("hi-IN", "ar"))["register"]["examples"]
    assert example["lang_name"] == "الهندية (الهند)"
    assert example["level"] == "Offends"
    marks = form_for("error-spans", Reader("de-AT", "de"))["errors"]["examples"]
    assert [each["lang"] for each in marks] == ["de-DE"]
    assert marks[0]["source"].startswith("The invoice")
    assert marks[0]["span"] == "03.04.2026"
    assert marks[0]["severity"].startswith("Meaning or use is affected")
    assert marks[0]["category"] == "Locale conventions / date-format"


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_no_reader_gets_more_than_three_examples(path: Path) -> None:
    for locale in ("en-GB", "es-MX", "hi-IN", "zh-Hans-CN"):
        for criterion in form_for(path.stem, Reader(locale, "en")).values():
            assert len(criterion["examples"]) <= 3


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        ("pt-BR", "pt-BR", Kinship.SAME_PLACE),
        ("zh-Hans-CN", "zh-CN", Kinship.SAME_PLACE),
        ("es-MX", "es-ES", Kinship.SAME_LANGUAGE),
        ("sr-Latn-RS", "sr-RS", Kinship.STRANGE),
        ("hi-IN", "ur-PK", Kinship.STRANGE),
        ("ar-EG", "fa-IR", Kinship.STRANGE),
        ("arz", "ar-EG", Kinship.RELATED),
        ("uk-UA", "ru-RU", Kinship.RELATED),
        ("hr-HR", "sr-Latn-RS", Kinship.RELATED),
        ("hr-HR", "sr-RS", Kinship.STRANGE),
    ],
)
def test_kinship_goes_by_language_script_and_a_list_of_neighbours(mine: str, theirs: str, expected: Kinship) -> None:
    assert kinship(mine, theirs) is expected


def test_rows_show_how_the_place_writes() -> None:
    rows = {
        each["id"]: each["hint"] for each in form_for("locale-conventions", Reader("de-CH", "de"))["formats"]["rows"]
    }
    assert rows["date"] == "31.12.26 · 31. Dezember 2026"
    assert rows["number"] == "1’234’567.5"
    assert rows["currency"] == "CHF\xa01’234’567.00"
    assert rows["week"] == "Montag"
    assert rows["address"] is None
    assert rows["unit"] is None  # Babel has no data on preferred units


SURE = ("cldr:date.short,date.long", "cldr:time.short", "cldr:decimal", "cldr:currency")


@pytest.mark.parametrize(
    "locale", ["fa-IR", "ar-EG", "bn-BD", "mr-IN", "ne-NP", "my-MM", "skr-PK", "es", "es-419", "xx"]
)
def test_no_hint_rather_than_a_wrong_one(locale: str) -> None:
    assert [hint(each, locale) for each in SURE] == [None] * len(SURE)


@pytest.mark.parametrize("locale", ["fa-IR", "fa-AF", "th-TH", "ne-NP", "am-ET", "ar-SA"])
def test_no_date_where_another_calendar_is_in_use(locale: str) -> None:
    assert hint("cldr:date.short", locale) is None
    assert hint("cldr:date.long", locale) is None


def test_hints_of_one_place_are_no_other_places() -> None:
    assert hint("cldr:decimal", "en-IN") == "12,34,567.5"
    assert hint("cldr:decimal", "en-US") == "1,234,567.5"
    assert hint("cldr:time.short", "en-US") == "6:30\u202fPM"
    assert hint("cldr:time.short", "en-GB") == "18:30"
    assert hint("cldr:date.short", "es-JP") is None
    assert hint("none", "en-GB") is None


def test_a_week_day_stays_in_its_language_after_others_were_asked_for() -> None:
    assert hint("cldr:first_week_day", "pa-Arab-PK") == "اتوار"
    assert hint("cldr:first_week_day", "it-IT") == "lunedì"
