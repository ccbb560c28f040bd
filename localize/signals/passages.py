"""Passages in another language: a text that begins in English, ends in it, or has a paragraph that was left alone.

Runs are looked for, never shares: good text in other scripts has up to two thirds of its letters in Latin names.
Titles, short quotations and what stands in the prompt are passed over. Version: as of `language`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from localize.errors import Said, said
from localize.languages import parts, script_name
from localize.signals.identification.han_characters import is_chinese
from localize.signals.identification.identify import SURE, cannot_tell, group, language_name, owner, read, strange
from localize.signals.identification.lid_py3langid import VERSION as PY3LANGID
from localize.signals.identification.quoted_prompt import without_quotations
from localize.signals.identification.scripts import (
    ENOUGH,
    HAN,
    LATIN,
    is_written_in,
    letters,
    others_than,
    writings,
    written_in,
)
from localize.signals.model import Case, Finding, Signal, Span, look, not_applicable, ok
from localize.signals.wording.masking import masked

VERSION = "1+py3langid" if PY3LANGID else "1"
LONGEST_TEXT = 30_000
"""Code points that are read, from the start."""
PASSAGE = 40.0
"""Letters, weighed as in `scripts`, from which a run or some sentences are a passage."""
WORDS = 6
"""Of a run in a script with capitals; at least half of those in a passage begin with a small letter, unlike a title."""
NEARLY_NONE = 0.2
"""Share of a passage's letters that the source may lack, where it is said to stand in the source."""
MOST_SPANS = 20
"""Passages shown in one text."""

_QUOTATION = regex.compile(r"""["“”„«「『‹][^"“”„«»「」『』‹›\n]{1,200}["“”»」』›]""")
_END = regex.compile(r"""\n+|[.!?…؟۔।॥։።]++["'”’»)\]]*+(?=\s)|[。！？｡]++["'”’」』)]*+""")
_WORD = regex.compile(r"\p{L}[\p{L}\p{M}'’-]*")
_EDGES = regex.compile(r"[\p{L}\p{M}](?:.*[\p{L}\p{M}])?", regex.DOTALL)

TOO_SHORT = said("Too short to tell the language of its parts.")
UNKNOWN = said("The language or the script of this locale is not known here.")
ALL_OF_IT = said("All of it reads like one other language: see the signal “Language”.")


class _Passage(NamedTuple):
    """Where it lies, in which language (None: not told), in which script."""

    start: int
    end: int
    found: str | None
    writing: str


def _find(cases: Sequence[Case]) -> list[Finding]:
    return [_look_at(case) for case in cases]


def _look_at(case: Case) -> Finding:
    expected = writings(case.locale)
    if not expected:
        return not_applicable(UNKNOWN)
    text = _without_prompt(case)
    amounts = letters(text)
    if sum(amounts.values()) < PASSAGE:
        return not_applicable(TOO_SHORT)
    own = max(expected, key=lambda each: amounts.get(each, 0.0))
    language = parts(case.locale).language
    unquoted = _QUOTATION.sub(lambda found: " " * len(found.group()), text)
    home, sentences = _foreign_sentences(text, unquoted, own, language)
    runs = _foreign_runs(text, unquoted, own)
    found = [each for each in (*runs, *sentences) if not _belongs(text, each, case)]
    home = home or (is_written_in(amounts, own) and all(each.writing != own for each in found))
    if found and not home:
        return not_applicable(ALL_OF_IT)
    unknown = cannot_tell(language, own) if own == LATIN else None
    if not found and unknown:  # English would not be seen
        return not_applicable(unknown)
    if not found and len(case.text) > LONGEST_TEXT:
        return ok(why=said("Only its first {count} characters were read.", count=LONGEST_TEXT))
    if not found:
        return ok()
    share = sum(_amount(text[each.start : each.end]) for each in found) / sum(amounts.values())
    spans = [Span(each.start, each.end, note=_note(each)) for each in sorted(found)[:MOST_SPANS]]
    return look(_why(found, language), *spans, number=round(share, 4), band=(0.0, 0.0), parts={"passages": len(found)})


def _without_prompt(case: Case) -> str:
    """Without code and what an answer took over from its prompt; offsets stay."""
    text = masked(case.text[:LONGEST_TEXT])
    answers = case.prompt is not None and case.source is None
    return without_quotations(text, case.prompt) if answers and case.prompt else text


def _foreign_runs(text: str, unquoted: str, own: str) -> Iterator[_Passage]:
    """Stretches of another script without one letter of the own, prose by the look of them, more than a quotation."""
    for run in others_than(own).finditer(text):
        edges = _EDGES.search(text, *_whole_sentences(text, *run.span()))
        if edges is None:
            continue
        amounts = letters(edges.group())
        main = max(amounts, key=lambda each: (amounts[each], each), default=own)
        if {main, own} <= HAN:  # between sentences, not inside of them
            continue
        beside = _amount(unquoted[edges.start() : edges.end()])
        if sum(amounts.values()) >= PASSAGE and beside >= ENOUGH and _is_prose(edges.group()):
            yield _Passage(edges.start(), edges.end(), strange(written_in(edges.group(), main), main), main)


def _whole_sentences(text: str, start: int, end: int) -> tuple[int, int]:
    """A run without the name that ends the sentence before it, or begins the one after it."""
    ends = [each.end() for each in _END.finditer(text, start, end)]
    if ends and _amount(text[start : ends[0]]) < PASSAGE:
        start = ends[0]
    if ends and end < len(text) and _amount(text[ends[-1] : end]) < PASSAGE:
        end = ends[-1]
    return start, max(start, end)


def _foreign_sentences(text: str, unquoted: str, own: str, language: str) -> tuple[bool, list[_Passage]]:
    """Whether any reads as expected, or may; and those that read like another language, neighbours as one."""
    found: list[_Passage] = []
    home, apart = False, True
    for start, end in _sentences(text, own):
        other = _other_language(text[start:end], own, language)
        beside = unquoted[start:end]
        if other is None or (_amount(beside) >= ENOUGH and _other_language(beside, own, language) is None):
            home = apart = True
        elif other and _amount(beside) >= ENOUGH and _is_prose(text[start:end]):
            if not apart and found[-1].found == other:
                start = found.pop().start
            found.append(_Passage(start, end, other, own))
            apart = False
    return home, found


def _other_language(piece: str, own: str, language: str) -> str | None:
    """The other language of some sentences; "" where none is sure; None where they may be in the expected one."""
    if own in HAN:
        main = max((letters(piece).get(each, 0.0), each) for each in HAN)[1]
        if main == own or (main == "Hani" and not is_chinese(piece)):
            return None
        return owner(main)
    piece = written_in(piece, own)
    reading = read(piece, own, language, _amount(piece))
    if reading is None or reading.found == reading.wanted:
        return None
    return reading.found if reading.share >= SURE else ""


def _sentences(text: str, own: str) -> Iterator[tuple[int, int]]:
    """From where to where there are sentences that together have enough letters of the own script. Shorter ones than
    that are left out before one that has enough alone: they need not be in its language.
    """
    start = done = 0
    amount = 0.0
    counted = HAN if own in HAN else {own}
    for end in (*(each.end() for each in _END.finditer(text)), len(text)):
        amounts = letters(text[done:end])
        alone = sum(amounts.get(each, 0.0) for each in counted)
        start, amount = (done, alone) if alone >= PASSAGE else (start, amount + alone)
        done = end
        if amount >= PASSAGE:
            edges = _EDGES.search(text, start, end)
            if edges is not None:
                yield edges.start(), edges.end()
            start, amount = end, 0.0


def _is_prose(piece: str) -> bool:
    """Not a title, a list of names: most words that could begin with a capital do not."""
    words = _WORD.findall(piece)
    cased = [word for word in words if word[0].lower() != word[0].upper()]
    if 2 * sum(map(len, cased)) < sum(map(len, words)):
        return True
    return len(cased) >= WORDS and 2 * sum(word[0].islower() for word in cased) >= len(cased)


def _belongs(text: str, passage: _Passage, case: Case) -> bool:
    """Whether a translation rightly kept it: it stands in the source, and is not in the source's own language."""
    if case.source is None or passage.found == group(parts(case.source_locale or "en").language):
        return False
    piece = text[passage.start : passage.end]
    return _amount(without_quotations(piece, case.source)) < NEARLY_NONE * _amount(piece)


def _amount(piece: str) -> float:
    return sum(letters(piece).values())


def _name(passage: _Passage) -> Said:
    return language_name(passage.found) if passage.found else Said(script_name(passage.writing, "en"))


def _note(passage: _Passage) -> Said:
    if passage.found is None:
        return said("in letters of the script {script}", script=_name(passage))
    return said("reads like {found}", found=_name(passage))


def _why(found: Sequence[_Passage], language: str) -> Said:
    """By the longest."""
    longest = max(found, key=lambda each: (each.end - each.start, each))
    return said(
        "Expected {expected}; a passage is in another language or script: {found}. Is that meant?",
        expected=language_name(language),
        found=_name(longest),
    )


SIGNAL = Signal(
    name="passages",
    version=VERSION,
    label=said("Passages in another language"),
    meaning=said(
        "Looks for sentences and longer runs of words in another language than the rest of the text. "
        "Names, titles, short quotations and what is quoted from the prompt are passed over; longer ones may be meant."
    ),
    category="accuracy/untranslated",
    find=_find,
    cost=0.35,
)
