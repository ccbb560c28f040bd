"""Words with their places. In scripts that write no blanks between words each character stands for itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from unicodedata import normalize

import regex

UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}"
"""As the inside of a class of characters."""
_SPACED = rf"[\p{{L}}\p{{M}}\p{{N}}--[{UNSPACED}]]"
_WORD = regex.compile(rf"[{UNSPACED}]\p{{M}}*+|{_SPACED}++(?:['’ʼ\u200C\u200D]{_SPACED}++)*+", regex.V1)
UNSPACED_WORD = regex.compile(rf"[{UNSPACED}]")


class Word(NamedTuple):
    """`text` is as written; `key` is composed and without capitals, to be compared."""

    text: str
    key: str
    start: int
    end: int


def words(text: str) -> list[Word]:
    """Of the whole text, in order. Ideographs, kana and Thai, Lao, Khmer, Burmese and Tibetan letters come singly."""
    return [Word(found.group(), key(found.group()), found.start(), found.end()) for found in _WORD.finditer(text)]


def key(word: str) -> str:
    return word.lower() if word.isascii() else normalize("NFC", word.casefold())


def are_spaced(some: Sequence[Word]) -> bool:
    """Whether most of them are words between blanks, not single characters."""
    single = sum(UNSPACED_WORD.match(word.text) is not None for word in some)
    return single * 2 <= len(some)
