"""chrF++: chrF2 with runs of one and two words beside those of one to six characters.

Popović 2017, https://aclanthology.org/W17-4770; numbers of sacreBLEU. Its words are what stands between blanks, with
one mark of ASCII's punctuation split off.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from sacrebleu.metrics.chrf import CHRF

from localize.errors import said
from localize.signals.model import Direction
from localize.signals.overlap.counting import characters, numbered, shared
from localize.signals.overlap.measures import Measure, Pair, chrf_counts, signal_of, signed, without_blanks

WORD_ORDER = 2
_METRIC = CHRF(word_order=WORD_ORDER)


def _count(pairs: Sequence[Pair]) -> list[float]:
    texts = dict.fromkeys(text for pair in pairs for text in (pair.answer, pair.reference))
    letters = {text: characters(text) for text in texts}
    words = numbered({text: _METRIC._remove_punctuation(text) for text in texts})
    both = [(pair.answer, pair.reference) for pair in pairs]
    return [
        _METRIC._compute_f_score(chrf_counts(pair, letters, of_letters) + chrf_counts(pair, words, of_words))
        for pair, of_letters, of_words in zip(
            pairs, shared(both, letters, CHRF.CHAR_ORDER), shared(both, words, WORD_ORDER), strict=True
        )
    ]


@cache
def _signature(locale: str) -> str:
    return signed("chrF2++", _METRIC)


MEASURE = Measure("chrf++", Direction.HIGHER, 100.0, _count, _signature, without_blanks)

SIGNAL = signal_of(
    MEASURE,
    label=said("Letters and words shared with the reference (chrF++)"),
    meaning=said(
        "How many short runs of letters and how many words this text shares with the reference, from 0 to 100. "
        "A good text in other words has a low number. Numbers of different languages cannot be compared."
    ),
    cost=0.05,
)
