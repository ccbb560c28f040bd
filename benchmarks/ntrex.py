"""NTREX lines of tests/data/ntrex by locale: professional translations of the same English sentences."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "tests" / "data" / "ntrex"
LOCALES: Mapping[str, str] = {
    "ar-EG": "arb", "bn-BD": "ben", "de-DE": "deu", "el-GR": "ell", "fa-IR": "fas", "fr-CA": "fra-CA",
    "fr-FR": "fra", "he-IL": "heb", "hi-IN": "hin", "ja-JP": "jpn", "ko-KR": "kor", "pt-BR": "por-BR",
    "pt-PT": "por", "ru-RU": "rus", "es-ES": "spa", "sw-KE": "swa", "th-TH": "tha", "tr-TR": "tur",
    "ur-PK": "urd", "vi-VN": "vie", "yo-NG": "yor", "zh-CN": "zho-CN", "zh-TW": "zho-TW",
}  # fmt: skip
"""Locale -> name of its file."""


@cache
def lines_of(locale: str, folder: Path = FOLDER) -> tuple[str, ...]:
    """The translations in a locale, line by line those of `source_lines`."""
    return _lines(folder / f"{LOCALES[locale]}.txt")


@cache
def source_lines(folder: Path = FOLDER) -> tuple[str, ...]:
    """The English sentences."""
    return _lines(folder / "eng.txt")


def _lines(file: Path) -> tuple[str, ...]:
    return tuple(file.read_text(encoding="utf-8").splitlines())
