"""Workspaces to test with: a folder, a clock that can be moved, a campaign, people, and a first import."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from localize import Workspace

CAMPAIGN = """\
id = "{id}"
title = "Spring"
source_locale = "en"
locales = {locales}
overlap = {overlap}
{more}
[[review]]
unit = "{unit}"
rubric = "{rubric}"
{review}
"""


@dataclass
class Clock:
    """A clock that stands still until it is moved."""

    now: datetime = field(default_factory=lambda: datetime(2027, 1, 4, 9, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.now

    def move(self, step: timedelta) -> None:
        self.now += step


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


def row(number: int = 0, locale: str = "es-MX", **changes: Any) -> dict[str, Any]:
    """One canonical line: a prompt in a locale with the outputs of two models."""
    return {
        "prompt_id": f"q{number}",
        "locale": locale,
        "source_locale": "en",
        "source_prompt": f"Question {number}?",
        "prompt": f"¿Pregunta {number}?",
        "outputs": [{"model": "m1", "text": f"una {number}"}, {"model": "m2", "text": f"otra {number}"}],
    } | changes


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
