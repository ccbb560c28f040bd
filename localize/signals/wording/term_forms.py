"""Terms in running text, inflected or not: composed, without capitals, and with offsets into the text as it was stored.

No language is parsed. A term may lose its last letters and take an ending; in Arabic and Hebrew small words may stand
joined before it. That finds most forms, not all (Haus, Häuser).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from unicodedata import combining, normalize

import regex

from localize.languages import UnknownLocale, parts
from localize.signals.wording.composed import Composed, fold
from localize.signals.wording.words import UNSPACED

_ENDING = 3
"""Letters that may follow a term in most languages."""
_LONG_ENDING = 12
_AGGLUTINATING = frozenset(
    ["az", "eu", "et", "fi", "hu", "ka", "kk", "kn", "ko", "ky", "ml", "mn", "ta", "te", "tk", "tr", "tt", "ug", "uz"]
)
"""Languages that add several endings one after the other."""
_SHORT_ENDINGS = {"en": 2, "id": 3, "ms": 3, "vi": 0, "yo": 0, "ig": 0, "mi": 0, "haw": 0}
_PROCLITICS = {
    "Arab": "[وف]?(?:[بك]?ال|لل|[بكلس])?",
    "Hebr": "[ושהכלבמ]{0,3}",
}
_SHORTEST_INFLECTED = 4
"""Letters: shorter terms stand in too many other words (KI, Kind)."""
_DROPPED = ((10, 3), (7, 2), (_SHORTEST_INFLECTED, 1))
"""From this many letters on a word may lose so many at its end before it takes another ending."""
_CHANGING_ENDS = frozenset(["bs", "cs", "hr", "lt", "lv", "pl", "sk", "sl", "sr"])
_CHANGING_SCRIPTS = frozenset({"Cyrl", "Grek", "Deva", "Beng", "Gujr", "Guru"})
"""Where the last vowel of a noun gives way to the vowel of its ending."""
_VOWEL = regex.compile(r"[aeiouąęyаеёиіїоуыэюяєαάεέηήιίοόυύωώ]|\p{M}")
_MARK = regex.compile(r"\p{M}")
_LOOKED_UP = 3
_GAP = regex.compile(r"[\s\-‐‑\u00A0]+")
_UNSPACED = regex.compile(f"[{UNSPACED}]")
_LETTER = r"[\p{L}\p{M}\p{N}]"


def first_letters(term: str) -> str:
    """The letters by which a term is looked up: its first three, or all of a shorter first word."""
    return next(iter(_words(term)), "")[:_LOOKED_UP]


def beginnings(text: Composed) -> set[str]:
    """All that `first_letters` may be for a term that stands in the text."""
    return {text.text[at : at + size] for size in range(1, _LOOKED_UP + 1) for at in range(len(text.text))}


def places(term: str, text: Composed, locale: str) -> Iterator[tuple[int, int]]:
    """Where a term stands in a text, as code points of the text as it was stored. The whole word with its ending."""
    if not all(begin in text.text for begin in _begins(term)):
        return
    for found in _pattern(term, locale).finditer(text.text):
        yield text.place(found.start("term"), found.end())


def may_stand(term: str, text: Composed, locale: str) -> bool:
    """Whether some form of each word of the term stands somewhere in the text, in any order or inside another word."""
    read = _without_accents(text.text, locale)
    return all(_loosely(_without_accents(word, locale), read, locale) for word in _words(term))


def _without_accents(text: str, locale: str) -> str:
    """Latin letters bare, for plurals change them (Haus, Häuser) and Yoruba is often written without its tones."""
    if _script(locale) != "Latn" or _language(locale) == "vi" or text.isascii():
        return text
    return "".join(sign for sign in normalize("NFD", text) if not combining(sign))


def _loosely(word: str, text: str, locale: str) -> bool:
    if len(word) < _SHORTEST_INFLECTED and not _UNSPACED.search(word) and _language(locale) != "ko":
        return _beginning(word, locale).search(text) is not None
    return _stem(word, locale) in text


def _stem(word: str, locale: str) -> str:
    """What stays of a word in most of its forms: `программа` is `программ`."""
    language = _language(locale)
    if _UNSPACED.search(word) or language == "ko" or _SHORT_ENDINGS.get(language) == 0:
        return word
    if language in ("ar", "fa", "ur") and word.startswith("ال") and len(word) > _SHORTEST_INFLECTED:
        word = word[2:]
    return word[: len(word) - next((dropped for letters, dropped in _DROPPED if len(word) >= letters), 0)]


@lru_cache(maxsize=1 << 16)
def _words(term: str) -> tuple[str, ...]:
    return tuple(word for word in _GAP.split(fold(term)) if word)


@lru_cache(maxsize=1 << 16)
def _begins(term: str) -> tuple[str, ...]:
    """What stands in a text that has any form of the term: a quick look before the pattern is made."""
    return tuple(word[:-1] if len(word) > _SHORTEST_INFLECTED else word for word in _words(term))


@lru_cache(maxsize=4096)
def _pattern(term: str, locale: str) -> regex.Pattern[str]:
    words = _words(term)
    if not words:
        return regex.compile(r"(?P<term>(?!))")
    inflected = r"[\s\-‐‑\u00A0]{1,3}".join(_inflected(word, locale) for word in words)
    joined = _PROCLITICS.get(_script(locale), "")
    start = "" if _UNSPACED.match(words[0]) or not words[0][0].isalnum() else rf"(?<!{_LETTER}){joined}"
    return regex.compile(f"{start}(?P<term>{inflected})")


def _inflected(word: str, locale: str) -> str:
    """A pattern for the word with an ending, and in languages that change it without its last vowel."""
    language = _language(locale)
    if _UNSPACED.match(word[-1]) or not (word[-1].isalnum() or _MARK.match(word[-1])):
        return str(regex.escape(word))
    longest = _LONG_ENDING if language in _AGGLUTINATING else _SHORT_ENDINGS.get(language, _ENDING)
    if len(word) < _SHORTEST_INFLECTED and language != "ko":
        longest = min(longest, 1)
    changes = language in _CHANGING_ENDS or _script(locale) in _CHANGING_SCRIPTS
    begin = word[:-1] if changes and len(word) > _SHORTEST_INFLECTED and _VOWEL.match(word[-1]) else word
    return rf"{regex.escape(begin)}[\p{{L}}\p{{M}}]{{0,{longest}}}(?!{_LETTER})"


@lru_cache(maxsize=4096)
def _beginning(word: str, locale: str) -> regex.Pattern[str]:
    return regex.compile(rf"(?<!{_LETTER}){_PROCLITICS.get(_script(locale), '')}{regex.escape(word)}")


def _language(locale: str) -> str:
    return locale.split("-")[0].lower()


@lru_cache(maxsize=1024)
def _script(locale: str) -> str:
    try:
        return parts(locale).script
    except UnknownLocale:
        return "Zzzz"
