"""An import: read, decided and written in short transactions under a batch that one row makes visible at the end."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import Any

from localize import intake
from localize.errors import LocalizeError
from localize.records import ImportRow, Rejection
from localize.rubric.model import Rubric
from localize.store import Reading, campaigns, content, judgments, retiring, revisions
from localize.workspace.arrivals import decide, prompt_id_of
from localize.workspace.context import Context, OpenCampaign, campaign_in, rubric_of, rubric_on_shelf
from localize.workspace.settling import settle
from localize.workspace.shelf import Arrival, Rules, Shelf

FIRST_ROWS, MOST_ROWS = 200, 4000
WRITE_SECONDS = 0.05
"""Chunks grow or shrink so that one holds the write lock about this long, and reviewers never wait."""

Progress = Callable[[int], None]


@dataclass
class ImportReport:
    """What an import did. `accepted` counts rows taken; `rejected` says line, column and reason of each other one.

    `renamed` maps tags as written to their canonical form. Nothing was written when `published` is false.
    """

    campaign: str
    accepted: int = 0
    unchanged: int = 0
    prompts: int = 0
    localizations: int = 0
    revised: int = 0
    outputs: int = 0
    judgments: int = 0
    rejected: list[Rejection] = field(default_factory=list)
    renamed: dict[str, str] = field(default_factory=dict)
    published: bool = False
    dry_run: bool = False

    def count(self, arrival: Arrival) -> None:
        self.accepted += 1
        self.unchanged += arrival.empty
        self.prompts += len(arrival.prompts)
        self.localizations += len(arrival.localizations)
        self.revised += arrival.revised
        self.outputs += len(arrival.outputs)
        self.judgments += len(arrival.judgments)


def import_file(
    context: Context,
    file: Path,
    campaign_id: str,
    *,
    format: str,
    mapping: Mapping[str, str] | None,
    revise: bool,
    changes_task: bool,
    keep_good: bool,
    dry_run: bool,
    limits: intake.Limits,
    progress: Progress,
) -> ImportReport:
    """All or nothing, unless `keep_good`. Importing the same file again changes nothing."""
    with context.store.read() as view:
        opened = campaign_in(view, campaign_id)
        pending = content.batches_with_staged(view, campaign_id)
    for batch_id in pending:  # an import that was killed after its batch was published
        settle(context, batch_id, opened)
    rows = intake.read(file, format=format, mapping=mapping, limits=limits)
    report = ImportReport(campaign_id, dry_run=dry_run)
    rubrics = _rubrics(context, opened)
    if dry_run:
        _check(context, rows, report, Rules(opened.campaign, "", revise, rubrics, report.renamed), progress)
        return report
    with context.store.write(context.actor_id) as tx:
        batch_id = content.open_batch(tx, campaign_id)
    try:
        rules = Rules(opened.campaign, batch_id, revise, rubrics, report.renamed)
        used = _write(context, rows, report, rules, keep_good, progress)
    except BaseException:
        with context.store.write(context.actor_id) as tx:
            content.drop_batch(tx, batch_id)
        raise
    _finish(context, opened, report, batch_id, used, keep_good=keep_good, changes_task=changes_task)
    return report


def _write(
    context: Context,
    rows: Iterator[ImportRow | Rejection],
    report: ImportReport,
    rules: Rules,
    keep_good: bool,
    progress: Progress,
) -> dict[str, Rubric]:
    """Write chunk after chunk; returns the rubrics of imported judgments.

    Rows are decided before the write lock is taken: only imports change content, and there is one per campaign.
    """
    used: dict[str, Rubric] = {}
    size = FIRST_ROWS
    shelf = Shelf()
    while chunk := list(islice(rows, size)):
        if keep_good or not report.rejected:  # else nothing is written any more: remember what the file brought
            shelf = Shelf()
        arrivals = _decide(context, chunk, shelf, report, rules)
        new = _by_table(arrivals, report.judgments)
        with context.store.work(context.actor_id) as tx:  # nobody sees these rows yet
            began = perf_counter()
            if keep_good or not report.rejected:
                revisions.renumber(tx, rules.campaign.id, new["localizations"])
                content.write_chunk(tx, rules.batch_id, new)
            else:
                content.beat(tx, rules.batch_id)
            spent = perf_counter() - began
        size = min(MOST_ROWS, max(FIRST_ROWS, int(size * min(2.0, WRITE_SECONDS / max(spent, 0.001)))))
        used.update({j["rubric_hash"]: rules.rubric(j["item"][4]) for each in arrivals for j in each.judgments})
        progress(len(chunk))
    return used


def _check(
    context: Context, rows: Iterator[ImportRow | Rejection], report: ImportReport, rules: Rules, progress: Progress
) -> None:
    """A dry run: the same decisions, with what this file brought kept in memory instead of the database."""
    shelf = Shelf()
    while chunk := list(islice(rows, FIRST_ROWS)):
        _decide(context, chunk, shelf, report, rules)
        progress(len(chunk))


def _decide(
    context: Context, chunk: list[ImportRow | Rejection], shelf: Shelf, report: ImportReport, rules: Rules
) -> list[Arrival]:
    ids = [prompt_id_of(rules.campaign, row) if isinstance(row, ImportRow) else "" for row in chunk]
    with context.store.read() as view:
        _load(view, shelf, [each for each in dict.fromkeys(ids) if each and each not in shelf.prompts])
    arrivals = []
    for row, prompt_id in zip(chunk, ids, strict=True):
        decided = row if isinstance(row, Rejection) else decide(row, prompt_id, shelf, rules)
        if isinstance(decided, Rejection):
            report.rejected.append(decided)
        else:
            report.count(decided)
            arrivals.append(decided)
    return arrivals


def _load(view: Reading, shelf: Shelf, prompt_ids: list[str]) -> None:
    shelf.prompts.update(content.find_prompts(view, prompt_ids))
    localizations = content.find_localizations(view, [each for each in prompt_ids if each in shelf.prompts])
    shelf.localizations.update(localizations)
    ids = [each.id for each in localizations.values()]
    shelf.outputs.update(content.find_outputs(view, ids))
    shelf.judged.update(judgments.imported_of(view, ids))


def _by_table(arrivals: list[Arrival], judgments_so_far: int) -> dict[str, list[dict[str, Any]]]:
    new = [judgment for arrival in arrivals for judgment in arrival.judgments]
    first = judgments_so_far - len(new)
    return {
        "prompts": [row for arrival in arrivals for row in arrival.prompts],
        "localizations": [row for arrival in arrivals for row in arrival.localizations],
        "outputs": [row for arrival in arrivals for row in arrival.outputs],
        "staged_judgments": [
            {"number": number, "row": json.dumps(judgment, ensure_ascii=False)}
            for number, judgment in enumerate(new, first)
        ],
    }


def _finish(
    context: Context,
    opened: OpenCampaign,
    report: ImportReport,
    batch_id: str,
    used: dict[str, Rubric],
    *,
    keep_good: bool,
    changes_task: bool,
) -> None:
    nothing_new = report.accepted == report.unchanged
    with context.store.write(context.actor_id) as tx:
        if (report.rejected and not keep_good) or nothing_new:
            content.drop_batch(tx, batch_id)
        else:
            for content_hash, rubric in used.items():
                campaigns.keep_rubric(tx, content_hash, rubric.id, rubric.version, rubric.source_text)
                if rubric.id not in campaigns.pinned(tx, opened.id):
                    campaigns.pin(tx, opened.id, rubric.id, content_hash)
            counts = {"accepted": report.accepted, "rejected": len(report.rejected)}
            overtaken = revisions.overtaken(tx, batch_id)
            superseded = content.publish(tx, batch_id, opened.id, counts)
            for each in overtaken:
                revisions.set_status(tx, each, "rejected")
            retiring.close_free_slots(tx, overtaken)
            retiring.close_prompt_items(tx, superseded)
            touched = retiring.retire_items(tx, superseded) if changes_task else []
            judgments.mark(tx, touched, "quarantined", "the prompt was revised")
    if report.rejected and not keep_good:
        report.accepted = report.unchanged = 0
        report.prompts = report.localizations = report.revised = report.outputs = report.judgments = 0
        return
    report.published = not nothing_new
    report.judgments = settle(context, batch_id, opened) if report.judgments else 0


def _rubrics(context: Context, opened: OpenCampaign) -> Callable[[str], Rubric]:
    """A rubric by id: the content the campaign pins, else the file on the shelf. Faults are remembered too."""
    known: dict[str, Rubric | LocalizeError] = {}

    def find(rubric_id: str) -> Rubric:
        if rubric_id not in known:
            try:
                pin = opened.pins.get(rubric_id)
                known[rubric_id] = _pinned(context, pin) if pin else rubric_on_shelf(context, rubric_id)
            except LocalizeError as fault:
                known[rubric_id] = fault
        found = known[rubric_id]
        if isinstance(found, LocalizeError):
            raise found
        return found

    return find


def _pinned(context: Context, rubric_hash: str) -> Rubric:
    with context.store.read() as view:
        return rubric_of(context, view, rubric_hash)
