"""What every command shares: the workspace that was chosen, and --json."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from localize.workspace import Workspace

Json: TypeAlias = Annotated[bool, typer.Option("--json", help="Answer with one JSON document.")]


def folder_of(context: typer.Context, default: str = ".") -> Path:
    """The folder of --workspace or LOCALIZE_WORKSPACE, else `default`."""
    chosen: Path | None = context.find_root().obj
    return chosen or Path(default)


def opened(context: typer.Context) -> AbstractContextManager[Workspace]:
    return Workspace.open(folder_of(context))
