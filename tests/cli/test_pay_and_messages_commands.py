"""`localize pay` and `localize messages`."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from building import CAMPAIGN, row
from typer.testing import CliRunner

from localize import Workspace
from localize.cli import app, main

Run = Callable[..., Any]
FROM_TO = (
    "--from",
    str((datetime.now(UTC) - timedelta(days=2)).date()),
    "--to",
    str((datetime.now(UTC) + timedelta(days=2)).date()),
)


@pytest.fixture
def folder(blank: Path, tmp_path: Path) -> Path:
    """Ana and Ben judged two items each for 0.125 USD an item."""
    folder = shutil.copytree(blank, tmp_path / "w")
    with Workspace.open(folder) as workspace:
        file = tmp_path / "spring.toml"
        more = '[rates]\ncurrency = "USD"\npreference = 0.125'
        file.write_text(
            CAMPAIGN.format(
                id="spring", locales="[]", overlap=2, unit="pair", rubric="preference", more=more, review=""
            )
        )
        workspace.create_campaign(file)
        lines = tmp_path / "rows.jsonl"
        lines.write_text("".join(json.dumps(row(n)) + "\n" for n in range(2)), encoding="utf-8")
        workspace.import_file(lines, "spring")
        workspace.assign("spring")
        for name in ("Ana", "Ben"):
            person = workspace.add_person(name, locales={"es-MX": "native"}).id
            while (item := workspace.next_item(person)) is not None:
                workspace.submit(item.assignment_id, {"preference": 1, "reasons": ["correct"]})
    return folder


@pytest.fixture
def run(folder: Path) -> Run:
    def run_(*words: str) -> Any:
        result = CliRunner().invoke(app, ["--workspace", str(folder), *words, "--json"], catch_exceptions=False)
        assert result.exit_code == 0, result.output
        return json.loads(result.stdout)

    return run_


def test_pay_says_what_each_gave_and_is_owed_without_losing_a_digit(run: Run) -> None:
    found = run("pay", *FROM_TO)
    assert [(each["name"], each["items"], each["sums"], each["payable"]) for each in found["people"]] == [
        ("Ana", 2, {"USD": "0.250"}, {"USD": "0.25"}), ("Ben", 2, {"USD": "0.250"}, {"USD": "0.25"})
    ]  # fmt: skip
    [line] = found["people"][0]["rows"]
    assert (line["purpose"], line["ending"], line["part"], line["rate"], line["amount"]) == (
        "review", "judged", "1", "0.125", "0.250"
    )  # fmt: skip
    ana = found["people"][0]["person"]
    assert [each["name"] for each in run("pay", *FROM_TO, "--person", ana)["people"]] == ["Ana"]
    assert run("pay", "--from", "2020-01-01", "--to", "2020-01-31")["people"] == []


def test_pay_writes_a_line_for_each_row(run: Run, folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "pay.csv"
    run("pay", *FROM_TO, "--campaign", "spring", "--csv", str(file))
    header, *lines = list(csv.reader(StringIO(file.read_text("utf-8-sig"))))
    assert [line[header.index("name")] for line in lines] == ["Ana", "Ben"]
    assert [line[header.index("amount")] for line in lines] == ["0.25", "0.25"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["pay", "--from", "yesterday", "--to", "2027-01-31"], "yesterday is not a day"),
        (["pay", "--from", "2027-02-01", "--to", "2027-01-31"], "ends before it begins"),
        (["pay", *FROM_TO, "--campaign", "none"], "no campaign none"),
        (["pay", *FROM_TO, "--person", "none"], "no person none"),
        (["pay", *FROM_TO, "--csv", "/"], "/"),
        (["messages", "send", "hello", "--campaign", "none"], "no campaign none"),
        (["messages", "send", "  ", "--campaign", "spring"], "1 to 2000 characters"),
        (["messages", "take-back", "none"], "no such message"),
    ],
)
def test_a_refusal_is_in_words(
    folder: Path,
    words: list[str],
    message: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.argv", ["localize", "--workspace", str(folder), *words])
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 1
    assert message in capsys.readouterr().err


def test_a_message_is_sent_listed_and_taken_back(run: Run, folder: Path) -> None:
    sent = run("messages", "send", "We go on on Monday.", "--campaign", "spring", "--locale", "es-MX")
    assert (sent["people"], sent["read"], sent["author"]) == (2, 0, None)
    [listed] = run("messages", "list", "--campaign", "spring")["messages"]
    assert (listed["text"], listed["locale"], listed["ended_at"]) == ("We go on on Monday.", "es-MX", None)
    assert run("messages", "take-back", sent["id"])["ended_at"] is not None
    lines = CliRunner().invoke(app, ["--workspace", str(folder), "messages", "list"], catch_exceptions=False)
    assert "taken back" in lines.stdout.replace("\n", " ")
