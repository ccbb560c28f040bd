"""The 120 lines of NTREX-128 in `tests/data/ntrex` as cases: English, and what professionals made of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from localize.signals import Case, Finding, On, Signal, State, run

_FOLDER = Path(__file__).parent.parent / "data" / "ntrex"
FILES = {
    "ar-EG": "arb",
    "bn-BD": "ben",
    "de-DE": "deu",
    "el-GR": "ell",
    "fa-IR": "fas",
    "fr-CA": "fra-CA",
    "fr-FR": "fra",
    "he-IL": "heb",
    "hi-IN": "hin",
    "ja-JP": "jpn",
    "ko-KR": "kor",
    "pt-BR": "por-BR",
    "pt-PT": "por",
    "ru-RU": "rus",
    "es-ES": "spa",
    "sw-KE": "swa",
    "th-TH": "tha",
    "tr-TR": "tur",
    "ur-PK": "urd",
    "vi-VN": "vie",
    "yo-NG": "yor",
    "zh-CN": "zho-CN",
    "zh-TW": "zho-TW",
}
LOCALES = tuple(FILES)


@cache
def lines(locale: str) -> tuple[str, ...]:
    """In the order of the English ones, which are `lines("en")`."""
    file = _FOLDER / f"{FILES.get(locale, 'eng')}.txt"
    return tuple(file.read_text(encoding="utf-8").removesuffix("\n").split("\n"))


def translations(locale: str, change: Callable[[str, str], str | None] = lambda text, source: text) -> list[Case]:
    """A case for each line; `change` may plant a fault in its text, or leave it out."""
    pairs = [(change(text, source), source) for text, source in zip(lines(locale), lines("en"), strict=True)]
    return [
        Case(text, locale, On.PROMPT, source=source, source_locale="en") for text, source in pairs if text is not None
    ]


def findings(signal: Signal, cases: Sequence[Case]) -> list[Finding]:
    """Of the cases to which it applies."""
    return [each for each in run(signal, cases) if each.state is not State.NOT_APPLICABLE]


def share_looked(found: Sequence[Finding]) -> float:
    return sum(each.state is State.LOOK for each in found) / len(found) if found else 0.0
