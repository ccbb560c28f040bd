"""Files of backups that are odd, damaged, slow to make, or not in order: said in words, and nothing is left behind."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from building import row

from localize import Workspace
from localize.errors import LocalizeError, Refused
from localize.store import backups, engines

ON_SQLITE = pytest.mark.parametrize("database", ["sqlite"])
ON_POSTGRESQL = pytest.mark.parametrize("database", ["postgresql"])


@pytest.fixture
def judged(workspace: Workspace, make_campaign: Callable[..., str], import_rows: Callable[..., Any]) -> Workspace:
    make_campaign()
    import_rows(*(row(number) for number in range(5)))
    workspace.assign("spring")
    person = workspace.add_person("Ana", locales={"es-MX": "native"})
    item = workspace.next_item(person.id)
    assert item is not None
    workspace.submit(item.assignment_id, {"preference": 1, "reasons": ["correct"]})
    return workspace


@ON_SQLITE
def test_any_flipped_bit_is_refused_in_words_or_changes_nothing(judged: Workspace, tmp_path: Path) -> None:
    judged.backup(tmp_path / "b")
    whole, chance = (tmp_path / "b").read_bytes(), random.Random(4)
    refused = 0
    for number in range(60):
        raw = bytearray(whole)
        raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
        (tmp_path / "flipped").write_bytes(raw)
        try:
            Workspace.restore(tmp_path / f"w{number}", tmp_path / "flipped").close()
        except LocalizeError:
            refused += 1
            assert not (tmp_path / f"w{number}").exists()
    assert refused > 40


@ON_SQLITE
def test_a_rubric_under_a_name_that_no_backup_holds_is_refused_first(judged: Workspace, tmp_path: Path) -> None:
    (judged.settings.rubrics / "my rubric.toml").write_text("x")
    with pytest.raises(Refused, match="my rubric"):
        judged.backup(tmp_path / "b")
    assert not (tmp_path / "b").exists()


@ON_POSTGRESQL
def test_a_dump_may_take_longer_than_the_server_lets_others_idle(
    judged: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = backups._run

    def slow(*arguments: Any) -> None:
        time.sleep(1.0)
        run(*arguments)

    monkeypatch.setattr(backups, "_run", slow)
    monkeypatch.setitem(engines._SERVER["connect_args"], "options", "-c idle_in_transaction_session_timeout=300ms")
    with Workspace.open(judged.settings.folder) as opened:
        assert opened.backup(tmp_path / "b").judgments == 1


@ON_SQLITE
def test_a_refused_restore_leaves_the_other_database_empty(
    judged: Workspace, tmp_path: Path, postgres_url: str
) -> None:
    with judged._context.store.write() as tx:
        tx.connection.exec_driver_sql("UPDATE counter SET value = value + 1")
    judged.backup(tmp_path / "b")
    with pytest.raises(Refused, match="not in order"):
        Workspace.restore(tmp_path / "restored", tmp_path / "b", postgres_url)
    with Workspace.create(tmp_path / "other", postgres_url) as other:
        assert other.people() == []
    assert not (tmp_path / "restored").exists()


@ON_POSTGRESQL
def test_a_refused_restore_of_a_dump_can_be_tried_again(judged: Workspace, tmp_path: Path, postgres_url: str) -> None:
    judged.backup(tmp_path / "whole")
    with judged._context.store.write() as tx:
        tx.connection.exec_driver_sql("UPDATE counter SET value = value + 1")
    judged.backup(tmp_path / "broken")
    with pytest.raises(Refused, match="not in order"):
        Workspace.restore(tmp_path / "restored", tmp_path / "broken", postgres_url)
    with Workspace.restore(tmp_path / "restored", tmp_path / "whole", postgres_url) as restored:
        assert len(restored.people()) == 1


@ON_SQLITE
def test_an_empty_folder_that_cannot_be_replaced_is_filled(
    judged: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a disk of its own that is mounted there."""
    judged.backup(tmp_path / "b")
    mounted = tmp_path / "mounted"
    mounted.mkdir()
    rmdir = Path.rmdir

    def busy(folder: Path) -> None:
        if folder == mounted:
            raise OSError(16, "Device or resource busy")
        rmdir(folder)

    monkeypatch.setattr(Path, "rmdir", busy)
    with Workspace.restore(mounted, tmp_path / "b") as restored:
        assert [each for each in restored.doctor() if not each.ok] == []


@ON_SQLITE
def test_a_server_that_is_down_is_said_in_words(judged: Workspace, tmp_path: Path) -> None:
    judged.backup(tmp_path / "b")
    with pytest.raises(LocalizeError):
        Workspace.restore(tmp_path / "restored", tmp_path / "b", "postgresql://localize@127.0.0.1:1/x")
    with pytest.raises(Refused, match="copy failed"):
        backups.restore_from_file(tmp_path / "b", "postgresql://localize@127.0.0.1:1/x")
