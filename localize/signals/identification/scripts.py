"""Whose letters a text is written in. The gate before every question of language: it decides most of them alone.

A *writing* is an ISO 15924 code, with one for each way to mix scripts that is normal: `Jpan` (Han and kana), `Kore`
(hangul and Han), `Hani` (Han, simplified or traditional).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache, lru_cache

import regex

from localize.languages import UnknownLocale, canonical, parts

ENOUGH = 20.0
"""Letters from which a text's language can be told; 8 of East Asian scripts."""
EAST_ASIAN = 2.5
"""What one Han, kana or hangul letter weighs: NTREX-128 has .34 to .53 of the letters of its English in these."""
OWN_SHARE = 0.2
"""Share of the weighed letters in the locale's own script, below which the text is in another one. NTREX: .21 and more,
where a Chinese line is full of Latin names."""
OWN_SHARE_LATIN = 0.5
"""The same for Latin letters: they stand in every text, others hardly ever in a text of theirs."""
JAPANESE_FROM = 0.05
"""Share of kana in kana and Han from which they are Japanese. NTREX: .18 and more in Japanese, 0 in Chinese lines."""
LATIN = "Latn"
OTHER = "Zzzz"

HAN = frozenset({"Jpan", "Kore", "Hani"})
"""Writings that share the Han script."""

_KNOWN = """
Latn Hani Cyrl Arab Deva Hira Kana Hang Beng Thai Grek Hebr Taml Telu Knda Mlym Gujr Guru Orya Sinh Mymr Khmr Laoo
Geor Armn Ethi Tibt Mong Thaa Syrc Nkoo Tfng Adlm Bopo Cher Cans Olck Mtei Cakm Java Bali Lisu Yiii Vaii Rohg
"""
_SCRIPTS = tuple(_KNOWN.split())
_WEIGHS_MORE = frozenset({"Hani", "Hira", "Kana", "Hang", "Bopo"})
_WRITINGS = {"Hans": "Hani", "Hant": "Hani", "Hanb": "Hani", "Bopo": "Hani", "Aran": "Arab", "Cyrs": "Cyrl"}
_MIXED = frozenset({"Jpan", "Kore"})
_ALSO = {
    "az": ("Cyrl", "Arab"),
    "bs": ("Cyrl",),
    "ha": ("Arab",),
    "kk": ("Latn", "Arab"),
    "ks": ("Deva",),
    "ku": ("Arab", "Cyrl"),
    "ky": ("Arab",),
    "ms": ("Arab",),
    "pa": ("Arab",),
    "sd": ("Deva",),
    "sr": ("Latn",),
    "tk": ("Cyrl",),
    "uz": ("Cyrl", "Arab"),
}
"""Languages that are also written so, where the tag does not say which."""


@lru_cache(maxsize=1024)
def writings(tag: str) -> tuple[str, ...]:
    """The writings that readers of a locale expect, the usual one first; none where locale or script is not known."""
    try:
        here = parts(tag)
    except UnknownLocale:
        return ()
    usual = _WRITINGS.get(here.script, here.script)
    if usual not in _SCRIPTS and usual not in _MIXED:
        return ()
    said_so = here.script in canonical(tag).split("-")
    return (usual,) if said_so else (usual, *(each for each in _ALSO.get(here.language, ()) if each != usual))


def letters(text: str) -> dict[str, float]:
    """Writing -> its letters in the text, weighed; `OTHER` for scripts that are not known here."""
    counted: Counter[str] = Counter()
    for character, times in Counter(text).items():
        script = _script(character)
        if script:
            counted[script] += times
    weighed = {script: times * (EAST_ASIAN if script in _WEIGHS_MORE else 1) for script, times in counted.items()}
    kana = weighed.pop("Hira", 0.0) + weighed.pop("Kana", 0.0)
    han = weighed.pop("Hani", 0.0) + weighed.pop("Bopo", 0.0)
    hangul = weighed.pop("Hang", 0.0)
    for writing, amount in (("Kore", hangul), (_writing_of_han(han, kana, hangul), han), ("Jpan", kana)):
        if amount:
            weighed[writing] = weighed.get(writing, 0.0) + amount
    return weighed


def is_written_in(amounts: Mapping[str, float], writing: str) -> bool:
    """Whether so many letters, by writing, make a text of this one."""
    share = OWN_SHARE_LATIN if writing == LATIN else OWN_SHARE
    return amounts.get(writing, 0.0) >= share * sum(amounts.values())


def _writing_of_han(han: float, kana: float, hangul: float) -> str:
    if kana >= JAPANESE_FROM * (kana + han):
        return "Jpan" if kana else "Hani"
    return "Kore" if hangul > han else "Hani"


def written_in(text: str, writing: str) -> str:
    """The text with the letters of other scripts as blanks, at equal length."""
    kept: str = _others(writing).sub(lambda found: " " * len(found.group()), text)
    return kept


@lru_cache(maxsize=65_536)
def _script(character: str) -> str | None:
    """The script of a letter; None for all that is no letter, or one of no script."""
    if not _LETTER.fullmatch(character):
        return None
    return next((script for script, letter in _letters_of().items() if letter.fullmatch(character)), OTHER)


_LETTER = regex.compile(r"(?V1)[[\p{L}\p{M}]--[\p{Script=Common}\p{Script=Inherited}]]")
"""Vowel signs of Indian scripts and Thai count: what is an accent in one script is a letter in another."""


@cache
def _letters_of() -> dict[str, regex.Pattern[str]]:
    return {script: regex.compile(rf"\p{{Script={script}}}") for script in _SCRIPTS}


@cache
def others_than(writing: str) -> regex.Pattern[str]:
    """Stretches without a letter of a writing: of other scripts, digits, punctuation, blanks."""
    return regex.compile(rf"(?V1)[[^{_letters_in(writing)}]--\p{{Script=Inherited}}]+")


@cache
def _others(writing: str) -> regex.Pattern[str]:
    return regex.compile(rf"(?V1)[[\p{{L}}\p{{M}}]--[\p{{Script=Inherited}}{_letters_in(writing)}]]+")


def _letters_in(writing: str) -> str:
    scripts = {"Jpan": ("Hani", "Hira", "Kana"), "Kore": ("Hang", "Hani"), "Hani": ("Hani", "Bopo")}
    return "".join(rf"\p{{Script={script}}}" for script in scripts.get(writing, (writing,)))
