"""Workspaces to serve: so many judgments stored, and enough free items for everybody."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import func, select

from benchmarks.material import CAMPAIGN, judge_in_bulk, write_import
from localize import Workspace
from localize.store.schema_work import judgments

FREE = 12_000


def prepare(
    folder: Path, url: str | None, stored: int, reviewers: int, *, free: int = FREE
) -> tuple[list[str], list[str]]:
    """Make the workspace; returns the access codes and the ids of its reviewers."""
    with Workspace.create(folder, url) as workspace:
        file = folder / "bench.toml"
        file.write_text(CAMPAIGN, encoding="utf-8")
        workspace.create_campaign(file)
        write_import(folder / "rows.jsonl", stored + free, ["es-MX"])
        workspace.import_file(folder / "rows.jsonl", "bench")
        workspace.assign("bench")
        if stored:
            before = [workspace.add_person(f"Before {n}", locales={"es-MX": "native"}).id for n in range(4)]
            judge_in_bulk(workspace, before, stored)
        people = [
            workspace.add_person(f"P{n}", locales={"es-MX": "native"}, ui_language="en") for n in range(reviewers)
        ]
    return [each.access_code or "" for each in people], [each.id for each in people]


def stored_judgments(folder: Path) -> int:
    with Workspace.open(folder) as workspace, workspace._context.store.read() as view:
        return view.connection.execute(select(func.count()).select_from(judgments)).scalar_one()
