"""Messages: to all who may judge in a campaign or a locale of it, once each, until they are taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from building import Clock, row
from sqlalchemy import select

from localize import Workspace
from localize.errors import Forbidden, NotFound, Refused
from localize.languages import UnknownLocale
from localize.records import PersonId
from localize.store.schema_talk import message_readings
from localize.store.schema_work import audit
from localize.workspace.messaging import MessageId


@pytest.fixture
def spring(workspace: Workspace, make_campaign: Callable[..., str], import_rows: Callable[..., Any]) -> Workspace:
    make_campaign()
    import_rows(row(0, "es-MX"), row(0, "de-DE"))
    workspace.assign("spring")
    return workspace


@pytest.fixture
def ana(spring: Workspace) -> PersonId:
    return spring.add_person("Ana", locales={"es-MX": "native"}).id


@pytest.fixture
def jonas(spring: Workspace) -> PersonId:
    return spring.add_person("Jonas", locales={"de-DE": "native"}).id


@pytest.fixture
def boss(spring: Workspace) -> Workspace:
    return spring.acting_as(spring.add_person("Nadia", role="coordinator").id)


def texts(workspace: Workspace, person: PersonId) -> list[tuple[str, bool]]:
    return [(each.text, each.read_at is not None) for each in workspace.own_messages(person)]


def test_it_reaches_those_who_may_judge_there_and_nobody_else(
    spring: Workspace, ana: PersonId, jonas: PersonId, boss: Workspace
) -> None:
    learned = spring.add_person("Luis", locales={"es-MX": "learned"}).id
    boss.send_message("spring", "to all")
    boss.send_message("spring", "an México", "es_MX")
    assert texts(spring, ana) == [("an México", False), ("to all", False)] or texts(spring, ana) == [
        ("to all", False), ("an México", False)
    ]  # fmt: skip
    assert texts(spring, jonas) == [("to all", False)]
    assert texts(spring, learned) == []


def test_each_reads_it_once_and_the_coordinator_sees_how_many_have(
    spring: Workspace, ana: PersonId, jonas: PersonId, boss: Workspace, clock: Clock
) -> None:
    message = boss.send_message("spring", "  to all  ")
    assert (message.text, message.author, message.read, message.people) == ("to all", "Nadia", 0, 2)
    acting = spring.acting_as(ana)
    for _ in range(2):
        acting.read_message(message.id)
    assert texts(spring, ana) == [("to all", True)]
    assert texts(spring, jonas) == [("to all", False)]
    [sent] = boss.messages("spring")
    assert (sent.read, sent.people) == (1, 2)


def test_unread_ones_come_first_then_the_newest(
    spring: Workspace, ana: PersonId, boss: Workspace, clock: Clock
) -> None:
    ids = []
    for text in ("one", "two", "three"):
        ids.append(boss.send_message("spring", text).id)
        clock.move(timedelta(minutes=1))
    spring.acting_as(ana).read_message(ids[2])
    assert texts(spring, ana) == [("two", False), ("one", False), ("three", True)]


def test_what_was_taken_back_is_shown_to_nobody_and_kept_for_coordinators(
    spring: Workspace, ana: PersonId, boss: Workspace, clock: Clock
) -> None:
    message = boss.send_message("spring", "wrong")
    for _ in range(2):
        assert boss.take_back_message(message.id).ended_at == clock.now
    assert texts(spring, ana) == []
    assert [each.text for each in boss.messages()] == ["wrong"]
    with pytest.raises(NotFound):
        spring.acting_as(ana).read_message(message.id)


@pytest.mark.parametrize(("days", "seen"), [(29, True), (30, True), (31, False)])
def test_who_joins_later_sees_the_last_thirty_days(
    spring: Workspace, boss: Workspace, clock: Clock, days: int, seen: bool
) -> None:
    boss.send_message("spring", "welcome")
    clock.move(timedelta(days=days))
    late = spring.add_person("Late", locales={"es-MX": "native"}).id
    assert texts(spring, late) == ([("welcome", False)] if seen else [])


def test_who_was_there_sees_it_however_old_it_is(
    spring: Workspace, ana: PersonId, boss: Workspace, clock: Clock
) -> None:
    boss.send_message("spring", "still unread")
    clock.move(timedelta(days=200))
    assert texts(spring, ana) == [("still unread", False)]


def test_who_comes_to_a_locale_later_gets_its_messages(spring: Workspace, jonas: PersonId, boss: Workspace) -> None:
    boss.send_message("spring", "hola", "es-MX")
    assert texts(spring, jonas) == []
    spring.declare(jonas, {"de-DE": "native", "es-MX": "near-native"})
    assert texts(spring, jonas) == [("hola", False)]


def test_before_anything_is_assigned_the_campaign_file_says_who_works_there(
    workspace: Workspace, make_campaign: Callable[..., str]
) -> None:
    make_campaign(locales=["es-MX"])
    ana = workspace.add_person("Ana", locales={"es-MX": "native"}).id
    workspace.send_message("spring", "soon")
    [message] = workspace.own_messages(ana)
    assert (message.text, message.author) == ("soon", None)


def test_the_same_words_twice_are_one_message_for_ten_minutes(spring: Workspace, boss: Workspace, clock: Clock) -> None:
    first = boss.send_message("spring", "to all")
    assert boss.send_message("spring", "to all").id == first.id
    assert boss.send_message("spring", "to all", "es-MX").id != first.id
    clock.move(timedelta(minutes=11))
    assert boss.send_message("spring", "to all").id != first.id


@pytest.mark.parametrize("text", ["", "   ", "x" * 2001, "a\0b", "\ud800"])
def test_what_cannot_be_said_is_refused(spring: Workspace, boss: Workspace, text: str) -> None:
    with pytest.raises(Refused):
        boss.send_message("spring", text)
    assert boss.messages() == []


def test_a_wrong_place_is_refused_and_the_right_ones_are_named(spring: Workspace, boss: Workspace) -> None:
    with pytest.raises(Refused, match="de-DE, es-MX"):
        boss.send_message("spring", "hello", "fr-FR")
    with pytest.raises(UnknownLocale):
        boss.send_message("spring", "hello", "nowhere-at-all")
    with pytest.raises(NotFound):
        boss.send_message("autumn", "hello")
    with pytest.raises(NotFound):
        boss.take_back_message(MessageId("none"))


def test_reviewers_write_to_nobody_and_read_only_their_own(
    spring: Workspace, ana: PersonId, jonas: PersonId, boss: Workspace
) -> None:
    message = boss.send_message("spring", "hola", "es-MX")
    acting = spring.acting_as(jonas)
    for step in (
        lambda: acting.send_message("spring", "x"),
        lambda: acting.take_back_message(message.id),
        lambda: acting.messages(),
        lambda: acting.own_messages(ana),
    ):
        with pytest.raises(Forbidden):
            step()
    with pytest.raises(NotFound):
        acting.read_message(message.id)


def test_a_coordinator_who_reviews_is_not_told_what_they_wrote(spring: Workspace) -> None:
    nadia = spring.add_person("Nadia", role="coordinator", locales={"es-MX": "native"}).id
    message = spring.acting_as(nadia).send_message("spring", "hola")
    assert texts(spring, nadia) == []
    assert message.people == 0


def test_who_is_forgotten_leaves_the_words_and_not_the_name(spring: Workspace, ana: PersonId) -> None:
    tom = spring.add_person("Tom", role="coordinator").id
    message = spring.acting_as(tom).send_message("spring", "hola")
    spring.acting_as(ana).read_message(message.id)
    spring.forget(tom)
    assert [(each.text, each.author) for each in spring.own_messages(ana)] == [("hola", None)]
    spring.forget(ana)
    with spring._context.store.read() as view:
        assert view.connection.execute(select(message_readings.c.person_id)).all() == []
    assert spring.messages()[0].read == 0


def test_no_text_is_in_the_audit(spring: Workspace, boss: Workspace) -> None:
    boss.take_back_message(boss.send_message("spring", "SECRET").id)
    with spring._context.store.read() as view:
        rows = view.connection.execute(select(audit.c.action, audit.c.details)).all()
    assert [each.action for each in rows if each.action.startswith("message.")] == [
        "message.sent",
        "message.taken_back",
    ]
    assert all("SECRET" not in each.details for each in rows)
