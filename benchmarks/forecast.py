"""The forecast against simulated campaigns: does the range of 80 % hold the end, and how wide is it?

People differ in speed, in how often they work and in how much a day's work varies; most rest at weekends, go on
holiday, and some leave for good. They pull from one queue, several of them for each item, as people do here. The
forecast sees only what was given so far.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from localize.assignment.forecast import HORIZON_DAYS, Future, Worker, forecast

RUNS = 200
PROGRESS = (0.15, 0.3, 0.5, 0.7, 0.85)


@dataclass(frozen=True)
class World:
    """How a campaign goes. `speed` is the median of a day's items, `unlike` the spread of people's speeds (log).

    `often` is the range of how often people work, `weekend` what is left of that at weekends; `holidays` and `leaves`
    are probabilities a day. `late`: the part of people that joins within the first three weeks.
    """

    name: str
    people: int = 8
    items: int = 1500
    overlap: int = 3
    speed: float = 30.0
    unlike: float = 0.5
    varies: float = 0.4
    often: tuple[float, float] = (0.5, 0.95)
    weekend: float = 0.3
    holidays: float = 0.01
    holiday_days: tuple[int, int] = (3, 14)
    leaves: float = 0.003
    late: float = 0.0


WORLDS = (
    World("a team of eight"),
    World("four people, nobody leaves", people=4, items=1000, leaves=0.0, holidays=0.0, overlap=2),
    World("twenty-five people", people=25, items=4000),
    World("people leave (2 % a day)", leaves=0.02),
    World("everybody judges every item", people=3, items=500, leaves=0.0),
    World("every day alike", weekend=1.0, varies=0.2, holidays=0.0, leaves=0.0, often=(0.7, 0.9), unlike=0.3),
    World("seldom and unlike", people=6, items=500, often=(0.15, 0.5), unlike=0.9, varies=0.8),
    World("half of them join later", late=0.5),
    World("a short one", people=5, items=250),
)


@dataclass
class Campaign:
    """`given[day][person]` items, and what was `left` for them in the morning; it ends on the last day, or never."""

    given: list[list[int]]
    left: list[list[int]]
    weekday: int
    ended: bool
    items: int
    overlap: int

    @property
    def asked(self) -> int:
        return self.items * self.overlap


def play(world: World, seed: int) -> Campaign:
    """A campaign from its first day to its end."""
    random = np.random.default_rng(seed)
    people = world.people
    speed = world.speed * np.exp(random.normal(0, world.unlike, people))
    often = random.uniform(*world.often, people)
    joins = np.where(random.random(people) < world.late, random.integers(1, 21, people), 0)
    joins[0] = 0
    back = np.zeros(people, dtype=int)
    left = np.zeros(people, dtype=bool)
    weekday = int(random.integers(7))
    free = np.full(world.items, world.overlap)
    had = np.zeros((people, world.items), dtype=bool)
    given: list[list[int]] = []
    left_for: list[list[int]] = []
    for day in range(2 * HORIZON_DAYS):
        rests = world.weekend if (weekday + day) % 7 >= 5 else 1.0
        today = [0] * people
        left_for.append([int(((free > 0) & ~had[person]).sum()) for person in range(people)])
        for person in random.permutation(people):
            left[person] |= bool(random.random() < world.leaves)
            if back[person] <= day and random.random() < world.holidays:
                back[person] = day + random.integers(*world.holiday_days)
            here = not left[person] and back[person] <= day and joins[person] <= day
            if here and random.random() < often[person] * rests:
                amount = round(speed[person] * random.gamma(1 / world.varies**2, world.varies**2))
                mine = np.flatnonzero((free > 0) & ~had[person])[:amount]
                free[mine] -= 1
                had[person, mine] = True
                today[person] = len(mine)
        given.append(today)
        if not free.any():
            return Campaign(given, left_for, weekday, True, world.items, world.overlap)
    return Campaign(given, left_for, weekday, False, world.items, world.overlap)


def known_on(campaign: Campaign, day: int) -> tuple[list[Worker], float]:
    """What can be known on the morning of a day: what each person gave until then, and what is owed."""
    workers = []
    so_far = np.array(campaign.given[:day])
    for person, of_person in enumerate(so_far.T):
        began = np.flatnonzero(of_person)
        daily = tuple(float(each) for each in of_person[began[0] :]) if len(began) else ()
        workers.append(Worker(daily, most=float(campaign.left[day][person])))
    return workers, campaign.asked - float(so_far.sum())


@dataclass(frozen=True)
class Try:
    """One forecast: whether the range held the end, its width and the time that remained, in days.

    `early`: the end came before the range. `width` is None where there was no forecast.
    """

    held: bool
    early: bool
    width: float | None
    remained: int


def try_once(world: World, seed: int, progress: float) -> Try | None:
    """A forecast at a point of progress; None where the campaign never ended, or had come no further."""
    campaign = play(world, seed)
    if not campaign.ended:
        return None
    done = np.cumsum(np.array(campaign.given).sum(axis=1))
    day = int(np.searchsorted(done, progress * campaign.asked)) + 1
    end = len(campaign.given) - 1
    if day > end:
        return None
    workers, owed = known_on(campaign, day)
    found = forecast(workers, owed, Future((campaign.weekday + day) % 7, seed=seed))
    remained = end - day
    if found is None:
        return Try(False, False, None, remained)
    return Try(found.low <= remained <= found.high, remained < found.low, float(found.high - found.low), remained)


def measure(world: World, progress: float, runs: int) -> tuple[int, int, int, float]:
    """(tries, held, early, median of width by remaining time) over campaigns of this world."""
    tries = [each for seed in range(runs) if (each := try_once(world, seed, progress)) is not None]
    wide = [float("inf") if each.width is None else each.width / max(1, each.remained) for each in tries]
    median = float(np.median(wide)) if wide else float("nan")
    return len(tries), sum(each.held for each in tries), sum(each.early for each in tries), median


def main(runs: int = RUNS, worlds: Sequence[World] = WORLDS) -> None:
    print(
        f"| campaign, {runs} of each | done | tries | held by the range | earlier | later | median width / remaining |"
    )
    print("|---|---|---|---|---|---|---|")
    began = time.perf_counter()
    for world in worlds:
        for progress in PROGRESS:
            tries, held, early, width = measure(replace(world), progress, runs)
            if tries:
                print(
                    f"| {world.name} | {progress:.0%} | {tries} | {held / tries:.0%} | {early / tries:.0%} "
                    f"| {(tries - held - early) / tries:.0%} | {width:.0%} |",
                    flush=True,
                )
    print(f"\n{time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else RUNS)
