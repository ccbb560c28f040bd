"""Numbers that were computed elsewhere: each finds its text, and what is wrong is named."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from building import row

from localize import Workspace
from localize.errors import BadFile

Line = dict[str, Any]


def line(**changes: Any) -> Line:
    fields = {"prompt_id": "q1", "locale": "es-MX", "model": "m1", "metric": "comet", "version": "2.2.6", "value": 0.81}
    return fields | changes


@pytest.fixture
def spring(make_campaign: Callable[..., str], import_rows: Callable[..., Any]) -> str:
    make_campaign(locales=["es-MX"])
    import_rows(row(1), row(2))
    return "spring"


@pytest.fixture
def take(workspace: Workspace, spring: str, tmp_path: Path) -> Callable[..., Any]:
    def import_(*lines: Line, **options: Any) -> Any:
        file = tmp_path / "scores.jsonl"
        file.write_text("".join(json.dumps(each) + "\n" for each in lines), encoding="utf-8")
        return workspace.import_scores(file, spring, **options)

    return import_


def kept(workspace: Workspace) -> list[tuple[Any, ...]]:
    columns = ("prompt_id", "model", "signal", "version", "number", "signature", "origin")
    return workspace.dataset("signals").sort("prompt_id", "model", "signal").select(columns).collect().rows()


def test_a_number_becomes_a_signal_of_its_text(workspace: Workspace, take: Any) -> None:
    report = take(line(), line(model=None, metric="kiwi", signature="wmt22|a"), line(prompt_id="q2", value=-3))
    assert (report.accepted, report.metrics, report.rejected) == (3, {"comet": 2, "kiwi": 1}, [])
    assert kept(workspace) == [
        ("q1", None, "kiwi", "2.2.6", 0.81, "wmt22|a", "imported"),
        ("q1", "m1", "comet", "2.2.6", 0.81, None, "imported"),
        ("q2", "m1", "comet", "2.2.6", -3.0, None, "imported"),
    ]


def test_the_same_numbers_again_change_nothing_and_others_take_their_place(workspace: Workspace, take: Any) -> None:
    take(line())
    assert take(line()).unchanged == 1
    assert workspace.dataset("signals", history=True).collect().height == 1
    take(line(value=0.5, version="2.3"))
    assert kept(workspace) == [("q1", "m1", "comet", "2.3", 0.5, None, "imported")]


def test_a_dry_run_writes_nothing(workspace: Workspace, take: Any) -> None:
    assert take(line(), dry_run=True).accepted == 1
    assert kept(workspace) == []


@pytest.mark.parametrize(
    ("wrong", "column", "says"),
    [
        ({"prompt_id": "q9"}, "prompt_id", "no prompt q9 in es-MX"),
        ({"round": 2}, "prompt_id", "no prompt"),
        ({"locale": "de-DE"}, "prompt_id", "no prompt q1 in de-DE"),
        ({"locale": "nowhere"}, "locale", "nowhere"),
        ({"model": "m9"}, "model", "m9 has no output"),
        ({"metric": "chrf2"}, "metric", "is computed here"),
        ({"metric": "a b"}, "metric", "letters"),
        ({"value": "much"}, "value", "no finite number"),
        ({"value": "inf"}, "value", "no finite number"),
        ({"value": True}, "value", "no finite number"),
        ({"version": None}, "version", "missing"),
        ({"scores": 1}, "scores", "no field"),
        ({"round": 0}, "round", "round is 0"),
    ],
)
def test_a_bad_row_is_named_and_nothing_is_taken(
    workspace: Workspace, take: Any, wrong: Line, column: str, says: str
) -> None:
    report = take(line(prompt_id="q2"), line(**wrong))
    assert report.accepted == 0
    [rejected] = report.rejected
    assert (rejected.line, rejected.column) == (2, column)
    assert says in rejected.reason
    assert kept(workspace) == []


def test_two_numbers_of_one_metric_for_one_text_are_refused(take: Any) -> None:
    [rejected] = take(line(), line(value=0.2)).rejected
    assert "line 1 has a number of comet" in rejected.reason


@pytest.mark.parametrize("suffix", [".csv", ".tsv"])
def test_tables_are_read_too(workspace: Workspace, spring: str, tmp_path: Path, suffix: str) -> None:
    between = "," if suffix == ".csv" else "\t"
    lines = (
        ("prompt_id", "locale", "model", "metric", "version", "value"),
        ("q1", "es_MX", "m2", "metricx", "24", "1.5"),
    )
    file = tmp_path / f"scores{suffix}"
    file.write_text("".join(between.join(each) + "\n" for each in lines), encoding="utf-8")
    assert workspace.import_scores(file, spring).accepted == 1
    assert kept(workspace) == [("q1", "m2", "metricx", "24", 1.5, None, "imported")]


def test_a_file_of_nothing_is_refused(workspace: Workspace, spring: str, tmp_path: Path) -> None:
    with pytest.raises(BadFile):
        workspace.import_scores(tmp_path / "missing.jsonl", spring)
