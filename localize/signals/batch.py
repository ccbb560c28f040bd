"""One task of a scoring run: it goes to a process as plain records and comes back as JSON, ready to be kept."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from localize.findings import State
from localize.signals.discovery import signals
from localize.signals.model import Case, Finding
from localize.signals.running import FAILED, run
from localize.signals.writing import to_json

Looking = tuple[Case, tuple[str, ...]]
"""A text, and the names of the signals that are to look at it."""


@dataclass(slots=True)
class Tally:
    """How many texts a signal told to look at, could say nothing of, or failed on, by its name."""

    looks: Counter[str] = field(default_factory=Counter)
    not_applicable: Counter[str] = field(default_factory=Counter)
    failed: Counter[str] = field(default_factory=Counter)

    def add(self, other: Tally) -> None:
        self.looks += other.looks
        self.not_applicable += other.not_applicable
        self.failed += other.failed

    def count(self, name: str, finding: Finding) -> None:
        self.looks[name] += finding.state is State.LOOK
        self.not_applicable[name] += finding.state is State.NOT_APPLICABLE
        self.failed[name] += finding.why is FAILED


def look_at(batch: Sequence[Looking]) -> tuple[list[str], Tally]:
    """For each text JSON {signal: finding} without those that say a bare ok, and what was found over all."""
    found: list[dict[str, object]] = [{} for _ in batch]
    tally = Tally()
    for name, signal in signals().items():
        asked = [number for number, (_, names) in enumerate(batch) if name in names]
        for number, finding in zip(asked, run(signal, [batch[number][0] for number in asked]), strict=True):
            tally.count(name, finding)
            if finding != _BARE:
                found[number][name] = to_json(finding)
    return [json.dumps(each, ensure_ascii=False) for each in found], tally


_BARE = Finding(State.OK)
