"""Pieces of a text that a translation leaves as they are: addresses, code, placeholders, tags, emoji."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from unicodedata import normalize

import regex

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200e\u200f\u061c\u202a\u202b\u202c\u2066\u2067\u2068\u2069\ufe0f"))
_PICTURE = r"(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f)"
_JOINED = r"(?:\ufe0f|[\U0001f3fb-\U0001f3ff]|\u200d\p{Extended_Pictographic}){0,12}"
_PIECES = regex.compile(
    r"(?P<code>```.*?(?:```|\Z)|~~~.*?(?:~~~|\Z)|(?<!`)`[^`\n]{1,2000}`)"
    r"|(?P<address>(?<![a-z0-9])[a-z][a-z0-9+.-]{0,30}://[!#-%&(-;=?-\[\]_a-z~]+|(?<![a-z0-9])www\.[!#-%&(-;=?-\[\]_a-z~]+"
    r"|(?<![a-z0-9._%+-])[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9]{1,63}(?:-[a-z0-9]{1,60})?){1,8})"
    r"|(?P<placeholder>\$\{[^{}\n]{0,200}\}|\{\{[^{}\n]{0,200}\}\}|\{[a-z0-9_.!:]{0,100}\}"
    r"|\{\s{0,3}[a-z0-9_]{1,60}(?=\s{0,3},\s{0,3}(?:plural|select|selectordinal|number|date|time)\b)"
    r"|%(?:\d{1,2}\$)?(?:\([a-z0-9_]{1,60}\))?[-+0#]{0,3}\d{0,3}(?:\.\d{1,3})?[sdif@](?![\p{L}\p{N}]))"
    r"|(?P<tag></?[a-z][a-z0-9:-]{0,40}(?:\s[^<>\n]{0,500})?/?>)"
    rf"|(?P<emoji>{_PICTURE}{_JOINED}|\p{{Regional_Indicator}}{{2}})",
    regex.IGNORECASE | regex.DOTALL,
)
_SENTENCE_END = ".,;:!?)]}'*_"
_POSITION = regex.compile(r"%\d{1,2}\$")
_TAG_NAME = regex.compile(r"</?[a-z0-9:-]+", regex.IGNORECASE)
_STRINGS_AND_COMMENTS = regex.compile(
    r"\"(?:[^\"\\\n]|\\.){0,2000}+\"|'(?:[^'\\\n]|\\.){0,2000}+'|/\*.{0,5000}?\*/|(?:#|//|--)[^\n]*", regex.DOTALL
)


class Kind(StrEnum):
    """What a piece is."""

    CODE = "code"
    ADDRESS = "address"
    PLACEHOLDER = "placeholder"
    TAG = "tag"
    EMOJI = "emoji"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece at `start` to `end` (code points); `same` is what must be equal for it to be the same one."""

    start: int
    end: int
    kind: Kind
    same: str


def pieces(text: str) -> Iterator[Piece]:
    """In order; of a tag its name counts, of a block of code all but its comments and strings."""
    for found in _PIECES.finditer(text):
        kind = Kind(found.lastgroup or Kind.CODE)
        written = found.group().rstrip(_SENTENCE_END) if kind is Kind.ADDRESS else found.group()
        if written:
            yield Piece(found.start(), found.start() + len(written), kind, _same(written, kind))


def lost(source: list[Piece], text: list[Piece]) -> list[Piece]:
    """Pieces of a source that its translation has less often; the last ones where some are left."""
    there = Counter((each.kind, each.same) for each in text)
    gone = []
    for each in source:
        key = each.kind, each.same
        if there[key] > 0:
            there[key] -= 1
        else:
            gone.append(each)
    return gone


def _same(written: str, kind: Kind) -> str:
    plain = normalize("NFC", written).translate(_INVISIBLE)
    if kind is Kind.TAG:
        return str(_TAG_NAME.match(plain)[0]).casefold()
    if kind is Kind.PLACEHOLDER:
        return str(_POSITION.sub("%", plain))
    if kind is Kind.CODE and plain.startswith(("```", "~~~")):
        return " ".join(_STRINGS_AND_COMMENTS.sub("", plain).split())
    return plain
