"""What a text took over from the text that it answers: a quotation says nothing of the language of the answer."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from unicodedata import normalize

from localize.signals.identification.scripts import ENOUGH, letters

SHINGLE = 8
"""Letters that must follow each other in both texts."""
LONGEST_PROMPT = 100_000
"""Code points of the prompt that are compared, from the start."""


def without_quotations(text: str, prompt: str) -> str:
    """The text with blanks for what stands in the prompt letter by letter, from a few words on; offsets stay.

    Case, accents, digits and punctuation do not count.
    """
    places = [place for place, sign in enumerate(text) if _letter(sign)]
    stream = "".join(_letter(text[place]) for place in places)
    rest, done = [], 0
    for start, end in _shared(stream, _shingles(prompt[:LONGEST_PROMPT])):
        first, last = places[start], places[end - 1] + 1
        if sum(letters(text[first:last]).values()) >= ENOUGH:
            rest += [text[done:first], " " * (last - first)]
            done = last
    return "".join([*rest, text[done:]])


def _shared(stream: str, known: frozenset[str]) -> Iterator[tuple[int, int]]:
    """From where to where in the letters all neighbours are known together, each as long as can be."""
    start = end = 0
    for here in range(len(stream) - SHINGLE + 1):
        if stream[here : here + SHINGLE] in known:
            if here > end:
                if end:
                    yield start, end
                start = here
            end = here + SHINGLE
    if end:
        yield start, end


@lru_cache(maxsize=8)
def _shingles(prompt: str) -> frozenset[str]:
    stream = "".join(map(_letter, prompt))
    return frozenset(stream[place : place + SHINGLE] for place in range(len(stream) - SHINGLE + 1))


@lru_cache(maxsize=65_536)
def _letter(sign: str) -> str:
    """A letter without case and accents; nothing for what is none. Hangul stays whole."""
    if not sign.isalpha():
        return ""
    plain = sign if "\uac00" <= sign <= "\ud7a3" else normalize("NFD", sign)[0]
    return plain.lower()[0]
