"""When a locale will be done: a range of days, from how much each person has given on each day so far.

The model, for days on one clock: somebody is *here* or *away*. Each day who is here goes away (on holiday, or for
good) with a small probability, and who is away comes back with another; who is here works with a probability of their
own times the rhythm of the week, and then gives an amount around a mean of their own. What is not known of people is
drawn anew for each of many runs into the future (Fader, Hardie and Shang 2010, doi:10.1287/mksc.1100.0580, count buyers
in this way; here people come back too). Nobody gives more than there is left for them: an item wants several people.

Pure, and seeded: the same history gives the same range. What was measured: docs/decisions/0019.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from localize.assignment.presence import WINDOW_DAYS, presence_of

RUNS = 400
NOMINAL = 0.8
"""The part of the runs that the range holds."""
HORIZON_DAYS = 365
_PERHAPS = 0.5
"""The part of those who only named their hours that will begin."""
_WORKDAYS = 5 / 7
_OWN_DAY = 1.0
"""How many days of their own the mean of all weighs for somebody."""
_DRIFT = 0.1
_SHARED_DRIFT = 0.03
"""By how much, as a part, what somebody (and everybody) gives from now on differs from before, beyond chance."""

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Worker:
    """What somebody gave on each day from their first to yesterday, `daily`, in any unit, and so far `today`.

    `most`: what is left that they may give from now on. `away`: for how many days from today they said they are away.
    `promised` is a day's work of somebody without a day of their own yet, by the hours they named; 0: nobody knows.
    """

    daily: tuple[float, ...]
    today: float = 0.0
    most: float = float("inf")
    away: int = 0
    promised: float = 0.0


@dataclass(frozen=True)
class Range:
    """Days from today, 0 being today, in which the last judgment is given in `NOMINAL` of the runs that end.

    `never` is the part of all runs, 0 to 1, that do not end within HORIZON_DAYS: too many people leave.
    """

    low: int
    middle: int
    high: int
    never: float = 0.0


@dataclass(frozen=True)
class Future:
    """`weekday` of today, 0 being Monday; `left` is the part of today that is still to come."""

    weekday: int
    left: float = 1.0
    runs: int = RUNS
    seed: int = 0
    peers: tuple[Worker, ...] = field(default=())
    """People of other locales: how often anybody goes away is learned from all of them."""


def forecast(workers: Sequence[Worker], owed: float, future: Future) -> Range | None:
    """When `owed` is given by these people; None where nobody is known to work or they may not give so much."""
    known = [each for each in workers if each.most > 0 and (_has_worked(each) or each.promised > 0)]
    if owed <= 0:
        return Range(0, 0, 0)
    if not known or sum(each.most for each in known) < owed:
        return None
    random = np.random.Generator(np.random.SFC64(future.seed))
    ends = _ends(known, owed, future, random)
    return _range(np.sort(ends))


def _has_worked(worker: Worker) -> bool:
    return worker.today > 0 or any(each > 0 for each in worker.daily)


def _range(ends: NDArray[np.int64]) -> Range | None:
    """The days between the tenths at both ends of the runs that end; None where most runs do not.

    Whole days often hold more than NOMINAL: a day at an end is left out where that comes nearer to it.
    """
    ended = ends[ends <= HORIZON_DAYS]
    if 2 * len(ended) < len(ends):
        return None
    days, counts = np.unique(ended, return_counts=True)
    until = counts.cumsum() / len(ended)
    tail = (1 - NOMINAL) / 2
    first, last = int(np.searchsorted(until, tail, "right")), int(np.searchsorted(until, 1 - tail))
    shares = counts / len(ended)
    while first < last:
        mass = shares[first : last + 1].sum()
        lighter = first if shares[first] < shares[last] else last
        if abs(mass - shares[lighter] - NOMINAL) >= abs(mass - NOMINAL):
            break
        first, last = (first + 1, last) if lighter == first else (first, last - 1)
    middle = int(ended[(len(ended) - 1) // 2])
    return Range(int(days[first]), middle, int(days[last]), 1 - len(ended) / len(ends))


def _ends(workers: Sequence[Worker], owed: float, future: Future, random: np.random.Generator) -> NDArray[np.int64]:
    """For each run the day on which the last of `owed` is given; HORIZON_DAYS + 1: not within them."""
    runs, people = future.runs, len(workers)
    state = presence_of(workers, future, random)
    amounts = _Amounts.of(workers, runs, random)
    most = np.array([each.most for each in workers])
    away = np.array([each.away for each in workers])
    given = np.zeros((runs, people))
    ends = np.full(runs, HORIZON_DAYS + 1)
    for day in range(HORIZON_DAYS + 1):
        works = state.works(day, random) & (away <= day)
        today = works * amounts.draw(random)
        if day == 0:
            today = _rest_of_today(today, workers, future.left)
        given += today
        reached = (np.minimum(given, most).sum(axis=1) >= owed) & (ends > day)
        ends[reached] = day
        if (ends <= day).all():
            break
        state.pass_night(random)
    return ends


def _rest_of_today(today: Floats, workers: Sequence[Worker], left: float) -> Floats:
    """Of a day's work what is not given yet; who has not begun today may not come any more."""
    so_far = np.array([each.today for each in workers])
    return np.where(so_far > 0, np.maximum(0.0, today - so_far), today * left)


@dataclass(frozen=True)
class _Amounts:
    """What each person gives on a day on which they work: a mean for each run, and the spread around it."""

    mean: Floats
    spread: float

    @classmethod
    def of(cls, workers: Sequence[Worker], runs: int, random: np.random.Generator) -> _Amounts:
        own = [_given(each) for each in workers]
        means = np.array([each.mean() if len(each) else 0.0 for each in own])
        days = np.array([len(each) for each in own], dtype=float)
        overall = float(means[days > 0].mean()) if (days > 0).any() else 0.0
        spread = _spread(own)
        expected = (days * means + _OWN_DAY * overall) / (days + _OWN_DAY)
        promised = np.array([each.promised for each in workers]) / _WORKDAYS
        expected = np.where(days > 0, expected, promised)
        doubt = np.sqrt(spread**2 / np.maximum(1.0, days) + _DRIFT**2)
        mean = expected * _around_one(doubt, (runs, len(workers)), random)
        shared = _around_one(np.array(_SHARED_DRIFT), (runs, 1), random)
        begins = (days > 0) | (random.random((runs, len(workers))) < _PERHAPS)
        return cls(mean * shared * begins, spread)

    def draw(self, random: np.random.Generator) -> Floats:
        return self.mean * _around_one(np.array(self.spread), self.mean.shape, random)


def _given(worker: Worker) -> Floats:
    """The amounts of the days on which somebody worked; today only where there is no other."""
    days = np.array([each for each in worker.daily[-WINDOW_DAYS:] if each > 0])
    return np.array([worker.today]) if not len(days) and worker.today > 0 else days


def _spread(own: Sequence[Floats]) -> float:
    """How a day differs from a person's mean, as a part of it: over all people, with a guess that weighs two days."""
    apart = [(each / each.mean() - 1) ** 2 for each in own if len(each) > 1]
    freedom = sum(len(each) - 1 for each in apart)
    squares = sum(float(each.sum()) for each in apart)
    return float(np.sqrt((squares + 2 * 0.4**2) / (freedom + 2)))


def _around_one(spread: Any, shape: tuple[int, ...], random: np.random.Generator) -> Floats:
    """Log-normal factors of mean one."""
    width = np.sqrt(np.log1p(np.square(spread)))
    drawn: Floats = np.exp(random.standard_normal(shape) * width - width**2 / 2)
    return drawn
