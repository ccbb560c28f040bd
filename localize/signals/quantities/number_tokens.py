"""The numbers in a text, each with all the ways to read it: `1.234` is 1234 in German, 1.234 in English."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

import regex

from localize.languages.number_forms import NumberForm, number_forms
from localize.signals.quantities.digits import folded
from localize.signals.quantities.magnitude_words import Scales, scales

_SPACES = " \u00a0\u202f\u2009"
NUMBER = regex.compile(
    rf"\d{{1,3}}(?:[{_SPACES}]\d{{3}}(?!\d)){{1,6}}+(?:[.,٫]\d++)?+(?![.,'’٫٬]?\d)|\d++(?:[.,'’‘٫٬،．，]\d++)*+"
)
_GAP = regex.compile(rf"[{_SPACES}\u200c\u200e\u200f\u061c]{{0,3}}")
UNIFIED = str.maketrans(
    {"’": "'", "‘": "'", "．": ".", "，": ",", "،": ",", "\u00a0": " ", "\u202f": " ", "\u2009": " "}
)
_OTHER_FORMS = (
    NumberForm(".", ","),
    NumberForm(",", "."),
    NumberForm(",", " "),
    NumberForm(".", " "),
    NumberForm(".", "'"),
    NumberForm("٫", "٬"),
)
_MYRIADS = (Decimal(10) ** 12, Decimal(10) ** 8, Decimal(10) ** 4)
_LONGEST = 40
"""Digits and signs of one number; a longer one is no quantity, and compared piece by piece."""

Reading = tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class Number:
    """A number at `start` to `end` (code points). `readings`, best first, are one value, or several: 5.30 as a time.

    `scale` is the word for a magnitude beside it: 1,000 in `3 tys.`; `surely` if a whole word, not the m of `5 m`.
    """

    start: int
    end: int
    readings: tuple[Reading, ...]
    scale: Decimal | None = None
    surely: bool = False

    @property
    def value(self) -> Decimal | None:
        """What it most likely says, its magnitude left aside; None where it is several numbers."""
        return self.readings[0][0] if len(self.readings[0]) == 1 else None

    @property
    def scaled(self) -> Decimal | None:
        """Its value with its magnitude."""
        return None if self.value is None or self.scale is None else self.value * self.scale


def numbers(text: str, locale: str) -> list[Number]:
    """Every number written in digits, in order."""
    plain = folded(text)
    known, forms = scales(locale), _forms(locale)
    found = (_number(each, plain, forms, known) for each in NUMBER.finditer(plain))
    return list(_joined(found, plain))


def _number(found: regex.Match[str], plain: str, forms: tuple[NumberForm, ...], known: Scales) -> Number:
    start, end = found.span()
    scale, surely, after = known.beside(plain, start, end)
    return Number(start, after, _readings(found.group().translate(UNIFIED), forms), scale, surely)


def _joined(found: Iterator[Number], plain: str) -> Iterator[Number]:
    """`3万5000`, `1억 4천 2백만` and `3 लाख 50 हजार` are one number each."""
    run: list[Number] = []
    for number in found:
        if run and not _goes_on(run[-1], number, plain):
            yield _sum(run)
            run = []
        run.append(number)
    if run:
        yield _sum(run)


def _goes_on(before: Number, after: Number, plain: str) -> bool:
    if before.scale is None or before.value is None or after.value is None:
        return False
    smaller = (after.scale or after.value) < before.scale
    within = before.scale < _MYRIADS[-1] <= (after.scale or 0)
    return (smaller or within) and _GAP.fullmatch(plain, before.end, after.start) is not None


def _sum(run: list[Number]) -> Number:
    """Below 10,000 the parts add up to a section, which the next 万, 億 or 兆 counts as a whole."""
    if len(run) == 1:
        return run[0]
    total = section = Decimal(0)
    for number in run:
        scale = number.scale or Decimal(1)
        myriad = next((each for each in _MYRIADS if scale >= each and scale % each == 0), Decimal(1))
        section += (number.value or 0) * scale / myriad
        if myriad > 1:
            total, section = total + section * myriad, Decimal(0)
    apart = tuple(number.value for number in run if number.value is not None)
    return Number(run[0].start, run[-1].end, ((total + section,), apart))


@lru_cache(maxsize=512)
def _forms(locale: str) -> tuple[NumberForm, ...]:
    own = (NumberForm(each.decimal.translate(UNIFIED), each.group.translate(UNIFIED)) for each in number_forms(locale))
    return tuple(dict.fromkeys((*own, *_OTHER_FORMS)))


@lru_cache(maxsize=1 << 14)
def _readings(token: str, forms: tuple[NumberForm, ...]) -> tuple[Reading, ...]:
    if len(token) > _LONGEST:
        return (tuple(Decimal(each) for each in regex.findall(r"\d{1,18}", token)),)
    values = [value for form in forms if (value := read_strictly(token, form)) is not None]
    pieces = regex.findall(r"\d+", token)
    apart = [tuple(Decimal(each) for each in pieces)] if not values or len(pieces) == 2 == len(pieces[1]) else []
    return tuple(dict.fromkeys([*((value,) for value in values), *apart]))


def read_strictly(token: str, form: NumberForm) -> Decimal | None:
    """The value of digits and signs in one form, groups of two or three where there are groups; else None."""
    whole, point, fraction = token.partition(form.decimal)
    if point and not fraction.isdecimal():
        return None
    groups = whole.split(form.group)
    if len(groups) > 1 and not _are_groups(groups):
        return None
    digits = "".join(groups)
    return Decimal(f"{digits}.{fraction or 0}") if digits.isdecimal() else None


def _are_groups(groups: Sequence[str]) -> bool:
    """1,234,567 or 12,34,567."""
    first, *middle, last = groups
    sizes = {len(each) for each in middle}
    return len(last) == 3 and ((sizes <= {3} and 1 <= len(first) <= 3) or (sizes <= {2} and 1 <= len(first) <= 2))
