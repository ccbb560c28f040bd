"""Characters that nobody sees, or that are not what they seem: overrides of direction, blanks of no width, odd letters.

Left alone is what good writing needs: marks of direction (LRM, RLM, ALM), joiners beside letters of scripts that use
them and inside emoji, one variation selector, the tags of a flag, blanks of no width where nothing else parts words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice

import regex

from localize.errors import Said, said
from localize.signals.model import Case, Finding, Signal, Span, look, ok

MOST_SPANS = 20
"""Places shown in one text."""
SHORTEST_WITH_GREEK = 4
"""Letters of a word: in shorter ones Greek letters beside Latin ones are units and formulas (kΩ, Δx)."""

LONGEST_WORD = 100
"""Letters of one word that are looked at."""

_PARTED_UNSEEN = r"\p{Thai}\p{Laoo}\p{Khmr}\p{Mymr}\p{Tibt}\p{Lana}\p{Bali}\p{Java}\p{Talu}"
_JOINED = (
    _PARTED_UNSEEN + r"\p{Arab}\p{Syrc}\p{Nkoo}\p{Mong}\p{Mand}\p{Adlm}\p{Rohg}\p{Deva}\p{Beng}\p{Guru}\p{Gujr}\p{Orya}"
    r"\p{Taml}\p{Telu}\p{Knda}\p{Mlym}\p{Sinh}\p{InSC=Virama}\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F\u200C\u200D"
)
_UNSEEN = regex.compile(
    rf"""
      (?P<flag>\U0001F3F4[\U000E0020-\U000E007E]{{4,6}}\U000E007F)     # of England, Scotland, Wales
    | (?P<direction>[\u202A-\u202E\u2066-\u2069]++)
    | (?P<blank>(?<![{_PARTED_UNSEEN}])\u200B++(?![{_PARTED_UNSEEN}])|[\u2060-\u2064\uFEFF\u00AD\u3164\uFFA0]++
        |(?<![{_JOINED}])[\u200C\u200D]++(?![{_JOINED}]))
    | (?P<hidden>[\U000E0000-\U000E007F]++|[\uFE00-\uFE0F\U000E0100-\U000E01EF]{{2,}}+)
    | (?P<lost>[\uFFFC\uFFFD\uFFF9-\uFFFB\uD800-\uDFFF\uFFFE\uFFFF\uFDD0-\uFDEF]++)
    | (?P<private>\p{{Co}}++)
    | (?P<control>[\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x84\x86-\x9F]++)
    """,
    regex.VERBOSE,
)
_MAYBE_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200d\u202a-\u202e\u2060-\u2069\u3164"
    "\ud800-\uf8ff\ufe00-\ufe0f\ufdd0-\ufdef\ufeff\uffa0\ufff9-\uffff\U000e0000-\U0010ffff]"
)
"""Every sign of the pattern above: most texts have none, and are read by this one only, which is quicker."""
_LETTERS = r"[\p{L}\p{M}]"
_TWO_ALPHABETS = regex.compile(
    rf"""
    (?<!{_LETTERS})
    (?: \p{{Latin}}[\p{{Latin}}\p{{M}}]*+[\p{{Cyrillic}}\p{{Greek}}]
      | \p{{Cyrillic}}[\p{{Cyrillic}}\p{{M}}]*+\p{{Latin}}
      | \p{{Greek}}[\p{{Greek}}\p{{M}}]*+\p{{Latin}} )
    {_LETTERS}*+
    """,
    regex.VERBOSE,
)
_LATIN = regex.compile(r"\p{Latin}")
_CYRILLIC_OR_GREEK = re.compile("[\u0370-\u052f\u1c80-\u1c8f\u1f00-\u1fff\u2de0-\u2dff\ua640-\ua69f]")
_CYRILLIC = regex.compile(r"\p{Cyrillic}")
_GREEK = regex.compile(r"\p{Greek}")
_LOOKS_LATIN = frozenset("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαγικνορυχϲϳ")
_LOOKS_GREEK = frozenset("ABEHIKMNOPTXYZaiknopuvxyc")


def _find(cases: Sequence[Case]) -> list[Finding]:
    return [_look_at(case.text) for case in cases]


def _look_at(text: str) -> Finding:
    unseen = list(islice(_unseen(text), MOST_SPANS))
    mixed = list(islice(_mixed_words(text), MOST_SPANS))
    if not unseen and not mixed:
        return ok()
    why = said("There are characters in it that cannot be seen or read. Do they belong here?")
    if not unseen:
        why = said("A word mixes letters of two alphabets that look alike. Was it typed with another keyboard?")
    return look(why, *sorted(chain(unseen, mixed), key=lambda span: span.start)[:MOST_SPANS])


def _unseen(text: str) -> Iterator[Span]:
    maybe = _MAYBE_UNSEEN.search(text)
    for found in _UNSEEN.finditer(text, maybe.start()) if maybe else ():
        if found.lastgroup != "flag":
            yield Span(found.start(), found.end(), note=_note(found.group()[0], found.lastgroup))


def _note(sign: str, kind: str) -> Said:
    return said("{what} ({code})", what=_NAMES.get(sign, _KINDS[kind]), code=f"U+{ord(sign):04X}")


def _mixed_words(text: str) -> Iterator[Span]:
    both = _LATIN.search(text) and _CYRILLIC_OR_GREEK.search(text)
    for found in _TWO_ALPHABETS.finditer(text) if both else ():
        note = _strangers(found.group())
        if note is not None:
            yield Span(found.start(), found.end(), note=note)


def _strangers(word: str) -> Said | None:
    """Which letters of a word are of the other alphabet, or None where a good text has both."""
    latin, cyrillic, greek = (_letters(alphabet, word) for alphabet in (_LATIN, _CYRILLIC, _GREEK))
    if cyrillic and len(cyrillic) <= len(latin):
        return said("Cyrillic letters: {letters}", letters=cyrillic)
    if cyrillic or (len(word) >= SHORTEST_WITH_GREEK and _LOOKS_GREEK.issuperset(latin) and len(latin) < len(greek)):
        return said("Latin letters: {letters}", letters=latin)
    if len(word) >= SHORTEST_WITH_GREEK and _LOOKS_LATIN.issuperset(greek):
        return said("Greek letters: {letters}", letters=greek)
    return None


def _letters(alphabet: regex.Pattern[str], word: str) -> str:
    return "".join(alphabet.findall(word, 0, LONGEST_WORD))


_KINDS = {
    "direction": said("changes the direction of writing"),
    "blank": said("a sign without width"),
    "hidden": said("hidden signs that can carry a message"),
    "lost": said("a place where a character was lost"),
    "private": said("a private character, without a meaning known to others"),
    "control": said("a control character"),
}
_NAMES = {
    "\u202a": said("left-to-right embedding"),
    "\u202b": said("right-to-left embedding"),
    "\u202c": said("end of an embedding or override"),
    "\u202d": said("left-to-right override"),
    "\u202e": said("right-to-left override"),
    "\u2066": said("left-to-right isolate"),
    "\u2067": said("right-to-left isolate"),
    "\u2068": said("first strong isolate"),
    "\u2069": said("end of an isolate"),
    "\u200b": said("zero-width space"),
    "\u200c": said("zero-width non-joiner"),
    "\u200d": said("zero-width joiner"),
    "\u2060": said("word joiner"),
    "\ufeff": said("byte order mark"),
    "\u00ad": said("soft hyphen"),
    "\u3164": said("Hangul filler"),
    "\ufffd": said("replacement character: something could not be read"),
}

SIGNAL = Signal(
    name="invisible",
    version="1",
    label=said("Hidden characters"),
    meaning=said(
        "Looks for characters that cannot be seen and for words that mix look-alike letters of two alphabets. "
        "Some of them stand in a text for a good reason, such as a soft hyphen in a long word."
    ),
    category="fluency/character-encoding",
    find=_find,
    cost=0.01,
)
