"""Settings of a workspace: a password of the database is in no file that others may read, and comes back whole."""

from __future__ import annotations

import contextlib
import stat
from pathlib import Path

import pytest

from localize.errors import BadSettings
from localize.settings import FILE, PASSWORD_FILE, create_settings, read_settings, set_database

URLS = [
    "postgresql://ana:p%40ss%2F%3Aw@db.example:5433/localize?sslmode=require",
    "postgresql+psycopg://ana:secret@[::1]:5432/localize",
    "postgresql://ana:secret@db.example/localize",
    "postgresql://ana:secret/1@db.example/localize",
    "postgresql://ana:secret#1?x=@db.example/localize?sslmode=require",
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


@pytest.mark.parametrize("query", ["user=ana&password=secret", "password=secret&user=ana", "password=secret"])
def test_a_password_in_the_query_is_kept_apart_too(tmp_path: Path, query: str) -> None:
    url = f"postgresql://db.example/localize?{query}"
    assert create_settings(tmp_path / "workspace", url).database == url
    assert "secret" not in (tmp_path / "workspace" / FILE).read_text("utf-8")


def test_a_path_of_sqlite_is_absolute_wherever_it_is_read_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    create_settings(tmp_path / "workspace", "sqlite:///x.db")
    monkeypatch.chdir("/")
    assert read_settings(tmp_path / "workspace").database == f"sqlite:///{tmp_path / 'x.db'}"


def test_settings_that_name_a_database_in_a_way_of_their_own_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "workspace"
    create_settings(folder)
    (folder / FILE).write_text('"database" = "sqlite:////elsewhere/evil.db"\n')
    with pytest.raises(BadSettings):
        set_database(folder, None)


@pytest.mark.parametrize("new", ["postgresql://ben:other@db.example/new", None])
def test_who_is_killed_while_the_database_changes_has_the_old_one_or_the_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, new: str | None
) -> None:
    folder = tmp_path / "workspace"
    create_settings(folder, URLS[0])
    replace, left = Path.replace, [0]

    def dies(file: Path, target: Path) -> Path:
        left[0] -= 1
        if left[0] < 0:
            raise KeyboardInterrupt
        return replace(file, target)

    monkeypatch.setattr(Path, "replace", dies)
    for steps in range(4):
        left[0] = steps
        with contextlib.suppress(KeyboardInterrupt):
            set_database(folder, new)
        assert read_settings(folder).database in (URLS[0], new or f"sqlite:///{folder / 'localize.db'}")
    assert read_settings(folder).database != URLS[0]
