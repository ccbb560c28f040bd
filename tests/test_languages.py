"""Locales: how they are written, who may judge what, what to fall back to. Values are those of CLDR and RFC 5646."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from babel import Locale
from babel.localedata import locale_identifiers
from hypothesis import given, settings
from hypothesis import strategies as st

from localize import languages
from localize.languages import (
    UnknownLocale,
    canonical,
    direction,
    fallback_chain,
    family,
    in_ui_language,
    match_tier,
    may_judge,
    negotiate_ui,
    parts,
)

# The table of the matching rule: item, reviewer, tier.
TIERS = [
    ("es-MX", "es-MX", 0),
    ("es-MX", "es-419", 1),
    ("es-MX", "es-AR", 2),
    ("es-MX", "es-US", 2),
    ("es-MX", "es", 3),
    ("es-MX", "es-ES", 4),
    ("es-MX", "pt-BR", None),
    ("es-MX", "ca", None),
    ("es", "es-MX", 0),
    ("es-419", "es-419", 0),
    ("es-419", "es-MX", 1),
    ("en-IN", "en-IN", 0),
    ("en-IN", "en-001", 1),
    ("en-IN", "en-GB", 2),
    ("en-IN", "en-US", 4),
    ("en-IN", "en", 3),
    ("en-IN", "hi-IN", None),
    ("pt-PT", "pt-PT", 0),
    ("pt-PT", "pt-AO", 2),
    ("pt-PT", "pt-BR", 4),
    ("pt-PT", "pt", 3),
    ("zh-TW", "zh-Hant-TW", 0),
    ("zh-TW", "zh-HK", 4),
    ("zh-TW", "zh-Hant", 3),
    ("zh-TW", "zh-CN", None),
    ("zh-TW", "zh", None),
    ("zh-HK", "zh-MO", 2),
    ("zh-Hans-CN", "zh-CN", 0),
    ("sr-Cyrl-RS", "sr-RS", 0),
    ("sr-Cyrl-RS", "sr", 3),
    ("sr-Cyrl-RS", "sr-Latn-RS", None),
    ("sr-Cyrl-RS", "hr", None),
    ("ar-EG", "ar-EG", 0),
    ("ar-EG", "ar", 3),
    ("ar-EG", "ar-001", 3),
    ("ar-EG", "ar-SA", 4),
    ("ar-EG", "ar-MA", 4),
    ("ar-001", "ar", 0),
    ("uk", "uk-UA", 0),
    ("uk", "ru", None),
    ("ca-valencia", "ca-ES", 4),
    ("ca-ES", "ca-ES-valencia", 0),
]

# CLDR's language distance would take most of these for readable; a judge of culture must not be one of them.
NEVER = """
uk/ru be/ru ca/es gl/es eu/es ast/es an/es oc/fr br/fr co/it sc/it fur/it lb/de gsw/de nds/de fy/nl af/nl da/nb da/sv
nn/nb no/nb sv/nb fo/da cs/sk hr/sr-Latn bs/hr mk/bg sl/hr id/ms jv/id su/id cy/en ga/en mt/en kk/ru ky/ru tt/ru
uz/ru az/tr tk/tr yue/zh-Hant zh-Hans/zh-Hant sr-Latn/sr-Cyrl az-Arab/az hi/ur hi-Latn/hi pa-PK/pa-IN ckb/ku
fa/ps arz/ar-EG
"""

LIVING_TAGS = """
ar ar-001 ar-EG az az-Arab bho bn ca ca-valencia ceb ckb da de-AT dv en en-001 en-IN es es-419 es-MX fa-AF fil ha he hi
hi-Latn hr id ja ko ks mas mn-CN nb nn no pa-PK pt pt-AO pt-BR ru sr sr-Cyrl-RS sr-Latn sw ug uk ur uz-Cyrl yi yo yue
zh zh-CN zh-Hans-CN zh-Hant zh-Hant-TW zh-HK zh-MO zh-TW
"""

tags = st.sampled_from(LIVING_TAGS.split())


@pytest.mark.parametrize(
    ("written", "usual"),
    [
        ("zh_CN", "zh-CN"),
        ("ES_mx", "es-MX"),
        ("hi-latn", "hi-Latn"),
        ("iw", "he"),
        ("in-ID", "id-ID"),
        ("mo", "ro"),
        ("tl", "fil"),
        ("sh", "sr-Latn"),
        ("prs", "fa-AF"),
        ("eng-UK", "en-GB"),
        ("es-484", "es-MX"),
        ("ru-SU", "ru-RU"),
        ("zh-yue", "yue"),
        ("zh-cmn-Hans", "zh-Hans"),
        ("ar-EG-u-nu-latn", "ar-EG"),
        (" CA_valencia ", "ca-valencia"),
    ],
)
def test_a_tag_has_one_way_to_be_written(written: str, usual: str) -> None:
    assert canonical(written) == usual


@pytest.mark.parametrize("tag", LIVING_TAGS.split())
def test_a_usual_tag_stays_as_it_is(tag: str) -> None:
    assert canonical(tag) == tag


@given(tag=tags, upper=st.booleans(), underscore=st.booleans())
@settings(deadline=None)
def test_case_and_separator_change_nothing(tag: str, upper: bool, underscore: bool) -> None:
    written = tag.upper() if upper else tag.lower()
    written = written.replace("-", "_") if underscore else written
    assert canonical(written) == tag
    assert parts(written) == parts(tag)


@pytest.mark.parametrize(
    ("one", "other"),
    [("zh-CN", "zh-Hans-CN"), ("zh-TW", "zh-Hant-TW"), ("sr-RS", "sr-Cyrl-RS"), ("es-Latn-MX", "es-MX")],
)
def test_two_ways_to_write_a_place_have_equal_parts(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)
    assert parts(one) == parts(other)


def test_a_region_is_never_filled_in() -> None:
    assert [parts(tag).region for tag in ("es", "zh-Hant", "en", "ja")] == [None] * 4


@pytest.mark.parametrize(
    ("written", "nearest"),
    [
        ("es-XX", "es"),
        ("jp", "ja"),
        ("cn", "zh"),
        ("Spanish", "es"),
        ("portugese", "pt"),
        ("en_US.UTF-8", "en-US"),
        ("sr_RS@latin", "sr-RS"),
        ("es-Mexico", "es"),
        ("en-x-pirate", "en"),
        ("zh-Hant-Hans", "zh-Hant"),
        ("no-bok", "no"),
    ],
)
def test_an_unknown_tag_is_refused_with_the_nearest_one(written: str, nearest: str) -> None:
    with pytest.raises(UnknownLocale) as refused:
        canonical(written)
    assert refused.value.nearest == nearest
    assert written in str(refused.value.what)
    assert nearest in str(refused.value.way_out)


@pytest.mark.parametrize(
    "tag", ["", "-", "und", "mul", "zxx", "qaa", "x-foo", "i-klingon", "ca-valencia-valencia", "a" * 5000]
)
def test_what_is_no_language_is_refused(tag: str) -> None:
    with pytest.raises(UnknownLocale):
        canonical(tag)


@given(st.text(max_size=30))
@settings(deadline=None)
def test_any_text_is_a_locale_or_refused_with_a_locale_that_is_one(text: str) -> None:
    try:
        usual = canonical(text)
    except UnknownLocale as refused:
        usual = refused.nearest
    assert canonical(usual) == usual


def test_every_locale_of_cldr_is_known_with_its_direction() -> None:
    known = {each: Locale.parse(each).text_direction for each in locale_identifiers() if not each.endswith("POSIX")}
    assert len(known) > 1000
    vertical = {each for each, way in known.items() if way == "ttb"}  # Mongolian script: Babel says so, pages cannot
    assert vertical == {"mn_Mong", "mn_Mong_CN", "mn_Mong_MN"}
    assert {each: direction(each) for each in known.keys() - vertical} == {
        each: way for each, way in known.items() if each not in vertical
    }


@pytest.mark.parametrize("tag", ["az-Arab", "ks", "ug", "yi", "dv", "ckb", "ur", "ar-XB", "azb", "pa-PK", "ff-Adlm"])
def test_the_script_decides_the_direction(tag: str) -> None:
    assert direction(tag) == "rtl"


@pytest.mark.parametrize("tag", ["az", "ks-Deva", "ug-KZ", "pa", "hi-Latn", "en-XA", "ha"])
def test_another_script_of_the_same_language_runs_the_other_way(tag: str) -> None:
    assert direction(tag) == "ltr"


@pytest.mark.parametrize(
    ("tag", "english", "own"),
    [
        ("es-MX", "Spanish (Mexico)", "Español (México)"),
        ("es-419", "Latin American Spanish", "Español latinoamericano"),
        ("zh-Hant-TW", "Traditional Chinese (Taiwan)", "繁體中文 (台灣)"),
        ("zh-CN", "Chinese (China)", "中文 (中国)"),
        ("ar-001", "Modern Standard Arabic", "العربية الفصحى الحديثة"),
        ("sr-Latn-RS", "Serbian (Latin, Serbia)", "Srpski (latinica, Srbija)"),
        ("tr", "Turkish", "Türkçe"),
        ("ca-valencia", "Catalan (Valencian)", None),
    ],
)
def test_a_locale_has_a_name(tag: str, english: str, own: str | None) -> None:
    assert languages.name(tag, "en") == english
    if own:
        assert languages.own_name(tag) == own


@pytest.mark.parametrize(
    ("tag", "chain"),
    [
        ("es-MX", ["es-MX", "es-419", "es"]),
        ("pt-AO", ["pt-AO", "pt-PT", "pt"]),
        ("en-DE", ["en-DE", "en-150", "en-001", "en"]),
        ("zh-TW", ["zh-TW", "zh-Hant"]),
        ("zh-Hant-MO", ["zh-Hant-MO", "zh-HK", "zh-Hant"]),
        ("sr-Latn-RS", ["sr-Latn-RS", "sr-Latn"]),
        ("hi-Latn", ["hi-Latn"]),
        ("nb-NO", ["nb-NO", "nb", "no"]),
        ("ca-valencia", ["ca-valencia", "ca"]),
    ],
)
def test_a_locale_falls_back_to_its_parents(tag: str, chain: list[str]) -> None:
    assert fallback_chain(tag) == chain


@given(tags)
@settings(deadline=None)
def test_a_fallback_never_changes_the_script(tag: str) -> None:
    assert {parts(each).script for each in fallback_chain(tag)} == {parts(tag).script}


def test_families_are_those_of_cldr() -> None:
    assert [family(tag) for tag in ("es-MX", "es-419", "en-IN", "pt-AO", "en-US", "es")] == [
        "es-419",
        "es-419",
        "en-001",
        "pt-PT",
        None,
        None,
    ]


@pytest.mark.parametrize(("item", "reviewer", "tier"), TIERS)
def test_the_tier_follows_the_rule(item: str, reviewer: str, tier: int | None) -> None:
    assert match_tier(reviewer, item) == tier


@pytest.mark.parametrize("pair", NEVER.split())
@pytest.mark.parametrize("required", ["language", "variety", "region"])
def test_a_neighbouring_language_or_another_script_may_never_judge(pair: str, required: str) -> None:
    one, other = pair.split("/")
    assert may_judge([one], other, required=required, fallback_tiers=(1, 2, 3, 4)) is None
    assert may_judge([other], one, required=required, fallback_tiers=(1, 2, 3, 4)) is None


@given(reviewer=tags, item=tags)
@settings(deadline=None)
def test_a_tier_means_equal_language_and_script(reviewer: str, item: str) -> None:
    equal = parts(reviewer)[:2] == parts(item)[:2]
    assert (match_tier(reviewer, item) is not None) == equal


@given(tags)
@settings(deadline=None)
def test_everybody_may_judge_their_own_locale(tag: str) -> None:
    assert may_judge([tag], tag, required="region") == 0


@pytest.mark.parametrize(
    ("reviewer", "region", "variety", "language"),
    [
        ("es-MX", True, True, True),
        ("es-419", False, True, True),
        ("es-AR", False, True, True),
        ("es", False, False, True),
        ("es-ES", False, False, True),
        ("pt-BR", False, False, False),
    ],
)
def test_a_rubric_says_which_tiers_count(reviewer: str, region: bool, variety: bool, language: bool) -> None:
    asked = [("region", region), ("variety", variety), ("language", language)]
    for required, allowed in asked:
        assert (may_judge([reviewer], "es-MX", required=required) is not None) == allowed


def test_a_coordinator_opens_tiers_one_and_two_and_no_others() -> None:
    assert may_judge(["es-AR"], "es-MX", required="region", fallback_tiers=[2]) == 2
    assert may_judge(["es-419"], "es-MX", required="region", fallback_tiers=[1]) == 1
    assert may_judge(["es-AR"], "es-MX", required="region", fallback_tiers=[1]) is None
    assert may_judge(["es", "es-ES"], "es-MX", required="region", fallback_tiers=[0, 1, 2, 3, 4]) is None


def test_the_nearest_of_several_locales_counts() -> None:
    assert may_judge(["es", "es-AR", "es-MX", "pt"], "es-MX", required="language") == 0
    assert may_judge([], "es-MX", required="language") is None


def test_modern_standard_arabic_asks_for_no_country() -> None:
    assert may_judge(["ar"], "ar-001", required="region") == 0
    assert may_judge(["ar"], "ar-EG", required="region") is None
    assert may_judge(["ar"], "ar-EG", required="variety") is None


@pytest.mark.parametrize(
    ("wanted", "served", "given_to_them"),
    [
        (["zh-TW"], ["en", "zh-Hans"], "en"),
        (["zh-TW"], ["en", "zh-Hans", "zh-Hant"], "zh-Hant"),
        (["zh-CN"], ["en", "zh-Hans"], "zh-Hans"),
        (["es-MX"], ["en", "es", "es-419", "es-ES"], "es-419"),
        (["es-MX"], ["en", "es-ES"], "es-ES"),
        (["pt"], ["en", "pt-PT", "pt-BR"], "pt-BR"),
        (["pt-AO"], ["en", "pt-PT", "pt-BR"], "pt-PT"),
        (["nb"], ["en", "no"], "no"),
        (["uk", "ru"], ["en", "ru"], "ru"),
        (["uk"], ["en", "ru"], "en"),
        (["*", "not a tag", "fr"], ["en", "fr"], "fr"),
        ([], ["en", "fr"], "en"),
    ],
)
def test_the_screen_speaks_a_language_that_was_asked_for(
    wanted: list[str], served: list[str], given_to_them: str
) -> None:
    assert negotiate_ui(wanted, served) == given_to_them


def test_pages_write_numbers_and_times_in_the_reader_s_way() -> None:
    noon = datetime(2026, 11, 22, 12, 5, tzinfo=UTC)
    assert languages.number(1234567.891, "de") == "1.234.567,891"
    assert languages.percent(0.456, "tr") == "%46"
    assert languages.moment(noon, "de", "Africa/Cairo") == "22.11.26, 14:05"
    assert languages.moment(noon, "de", "Nowhere/../../etc") == "22.11.26, 12:05"
    assert languages.duration(7200, "en") == "2 hours"
    assert languages.list_of(["a", "b", "c"], "en") == "a, b, and c"
    assert languages.number(1234.5, "en-XA") == "1,234.5"


@pytest.mark.parametrize(
    ("amount", "currency", "language", "written"),
    [
        ("1234.5", "USD", "en", "1,234.50\u00a0USD"),
        ("1234.5", "USD", "de", "1.234,50\u00a0USD"),
        ("0.125", "USD", "en", "0.125\u00a0USD"),
        ("10", "JPY", "en", "10\u00a0JPY"),
        ("1E+3", "no currency", "en", "1,000.00\u00a0no currency"),
    ],
)
def test_money_keeps_every_digit_and_says_its_currency(amount: str, currency: str, language: str, written: str) -> None:
    assert languages.money(Decimal(amount), currency, language) == written


def test_days_and_weeks_are_those_of_the_place() -> None:
    assert languages.day(date(2027, 1, 4), "en") == "Mon, Jan 4, 2027"
    assert languages.day(date(2027, 1, 4), "ja") == "2027年1月4日(月)"
    assert [languages.first_weekday(tag) for tag in ("de-DE", "ar-EG", "en-US")] == [0, 5, 6]


@pytest.mark.parametrize(
    ("english", "language", "said"),
    [
        ("Marathi", "hi", "मराठी"),
        ("Arabic", "ja", "アラビア語"),
        ("Devanagari", "ar", "الديفاناجاري"),
        ("Nothing", "hi", None),
    ],
)
def test_an_english_name_of_a_language_or_script_is_said_in_another_one(
    english: str, language: str, said: str | None
) -> None:
    assert in_ui_language(english, language) == said
