"""What signals say and how far they are to be trusted, as shares: by locale, by model, and on professional texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from localize.signals import signals as known_signals
from localize.signals.calibrated import calibration
from localize.workspace.overviewing import SignalCell
from localize.workspace.shares import Share
from localize.workspace.spreads import is_metric

LEAST_VERDICTS = 3
"""Verdicts of people below which a share of them says nothing."""


@dataclass(frozen=True, slots=True)
class Measured:
    """How often a signal asks to look at professional translations: in the locale itself, or in those that are named
    because it was not measured. What it points at there is taken for a false alarm."""

    looks: Share
    elsewhere: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LocaleSignal:
    """A signal in a locale of a campaign, over prompts and all models.

    `looks` of the texts to which it applies, `silent` of all texts: it does not apply; `right` of people's verdicts.
    A `metric` never asks to look.
    """

    name: str
    locale: str
    metric: bool
    looks: Share
    silent: Share
    right: Share
    measured: Measured | None
    muted: bool

    @property
    def precision(self) -> Share | None:
        """How often people found it right; None where too few have said so."""
        return self.right if self.right.of >= LEAST_VERDICTS else None


@dataclass(frozen=True, slots=True)
class CalibratedSignal:
    """What a signal did on professional translations into a locale, and why, in English, it did not apply to others.

    `current`: measured with the rules of today.
    """

    name: str
    locale: str
    looks: Share
    silent: Share
    reasons: Mapping[str, int]
    version: str
    current: bool


def by_locale(cells: Sequence[SignalCell]) -> list[LocaleSignal]:
    """One for each signal and locale: first what can ask to look, and of it what applies to something."""
    places: dict[tuple[str, str], list[SignalCell]] = {}
    for cell in cells:
        places.setdefault((cell.name, cell.locale), []).append(cell)
    found = [_in_locale(*place, some) for place, some in sorted(places.items())]
    return sorted(found, key=lambda each: (each.metric, each.looks.of == 0))


def _in_locale(name: str, locale: str, cells: Sequence[SignalCell]) -> LocaleSignal:
    looks, silent = sum(each.look for each in cells), sum(each.not_applicable for each in cells)
    applies = looks + sum(each.ok for each in cells)
    right = Share(cells[0].right, cells[0].verdicts)
    return LocaleSignal(
        name, locale, is_metric(name), Share(looks, applies), Share(silent, applies + silent), right,
        None if is_metric(name) else measured(name, locale), cells[0].muted,
    )  # fmt: skip


def measured(name: str, locale: str) -> Measured | None:
    """None where nobody has measured it, with rules as of today, in that language."""
    known, found = known_signals().get(name), calibration(name)
    if known is None or found is None or not found.is_of(known.version):
        return None
    here = found.of(locale)
    if here is None or not here[1].applies:
        return None
    places, counts = here
    return Measured(Share(counts.look, counts.applies), () if locale in found.locales else places)


def by_model(cells: Sequence[SignalCell], locale: str) -> dict[str, dict[str, Share]]:
    """Signal -> model (empty: prompts) -> how many texts in a locale it asks to look at, of those it applies to.

    Without numbers, and without signals that apply to nothing; what points at most texts of one model comes first.
    """
    found: dict[str, dict[str, Share]] = {}
    for cell in cells:
        if cell.locale == locale and not is_metric(cell.name):
            found.setdefault(cell.name, {})[cell.model] = Share(cell.look, cell.look + cell.ok)
    applying = {name: models for name, models in found.items() if any(each.of for each in models.values())}
    return dict(sorted(applying.items(), key=lambda each: -max(share.count for share in each[1].values())))


def calibrated() -> list[CalibratedSignal]:
    """Every signal that can ask to look, in every measured locale, by name and locale."""
    found = []
    for name, signal in known_signals().items():
        known = None if signal.metric else calibration(name)
        for locale, counts in sorted(known.locales.items()) if known else ():
            silent = sum(counts.not_applicable.values())
            assert known is not None
            found.append(
                CalibratedSignal(
                    name, locale, Share(counts.look, counts.applies), Share(silent, counts.applies + silent),
                    counts.not_applicable, known.version, known.is_of(signal.version),
                )
            )  # fmt: skip
    return found
