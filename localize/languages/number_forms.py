"""How a locale writes numbers by CLDR: its separators, its groups of digits, its words for thousands and millions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

import regex

from localize.languages.names import cldr_locale
from localize.languages.tags import parts

_ZEROS = regex.compile(r"0+")
_QUOTED = regex.compile(r"'([^']*)'")
_BLANKS = " \u00a0\u202f\u200e\u200f"


class NumberForm(NamedTuple):
    """Separators of one set of digits. `group` may be a space that does not break."""

    decimal: str
    group: str


class Magnitude(NamedTuple):
    """A word for a power of ten, and whether it stands before its number (`elfu 3`)."""

    word: str
    factor: Decimal
    before: bool = False


@lru_cache(maxsize=512)
def number_forms(tag: str) -> tuple[NumberForm, ...]:
    """The forms a locale uses: of its usual digits first, then of its native ones and of 0 to 9. Never empty."""
    spoken = cldr_locale(tag)
    systems = (spoken.default_numbering_system, spoken.other_numbering_systems.get("native"), "latn")
    symbols = [spoken.number_symbols.get(each, {}) for each in systems if each]
    forms = [NumberForm(each["decimal"], each["group"]) for each in symbols if "decimal" in each and "group" in each]
    return tuple(dict.fromkeys(forms))


@lru_cache(maxsize=512)
def magnitudes(tag: str) -> tuple[Magnitude, ...]:
    """Words and abbreviations of the locale for a thousand and more: `tys.` is 1,000, `लाख` is 100,000."""
    formats: Mapping[Any, Any] = cldr_locale(tag)._data["compact_decimal_formats"]
    patterns = (
        (int(written), pattern.pattern)
        for shapes in formats.values()
        for plurals in shapes.values()
        for written, pattern in plurals.items()
        if written.isdigit()
    )
    return tuple(dict.fromkeys(each for value, pattern in patterns for each in _magnitude(value, pattern)))


def _magnitude(value: int, pattern: str) -> Iterator[Magnitude]:
    """`00 Tsd'.'` for 10,000: the digits are 10, so the word stands for 1,000."""
    plain = _QUOTED.sub(r"\1", pattern.split(";")[0])
    zeros = _ZEROS.search(plain)
    word = _ZEROS.sub("", plain).strip(_BLANKS)
    if zeros is not None and word:
        factor = Decimal(value) / 10 ** (len(zeros.group()) - 1)
        yield Magnitude(word, factor, not plain.strip(_BLANKS).startswith("0"))


def has_forms(tag: str) -> bool:
    """Whether CLDR knows the language at all; where it does not, this module answers for English."""
    here = parts(tag).language
    return here == "en" or cldr_locale(tag).language != "en"


def as_written(value: Decimal, tag: str) -> str:
    """A number as the locale writes it in the digits 0 to 9, no digit of it lost."""
    from babel.numbers import format_decimal

    return format_decimal(value, locale=cldr_locale(tag), decimal_quantization=False)
