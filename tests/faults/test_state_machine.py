"""Any order of what people do: claim, draft, submit, skip, return, expire, correct, withdraw, forget, export and more.

A small model says what must be; the database, its constraints and the data sets must agree after every step.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import postgres
import pytest
from building import Clock
from fault_site import BETTER, assert_whole, fill
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import func, select

from localize import Workspace
from localize.errors import LocalizeError
from localize.records import AssignmentId, PersonId
from localize.store import judgments as stored_judgments
from localize.store.schema_work import claims, slots
from localize.store.schema_work import judgments as judgment_table

PEOPLE, ITEMS, K = 3, 4, 2
NAMES = [f"P{number}" for number in range(PEOPLE)]
WHO = st.integers(0, PEOPLE - 1)
RETURN = {"preference": {"value": None, "state": "cannot_judge"}}
WORDS = "canary of a comment"
SAID = {**BETTER, "preference": {"value": 1, "comment": WORDS}}
FORGOTTEN_MOST = 2


class Reviewing(RuleBasedStateMachine):
    """What `told` holds was acknowledged and must never be lost; `held` is what each person has been given."""

    template: Path
    server: postgres.Server | None
    database: str | None

    @initialize()
    def begin(self) -> None:
        self.place = Path(tempfile.mkdtemp(prefix="localize-model-"))
        folder = Path(shutil.copytree(self.template, self.place / "workspace"))
        self.url = None
        if self.server is not None:
            self.url = self.server.new_database(self.database)
            with (folder / "localize.toml").open("a", encoding="utf-8") as written:
                written.write(f'database = "{self.url}"\n')
        self.clock = Clock()
        self.workspace = Workspace.open(folder, clock=self.clock)
        self.people: list[PersonId] = [each.id for each in self.workspace.people()]
        self.held: dict[int, AssignmentId] = {}
        self.known: dict[AssignmentId, PersonId] = {}
        self.gone: list[PersonId] = []
        self.told: dict[str, str] = {}
        self.status: dict[str, str] = {}
        self.last: dict[AssignmentId, str] = {}
        self.sent = 0

    def teardown(self) -> None:
        if not hasattr(self, "workspace"):
            return
        assert_whole(self.workspace)
        self.workspace.close()
        if self.server is not None and self.url is not None:
            self.server.drop_database(self.url)
        shutil.rmtree(self.place)

    @rule(who=WHO)
    def claim(self, who: int) -> None:
        item = self.workspace.next_item(self.people[who])
        if item is not None:
            assert self.known.setdefault(item.assignment_id, self.people[who]) == self.people[who]
            self.held[who] = item.assignment_id
        else:
            self.held.pop(who, None)

    @precondition(lambda self: self.held)
    @rule(who=WHO, value=st.integers(-2, 2))
    def draft(self, who: int, value: int) -> None:
        claim = self.held.get(who)
        if claim is None:
            return
        try:
            self.workspace.save_draft(claim, {"preference": value})
        except LocalizeError:
            self.held.pop(who)
        else:
            kept = self.workspace.draft(claim)
            assert kept is not None
            assert kept.ratings == {"preference": value}

    @precondition(lambda self: self.held)
    @rule(who=WHO, ratings=st.sampled_from([BETTER, SAID, RETURN]), again=st.booleans())
    def submit(self, who: int, ratings: dict[str, Any], again: bool) -> None:
        claim = self.held.pop(who, None)
        if claim is None:
            return
        key = self._key()
        try:
            judgment = self.workspace.submit(claim, ratings, key)
        except LocalizeError:
            assert claim not in self._live()
            return
        self.told[key] = self.last[claim] = judgment.id
        if again:
            assert self.workspace.submit(claim, BETTER, key) == judgment

    def _key(self) -> str:
        self.sent += 1
        return f"key {self.sent}"

    @precondition(lambda self: self.last)
    @rule(data=st.data(), again=st.booleans())
    def undo(self, data: st.DataObject, again: bool) -> None:
        claim = data.draw(st.sampled_from(sorted(self.last)))
        judgment = self.last[claim]
        try:
            draft = self.workspace.undo(claim)
        except LocalizeError:
            return
        assert self.status.get(judgment, "current") in ("current", "withdrawn")
        self.status[judgment] = "withdrawn"
        assert claim in self._live() or self.workspace.draft(claim) == draft
        if again:
            assert self.workspace.undo(claim).ratings == draft.ratings
        if claim in self._live() and self.known[claim] in self.people:
            self.held[self.people.index(self.known[claim])] = claim

    @precondition(lambda self: self.last)
    @rule(data=st.data(), ratings=st.sampled_from([BETTER, SAID, RETURN]), again=st.booleans())
    def correct(self, data: st.DataObject, ratings: dict[str, Any], again: bool) -> None:
        claim = data.draw(st.sampled_from(sorted(self.last)))
        judgment, key = self.last[claim], self._key()
        try:
            corrected = self.workspace.correct(claim, ratings, key)
        except LocalizeError:
            return
        set_aside = self.status.get(judgment, "current")
        assert set_aside in ("current", "quarantined")
        self.status[judgment] = "corrected"
        self.told[key] = self.last[claim] = corrected.id
        if set_aside == "quarantined":
            self.status[corrected.id] = set_aside
        if again:
            assert self.workspace.correct(claim, ratings, key) == corrected

    @precondition(lambda self: self.held)
    @rule(who=WHO)
    def skip(self, who: int) -> None:
        claim = self.held.pop(who, None)
        if claim is not None and claim in self._live():
            self.workspace.skip(claim, "other")

    @rule(minutes=st.sampled_from([1, 50, 119, 121, 600]))
    def wait(self, minutes: int) -> None:
        self.clock.move(timedelta(minutes=minutes))

    @precondition(lambda self: self.told)
    @rule(data=st.data(), kind=st.sampled_from(["quarantined", "excluded", "restored"]))
    def mark(self, data: st.DataObject, kind: str) -> None:
        """What coordinators decide about judgments that are still their author's word."""
        judgment = data.draw(st.sampled_from(sorted(self.told.values())))
        if self.status.get(judgment) in ("corrected", "withdrawn"):
            return
        with self.workspace._context.store.write() as tx:
            stored_judgments.mark(tx, [judgment], kind, "because")
        self.status[judgment] = "current" if kind == "restored" else kind

    @rule()
    def assign_again(self) -> None:
        self.workspace.assign("spring")

    @rule(who=WHO)
    def declare_again(self, who: int) -> None:
        self.workspace.declare(self.people[who], {"es-MX": "native"})

    @precondition(lambda self: len(self.gone) < FORGOTTEN_MOST)
    @rule(who=WHO, comments=st.booleans())
    def forget(self, who: int, comments: bool) -> None:
        """Somebody new comes in their place, and may get every item that the one before had."""
        person = self.people[who]
        self.workspace.forget(person, comments=comments)
        self.gone.append(person)
        self.held.pop(who, None)
        with self.workspace._context.store.read() as view:
            mine = select(judgment_table.c.ratings).where(judgment_table.c.person_id == person)
            assert not comments or all(WORDS not in each for each in view.connection.execute(mine).scalars())
        assert person not in [each.id for each in self.workspace.people()]
        self.people[who] = self.workspace.add_person(f"N{len(self.gone)}", locales={"es-MX": "native"}).id

    @precondition(lambda self: self.told)
    @rule()
    def export(self) -> None:
        rows = self.workspace.dataset("judgments", history=True).collect()
        found = dict(zip(rows["judgment_id"], rows["status"], strict=True))
        assert found == {each: self.status.get(each, "current") for each in self.told.values()}
        out = Path(tempfile.mkdtemp(dir=self.place))
        self.workspace.export("spring", "ledger", out / "ledger")
        written = b"".join(file.read_bytes() for file in out.rglob("*.jsonl")).decode()
        assert not [name for name in (*NAMES, *self.people, *self.gone) if json.dumps(name) in written]

    def _live(self) -> set[str]:
        with self.workspace._context.store.read() as view:
            return set(view.connection.execute(select(claims.c.id).where(claims.c.state == "live")).scalars())

    @invariant()
    def every_rule_holds(self) -> None:
        if not hasattr(self, "workspace"):
            return
        with self.workspace._context.store.read() as view:
            at = view.connection.execute
            assert dict(at(select(judgment_table.c.submit_key, judgment_table.c.id)).all()) == self.told  # type: ignore[arg-type]
            standing = select(judgment_table.c.claim_id).where(~stored_judgments.is_superseded())
            assert max(Counter(at(standing).scalars()).values(), default=0) <= 1
            rows = at(select(claims.c.item_id, claims.c.person_id, claims.c.state, claims.c.id)).all()
            assert max(Counter((row[0], row[1]) for row in rows).values(), default=1) == 1
            holding = Counter(row[0] for row in rows if row[2] in ("live", "done"))
            assert max(holding.values(), default=0) <= K
            assert max(Counter(row[1] for row in rows if row[2] == "live").values(), default=0) <= 2
            assert all(self.known[row[3]] == row[1] for row in rows)
            places = at(select(slots.c.item_id, func.count()).group_by(slots.c.item_id)).all()
            assert [row[1] for row in places] == [K] * ITEMS


@pytest.mark.parametrize(
    ("sqlite_runs", "postgres_runs", "steps"),
    [(100, 15, 20), pytest.param(2000, 2000, 50, marks=pytest.mark.soak)],
    ids=["suite", "soak"],
)
def test_any_order_of_steps(
    database: str,
    blank: Path,
    tmp_path: Path,
    request: pytest.FixtureRequest,
    sqlite_runs: int,
    postgres_runs: int,
    steps: int,
    record: Callable[[str, str], None],
) -> None:
    folder = Path(shutil.copytree(blank, tmp_path / "model"))
    server, name = None, None
    if database == "postgresql":
        server = request.getfixturevalue("postgres_server")
        url = server.new_database(request.getfixturevalue("postgres_template"))
        name = url.rsplit("/", 1)[1]
        (folder / "localize.db").unlink()
        settings_file = folder / "localize.toml"
        plain = settings_file.read_text(encoding="utf-8")
        settings_file.write_text(f'{plain}database = "{url}"\n', encoding="utf-8")
    with Workspace.open(folder, clock=Clock()) as workspace:
        fill(workspace, tmp_path, items=ITEMS, overlap=K, people=PEOPLE)
    if server is not None:
        settings_file.write_text(plain, encoding="utf-8")
    here: type[Reviewing] = type("Here", (Reviewing,), {"template": folder, "server": server, "database": name})
    runs = sqlite_runs if server is None else postgres_runs
    run_state_machine_as_test(
        here,
        settings=settings(
            max_examples=runs,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    record("any order", f"{runs} runs of up to {steps} steps: every rule held after each")
