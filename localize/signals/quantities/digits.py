"""Digits of every script as 0 to 9, one for one: offsets in the folded text are offsets in the text as stored."""

from __future__ import annotations

import unicodedata

import regex

_OTHER_DIGIT = regex.compile(r"[^\P{Nd}0-9]")


def folded(text: str) -> str:
    """The text with ٣, ३, ３ … as 3. Separators stay: what they mean depends on the locale."""
    if text.isascii():
        return text
    plain: str = _OTHER_DIGIT.sub(_ascii, text)
    return plain


def _ascii(found: regex.Match[str]) -> str:
    return str(unicodedata.decimal(found.group()))
