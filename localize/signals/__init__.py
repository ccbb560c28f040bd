"""Automatic signals: what can be computed about a text before, beside or after a person judges it.

A unit is one signal: a file of this folder that defines one `SIGNAL = Signal(name, version, label, meaning, category,
find, cost, …)`, where `find` is a pure function over a batch of cases. Its thresholds stand in the same file; what it
flags in good translations stands in `calibration/<name>.json`, which `python -m benchmarks.signals` writes. A new
signal is these two files; it is found by listing the folder. The other files hold no `SIGNAL`: `model`, `running`,
`writing`, `batch` and `calibrated` are the frame; the rest is what signals share, such as `masking` (what is in no
language), `identify` (which language), `number_tokens` (numbers of every script) or `measures` (what metrics count).
"""

from localize.signals.discovery import signals
from localize.signals.model import (
    Case,
    Direction,
    Finding,
    Need,
    On,
    Side,
    Signal,
    Span,
    State,
    Term,
    look,
    not_applicable,
    ok,
)
from localize.signals.running import run

__all__ = [
    "Case",
    "Direction",
    "Finding",
    "Need",
    "On",
    "Side",
    "Signal",
    "Span",
    "State",
    "Term",
    "look",
    "not_applicable",
    "ok",
    "run",
    "signals",
]
