"""Where faults are made to happen: a campaign with items and people, worker processes, and what must hold then."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from building import CAMPAIGN, row
from sqlalchemy import func, select

from localize import Workspace
from localize.errors import Refused
from localize.records import AssignmentId, PersonId
from localize.store.schema_work import claims, judgments, slots

BETTER = {"preference": 1, "reasons": ["correct"]}
LONG = sys.maxsize


def fill(workspace: Workspace, place: Path, *, items: int, overlap: int, people: int) -> list[PersonId]:
    """A campaign with items of this overlap, and people who may judge them."""
    file = place / "campaign.toml"
    source = CAMPAIGN.format(id="spring", locales="[]", overlap=overlap, unit="pair", rubric="preference", more="",
                             review="")  # fmt: skip
    file.write_text(source, encoding="utf-8")
    workspace.create_campaign(file)
    rows = place / "rows.jsonl"
    rows.write_text("".join(json.dumps(row(number)) + "\n" for number in range(items)), encoding="utf-8")
    workspace.import_file(rows, "spring")
    workspace.assign("spring")
    return [workspace.add_person(f"P{number}", locales={"es-MX": "native"}).id for number in range(people)]


@dataclass
class Worker:
    """A process of `fault_worker.py`, and what it has said."""

    folder: Path
    people: Sequence[PersonId]
    at_most: int = LONG
    acknowledged: dict[str, str] = field(default_factory=dict)
    tried: dict[str, AssignmentId] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        script = Path(__file__).with_name("fault_worker.py")
        command = [sys.executable, str(script), str(self.folder), ",".join(self.people), str(self.at_most)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self.ready = threading.Event()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            words = line.split()
            if not line.endswith("\n"):
                break  # killed in the middle of a word: nothing was acknowledged
            match words:
                case ["ready"]:
                    self.ready.set()
                case ["try", key, assignment]:
                    self.tried[key] = AssignmentId(assignment)
                case ["ack", key, judgment]:
                    self.acknowledged[key] = judgment
                case _:
                    self.faults.append(line)
        self.ready.set()

    def kill(self) -> None:
        self.process.kill()
        self.wait()

    def wait(self) -> int:
        code = self.process.wait()
        self._reader.join()
        assert self.process.stdout is not None
        self.process.stdout.close()
        return code


def stored(workspace: Workspace) -> dict[str, str]:
    """Submit key -> judgment, as the database has it."""
    with workspace._context.store.read() as view:
        return {row[0]: row[1] for row in view.connection.execute(select(judgments.c.submit_key, judgments.c.id))}


def assert_whole(workspace: Workspace) -> None:
    """Nothing is half: every check of the doctor, and the overlap of each item."""
    assert [str(each) for each in workspace.doctor() if not each.ok] == []
    with workspace._context.store.read() as view:
        held = select(claims.c.item_id, func.count().label("held")).where(claims.c.state.in_(("live", "done")))
        held_by = held.group_by(claims.c.item_id).subquery()
        places = select(slots.c.item_id, func.count().label("places")).group_by(slots.c.item_id).subquery()
        over = select(func.count()).select_from(held_by.join(places, places.c.item_id == held_by.c.item_id))
        assert view.connection.execute(over.where(held_by.c.held > places.c.places)).scalar_one() == 0


def assert_kept(workspace: Workspace, workers: Sequence[Worker]) -> int:
    """Every acknowledged judgment is there; whatever is sent again is stored once. Returns how many there were."""
    known = stored(workspace)
    acknowledged = {key: each for worker in workers for key, each in worker.acknowledged.items()}
    assert {key: known.get(key) for key in acknowledged} == acknowledged
    finished = {worker.tried[key] for worker in workers for key in worker.tried if key in known}
    for worker in workers:
        for key, assignment in worker.tried.items():
            if key in known or assignment not in finished:
                judgment = workspace.submit(assignment, BETTER, key)
                assert known.get(key, judgment.id) == judgment.id
                assert workspace.submit(assignment, BETTER, key) == judgment
                finished.add(assignment)
            else:  # its person went on with it after the kill, under another key
                with pytest.raises(Refused, match="finished"):
                    workspace.submit(assignment, BETTER, key)
    again = stored(workspace)
    assert len(set(again.values())) == len(again)
    assert_whole(workspace)
    return len(acknowledged)
