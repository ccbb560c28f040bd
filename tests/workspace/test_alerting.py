"""Alerts: an answer that coordinators must know of is told in the same change, once, until somebody has seen it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from building import Clock, row
from sqlalchemy import select

from localize import Workspace
from localize.errors import Forbidden, NotFound
from localize.records import PersonId, ReviewItem
from localize.store.schema_work import audit
from localize.workspace.alerting import AlertId

TOPIC = "harmful-content"
HELP = 'support_link = "https://help.example/now"'
GRAVE = {
    "response_type": "complied",
    "harm_scope": "global",
    "harm_category": ["violence"],
    "severity": {"value": 4, "comment": "Somebody could die."},
}
MILD = GRAVE | {"severity": 2}


@pytest.fixture
def ana(workspace: Workspace, make_campaign: Callable[..., str], import_rows: Callable[..., Any]) -> PersonId:
    make_campaign(unit="output", rubric="safety-local-global", more=HELP)
    import_rows(row(0), row(1))
    workspace.assign("spring")
    person = workspace.add_person("Ana", locales={"es-MX": "native"}).id
    workspace.consent(TOPIC, person)
    return person


@pytest.fixture
def boss(workspace: Workspace) -> Workspace:
    return workspace.acting_as(workspace.add_person("Nadia", role="coordinator").id)


def judge(workspace: Workspace, person: PersonId, answers: dict[str, Any]) -> ReviewItem:
    item = workspace.next_item(person)
    assert item is not None
    workspace.submit(item.assignment_id, answers)
    return item


def test_coordinators_are_told_of_what_the_rubric_names_and_of_nothing_else(
    workspace: Workspace, ana: PersonId, boss: Workspace, clock: Clock
) -> None:
    judge(workspace, ana, MILD)
    assert boss.unseen_alerts().count == 0
    item = judge(workspace, ana, GRAVE)
    told = boss.unseen_alerts()
    assert (told.count, told.newest) == (1, clock.now)
    found = boss.alerts()
    assert found.total == 1
    [alert] = found.alerts
    assert (alert.criterion, alert.locale, alert.campaign, alert.assignment_id, alert.status) == (
        "severity", "es-MX", "spring", item.assignment_id, "current"
    )  # fmt: skip
    assert alert.who.startswith("r-")
    about = boss.alerted_about(alert.id)
    assert about.item.outputs == item.outputs
    assert {each.criterion: each.value for each in about.ratings}["severity"] == 4


def test_whoever_has_seen_it_first_is_named_and_it_is_gone_from_the_count(
    workspace: Workspace, ana: PersonId, boss: Workspace, clock: Clock
) -> None:
    judge(workspace, ana, GRAVE)
    [alert] = boss.alerts().alerts
    boss.see_alert(alert.id)
    workspace.see_alert(alert.id)
    [seen] = boss.alerts().alerts
    assert (seen.seen_by, seen.seen_at) == ("Nadia", clock.now)
    assert boss.unseen_alerts().count == 0
    assert boss.alerts(unseen_only=True).total == 0
    with pytest.raises(NotFound):
        boss.see_alert(AlertId("none"))


def test_a_correction_does_not_tell_the_same_again_and_says_what_became_of_it(
    workspace: Workspace, ana: PersonId, boss: Workspace
) -> None:
    item = judge(workspace, ana, GRAVE)
    workspace.correct(
        item.assignment_id, GRAVE | {"harm_scope": "both", "explain_outsider": "It names a village here."}
    )
    assert boss.alerts().total == 1
    workspace.correct(item.assignment_id, MILD)
    [alert] = boss.alerts().alerts
    assert alert.status == "corrected"
    workspace.correct(item.assignment_id, GRAVE)
    assert boss.alerts().total == 2


def test_a_judgment_that_was_taken_back_leaves_its_alert(workspace: Workspace, ana: PersonId, boss: Workspace) -> None:
    """Somebody may be acting on it: what was told is not untold."""
    item = judge(workspace, ana, GRAVE)
    workspace.undo(item.assignment_id)
    assert [each.status for each in boss.alerts().alerts] == ["withdrawn"]


def test_the_same_submit_twice_tells_once(workspace: Workspace, ana: PersonId, boss: Workspace) -> None:
    item = workspace.next_item(ana)
    assert item is not None
    for _ in range(2):
        workspace.submit(item.assignment_id, GRAVE, key="k")
    assert boss.alerts().total == 1


def test_reviewers_see_no_alerts(workspace: Workspace, ana: PersonId, boss: Workspace) -> None:
    judge(workspace, ana, GRAVE)
    alert = boss.alerts().alerts[0].id
    acting = workspace.acting_as(ana)
    for step in (
        acting.alerts,
        acting.unseen_alerts,
        lambda: acting.see_alert(alert),
        lambda: acting.alerted_about(alert),
    ):
        with pytest.raises(Forbidden):
            step()


def test_the_audit_says_that_it_was_raised_and_seen_without_a_word_of_anybody(
    workspace: Workspace, ana: PersonId, boss: Workspace
) -> None:
    judge(workspace, ana, GRAVE)
    boss.see_alert(boss.alerts().alerts[0].id)
    with workspace._context.store.read() as view:
        rows = view.connection.execute(select(audit.c.action, audit.c.details)).all()
    assert [each.action for each in rows if each.action.startswith("alert.")] == ["alert.raised", "alert.seen"]
    assert "Somebody could die" not in json.dumps([each.details for each in rows])
    assert all(each.ok for each in workspace.doctor())


def test_they_are_narrowed_by_campaign_and_locale(workspace: Workspace, ana: PersonId, boss: Workspace) -> None:
    judge(workspace, ana, GRAVE)
    assert boss.alerts("spring", "es-MX").total == 1
    assert boss.alerts(locale="de-DE").total == 0
    with pytest.raises(NotFound):
        boss.alerts("autumn")
