"""Signals computed in a process that a page began: it goes on alone, and how it ended comes back in words."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from building import CAMPAIGN, row

from localize import Workspace
from localize.store import scorings
from localize.ui import scoring_process
from localize.ui.scoring_process import Ended, is_running, last_end, start


@pytest.fixture
def nadia(folder: Path, tmp_path: Path, write_rows: Callable[..., Path]) -> Iterator[Workspace]:
    """A coordinator in a workspace with one campaign."""
    file = tmp_path / "spring.toml"
    file.write_text(
        CAMPAIGN.format(id="spring", locales="[]", overlap=1, unit="pair", rubric="preference", more="", review=""),
        encoding="utf-8",
    )
    with Workspace.open(folder) as workspace:
        workspace.create_campaign(file)
        workspace.import_file(write_rows(row(1), row(2, "de-DE")), "spring")
        yield workspace.acting_as(workspace.add_person("Nadia", role="coordinator").id)


def end_of(workspace: Workspace, campaign: str = "spring") -> Ended:
    for _ in range(600):
        ended = last_end(workspace, campaign)
        if ended is not None:
            return ended
        time.sleep(0.1)
    raise AssertionError("it goes on and on")


def process_of(workspace: Workspace) -> Any:
    return scoring_process._running[scoring_process._place(workspace, "spring")]


def test_a_run_looks_at_every_text_as_the_person_who_began_it(nadia: Workspace) -> None:
    assert last_end(nadia, "spring") is None
    start(nadia, "spring")
    assert is_running(nadia, "spring")
    assert end_of(nadia) == Ended(texts=6)
    assert not is_running(nadia, "spring")
    last = nadia.scoring("spring")
    assert last is not None
    assert (last.state, last.done, last.total) == ("finished", 6, 6)
    with nadia._context.store.read() as view:
        query = "SELECT actor FROM audit WHERE action = 'campaign.scored'"
        assert [tuple(each) for each in view.connection.exec_driver_sql(query)] == [(nadia.actor.id,)]  # type: ignore[union-attr]


def test_a_second_click_begins_no_second_run(nadia: Workspace) -> None:
    start(nadia, "spring")
    first = process_of(nadia)
    start(nadia, "spring")
    assert process_of(nadia) is first
    end_of(nadia)


def test_what_another_run_refuses_comes_back_as_a_sentence_to_translate(nadia: Workspace) -> None:
    with nadia._context.store.write() as tx:
        scorings.begin(tx, "spring", 6)
    start(nadia, "spring")
    problem = end_of(nadia).problem
    assert problem is not None
    assert problem.what.message == "The signals of {campaign} are being computed already."
    assert problem.what.fields == {"campaign": "spring"}
    assert "what it has done stays" in str(problem)


def test_a_run_that_is_killed_says_so_and_the_next_one_forgets_it(nadia: Workspace) -> None:
    start(nadia, "spring")
    process_of(nadia).send_signal(signal.SIGKILL)
    problem = end_of(nadia).problem
    assert problem is not None
    assert "ended before its end" in str(problem)
    start(nadia, "spring")
    assert last_end(nadia, "spring") is None
    end_of(nadia)


def test_nobody_may_who_may_not(nadia: Workspace) -> None:
    ana = nadia.add_person("Ana", locales={"es-MX": "native"})
    with Workspace.open(nadia.settings.folder) as workspace:
        start(workspace.acting_as(ana.id), "spring")
        assert "You may not do this." in str(end_of(workspace).problem)
    assert nadia.scoring("spring") is None


def test_a_fault_of_ours_is_logged_by_its_place_without_words(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "nice", lambda _: 0)
    monkeypatch.setattr(Workspace, "open", lambda _: 1 / 0)
    scoring_process.main("secret folder", "spring", "")
    said = capsys.readouterr().out
    assert "ZeroDivisionError in <lambda>" in said
    assert "secret" not in said
    assert "ended before its end" in str(scoring_process._read(said.encode(), 0).problem)


@pytest.mark.skipif(sys.platform == "win32", reason="it has other priorities")
def test_it_leaves_the_processor_to_others(nadia: Workspace) -> None:
    start(nadia, "spring")
    process, seen = process_of(nadia), 0
    while process.poll() is None and seen < scoring_process.NICENESS:
        with suppress(ProcessLookupError):
            seen = os.getpriority(os.PRIO_PROCESS, process.pid)
        time.sleep(0.01)
    assert seen == scoring_process.NICENESS
    end_of(nadia)
