"""Every signal over the professional translations of tests/data/ntrex: what it asks to look at, and what it costs.

    python -m benchmarks.signals            localize/signals/calibration/*.json and docs/signals.md
    python -m benchmarks.signals NAME …     only the calibration of these, and their figures

A professional translation needs no look, so whatever a signal points at is taken for a false alarm. Some are none:
translators err too.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from localize.findings import Finding, State
from localize.signals import Case, On, Signal, Term, run, signals
from localize.signals.calibrated import Calibration, Measured, write
from tests.signals.ntrex_lines import LOCALES, lines

DOCS = Path(__file__).parents[1] / "docs" / "signals.md"
DATA = "NTREX-128 at 8561f6a, every sixteenth line from the sixth"
LONG_CHARS = 1_000_000
LONG_SECONDS = 2.0
"""The budget of CPU for one text of that length."""
UNFIT_MOST = 0.1
FLAGGED_MOST = 0.05


def cases(signal: Signal, locale: str) -> list[Case]:
    """A translated prompt for each line; for what looks at answers only, an answer that is a translation."""
    on = On.PROMPT if On.PROMPT in signal.on else On.OUTPUT
    pairs = zip(lines(locale), lines("en"), strict=True)
    return [Case(text, locale, on, source=source, source_locale="en") for text, source in pairs]


def calibrate(signal: Signal) -> Calibration:
    """What it says of all lines in all locales. The same every time."""
    found = {locale: _counted(run(signal, cases(signal, locale))) for locale in sorted(LOCALES)}
    return Calibration(signal.name, signal.version, DATA, len(lines("en")), found)


def _counted(found: Sequence[Finding]) -> Measured:
    reasons = Counter(str(each.why) for each in found if each.state is State.NOT_APPLICABLE)
    looks = sum(each.state is State.LOOK for each in found)
    return Measured(len(found) - reasons.total(), looks, dict(sorted(reasons.items())))


@dataclass(frozen=True)
class Cost:
    """CPU: milliseconds for a line, the worst seconds for a text of LONG_CHARS characters, and which text that was."""

    line: float
    long: float
    long_text: str


def cost(signal: Signal) -> Cost:
    """With everything around a text that signals ask for."""
    batches = {locale: _with_all(cases(signal, locale)) for locale in LOCALES}
    for each in batches.values():
        run(signal, each[:1])  # what is loaded once
    spent = sum(_seconds(signal, each) for each in batches.values())
    long = {name: _seconds(signal, [_long(signal, name)]) for name in LONG_TEXTS}
    worst = max(long, key=lambda name: long[name])
    return Cost(1000 * spent / sum(map(len, batches.values())), long[worst], worst)


def _with_all(texts: Sequence[Case]) -> list[Case]:
    """Two other answers, a reference that has the same words in another order, a glossary, a prompt for answers."""
    terms = (Term("x", source="government"), Term("y", forbidden=True))
    return [
        replace(
            each,
            siblings=(texts[place - 1].text, _turned(each.text)),
            reference=_turned(each.text),
            prompt=each.source if each.on is On.OUTPUT else None,
            terms=terms,
        )
        for place, each in enumerate(texts)
    ]


def _turned(text: str) -> str:
    words = text.split()
    return " ".join(words[2:] + words[:2])


def _seconds(signal: Signal, batch: Sequence[Case]) -> float:
    begun = time.process_time()
    run(signal, batch)
    return time.process_time() - begun


def _repeated(locale: str, between: str) -> Callable[[], str]:
    return lambda: (between.join(lines(locale)) + between) * 200


LONG_TEXTS: dict[str, tuple[str, Callable[[], str]]] = {
    "German lines": ("de-DE", _repeated("de-DE", "\n")),
    "Arabic in one line": ("ar-EG", _repeated("ar-EG", " ")),
    "Hindi lines": ("hi-IN", _repeated("hi-IN", "\n")),
    "Japanese in one line": ("ja-JP", _repeated("ja-JP", "")),
    "Thai in one line": ("th-TH", _repeated("th-TH", "")),
    "digits": ("en-US", lambda: "1234567890" * (LONG_CHARS // 10)),
    "brackets": ("en-US", lambda: "([{" * (LONG_CHARS // 3)),
    "one letter": ("en-US", lambda: "a" * LONG_CHARS),
    "numbers and spaces": ("fr-FR", lambda: "1 234,5 " * (LONG_CHARS // 8)),
}
"""Locale and text; the source is English of the same length."""


def _long(signal: Signal, name: str) -> Case:
    locale, make = LONG_TEXTS[name]
    on = On.PROMPT if On.PROMPT in signal.on else On.OUTPUT
    source = _repeated("en", "\n")()[:LONG_CHARS]
    case = Case(make()[:LONG_CHARS], locale, on, source=source, source_locale="en")
    return _with_all([case])[0]


def main(names: Sequence[str]) -> None:
    chosen = [signals()[name] for name in names] if names else list(signals().values())
    measured: dict[str, Calibration] = {}
    costs: dict[str, Cost] = {}
    for signal in chosen:
        measured[signal.name], costs[signal.name] = calibrate(signal), cost(signal)
        write(measured[signal.name])
        _say(signal, measured[signal.name], costs[signal.name])
    if not names:
        from benchmarks.signal_page import page

        DOCS.write_text(page(measured, costs), encoding="utf-8")


def _say(signal: Signal, measured: Calibration, spent: Cost) -> None:
    rates = {tag: each.look / each.applies for tag, each in measured.locales.items() if each.applies}
    worst = max(rates, key=lambda tag: rates[tag], default=None)
    said = "applies to no line" if worst is None else f"worst {100 * rates[worst]:.1f} % in {worst}"
    print(
        f"{signal.name}: {said}, {len(measured.locales) - len(rates)} locales without; {spent.line:.2f} ms a line, "
        f"{spent.long:.2f} s for 1 MB ({spent.long_text})"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
