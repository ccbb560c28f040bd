"""`localize audit`"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from localize.cli import output
from localize.cli.options import Json, opened
from localize.records import PersonId


def audit(
    context: typer.Context,
    action: Annotated[
        list[str] | None,
        typer.Option(help="such as person.declared, or person. for all that begin so; may be repeated"),
    ] = None,
    actor: Annotated[str | None, typer.Option(help="the id of who did it")] = None,
    object_: Annotated[str | None, typer.Option("--object", help="the id of what it was done to")] = None,
    since: Annotated[datetime | None, typer.Option(help="from this moment on, UTC")] = None,
    until: Annotated[datetime | None, typer.Option(help="before this moment, UTC")] = None,
    limit: Annotated[int, typer.Option(min=0, max=100_000)] = 100,
    json: Json = False,
) -> None:
    """Who did what to what, newest first, and whether anybody changed it. Exit code 1 where the chain is broken."""
    with opened(context) as workspace:
        found = workspace.audit(
            actions=action or [],
            actor=None if actor is None else PersonId(actor),
            object=object_,
            since=since,
            until=until,
            limit=limit,
        )
        chain = workspace.audit_chain()
    if json:
        checked = {"whole": chain.whole, "broken_at": chain.broken_at, "rows": chain.rows, "last": chain.last}
        output.answer({"total": found.total, "rows": found.rows, "chain": checked})
    else:
        output.table(
            ["number", "when (UTC)", "who", "what", "to what", "details"],
            [
                [each.sequence, f"{each.at:%Y-%m-%d %H:%M:%S}", each.name or "operator", each.action, each.object,
                 " ".join(f"{key}={value}" for key, value in each.details.items())]
                for each in found.rows
            ],
        )  # fmt: skip
        output.line(f"{len(found.rows)} of {found.total} rows. {_chain_in_words(chain.broken_at, chain.rows)}")
    if not chain.whole:
        raise typer.Exit(1)


def _chain_in_words(broken_at: int | None, rows: int) -> str:
    if broken_at is None:
        return f"The chain of all {rows} is whole."
    return (
        f"The chain BREAKS at number {broken_at}: somebody changed it. Restore a backup: see docs/guides/operating.md."
    )


def add_to(app: typer.Typer) -> None:
    app.command()(audit)
