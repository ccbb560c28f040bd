"""`localize score`"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from localize.cli import output
from localize.cli.data import REJECTED_SHOWN
from localize.cli.options import Json, opened
from localize.cli.output import bar
from localize.workspace.outside_scores import ScoresReport
from localize.workspace.scoring import ScoreReport


def add_to(app: typer.Typer) -> None:
    app.command()(score)


def score(
    context: typer.Context,
    campaign: Annotated[str, typer.Option(help="the campaign's id")],
    jobs: Annotated[int | None, typer.Option(min=1, max=256, help="processes; default: one for each core")] = None,
    scores: Annotated[
        Path | None, typer.Option("--import", help="numbers computed elsewhere: JSON Lines, CSV or TSV")
    ] = None,
    dry_run: Annotated[bool, typer.Option(help="with --import: say what would happen; write nothing")] = False,
    json: Json = False,
) -> None:
    """Compute automatic signals of new texts, or take numbers that were computed elsewhere."""
    with opened(context) as workspace:
        if scores is not None:
            report = workspace.import_scores(scores, campaign, dry_run=dry_run)
            if json:
                output.answer(report)
            else:
                _show_import(report)
            _complain(report)
            return
        with bar(f"signals of {campaign}", "texts") as watched:
            done = workspace.score(campaign, jobs=jobs, progress=watched.set_to)
    if json:
        output.answer(done)
    else:
        _show(done)


def _show(report: ScoreReport) -> None:
    output.line(f"{report.texts} texts looked at, {report.unchanged} unchanged")
    names = sorted({*report.looks, *report.not_applicable, *report.failed})
    rows = [
        [name, *(counts.get(name, 0) for counts in (report.looks, report.not_applicable, report.failed))]
        for name in names
    ]
    if rows:
        output.table(["signal", "look", "not applicable", "failed"], rows)


def _show_import(report: ScoresReport) -> None:
    verb = "would be taken" if report.dry_run else "taken"
    each = ", ".join(f"{count} of {metric}" for metric, count in report.metrics.items())
    output.line(f"{report.accepted} numbers {verb} ({report.unchanged} unchanged){': ' if each else ''}{each}")


def _complain(report: ScoresReport) -> None:
    for each in report.rejected[:REJECTED_SHOWN]:
        output.complaint(f"line {each.line}, {each.column or 'row'}: {each.reason}")
    if len(report.rejected) > REJECTED_SHOWN:
        output.complaint(f"… and {len(report.rejected) - REJECTED_SHOWN} more (all of them with --json)")
    if report.rejected:
        output.complaint(f"{len(report.rejected)} rows rejected, nothing imported. Mend them and try again.")
        raise typer.Exit(1)
