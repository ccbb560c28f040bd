"""Looking for words as they may be stored: composed or not, and in Hindi with or without the dot of borrowed sounds."""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import normalize

import regex

_DOTS = str.maketrans("", "", "\u093c\u09bc")
_BLANKS = regex.compile(r"\s+")
_WITHOUT_SPACES = regex.compile(r"[\p{Han}\p{Hangul}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]\Z")
_SHORT = 2
_NO_ENDING = r"(?![\p{L}\p{M}])"


def one_spelling(word: str) -> str:
    """The same text for every spelling of a word, in capitals or not."""
    plain = normalize("NFC", normalize("NFD", word).translate(_DOTS))
    return str(_BLANKS.sub(" ", plain)).casefold()


def any_of(words: Iterable[str], *, inflected_from: int | None = None) -> str:
    """A pattern for the longest of these words in any spelling; for nothing at all if there are none.

    A word of a script with spaces ends where its letters end; `inflected_from` that many code points, it may go on.
    One or two Latin letters count as they are written, for M is a million and m a metre.
    """
    spelled = {form for word in words for form in _spellings(word)}
    longest_first = sorted(spelled, key=lambda each: (-len(each), each))
    return "|".join(_pattern(each, inflected_from) for each in longest_first) or r"(?!)"


def _spellings(word: str) -> set[str]:
    apart = normalize("NFD", word)
    return {each for each in (word, apart, normalize("NFC", word), apart.translate(_DOTS)) if each}


def _pattern(word: str, inflected_from: int | None) -> str:
    written: str = _BLANKS.sub(r"\\s+", regex.escape(word, literal_spaces=True))
    goes_on = _WITHOUT_SPACES.search(word) or (inflected_from is not None and len(word) >= inflected_from)
    if word.isascii() and len(word) <= _SHORT:
        written = f"(?-i:{written})"
    return written if goes_on or not word[-1].isalpha() else written + _NO_ENDING
