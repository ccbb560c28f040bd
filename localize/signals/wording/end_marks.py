"""With what a sentence ends, by script, and what may follow its last mark."""

from __future__ import annotations

from functools import lru_cache

import regex

from localize.languages import UnknownLocale, parts

QUESTION_MARKS = "?？؟՞፧⸮꘏"
_GREEK_QUESTION_MARKS = ";\u037e"
_EVERYWHERE = ".!…‥！。．｡" + QUESTION_MARKS
_BY_SCRIPT = {
    "Arab": "۔؛",
    "Armn": "։՜:",
    "Beng": "।॥",
    "Deva": "।॥",
    "Ethi": "።፡፧፨",
    "Grek": _GREEK_QUESTION_MARKS,
    "Gujr": "।॥",
    "Guru": "।॥",
    "Jpan": "♪〜～",
    "Mong": "᠃᠉",
    "Mtei": "꯫",
    "Nkoo": "߸߹",
    "Olck": "᱾᱿",
    "Orya": "।॥",
    "Sinh": "෴",
    "Syrc": "܀܁܂",
    "Taml": "।",
    "Telu": "।",
}
_UNMARKED = frozenset({"Thai", "Laoo", "Khmr", "Mymr", "Tibt", "Lana", "Talu", "Bali", "Java", "Zzzz"})
"""Scripts that end a sentence with a blank, or with a mark that good texts often leave out; and unknown ones."""
_OFTEN_LEFT_OUT = frozenset({"ar"})
_LAST = regex.compile(r"""[^\s\p{Pf}\p{Pi}\p{Pe}\p{Cf}"'`´“„*_~#|](?=[\s\p{Pf}\p{Pi}\p{Pe}\p{Cf}"'`´“„*_~#|]*+\Z)""")
LONGEST_TAIL = 200
"""Code points that may follow the last mark: quotes, brackets, marks of Markdown."""


@lru_cache(maxsize=1024)
def end_marks(locale: str) -> frozenset[str] | None:
    """The marks that end a sentence in a locale; None where good texts do not mark the end."""
    script = _script(locale)
    return None if script in _UNMARKED else frozenset(_EVERYWHERE + _BY_SCRIPT.get(script, ""))


@lru_cache(maxsize=1024)
def question_marks(locale: str) -> frozenset[str]:
    return frozenset(QUESTION_MARKS + (_GREEK_QUESTION_MARKS if _script(locale) == "Grek" else ""))


def last_sign(text: str) -> str:
    """The last code point that is no quote, bracket, blank or mark of Markdown; empty if there is none near the end."""
    found = _LAST.search(text[-LONGEST_TAIL:])
    return str(found.group()) if found else ""


def leaves_marks_out(locale: str) -> bool:
    """Whether good texts of a language that has end marks leave them out in one of twenty."""
    return locale.split("-")[0].lower() in _OFTEN_LEFT_OUT


def _script(locale: str) -> str:
    try:
        return parts(locale).script
    except UnknownLocale:
        return "Zzzz"
