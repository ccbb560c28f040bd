"""A text that seems to break off: no mark at its end, a comma or an open bracket there, a block of code left open.

A translation is held against the end of its source; an answer against its own other lines. Where good texts do not
mark the end of a sentence (Thai, Lao, Khmer, Burmese) only the rest is looked at.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from localize.errors import Said, said
from localize.signals.model import Case, Finding, Signal, Span, look, ok
from localize.signals.wording.end_marks import LONGEST_TAIL, end_marks, last_sign, leaves_marks_out, question_marks
from localize.signals.wording.masking import BLANK, masked
from localize.signals.wording.usual_lengths import usual_length

TAIL = 4_000
"""Code points at the end in which the last lines are looked for."""
SHOWN = 30
"""Code points of the end that are shown."""
PROSE = 40
"""Characters of English from which on a last line is a sentence, not a name, a heading or a signature."""
MOST_WITH_MARKS = 2 / 3
"""The share of an answer's other lines of the same kind that must end with a mark before its last one is doubted."""
LONG = 5
"""So many times longer it must be if there is no mark in it either: some people write none."""
ALIKE = 2
"""So many other lines of the kind are enough to doubt a last line that is short, or an item."""

_FENCE = regex.compile(r"^ {0,3}(`{3,}|~{3,})([^`\n]*)$", regex.MULTILINE)
_GOES_ON = regex.compile(
    r"""
      [,،、，(\[{（［「『„—–\-‐\\]\Z
    | (?:[เแโใไເແໂໃໄ]|และ|แต่|เพราะ|เพื่อ|โดย|จาก|ของ|กับ|ซึ่ง|ใน|จะ|เมื่อ|ผู้)\Z   # no Thai or Lao sentence ends so
    """,
    regex.VERBOSE,
)
_MAY_GO_ON = regex.compile(r"[,،、，(\[{（［「『„—–\-‐\\:：]\Z")
_JAPANESE_QUESTION = regex.compile(r"か[。．」』）)\s]*\Z")
_ITEM = regex.compile(r"\s*(?:[-*+•·◦▪–—]|\(?(?:\p{N}{1,3}|\p{L})[.)、．:）]|#|\|)")
_WORD_END = regex.compile(r"[\p{L}\p{M}]\Z")
"""Not a digit: `42` ends an answer."""
_UNMARKED = said("Good texts in this language do not mark where a sentence ends: only its last word was looked at.")


def _find(cases: Sequence[Case]) -> list[Finding]:
    return [_look_at(case) for case in cases]


def _look_at(case: Case) -> Finding:
    text = case.text.rstrip()
    source = (case.source or "").rstrip()
    if _is_open(text) and not _is_open(source):
        return _breaks_off(text, said("A block of code is opened and not closed. Does the text break off?"))
    cause = _unlike_source(case, text, source) if source else _unlike_itself(case.locale, text)
    if cause is None:
        return ok() if end_marks(case.locale) is not None else ok(why=_UNMARKED)
    return _breaks_off(text, cause)


def _breaks_off(text: str, why: Said) -> Finding:
    return look(why, Span(max(0, len(text) - SHOWN), len(text)))


def _is_open(text: str) -> bool:
    """Whether the text ends inside a fenced block of code."""
    fence = ""
    for found in _FENCE.finditer(text):
        run, info = found.groups()
        if not fence:
            fence = run
        elif run.startswith(fence) and not info.strip():
            fence = ""
    return bool(fence)


def _unlike_source(case: Case, text: str, source: str) -> Said | None:
    there = case.source_locale or "en"
    marks, marks_there = end_marks(case.locale), end_marks(there)
    asks, asked = _asks(text, case.locale), _asks(source, there)
    if asked and not asks and marks is not None:
        return said("The source ends with a question mark, this does not. Is the question all there?")
    if asks and not asked and marks_there is not None:
        return said("This ends with a question mark, the source does not. Is that meant?")
    if _GOES_ON.search(text) and not _MAY_GO_ON.search(source):
        return said("It ends as if it went on. Does the text break off?")
    if marks is None or marks_there is None or last_sign(source) not in marks_there:
        return None
    if _WORD_END.search(last_sign(text)) and (not leaves_marks_out(case.locale) or _is_shorter(case, text, source)):
        return said("It ends without a mark, unlike the source. Is the end missing?")
    return None


def _asks(text: str, locale: str) -> bool:
    """A question mark at the end, or what may stand for it in Japanese."""
    if last_sign(text) in question_marks(locale):
        return True
    return _JAPANESE_QUESTION.search(text, max(0, len(text) - LONGEST_TAIL)) is not None


def _is_shorter(case: Case, text: str, source: str) -> bool:
    """Than half of the translations into the language are."""
    here, there = usual_length(case.locale), usual_length(case.source_locale or "en")
    return here is None or there is None or len(text) * there.ratio < len(source) * here.ratio


def _unlike_itself(locale: str, text: str) -> Said | None:
    """An answer's last line against its other lines of the same kind: sentences, or items of a list."""
    tail = text[-TAIL:]
    if masked(tail)[-1:] == BLANK:
        return None  # code, an address or a tag
    *before, last = tail.splitlines() or [""]
    if _GOES_ON.search(last):
        return said("It ends as if it went on. Does the text break off?")
    marks = end_marks(locale)
    if marks is None or not _WORD_END.search(last.rstrip("*_")):
        return None
    is_item = bool(_ITEM.match(last))
    alike = [line for line in before if line.strip() and bool(_ITEM.match(line)) == is_item]
    with_marks = sum(last_sign(line) in marks for line in alike)
    if with_marks < MOST_WITH_MARKS * len(alike) or (leaves_marks_out(locale) and not alike):
        return None
    if len(alike) < ALIKE:
        sentence = PROSE * _density(locale)
        has_marks = with_marks > 0 or not marks.isdisjoint(last)
        if is_item or len(last) < (sentence if has_marks else LONG * sentence):
            return None
    return said("Its last line ends without a mark. Does the text break off?")


def _density(locale: str) -> float:
    usual = usual_length(locale)
    return usual.ratio if usual else 1.0


SIGNAL = Signal(
    name="truncation",
    version="1",
    label=said("Broken off"),
    meaning=said(
        "Looks at how the text ends: without a mark, with a comma or an open bracket, inside a block of code, "
        "or without the question mark of the source. A heading, a list or a poem may well end without a mark."
    ),
    category="accuracy/omission",
    find=_find,
    cost=0.09,
)
