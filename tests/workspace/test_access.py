"""The door and the table of who may do what."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from building import Clock

from localize import Workspace
from localize.errors import Forbidden, LocalizeError, NotFound
from localize.records import Person, PersonId, Role
from localize.workspace.authorize import Action, authorize


def test_a_code_opens_a_session_however_it_is_typed(workspace: Workspace) -> None:
    ana = workspace.add_person("Ana")
    assert ana.access_code is not None
    token = workspace.sign_in(ana.access_code.lower().replace("-", " "))
    assert token is not None
    assert workspace.session_person(token) == workspace.person(ana.id)


def test_a_wrong_code_opens_nothing(workspace: Workspace) -> None:
    workspace.add_person("Ana")
    assert workspace.sign_in("AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG") is None
    assert workspace.sign_in("") is None


def test_an_invitation_works_once(workspace: Workspace) -> None:
    token = workspace.invite(workspace.add_person("Ana").id).rsplit("/", 1)[1]
    assert workspace.invited(token) is not None
    assert workspace.accept_invitation(token) is not None
    assert workspace.accept_invitation(token) is None
    assert workspace.invited(token) is None


def test_a_newer_invitation_ends_the_older(workspace: Workspace) -> None:
    ana = workspace.add_person("Ana").id
    old, new = (workspace.invite(ana).rsplit("/", 1)[1] for _ in range(2))
    assert workspace.accept_invitation(old) is None
    assert workspace.accept_invitation(new) is not None


def test_an_invitation_grows_old(workspace: Workspace, clock: Clock) -> None:
    token = workspace.invite(workspace.add_person("Ana").id).rsplit("/", 1)[1]
    clock.move(timedelta(days=15))
    assert workspace.accept_invitation(token) is None


def test_a_session_lasts_thirty_days_and_can_be_ended(workspace: Workspace, clock: Clock) -> None:
    ana = workspace.add_person("Ana")
    assert ana.access_code is not None
    one, two = workspace.sign_in(ana.access_code), workspace.sign_in(ana.access_code)
    assert one is not None
    assert two is not None
    workspace.sign_out(one)
    assert workspace.session_person(one) is None
    assert workspace.session_person(two) is not None
    clock.move(timedelta(days=31))
    assert workspace.session_person(two) is None


def test_a_new_code_ends_the_old_one_and_all_sessions(workspace: Workspace) -> None:
    ana = workspace.add_person("Ana")
    assert ana.access_code is not None
    session = workspace.sign_in(ana.access_code)
    assert session is not None
    renewed = workspace.renew_code(ana.id)
    assert workspace.session_person(session) is None
    assert workspace.sign_in(ana.access_code) is None
    assert renewed.access_code is not None
    assert workspace.sign_in(renewed.access_code) is not None


def test_no_secret_is_stored_as_it_is(workspace: Workspace) -> None:
    ana = workspace.add_person("Ana")
    assert ana.access_code is not None
    session = workspace.sign_in(ana.access_code)
    invitation = workspace.invite(ana.id).rsplit("/", 1)[1]
    workspace.close()
    stored = b"".join(file.read_bytes() for file in workspace.settings.folder.glob("localize.db*"))
    for secret in (ana.access_code, ana.access_code.replace("-", ""), session, invitation):
        assert secret is not None
        assert secret.encode() not in stored


NO, OWN, ALL = "no", "own", "all"
TABLE = {
    # action: reviewer, coordinator, administrator
    Action.REVIEW: (OWN, OWN, OWN),
    Action.SEE_OWN: (OWN, OWN, OWN),
    Action.DECLARE_OWN: (OWN, OWN, OWN),
    Action.ASK: (OWN, OWN, OWN),
    Action.TAKE_TEST: (OWN, OWN, OWN),
    Action.SEE_TERMS: (ALL, ALL, ALL),
    Action.ANSWER: (NO, ALL, ALL),
    Action.SEE_WORK: (NO, ALL, ALL),
    Action.SEE_PEOPLE: (NO, ALL, ALL),
    Action.SEE_AUDIT: (NO, ALL, ALL),
    Action.MANAGE_REVIEWERS: (NO, ALL, ALL),
    Action.MANAGE_STAFF: (NO, NO, ALL),
    Action.MANAGE_CAMPAIGNS: (NO, ALL, ALL),
    Action.MANAGE_SETS: (NO, ALL, ALL),
    Action.IMPORT: (NO, ALL, ALL),
    Action.ASSIGN: (NO, ALL, ALL),
    Action.SCORE: (NO, ALL, ALL),
    Action.DECIDE_PROMPTS: (NO, ALL, ALL),
    Action.READ_DATA: (NO, ALL, ALL),
    Action.SEE_PAY: (NO, ALL, ALL),
    Action.SEND_MESSAGES: (NO, ALL, ALL),
    Action.SEE_ALERTS: (NO, ALL, ALL),
}
"""Every role and action there is: whoever adds one says here who may do it, and to whose."""


def test_the_table_is_complete() -> None:
    assert set(TABLE) == set(Action)
    assert [*Role] == [Role.REVIEWER, Role.COORDINATOR, Role.ADMIN]
    assert {len(cells) for cells in TABLE.values()} == {len(Role)}


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("whose", ["own", "other's", "nobody's"])
@pytest.mark.parametrize("role", Role)
def test_every_cell_of_the_table(role: Role, action: Action, whose: str) -> None:
    actor = Person(PersonId("me"), "Me", role)
    owner = {"own": actor.id, "other's": PersonId("other"), "nobody's": None}[whose]
    cell = TABLE[action][list(Role).index(role)]
    if cell == ALL or (cell == OWN and whose == "own"):
        authorize(actor, action, owner)
        return
    with pytest.raises(Forbidden):
        authorize(actor, action, owner)


@pytest.mark.parametrize("action", Action)
def test_the_local_operator_owns_the_machine(action: Action) -> None:
    authorize(None, action, PersonId("anybody"))


def reviewer_calls(workspace: Workspace, other: PersonId) -> dict[str, Callable[[], Any]]:
    return {
        "people": workspace.people,
        "add": lambda: workspace.add_person("X"),
        "code": lambda: workspace.renew_code(other),
        "invite": lambda: workspace.invite(other),
        "declare": lambda: workspace.declare(other, {}),
        "email": lambda: workspace.set_email(other, "x@example.org"),
        "time": lambda: workspace.set_availability(other, hours_per_week=1),
        "people file": lambda: workspace.check_people_file("x.csv"),
        "import people": lambda: workspace.import_people("x.csv"),
        "person": lambda: workspace.person(other),
        "profile": lambda: workspace.profile(other),
        "profiles": workspace.profiles,
        "audit": workspace.audit,
        "audit chain": workspace.audit_chain,
        "audited actions": workspace.audited_actions,
        "check set": lambda: workspace.check_set("x"),
        "import set": lambda: workspace.import_set("x", "x"),
        "starter sets": lambda: workspace.import_starter_sets("x"),
        "sets": workspace.sets,
        "known items": lambda: workspace.known_items("x", "x"),
        "missing tests": lambda: workspace.missing_tests("x"),
        "open appeals": lambda: workspace.open_appeals("x"),
        "retire set": lambda: workspace.retire_set("x", "x"),
        "retire known item": lambda: workspace.retire_known_item("x", "x", 0, "x"),
        "tests": lambda: workspace.tests(other),
        "start test": lambda: workspace.start_test("x", "x", other),
        "leave test": lambda: workspace.leave_test("x", "x", other),
        "check answers": lambda: workspace.check_answers(other),
        "language": lambda: workspace.set_ui_language(other, "ar"),
        "create": lambda: workspace.create_campaign("x.toml"),
        "update": lambda: workspace.update_campaign("x.toml"),
        "campaigns": workspace.campaigns,
        "source": lambda: workspace.campaign_source("x"),
        "import": lambda: workspace.import_file("x", "x"),
        "assign": lambda: workspace.assign("x"),
        "status": workspace.status,
        "doctor": workspace.doctor,
        "dataset": lambda: workspace.dataset("judgments"),
        "export": lambda: workspace.export("x", "ledger", "x"),
        "texts": lambda: workspace.localizations("x"),
        "fit": lambda: workspace.fit_drafts("x"),
        "approve": lambda: workspace.approve("x"),
        "approve all": lambda: workspace.approve_all(["x"]),
        "reject": lambda: workspace.reject("x", "x"),
        "decide again": lambda: workspace.decide_again(["x"]),
        "next": lambda: workspace.next_item(other),
        "why": lambda: workspace.why_empty(other),
        "emptiness": lambda: workspace.emptiness(other),
        "readers": lambda: workspace.guideline_readers("x"),
        "questions": workspace.questions,
    }


@pytest.mark.parametrize("call", reviewer_calls(Workspace.__new__(Workspace), PersonId("")))
def test_a_reviewer_may_only_do_their_own_work(workspace: Workspace, call: str) -> None:
    me, other = workspace.add_person("Me"), workspace.add_person("Other")
    with pytest.raises(Forbidden):
        reviewer_calls(workspace.acting_as(me.id), other.id)[call]()


def test_a_coordinator_cannot_open_the_account_of_an_admin(workspace: Workspace) -> None:
    nadia = workspace.add_person("Nadia", role="coordinator")
    admin = workspace.add_person("Tomás", role="admin")
    acting = workspace.acting_as(nadia.id)
    for attempt in (lambda: acting.invite(admin.id), lambda: acting.renew_code(admin.id)):
        with pytest.raises(Forbidden):
            attempt()
    with pytest.raises(Forbidden):
        acting.add_person("Another", role="coordinator")
    assert acting.add_person("Ana").access_code is not None


def test_an_unknown_person_is_said_in_words(workspace: Workspace) -> None:
    with pytest.raises(NotFound, match="people list"):
        workspace.acting_as(PersonId("nobody"))


@pytest.mark.parametrize("domain", ["a\0b", "", "\ud800", "x\ny", "d" * 201])
def test_a_field_of_knowledge_that_cannot_be_stored_everywhere_is_refused(workspace: Workspace, domain: str) -> None:
    ana = workspace.add_person("Ana").id
    for attempt in (
        lambda: workspace.add_person("Ben", domains=[domain]),
        lambda: workspace.declare(ana, {}, [domain]),
    ):
        with pytest.raises(LocalizeError, match="field of knowledge"):
            attempt()
    with pytest.raises(LocalizeError):
        workspace.set_ui_language(ana, "a\0")
