"""A text composed (NFC), with the way back to what was stored: texts are compared composed, spans are not."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple
from unicodedata import is_normalized, normalize

import regex

_CLUSTER = regex.compile(
    r"""
      (?:[\u1100-\u1112][\u1161-\u1175]|[\uAC00-\uD7A3])[\u11A8-\u11C2]?\p{M}*+    # a syllable of Hangul
    | \P{M}\p{M}*+ | \p{M}++
    """,
    regex.VERBOSE,
)
"""What may compose to one character."""


class Composed(NamedTuple):
    """`starts[n]` is where the n-th code point of `text` stood in the stored text; one more for the end."""

    text: str
    starts: list[int] | range

    def place(self, start: int, end: int) -> tuple[int, int]:
        """In the stored text; never empty."""
        begin = self.starts[start]
        return begin, max(self.starts[end], begin + 1)


def composed(text: str) -> Composed:
    if is_normalized("NFC", text):
        return Composed(text, range(len(text) + 1))
    return _piecewise(text, lambda piece: normalize("NFC", piece))


def folded(text: str) -> Composed:
    """Without capitals as well."""
    if text.isascii():
        return Composed(text.lower(), range(len(text) + 1))
    return _piecewise(text, fold)


def fold(text: str) -> str:
    return text.lower() if text.isascii() else normalize("NFC", normalize("NFC", text).casefold())


def _piecewise(text: str, change: Callable[[str], str]) -> Composed:
    pieces: list[str] = []
    starts: list[int] = []
    for found in _CLUSTER.finditer(text):
        piece = change(found.group())
        pieces.append(piece)
        starts.extend([found.start()] * len(piece))
    return Composed("".join(pieces), [*starts, len(text)])
