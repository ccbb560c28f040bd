"""Which language a text is in, of those that share its writing: back ends, languages never told apart, what is likely.

A back end answers `identify(texts, candidates)` with a ranking; it knows nothing of what was expected. Here its
probabilities are weighed by that (Bayes), and those of languages that no back end tells apart are added up.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol, cast

from localize.errors import Said, said
from localize.languages import Kinship, UnknownLocale, kinship, name
from localize.signals.identification import lid_py3langid, ngram_profiles
from localize.signals.identification.scripts import LATIN

LIKELY = 0.4
"""How likely English is, or a relative of the expected language, where the expected one is 1."""
UNLIKELY = 0.05
"""How likely any other language is. With 1 for all, 5.1 % of good pieces of up to 40 characters read wrong, not 1.3 %
(NTREX-128, 15 locales that share their script)."""
SURE = 0.7
"""Probability from which a language is named."""
SHORT_FOR_DANISH = 60.0
"""Letters below which Danish and Norwegian are not told apart."""

_ENGLISH = "en"
_ONE = """
ar acm aeb apc ars ary arz
hr bs cnr sr
id ms
no nb nn
uz uzs
zh cdo cjy cpx czh czo gan hak hsn lzh mnp nan wuu yue
"""
"""A line is one language here: its first stands for all. Of pt-BR, es-MX, fr-CA only the language is asked anyway."""
_GROUPS = {language: line.split()[0] for line in _ONE.strip().splitlines() for language in line.split()}
_NAMED = {"hr": ("bs", "hr", "sr"), "id": ("id", "ms")}
"""Languages that a reader would not find under the first one's name."""
_OWNERS = {
    "Armn": "hy",
    "Beng": "bn",
    "Ethi": "am",
    "Geor": "ka",
    "Grek": "el",
    "Gujr": "gu",
    "Guru": "pa",
    "Hani": "zh",
    "Hebr": "he",
    "Jpan": "ja",
    "Khmr": "km",
    "Knda": "kn",
    "Kore": "ko",
    "Laoo": "lo",
    "Mlym": "ml",
    "Mymr": "my",
    "Orya": "or",
    "Sinh": "si",
    "Taml": "ta",
    "Telu": "te",
    "Thaa": "dv",
    "Thai": "th",
    "Tibt": "bo",
}
"""Writings that are as good as one language's alone. Of the others in them (Yiddish, Tigrinya) nothing can be said."""


class BackEnd(Protocol):
    """Two modules are: `ngram_profiles`, always there, and `lid_py3langid` for languages that it lacks."""

    NAME: str

    def languages(self, writing: str) -> frozenset[str]: ...

    def identify(self, texts: Sequence[str], candidates: Collection[str]) -> list[list[tuple[str, float]]]: ...


class Reading(NamedTuple):
    """The expected language as its group and its probability, the likeliest one and its own, and what told so."""

    wanted: str
    expected: float
    found: str
    share: float
    by: str


BACK_ENDS = (cast(BackEnd, ngram_profiles), cast(BackEnd, lid_py3langid))
"""The first that knows a language in a writing is asked."""
BY_SCRIPT = "script"


def group(language: str, letters: float = SHORT_FOR_DANISH) -> str:
    """The language that stands for all that are not told apart from this one in a text of so many letters."""
    if language == "da" and letters < SHORT_FOR_DANISH:
        return "no"
    return _GROUPS.get(language, language)


def language_name(language: str) -> Said:
    """CLDR's English name, as a message that a catalogue may have; of a group that has no one name, all of them."""
    names = {tag: Said(name(tag, "en")) for tag in _NAMED.get(language, (language,))}
    return Said(" / ".join(f"{{{tag}}}" for tag in names), names) if len(names) > 1 else names.popitem()[1]


def cannot_tell(language: str, writing: str) -> Said | None:
    """Why nothing can be said of this language in this writing, if so."""
    if _OWNERS.get(writing) == group(language) or _back_end(language, writing) is not None:
        return None
    return said("No language identifier installed here knows {language}.", language=language_name(language))


def owner(writing: str) -> str | None:
    """The language that a writing is as good as its own."""
    return _OWNERS.get(writing)


def read(text: str, writing: str, language: str, letters: float) -> Reading | None:
    """How a text of so many letters, all of one writing, reads where `language` is expected. None: cannot be told."""
    wanted = group(language, letters)
    asked = _back_end(language, writing)
    if asked is None:
        return Reading(wanted, 1.0, wanted, 1.0, BY_SCRIPT) if _OWNERS.get(writing) == group(language) else None
    shares: dict[str, float] = {}
    for tag, share in asked.identify([text], asked.languages(writing))[0]:
        one = group(tag, letters)
        shares[one] = shares.get(one, 0.0) + share * _likelihood(wanted, one, writing)
    total = sum(shares.values())
    if not total:
        return None
    found = max(shares, key=lambda each: (shares[each], each))
    return Reading(wanted, shares.get(wanted, 0.0) / total, found, shares[found] / total, asked.NAME)


def strange(text: str, writing: str) -> str | None:
    """The language of a text in a writing that nobody expected, if it can be named.

    In Latin letters that is English or nothing: there, any language may be spelled by somebody without a keyboard of
    its own, and a back end always names some language.
    """
    candidates = ngram_profiles.languages(writing)
    if not candidates:
        return _OWNERS.get(writing)
    found, share = ngram_profiles.identify([text], candidates)[0][0]
    return found if share >= SURE and (writing != LATIN or found == _ENGLISH) else None


def _back_end(language: str, writing: str) -> BackEnd | None:
    """What can tell this language from another one in its writing."""
    wanted = group(language)
    for each in BACK_ENDS:
        known = {group(tag) for tag in each.languages(writing)}
        if wanted in known and len(known) > 1:
            return each
    return None


@lru_cache(maxsize=4096)
def _likelihood(wanted: str, found: str, writing: str) -> float:
    """How likely a language is before anything was read. Outside of Latin letters few languages share a writing."""
    if wanted == found:
        return 1.0
    return LIKELY if writing != LATIN or found == _ENGLISH or _related(wanted, found) else UNLIKELY


def _related(one: str, other: str) -> bool:
    try:
        return kinship(one, other) is Kinship.RELATED
    except UnknownLocale:
        return False
