"""Why a queue is empty: the reason is true, names what it can, and follows from the rules of claiming."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from building import Clock, row
from sqlalchemy import update

from localize import Workspace
from localize.assignment.protecting import ClosedBecause
from localize.errors import Forbidden, NotFound
from localize.records import PersonId
from localize.store.claims import LEASE
from localize.store.queue import Left
from localize.store.schema_content import campaigns
from localize.workspace.emptiness import Emptiness, Empty, OwnPool, Queue, Untested, decide

BETTER = {"preference": 1, "reasons": ["correct"]}
Add = Callable[..., PersonId]


@pytest.fixture
def add(workspace: Workspace) -> Add:
    def add_(**declared: str) -> PersonId:
        locales = {tag.replace("_", "-"): level for tag, level in declared.items()}
        return workspace.add_person("Ana", locales=locales).id

    return add_


@pytest.fixture
def start(workspace: Workspace, make_campaign: Callable[..., str], import_rows: Callable[..., Any]) -> Any:
    def start_(*rows: dict[str, Any], **options: Any) -> None:
        make_campaign(**options)
        import_rows(*(rows or (row(0),)))
        workspace.assign("spring")

    return start_


def why(workspace: Workspace, person: PersonId) -> Emptiness:
    """Of a queue that is empty."""
    assert workspace.next_item(person) is None
    found = workspace.emptiness(person)
    assert str(workspace.why_empty(person)) == f"{found.what} {found.to_do}"
    return found


def set_state(workspace: Workspace, state: str) -> None:
    with workspace._context.store.write() as tx:
        tx.connection.execute(update(campaigns).values(state=state))


def judge_all(workspace: Workspace, person: PersonId) -> None:
    while (item := workspace.next_item(person)) is not None:
        workspace.submit(item.assignment_id, BETTER)


def test_nobody_works_without_a_locale(workspace: Workspace, add: Add, start: Any) -> None:
    start()
    assert why(workspace, add()).reason is Empty.NO_LOCALE


def test_no_work_at_all(workspace: Workspace, add: Add, make_campaign: Callable[..., str]) -> None:
    ana = add(es_MX="native")
    assert why(workspace, ana).reason is Empty.NO_WORK
    make_campaign()
    assert why(workspace, ana).reason is Empty.NO_WORK


def test_no_work_in_the_language_nor_in_the_script(workspace: Workspace, add: Add, start: Any) -> None:
    start(row(0, "sr-Cyrl-RS"))
    assert why(workspace, add(ja_JP="native")).reason is Empty.NO_WORK
    assert why(workspace, add(sr_Latn_RS="native")).reason is Empty.NO_WORK


def test_everything_was_judged_by_me(workspace: Workspace, add: Add, start: Any) -> None:
    start(row(0), row(1), overlap=2)
    ana = add(es_MX="native")
    judge_all(workspace, ana)
    found = why(workspace, ana)
    assert found.reason is Empty.NOTHING_LEFT
    assert "You have judged everything" in str(found.what)


def test_everything_was_judged_by_others(workspace: Workspace, add: Add, start: Any) -> None:
    start()
    judge_all(workspace, add(es_MX="native"))
    found = why(workspace, add(es_MX="native"))
    assert found.reason is Empty.NOTHING_LEFT
    assert "judged already" in str(found.what)


def test_what_others_hold_may_come_to_me(workspace: Workspace, add: Add, start: Any, clock: Clock) -> None:
    start()
    item = workspace.next_item(add(es_MX="native"))
    assert item is not None
    ben = add(es_MX="native")
    clock.move(timedelta(minutes=5))
    found = why(workspace, ben)
    assert (found.reason, found.goes_on_at) == (Empty.WAITING_FOR_OTHERS, item.opened_at + LEASE)
    clock.move(LEASE)
    assert workspace.emptiness(ben).reason is Empty.WAITING_FOR_OTHERS  # nobody has looked since
    assert workspace.next_item(ben) is not None


def test_what_i_hold_elsewhere_is_not_the_reason(workspace: Workspace, add: Add, start: Any) -> None:
    start()
    ana = add(es_MX="native")
    item = workspace.next_item(ana)
    assert item is not None
    workspace.skip(item.assignment_id, "other")
    assert why(workspace, ana).reason is Empty.NOTHING_LEFT  # it is for others now


def test_work_that_came_in_the_meantime_is_said(workspace: Workspace, add: Add, start: Any) -> None:
    start()
    assert workspace.emptiness(add(es_MX="native")).reason is Empty.LOOK_AGAIN


@pytest.mark.parametrize(("state", "reason"), [("paused", Empty.PAUSED), ("closed", Empty.CLOSED)])
def test_a_campaign_that_stopped(workspace: Workspace, add: Add, start: Any, state: str, reason: Empty) -> None:
    start(row(0), row(1), overlap=2)
    ana, ben = add(es_MX="native"), add(es_MX="native")
    judge_all(workspace, ben)
    set_state(workspace, state)
    found = why(workspace, ana)
    assert found.reason is reason
    assert "Spring" in str(found.what)
    assert why(workspace, ben).reason is Empty.NO_WORK  # nothing of it was left for Ben


def test_work_of_other_regions_is_named_with_what_was_declared(workspace: Workspace, add: Add, start: Any) -> None:
    start(row(0, "es-MX"), row(1, "es-AR"))
    for bare in (add(es="native"), add(es="near-native", ko_KR="native")):
        found = why(workspace, bare)
        assert found.reason is Empty.NOT_MY_REGION
        assert "Spanish (Argentina) and Spanish (Mexico)" in str(found.what)
        assert "Spanish" in str(found.what).split("You declared")[1]
    in_german = workspace.emptiness(bare, "de")
    assert "Spanisch (Argentinien) und Spanisch (Mexiko)" in str(in_german.what)


def test_a_region_without_work_left_is_not_named(workspace: Workspace, add: Add, start: Any) -> None:
    start(row(0, "es-MX"), row(1, "es-AR"))
    judge_all(workspace, add(es_MX="native"))
    found = why(workspace, add(es="native"))
    assert "Argentina" in str(found.what)
    assert "Mexico" not in str(found.what)


def test_a_learned_language_is_the_reason(workspace: Workspace, add: Add, start: Any) -> None:
    start()
    assert why(workspace, add(es_MX="learned")).reason is Empty.LEARNED_ONLY
    assert why(workspace, add(es_MX="learned", es_ES="native")).reason is Empty.LEARNED_ONLY
    assert why(workspace, add(es_ES="learned")).reason is Empty.NOT_MY_REGION


def test_who_does_not_read_the_original_is_told_which(
    workspace: Workspace, add: Add, start: Any, tmp_path: Path
) -> None:
    shipped = (Path(__file__).parents[2] / "rubrics" / "prompt-localization.toml").read_text("utf-8")
    own = workspace.settings.rubrics / "original.toml"
    own.parent.mkdir(exist_ok=True)
    text = shipped.replace('id = "prompt-localization"', 'id = "original"').replace("blind_ok = true", "")
    assert "needs_source_language = true" in text
    own.write_text(text, "utf-8")
    start(rubric="original", unit="prompt")
    found = why(workspace, add(es_MX="native"))
    assert found.reason is Empty.NO_SOURCE_LANGUAGE
    assert "English" in str(found.what)
    assert workspace.next_item(add(es_MX="native", en="learned")) is not None


def test_a_field_of_experts_is_named(workspace: Workspace, add: Add, start: Any) -> None:
    start(row(0, domain="law"), row(1, domain="medicine"), row(2), more='expert_domains = ["law", "medicine"]')
    ana = add(es_MX="native")
    judge_all(workspace, ana)
    found = why(workspace, ana)
    assert found.reason is Empty.EXPERT_FIELD
    assert "law and medicine" in str(found.what)
    workspace.declare(ana, {"es-MX": "native"}, ["law"])
    assert workspace.emptiness(ana).reason is Empty.LOOK_AGAIN
    judge_all(workspace, ana)
    assert "law" not in str(why(workspace, ana).what)


@pytest.fixture
def safety(start: Any) -> None:
    start(
        *(row(number, tags=["violence"]) for number in range(2)),
        unit="output",
        rubric="safety-local-global",
        more='support_link = "https://help.example"',
    )


def test_what_may_upset_asks_for_consent(workspace: Workspace, add: Add, safety: None) -> None:
    ana = add(es_MX="native")
    assert why(workspace, ana).reason is Empty.NEEDS_CONSENT
    [request] = workspace.protection(ana).requests
    workspace.consent(request.topic, ana)
    assert workspace.emptiness(ana).reason is Empty.LOOK_AGAIN
    workspace.opt_out("violence", person_id=ana)
    assert why(workspace, ana).reason is Empty.OPTED_OUT


def test_a_person_sees_their_own_reason_only(workspace: Workspace, add: Add) -> None:
    ana, ben = add(es_MX="native"), add(es_MX="native")
    assert workspace.acting_as(ana).emptiness().reason is Empty.NO_WORK
    with pytest.raises(Forbidden):
        workspace.acting_as(ana).emptiness(ben)
    with pytest.raises(NotFound):
        workspace.emptiness(PersonId("nobody"))


SOME = Left(free=1, unwanted=0, domains=frozenset(), held_until=None)
NONE = Left(free=0, unwanted=0, domains=frozenset(), held_until=None)


def decided(*own: OwnPool) -> Emptiness:
    return decide(Queue(("es-MX",), judged=True, own=own), "en")


def test_the_clock_opens_what_is_closed_for_today(clock: Clock) -> None:
    later = clock.now + timedelta(hours=5)
    cap = OwnPool(SOME, ClosedBecause.CAP_REACHED, later)
    rest = OwnPool(SOME, ClosedBecause.RESTING, clock.now)
    assert (decided(cap).reason, decided(cap).goes_on_at) == (Empty.CAP_REACHED, later)
    assert (decided(cap, rest).reason, decided(cap, rest).goes_on_at) == (Empty.RESTING, clock.now)


def test_what_the_person_decides_comes_first_and_work_before_all(clock: Clock) -> None:
    asking = OwnPool(SOME, ClosedBecause.NEEDS_CONSENT)
    rest = OwnPool(SOME, ClosedBecause.RESTING, clock.now)
    assert decided(rest, asking).reason is Empty.NEEDS_CONSENT
    assert decided(rest, asking, OwnPool(SOME)).reason is Empty.LOOK_AGAIN


def test_what_is_closed_and_used_up_is_no_reason() -> None:
    assert decided(OwnPool(NONE, ClosedBecause.NEEDS_CONSENT)).reason is Empty.NOTHING_LEFT


def test_many_names_are_cut() -> None:
    fields = Left(free=0, unwanted=0, domains=frozenset(f"field {number}" for number in range(9)), held_until=None)
    assert str(decided(OwnPool(fields)).what).count("field ") == 5
    assert "…" in str(decided(OwnPool(fields)).what)


def test_tests_without_attempts_come_after_what_a_clock_or_the_person_opens(clock: Clock) -> None:
    def reason(*closed: Any) -> Empty:
        return decide(Queue(("es-MX",), False, tuple(OwnPool(SOME, each, clock.now) for each in closed)), "en").reason

    shut = Untested.NO_ATTEMPT_LEFT
    assert reason(shut) is reason(shut, Untested.NO_TEST) is Empty.NO_ATTEMPT_LEFT
    assert reason(Untested.NO_TEST) is Empty.NO_TEST
    assert reason(shut, Untested.NEEDS_TEST) is Empty.NEEDS_TEST
    assert reason(shut, ClosedBecause.RESTING) is Empty.RESTING
