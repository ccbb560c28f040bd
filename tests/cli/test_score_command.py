"""`localize score`: what it prints and answers, on one core or several, and with numbers from elsewhere."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from building import CAMPAIGN, row
from typer.testing import CliRunner

from localize import Workspace
from localize.cli import app, main
from localize.store import scorings

NUMBER = {"prompt_id": "q1", "locale": "es-MX", "model": "m1", "metric": "comet", "version": "2.2.6", "value": 0.81}
Run = Callable[..., Any]


@pytest.fixture
def folder(blank: Path, tmp_path: Path, write_rows: Callable[..., Path]) -> Path:
    """A campaign of two prompts; one answer leaves a bracket open."""
    copied = shutil.copytree(blank, tmp_path / "w")
    file = tmp_path / "spring.toml"
    source = CAMPAIGN.format(id="spring", locales="[]", overlap=1, unit="pair", rubric="preference", more="", review="")
    file.write_text(source, encoding="utf-8")
    open_one = [{"model": "m1", "text": "una (más"}, {"model": "m2", "text": "otra"}]
    with Workspace.open(copied) as workspace:
        workspace.create_campaign(file)
        workspace.import_file(write_rows(row(1), row(2, outputs=open_one)), "spring")
    return copied


@pytest.fixture
def run(folder: Path) -> Run:
    def run_(*words: str, code: int = 0) -> Any:
        result = CliRunner().invoke(app, ["--workspace", str(folder), "score", "--campaign", "spring", *words])
        assert result.exit_code == code, result.output
        return result

    return run_


@pytest.fixture
def scores(tmp_path: Path) -> Callable[..., str]:
    def write(*lines: dict[str, Any]) -> str:
        file = tmp_path / "scores.jsonl"
        file.write_text("".join(json.dumps(NUMBER | line) + "\n" for line in lines), encoding="utf-8")
        return str(file)

    return write


def test_what_was_found_stands_in_a_table_of_signals(run: Run) -> None:
    said = run("--jobs", "1").stdout
    assert said.startswith("6 texts looked at, 0 unchanged\n")
    assert re.search(r"^signal +look +not applicable +failed", said, re.MULTILINE)
    assert re.search(r"^brackets +1 +5 +0", said, re.MULTILINE)
    assert run("--jobs", "1").stdout == "0 texts looked at, 6 unchanged\n"


def test_the_answer_is_one_document_and_the_same_on_two_cores(run: Run, folder: Path, tmp_path: Path) -> None:
    other = shutil.copytree(folder, tmp_path / "other")
    alone = json.loads(run("--jobs", "1", "--json").stdout)
    assert (alone["campaign"], alone["texts"], alone["unchanged"]) == ("spring", 6, 0)
    assert (alone["looks"]["brackets"], alone["not_applicable"]["brackets"], alone["failed"]) == (1, 5, {})
    arguments = ["--workspace", str(other), "score", "--campaign", "spring", "--jobs", "2", "--json"]
    assert json.loads(CliRunner().invoke(app, arguments).stdout) == alone


def test_numbers_from_elsewhere_are_said_before_they_are_taken(run: Run, folder: Path, scores: Run) -> None:
    file = scores({}, {"model": "m2", "metric": "kiwi"}, {"prompt_id": "q2"})
    assert (
        run("--import", file, "--dry-run").stdout == "3 numbers would be taken (0 unchanged): 2 of comet, 1 of kiwi\n"
    )
    assert run("--import", file).stdout == "3 numbers taken (0 unchanged): 2 of comet, 1 of kiwi\n"
    assert json.loads(run("--import", file, "--json").stdout) == {
        "campaign": "spring", "accepted": 3, "unchanged": 3, "metrics": {"comet": 2, "kiwi": 1}, "rejected": [],
        "dry_run": False,
    }  # fmt: skip
    with Workspace.open(folder) as workspace:
        assert workspace.dataset("signals").filter(signal="comet").collect()["number"].to_list() == [0.81, 0.81]
        assert workspace.scoring("spring") is None


def test_bad_rows_are_on_standard_error_with_line_and_reason(run: Run, folder: Path, scores: Run) -> None:
    result = run("--import", scores({}, {"value": "much"}, {"model": "m9"}), code=1)
    assert "line 2, value: the value is no finite number" in result.stderr
    assert "line 3, model: m9 has no output there" in result.stderr
    assert "2 rows rejected, nothing imported." in result.stderr
    with Workspace.open(folder) as workspace:
        assert workspace.dataset("signals").collect().height == 0


def test_of_many_bad_rows_the_first_are_named_and_the_rest_counted(run: Run, scores: Run) -> None:
    result = run("--import", scores(*({"prompt_id": f"x{number}"} for number in range(200))), code=1)
    assert "200 rows rejected" in result.stderr
    assert re.search("… and [0-9]+ more [(]all of them with --json[)]", result.stderr)
    document = json.loads(run("--import", scores({"value": "much"}), "--json", code=1).stdout)
    assert [each["line"] for each in document["rejected"]] == [1]


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["--campaign", "autumn"], 1, "no campaign autumn"),
        ([], 2, "--campaign"),
        (["--campaign", "spring", "--jobs", "0"], 2, "jobs"),
        (["--campaign", "spring", "--import", "nowhere.csv"], 1, "nowhere.csv"),
    ],
)
def test_a_refusal_is_words_and_an_exit_code(
    folder: Path,
    words: list[str],
    code: int,
    says: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.argv", ["localize", "--workspace", str(folder), "score", *words])
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == code
    assert says in capsys.readouterr().err


def test_a_second_run_is_refused_while_one_lives(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with Workspace.open(folder) as workspace, workspace._context.store.write() as tx:
        scorings.begin(tx, "spring", 6)
    monkeypatch.setattr("sys.argv", ["localize", "--workspace", str(folder), "score", "--campaign", "spring"])
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 1
    said = capsys.readouterr().err
    assert "The signals of spring are being computed already." in said
    assert "what it has done stays" in said
