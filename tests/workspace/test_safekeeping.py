"""Backups made while people work, restored elsewhere; a database copied to the other kind: equal, or nothing."""

from __future__ import annotations

import json
import stat
import threading
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from building import row

from localize import Workspace
from localize.errors import BadFile, BadSettings, LocalizeError, Refused
from localize.records import PersonId

BETTER = {"preference": 1, "reasons": ["correct"]}
IMPORTED = [{"rater": "r", "rubric": "preference", "outputs": ["m1", "m2"], "ratings": {"preference": -2}}]
ODD = "\u202e كلمة \U0001f600 'quoted' \\ \u2028 é"


@pytest.fixture
def judged(workspace: Workspace, make_campaign: Callable[..., str], import_rows: Callable[..., Any]) -> Workspace:
    make_campaign()
    import_rows(row(0, judgments=IMPORTED), *(row(number, prompt=f"{ODD} {number}") for number in range(1, 40)))
    import_rows(row(3, prompt="otra"), revise=True)
    workspace.assign("spring")
    person = workspace.add_person("Ana", locales={"es-MX": "native"}, domains=["medicine"])
    workspace.sign_in(person.access_code or "")
    for _ in range(5):
        item = workspace.next_item(person.id)
        assert item is not None
        workspace.submit(item.assignment_id, BETTER)
    return workspace


def exports(workspace: Workspace, place: Path) -> dict[str, str]:
    """The sum of every file that exports write, but for the moment they were made at."""
    found = {}
    for format in ("ledger", "trl-preference"):
        manifest = workspace.export("spring", format, place / format)
        found |= {f"{format}/{each.path}": each.sha256 for each in manifest.files}
    return found


def in_order(workspace: Workspace) -> bool:
    return [str(each) for each in workspace.doctor() if not each.ok] == []


def other_database(request: pytest.FixtureRequest, database: str, place: Path) -> str:
    """An empty database of the other kind."""
    return str(request.getfixturevalue("postgres_url")) if database == "sqlite" else f"sqlite:///{place / 'other.db'}"


def test_a_restored_backup_exports_the_same(judged: Workspace, database: str, tmp_path: Path,
                                            request: pytest.FixtureRequest) -> None:  # fmt: skip
    before = exports(judged, tmp_path / "before")
    made = judged.backup(tmp_path / "b.backup")
    assert stat.S_IMODE((tmp_path / "b.backup").stat().st_mode) == 0o600
    assert (made.judgments, made.kind) == (6, database)
    url = None if database == "sqlite" else request.getfixturevalue("postgres_url")
    with Workspace.restore(tmp_path / "restored", tmp_path / "b.backup", url) as restored:
        assert exports(restored, tmp_path / "after") == before
        assert in_order(restored)
        assert restored.settings.secret == judged.settings.secret
        item = restored.next_item(restored.people()[0].id)
        assert item is not None
        restored.submit(item.assignment_id, BETTER)
    assert not [each for each in tmp_path.iterdir() if each.name.startswith(".localize-")]


def test_a_backup_of_sqlite_restores_into_postgresql(judged: Workspace, database: str, tmp_path: Path,
                                                     request: pytest.FixtureRequest) -> None:  # fmt: skip
    before = exports(judged, tmp_path / "before")
    judged.backup(tmp_path / "b.backup")
    if database == "postgresql":  # the other way round is refused in words, by the copy that cannot be read
        with pytest.raises(LocalizeError):
            Workspace.restore(tmp_path / "restored", tmp_path / "b.backup", f"sqlite:///{tmp_path / 'x.db'}")
        assert not (tmp_path / "restored").exists()
        return
    with Workspace.restore(
        tmp_path / "restored", tmp_path / "b.backup", request.getfixturevalue("postgres_url")
    ) as new:
        assert exports(new, tmp_path / "after") == before
        assert in_order(new)


def test_a_copy_holds_the_same_and_work_goes_on_there(
    judged: Workspace, database: str, folder: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    before = exports(judged, tmp_path / "before")
    url = other_database(request, database, tmp_path)
    rows = judged.copy_to(url, switch=True)
    assert rows["judgments"] == 6
    with Workspace.open(folder) as moved:
        assert moved._context.store.engine.dialect.name != database
        assert exports(moved, tmp_path / "after") == before
        assert in_order(moved)
        item = moved.next_item(moved.people()[0].id)
        assert item is not None
        moved.submit(item.assignment_id, BETTER)
        assert in_order(moved)
    with pytest.raises(Refused, match="not empty"):
        judged.copy_to(url)


def test_a_copy_into_a_full_database_changes_nothing(judged: Workspace, database: str, tmp_path: Path,
                                                     request: pytest.FixtureRequest) -> None:  # fmt: skip
    url = other_database(request, database, tmp_path)
    with Workspace.create(tmp_path / "other", url) as other:
        other.add_person("Ben", locales={"es-MX": "native"})
        with pytest.raises(Refused, match=r"not empty: .*people"):
            judged.copy_to(url, switch=True)
        assert [each.name for each in other.people()] == ["Ben"]
    assert judged.settings.database in (judged.settings.folder / "localize.toml").read_text() or database == "sqlite"


def test_a_backup_never_overwrites(judged: Workspace, tmp_path: Path) -> None:
    (tmp_path / "there").write_text("mine")
    with pytest.raises(Refused, match="there already"):
        judged.backup(tmp_path / "there")
    assert (tmp_path / "there").read_text() == "mine"
    judged.backup(tmp_path / "new")
    with pytest.raises(BadSettings, match="not empty"):
        Workspace.restore(judged.settings.folder, tmp_path / "new")


def test_a_secret_of_the_environment_is_not_written(judged: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
                                                    ) -> None:  # fmt: skip
    monkeypatch.setenv("LOCALIZE_SECRET", "canary" * 8)
    assert not judged.backup(tmp_path / "b").secret
    with zipfile.ZipFile(tmp_path / "b") as packed:
        assert "secret" not in packed.namelist()
        assert not [name for name in packed.namelist() if b"canary" in packed.read(name)]


def repacked(source: Path, target: Path, **changes: bytes | None) -> Path:
    """A backup with members replaced, added or (None) left out."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        members = {name: old.read(name) for name in old.namelist()}
        for name, content in (members | changes).items():
            if content is not None:
                new.writestr(name, content)
    return target


def manifest_of(file: Path) -> dict[str, Any]:
    with zipfile.ZipFile(file) as packed:
        loaded: dict[str, Any] = json.loads(packed.read("manifest.json"))
        return loaded


def with_member(file: Path, name: str, content: bytes, size: int | None = None) -> dict[str, bytes]:
    """A member and a manifest that agrees with it: what somebody would make who wants it let in."""
    manifest = manifest_of(file)
    manifest["sums"][name] = sha256(content).hexdigest()
    manifest["sizes"][name] = len(content) if size is None else size
    return {"manifest.json": json.dumps(manifest).encode(), name: content}


def test_what_is_no_whole_backup_is_refused_and_leaves_nothing(judged: Workspace, tmp_path: Path) -> None:
    good = tmp_path / "good"
    judged.backup(good)
    data = next(name for name in manifest_of(good)["sums"] if name.startswith("database"))
    bad = {
        "empty": b"",
        "text": b"hello",
        "half": good.read_bytes()[: good.stat().st_size // 2],
        "flipped": None,
    }
    files = []
    for name, content in bad.items():
        file = tmp_path / f"bad-{name}"
        if content is None:
            repacked(good, file, **{data: b"other"})
        else:
            file.write_bytes(content)
        files.append(file)
    hostile = {
        "traversal": with_member(good, "../outside", b"x"),
        "absolute": with_member(good, str(tmp_path / "outside"), b"x"),
        "nested": with_member(good, "rubrics/../../outside.toml", b"x"),
        "strange": with_member(good, "app.py", b"x"),
        "bomb": with_member(good, "rubrics/b.toml", b"0" * 5_000_000, size=10),
        "unnamed": {"rubrics/extra.toml": b"x"},
        "manifest": {"manifest.json": b"[]"},
        "nothing": {"manifest.json": None},
    }
    for name, changes in hostile.items():
        files.append(repacked(good, tmp_path / f"bad-{name}", **changes))  # type: ignore[arg-type]
    before = sorted(tmp_path.iterdir())
    for file in files:
        with pytest.raises(BadFile, match=r"no backup of Localize|damaged"):
            Workspace.restore(tmp_path / "restored", file)
        assert sorted(tmp_path.iterdir()) == before


def test_a_backup_of_a_broken_database_is_not_put_in_place(judged: Workspace, database: str, tmp_path: Path,
                                                           request: pytest.FixtureRequest) -> None:  # fmt: skip
    from sqlalchemy import text

    with judged._context.store.write() as tx:
        tx.connection.execute(text("UPDATE counter SET value = value + 5"))
    judged.backup(tmp_path / "b")
    url = None if database == "sqlite" else request.getfixturevalue("postgres_url")
    with pytest.raises(Refused, match="not in order: sequence"):
        Workspace.restore(tmp_path / "restored", tmp_path / "b", url)
    assert not (tmp_path / "restored").exists()


@pytest.mark.parametrize("times", [8, pytest.param(100, marks=pytest.mark.soak)])
def test_backups_made_under_load_hold_all_that_was_acknowledged_before(
    workspace: Workspace, database: str, tmp_path: Path, times: int, make_campaign: Callable[..., str],
    import_rows: Callable[..., Any], request: pytest.FixtureRequest, record: Callable[[str, str], None],
) -> None:  # fmt: skip
    make_campaign(overlap=3)
    import_rows(*(row(number) for number in range(40 * times)))
    workspace.assign("spring")
    people = [workspace.add_person(f"P{number}", locales={"es-MX": "native"}).id for number in range(4)]
    acknowledged: list[str] = []
    over = threading.Event()

    def work(person: PersonId) -> None:
        while not over.is_set():
            item = workspace.next_item(person)
            if item is None:
                return
            acknowledged.append(workspace.submit(item.assignment_id, BETTER).id)

    threads = [threading.Thread(target=work, args=(each,)) for each in people]
    for each in threads:
        each.start()
    known = []
    for number in range(times):
        known.append(list(acknowledged))
        workspace.backup(tmp_path / f"{number}.backup")
    over.set()
    for each in threads:
        each.join()
    server = request.getfixturevalue("postgres_server") if database == "postgresql" else None
    for number, before in enumerate(known):
        url = None if server is None else server.new_database()
        with Workspace.restore(tmp_path / f"w{number}", tmp_path / f"{number}.backup", url) as restored:
            assert in_order(restored)
            there = set(restored.dataset("judgments").collect()["judgment_id"])
            assert set(before) <= there
        if server is not None and url is not None:
            server.drop_database(url)
    assert len(known[-1]) > 0
    record("backups", f"{times} under load, each restored: whole, with all that was acknowledged before it")
