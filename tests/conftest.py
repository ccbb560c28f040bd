"""Workspaces to test with: a folder, a clock that can be moved, a campaign and an import."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from building import CAMPAIGN, Clock

from localize import Workspace


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty workspace folder, made once: migrations take longer than a test."""
    folder = tmp_path_factory.mktemp("blank") / "workspace"
    Workspace.create(folder).close()
    return folder


@pytest.fixture
def workspace(tmp_path: Path, clock: Clock, blank: Path) -> Iterator[Workspace]:
    folder = shutil.copytree(blank, tmp_path / "workspace")
    with Workspace.open(folder, clock=clock) as opened:
        yield opened


@pytest.fixture
def make_campaign(workspace: Workspace, tmp_path: Path) -> Callable[..., str]:
    def make(
        id: str = "spring",
        *,
        unit: str = "pair",
        rubric: str = "preference",
        locales: Sequence[str] = (),
        overlap: int = 1,
        more: str = "",
        review: str = "",
    ) -> str:
        file = tmp_path / f"{id}.toml"
        source = CAMPAIGN.format(
            id=id,
            locales=json.dumps(list(locales)),
            overlap=overlap,
            unit=unit,
            rubric=rubric,
            more=more,
            review=review,
        )
        file.write_text(source, encoding="utf-8")
        workspace.create_campaign(file)
        return id

    return make


@pytest.fixture
def write_rows(tmp_path: Path) -> Callable[..., Path]:
    def write(*rows: dict[str, Any], name: str = "rows.jsonl") -> Path:
        file = tmp_path / name
        file.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in rows), encoding="utf-8")
        return file

    return write


@pytest.fixture
def import_rows(workspace: Workspace, write_rows: Callable[..., Path]) -> Callable[..., Any]:
    def import_(*rows: dict[str, Any], campaign: str = "spring", **options: Any) -> Any:
        return workspace.import_file(write_rows(*rows), campaign, **options)

    return import_
