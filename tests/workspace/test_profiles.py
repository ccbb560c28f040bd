"""What people say of themselves: locales with years, fields, time; who may say it, and what is remarked on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from building import Clock, row
from hypothesis import given
from hypothesis import strategies as st

from localize import Workspace
from localize.errors import Forbidden, LocalizeError, NotFound, Refused
from localize.languages import match_tier, parts, regions_of
from localize.records import DeclaredLocale, PersonId, Proficiency
from localize.workspace.declaring import (
    BadPerson,
    Remark,
    asks_region,
    check_locales,
    locale_line,
    notes_on,
    parse_locale,
    regions_to_offer,
)

TAGS = ("es-MX", "es", "pt-BR", "zh-Hant", "zh-Hans-SG", "sr-Latn", "ca-valencia", "ar-001", "es-419", "en")
years = st.none() | st.integers(1900, 2027)
any_locale = st.builds(DeclaredLocale, st.sampled_from(TAGS), st.sampled_from(Proficiency), years, years).filter(
    lambda each: each.lived_from is None or each.lived_to is None or each.lived_from <= each.lived_to
)


@given(any_locale)
def test_a_locale_written_as_a_line_is_read_as_it_was(locale: DeclaredLocale) -> None:
    assert parse_locale(locale_line(locale)) == locale


@given(st.lists(any_locale, unique_by=lambda each: each.tag))
def test_all_ways_to_say_the_same_are_the_same(locales: list[DeclaredLocale]) -> None:
    as_mapping = {
        each.tag: {"proficiency": each.proficiency.value, "lived_from": each.lived_from, "lived_to": each.lived_to}
        for each in locales
    }
    assert check_locales(locales, 2027) == check_locales(as_mapping, 2027) == locales
    assert check_locales({each.tag: each for each in locales}, 2027) == locales


@pytest.mark.parametrize(
    ("line", "locale"),
    [
        ("es-MX", DeclaredLocale("es-MX")),
        (" es-MX:near-native ", DeclaredLocale("es-MX", Proficiency.NEAR_NATIVE)),
        ("es-MX::1990-", DeclaredLocale("es-MX", Proficiency.NATIVE, 1990)),
        ("es-MX:native:-2015", DeclaredLocale("es-MX", Proficiency.NATIVE, None, 2015)),
    ],
)
def test_ways_to_write_a_locale(line: str, locale: DeclaredLocale) -> None:
    assert parse_locale(line) == locale


@pytest.mark.parametrize(
    "line", ["", ":native", "es-MX:fluent", "es-MX:native:1990", "es-MX:native:1990-2015:x", "a b:c:d"]
)
def test_a_line_that_says_no_locale_is_refused_with_a_way_out(line: str) -> None:
    with pytest.raises(BadPerson):
        parse_locale(line)


@pytest.mark.parametrize(
    "locales",
    [
        {"es-MX": {"lived_from": 1899}},
        {"es-MX": {"lived_from": 2028}},
        {"es-MX": {"lived_to": 2028}},
        {"es-MX": {"lived_from": 2000, "lived_to": 1999}},
        {"es-MX": {"lived_from": "1990"}},
        {"es-MX": {"lived_from": True}},
        {"es-MX": {"since": 1990}},
        {"es-MX": {"proficiency": "fluent"}},
        {"es_mx": "native", "es-MX": "learned"},
        {"xx-QQ": "native"},
        {f"en-{number:03}": "native" for number in range(60)},
    ],
)
def test_what_cannot_be_is_refused(locales: Any) -> None:
    with pytest.raises(LocalizeError):
        check_locales(locales, 2027)


@pytest.mark.parametrize(
    "said",
    [
        {"name": None},
        {"name": 7},
        {"domains": "law"},
        {"domains": None},
        {"domains": 3},
        {"domains": ["law", None]},
        {"locales": ["es-MX"]},
        {"locales": "es-MX"},
        {"locales": 5},
        {"locales": [None]},
        {"locales": {5: "native"}},
        {"email": 5},
    ],
)
def test_what_is_no_text_or_no_list_is_refused_with_a_way_out(workspace: Workspace, said: dict[str, Any]) -> None:
    with pytest.raises(BadPerson) as refused:
        workspace.add_person(**{"name": "Ana", **said})
    assert str(refused.value.way_out)
    assert workspace.people() == []


def test_who_declares_no_list_keeps_what_they_declared(workspace: Workspace) -> None:
    ana = workspace.add_person("Ana", locales={"es-MX": "native"}, domains=["law"]).id
    wrong: list[tuple[Any, Any]] = [("es-MX", None), (["es-MX"], None), (None, None), ({"en": "native"}, "medicine")]
    for locales, domains in wrong:
        with pytest.raises(BadPerson):
            workspace.declare(ana, locales, domains)
    assert (workspace.person(ana).locales, workspace.person(ana).domains) == ((DeclaredLocale("es-MX"),), ("law",))


def test_the_year_of_today_is_the_last(workspace: Workspace, clock: Clock) -> None:
    ana = workspace.add_person("Ana", locales={"es-MX": {"lived_from": 2027}}).id
    with pytest.raises(BadPerson, match="1900"):
        workspace.declare(ana, {"es-MX": {"lived_from": 2028}})
    clock.move(timedelta(days=366))
    assert workspace.declare(ana, {"es-MX": {"lived_from": 2028}}).locales[0].lived_from == 2028


def test_locales_are_kept_in_the_order_declared(workspace: Workspace) -> None:
    said = {"zh-Hant-TW": "native", "en": "learned", "de-DE": {"proficiency": "near-native", "lived_from": 2001}}
    ana = workspace.add_person("Ana", locales=said)
    assert [each.tag for each in ana.locales] == list(said)
    assert workspace.person(ana.id).locales[2] == DeclaredLocale("de-DE", Proficiency.NEAR_NATIVE, 2001)


# Which region?


@pytest.mark.parametrize("tag", ["es", "pt", "en", "ar", "zh", "zh-Hant", "fr", "sr-Latn", "sw"])
def test_a_language_of_several_regions_asks_for_one(tag: str) -> None:
    assert asks_region(tag)
    assert [note.remark for note in notes_on([DeclaredLocale(tag)], (), 2027)] == [Remark.NO_REGION]


@pytest.mark.parametrize("tag", ["es-MX", "es-419", "ar-001", "ja", "ca-ES"])
def test_a_region_that_is_named_or_the_only_one_is_not_asked_for(tag: str) -> None:
    assert not asks_region(tag)


def test_a_campaign_that_asks_for_a_region_makes_it_matter() -> None:
    assert asks_region("ja", ["ja-JP"])
    assert not asks_region("ja", ["ko-KR"])


def test_a_learned_language_needs_no_region() -> None:
    assert notes_on([DeclaredLocale("en", Proficiency.LEARNED)], ["en-US"], 2027) == ()


@given(st.sampled_from(TAGS), st.lists(st.sampled_from([*TAGS, "es-AR", "zh-TW", "sr-ME"])))
def test_only_regions_of_the_same_language_and_script_are_offered(tag: str, wanted: list[str]) -> None:
    offered = regions_to_offer(tag, wanted)
    assert len({parts(each) for each in offered}) == len(offered)
    for each in offered:
        assert match_tier(each, tag) is not None
        assert parts(each).region


def test_regions_of_campaigns_come_first() -> None:
    assert regions_to_offer("es", ["pt-BR", "es-MX", "es-AR"])[:3] == ("es-MX", "es-AR", "es-ES")
    assert regions_of("pt")[0] == "pt-BR"
    assert "zh-TW" not in regions_of("zh")


def test_who_left_long_ago_gets_a_note_and_still_works(
    workspace: Workspace, make_campaign: Callable[..., str], import_rows: Callable[..., Any]
) -> None:
    make_campaign()
    import_rows(row())
    workspace.assign("spring")
    ana = workspace.add_person("Ana", locales={"es-MX": {"lived_from": 1980, "lived_to": 2016}}).id
    ben = workspace.add_person("Ben", locales={"es-MX": {"lived_from": 1980, "lived_to": 2017}}).id
    notes = {each.person.id: each.notes for each in workspace.profiles()}
    assert [(note.remark, note.year) for note in notes[ana]] == [(Remark.LEFT_LONG_AGO, 2016)]
    assert notes[ben] == ()
    assert workspace.next_item(ana) is not None


# For oneself and for others


def test_a_reviewer_declares_for_themselves_and_work_opens_at_once(
    workspace: Workspace, make_campaign: Callable[..., str], import_rows: Callable[..., Any]
) -> None:
    make_campaign()
    import_rows(row())
    workspace.assign("spring")
    ana = workspace.add_person("Ana").id
    acting = workspace.acting_as(ana)
    assert acting.next_item() is None
    acting.declare(ana, {"es-MX": "native"}, ["medicine"])
    assert acting.next_item() is not None
    assert acting.profile().self_declared
    [told] = workspace.audit(actions=["person.declared"]).rows
    assert (told.actor, told.object, told.details) == (ana, ana, {})


def test_who_declared_last_is_told_apart(workspace: Workspace) -> None:
    ana = workspace.add_person("Ana", locales={"es-MX": "native"}).id
    nadia = workspace.add_person("Nadia", role="coordinator").id
    said = []
    for speaks in (None, ana, nadia, ana):
        bound = workspace if speaks is None else workspace.acting_as(speaks)
        bound.declare(ana, {"es-MX": "native"})
        said.append(workspace.profile(ana).self_declared)
    assert said == [False, True, False, True]


def test_a_coordinator_declares_for_reviewers_and_for_themselves_only(workspace: Workspace) -> None:
    nadia, olu = (workspace.add_person(name, role="coordinator").id for name in ("Nadia", "Olu"))
    ana = workspace.add_person("Ana").id
    acting = workspace.acting_as(nadia)
    for who in (ana, nadia):
        assert acting.declare(who, {"en-NG": "native"}).locales
        assert acting.set_availability(who, hours_per_week=5).hours_per_week == 5
    with pytest.raises(Forbidden):
        acting.declare(olu, {"en-NG": "native"})
    with pytest.raises(Forbidden):
        acting.set_availability(olu, hours_per_week=5)


def test_fields_stay_where_only_locales_are_said(workspace: Workspace) -> None:
    ana = workspace.add_person("Ana", domains=["law"]).id
    assert workspace.declare(ana, {"es-MX": "native"}, None).domains == ("law",)
    assert workspace.declare(ana, {"es-MX": "native"}).domains == ()


def test_what_campaigns_ask_for_is_offered_to_everybody(
    workspace: Workspace, make_campaign: Callable[..., str]
) -> None:
    make_campaign(locales=["es-MX", "de-DE"], more='expert_domains = ["law"]')
    make_campaign("over", locales=["ja-JP"])
    workspace.close_campaign("over")
    wanted = workspace.acting_as(workspace.add_person("Ana").id).wanted()
    assert wanted.locales == ("de-DE", "es-MX")
    assert wanted.domains == ("law",)


# Time


def test_availability_changes_only_what_is_said(workspace: Workspace) -> None:
    ana = workspace.add_person("Ana").id
    workspace.set_availability(ana, hours_per_week=10, items_per_day=40, time_zone="Asia/Tokyo")
    person = workspace.set_availability(ana, hours_per_week=None, away_until=date(2027, 5, 10))
    assert (person.hours_per_week, person.items_per_day, person.time_zone) == (None, 40, "Asia/Tokyo")
    assert person.away_until == datetime(2027, 5, 9, 15, tzinfo=UTC)  # midnight in Tokyo


def test_who_is_back_already_is_not_away(workspace: Workspace) -> None:
    ana = workspace.add_person("Ana").id
    for over in (date(2027, 1, 4), date(1, 1, 1), datetime(2026, 12, 31, tzinfo=UTC)):
        assert workspace.set_availability(ana, away_until=over).away_until is None
    assert workspace.set_availability(ana, away_until=date(2027, 1, 5)).away_until is not None


@pytest.mark.parametrize(
    "said",
    [
        {"hours_per_week": -1}, {"hours_per_week": 169}, {"hours_per_week": 1.5}, {"hours_per_week": True},
        {"items_per_day": 0}, {"items_per_day": 10_001}, {"time_zone": "Mars/Olympus"}, {"time_zone": "../etc"},
        {"away_until": date(9999, 12, 31)},
    ],
)  # fmt: skip
def test_a_time_that_cannot_be_is_refused(workspace: Workspace, said: dict[str, Any]) -> None:
    ana = workspace.add_person("Ana").id
    with pytest.raises(BadPerson):
        workspace.set_availability(ana, **said)
    assert not workspace.audit(actions=["person.availability_set"]).rows


def test_the_audit_says_which_and_never_what(workspace: Workspace) -> None:
    ana = workspace.add_person("Ana", email="ana@example.org").id
    workspace.set_availability(ana, hours_per_week=11, time_zone="Asia/Tokyo")
    rows = {each.action: each.details for each in workspace.audit(object=ana).rows}
    assert rows["person.availability_set"] == {"said": ["hours_per_week", "time_zone"]}
    assert rows["person.email_set"] == {"known": True}


# E-mail


def test_an_email_belongs_to_one_and_is_kept_in_lower_case(workspace: Workspace) -> None:
    ana = workspace.add_person("Ana", email=" Ana@Example.ORG ")
    assert ana.email == "ana@example.org"
    for attempt in (
        lambda: workspace.add_person("Ben", email="ANA@example.org"),
        lambda: workspace.set_email(workspace.add_person("Cem").id, "ana@example.org"),
    ):
        with pytest.raises(Refused, match="Somebody else"):
            attempt()
    assert [each.name for each in workspace.people()] == ["Ana", "Cem"]
    assert workspace.set_email(ana.id, "ana@example.org").email == "ana@example.org"
    assert workspace.set_email(ana.id, None).email is None


@pytest.mark.parametrize(
    "email", ["", "ana", "ana@", "@b.c", "a b@c.de", "a@b", "a@b@c.de", "<a@b.cd>", f"{'a' * 250}@b.cd"]
)
def test_an_email_that_cannot_be_is_refused(workspace: Workspace, email: str) -> None:
    with pytest.raises(BadPerson):
        workspace.add_person("Ana", email=email)


def test_nobody_takes_over_a_sign_in_by_an_email(workspace: Workspace) -> None:
    ana = workspace.add_person("Ana").id
    nadia, olu = (workspace.add_person(name, role="coordinator").id for name in ("Nadia", "Olu"))
    for actor, whose in ((ana, ana), (nadia, nadia), (nadia, olu)):
        with pytest.raises(Forbidden):
            workspace.acting_as(actor).set_email(whose, "x@example.org")
    assert workspace.acting_as(nadia).set_email(ana, "x@example.org").email == "x@example.org"


def test_nobody_is_said_in_words(workspace: Workspace) -> None:
    nobody = PersonId("nobody")
    for attempt in (
        lambda: workspace.declare(nobody, {}),
        lambda: workspace.set_availability(nobody),
        lambda: workspace.set_email(nobody, None),
        lambda: workspace.profile(nobody),
    ):
        with pytest.raises(NotFound):
            attempt()
