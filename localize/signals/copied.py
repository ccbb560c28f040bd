"""Copied: a run of the source's words that was left untranslated, or a prompt that its answer says again.

A run counts from five words on, with words in small letters among them: names and titles are rightly left alone, and
runs of three words stand in one of ten good translations into languages with Latin letters. Of scripts without blanks
a run of characters counts. An answer repeats words of its prompt for good reasons, so only the whole prompt counts.
"""

from __future__ import annotations

from collections.abc import Sequence

from localize.errors import Said, said
from localize.languages import UnknownLocale, parts
from localize.languages.related import Kinship, kinship
from localize.signals.first_part import nothing_in
from localize.signals.model import Case, Finding, Side, Signal, Span, look, not_applicable
from localize.signals.overlap.word_runs import SharedRun, shared_runs
from localize.signals.wording.masking import masked
from localize.signals.wording.words import UNSPACED_WORD, Word, are_spaced, words

LONGEST_TEXT = 100_000
"""Code points of either text that are looked at, from the start."""
SHORTEST_RUN = 5
"""Words."""
SMALL_WORDS = 2
"""Words of a run that begin with a small letter and have at least `SMALL_LETTERS` letters."""
SMALL_LETTERS = 3
SHORTEST_RUN_OF_CHARACTERS = 12
"""Of scripts without blanks between words."""
SMALL_SHARE = 0.4
"""The share of a run's words that must begin with a small letter: titles have fewer."""
SHORTEST_PROMPT = 6
"""Words, or twice as many characters: a shorter prompt may well stand in a good answer."""
PROMPT_SHARE = 0.95
"""The share of a prompt's words that its answer must say in one run: to say a question again as a sentence is fine."""
MOST_SPANS = 20
"""Pieces shown in one text."""


def _find(cases: Sequence[Case]) -> list[Finding]:
    return [_look_at(case) for case in cases]


def _look_at(case: Case) -> Finding:
    if case.source is not None and case.source.strip():
        reason = _too_near(case.locale, case.source_locale or "en")
        return not_applicable(reason) if reason else _left_as_it_was(case.text, case.source)
    if case.prompt is not None and case.prompt.strip():
        return _says_prompt_again(case.text, case.prompt)
    return not_applicable(said("It is not a translation of a text that is known, and it answers no prompt."))


def _too_near(here: str, there: str) -> Said | None:
    try:
        if parts(here).language == parts(there).language:
            return said("The source is in the same language.")
        if kinship(here, there) is Kinship.RELATED:
            return said("The source’s language is so near that good translations share long pieces with it.")
    except UnknownLocale:
        return said("It is not known which language this is.")
    return None


def _left_as_it_was(text: str, source: str) -> Finding:
    here, there = _words(text), _words(source)
    spaced = are_spaced(there)
    shortest = SHORTEST_RUN if spaced else SHORTEST_RUN_OF_CHARACTERS
    copied = [
        run
        for run in shared_runs(here, there, shortest)
        if _is_prose(there[run.there : run.there + run.length], spaced)
    ]
    if not copied:
        return nothing_in(text, source, longest=LONGEST_TEXT)
    longest = max(run.length for run in copied)
    why = said("A piece of the source stands in it as it was. Was it to be translated?")
    return look(why, *_shown(copied, here, there, Side.SOURCE), number=longest, band=(0, shortest - 1))


def _is_prose(run: Sequence[Word], spaced: bool) -> bool:
    """Not a name, a title, a row of numbers, nor what is in another script than the rest."""
    if not spaced:
        return sum(UNSPACED_WORD.match(word.text) is not None for word in run) >= SHORTEST_RUN_OF_CHARACTERS
    small = [word.text for word in run if not word.text[0].isupper() and word.text[0].isalpha()]
    return len(small) >= SMALL_SHARE * len(run) and sum(len(word) >= SMALL_LETTERS for word in small) >= SMALL_WORDS


def _says_prompt_again(text: str, prompt: str) -> Finding:
    here, there = _words(text), _words(prompt)
    shortest = SHORTEST_PROMPT if are_spaced(there) else 2 * SHORTEST_PROMPT
    if len(there) < shortest:
        return not_applicable(said("The prompt is too short to say whether it is repeated."))
    again = [run for run in shared_runs(here, there, shortest) if run.length >= PROMPT_SHARE * len(there)]
    if not again:
        return nothing_in(text, prompt, longest=LONGEST_TEXT)
    share = max(run.length for run in again) / len(there)
    why = said("It says the prompt again, nearly word for word. Is there an answer beside it?")
    return look(why, *_shown(again, here, there, Side.PROMPT), number=share, band=(0.0, PROMPT_SHARE))


def _words(text: str) -> list[Word]:
    return words(masked(text[:LONGEST_TEXT]))


def _shown(runs: Sequence[SharedRun], here: Sequence[Word], there: Sequence[Word], side: Side) -> list[Span]:
    """Each piece in the text, and where it comes from."""
    spans = []
    for run in runs[: MOST_SPANS // 2]:
        spans.append(Span(here[run.here].start, here[run.here + run.length - 1].end))
        spans.append(Span(there[run.there].start, there[run.there + run.length - 1].end, side))
    return spans


SIGNAL = Signal(
    name="copied",
    version="1",
    label=said("Copied"),
    meaning=said(
        "Looks for pieces of the source that were left untranslated, and for answers that only repeat their prompt. "
        "Quotations and titles are often left as they are on purpose."
    ),
    category="accuracy/untranslated-text",
    find=_find,
    cost=0.17,
)
