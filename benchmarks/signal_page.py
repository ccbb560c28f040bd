"""The page docs/signals.md, from what benchmarks.signals measured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.metadata import version
from platform import machine, python_version

from benchmarks.signals import FLAGGED_MOST, LONG_SECONDS, UNFIT_MOST, Cost
from localize.signals import Need, Signal, signals
from localize.signals.calibrated import Calibration

LACKING = {
    Need.SIBLINGS: "other answers",
    Need.TERMS: "a glossary",
    Need.PROMPT: "a prompt that it answers",
    Need.REFERENCE: "a reference",
}
"""What a translated line has not around it."""

HEAD = """\
# What automatic signals were measured to do

Written by `python -m benchmarks.signals`; do not edit. What signals are for: [the guide](guides/signals.md).

Every signal looked at {lines} lines of news in each of {locales} languages and variants, translated by professionals
([NTREX-128](https://github.com/MicrosoftTranslator/NTREX), every sixteenth line, in `tests/data/ntrex`), each with its
English source. Such a translation needs no look, so whatever a signal points at counts as a false alarm here, though
translators err too. News is edited text: chats and model outputs are wilder. With {lines} lines, none flagged still
leaves room for {room:.0f} % (95 %, Wilson).

## Lines that a signal asks to look at

Per cent of the lines to which it applies; small, how many these are. The aim is at most {most:.0f} % in each locale.
**–** is a cell without a figure: the reasons stand below.

"""


def page(measured: Mapping[str, Calibration], costs: Mapping[str, Cost]) -> str:
    """Markdown: the rates, the cells without one, what was not measured, the time."""
    counted = [each for each in measured.values() if not _apart(signals()[each.signal])]
    locales = sorted({tag for each in measured.values() for tag in each.locales})
    lines = next(iter(measured.values())).lines
    room = 100 * 1.96**2 / (lines + 1.96**2)
    pieces = [
        HEAD.format(lines=lines, locales=len(locales), most=100 * FLAGGED_MOST, room=room),
        _table(["signal", *locales], [[f"`{each.signal}`", *map(_rate(each), locales)] for each in counted]),
        _without(counted, locales),
        _not_measured(measured),
        _spent(costs),
    ]
    return "".join(pieces)


def _apart(signal: Signal) -> bool:
    """Whether these lines cannot show how often it errs."""
    return signal.metric or any(need in LACKING for need in signal.needs)


def _rate(calibration: Calibration):  # noqa: ANN202 - a function of a tag
    def rate(tag: str) -> str:
        found = calibration.locales[tag]
        if not found.applies:
            return "–"
        return f"{100 * found.look / found.applies:.1f}<sub>{found.applies}</sub>"

    return rate


def _without(counted: Sequence[Calibration], locales: Sequence[str]) -> str:
    """Cells where a signal says that it is unfit, and those for which the lines hold nothing that it looks at."""
    every = len(counted) * len(locales)
    cells = [(each, tag) for each in counted for tag in locales if not each.locales[tag].applies]
    unfit = [(each, tag) for each, tag in cells if signals()[each.signal].unfit(tag) is not None]
    bare = [cell for cell in cells if cell not in unfit]
    return (
        f"\n## Cells without a figure\n\nWhere a signal declares itself unfit: {len(unfit)} of {every} cells, "
        f"{100 * len(unfit) / max(1, every):.1f} %; the aim is at most {100 * UNFIT_MOST:.0f} %.\n\n{_listed(unfit)}"
        f"\nWhere it would speak, but these lines hold nothing that it looks at: {len(bare)} cells.\n\n{_listed(bare)}"
    )


def _listed(cells: Sequence[tuple[Calibration, str]]) -> str:
    rows: dict[tuple[str, str], list[str]] = {}
    for calibration, tag in cells:
        reasons = calibration.locales[tag].not_applicable
        why = " ".join(f"{reason} ({count})" if len(reasons) > 1 else reason for reason, count in reasons.items())
        rows.setdefault((calibration.signal, why), []).append(tag)
    listed = [[f"`{name}`", ", ".join(tags), why] for (name, why), tags in sorted(rows.items())]
    return _table(["signal", "locales", "why"], listed) if listed else ""


def _not_measured(measured: Mapping[str, Calibration]) -> str:
    rows = []
    for signal in (signals()[name] for name in measured):
        if signal.metric:
            rows.append([f"`{signal.name}`", "a number, which never asks to look"])
        elif _apart(signal):
            needs = " and ".join(LACKING[need] for need in Need if need in signal.needs and need in LACKING)
            rows.append([f"`{signal.name}`", f"needs {needs}, which these lines do not have"])
    head = "\n## Not measured on these lines\n\n"
    return head + _table(["signal", "why"], sorted(rows)) if rows else ""


def _spent(costs: Mapping[str, Cost]) -> str:
    on = f"{machine()}, Python {python_version()}, regex {version('regex')}"
    said = (
        f"\n## Time\n\nCPU of one core ({on}): milliseconds for a line of news with everything around it that signals "
        "ask for, and seconds for a text of 1,000,000 characters with a source, a reference and other answers as long, "
        f"the worst of several. The budget is {LONG_SECONDS:.0f} s; 0.00: it says that a text is too long.\n\n"
    )
    rows = [
        [f"`{name}`", f"{each.line:.2f}", f"{each.long:.2f}", each.long_text] for name, each in sorted(costs.items())
    ]
    return said + _table(["signal", "ms a line", "s for 1 MB", "of what"], rows)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(each)} |\n" for each in lines)
