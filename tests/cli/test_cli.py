"""The commands: what they print, their JSON, their exit codes, and that a whole loop runs through them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from building import row
from typer.testing import CliRunner

from localize import Workspace
from localize.cli import app, main
from localize.records import PersonId

Run = Callable[..., Any]

CAMPAIGN = """\
id = "spring"
title = "Spring"
source_locale = "en"
locales = ["es-MX"]
overlap = 1
[[review]]
unit = "pair"
rubric = "preference"
"""


@pytest.fixture
def folder(blank: Path, tmp_path: Path) -> Path:
    import shutil

    return shutil.copytree(blank, tmp_path / "w")


@pytest.fixture
def run(folder: Path) -> Run:
    """Run a command with --json and return its one document."""

    def run_(*words: str) -> Any:
        result = CliRunner().invoke(app, ["--workspace", str(folder), *words, "--json"], catch_exceptions=False)
        assert result.exit_code == 0, result.output
        return json.loads(result.stdout)

    return run_


def test_a_whole_loop(run: Run, folder: Path, tmp_path: Path, write_rows: Callable[..., Path]) -> None:
    (tmp_path / "spring.toml").write_text(CAMPAIGN, encoding="utf-8")
    assert run("campaign", "create", str(tmp_path / "spring.toml"))["id"] == "spring"
    assert [each["id"] for each in run("campaign", "list")["campaigns"]] == ["spring"]
    assert run("campaign", "show", "spring")["overlap"] == 1
    person = run("people", "add", "Ana", "--locale", "es-MX:native", "--domain", "law")
    assert person["locales"] == {"es-MX": "native"}
    assert person["access_code"]
    assert "/join/" in person["invitation"]
    assert [each["name"] for each in run("people", "list")["people"]] == ["Ana"]
    assert run("people", "code", person["id"])["access_code"] != person["access_code"]
    report = run("import", str(write_rows(row(0), row(1))), "--campaign", "spring")
    assert (report["accepted"], report["rejected"]) == (2, [])
    assert run("assign", "--campaign", "spring", "--dry-run")["items"] == 2
    assert run("assign", "--campaign", "spring")["slots"] == 2
    with Workspace.open(folder) as workspace:
        item = workspace.next_item(PersonId(person["id"]))
        assert item is not None
        workspace.submit(item.assignment_id, {"preference": 2, "reasons": ["local"]})
    (locale,) = run("status", "--campaign", "spring")["campaigns"][0]["locales"]
    assert (locale["prompts"], locale["outputs"], locale["judgments"], locale["owed"]) == (2, 4, 1, 1)
    manifest = run("export", "--campaign", "spring", "--format", "trl-preference", "--out", str(tmp_path / "out"))
    assert manifest["counts"]["es-MX"]["exported"] == 1
    (line,) = (tmp_path / "out" / "es-MX" / "train.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line)["prompt"][0]["role"] == "user"
    assert all(each["ok"] for each in run("doctor")["findings"])


def test_export_lists_its_formats(run: Run) -> None:
    names = {each["name"] for each in run("export", "--list")["formats"]}
    assert {"trl-preference", "ledger", "prompts"} <= names


def test_rubric_check_accepts_the_shipped_rubrics(run: Run) -> None:
    checked = run("rubric", "check", str(Path(__file__).parents[2] / "rubrics"))["rubrics"]
    assert len(checked) >= 8
    assert all(each["ok"] for each in checked)


def test_rubric_check_names_code_and_place(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text('schema = "rubric/1"\n', encoding="utf-8")
    result = CliRunner().invoke(app, ["rubric", "check", str(tmp_path / "bad.toml"), "--json"])
    assert result.exit_code == 1
    assert "R002" in result.stdout


def test_rejected_rows_are_on_standard_error_and_exit_is_1(
    folder: Path, tmp_path: Path, write_rows: Callable[..., Path]
) -> None:
    (tmp_path / "spring.toml").write_text(CAMPAIGN, encoding="utf-8")
    runner = CliRunner()
    runner.invoke(app, ["--workspace", str(folder), "campaign", "create", str(tmp_path / "spring.toml")])
    file = write_rows(row(0), row(1, locale="de-DE"))
    result = runner.invoke(app, ["--workspace", str(folder), "import", str(file), "--campaign", "spring", "--json"])
    assert result.exit_code == 1
    assert json.loads(result.stdout)["rejected"][0]["line"] == 2
    assert "line 2, locale" in result.stderr


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["campaign", "show", "autumn"], 1, "no campaign autumn"),
        (["people", "add", "Ana", "--locale", "xx-nowhere"], 1, "xx-nowhere"),
        (["people", "add", "Ana", "--locale", "es-MX:fluent"], 1, "near-native"),
        (["people", "add", "Ana", "--role", "king"], 1, "coordinator"),
        (["import", "nothing.jsonl", "--campaign", "spring"], 1, "spring"),
        (["export", "--format", "trl-preference"], 2, "--campaign"),
        (["serve", "--host", "0.0.0.0"], 1, "--behind-proxy"),
        (["import", "nothing.jsonl", "--campaign", "spring", "--map", "nonsense"], 1, "nonsense"),
        (["init"], 1, "workspace already"),
        (["assign"], 2, "--campaign"),
        (["people", "set", "x", "--unset", "email", "--email", "a@example.org"], 2, "email"),
        (["people", "set", "x", "--unset", "hours-per-week", "--hours-per-week", "5"], 2, "hours-per-week"),
        (["people", "set", "x", "--unset", "away-until", "--away-until", "2099-01-01"], 2, "away-until"),
    ],
)
def test_a_refusal_is_words_and_an_exit_code(
    folder: Path,
    words: list[str],
    code: int,
    message: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.argv", ["localize", "--workspace", str(folder), *words])
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == code
    assert message in capsys.readouterr().err


def test_a_folder_that_is_no_workspace_says_how_to_make_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["localize", "--workspace", str(tmp_path / "none"), "status"])
    with pytest.raises(SystemExit):
        main()
    assert "init" in capsys.readouterr().err


def test_the_demo_gives_every_reviewer_work(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["--workspace", str(tmp_path / "demo"), "demo", "--no-serve", "--json"])
    assert result.exit_code == 0, result.output
    people = json.loads(result.stdout)["people"]
    reviewers = [each for each in people if each["role"] == "reviewer"]
    assert {each["role"] for each in people} == {"reviewer", "coordinator", "admin"}
    assert len({tag for each in reviewers for tag in each["locales"]}) >= 12
    with Workspace.open(tmp_path / "demo") as workspace:
        idle = [each["name"] for each in reviewers if workspace.next_item(PersonId(each["id"])) is None]
        assert idle == []
        imported = workspace.dataset("judgments").collect()["imported"]
        assert imported.sum() == 555  # 75 of PandaLM's raters, 480 of MLQE-PE's
    again = CliRunner().invoke(app, ["--workspace", str(tmp_path / "demo"), "demo", "--no-serve", "--json"])
    assert again.exit_code == 0
    assert {each["id"] for each in json.loads(again.stdout)["people"]} == {each["id"] for each in people}


def test_backup_restore_and_copy_answer_in_json(run: Run, tmp_path: Path) -> None:
    run("people", "add", "Ana", "--role", "coordinator")
    assert run("backup", str(tmp_path / "b"))["backup"]["people"] == 1
    second = ["--workspace", str(tmp_path / "second")]
    restored = CliRunner().invoke(app, [*second, "restore", str(tmp_path / "b"), "--json"], catch_exceptions=False)
    assert all(each["ok"] for each in json.loads(restored.stdout)["findings"])
    copied = run("copy", f"sqlite:///{tmp_path / 'c.db'}", "--switch")
    assert (copied["rows"]["people"], copied["switched"]) == (1, True)
    assert [each["name"] for each in run("people", "list")["people"]] == ["Ana"]


def test_a_people_file_says_who_would_be_added_and_what_to_know_of_them(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text("name,locales\nAna,es-MX\nAna,es-MX\nBo,es\n", encoding="utf-8")
    words = ["--workspace", str(folder), "people", "import", str(file)]
    dry = CliRunner().invoke(app, [*words, "--dry-run"])
    assert "3 would be added, 0 are here already." in dry.stdout
    assert "line 3: note: there is already somebody" in dry.stdout
    assert "line 4: note: es names no region" in dry.stdout
    document = json.loads(CliRunner().invoke(app, [*words, "--dry-run", "--json"]).stdout)
    assert (document["added"], document["new"], [each["line"] for each in document["notes"]]) == ([], 3, [3, 4])
    assert "3 added, 0 were here already." in CliRunner().invoke(app, words).stdout


def test_tables_in_a_file_or_a_pipe_are_never_cut(folder: Path, run: Run) -> None:
    name, locales = "Ana " * 40, [word for each in ("es-MX", "en", "de-AT", "fr-CA") for word in ("--locale", each)]
    person = run("people", "add", name.strip(), *locales)
    shown = CliRunner().invoke(app, ["--workspace", str(folder), "people", "list"]).stdout
    [head, line] = shown.splitlines()
    assert all(each in line for each in (name.strip(), "es-MX:native, en:native, de-AT:native", person["id"]))
    assert head.rstrip().endswith("id")


@pytest.mark.parametrize("width", [10, 40, 80])
def test_a_terminal_cuts_no_id(width: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from localize.cli import output

    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setattr(output, "_is_terminal", lambda: True)
    ids = ["p_" + "0123456789" * 2, "p_" + "9876543210" * 2]
    output.table(["id"], [[each] for each in ids])
    assert "".join(capsys.readouterr().out.split()) == "id" + "".join(ids)
    output.table(["name", "role", "id"], [["Ana " * 30, "reviewer", each] for each in ids])
    shown = capsys.readouterr().out
    assert "…" not in shown
    assert max(map(len, shown.splitlines())) <= width
    if width > 10:  # in one piece, to be copied
        assert all(each in shown for each in ids)


def test_one_fault_is_not_called_faults(folder: Path, tmp_path: Path) -> None:
    from localize.cli.output import faults

    assert (faults(1), faults(2)) == ("1 fault", "2 faults")
    file = tmp_path / "broken.toml"
    file.write_text("id = ", encoding="utf-8")
    assert "broken.toml: 1 fault\n" in CliRunner().invoke(app, ["rubric", "check", str(file)]).stdout
