"""Whether a number is written as its locale writes numbers: not 1,234.50 in German, not 1.234,50 in Hindi."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

import regex

from localize.languages import parts
from localize.languages.number_forms import NumberForm, number_forms
from localize.signals.quantities.magnitude_words import scales
from localize.signals.quantities.number_tokens import NUMBER, UNIFIED, read_strictly

_POINT, _COMMA = NumberForm(".", ","), NumberForm(",", ".")
_GROUP = 3
_EITHER = frozenset({"ar", "vi"})
"""Languages in which 1.000 and 1,000 are both read as a thousand, by country or by habit."""
_CLOCK_OR_DAY = regex.compile(r"(?:2[0-4]|[01]?\d)[.,][0-5]\d|(?:[0-2]?\d|3[01])[.,](?:0[1-9]|1[0-2])")
_QUANTITY_AFTER = regex.compile(r"[\s\u200e\u200f]{0,2}[%٪％‰\p{Sc}]")
_QUANTITY_BEFORE = regex.compile(r"\p{Sc}[\s\u200e\u200f]{0,2}\Z")
_NAMES = (
    "Android Chrome Django Excel Firefox Go Java Kernel Linux Node Python Qt React Ruby Rust Swift Ubuntu Vue Windows"
)
_NAME_BEFORE = regex.compile(
    rf"(?:^|[\n§#]|\bv\.?|[\p{{Lu}}\p{{Nd}}]{{2,}}|\b(?i:vers[\p{{L}}\p{{M}}.]{{0,8}})|\b(?:{'|'.join(_NAMES.split())}))[\s-]?\Z"
)
_LONGEST_NAME = 16


class Style(StrEnum):
    """How a number is written that is not written as the locale does."""

    POINT = "point"
    """With a decimal point and commas between thousands, as in English."""
    COMMA = "comma"
    """With a decimal comma and points between thousands, as in German."""
    MISREAD = "misread"
    """As the locale may, but then it says a thousandth of what the source says."""


@dataclass(frozen=True, slots=True)
class Written:
    """A number with separators, at `start` to `end` (code points). `style` and `value` where it looks foreign."""

    start: int
    end: int
    style: Style | None = None
    value: Decimal | None = None


def written_numbers(plain: str, locale: str, source_values: Set[Decimal | None] = frozenset()) -> Iterator[Written]:
    """Every number that has a separator. `plain` has its digits folded; `source_values` are what the source says."""
    for found in NUMBER.finditer(plain):
        token = found.group().translate(UNIFIED)
        if not token.isdecimal():
            style, value = _style(token, locale, plain, found.span(), source_values)
            yield Written(found.start(), found.end(), style, value)


def _style(
    token: str, locale: str, plain: str, span: tuple[int, int], source_values: Set[Decimal | None]
) -> tuple[Style | None, Decimal | None]:
    own = _own(locale)
    here = [value for form in own if (value := read_strictly(token, form)) is not None]
    if here:
        thousandfold = here[0] * 1000
        misread = thousandfold in source_values and here[0] not in source_values and _is_one_group(token)
        misread = misread and parts(locale).language not in _EITHER
        return (Style.MISREAD, thousandfold) if misread else (None, None)
    for style, form in ((Style.POINT, _POINT), (Style.COMMA, _COMMA)):
        value = read_strictly(token, form)
        if value is not None and form not in own and _is_sure(token, form, locale, plain, span):
            return style, value
    return None, None


def _is_sure(token: str, form: NumberForm, locale: str, plain: str, span: tuple[int, int]) -> bool:
    """Whether it is a number in that form and not a time, a date, a version, or a thousand with another separator."""
    if form.group in token:
        return form.decimal in token or token.count(form.group) > 1
    if len(token) - token.index(form.decimal) - 1 == _GROUP:
        return False
    start, end = span
    if _QUANTITY_AFTER.match(plain, end) or _QUANTITY_BEFORE.search(plain, max(0, start - 3), start):
        return True
    if scales(locale).beside(plain, start, end)[0] is not None:
        return True
    if form == _COMMA or _CLOCK_OR_DAY.fullmatch(token) or plain[end : end + 1] == ".":
        return False
    return _NAME_BEFORE.search(plain, max(0, start - _LONGEST_NAME), start) is None


def _is_one_group(token: str) -> bool:
    return regex.fullmatch(r"\d{1,3}[.,]\d{3}", token) is not None


@lru_cache(maxsize=512)
def _own(locale: str) -> tuple[NumberForm, ...]:
    """The locale's forms; a locale that groups by a space or a sign of its own is read with plain spaces too."""
    forms = (
        NumberForm(each.decimal.translate(UNIFIED), each.group.translate(UNIFIED)) for each in number_forms(locale)
    )
    return tuple(dict.fromkeys(other for each in forms for other in (each, each._replace(group=" "))))
