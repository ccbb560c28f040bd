"""Workspaces to test with: a folder, a clock that can be moved, a campaign and an import."""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import postgres
import pytest
from building import CAMPAIGN, Clock

from localize import Workspace

DATABASES = ("sqlite", "postgresql")


@pytest.fixture(autouse=True)
def _same_main() -> Iterator[None]:
    """AppTest leaves its page as `__main__`: whoever spawned a process later would run it there, for ever in a pool."""
    before = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = before


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty workspace folder, made once: migrations take longer than a test."""
    folder = tmp_path_factory.mktemp("blank") / "workspace"
    Workspace.create(folder).close()
    return folder


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[postgres.Server]:
    with postgres.running() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_template(postgres_server: postgres.Server, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database of the newest schema, to be copied."""
    url = postgres_server.new_database()
    Workspace.create(tmp_path_factory.mktemp("template") / "workspace", url).close()
    return url.rsplit("/", 1)[1]


@pytest.fixture(params=DATABASES)
def database(request: pytest.FixtureRequest) -> str:
    """The kind of database; a folder that runs on one only overrides this."""
    return str(request.param)


@pytest.fixture
def postgres_url(postgres_server: postgres.Server) -> Iterator[str]:
    """A new database on PostgreSQL without tables."""
    url = postgres_server.new_database()
    yield url
    postgres_server.drop_database(url)


@pytest.fixture
def postgres_blank(postgres_server: postgres.Server, postgres_template: str) -> Iterator[str]:
    """A new database on PostgreSQL with tables and nothing in them."""
    url = postgres_server.new_database(postgres_template)
    yield url
    postgres_server.drop_database(url)


@pytest.fixture
def database_url(database: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A new database without tables."""
    if database == "sqlite":
        yield f"sqlite:///{tmp_path / 'new.db'}"
        return
    yield request.getfixturevalue("postgres_url")


@pytest.fixture
def folder(database: str, request: pytest.FixtureRequest, tmp_path: Path, blank: Path) -> Iterator[Path]:
    """The folder of an empty workspace on either database."""
    copied = shutil.copytree(blank, tmp_path / "workspace")
    if database == "sqlite":
        yield copied
        return
    (copied / "localize.db").unlink()
    with (copied / "localize.toml").open("a", encoding="utf-8") as settings:
        settings.write(f'database = "{request.getfixturevalue("postgres_blank")}"\n')
    yield copied


@pytest.fixture
def workspace(folder: Path, clock: Clock) -> Iterator[Workspace]:
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


@pytest.fixture
def record(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Write down what a long run measured: its row in the file that LOCALIZE_SOAK_REPORT names (docs/soak.md)."""

    def write(what: str, figures: str) -> None:
        if "LOCALIZE_SOAK_REPORT" not in os.environ:
            return
        report = Path(os.environ["LOCALIZE_SOAK_REPORT"])
        row = f"| {what} | `{request.node.name}` |"
        kept = [line for line in report.read_text(encoding="utf-8").splitlines() if not line.startswith(row)]
        kept.append(f"{row} {figures} | {time.strftime('%Y-%m-%d')} |")
        report.write_text("\n".join(kept) + "\n", encoding="utf-8")

    return write
