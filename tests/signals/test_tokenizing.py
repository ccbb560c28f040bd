from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules

import pytest
import sacrebleu.tokenizers
from sacrebleu.metrics import BLEU

from localize.errors import Said
from localize.signals import Case, bleu, chrf2, chrf_words, likeness, run, ter
from localize.signals.overlap import tokenizing
from localize.signals.overlap.tokenizing import MOST_MARKS, comparable, counted_with, tokenizer, words

BY_LOCALE = {
    "zh": "zh", "zh-CN": "zh", "zh_TW": "zh", "zh-Hant-HK": "zh", "yue": "zh", "zh-Latn": "intl",
    "ja": "ja-mecab", "ja-JP": "ja-mecab", "ja-Latn": "intl", "ko": "ko-mecab", "ko-KR": "ko-mecab",
    "th-TH": "char", "lo": "char", "km-KH": "char", "my": "char", "bo": "char", "dz-BT": "char",
    "de-DE": "intl", "pt-BR": "intl", "hi-IN": "intl", "ar-EG": "intl", "fa": "intl", "vi": "intl", "am": "intl",
}  # fmt: skip
REAL = {
    "ja-mecab": "私は今日、学校に行きました。",
    "ko-mecab": "나는 오늘 학교에 갔습니다.",
    "zh": "我今天去了 school。",
}


@pytest.fixture
def without_extras(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As where neither MeCab is installed."""
    monkeypatch.setattr(tokenizing, "find_spec", lambda name: None if "mecab" in name.lower() else find_spec(name))
    tokenizing._is_installed.cache_clear()
    yield
    tokenizing._is_installed.cache_clear()


@pytest.mark.parametrize("locale", BY_LOCALE)
def test_the_writing_of_a_locale_chooses_the_tokenizer(locale: str) -> None:
    assert tokenizer(locale) == BY_LOCALE[locale]


@pytest.mark.usefixtures("without_extras")
def test_without_a_dictionary_characters_are_counted() -> None:
    assert tokenizer("ja-JP") == tokenizer("ko-KR") == "char"
    (found,) = run(bleu.SIGNAL, [Case("明日は雨です。", "ja", reference="明日は晴れです。")])
    assert (
        found.number
        == BLEU(tokenize="char", effective_order=True).sentence_score("明日は雨です。", ["明日は晴れです。"]).score
    )
    assert "tok:char" in str(found.signature)


@pytest.mark.usefixtures("without_extras")
def test_the_version_says_which_tokenizers_there_are() -> None:
    assert "mecab" not in counted_with(tokenizers=True)


def test_the_version_of_a_signal_that_cuts_words_names_the_tokenizers() -> None:
    assert counted_with(tokenizers=True) == f"sacrebleu-{sacrebleu.__version__}+ja-mecab+ko-mecab"
    for signal in (bleu.SIGNAL, likeness.SIGNAL):
        assert signal.version.endswith(counted_with(tokenizers=True))
    for signal in (chrf2.SIGNAL, chrf_words.SIGNAL, ter.SIGNAL):
        assert signal.version.endswith(counted_with(tokenizers=False))


@pytest.mark.parametrize("name", REAL)
def test_words_are_those_of_sacrebleu(name: str) -> None:
    assert words(REAL[name], name) == BLEU(tokenize=name).tokenizer(REAL[name]).split()


@pytest.mark.parametrize("text", ["ア" * 6_000, "a" * 70_000, ("😀" * 3_000 + " ") * 5, "日本\x00語", "日本\ud800語"])
def test_what_mecab_cannot_cut_in_time_or_at_all_has_no_words(text: str) -> None:
    assert words(text, "ja-mecab") is tokenizing.UNBROKEN


def test_a_long_address_is_cut() -> None:
    assert isinstance(words("https://example.org/" + "a" * 5_000, "ja-mecab"), list)


def test_a_long_text_of_usual_words_is_cut() -> None:
    assert len(words(REAL["ja-mecab"] * 1000, "ja-mecab")) >= 8000  # type: ignore[arg-type]
    assert len(words(REAL["ko-mecab"] * 1000, "ko-mecab")) >= 8000  # type: ignore[arg-type]


def test_texts_are_compared_in_nfc() -> None:
    assert comparable(unicodedata.normalize("NFD", "Việt")) == "Việt"


@pytest.mark.parametrize("text", ["", " \n", "x" * 100_001, "a" + "\u0301" * (MOST_MARKS + 1)])
def test_a_text_that_is_not_compared_has_a_reason(text: str) -> None:
    assert isinstance(comparable(text), Said)


def test_no_tokenizer_keeps_a_text() -> None:
    """sacreBLEU's own keep the last 65,536 lines that they cut."""
    caches = {
        f"{module.name}.{name}": each.__call__
        for module in iter_modules(sacrebleu.tokenizers.__path__)
        for name, each in vars(import_module(f"sacrebleu.tokenizers.{module.name}")).items()
        if hasattr(each, "__call__") and hasattr(each.__call__, "cache_info")  # noqa: B004
    }
    assert len(caches) >= 6
    for each in caches.values():
        each.cache_clear()
    text = "Das bleibt unter uns."
    for locale in BY_LOCALE:
        case = Case(text, locale, reference=f"{text} Nicht?", siblings=(text,))
        for signal in (chrf2.SIGNAL, chrf_words.SIGNAL, bleu.SIGNAL, ter.SIGNAL, likeness.SIGNAL):
            run(signal, [case])
    assert {name: each.cache_info().currsize for name, each in caches.items()} == dict.fromkeys(caches, 0)
