"""Pseudo-locales: they show on a page which words never went through gettext, and what long or mirrored words break."""

from __future__ import annotations

import re
from math import ceil

_PLAIN = "abcdefghijklmnoprstuvwyzABCDEFGHIJKLMNOPRSTUVWYZ"
_ACCENTED = "àƀçđéƒĝĥîĵķļɱñöþŕšţûṽŵýžÀƁÇĐÉƑĜĤÎĴĶĻṀÑÖÞŔŠŢÛṼŴÝŽ"
_TABLE = str.maketrans(_PLAIN, _ACCENTED)
_FIELD_OR_CODE = re.compile(r"(\{[^{}]*\}|`[^`]*`)")
_GROWTH = 0.4


class Accents:
    """English with accents, 40 % longer, in brackets: what is cut off at its end is seen. Fields stay."""

    def find(self, message: str, context: str | None = None) -> str:
        pieces = _FIELD_OR_CODE.split(message)
        plain = "".join(pieces[::2])
        accented = "".join(piece if index % 2 else piece.translate(_TABLE) for index, piece in enumerate(pieces))
        return f"⟦{accented}{'·' * ceil(len(plain) * _GROWTH)}⟧"

    def find_plural(self, one: str, many: str, n: int) -> str:
        return self.find(one if n == 1 else many)


class English:
    """English as it is, for a screen that runs from right to left."""

    def find(self, message: str, context: str | None = None) -> str:
        return message

    def find_plural(self, one: str, many: str, n: int) -> str:
        return one if n == 1 else many


PSEUDO_LOCALES: dict[str, type[Accents] | type[English]] = {"en-XA": Accents, "ar-XB": English}
