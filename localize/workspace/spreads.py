"""What signals say over a whole campaign: for the percentile beside a number, and for the coordinator's table."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from localize.signals import signals as known_signals
from localize.store import signal_spreads
from localize.store.signal_spreads import Said
from localize.store.signals import every_found
from localize.workspace.context import Context

STEPS = 100
LEAST = 10
"""Numbers below which a percentile says nothing."""


def keep_spreads(context: Context, campaign_id: str) -> None:
    """Read all findings of a campaign anew, and keep how numbers of outputs lie and how often signals say what."""
    numbers: dict[tuple[str, str], list[float]] = {}
    counts: Counter[Said] = Counter()
    with context.store.read() as view:
        for text in every_found(view, campaign_id):
            for name, finding in text.found.findings.items():
                counts[Said(text.locale, text.model or "", name, finding["state"])] += 1
                if text.output_id is not None and is_metric(name) and finding.get("number") is not None:
                    numbers.setdefault((text.locale, name), []).append(float(finding["number"]))
    with context.store.write(context.actor_id) as tx:
        spreads = {place: (len(each), quantiles(each)) for place, each in numbers.items()}
        signal_spreads.replace(tx, campaign_id, spreads)
        signal_spreads.replace_counts(tx, campaign_id, counts)


def is_metric(name: str) -> bool:
    """Ours say so; what is not ours came as a number from outside."""
    known = known_signals().get(name)
    return known is None or known.metric


def quantiles(numbers: Sequence[float]) -> list[float]:
    """101 numbers, from the smallest to the largest, evenly apart in rank."""
    ordered = sorted(numbers)
    return [ordered[round(step * (len(ordered) - 1) / STEPS)] for step in range(STEPS + 1)]


def percentile(number: float, spread: tuple[int, Sequence[float]] | None) -> tuple[float, int] | None:
    """The share of numbers below this one, to the hundredth, and how many there are; None where there are too few."""
    if spread is None or spread[0] < LEAST:
        return None
    return min(bisect_left(spread[1], number), STEPS) / STEPS, spread[0]
