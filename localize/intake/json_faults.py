"""Where a JSON text breaks our strict rules: the slow second look, taken only after a fast reader refused."""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass

from localize.errors import Said, said
from localize.intake.source import excerpt

INTEGER_MIN, INTEGER_MAX = -(2**63), 2**63 - 1
_INTEGER_MAX_DIGITS = 20  # a longer one is refused unread: turning text into a number is quadratic

# Possessive, with an optional closing quotation mark: linear on any input.
_PIECE = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[{}\[\],]|-?Infinity|NaN|-?[0-9][0-9.eE+-]*', re.DOTALL)
_LONE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Fault:
    """`position` is an offset in characters; `key` is the member that is to blame, where there is one."""

    position: int
    what: Said
    key: str | None = None


def integer_fits(text: str) -> bool:
    return len(text) <= _INTEGER_MAX_DIGITS and INTEGER_MIN <= int(text) <= INTEGER_MAX


def text_fault(text: str) -> Said | None:
    """What is wrong with a decoded text: databases refuse NUL, and half a surrogate pair is no character."""
    if "\0" in text:
        return said("the NUL character (\\u0000) cannot be stored")
    if _LONE.search(text):
        return said("half of a surrogate pair (\\ud800 to \\udfff) is no character")
    return None


def depth(text: str) -> int:
    """The deepest nesting of arrays and objects; strings do not count, and no closing is asked for."""
    level = deepest = 0
    for match in _PIECE.finditer(text):
        mark = text[match.start()]
        if mark in "[{":
            level += 1
            deepest = max(deepest, level)
        elif mark in "]}":
            level -= 1
    return deepest


def find(text: str) -> Fault | None:
    """The first fault that the JSON grammar allows and we do not; the text up to there must be well formed."""
    members: list[set[str] | None] = []  # one entry per open object (its keys) or array (None)
    key_next = False
    for match in _PIECE.finditer(text):
        piece = match.group()
        if piece in ("{", "["):
            members.append(set() if piece == "{" else None)
            key_next = piece == "{"
        elif piece in ("}", "]"):
            if members:
                members.pop()
            key_next = False
        elif piece == ",":
            key_next = bool(members) and members[-1] is not None
        elif fault := _piece_fault(match.start(), piece, members[-1] if members and key_next else None):
            return fault
        else:
            key_next = False
    return None


def _piece_fault(position: int, piece: str, keys: set[str] | None) -> Fault | None:
    if piece.startswith('"'):
        return _string_fault(position, piece, keys)
    if piece in ("NaN", "Infinity", "-Infinity"):
        return Fault(position, said("{number} is no JSON number; use null", number=piece))
    if piece.lstrip("-").isdigit():
        if not integer_fits(piece):
            return Fault(position, said("the number is beyond 64 bits; write it as text"))
    elif math.isinf(_number(piece)):
        return Fault(position, said("the number is too large; write it as text"))
    return None


def _string_fault(position: int, piece: str, keys: set[str] | None) -> Fault | None:
    try:
        text: str = json.loads(piece)
    except ValueError:
        return None  # broken grammar: the reader names it better
    if what := text_fault(text):
        return Fault(position, what)
    if keys is not None:
        if text in keys:
            return Fault(position, said("{key} stands twice in one object", key=excerpt(text)), key=excerpt(text))
        keys.add(text)
    return None


def _number(piece: str) -> float:
    try:
        return float(piece)
    except ValueError:
        return 0.0  # broken grammar: the reader names it better
