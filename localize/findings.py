"""What a signal says of a text, and how it stands on a sheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from localize.errors import Said


class State(StrEnum):
    """`look` asks a person to look; it never says that something is wrong."""

    OK = "ok"
    LOOK = "look"
    NOT_APPLICABLE = "not_applicable"


class Side(StrEnum):
    """In which text a span lies: the one looked at, or one of those around it."""

    TEXT = "text"
    SOURCE = "source"
    PROMPT = "prompt"


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a text that shows what was found: code points, half open, from 0."""

    start: int
    end: int
    on: Side = Side.TEXT
    note: Said | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What a signal says of one text: a state, and as evidence spans or a number with its usual range (`band`).

    `why` says in words what was found, or why nothing can be said. `parts` are further numbers by name. `signature`
    is what is needed to get the number again.
    """

    state: State
    why: Said | None = None
    number: float | None = None
    band: tuple[float, float] | None = None
    spans: tuple[Span, ...] = ()
    parts: Mapping[str, float] = field(default_factory=dict)
    signature: str | None = None


@dataclass(frozen=True, slots=True)
class ShownSignal:
    """A finding as a reviewer sees it.

    `percentile` is the share of this campaign's texts in this locale whose number is below, and how many there are;
    `precision` how often people said that this signal was right in this locale, of how many; `verdict` what this
    reviewer said: `right`, `false_alarm` or nothing.
    """

    name: str
    label: Said
    meaning: Said
    category: str
    metric: bool
    minor: bool
    finding: Finding
    percentile: tuple[float, int] | None = None
    precision: tuple[int, int] | None = None
    verdict: str | None = None


@dataclass(frozen=True, slots=True)
class SignalsOf:
    """What was found in one text of a sheet: `place` of an output as shown, from 0; None is the prompt."""

    place: int | None
    found: tuple[ShownSignal, ...]


@dataclass(frozen=True, slots=True)
class SheetSignals:
    """Signals of a sheet before its judgment. `when`: hidden, after or beside; only beside has them in `of`.

    `reveals`: something will be shown after the judgment.
    """

    when: str = "hidden"
    reveals: bool = False
    of: tuple[SignalsOf, ...] = ()
