"""BLEU of a sentence: precision over runs of one to four words, with effective order and exponential smoothing.

Papineni et al. 2002, https://aclanthology.org/P02-1040; numbers of sacreBLEU with the tokenizer of the locale.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, partial

from sacrebleu.metrics.bleu import BLEU, MAX_NGRAM_ORDER

from localize.errors import Said, said
from localize.signals.model import Direction
from localize.signals.overlap.counting import Units, numbered, shared
from localize.signals.overlap.measures import Measure, Pair, signal_of, signed, where_ready
from localize.signals.overlap.tokenizing import tokenizer, words

SMOOTHING = "exp"


def _count(pairs: Sequence[Pair]) -> list[float | Said]:
    found: dict[Pair, float | Said] = {}
    for name in {tokenizer(pair.locale) for pair in pairs}:
        alike = [pair for pair in pairs if tokenizer(pair.locale) == name]
        cut = {text: words(text, name) for pair in alike for text in (pair.answer, pair.reference)}
        units = numbered({text: each for text, each in cut.items() if not isinstance(each, Said)})
        found.update(zip(alike, where_ready(alike, cut, partial(_scores, units=units)), strict=True))
    return [found[pair] for pair in pairs]


def _scores(pairs: Sequence[Pair], units: Mapping[str, Units]) -> list[float]:
    matches = shared([(pair.answer, pair.reference) for pair in pairs], units, MAX_NGRAM_ORDER)
    return [_score(len(units[a]), len(units[b]), match) for (a, b, _), match in zip(pairs, matches, strict=True)]


def _score(answer: int, reference: int, matches: list[int]) -> float:
    """From the numbers of words and of shared runs of 1, 2, 3, … words."""
    runs = [max(0, answer - shorter) for shorter in range(MAX_NGRAM_ORDER)]
    counted = BLEU.compute_bleu(matches, runs, answer, reference, smooth_method=SMOOTHING, effective_order=True)
    score: float = counted.score
    return score


def _signature(locale: str) -> str:
    return _signature_with(tokenizer(locale))


@cache
def _signature_with(name: str) -> str:
    return signed("BLEU", BLEU(tokenize=name, smooth_method=SMOOTHING, effective_order=True))


MEASURE = Measure("bleu", Direction.HIGHER, 100.0, _count, _signature)

SIGNAL = signal_of(
    MEASURE,
    label=said("Runs of words shared with the reference (BLEU)"),
    meaning=said(
        "How many runs of one to four words this text shares with the reference, from 0 to 100. It is rough for a "
        "single text: of two professional translations of one sentence, one in ten has less than 10. "
        "Numbers of different languages cannot be compared."
    ),
    cost=0.1,
    cuts_words=True,
)
