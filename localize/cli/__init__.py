"""The `localize` command over `Workspace`: parse, call one method, print.

Exit codes: 0 done, 1 refused, 2 wrong usage.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from localize.cli import (
    audits,
    campaigns,
    checks,
    data,
    messages,
    output,
    pay,
    people,
    safekeeping,
    serving,
    sets,
    signals,
)
from localize.errors import LocalizeError

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Multilingual review of model outputs.",
)


@app.callback()
def root(
    context: typer.Context,
    workspace: Annotated[
        Path | None, typer.Option(envvar="LOCALIZE_WORKSPACE", help="The workspace folder; default: this one.")
    ] = None,
) -> None:
    context.obj = workspace


for module in (serving, data, signals, checks, audits, pay, safekeeping):
    module.add_to(app)
app.add_typer(people.app, name="people", help="Who works here.")
app.add_typer(campaigns.app, name="campaign", help="Pieces of work.")
app.add_typer(sets.app, name="sets", help="Items whose answer is known: tests and gold.")
app.add_typer(messages.app, name="messages", help="Messages to reviewers.")
app.add_typer(checks.rubric_app, name="rubric", help="Rubric files.")


def main() -> None:
    try:
        app()
    except LocalizeError as refusal:
        output.complaint(f"{refusal.what}\n{refusal.way_out}")
        raise SystemExit(1) from None
