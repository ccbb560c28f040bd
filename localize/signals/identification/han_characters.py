"""Han characters of one standard only, read off the character sets of the nineteen-eighties that Python carries.

GB 2312 (China) was laid down for simplified Chinese, Big5 (Taiwan) for traditional, JIS X 0208 for Japanese: what one
has and the other lacks tells them apart. Nothing is copied from a table. Characters that all have say nothing.
"""

from __future__ import annotations

from functools import cache

import regex

_HAN = regex.compile(r"\p{Script=Hani}")
_UNIFIED = range(0x4E00, 0xA000)
CHINESE_SHARE = 0.05
"""Share of a text's Han from which characters that Japanese does not use make it Chinese; two at least."""
_CHINESE_WORDS = "的了是這们們他她你我也很就没沒吗嗎個个"
"""The words of every Chinese sentence, where Japanese writes kana."""
_OLD_IN_JAPAN = "國學會來對說與應從實將關經發當數點體區廣變讓兩黨歷營總專處續繼權擊戰單歲"
"""Frequent traditional characters for which Japanese has had another form since 1946."""


def is_chinese(text: str) -> bool:
    """Whether a text without kana is Chinese rather than a list of Japanese names or a heading."""
    characters = _HAN.findall(text)
    strange = sum(each in _not_japanese() for each in characters)
    return strange >= 2 and strange >= CHINESE_SHARE * len(characters)


@cache
def simplified_only() -> frozenset[str]:
    """2,380 characters of GB 2312 that Big5 lacks."""
    return _in("gb2312") - _in("big5")


@cache
def traditional_only() -> frozenset[str]:
    """8,678 characters of Big5 that GB 2312 lacks."""
    return _in("big5") - _in("gb2312")


@cache
def _not_japanese() -> frozenset[str]:
    return frozenset(map(chr, _UNIFIED)) - _in("shift_jis") | frozenset(_CHINESE_WORDS + _OLD_IN_JAPAN)


@cache
def _in(character_set: str) -> frozenset[str]:
    return frozenset(each for each in map(chr, _UNIFIED) if each.encode(character_set, "ignore"))
