"""The audit read back: filters, what coordinators do not see, and a chain that somebody changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from building import Clock, row
from sqlalchemy import text

from localize import Workspace
from localize.errors import Forbidden
from localize.records import PersonId
from localize.workspace.auditing import BadQuestion

RATING = {"preference": {"value": -2, "comment": "canary"}, "reasons": ["local"]}


@pytest.fixture
def ana(
    workspace: Workspace, make_campaign: Callable[..., str], import_rows: Callable[..., Any], clock: Clock
) -> PersonId:
    """Somebody who signed in, declared, agreed to see what may upset, and judged on the next day."""
    make_campaign()
    import_rows(row())
    workspace.assign("spring")
    ana = workspace.add_person("Ana Canaria", locales={"es-MX": "native"})
    workspace.sign_in(ana.access_code or "")
    clock.move(timedelta(days=1))
    acting = workspace.acting_as(ana.id)
    acting.declare(ana.id, {"es-MX": "native"})
    item = acting.next_item()
    assert item is not None
    acting.submit(item.assignment_id, RATING)
    return ana.id


def test_the_newest_stands_first_and_pages_follow(workspace: Workspace, ana: PersonId) -> None:
    every = workspace.audit().rows
    assert [each.sequence for each in every] == sorted((each.sequence for each in every), reverse=True)
    assert workspace.audit().total == len(every)
    assert (*workspace.audit(limit=2).rows, *workspace.audit(offset=2).rows) == every


def test_filters_narrow_and_agree_with_each_other(workspace: Workspace, ana: PersonId, clock: Clock) -> None:
    every = workspace.audit().rows
    for asked, fits in (
        ({"actions": ["person."]}, lambda each: each.action.startswith("person.")),
        ({"actions": ["person.added", "session.begun"]}, lambda each: each.action in ("person.added", "session.begun")),
        ({"actor": ana}, lambda each: each.actor == ana),
        ({"object": "spring"}, lambda each: each.object == "spring"),
        ({"since": clock.now}, lambda each: each.at >= clock.now),
        ({"until": clock.now}, lambda each: each.at < clock.now),
        ({"actions": ["person_"]}, lambda each: False),
    ):
        found = workspace.audit(**asked)
        assert found.rows == tuple(filter(fits, every)), asked
        assert found.total == len(found.rows)
    assert workspace.audited_actions() == sorted({each.action for each in every})


def test_moments_without_a_zone_are_utc(workspace: Workspace, ana: PersonId, clock: Clock) -> None:
    assert workspace.audit(since=clock.now.replace(tzinfo=None)) == workspace.audit(since=clock.now)


@pytest.mark.parametrize("asked", [{"limit": -1}, {"limit": 100_001}, {"offset": -1}])
def test_a_question_that_cannot_be_is_refused(workspace: Workspace, asked: dict[str, int]) -> None:
    with pytest.raises(BadQuestion):
        workspace.audit(**asked)


def test_a_coordinator_does_not_see_whose_work_it_was(workspace: Workspace, ana: PersonId) -> None:
    """Or the id of a judgment in an export would lead from its pseudonym to the name."""
    with workspace._context.store.write(ana) as tx:
        tx.journal.audit("consent.given", ana, topic="harm")
    nadia = workspace.acting_as(workspace.add_person("Nadia", role="coordinator").id)
    for admin in (workspace, workspace.acting_as(workspace.add_person("Tomás", role="admin").id)):
        [judged] = admin.audit(actions=["judgment.recorded"]).rows
        assert (judged.actor, judged.name, judged.hidden) == (ana, "Ana Canaria", False)
    seen = nadia.audit().rows
    work = {each.action: each for each in seen if each.hidden}
    assert set(work) == {"judgment.recorded", "consent.given"}
    assert {(each.actor, each.name) for each in work.values()} == {(None, None)}
    assert work["consent.given"].object == ""
    assert work["judgment.recorded"].object == judged.object
    accounts = {each.action for each in seen if each.actor == ana}
    assert accounts == {"person.declared"}


def test_no_filter_finds_what_is_hidden(workspace: Workspace, ana: PersonId) -> None:
    with workspace._context.store.write(ana) as tx:
        tx.journal.audit("consent.given", ana, topic="harm")
    nadia = workspace.acting_as(workspace.add_person("Nadia", role="coordinator").id)
    by_ana, on_ana = nadia.audit(actor=ana), nadia.audit(object=ana)
    assert {each.action for each in by_ana.rows} == {"person.declared"}
    assert "consent.given" not in {each.action for each in on_ana.rows}
    for found in (by_ana, on_ana):
        assert found.total == len(found.rows)
    assert nadia.audit().total == workspace.audit().total


def test_the_chain_is_whole_until_somebody_changes_it(workspace: Workspace, ana: PersonId) -> None:
    chain = workspace.audit_chain()
    assert (chain.whole, chain.rows) == (True, workspace.audit().total)
    changed = workspace.audit(actions=["person.declared"]).rows[0].sequence
    with workspace._context.store.engine.begin() as connection:
        if connection.dialect.name == "sqlite":
            connection.execute(text("DROP TRIGGER audit_no_update"))
        else:
            connection.execute(text("ALTER TABLE audit DISABLE TRIGGER audit_no_update"))
        connection.execute(text("UPDATE audit SET object = 'x' WHERE sequence = :at"), {"at": changed})
    assert workspace.audit_chain().broken_at == changed
    assert not workspace.audit_chain().whole


def test_who_was_forgotten_has_no_name_in_the_audit(workspace: Workspace, ana: PersonId) -> None:
    workspace.forget(ana)
    assert "Ana Canaria" not in repr(workspace.audit())
    assert workspace.audit_chain().whole


def test_a_reviewer_reads_no_audit(workspace: Workspace, ana: PersonId) -> None:
    acting = workspace.acting_as(ana)
    for attempt in (acting.audit, acting.audit_chain, acting.audited_actions):
        with pytest.raises(Forbidden):
            attempt()
