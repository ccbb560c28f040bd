"""Numbers that are written without digits: Han and Roman numerals, and the Korean words up to 99."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import regex

_DIGITS = ["〇零", "一壱壹", "二两兩貳貮", "三參叁", "四肆", "五伍", "六陸陆", "七柒", "八捌", "九玖"]
_HAN_DIGITS = {sign: value for value, signs in enumerate(_DIGITS) for sign in signs}
_HAN_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_HAN_MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
_HAN = regex.compile(f"[{''.join([*_HAN_DIGITS, *_HAN_TENS, *_HAN_MYRIADS])}]{{1,20}}")
_ROMAN = regex.compile(
    r"(?<![\p{L}\p{M}\p{Nd}])(?=[IVX]|[MDCL][IVXLCDM])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
    r"(?=\p{Ll}{0,2}(?![\p{L}\p{M}\p{Nd}]))"
)
_ROMAN_VALUES = dict(zip("IVXLCDM", (1, 5, 10, 50, 100, 500, 1000), strict=True))


def han_numerals(text: str) -> Iterator[Decimal]:
    """Values of 三千五百, 十二 and 二〇一八."""
    for found in _HAN.finditer(text):
        yield Decimal(_han_value(found.group()))


def _han_value(numeral: str) -> int:
    if len(numeral) > 1 and all(sign in _HAN_DIGITS for sign in numeral):
        return int("".join(str(_HAN_DIGITS[sign]) for sign in numeral))
    total = section = digit = 0
    for sign in numeral:
        if sign in _HAN_DIGITS:
            digit = _HAN_DIGITS[sign]
        elif sign in _HAN_TENS:
            section, digit = section + (digit or 1) * _HAN_TENS[sign], 0
        else:
            total, section, digit = ((total + section + digit) or 1) * _HAN_MYRIADS[sign], 0, 0
    return total + section + digit


def roman_numerals(text: str) -> Iterator[Decimal]:
    """Values of XX, IV and of a single I, V or X, endings of ordinals allowed: XIXe."""
    for found in _ROMAN.finditer(text):
        values = [_ROMAN_VALUES[letter] for letter in found.group()]
        following = zip(values, [*values[1:], 0], strict=True)
        yield Decimal(sum(-value if value < after else value for value, after in following))


_KOREAN_TENS = {"열": 10, "스물": 20, "스무": 20, "서른": 30, "마흔": 40, "쉰": 50}
_KOREAN_TENS |= {"예순": 60, "일흔": 70, "여든": 80, "아흔": 90}
_KOREAN_ONES = {"하나": 1, "한": 1, "둘": 2, "두": 2, "셋": 3, "세": 3, "넷": 4, "네": 4}
_KOREAN_ONES |= {"다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9}
_KOREAN = regex.compile(rf"({'|'.join(_KOREAN_TENS)})\s?({'|'.join(_KOREAN_ONES)})?")


def korean_numerals(text: str) -> Iterator[Decimal]:
    """Values of 열, 열다섯, 스물 두; ones alone are parts of too many words."""
    for found in _KOREAN.finditer(text):
        yield Decimal(_KOREAN_TENS[found[1]] + _KOREAN_ONES.get(found[2], 0))
