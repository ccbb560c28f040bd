"""What a signal is: a pure function over a batch of texts, and what it finds in each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from localize.errors import Said
from localize.findings import Finding, Side, Span, State

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
]


class Need(StrEnum):
    """What a text must have around it before a signal can say anything."""

    SOURCE = "source"
    PROMPT = "prompt"
    REFERENCE = "reference"
    SIBLINGS = "siblings"
    TERMS = "terms"


class On(StrEnum):
    """Whose text it is: a prompt in a locale, or what a model answered to it."""

    PROMPT = "prompt"
    OUTPUT = "output"


class Direction(StrEnum):
    """Whether more of the number is better, worse, or neither."""

    HIGHER = "higher"
    LOWER = "lower"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Term:
    """A line of a campaign's glossary: `source` is to become `target`, or, `forbidden`, `target` is not to be used."""

    target: str
    source: str | None = None
    forbidden: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """One text to look at, with what there is around it: plain strings, for it goes to other processes.

    `text` is as it was stored, not normalised; offsets of spans count its code points. `source` is set where the text
    is a translation of it; `prompt` where the text answers it. `siblings` are the other answers, in imported order.
    """

    text: str
    locale: str
    on: On = On.OUTPUT
    source: str | None = None
    source_locale: str | None = None
    prompt: str | None = None
    reference: str | None = None
    siblings: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()

    def has(self, need: Need) -> bool:
        """Whether there is what a signal needs, and not only blanks."""
        around = getattr(self, need)
        return bool(around.strip() if isinstance(around, str) else around)


def ok(
    number: float | None = None,
    *,
    band: tuple[float, float] | None = None,
    why: Said | None = None,
    parts: Mapping[str, float] | None = None,
    signature: str | None = None,
) -> Finding:
    """Nothing to look at."""
    return Finding(State.OK, why, number, band, (), parts or {}, signature)


def look(
    why: Said,
    *spans: Span,
    number: float | None = None,
    band: tuple[float, float] | None = None,
    parts: Mapping[str, float] | None = None,
    signature: str | None = None,
) -> Finding:
    """Something a person should look at, with what shows it."""
    return Finding(State.LOOK, why, number, band, spans, parts or {}, signature)


def not_applicable(why: Said) -> Finding:
    """Nothing can be said, and why."""
    return Finding(State.NOT_APPLICABLE, why)


def _fits(locale: str) -> Said | None:
    return None


@dataclass(frozen=True, slots=True)
class Signal:
    """One signal. `find` gets texts that have what it `needs`, in a locale that `unfit` gives no reason against.

    `name` is in lower case; `version` changes whenever an answer may change: texts are then looked at again.
    `label` and `meaning` are for reviewers: its name, and in one or two sentences what it looks at and why it may be
    wrong. `category` is the MQM category of what it finds. `cost` is the CPU time for one sentence in milliseconds, on
    the machine of docs/signals.md. `minor` signals are folded away on the sheet. `metric`: it says a number and never
    `look`; `direction` and `best` tell how to read the number.
    """

    name: str
    version: str
    label: Said
    meaning: Said
    category: str
    find: Callable[[Sequence[Case]], Sequence[Finding]]
    cost: float
    needs: frozenset[Need] = frozenset()
    on: frozenset[On] = frozenset(On)
    unfit: Callable[[str], Said | None] = _fits
    direction: Direction = Direction.NONE
    best: float | None = None
    metric: bool = False
    minor: bool = False
