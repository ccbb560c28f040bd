"""`score`: signals for texts that have none, or those of older versions. Computed in other processes, kept in portions.

Each portion is one short change, so that reviewers never wait; what a killed run has kept stays, and the next goes on.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from multiprocessing import get_context

from localize.errors import Refused, said
from localize.signals import batch
from localize.signals.batch import Looking, Tally
from localize.store import Writing, scorings, signals
from localize.store.signals import Target
from localize.workspace.context import Context, OpenCampaign, campaign_in
from localize.workspace.scored_texts import Task, portions_of, tasks_of, wanted_rules
from localize.workspace.spreads import keep_spreads

AHEAD = 3
"""Portions under way for each process: enough that none waits, few enough that memory stays bounded."""

Progress = Callable[[int, int], None]
"""Called with the number of texts done and of all, after each portion."""


@dataclass
class ScoreReport:
    """What a run did. `texts` were looked at, `unchanged` had their signals; the rest counts findings by signal."""

    campaign: str
    texts: int = 0
    unchanged: int = 0
    looks: dict[str, int] = field(default_factory=dict)
    not_applicable: dict[str, int] = field(default_factory=dict)
    failed: dict[str, int] = field(default_factory=dict)


def score(
    context: Context, campaign_id: str, *, jobs: int | None, executor: Executor | None, progress: Progress
) -> ScoreReport:
    """Look at what is new. Raises NotFound, and Refused while another run of the campaign lives."""
    with context.store.read() as view:
        opened = campaign_in(view, campaign_id)
        every = signals.scored_localizations(view, campaign_id)
        known = signals.rules_by_id(view)
    rules = wanted_rules(opened)
    tasks = tasks_of(every, known, rules)
    texts = sum(task.texts for task in tasks)
    report = ScoreReport(campaign_id, unchanged=sum(1 + each.outputs_now for each in every) - texts)
    if not tasks:
        return report
    with context.store.work(context.actor_id, on=campaign_id) as tx:
        scoring_id = scorings.begin(tx, campaign_id, texts)
    state = "stopped"
    try:
        with _executor(executor, jobs) as pool:
            tally = _run(context, opened, scoring_id, tasks, report, pool, progress)
        keep_spreads(context, campaign_id)
        state = "finished"
    finally:
        with context.store.work(context.actor_id) as tx:
            scorings.end(tx, scoring_id, state)
            if state == "finished":
                tx.journal.audit("campaign.scored", campaign_id, texts=report.texts)
    report.looks, report.not_applicable, report.failed = (
        dict(sorted((+each).items())) for each in (tally.looks, tally.not_applicable, tally.failed)
    )
    return report


def latest(context: Context, campaign_id: str) -> scorings.ScoringRow | None:
    """The last run; one that nobody hears of any more is `stopped`."""
    with context.store.read() as view:
        campaign_in(view, campaign_id)
        row = scorings.latest(view, campaign_id)
        if row is not None and row.state == "running" and not row.is_alive(view.now):
            return replace(row, state="stopped")
        return row


def _executor(executor: Executor | None, jobs: int | None) -> AbstractContextManager[tuple[Executor | None, int]]:
    """Who computes: what was handed in, processes of ours, or, for one job, this process."""
    if executor is not None:
        return nullcontext((executor, jobs or os.cpu_count() or 1))
    if jobs == 1:
        return nullcontext((None, 1))
    return _Processes(jobs or os.cpu_count() or 1)


class _Processes:
    """Processes that start anew and know nothing of this one; what was not begun is dropped when the run ends."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"))

    def __enter__(self) -> tuple[Executor, int]:
        return self._pool, self._jobs

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(cancel_futures=True)


@dataclass(frozen=True)
class _Portion:
    """Tasks that are computed and kept together."""

    tasks: Sequence[Task]
    targets: Sequence[Target]
    lookings: Sequence[Looking]


def _run(
    context: Context,
    opened: OpenCampaign,
    scoring_id: str,
    tasks: Sequence[Task],
    report: ScoreReport,
    pool: tuple[Executor | None, int],
    progress: Progress,
) -> Tally:
    executor, jobs = pool
    total, tally = sum(task.texts for task in tasks), Tally()
    under_way: deque[tuple[_Portion, Future[tuple[list[str], Tally]]]] = deque()

    def keep_first() -> None:
        portion, future = under_way.popleft()
        found, counted = future.result()
        tally.add(counted)
        report.texts += len(portion.targets)
        _keep(context, opened, scoring_id, portion, found, report.texts)
        progress(report.texts, total)

    try:
        for portion in _portions(context, opened, tasks):
            under_way.append((portion, _submit(executor, portion.lookings)))
            if len(under_way) >= (AHEAD * jobs if executor else 1):
                keep_first()
        while under_way:
            keep_first()
    except BrokenProcessPool:
        raise Refused(
            said("A process that computes signals was ended from outside, most likely for want of memory."),
            said("Run it again with fewer jobs: it goes on where it stopped."),
        ) from None
    return tally


def _submit(executor: Executor | None, lookings: Sequence[Looking]) -> Future[tuple[list[str], Tally]]:
    if executor is not None:
        return executor.submit(batch.look_at, lookings)
    done: Future[tuple[list[str], Tally]] = Future()
    done.set_result(batch.look_at(lookings))
    return done


def _portions(context: Context, opened: OpenCampaign, tasks: Sequence[Task]) -> Iterator[_Portion]:
    for some in portions_of(context, opened, tasks):
        targets = [target for _, looked in some for target, _ in looked]
        lookings = [looking for _, looked in some for _, looking in looked]
        yield _Portion([task for task, _ in some], targets, lookings)


def _keep(
    context: Context, opened: OpenCampaign, scoring_id: str, portion: _Portion, found: Sequence[str], done: int
) -> None:
    """One change: what was found, and that these localizations are done."""
    with context.store.work(context.actor_id) as tx:
        scorings.beat(tx, scoring_id, done)
        _keep_found(tx, opened, portion, found)


def _keep_found(tx: Writing, opened: OpenCampaign, portion: _Portion, found: Sequence[str]) -> None:
    rules = wanted_rules(opened)
    whole = signals.keep_rules(tx, rules)
    by_names: dict[tuple[str, ...], str] = {}
    for target, (_, names), text in zip(portion.targets, portion.lookings, found, strict=True):
        if names not in by_names:
            by_names[names] = signals.keep_rules(tx, {name: rules[name] for name in names})
        signals.add(tx, target, by_names[names], text)
    signals.mark_scored(tx, whole, {task.localization_id: task.outputs for task in portion.tasks})


def look_at_gold(context: Context, campaign_id: str) -> None:
    """In a campaign whose texts were looked at, look at gold that is new: it must look like all the rest.

    A few dozen short texts, in this process.
    """
    with context.store.read() as view:
        opened = campaign_in(view, campaign_id)
        if scorings.latest(view, campaign_id) is None:
            return
        gold = signals.gold_localizations(view, campaign_id)
        every = [each for each in signals.scored_localizations(view, campaign_id) if each.localization_id in gold]
        tasks = tasks_of(every, signals.rules_by_id(view), wanted_rules(opened))
    for portion in _portions(context, opened, tasks):
        found, _ = batch.look_at(portion.lookings)
        with context.store.work(context.actor_id) as tx:
            _keep_found(tx, opened, portion, found)
