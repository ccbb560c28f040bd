"""Numbers for how alike two texts are, equal to sacreBLEU's on the texts in NFC: its tokenizers, formulas and defaults.

A measure counts many pairs in one call; what a text needs once (normal form, words) is then done once, however many
answers have the same reference.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sacrebleu.metrics.base import Metric

from localize.errors import Said, said
from localize.signals.model import Case, Direction, Finding, Need, On, Signal, not_applicable, ok
from localize.signals.overlap.counting import Units
from localize.signals.overlap.tokenizing import comparable, counted_with, has_blanks

NO_BLANKS = said("This language is written without blanks between words, and this measure counts what is between them.")


class Pair(NamedTuple):
    """Two texts, the second taken as right, and the locale that both are in."""

    answer: str
    reference: str
    locale: str


@dataclass(frozen=True)
class Measure:
    """One of sacreBLEU's metrics.

    `count` gets texts in NFC that are not blank and says a number for each pair, or why there is none. `signature` is
    as sacreBLEU's command line writes it, and says that NFC came first.
    """

    name: str
    direction: Direction
    best: float
    count: Callable[[Sequence[Pair]], Sequence[float | Said]]
    signature: Callable[[str], str]
    unfit: Callable[[str], Said | None] = lambda locale: None


def scores(measure: Measure, pairs: Sequence[Pair]) -> list[float | Said]:
    """The number of each pair, or why it has none. `unfit` is the caller's to ask."""
    texts = {text: comparable(text) for pair in pairs for text in (pair.answer, pair.reference)}
    return where_ready(
        pairs,
        texts,
        lambda fit: measure.count([Pair(str(texts[a]), str(texts[b]), locale) for a, b, locale in fit]),
    )


def where_ready(
    pairs: Sequence[Pair],
    texts: Mapping[str, object],
    count: Callable[[Sequence[Pair]], Sequence[float | Said]],
) -> list[float | Said]:
    """What `count` says of the pairs whose texts are ready; of the others why one is not: `texts` has a Said for it."""
    reasons = [
        next((found for text in (pair.answer, pair.reference) if isinstance(found := texts[text], Said)), None)
        for pair in pairs
    ]
    numbers = iter(count([pair for pair, reason in zip(pairs, reasons, strict=True) if reason is None]))
    return [next(numbers) if reason is None else reason for reason in reasons]


def signal_of(measure: Measure, *, label: Said, meaning: Said, cost: float, cuts_words: bool = False) -> Signal:
    """The signal of a measure: the number of each output against its reference."""
    return Signal(
        name=measure.name,
        version=f"1+{counted_with(tokenizers=cuts_words)}",
        label=label,
        meaning=meaning,
        category="other",
        find=_against_reference(measure),
        cost=cost,
        needs=frozenset({Need.REFERENCE}),
        on=frozenset({On.OUTPUT}),
        unfit=measure.unfit,
        direction=measure.direction,
        best=measure.best,
        metric=True,
    )


def _against_reference(measure: Measure) -> Callable[[Sequence[Case]], list[Finding]]:

    def find(cases: Sequence[Case]) -> list[Finding]:
        numbers = scores(measure, [Pair(case.text, case.reference or "", case.locale) for case in cases])
        return [
            not_applicable(number) if isinstance(number, Said) else ok(number, signature=measure.signature(case.locale))
            for case, number in zip(cases, numbers, strict=True)
        ]

    return find


def signed(name: str, metric: Metric) -> str:
    """`metric`'s signature for one reference."""
    metric.num_refs = 1
    return f"{name}|{metric.get_signature()}|nfc:yes"


def without_blanks(locale: str) -> Said | None:
    """Why a measure of words between blanks says nothing in this locale, or None."""
    return None if has_blanks(locale) else NO_BLANKS


def chrf_counts(pair: Pair, units: Mapping[str, Units], matches: Sequence[int]) -> list[int]:
    """For each length of runs: how many the answer has, how many the reference, and how many they share."""
    answer, reference = len(units[pair.answer]), len(units[pair.reference])
    counts: list[int] = []
    for shorter, match in enumerate(matches):
        counts += (max(0, answer - shorter), max(0, reference - shorter), match)
    return counts
