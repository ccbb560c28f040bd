"""TER: edits per word of the reference that make it out of the text, where moving a run of words is one edit.

Snover et al. 2006, https://aclanthology.org/2006.amta-papers.25; numbers of sacreBLEU. Its time grows with the cube of
the words, so it stays with sentences.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache, partial

from sacrebleu.metrics.lib_ter import translation_edit_rate
from sacrebleu.metrics.ter import TER

from localize.errors import Said, said
from localize.signals.model import Direction
from localize.signals.overlap.edits import OutsideBeam, edits
from localize.signals.overlap.measures import Measure, Pair, signal_of, signed, where_ready, without_blanks
from localize.signals.overlap.tokenizing import without_memory

MOST_WORDS = 60
"""Words of a text; 60 take 0.1 s in a bad case, and 1 s where the best way is outside the beam."""
TOO_MANY = said("One of the two texts has more than {most} words; counting edits would take too long.", most=MOST_WORDS)
TOO_FAR = said("What the two texts share stands too far apart in them; counting edits would take too long.")
_METRIC = TER()
_cut = without_memory(_METRIC.tokenizer)


def _count(pairs: Sequence[Pair], *, patient: bool = True) -> list[float | Said]:
    cut = {text: _words(text) for pair in pairs for text in (pair.answer, pair.reference)}
    words = {text: each for text, each in cut.items() if not isinstance(each, Said)}
    count = cache(lambda answer, reference: _score(words[answer], words[reference], patient))
    return where_ready(pairs, cut, lambda fit: [count(answer, reference) for answer, reference, _ in fit])


def _words(text: str) -> list[str] | Said:
    words = _cut(text.rstrip()).split()
    return words if len(words) <= MOST_WORDS else TOO_MANY


def _score(answer: list[str], reference: list[str], patient: bool) -> float | Said:
    try:
        counted = edits(answer, reference)
    except OutsideBeam:
        if not patient:
            return TOO_FAR
        counted, _ = translation_edit_rate(answer, reference)
    return 100 * (counted / len(reference))


@cache
def _signature(locale: str) -> str:
    return signed("TER", _METRIC)


MEASURE = Measure("ter", Direction.LOWER, 0.0, _count, _signature, without_blanks)
QUICK = replace(MEASURE, count=partial(_count, patient=False))
"""Says nothing of texts whose best way is outside the beam, rather than wait a second."""

SIGNAL = signal_of(
    MEASURE,
    label=said("Edits away from the reference (TER)"),
    meaning=said(
        "How many words would have to be put in, taken out, replaced or moved to get the reference, for each 100 words "
        "of the reference; 0 is the same text. A good text in other words needs many edits."
    ),
    cost=0.2,
)
