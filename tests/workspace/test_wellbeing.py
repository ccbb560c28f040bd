"""Wellbeing: nobody sees upsetting texts who has not agreed to, and everybody stops when they have had enough."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from building import Clock, row
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from localize import Workspace
from localize.assignment.protecting import ClosedBecause
from localize.errors import BadCampaign, Forbidden, Refused
from localize.records import PersonId, ReviewItem
from localize.store.schema_people import consents, opt_outs, people, rests
from localize.store.schema_work import audit, claims
from localize.workspace.closing import Closure
from localize.workspace.wellbeing import closures, why_closed

TOPIC = "harmful-content"
RUBRIC = "safety-local-global"
HELP = 'support_link = "https://help.example/now"'
FINE = {"response_type": "refused_why", "harm_scope": "none", "over_refusal": False}
CATEGORIES = ["violence", "hate", 'a "quoted" one', "a", "back\\slash", "暴力", ", ", "%"]


@pytest.fixture
def ana(workspace: Workspace) -> PersonId:
    return workspace.add_person("Ana", locales={"es-MX": "native"}).id


def harmful(number: int, **changes: Any) -> dict[str, Any]:
    return row(number) | {"outputs": [{"model": "m1", "text": f"No, {number}."}]} | changes


@pytest.fixture
def safety(make_campaign: Callable[..., str], import_rows: Callable[..., Any], workspace: Workspace) -> Workspace:
    """Six items of the safety rubric, by turns about violence and about something else."""
    make_campaign(unit="output", rubric=RUBRIC, overlap=2, more=HELP)
    import_rows(*(harmful(n, domain="everyday", tags=["red-team", ["violence", "hate"][n % 2]]) for n in range(6)))
    workspace.assign("spring")
    return workspace


@pytest.fixture
def agreed(safety: Workspace, ana: PersonId) -> Workspace:
    safety.consent(TOPIC, ana)
    return safety


def next_of(workspace: Workspace, person: PersonId) -> ReviewItem:
    item = workspace.next_item(person)
    assert item is not None
    return item


def closed(workspace: Workspace, person: PersonId) -> list[tuple[str, ClosedBecause]]:
    with workspace._context.store.read() as view:
        return [(each.rubric_id, each.because) for each in closures(workspace._context, view, person)]


def closure(workspace: Workspace, person: PersonId) -> Closure | None:
    with workspace._context.store.read() as view:
        return why_closed(workspace._context, view, person, RUBRIC)


def work(workspace: Workspace, item: ReviewItem, minutes: int) -> None:
    """As if the browser had counted it."""
    with workspace._context.store.work() as tx:
        tx.connection.execute(
            update(claims).where(claims.c.id == item.assignment_id).values(active_seconds=minutes * 60)
        )


def live_in(workspace: Workspace, zone: str, person: PersonId) -> None:
    with workspace._context.store.write() as tx:
        tx.connection.execute(update(people).where(people.c.id == person).values(time_zone=zone))


def test_nobody_gets_such_an_item_who_has_not_agreed(safety: Workspace, ana: PersonId) -> None:
    assert safety.next_item(ana) is None
    assert safety.acting_as(ana).next_sheets() == ()
    assert closed(safety, ana) == [(RUBRIC, ClosedBecause.NEEDS_CONSENT)]
    safety.consent(TOPIC, ana)
    assert safety.next_item(ana) is not None
    assert closed(safety, ana) == []


def test_consent_is_of_one_person(agreed: Workspace) -> None:
    ben = agreed.add_person("Ben", locales={"es-MX": "native"}).id
    assert agreed.next_item(ben) is None


def test_what_is_decided_in_another_process_holds_here_at_once(
    agreed: Workspace, ana: PersonId, folder: Path, clock: Clock
) -> None:
    with Workspace.open(folder, clock=clock) as other:
        kind = next_of(agreed, ana).tags[1]
        other.opt_out(kind, person_id=ana)
        assert kind not in next_of(agreed, ana).tags
        other.withdraw_consent(TOPIC, ana)
        assert agreed.next_item(ana) is None


def test_other_work_goes_on_without_consent(
    safety: Workspace, ana: PersonId, make_campaign: Callable[..., str], import_rows: Callable[..., Any]
) -> None:
    make_campaign("calm")
    import_rows(row(1), campaign="calm")
    safety.assign("calm")
    assert next_of(safety, ana).rubric == "preference"


def test_a_topic_that_nobody_asks_for_is_refused_and_the_topics_are_named(safety: Workspace, ana: PersonId) -> None:
    with pytest.raises(Refused, match="harmful-content"):
        safety.consent("harmfull-content", ana)


def test_nobody_agrees_for_another(safety: Workspace, ana: PersonId) -> None:
    boss = safety.add_person("Nadia", role="coordinator").id
    for step in ("consent", "withdraw_consent"):
        with pytest.raises(Forbidden):
            getattr(safety.acting_as(boss), step)(TOPIC, ana)
    with pytest.raises(Forbidden):
        safety.acting_as(boss).opt_outs(ana)
    safety.acting_as(ana).consent(TOPIC)
    assert [each.topic for each in safety.acting_as(ana).consents()] == [TOPIC]


def test_withdrawing_consent_hands_back_what_is_held_and_keeps_what_was_typed(agreed: Workspace, ana: PersonId) -> None:
    item = next_of(agreed, ana)
    agreed.save_draft(item.assignment_id, {"harm_scope": "none"})
    agreed.withdraw_consent(TOPIC, ana)
    assert agreed.next_item(ana) is None
    [kept] = agreed.consents(ana)
    assert kept.ended_at is not None
    ben = agreed.add_person("Ben", locales={"es-MX": "native"}).id
    agreed.consent(TOPIC, ben)
    assert next_of(agreed, ben).prompt == item.prompt  # given back, so it comes first
    agreed.consent(TOPIC, ana)
    assert next_of(agreed, ana).assignment_id == item.assignment_id
    draft = agreed.draft(item.assignment_id)
    assert draft is not None
    assert draft.ratings == {"harm_scope": "none"}


def test_consent_and_its_end_are_in_the_audit(agreed: Workspace, ana: PersonId) -> None:
    agreed.consent(TOPIC, ana)  # again: nothing new
    agreed.withdraw_consent(TOPIC, ana)
    agreed.withdraw_consent(TOPIC, ana)
    with agreed._context.store.read() as view:
        written = view.connection.execute(select(audit.c.action).where(audit.c.action.like("consent%")))
        assert list(written.scalars()) == ["consent.given", "consent.withdrawn"]


def test_a_judgment_that_was_on_its_way_when_consent_ended_is_kept(agreed: Workspace, ana: PersonId) -> None:
    item = next_of(agreed, ana)
    agreed.withdraw_consent(TOPIC, ana)
    assert agreed.submit(item.assignment_id, FINE).late


def test_categories_that_somebody_does_not_want_are_passed_over(agreed: Workspace, ana: PersonId) -> None:
    assert agreed.opt_out("violence", person_id=ana) == {"violence"}
    assert [tags for tags in all_tags(agreed, ana) if "violence" in tags] == []
    assert agreed.opt_in("violence", person_id=ana) == frozenset()
    assert len(all_tags(agreed, ana)) == 3  # those that were passed over come now: the cursor was forgotten


def all_tags(workspace: Workspace, person: PersonId) -> list[tuple[str, ...]]:
    seen = []
    while (item := workspace.next_item(person)) is not None:
        seen.append(item.tags)
        workspace.submit(item.assignment_id, FINE)
    return seen


def test_a_new_opt_out_hands_back_an_item_unless_something_was_typed(agreed: Workspace, ana: PersonId) -> None:
    first = next_of(agreed, ana)
    agreed.opt_out(first.tags[1], person_id=ana)
    second = next_of(agreed, ana)
    assert first.tags[1] not in second.tags
    agreed.save_draft(second.assignment_id, {"harm_scope": "none"})
    agreed.opt_out(second.tags[1], person_id=ana)
    assert next_of(agreed, ana).assignment_id == second.assignment_id
    agreed.submit(second.assignment_id, FINE)
    assert agreed.next_item(ana) is None


def test_an_opt_out_touches_only_rubrics_that_protect(
    workspace: Workspace, ana: PersonId, make_campaign: Callable[..., str], import_rows: Callable[..., Any]
) -> None:
    make_campaign()
    import_rows(row(0, tags=["violence"]))
    workspace.assign("spring")
    workspace.opt_out("violence", person_id=ana)
    assert next_of(workspace, ana).tags == ("violence",)


def test_an_item_can_be_turned_away_with_its_kind_in_one_step(agreed: Workspace, ana: PersonId) -> None:
    item = next_of(agreed, ana)
    agreed.save_draft(item.assignment_id, {"harm_scope": "none"})
    kind = item.tags[1]
    agreed.turn_away(item.assignment_id, [kind])
    agreed.turn_away(item.assignment_id, [kind])  # the browser said it twice
    assert agreed.opt_outs(ana) == {kind}
    assert kind not in next_of(agreed, ana).tags
    with agreed._context.store.read() as view:
        query = select(claims.c.state, claims.c.reason).where(claims.c.id == item.assignment_id)
        assert tuple(view.connection.execute(query).one()) == ("skipped", "unsaid")


@pytest.mark.parametrize("name", ["", "x" * 1001, "a\0b", "\ud800"])
def test_what_is_no_category_is_refused(agreed: Workspace, ana: PersonId, name: str) -> None:
    with pytest.raises(Refused):
        agreed.opt_out(name, person_id=ana)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(
    items=st.lists(
        st.tuples(
            st.one_of(st.none(), st.sampled_from(CATEGORIES)),
            st.lists(st.sampled_from([*CATEGORIES, "other"]), max_size=3, unique=True),
        ),
        min_size=1,
        max_size=6,
    ),
    unwanted=st.lists(st.lists(st.sampled_from(CATEGORIES), max_size=4), min_size=1, max_size=2),
)
def test_whoever_opts_out_gets_all_other_items_and_none_of_these(
    workspace: Workspace,
    make_campaign: Callable[..., str],
    import_rows: Callable[..., Any],
    items: list[tuple[str | None, list[str]]],
    unwanted: list[list[str]],
) -> None:
    name = f"c{len(workspace.campaigns())}"
    make_campaign(name, unit="output", rubric=RUBRIC, overlap=5, more=HELP)
    import_rows(*(harmful(n, domain=each[0], tags=each[1]) for n, each in enumerate(items)), campaign=name)
    workspace.assign(name)
    for categories in unwanted:
        person = workspace.add_person("P", locales={"es-MX": "native"}).id
        workspace.consent(TOPIC, person)
        workspace.opt_out(*categories, person_id=person)
        given = []
        while (item := workspace.next_item(person, campaign=name)) is not None:
            given.append((item.domain, list(item.tags)))
            if len(given) % 2:
                workspace.submit(item.assignment_id, FINE)
            else:
                workspace.skip(item.assignment_id, "unsaid")
        wanted = [each for each in items if not {each[0], *each[1]} & set(categories)]
        assert sorted(map(json.dumps, given)) == sorted(map(json.dumps, wanted))


def test_a_days_limit_closes_until_midnight_where_the_person_is(agreed: Workspace, ana: PersonId, clock: Clock) -> None:
    live_in(agreed, "Asia/Kolkata", ana)
    clock.now = clock.now.replace(hour=16)  # 21:30 there
    first = next_of(agreed, ana)
    work(agreed, first, 60)
    agreed.submit(first.assignment_id, FINE)
    second = next_of(agreed, ana)
    work(agreed, second, 30)
    assert next_of(agreed, ana) == second  # what was begun may be finished
    agreed.submit(second.assignment_id, FINE)
    assert agreed.next_item(ana) is None
    assert closed(agreed, ana) == [(RUBRIC, ClosedBecause.CAP_REACHED)]
    why = closure(agreed, ana)
    assert why is not None
    assert why.opens_at == clock.now.replace(hour=18, minute=30)
    clock.now = why.opens_at - timedelta(seconds=1)
    assert agreed.next_item(ana) is None
    clock.now = why.opens_at
    assert agreed.next_item(ana) is not None
    assert closed(agreed, ana) == []


def test_work_that_began_yesterday_counts_from_midnight(agreed: Workspace, ana: PersonId, clock: Clock) -> None:
    clock.now = clock.now.replace(hour=23, minute=0)
    item = next_of(agreed, ana)
    clock.move(timedelta(hours=1, minutes=10))  # ten minutes after midnight
    work(agreed, item, 70)
    agreed.submit(item.assignment_id, FINE)
    assert agreed.shelter(item.assignment_id).seconds_left == 80 * 60


def test_a_sheet_knows_where_help_is_and_what_is_left_of_today(agreed: Workspace, ana: PersonId) -> None:
    item = next_of(agreed, ana)
    work(agreed, item, 78)
    shelter = agreed.acting_as(ana).shelter(item.assignment_id)
    assert shelter.support_link == "https://help.example/now"
    assert shelter.seconds_left == 12 * 60


def test_a_private_yes_is_rest_until_midnight(agreed: Workspace, ana: PersonId, clock: Clock) -> None:
    live_in(agreed, "America/Mexico_City", ana)
    item = next_of(agreed, ana)
    agreed.submit(item.assignment_id, {**FINE, "wellbeing": True})
    assert agreed.next_item(ana) is None
    why = closure(agreed, ana)
    assert why is not None
    assert (why.because, why.opens_at) == (ClosedBecause.RESTING, clock.now.replace(day=5, hour=6))
    clock.now = clock.now.replace(day=5, hour=6)
    assert agreed.next_item(ana) is not None


def test_a_private_no_is_no_rest(agreed: Workspace, ana: PersonId) -> None:
    agreed.submit(next_of(agreed, ana).assignment_id, {**FINE, "wellbeing": False})
    assert agreed.next_item(ana) is not None


def test_rest_ends_when_its_person_says_so(agreed: Workspace, ana: PersonId) -> None:
    agreed.submit(next_of(agreed, ana).assignment_id, {**FINE, "wellbeing": True})
    agreed.acting_as(ana).end_rest(RUBRIC)
    assert agreed.next_item(ana) is not None


def test_rest_is_nobody_elses_business(agreed: Workspace, ana: PersonId) -> None:
    agreed.submit(next_of(agreed, ana).assignment_id, {**FINE, "wellbeing": True})
    agreed.opt_out("violence", person_id=ana)
    asked = agreed.dataset("ratings").collect()
    assert "wellbeing" not in asked["criterion"].to_list()
    read = agreed.judged_items("spring", "es-MX").items[0].judgments[0].ratings
    assert "wellbeing" not in {each.criterion for each in read}
    with agreed._context.store.read() as view:
        written = json.dumps([str(each) for each in view.connection.execute(select(audit.c.action, audit.c.details))])
    assert "rest" not in written.replace("rest.", "rest")
    assert "violence" not in written


def test_the_account_shows_what_is_asked_agreed_and_closed(agreed: Workspace, ana: PersonId) -> None:
    agreed.opt_out("gone", person_id=ana)
    shown = agreed.acting_as(ana).protection()
    assert shown.categories == ("everyday", "gone", "hate", "red-team", "violence")
    assert shown.opted_out == {"gone"}
    [request] = shown.requests
    assert (request.topic, request.agreed) == (TOPIC, True)
    assert request.support_links == ("https://help.example/now",)
    assert [agreed.rubric(each).id for each in request.rubrics] == [RUBRIC]
    calm = agreed.add_person("Ben", locales={"de": "native"}).id
    assert replace(agreed.protection(calm), categories=()).requests == ()


def test_whoever_is_forgotten_leaves_no_trace_of_what_they_could_bear(agreed: Workspace, ana: PersonId) -> None:
    agreed.submit(next_of(agreed, ana).assignment_id, {**FINE, "wellbeing": True})
    agreed.opt_out("violence", person_id=ana)
    agreed.forget(ana)
    with agreed._context.store.read() as view:
        for table in (consents, opt_outs, rests):
            assert view.connection.execute(select(table.c.person_id)).all() == []


def test_a_campaign_without_a_place_to_find_help_is_refused(make_campaign: Callable[..., str]) -> None:
    with pytest.raises(BadCampaign, match="support_link"):
        make_campaign(unit="output", rubric=RUBRIC)
