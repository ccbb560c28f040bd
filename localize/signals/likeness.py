"""How like the other answers an answer is: chrF2, chrF++, BLEU and TER between them; and whether it is one of them.

The other answer stands as the reference. What chrF2, chrF++ and BLEU count in two answers serves both directions.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from itertools import islice

from localize.errors import Said, said
from localize.signals import bleu, chrf2, chrf_words, ter
from localize.signals.model import Case, Finding, Need, On, Signal, look, not_applicable, ok
from localize.signals.overlap.measures import Pair, scores
from localize.signals.overlap.tokenizing import comparable, counted_with

MOST_OTHERS = 20
"""Other answers that an answer is compared with: the first ones."""
MOST_CHARACTERS = 300_000
"""Characters of all comparisons of an answer, both sides of each: they take up to a second."""
TOO_LONG = said("The answers are too long to be compared with each other.")
BLANK = said("The other answers are empty.")
SAME = said("Another answer is the same text. Is that meant?")
MEASURES = (chrf2.MEASURE, chrf_words.MEASURE, bleu.MEASURE, ter.QUICK)

Others = dict[int, str]
"""The answers to compare with, by their place among the others."""


def _find(cases: Sequence[Case]) -> list[Finding]:
    others = [_others(case) for case in cases]
    numbers: list[dict[str, float | Said]] = [{} for _ in cases]
    for measure in MEASURES:
        asked = [
            (number, place, Pair(case.text, other, case.locale))
            for number, case in enumerate(cases)
            if measure.unfit(case.locale) is None
            for place, other in others[number].items()
        ]
        for (number, place, _), score in zip(asked, scores(measure, [pair for _, _, pair in asked]), strict=True):
            numbers[number][f"{measure.name}:{place}"] = score
    return [_finding(*each) for each in zip(cases, others, numbers, strict=True)]


def _others(case: Case) -> Others:
    """Those that have text; none where they are too long together."""
    written = ((place, other) for place, other in enumerate(case.siblings) if other.strip())
    others = dict(islice(written, MOST_OTHERS))
    together = sum(len(case.text) + len(other) for other in others.values())
    return others if together <= MOST_CHARACTERS else {}


def _finding(case: Case, others: Others, numbers: Mapping[str, float | Said]) -> Finding:
    parts = {name: number for name, number in numbers.items() if not isinstance(number, Said)}
    letters = [parts[name] for place in others if (name := f"{chrf2.MEASURE.name}:{place}") in parts]
    if not letters:
        reason = next((number for number in numbers.values() if isinstance(number, Said)), None)
        return not_applicable(reason or (TOO_LONG if any(other.strip() for other in case.siblings) else BLANK))
    signature = "; ".join(each.signature(case.locale) for each in MEASURES if each.unfit(case.locale) is None)
    if _folded(case.text) in map(_folded, others.values()):
        return look(SAME, number=max(letters), parts=parts, signature=signature)
    return ok(max(letters), parts=parts, signature=signature)


def _folded(text: str) -> str:
    """The text without differences that nobody sees: of width, of form, of blanks."""
    ready = comparable(text)
    return text if isinstance(ready, Said) else " ".join(unicodedata.normalize("NFKC", ready).split())


SIGNAL = Signal(
    name="likeness",
    version=f"1+{counted_with(tokenizers=True)}",
    label=said("Likeness to the other answers"),
    meaning=said(
        "Compares this answer with the other answers to the same prompt: its number is the highest chrF2 (letters "
        "shared, 0 to 100) with one of them. It asks to look only where two answers are the same text; "
        "short answers may well be."
    ),
    category="other",
    find=_find,
    cost=0.8,
    needs=frozenset({Need.SIBLINGS}),
    on=frozenset({On.OUTPUT}),
)
