"""`localize sets …`: items whose answer is known, for tests and silent checks"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from string import ascii_uppercase
from typing import Annotated

import typer

from localize.cli import output
from localize.cli.options import Json, opened
from localize.records import as_text
from localize.workspace.known_records import SetReport, Share

app = typer.Typer(no_args_is_help=True)


@app.callback()
def sets() -> None:
    """Items whose answer is known: placement tests, tutorials, calibration and gold."""


@app.command()
def check(context: typer.Context, paths: list[Path], json: Json = False) -> None:
    """Validate files of known items; every fault with its line, field and code. Nothing is stored."""
    files = [file for path in paths for file in (sorted(path.glob("*.jsonl")) if path.is_dir() else [path])]
    with opened(context) as workspace:
        found = {file: workspace.check_set(file) for file in files}
    if json:
        output.answer(
            {
                "sets": [
                    {"file": file, "ok": not each.faults, "items": len(each.items), "problems": each.faults}
                    for file, each in found.items()
                ]
            }
        )
    else:
        for file, each in found.items():
            state = output.faults(len(each.faults)) if each.faults else f"in order, {len(each.items)} items"
            output.line(f"{file}: {state}")
            for fault in each.faults:
                output.line(f"  {fault}")
    if not files:
        output.complaint("There is no file of known items here.")
    if not files or any(each.faults for each in found.values()):
        raise typer.Exit(1)


@app.command("import")
def import_(
    context: typer.Context,
    file: Path,
    campaign: Annotated[str, typer.Option(help="The campaign that uses it.")],
    json: Json = False,
) -> None:
    """Take a set into a campaign, all of it or nothing. Another set of its key is replaced."""
    with opened(context) as workspace:
        _imported([workspace.import_set(file, campaign)], json=json)


@app.command()
def starter(
    context: typer.Context,
    campaign: Annotated[str, typer.Option(help="The campaign that uses them.")],
    locale: Annotated[list[str] | None, typer.Option(help="Only these; default: all of the campaign.")] = None,
    json: Json = False,
) -> None:
    """Take in the sets that come with Localize."""
    with opened(context) as workspace:
        reports = workspace.import_starter_sets(campaign, locale)
        known = workspace.starter_locales()
    _imported(reports, json=json)
    if not reports and not json:
        output.line(f"No locale of the campaign has a starter set. There are sets for: {', '.join(known)}.")


def _imported(reports: Sequence[SetReport], *, json: bool) -> None:
    if json:
        output.answer({"sets": reports})
        return
    for each in reports:
        state = "unchanged" if each.unchanged else "replaced" if each.replaced else "new"
        output.line(f"{each.key}: {each.purpose} for {each.locale}, {each.items} items, {state}")


@app.command("list")
def list_(
    context: typer.Context,
    campaign: Annotated[str | None, typer.Option(help="Only those of this campaign.")] = None,
    json: Json = False,
) -> None:
    """Sets in use and how they go. `right` is the share of right answers with its 95 % interval."""
    with opened(context) as workspace:
        found = workspace.sets(campaign)
        names = [each.id for each in workspace.campaigns()] if campaign is None else [campaign]
        missing = [each for name in names for each in workspace.missing_tests(name)]
    if json:
        output.answer({"sets": found, "missing": missing})
        return
    rows = [
        [each.campaign, each.key, each.locale, each.items - each.retired_items, f"{each.passed} of {each.people}",
         _share(each.right)]
        for each in found
    ]  # fmt: skip
    output.table(["campaign", "set", "locale", "items", "passed", "right"], rows)
    for test in missing:
        output.complaint(
            f"{test.campaign}: nobody can qualify for {test.locale} ({test.rubric}): import a placement set."
        )


def _share(share: Share) -> str:
    if share.value is None or share.low is None or share.high is None:
        return "-"
    return f"{share.value:.0%} ({share.low:.0%}-{share.high:.0%}, n={share.of})"


@app.command()
def show(
    context: typer.Context,
    key: str,
    campaign: Annotated[str, typer.Option(help="The campaign that uses it.")],
    json: Json = False,
) -> None:
    """The items of a set: what is expected, and how they are answered."""
    with opened(context) as workspace:
        items = workspace.known_items(campaign, key)
    if json:
        output.answer({"items": items})
        return
    for each in items:
        output.line(f"{each.number}: {as_text(each.prompt)}")
        for letter, text in zip(ascii_uppercase, each.outputs, strict=False):
            output.line(f"   {letter}: {text}")
        for expected in each.expected:
            output.line(f"   {expected}")
        output.line(
            f"   right: {each.right} of {each.answered}; good reviewers {each.good_right} of {each.good_answered}"
        )
        if each.retired_because is not None:
            output.line(f"   retired: {each.retired_because}")


@app.command()
def retire(
    context: typer.Context,
    key: str,
    campaign: Annotated[str, typer.Option(help="The campaign that uses it.")],
    item: Annotated[int | None, typer.Option(help="Only this item, by its number.")] = None,
    reason: Annotated[str | None, typer.Option(help="Why an item is retired; coordinators see it.")] = None,
    json: Json = False,
) -> None:
    """Give a set, or one item of it, to nobody any more. Answers to a retired item do not count."""
    with opened(context) as workspace:
        if item is None:
            workspace.retire_set(campaign, key)
        else:
            workspace.retire_known_item(campaign, key, item, reason or "")
    if json:
        output.answer({"retired": key, "item": item})
    else:
        output.line(f"{key} is retired." if item is None else f"Item {item} of {key} is retired.")
