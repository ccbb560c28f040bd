"""`localize rubric check` and `localize doctor`"""

from __future__ import annotations

from pathlib import Path

import typer

from localize.cli import output
from localize.cli.options import Json, opened

rubric_app = typer.Typer(no_args_is_help=True)


@rubric_app.callback()
def rubric() -> None:
    """Rubric files."""


@rubric_app.command()
def check(paths: list[Path], json: Json = False) -> None:
    """Validate rubric files, or all of a folder; every fault with its code, place and what to do."""
    from localize.rubric.read import check_file

    files = [file for path in paths for file in (sorted(path.glob("*.toml")) if path.is_dir() else [path])]
    found = {file: check_file(file)[1] for file in files}
    if json:
        rubrics = [{"file": file, "ok": not problems, "problems": problems} for file, problems in found.items()]
        output.answer({"rubrics": rubrics})
    else:
        for file, problems in found.items():
            output.line(f"{file}: {'in order' if not problems else output.faults(len(problems))}")
            for problem in problems:
                output.line(f"  {problem}")
    if not files:
        output.complaint("There is no rubric file here.")
    if not files or any(found.values()):
        raise typer.Exit(1)


def doctor(context: typer.Context, json: Json = False) -> None:
    """Look at settings and integrity; changes nothing. Exit code 1 when something is wrong."""
    with opened(context) as workspace:
        findings = workspace.doctor()
    if json:
        output.answer({"findings": findings})
    else:
        for each in findings:
            output.line(f"{'ok   ' if each.ok else 'WRONG'} {each.check}: {each.what}. {each.way_out or ''}".rstrip())
    if not all(each.ok for each in findings):
        raise typer.Exit(1)


def add_to(app: typer.Typer) -> None:
    app.command()(doctor)
