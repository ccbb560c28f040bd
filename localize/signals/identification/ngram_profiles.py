"""Languages by langdetect's own profiles, added up exactly instead of drawn by lot.

langdetect takes n-grams of a text at random until one language has won; here all of them count: the sum of the
logarithms of their frequencies, divided by the square root of their number, for neighbouring n-grams say the same
thing several times. Same profiles, same n-grams, no seed and no state: equal texts get equal answers.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from importlib.metadata import version
from math import exp, log, sqrt
from pathlib import Path
from threading import Lock
from typing import NamedTuple
from unicodedata import normalize

from langdetect.detector_factory import PROFILES_DIRECTORY
from langdetect.utils.ngram import NGram

NAME = f"langdetect {version('langdetect')} profiles"
RARE = 0.5 / 10_000
"""What is added to each frequency, so that an unseen n-gram does not rule a language out: langdetect's alpha."""
LONGEST = 3
"""Letters of an n-gram."""

_BITS = 48
"""Of the packed sum, for each language: 17 for a weight (at most log(1 / RARE) = 9.9, in steps of 1 / 8192), 31 for how
many n-grams are added up.
"""
_STEP = 1 / 8192

_LABELS = {
    "Latn": "af ca cs cy da de en es et fi fr hr hu id it lt lv nl no pl pt ro sk sl so sq sv sw tl tr vi",
    "Cyrl": "bg mk ru uk",
    "Arab": "ar fa ur",
    "Deva": "hi mr ne",
}
"""Profiles that are needed: in a writing that langdetect knows one language of, there is nothing to compare."""
_TAGS = {"no": "nb", "tl": "fil"}


class _Profiles(NamedTuple):
    tags: tuple[str, ...]
    weights: dict[str, int]
    """N-gram -> how much more it says for each language than an unseen one, in steps, packed into one number.

    So one addition serves all languages, and a sum does not hang on its order.
    """


def languages(writing: str) -> frozenset[str]:
    """The languages in this writing that can be told apart."""
    return frozenset(_TAGS.get(label, label) for label in _LABELS.get(writing, "").split())


def identify(texts: Sequence[str], candidates: Collection[str]) -> list[list[tuple[str, float]]]:
    """Each text's languages with their probabilities, the likeliest first. All `candidates` are of one writing."""
    writing = next((each for each in _LABELS if languages(each).issuperset(candidates)), None)
    if writing is None:
        raise ValueError(f"no profiles for {sorted(candidates)} together")
    profiles = _profiles(writing)
    places = [place for place, tag in enumerate(profiles.tags) if tag in candidates]
    return [_ranked(text, profiles, places) for text in texts]


def _ranked(text: str, profiles: _Profiles, places: Sequence[int]) -> list[tuple[str, float]]:
    known = [weights for weights in map(profiles.weights.get, ngrams(text)) if weights]
    packed, scale = sum(known), _STEP / (sqrt(len(known)) or 1.0)
    sums = {profiles.tags[place]: packed >> place * _BITS & (1 << _BITS) - 1 for place in places}
    best = max(sums.values())
    shares = {tag: exp((each - best) * scale) for tag, each in sums.items()}
    total = sum(shares.values())
    return sorted(((tag, share / total) for tag, share in shares.items()), key=lambda pair: (-pair[1], pair[0]))


def ngrams(text: str) -> Iterator[str]:
    """langdetect's: up to three letters, words from blank to blank, none that ends inside a run of capitals.

    A text that is mostly capitals is read in lower case, which langdetect does not do: it would have next to none.
    """
    read = NGram.normalize_vi(normalize("NFC", _calm(text))).translate(_AS_IN_PROFILES)
    for word in read.split(" "):
        if not word:
            continue
        padded = f" {word} "
        capital = False
        for place, sign in enumerate(padded):
            before, capital = capital, sign.isupper()
            if not place or (before and capital):
                continue
            if sign != " ":
                yield sign
            yield padded[place - 1 : place + 1]
            if place > 1:
                yield padded[place - 2 : place + 1]


def _calm(text: str) -> str:
    upper = sum(map(str.isupper, text))
    return text.lower() if upper > sum(map(str.islower, text)) else text


class _AsInProfiles(dict[int, str]):
    """Signs as langdetect's profiles spell them, each asked for once."""

    def __missing__(self, code: int) -> str:
        spelt: str = NGram.normalize(chr(code))
        self[code] = spelt
        return spelt


_AS_IN_PROFILES = _AsInProfiles()
_loading = Lock()


def _profiles(writing: str) -> _Profiles:
    with _loading:
        return _load(writing)


@cache
def _load(writing: str) -> _Profiles:
    labels = _LABELS[writing].split()
    weights: dict[str, int] = {}
    for place, label in enumerate(labels):
        profile = json.loads((Path(PROFILES_DIRECTORY) / label).read_bytes())
        for ngram, times in profile["freq"].items():
            if len(ngram) <= LONGEST:
                frequency = times / profile["n_words"][len(ngram) - 1]
                steps = round(log((frequency + RARE) / RARE) / _STEP)
                weights[ngram] = weights.get(ngram, 0) + (steps << place * _BITS)
    return _Profiles(tuple(_TAGS.get(label, label) for label in labels), weights)
