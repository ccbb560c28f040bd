"""`localize backup, restore, copy`"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from localize.cli import output
from localize.cli.options import Json, folder_of, opened
from localize.workspace import Workspace

Database = Annotated[str | None, typer.Option(help="another database URL, empty; default: as in the backup")]


def backup(context: typer.Context, file: Path, json: Json = False) -> None:
    """Write the database, settings, secret and own rubrics into one file, while people work."""
    with opened(context) as workspace:
        made = workspace.backup(file)
    if json:
        output.answer({"file": file.resolve(), "backup": made})
    else:
        output.line(
            f"{file}: {made.judgments} judgments, up to number {made.watermark}. It holds the secret: keep it safe."
        )


def restore(context: typer.Context, file: Path, database: Database = None, json: Json = False) -> None:
    """Make the workspace folder from a backup, and look whether it is in order."""
    folder = folder_of(context)
    with Workspace.restore(folder, file, database) as workspace:
        findings = workspace.doctor()
    if json:
        output.answer({"workspace": folder.resolve(), "findings": findings})
    else:
        output.line(f"{folder.resolve()} is restored and in order.")


def copy(
    context: typer.Context,
    database: Annotated[str, typer.Argument(metavar="URL", help="an empty database, such as postgresql://…")],
    switch: Annotated[bool, typer.Option(help="write the URL into localize.toml afterwards")] = False,
    json: Json = False,
) -> None:
    """Copy every row into another, empty database: the way from SQLite to PostgreSQL."""
    with opened(context) as workspace:
        rows = workspace.copy_to(database, switch=switch)
    if json:
        output.answer({"rows": rows, "switched": switch})
    else:
        output.line(f"{sum(rows.values())} rows copied, and both found equal.")
        output.line(
            "The workspace uses it from now on: start the server again."
            if switch
            else "Write it into localize.toml as database, or run this with --switch on an empty one."
        )


def add_to(app: typer.Typer) -> None:
    app.command()(backup)
    app.command()(restore)
    app.command()(copy)
