"""Automatic signals: what can be computed about a text before, beside or after a person judges it.

A unit is one signal: a file of this folder that defines one `SIGNAL = Signal(name, version, label, meaning, category,
find, cost, …)`, where `find` is a pure function over a batch of cases. Its thresholds stand in the same file; what it
flags in good translations stands in `calibration/<name>.json`, which `python -m benchmarks.signals` writes. A new
signal is these two files; it is found by listing the folder. The files without a `SIGNAL` (`model`, `running`,
`writing`, `batch`, `calibrated` and what says how far a text was read) are the frame. What signals share is in folders:
`quantities` (numbers of every script, money, measures, dates), `identification` (which language, which script),
`overlap` (what metrics count) and `wording` (words, marks, and what is in no language).
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
