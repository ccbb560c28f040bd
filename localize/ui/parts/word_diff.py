"""What differs between two texts, word by word: of scripts that write no spaces, character by character.

A word is never cut in two: letters of Arabic and Devanagari change their form with their neighbours.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

import regex

COMPARED_AT_MOST = 1_500
"""Pieces of both texts together; beyond, the change is one piece out and one in. So it takes a third of a second."""

_WITHOUT_SPACES = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]"
_PIECES = regex.compile(
    rf"\n|[^\S\n]+|(?={_WITHOUT_SPACES})\X|(?:(?!{_WITHOUT_SPACES})[\p{{L}}\p{{M}}\p{{N}}\u200c\u200d])+|\X"
)


class Change(StrEnum):
    SAME = "same"
    GONE = "del"
    NEW = "ins"


class Piece(NamedTuple):
    change: Change
    text: str


def word_diff(before: str, after: str) -> list[Piece]:
    """Pieces in order; those that are the same or new make up `after`, those that are the same or gone `before`.

    >>> [(str(each.change), each.text) for each in word_diff("a red hat", "a blue hat")]
    [('same', 'a '), ('del', 'red'), ('ins', 'blue'), ('same', ' hat')]
    """
    return list(_joined(_pieces(_PIECES.findall(before), _PIECES.findall(after))))


def _pieces(before: list[str], after: list[str]) -> Iterator[Piece]:
    start = _alike(before, after)
    end = _alike(before[start:][::-1], after[start:][::-1])
    left, right = before[start : len(before) - end], after[start : len(after) - end]
    yield Piece(Change.SAME, "".join(after[:start]))
    if len(left) + len(right) > COMPARED_AT_MOST:
        yield Piece(Change.GONE, "".join(left))
        yield Piece(Change.NEW, "".join(right))
    else:
        for kind, from_, to, new_from, new_to in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
            gone, new = "".join(left[from_:to]), "".join(right[new_from:new_to])
            if kind == "equal":
                yield Piece(Change.SAME, new)
            else:
                yield Piece(Change.GONE, gone)
                yield Piece(Change.NEW, new)
    yield Piece(Change.SAME, "".join(after[len(after) - end :]))


def _alike(one: list[str], other: list[str]) -> int:
    """How many pieces both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (left, right) in pairs if left != right), min(len(one), len(other)))


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Without empty pieces; a lone space between two changes belongs to both, so that phrases stay whole."""
    gone, new, same = "", "", ""
    for change, text in pieces:
        if not text:
            continue
        if change is Change.SAME and (gone or new) and text.isspace() and "\n" not in text:
            same += text
        elif change is Change.SAME:
            yield from _flushed(gone, new)
            gone, new = "", ""
            yield Piece(Change.SAME, same + text)
            same = ""
        else:
            gone, new, same = gone + same, new + same, ""
            gone, new = (gone + text, new) if change is Change.GONE else (gone, new + text)
    yield from _flushed(gone, new)
    if same:
        yield Piece(Change.SAME, same)


def _flushed(gone: str, new: str) -> Iterator[Piece]:
    if gone:
        yield Piece(Change.GONE, gone)
    if new:
        yield Piece(Change.NEW, new)
