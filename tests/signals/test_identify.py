"""Telling languages apart: langdetect's n-grams and profiles, added up exactly; which back end; what is one group."""

from __future__ import annotations

import unicodedata
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import PackageNotFoundError
from math import exp, isclose, log, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory
from ntrex_lines import lines

from localize.signals.identification import identify, lid_py3langid, ngram_profiles
from localize.signals.identification.identify import BY_SCRIPT, group, language_name, read, strange
from localize.signals.identification.scripts import letters, writings, written_in

READ_BY_PROFILES = {
    "de-DE": "Latn",
    "en": "Latn",
    "es-ES": "Latn",
    "fr-FR": "Latn",
    "pt-BR": "Latn",
    "sw-KE": "Latn",
    "tr-TR": "Latn",
    "vi-VN": "Latn",
    "ru-RU": "Cyrl",
    "ar-EG": "Arab",
    "fa-IR": "Arab",
    "ur-PK": "Arab",
    "hi-IN": "Deva",
}


@pytest.fixture(scope="module")
def langdetect() -> DetectorFactory:
    factory = DetectorFactory()
    factory.load_profile(PROFILES_DIRECTORY)
    return factory


def ngrams_of_langdetect(factory: DetectorFactory, text: str) -> list[str]:
    detector = factory.create()
    detector.append(text + " ")  # it does not end the last word by itself
    return detector._extract_ngrams()


@pytest.mark.parametrize(("locale", "writing"), READ_BY_PROFILES.items())
def test_the_ngrams_are_those_of_langdetect(locale: str, writing: str, langdetect: DetectorFactory) -> None:
    for line in lines(locale)[:60]:
        text = unicodedata.normalize("NFC", written_in(line, writing)).replace("://", "").replace("@", "")
        ours = [each for each in ngram_profiles.ngrams(text) if each in langdetect.word_lang_prob_map]
        assert ours == ngrams_of_langdetect(langdetect, text)


@pytest.mark.parametrize(("locale", "writing"), READ_BY_PROFILES.items())
def test_a_ranking_is_the_sum_of_logarithms_of_langdetects_frequencies(
    locale: str, writing: str, langdetect: DetectorFactory
) -> None:
    """exp(sum of log(frequency + 0.5 / 10,000) / sqrt(n)), shared out over the candidates."""
    candidates = ngram_profiles.languages(writing)
    labels = {ngram_profiles._TAGS.get(label, label): label for label in langdetect.langlist}
    places = {tag: langdetect.langlist.index(labels[tag]) for tag in candidates}
    for line in lines(locale)[:10]:
        text = written_in(line, writing)
        rows = [langdetect.word_lang_prob_map.get(each, ()) for each in ngram_profiles.ngrams(text)]
        known = [row for row in rows if any(row[place] for place in places.values() if row)]
        sums = {tag: sum(log(row[place] + 0.5 / 10_000) for row in known) for tag, place in places.items()}
        best = max(sums.values())
        shares = {tag: exp((each - best) / sqrt(len(known))) for tag, each in sums.items()}
        expected = {tag: each / sum(shares.values()) for tag, each in shares.items()}
        for tag, share in ngram_profiles.identify([text], candidates)[0]:
            assert isclose(share, expected[tag], abs_tol=1e-3), (tag, line)


@given(st.lists(st.text(max_size=60), max_size=4), st.sampled_from(["Latn", "Cyrl", "Arab", "Deva"]))
def test_probabilities_of_any_text_add_up_to_one_and_begin_with_the_likeliest(texts: list[str], writing: str) -> None:
    candidates = ngram_profiles.languages(writing)
    rankings = ngram_profiles.identify(texts, candidates)
    assert len(rankings) == len(texts)
    for ranking in rankings:
        shares = [share for _, share in ranking]
        assert {tag for tag, _ in ranking} == candidates
        assert isclose(sum(shares), 1.0)
        assert shares == sorted(shares, reverse=True)


def test_an_answer_hangs_neither_on_the_batch_nor_on_the_thread() -> None:
    texts = [line for locale in ("es-ES", "de-DE", "sw-KE") for line in lines(locale)[:40]]
    candidates = ngram_profiles.languages("Latn")
    together = ngram_profiles.identify(texts, candidates)
    assert ngram_profiles.identify(texts[::-1], candidates) == together[::-1]
    ngram_profiles._load.cache_clear()
    with ThreadPoolExecutor(8) as threads:
        alone = threads.map(lambda text: ngram_profiles.identify([text], candidates)[0], texts)
        assert list(alone) == together
    assert ngram_profiles._load.cache_info().misses == 1


def test_only_candidates_are_answered() -> None:
    for back_end, candidates in ((ngram_profiles, {"es", "pt"}), (lid_py3langid, {"yo", "en", "ha"})):
        (ranking,) = back_end.identify(["Nuestra casa está lejos de aquí."], candidates)
        assert {tag for tag, _ in ranking} == candidates
        assert isclose(sum(share for _, share in ranking), 1.0, abs_tol=1e-6)
    with pytest.raises(ValueError, match="no profiles"):
        ngram_profiles.identify(["x"], {"es", "ru"})


def test_a_text_in_capitals_can_be_read() -> None:
    shouted = "THE CITY COUNCIL WILL MEET ON TUESDAY TO DISCUSS THE NEW BRIDGE"
    assert ngram_profiles.identify([shouted], ngram_profiles.languages("Latn"))[0][0][0] == "en"


@pytest.mark.parametrize(
    ("language", "writing", "by"),
    [
        ("es", "Latn", ngram_profiles.NAME),
        ("nn", "Latn", ngram_profiles.NAME),
        ("bs", "Latn", ngram_profiles.NAME),
        ("ms", "Latn", ngram_profiles.NAME),
        ("fil", "Latn", ngram_profiles.NAME),
        ("yo", "Latn", lid_py3langid.NAME),
        ("sr", "Cyrl", lid_py3langid.NAME),
        ("ps", "Arab", lid_py3langid.NAME),
        ("bn", "Beng", lid_py3langid.NAME),
        ("th", "Thai", BY_SCRIPT),
        ("he", "Hebr", BY_SCRIPT),
        ("am", "Ethi", BY_SCRIPT),
        ("ja", "Jpan", BY_SCRIPT),
        ("yue", "Hani", BY_SCRIPT),
    ],
)
def test_the_first_back_end_that_knows_a_language_is_asked(language: str, writing: str, by: str) -> None:
    reading = read("text", writing, language, 100)
    assert reading is not None
    assert reading.by == by


@pytest.mark.parametrize(
    ("language", "writing"), [("yi", "Hebr"), ("ti", "Ethi"), ("ay", "Latn"), ("kk", "Latn"), ("th", "Latn")]
)
def test_a_language_that_no_back_end_knows_cannot_be_told(language: str, writing: str) -> None:
    assert read("text", writing, language, 100) is None


@pytest.mark.parametrize(
    ("language", "writing", "known"),
    [("yo", "Latn", False), ("sr", "Cyrl", False), ("as", "Beng", False), ("bn", "Beng", True), ("sw", "Latn", True)],
)
def test_without_py3langid_there_are_the_profiles_and_the_scripts(
    language: str, writing: str, known: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lid_py3langid, "VERSION", None)
    monkeypatch.setattr(lid_py3langid, "_load", lambda: pytest.fail("it is not installed"))
    assert (read("text", writing, language, 100) is not None) == known


def test_what_is_not_installed_has_no_version(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_: str) -> str:
        raise PackageNotFoundError

    assert lid_py3langid._installed() == lid_py3langid.VERSION
    monkeypatch.setattr(lid_py3langid, "version", missing)
    assert lid_py3langid._installed() is None


@pytest.mark.parametrize(
    "ones", [("hr", "bs", "sr", "cnr"), ("id", "ms"), ("nb", "nn", "no"), ("zh", "yue", "wuu"), ("ar", "arz", "ary")]
)
def test_languages_of_a_group_are_never_told_apart(ones: tuple[str, ...]) -> None:
    assert len({group(one) for one in ones}) == 1


def test_danish_and_norwegian_are_told_apart_in_sentences_only() -> None:
    assert group("da", letters=30) == group("nb", letters=30)
    assert group("da", letters=100) != group("nb", letters=100)


def test_a_group_without_a_name_of_its_own_goes_by_all_of_them() -> None:
    assert str(language_name("hr")) == "Bosnian / Croatian / Serbian"
    assert str(language_name("id")) == "Indonesian / Malay"
    assert str(language_name("mr")) == "Marathi"


def test_in_letters_that_nobody_expected_only_english_is_named() -> None:
    """Hindi typed in Latin letters is not Indonesian."""
    assert strange("The council will meet on Tuesday to discuss the new bridge.", "Latn") == "en"
    assert strange("Aaj mausam bahut achchha hai, hum sab milkar bazaar ja rahe hain.", "Latn") is None
    assert strange("Сегодня хорошая погода, и мы все вместе идем на рынок.", "Cyrl") == "ru"
    assert strange("วันนี้อากาศดีมาก", "Thai") == "th"


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("hi-IN", ("Deva",)),
        ("zh-TW", ("Hani",)),
        ("ja-JP", ("Jpan",)),
        ("sr-RS", ("Cyrl", "Latn")),
        ("sr-Latn-RS", ("Latn",)),
        ("pa-PK", ("Arab",)),
        ("ur-Aran-PK", ("Arab",)),
        ("not a tag", ()),
    ],
)
def test_a_locale_has_the_writings_of_its_readers(tag: str, expected: tuple[str, ...]) -> None:
    assert writings(tag) == expected


def test_letters_are_counted_by_writing_and_weighed() -> None:
    assert letters("abc 123 — ½!") == {"Latn": 3}
    assert letters("東京へ行く") == {"Jpan": 12.5}  # kana make the Han Japanese: 5 letters of 2.5
    assert letters("東京北京") == {"Hani": 10.0}
    assert letters("대한민국 大韓") == {"Kore": 15.0}
    assert letters("हिन्दी")["Deva"] == 6  # vowel signs are letters of their script
    assert letters("e\u0301") == {"Latn": 1}  # an accent is none
    assert letters("") == {}


@given(st.text(max_size=80), st.sampled_from(["Latn", "Jpan", "Hani", "Kore", "Deva", "Cyrl"]))
def test_blanking_the_letters_of_other_scripts_moves_nothing(text: str, writing: str) -> None:
    kept = written_in(text, writing)
    assert len(kept) == len(text)
    assert all(new in (old, " ") for old, new in zip(text, kept, strict=True))


def test_nothing_but_the_back_ends_is_asked() -> None:
    assert [each.NAME.split()[0] for each in identify.BACK_ENDS] == ["langdetect", "py3langid"]
