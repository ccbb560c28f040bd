"""Speed of signals against plain calls of the libraries beneath them: `python -m benchmarks.signal_speed`.

CPU time on one core, plain and ours in turn in one run, on the texts of tests/data/pairs in 13 languages; every number
is compared. A plain call is what a user would write: a metric object made once, `sentence_score(answer, [reference])`.
sacreBLEU remembers texts that it has cut; it forgets them before each round, for each text comes once in real work.
"""

from __future__ import annotations

import argparse
import multiprocessing
import time
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from functools import cache
from pathlib import Path
from typing import TypeVar

from sacrebleu.metrics import BLEU, CHRF, TER
from sacrebleu.tokenizers.tokenizer_char import TokenizerChar
from sacrebleu.tokenizers.tokenizer_intl import TokenizerV14International
from sacrebleu.tokenizers.tokenizer_ja_mecab import TokenizerJaMecab
from sacrebleu.tokenizers.tokenizer_ko_mecab import TokenizerKoMecab
from sacrebleu.tokenizers.tokenizer_re import TokenizerRegexp
from sacrebleu.tokenizers.tokenizer_ter import TercomTokenizer
from sacrebleu.tokenizers.tokenizer_zh import TokenizerZh

from localize.signals import Case, Signal, bleu, chrf2, chrf_words, run, ter
from localize.signals.overlap.tokenizing import tokenizer

PAIRS = Path(__file__).parent.parent / "tests" / "data" / "pairs"
METRICS = (chrf2.SIGNAL, chrf_words.SIGNAL, bleu.SIGNAL, ter.SIGNAL)
TO_REACH = {"chrf2": 2.0, "together": 1.4}
AT_ONCE = 200
REMEMBERING = (
    TokenizerChar, TokenizerV14International, TokenizerJaMecab, TokenizerKoMecab, TokenizerRegexp, TercomTokenizer,
    TokenizerZh,
)  # fmt: skip

T = TypeVar("T")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.signal_speed", description=__doc__)
    parser.add_argument("--pairs", type=int, default=20, help="pairs of each language (most: 100)")
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    reference_metrics(asked.pairs, asked.rounds)
    two_processes(asked.pairs, asked.rounds)


# Reference metrics


def reference_metrics(pairs: int, rounds: int) -> None:
    print(f"reference metrics: how many times faster than plain sacreBLEU, {pairs} pairs in each of 13 languages")
    print("outputs of a reference |  chrf2 chrf++   bleu    ter | all but ter | all four")
    for outputs in (1, 2, 5):
        spent: defaultdict[str, float] = defaultdict(float)
        counted = 0
        cases = material(pairs, outputs)
        for _ in range(rounds):
            counted = sum(compare(signal, cases, spent) for signal in METRICS)
        ratios = [spent[f"plain {each.name}"] / spent[each.name] for each in METRICS]
        together = [
            sum(spent[f"plain {each.name}"] for each in some) / sum(spent[each.name] for each in some)
            for some in (METRICS[:3], METRICS)
        ]
        print(
            f"{outputs:22} | {' '.join(f'{each:6.2f}' for each in ratios)} | {together[0]:11.2f} | {together[1]:8.2f}"
            f"   ({counted:,} numbers equal)"
        )
    print(f"to reach: chrf2 {TO_REACH['chrf2']}, all four {TO_REACH['together']}")


def compare(signal: Signal, cases: Sequence[Case], spent: dict[str, float]) -> int:
    """Count all cases in both ways, add what each took to `spent`, and return how many numbers there were."""
    cases = [case for case in cases if signal.unfit(case.locale) is None]
    numbers, took = timed(lambda: counted(signal, cases))
    fit = [case for case, number in zip(cases, numbers, strict=True) if number is not None]
    for each in REMEMBERING:
        each.__call__.cache_clear()
    plain, plainly_took = timed(lambda: [plain_call(signal.name, case) for case in fit])
    assert plain == [number for number in numbers if number is not None], signal.name
    spent[signal.name] += took
    spent[f"plain {signal.name}"] += plainly_took
    return len(plain)


def counted(signal: Signal, cases: Sequence[Case]) -> list[float | None]:
    batches = [cases[start : start + AT_ONCE] for start in range(0, len(cases), AT_ONCE)]
    return [found.number for batch in batches for found in run(signal, batch)]


def plain_call(name: str, case: Case) -> float:
    assert case.reference is not None
    score: float = plain_metric(name, case.locale).sentence_score(case.text, [case.reference]).score
    return score


@cache
def plain_metric(name: str, locale: str) -> BLEU | CHRF | TER:
    match name:
        case "chrf2":
            return CHRF()
        case "chrf++":
            return CHRF(word_order=2)
        case "ter":
            return TER()
        case _:
            return BLEU(tokenize=tokenizer(locale), effective_order=True)


def timed(work: Callable[[], T]) -> tuple[T, float]:
    began = time.process_time()
    return work(), time.process_time() - began


def material(pairs: int, outputs: int) -> list[Case]:
    """`outputs` answers to each reference: the answer, then the answer without each fifth word, each sixth, …"""
    cases = []
    for file in sorted(PAIRS.glob("*.tsv")):
        for line in file.read_text(encoding="utf-8").splitlines()[:pairs]:
            answer, reference = unicodedata.normalize("NFC", line).split("\t")
            for other in range(outputs):
                text = answer if other == 0 else thinned(answer, 4 + other)
                cases.append(Case(text, file.stem, reference=reference))
    return cases


def thinned(text: str, each: int) -> str:
    blank = " " if " " in text.strip() else ""
    units = text.split(blank) if blank else list(text)
    return blank.join(unit for place, unit in enumerate(units, 1) if place % each) or text


# Two processes


def two_processes(pairs: int, rounds: int) -> None:
    """The four metrics over the same batches by one worker and by two, in turn; and a loop that adds numbers, likewise.

    The loop shows what two processes can reach at all while others use the machine.
    """
    cases = material(pairs, 5)
    batches = [cases[start : start + AT_ONCE] for start in range(0, len(cases), AT_ONCE)] * 6
    spawning = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, spawning) as one, ProcessPoolExecutor(2, spawning) as two:
        for executor in (one, two):
            list(executor.map(work_off, batches[:4]))
        metrics, loop = Spent(), Spent()
        for _ in range(rounds):
            for workers, executor in ((1, one), (2, two)):
                metrics.add(workers, executor, work_off, batches)
                loop.add(workers, executor, add_numbers, range(40))
    print(f"two processes (spawn) against one, {len(batches) * AT_ONCE:,} outputs: {metrics}; a bare loop: {loop}")


class Spent:
    """Seconds by the number of workers: by the clock, and of CPU time in the workers."""

    def __init__(self) -> None:
        self.clock, self.cpu = {1: 0.0, 2: 0.0}, {1: 0.0, 2: 0.0}

    def add(self, workers: int, executor: Executor, work: Callable[..., float], tasks: Iterable[object]) -> None:
        began = time.perf_counter()
        self.cpu[workers] += sum(executor.map(work, tasks))
        self.clock[workers] += time.perf_counter() - began

    def __str__(self) -> str:
        return (
            f"{self.clock[1] / self.clock[2]:.2f} times as fast by the clock, "
            f"{self.cpu[2] / self.cpu[1]:.2f} times the CPU time"
        )


def work_off(batch: Sequence[Case]) -> float:
    """CPU seconds that the four metrics take."""
    return timed(lambda: [run(signal, batch) for signal in METRICS])[1]


def add_numbers(_: int) -> float:
    return timed(lambda: sum(range(5_000_000)))[1]


if __name__ == "__main__":
    main()
