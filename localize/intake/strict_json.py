"""Strict JSON: what two readers could understand in two ways is refused.

UTF-8 only; no duplicate keys, NaN, Infinity, lone surrogates, NUL, integers beyond 64 bits, nesting beyond `DEPTH_MAX`.
"""

from __future__ import annotations

import json
import math
import re
from typing import Any, NoReturn

from localize.errors import BadFile, Said, said
from localize.intake import json_faults

DEPTH_MAX = 64

# Escapes that may hide NUL or half a surrogate pair; an escaped backslash before the u only costs the second look.
_RISKY_ESCAPE = re.compile(r"\\u(?:0000|[dD][89a-fA-F])")


class BadJson(BadFile):
    """A text that is not strict JSON. `line` and `column` count characters from 1; `key` is the member to blame."""

    def __init__(self, reason: Said, line: int, column: int, key: str | None = None) -> None:
        super().__init__(
            said(
                "Not valid JSON at line {line}, character {column}: {reason}.", line=line, column=column, reason=reason
            ),
            said("Mend this place and try again."),
        )
        self.reason = reason
        self.line = line
        self.column = column
        self.key = key


class _Unsafe(ValueError):
    """Raised inside the decoder, which does not tell where it stands."""


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise _Unsafe
    return members


def _integer(text: str) -> int:
    if not json_faults.integer_fits(text):
        raise _Unsafe
    return int(text)


def _number(text: str) -> float:
    value = float(text)
    if math.isinf(value):
        raise _Unsafe
    return value


def _constant(_: str) -> NoReturn:
    raise _Unsafe


_decoder = json.JSONDecoder(
    object_pairs_hook=_members, parse_int=_integer, parse_float=_number, parse_constant=_constant
)


def loads(raw: bytes, *, line: int = 1) -> Any:
    """The one JSON value of `raw`, whose first line is line `line` of its file. Raises `BadJson`."""
    text = decoded(raw, line=line)
    check_depth(text, line=line)
    try:
        value = _decoder.decode(text)
    except json.JSONDecodeError as error:
        raise bad(text, error.pos, _syntax(error), line=line) from None
    except _Unsafe:
        raise _located(text, line) from None
    if "\\u" in text and _RISKY_ESCAPE.search(text) and not _clean(value):
        raise _located(text, line)
    return value


def value_at(text: str, position: int) -> tuple[Any, int]:
    """The JSON value that starts at `position` of a whole document, and where it ends. Raises `BadJson`.

    `check_depth` is called once before, for the document.
    """
    try:
        value, end = _decoder.raw_decode(text, position)
    except json.JSONDecodeError as error:
        raise bad(text, error.pos, _syntax(error)) from None
    except _Unsafe:
        raise _located(text, 1, position) from None
    if _RISKY_ESCAPE.search(text, position, end) and not _clean(value):
        raise _located(text, 1, position)
    return value, end


def decoded(raw: bytes, *, line: int = 1) -> str:
    """UTF-8 as text. Raises `BadJson` at the first byte that is none."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        read = raw[: error.start].decode("utf-8")
        reason = said("byte {byte} is not UTF-8; save the file as UTF-8", byte=f"0x{raw[error.start]:02x}")
        raise bad(read, len(read), reason, line=line) from None


def check_depth(text: str, *, line: int = 1) -> None:
    if text.count("[") + text.count("{") > DEPTH_MAX and json_faults.depth(text) > DEPTH_MAX:
        raise BadJson(said("it is nested deeper than {count} levels", count=DEPTH_MAX), line, 1)


def bad(text: str, position: int, reason: Said, *, line: int = 1, key: str | None = None) -> BadJson:
    """The error at an offset of `text`, whose first line is line `line`."""
    before = text[:position]
    return BadJson(reason, line + before.count("\n"), position - before.rfind("\n"), key)


def _located(text: str, line: int, position: int = 0) -> BadJson:
    fault = json_faults.find(text[position:])
    if fault is None:  # the two looks disagree: refused all the same, at the start of the value
        return bad(text, position, said("the value is not allowed"), line=line)
    return bad(text, position + fault.position, fault.what, line=line, key=fault.key)


def _syntax(error: json.JSONDecodeError) -> Said:
    return said("the syntax is broken ({fault})", fault=error.msg[:1].lower() + error.msg[1:])


def _clean(value: Any) -> bool:
    if isinstance(value, str):
        return json_faults.text_fault(value) is None
    if isinstance(value, dict):
        return all(json_faults.text_fault(key) is None and _clean(each) for key, each in value.items())
    return not isinstance(value, list) or all(_clean(each) for each in value)
