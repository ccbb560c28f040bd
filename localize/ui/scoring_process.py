"""Signals computed in a process of its own: it outlives the page that began it, and the pages stay as fast as before.

    python -m localize.ui.scoring_process FOLDER CAMPAIGN PERSON

does what `localize score --campaign CAMPAIGN` does, as that person, at low priority and on one core fewer than there
are. How far it is stands in the store, for everybody; how it ended is known to the server that began it.
"""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from dataclasses import dataclass
from threading import Lock, Thread
from traceback import extract_tb
from typing import Any

from localize.errors import LocalizeError, said, said_from_json, said_to_json
from localize.records import PersonId
from localize.ui.logs import event
from localize.workspace import Workspace

NICENESS = 10
_log = logging.getLogger("localize.ui.scoring_process")
_lock = Lock()


@dataclass(frozen=True)
class Ended:
    """How a run ended: so many texts were looked at, or what went wrong."""

    texts: int = 0
    problem: LocalizeError | None = None


_Place = tuple[str, str]
_running: dict[_Place, subprocess.Popen[bytes]] = {}
_ended: dict[_Place, Ended] = {}


def start(workspace: Workspace, campaign: str) -> None:
    """Begin as whoever acts, and come back at once. Nothing where a run that this server began goes on."""
    place = _place(workspace, campaign)
    person = "" if workspace.actor is None else workspace.actor.id
    with _lock:
        if place in _running:
            return
        _ended.pop(place, None)
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and arguments
            [sys.executable, "-m", __name__, *place, person],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0),
        )
        _running[place] = process
    Thread(target=_wait, args=(place, process), name=f"signals of {campaign}", daemon=True).start()


def is_running(workspace: Workspace, campaign: str) -> bool:
    """Whether a run that this server began goes on."""
    return _place(workspace, campaign) in _running


def last_end(workspace: Workspace, campaign: str) -> Ended | None:
    """How the last run ended that this server began; None while one goes on, or where none did."""
    return _ended.get(_place(workspace, campaign))


def _place(workspace: Workspace, campaign: str) -> _Place:
    return str(workspace.settings.folder.absolute()), campaign


def _wait(place: _Place, process: subprocess.Popen[bytes]) -> None:
    output, _ = process.communicate()
    ended = _read(output, process.returncode)
    with _lock:
        _ended[place] = ended
        del _running[place]


def _read(output: bytes, code: int) -> Ended:
    """The last line that the process said; one that was ended from outside says nothing."""
    try:
        answer: dict[str, Any] = json.loads(output.splitlines()[-1])
    except (ValueError, IndexError):
        answer = {}
    if "texts" in answer:
        return Ended(answer["texts"])
    if "what" in answer:
        return Ended(problem=LocalizeError(said_from_json(answer["what"]), said_from_json(answer["way_out"])))
    event(_log, "signals were not computed to the end", level=logging.ERROR, code=code, fault=answer.get("fault", ""))
    return Ended(
        problem=LocalizeError(
            said("Computing the signals ended before its end."),
            said("What is done stays. Begin again: it goes on where it stopped."),
        )
    )


def main(folder: str, campaign: str, person: str) -> None:
    """The process itself. Its answer is one line of JSON."""
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    answer: dict[str, Any]
    try:
        with Workspace.open(folder) as workspace:
            acting = workspace.acting_as(PersonId(person)) if person else workspace
            answer = {"texts": acting.score(campaign, jobs=max(1, (os.cpu_count() or 1) - 1)).texts}
    except LocalizeError as refusal:
        answer = {"what": said_to_json(refusal.what), "way_out": said_to_json(refusal.way_out)}
    except Exception as fault:  # no word of it: texts may stand in it
        last = extract_tb(fault.__traceback__)[-1]
        answer = {"fault": f"{type(fault).__qualname__} in {last.name}, line {last.lineno}"}
    sys.stdout.write(json.dumps(answer, default=str) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:4])
