"""Settings of a workspace: a password of the database is in no file that others may read, and comes back whole."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from localize.settings import FILE, PASSWORD_FILE, create_settings, read_settings, set_database

URLS = [
    "postgresql://ana:p%40ss%2F%3Aw@db.example:5433/localize?sslmode=require",
    "postgresql+psycopg://ana:secret@[::1]:5432/localize",
    "postgresql://ana:x@db.example/localize",
]


@pytest.mark.parametrize("url", URLS)
def test_a_password_is_kept_apart_and_comes_back(tmp_path: Path, url: str) -> None:
    folder = tmp_path / "workspace"
    assert create_settings(folder, url).database == url
    written = (folder / FILE).read_text("utf-8")
    assert "ana@" in written
    assert ":p%40" not in written
    assert "secret@" not in written
    assert stat.S_IMODE((folder / PASSWORD_FILE).stat().st_mode) == 0o600
    assert read_settings(folder).database == url


def test_another_database_takes_the_old_password_away(tmp_path: Path) -> None:
    folder = tmp_path / "workspace"
    create_settings(folder, URLS[0])
    set_database(folder, "postgresql://ben@db.example/other")
    assert read_settings(folder).database == "postgresql://ben@db.example/other"
    assert not (folder / PASSWORD_FILE).exists()
    set_database(folder, URLS[1])
    assert read_settings(folder).database == URLS[1]
    set_database(folder, None)
    assert read_settings(folder).database == f"sqlite:///{folder / 'localize.db'}"
    assert not (folder / PASSWORD_FILE).exists()


def test_the_environment_wins_and_is_written_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "workspace"
    create_settings(folder, URLS[0])
    monkeypatch.setenv("LOCALIZE_DATABASE_URL", "postgresql://ana:canary@host/db")
    assert read_settings(folder).database == "postgresql://ana:canary@host/db"
    assert not [file for file in folder.rglob("*") if file.is_file() and "canary" in file.read_text("utf-8")]
