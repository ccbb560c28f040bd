"""`localize import, assign, status, export`"""

from __future__ import annotations

from json import loads
from pathlib import Path
from typing import Annotated

import typer

from localize.cli import output
from localize.cli.options import Json, opened
from localize.cli.output import bar
from localize.workspace.reporting import LocaleStatus

REJECTED_SHOWN = 20


def add_to(app: typer.Typer) -> None:
    app.command("import")(import_)
    app.command()(assign)
    app.command()(status)
    app.command()(export)


def import_(
    context: typer.Context,
    file: Path,
    campaign: Annotated[str, typer.Option(help="the campaign's id")],
    format: Annotated[str, typer.Option(help="auto, jsonl, json, csv, tsv or parquet")] = "auto",
    map: Annotated[
        list[str] | None, typer.Option(metavar="FIELD=TEMPLATE", help="prompt='{instruction}\\n\\n{input}'; repeatable")
    ] = None,
    revise: Annotated[bool, typer.Option(help="another text of a known prompt becomes a new revision")] = False,
    keep_good: Annotated[bool, typer.Option(help="take the good rows although others are rejected")] = False,
    dry_run: Annotated[bool, typer.Option(help="say what would happen; write nothing")] = False,
    json: Json = False,
) -> None:
    """Import prompts, outputs and judgments: JSON Lines, CSV, TSV or Parquet."""
    from localize.intake import parse_mapping

    mapping = parse_mapping(map) if map else None
    with opened(context) as workspace, bar(f"importing {file.name}", "rows") as watched:
        report = workspace.import_file(
            file,
            campaign,
            format,
            mapping=mapping,
            revise=revise,
            keep_good=keep_good,
            dry_run=dry_run,
            progress=watched.advance,
        )
    if json:
        output.answer(report)
    else:
        verb = "would be taken" if dry_run else "taken"
        output.line(
            f"{report.accepted} rows {verb} ({report.unchanged} unchanged): {report.localizations} prompts in a locale "
            f"({report.revised} revised), {report.outputs} outputs, {report.judgments} judgments"
        )
        for written, known in report.renamed.items():
            output.line(f"locale {written} is taken as {known}")
    for each in report.rejected[:REJECTED_SHOWN]:
        output.complaint(f"line {each.line}, {each.column or 'row'}: {each.reason}")
    if len(report.rejected) > REJECTED_SHOWN:
        output.complaint(f"… and {len(report.rejected) - REJECTED_SHOWN} more (all of them with --json)")
    if report.rejected and not keep_good:
        output.complaint(f"{len(report.rejected)} rows rejected, nothing imported. Mend them, or add --keep-good.")
        raise typer.Exit(1)


def assign(
    context: typer.Context,
    campaign: Annotated[str, typer.Option(help="the campaign's id")],
    overlap: Annotated[int | None, typer.Option(min=1, max=100, help="judgments of each item")] = None,
    seed: Annotated[int | None, typer.Option(help="another order and sample")] = None,
    dry_run: Annotated[bool, typer.Option(help="say what would happen and what cannot be covered")] = False,
    json: Json = False,
) -> None:
    """Make items and slots for what was imported."""
    with opened(context) as workspace:
        report = workspace.assign(campaign, overlap, seed, dry_run=dry_run)
    if json:
        output.answer(report)
        return
    output.line(
        f"{report.items} items and {report.slots} slots {'would be' if dry_run else ''} made".replace("  ", " ")
    )
    rows = [
        [each.locale, each.unit, each.rubric, each.items, each.overlap, each.people, each.open_slots, each.reason or ""]
        for each in report.coverage
    ]
    output.table(["locale", "unit", "rubric", "items", "overlap", "people", "uncovered", "why"], rows)


def status(
    context: typer.Context,
    campaign: Annotated[str | None, typer.Option(help="one campaign; default: all")] = None,
    json: Json = False,
) -> None:
    """How far each locale is, by whom, until when, and what helps most."""
    with opened(context) as workspace:
        every = workspace.status(campaign)
    if json:
        output.answer({"campaigns": every})
        return
    for each in every:
        output.line(f"{each.campaign} ({each.state}): {each.title}")
        output.table(HEAD, [_locale(of) for of in each.locales])


HEAD = ("locale", "given", "owed", "people", "a day", "done by", "state", "what helps")


def _locale(of: LocaleStatus) -> list[object]:
    """One line: people at work of those who may judge; the days between which it will most likely end."""
    forecast = of.forecast
    when = "–" if forecast is None else f"{forecast.low} … {forecast.high}"
    pace = "–" if of.pace is None else round(of.pace.judgments, 1)
    people = f"{of.active}/{of.people}"
    helps = "" if of.action is None else of.action.text
    return [of.locale, of.judgments, of.owed, people, pace, when, of.state.replace("_", " "), helps]


def export(
    context: typer.Context,
    campaign: Annotated[str | None, typer.Option(help="the campaign's id")] = None,
    format: Annotated[str | None, typer.Option(help="see --list")] = None,
    out: Annotated[Path | None, typer.Option(help="a folder that does not exist yet")] = None,
    locale: Annotated[list[str] | None, typer.Option(help="only this locale; repeatable")] = None,
    votes: Annotated[str, typer.Option(help="majority: a line per pair; each: a line per judgment")] = "majority",
    near: Annotated[bool, typer.Option("--near", help="people of opened fallback tiers vote too")] = False,
    list: Annotated[bool, typer.Option("--list", help="the formats and what they are for")] = False,
    json: Json = False,
) -> None:
    """Write a folder of files by locale, with what was left out and why."""
    from localize.exporters import exporters

    if list:
        known = exporters().values()
        if json:
            output.answer({"formats": [{"name": each.name, "purpose": each.purpose} for each in known]})
        else:
            output.table(["format", "what for"], [[each.name, each.purpose] for each in known])
        return
    if campaign is None or format is None or out is None:
        raise typer.BadParameter("--campaign, --format and --out are needed (or --list)")
    with opened(context) as workspace:
        manifest = workspace.export(campaign, format, out, locale, votes=votes, near=near)
    if json:
        output.answer(loads(manifest.to_json()))
        return
    output.line(f"{out}: {format} of {campaign} up to number {manifest.watermark}")
    rows = [[tag, each.judgments, each.exported, each.excluded, each.lines] for tag, each in manifest.counts.items()]
    output.table(["locale", "judgments", "exported", "excluded", "lines"], rows)
