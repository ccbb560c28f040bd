"""What each signal was measured to do on professional translations: `calibration/<name>.json`, one file for a signal.

`python -m benchmarks.signals` writes them.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from localize.languages import parts

FOLDER = Path(__file__).parent / "calibration"


@dataclass(frozen=True, slots=True)
class Measured:
    """Of the lines in one locale: to how many a signal `applies`, how many of these it asks to look at, and why, in
    English, it says nothing of the others, with how many there are of each reason."""

    applies: int
    look: int
    not_applicable: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Calibration:
    """What a `version` of a signal did on `lines` lines in each of `locales`. `data` names the texts."""

    signal: str
    version: str
    data: str
    lines: int
    locales: Mapping[str, Measured]

    def of(self, locale: str) -> tuple[tuple[str, ...], Measured] | None:
        """What was measured for a locale, and where: in itself, else over all of its language and script; else None."""
        here = parts(locale)
        same = [each for each in self.locales if parts(each) == here]
        alike = same or [each for each in sorted(self.locales) if parts(each)[:2] == here[:2]]
        return (tuple(alike), _together([self.locales[each] for each in alike])) if alike else None

    def is_of(self, version: str) -> bool:
        """Whether it was measured with these rules; what stands behind a + is what else was installed."""
        return self.version.partition("+")[0] == version.partition("+")[0]


def _together(measured: Sequence[Measured]) -> Measured:
    reasons: Counter[str] = Counter()
    for each in measured:
        reasons.update(each.not_applicable)
    return Measured(sum(each.applies for each in measured), sum(each.look for each in measured), dict(reasons))


@cache
def calibration(name: str) -> Calibration | None:
    """What a signal was measured to do; None where nobody has measured it, as with numbers from elsewhere."""
    file = FOLDER / f"{name}.json"
    if not file.is_file():
        return None
    found = json.loads(file.read_text(encoding="utf-8"))
    return Calibration(**found | {"locales": {tag: Measured(**each) for tag, each in found["locales"].items()}})


def write(measured: Calibration) -> None:
    """Keep it in its file, sorted, so that the same figures are the same bytes."""
    text = json.dumps(asdict(measured), ensure_ascii=False, sort_keys=True, indent=1)
    (FOLDER / f"{measured.signal}.json").write_text(text + "\n", encoding="utf-8")
