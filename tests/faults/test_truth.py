"""What is said of a change is true: "saved" only where the row is there, and what is sent again is stored once."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from fault_site import BETTER, assert_whole, fill, stored
from sqlalchemy import Connection, event
from sqlalchemy.exc import OperationalError

from localize import Workspace
from localize.errors import Refused


@contextmanager
def failing(workspace: Workspace, when: str) -> Iterator[None]:
    """The next commit fails before it reaches the database, or its answer is lost on the way back."""
    engine = workspace._context.store.engine

    def fail(connection: Connection) -> None:
        if not connection.get_execution_options().get("writes"):
            return
        if when == "after":
            connection.connection.dbapi_connection.commit()  # type: ignore[union-attr]
        raise OperationalError("COMMIT", None, Exception("the connection is lost"))

    event.listen(engine, "commit", fail)
    try:
        yield
    finally:
        event.remove(engine, "commit", fail)


@pytest.mark.parametrize("times", [100, pytest.param(500, marks=pytest.mark.soak)])
def test_no_answer_is_false(
    workspace: Workspace, database: str, tmp_path: Path, times: int, record: Callable[[str, str], None]
) -> None:
    chance = random.Random(5)
    people = fill(workspace, tmp_path, items=times, overlap=1, people=1)
    for number in range(times):
        item = workspace.next_item(people[0])
        assert item is not None
        key = f"key {number}"
        when = chance.choice(("before", "after", "never"))
        if when == "never":
            told = workspace.submit(item.assignment_id, BETTER, key)
            assert stored(workspace)[key] == told.id
            continue
        with failing(workspace, when), pytest.raises(Refused) as refusal:
            workspace.submit(item.assignment_id, BETTER, key)
        there = key in stored(workspace)
        assert there == (when == "after")
        if database == "postgresql":
            assert "Nobody knows" in str(refusal.value)
        elif not there:
            assert "Nothing was saved" in str(refusal.value)
        again = workspace.submit(item.assignment_id, BETTER, key)
        assert stored(workspace)[key] == again.id
    assert len(stored(workspace)) == times
    assert_whole(workspace)
    record("answers", f"{times} submits, two of three with a commit that failed or lost its reply: 0 false answers")


@pytest.mark.parametrize("step", ["draft", "skip", "next"])
def test_a_step_that_was_refused_left_nothing(workspace: Workspace, tmp_path: Path, step: str) -> None:
    people = fill(workspace, tmp_path, items=3, overlap=1, people=1)
    item = workspace.next_item(people[0])
    assert item is not None
    if step == "next":
        workspace.submit(item.assignment_id, BETTER)
    steps: dict[str, Callable[[], object]] = {
        "draft": lambda: workspace.save_draft(item.assignment_id, {"preference": 2}),
        "skip": lambda: workspace.skip(item.assignment_id, "other"),
        "next": lambda: workspace.next_item(people[0]),
    }
    with failing(workspace, "before"), pytest.raises(Refused):
        steps[step]()
    assert_whole(workspace)
    assert workspace.draft(item.assignment_id) is None
    now = workspace.next_item(people[0])
    assert now is not None
    assert (now.assignment_id == item.assignment_id) == (step != "next")
