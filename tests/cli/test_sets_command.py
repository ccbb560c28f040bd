"""`localize sets`: check, import, starter, list, show, retire."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from known_building import head, line, write_set
from typer.testing import CliRunner

from localize import Workspace
from localize.cli import app
from localize.errors import LocalizeError


@pytest.fixture
def database() -> str:
    return "sqlite"


@pytest.fixture
def run(workspace: Workspace, make_campaign: Callable[..., str]) -> Callable[..., Any]:
    make_campaign(locales=["es-MX", "de-DE"], more='qualification = "required"')
    workspace.close()

    def run_(*words: str, code: int = 0) -> Any:
        result = CliRunner().invoke(app, ["--workspace", str(workspace.settings.folder), "sets", *words])
        if code and isinstance(result.exception, LocalizeError):
            return str(result.exception)
        assert result.exit_code == code, result.output
        return json.loads(result.stdout) if "--json" in words else result.stdout

    return run_


def test_a_file_is_checked_with_line_field_and_code(run: Callable[..., Any], tmp_path: Path) -> None:
    bad = write_set(tmp_path, head(), line(expected={"preference": "C above A"}))
    assert "K013 2, expected.preference" in run("check", str(bad), code=1)
    (found,) = run("check", str(bad), "--json", code=1)["sets"]
    assert [(each["line"], each["code"]) for each in found["problems"]] == [(2, "K013")]
    assert "not a valid set" in run("import", str(bad), "--campaign", "spring", code=1)
    assert "in order, 2 items" in run("check", str(write_set(tmp_path, head(), items=2)))


def test_from_import_to_retirement(run: Callable[..., Any], tmp_path: Path) -> None:
    file = str(write_set(tmp_path, head(), items=2))
    (report,) = run("import", file, "--campaign", "spring", "--json")["sets"]
    assert (report["key"], report["items"], report["unchanged"]) == ("placement-es", 2, False)
    assert "unchanged" in run("import", file, "--campaign", "spring")
    (listed,) = run("list", "--json")["sets"]
    assert listed["key"] == "placement-es"
    assert listed["right"]["value"] is None
    shown = run("show", "placement-es", "--campaign", "spring")
    assert "Expected: A is better than B" in shown
    run("retire", "placement-es", "--campaign", "spring", "--item", "1", "--reason", "unclear")
    assert "retired: unclear" in run("show", "placement-es", "--campaign", "spring")
    run("retire", "placement-es", "--campaign", "spring")
    assert run("list", "--campaign", "spring", "--json")["sets"] == []


def test_shipped_sets_come_for_the_locales_of_the_campaign(run: Callable[..., Any]) -> None:
    reports = run("starter", "--campaign", "spring", "--json")["sets"]
    assert {each["locale"] for each in reports} >= {"de-DE"}
    assert "tlh" in run("starter", "--campaign", "spring", "--locale", "tlh", code=1)
