"""`localize sets …`: items whose answer is known, for tests and silent checks"""

from __future__ import annotations

from pathlib import Path

import typer

from localize.cli import output
from localize.cli.options import Json, opened

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
            state = f"{len(each.faults)} faults" if each.faults else f"in order, {len(each.items)} items"
            output.line(f"{file}: {state}")
            for fault in each.faults:
                output.line(f"  {fault}")
    if not files:
        output.complaint("There is no file of known items here.")
    if not files or any(each.faults for each in found.values()):
        raise typer.Exit(1)
