"""chrF2: F-score over runs of one to six characters, recall twice as heavy. Needs no words, so it serves every script.

Popović 2015, https://aclanthology.org/W15-3049; numbers of sacreBLEU.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from sacrebleu.metrics.chrf import CHRF

from localize.errors import said
from localize.signals.model import Direction
from localize.signals.overlap.counting import characters, shared
from localize.signals.overlap.measures import Measure, Pair, chrf_counts, signal_of, signed

_METRIC = CHRF()


def _count(pairs: Sequence[Pair]) -> list[float]:
    units = {text: characters(text) for pair in pairs for text in (pair.answer, pair.reference)}
    matches = shared([(pair.answer, pair.reference) for pair in pairs], units, CHRF.CHAR_ORDER)
    return [
        _METRIC._compute_f_score(chrf_counts(pair, units, match)) for pair, match in zip(pairs, matches, strict=True)
    ]


@cache
def _signature(locale: str) -> str:
    return signed("chrF2", _METRIC)


MEASURE = Measure("chrf2", Direction.HIGHER, 100.0, _count, _signature)

SIGNAL = signal_of(
    MEASURE,
    label=said("Letters shared with the reference (chrF2)"),
    meaning=said(
        "How many short runs of letters this text shares with the reference, from 0 to 100. A good text in other words "
        "has a low number: two professional translations of one sentence are often around 60. "
        "Numbers of different languages cannot be compared."
    ),
    cost=0.05,
)
