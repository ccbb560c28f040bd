"""Words for thousands and more beside a number: CLDR's, and those that CLDR leaves out."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

import regex

from localize.languages import parts
from localize.languages.number_forms import magnitudes
from localize.signals.wording.spellings import any_of, one_spelling

_MORE: Mapping[str, str] = {
    "en": "hundred=2 k=3 m=6 mn=6 bn=9 Bn=9 tn=12 lakh=5 crore=7",
    "ja": "十=1 百=2 千=3",
    "zh": "十=1 百=2 千=3 万=4 萬=4 亿=8 億=8",
    "ko": "십=1 백=2 천=3",
    "hi": "मिलियन=6 बिलियन=9",
    "bn": "মিলিয়ন=6 বিলিয়ন=9",
    "ru": "тысячам=3 тысячами=3 тысячах=3",
    "ur": "ملین=6 بلین=9",
    "el": "χιλιάδων=3 εκατ.=6 εκατομμυρίων=6 δισεκατομμυρίων=9",
}
"""Language -> words with the powers of ten that they stand for."""
_GAP = r"[\s\u200c\u200e\u200f\u061c-]{0,3}"
_ABOUT = "[多余餘来來几幾数數]?"
_LONGEST = 40
"""Code points of the words beside one number."""
_SURE_LETTERS = 3
_INFLECTED_FROM = 6


class Scales:
    """The words of one locale, ready to be looked for."""

    def __init__(self, after: Mapping[str, Decimal], before: Mapping[str, Decimal]) -> None:
        self._factors = {one_spelling(word): factor for word, factor in (*after.items(), *before.items())}
        words, words_before = any_of(after, inflected_from=_INFLECTED_FROM), any_of(before)
        self._after = regex.compile(rf"(?:{_GAP}{_ABOUT}(?P<word>{words}))++", regex.IGNORECASE)
        self._before = regex.compile(rf"(?<![\p{{L}}\p{{M}}])(?P<word>{words_before}){_GAP}\Z", regex.IGNORECASE)

    def beside(self, text: str, start: int, end: int) -> tuple[Decimal | None, bool, int]:
        """The magnitude of the number at `start` to `end`, whether it is a whole word, and where it ends."""
        found = self._after.match(text, end, end + _LONGEST)
        if found is None:
            found = self._before.search(text, max(0, start - _LONGEST), start)
        if found is None:
            return None, False, end
        words = found.captures("word")
        factor = Decimal(1)
        for word in words:
            factor *= self._factors.get(one_spelling(word), 1)
        surely = any(len(word) >= _SURE_LETTERS or not word.isascii() for word in words)
        return factor, surely, max(end, found.end())


@lru_cache(maxsize=256)
def scales(locale: str) -> Scales:
    """The magnitudes of a locale."""
    after = {each.word: each.factor for each in magnitudes(locale) if not each.before}
    before = {each.word: each.factor for each in magnitudes(locale) if each.before}
    for each in _MORE.get(parts(locale).language, "").split():
        word, _, power = each.partition("=")
        after[word] = Decimal(10) ** int(power)
    return Scales(after, before)
