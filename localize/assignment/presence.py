"""Who works on which day: what the days so far say of how often people work, go away and come back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from localize.assignment.forecast import Future, Worker  # which imports this file

Floats = NDArray[np.float64]
WEEK = 7
WINDOW_DAYS = 56
"""What is older says little of what people do now."""
_WORKS = np.array([0.04, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.88, 0.94, 0.98])
"""How often somebody works on a day on which they are here."""
_LEAVES = ((0.0005, 0.45), (0.003, 0.27), (0.01, 0.18), (0.03, 0.1))
_RESTS = ((0.001, 0.4), (0.01, 0.4), (0.04, 0.2))
_RETURNS = ((0.06, 0.4), (0.15, 0.4), (0.35, 0.2))
_CHANGES = np.array([(a, b, c) for a, _ in _LEAVES for b, _ in _RESTS for c, _ in _RETURNS])
_CHANGES_WEIGHT = np.array([a * b * c for _, a in _LEAVES for _, b in _RESTS for _, c in _RETURNS])
"""What may happen to somebody in a night, and how likely each is before anything was seen: they leave for good, they go
away for a while, they come back. Holidays last a week or so, and who left does not come back."""
_MOST_OFTEN = 0.99
_RHYTHM_WEIGHT = 0.7
"""How many days of work are guessed for a day of the week before any was seen."""


@dataclass
class Presence:
    """For each run and person: whether they are here today or gone for good, and how often they work when here.

    `changes[run]` are the probabilities of a night; `rhythm[run, weekday]` multiplies how often people work.
    """

    here: NDArray[np.bool_]
    gone: NDArray[np.bool_]
    often: Floats
    changes: Floats
    rhythm: Floats
    weekday: int

    def works(self, day: int, random: np.random.Generator) -> NDArray[np.bool_]:
        """Who works on a day, counted from today."""
        chance = self.often * self.rhythm[:, [(self.weekday + day) % WEEK]]
        working: NDArray[np.bool_] = self.here & (random.random(self.here.shape) < chance)
        return working

    def pass_night(self, random: np.random.Generator) -> None:
        """Some leave, some go away for a while, some come back."""
        leaves, rests, returns = self.changes.T[:, :, None]
        chance = random.random(self.here.shape)
        self.gone |= self.here & (chance < leaves)
        self.here = np.where(self.here, chance >= leaves + rests, ~self.gone & (chance < returns))


def presence_of(workers: Sequence[Worker], future: Future, random: np.random.Generator) -> Presence:
    """Drawn for each run from what the days of these people, and of their peers, leave possible."""
    everybody = [*workers, *future.peers]
    worked, seen = _days(everybody)
    weekdays = (future.weekday - np.arange(worked.shape[1], 0, -1)) % WEEK
    rhythm, rhythms = _rhythm(worked, seen, weekdays, future.runs, random)
    likely, here, gone = _filter(worked, seen, rhythm[weekdays])
    often_weight = _often_weight(likely)
    mine = len(workers)
    change = _draw_changes(likely, often_weight, future.runs, random)
    often, chance_here, chance_gone = (np.empty((future.runs, mine)) for _ in range(3))
    for each in np.unique(change):
        runs = np.flatnonzero(change == each)
        chosen = _choose(likely[:mine, each] * often_weight, len(runs), random)
        often[runs] = _WORKS[chosen]
        chance_here[runs] = here[np.arange(mine), each, chosen]
        chance_gone[runs] = gone[np.arange(mine), each, chosen]
    drawn = random.random(often.shape)
    here_now, gone_now = drawn < chance_here, drawn >= 1 - chance_gone
    return Presence(here_now, gone_now, often, _CHANGES[change], rhythms, future.weekday)


def _days(workers: Sequence[Worker]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """(worked, seen) by person and day, yesterday last. The day on which somebody began says nothing of how often."""
    longest = max(1, *(min(WINDOW_DAYS, len(each.daily)) for each in workers), 1)
    worked = np.zeros((len(workers), longest), dtype=bool)
    seen = np.zeros_like(worked)
    for row, worker in enumerate(workers):
        days = worker.daily[-WINDOW_DAYS:]
        if days:
            worked[row, -len(days) :] = np.array(days) > 0
            seen[row, -len(days) :] = True
            seen[row, -len(days)] = len(worker.daily) > WINDOW_DAYS
    return worked & seen, seen


def _rhythm(
    worked: NDArray[np.bool_],
    seen: NDArray[np.bool_],
    weekdays: NDArray[np.int64],
    runs: int,
    random: np.random.Generator,
) -> tuple[Floats, Floats]:
    """How much more or less than on a mean day people work by weekday: as seen, and drawn for each run."""
    often = worked.sum(axis=1) / np.maximum(1, seen.sum(axis=1))
    expected = np.zeros(WEEK)
    counted = np.zeros(WEEK)
    np.add.at(expected, weekdays, (seen * often[:, None]).sum(axis=0))
    np.add.at(counted, weekdays, worked.sum(axis=0))
    mean = (counted + _RHYTHM_WEIGHT) / (expected + _RHYTHM_WEIGHT)
    doubt = 0.5 / np.sqrt(counted + 2)  # people work or not: that varies less than a count
    drawn = mean * np.maximum(0.0, 1 + doubt * random.standard_normal((runs, WEEK)))
    return mean, drawn


def _filter(worked: NDArray[np.bool_], seen: NDArray[np.bool_], rhythm: Floats) -> tuple[Floats, Floats, Floats]:
    """(likelihood, probability to be here today, to be gone) by person, changes, and how often they work."""
    leaves, rests, returns = _CHANGES.T[:, :, None]
    shape = (len(worked), len(_CHANGES), len(_WORKS))
    here, away, gone, likely = np.ones(shape), np.zeros(shape), np.zeros(shape), np.zeros(shape)
    for day in range(worked.shape[1]):
        rows = np.flatnonzero(seen[:, day])
        if not len(rows):
            continue
        chance = np.minimum(_MOST_OFTEN, _WORKS * rhythm[day])
        did = worked[rows, day, None, None]
        is_here = np.where(did, chance, 1 - chance) * here[rows]
        is_away, is_gone = (np.where(did, 0.0, each[rows]) for each in (away, gone))
        total = is_here + is_away + is_gone
        likely[rows] += np.log(total)
        here[rows] = (is_here * (1 - leaves - rests) + is_away * returns) / total
        away[rows] = (is_here * rests + is_away * (1 - returns)) / total
        gone[rows] = (is_here * leaves + is_gone) / total
    return np.exp(likely - likely.max(axis=(1, 2), keepdims=True)), here, gone


def _often_weight(likely: Floats) -> Floats:
    """How often people work, over all of them: what each could be, with a guess that weighs two people."""
    weight = np.full(len(_WORKS), 1 / len(_WORKS))
    of_each = np.einsum("ncw,c->nw", likely, _CHANGES_WEIGHT)
    for _ in range(6):
        mine = of_each * weight
        mine /= mine.sum(axis=1, keepdims=True)
        weight = (mine.sum(axis=0) + 2 / len(_WORKS)) / (len(mine) + 2)
    return weight


def _draw_changes(likely: Floats, often_weight: Floats, runs: int, random: np.random.Generator) -> NDArray[np.int64]:
    """For each run a row of changes, by what all people together make likely."""
    of_all = np.log(np.maximum(1e-300, likely @ often_weight)).sum(axis=0)
    weight = np.log(_CHANGES_WEIGHT) + of_all
    chance = np.exp(weight - weight.max())
    return random.choice(len(chance), size=runs, p=chance / chance.sum())


def _choose(weight: Floats, runs: int, random: np.random.Generator) -> NDArray[np.int64]:
    """For each run and row of weights one column."""
    edges = weight.cumsum(axis=1)
    drawn = random.random((runs, len(weight), 1)) * edges[:, -1][:, None]
    chosen: NDArray[np.int64] = np.minimum((drawn > edges).sum(axis=2), weight.shape[1] - 1)
    return chosen
