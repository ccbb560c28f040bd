"""My profile: said by oneself, in force at once, and asked for where a queue is empty because of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from reading import choose, press, words_of
from sqlalchemy import insert
from streamlit.testing.v1 import AppTest

from localize import Workspace
from localize.records import DeclaredLocale, Person, Proficiency
from localize.store.schema_known import item_sets, set_attempts
from localize.texts import texts
from localize.ui import main
from localize.ui.menu import own_menu


@pytest.fixture
def luz(empty: Path) -> Path:
    with Workspace.open(empty) as workspace:
        workspace.add_person("Luz", ui_language="en")
    return empty


def person_called(folder: Path, name: str) -> Person:
    with Workspace.open(folder) as workspace:
        return next(each for each in workspace.people() if each.name == name)


def say(folder: Path, name: str, locales: dict[str, object]) -> Person:
    with Workspace.open(folder) as workspace:
        return workspace.declare(next(each.id for each in workspace.people() if each.name == name), locales)  # type: ignore[arg-type]


def test_a_language_of_several_regions_asks_for_one_before_it_is_added(
    luz: Path, open_page: Callable[..., AppTest]
) -> None:
    at = choose(open_page(luz, "profile", "Luz"), "Language", "es")
    button = next(each for each in at.button if each.label == "Add this language")
    assert button.disabled
    region = next(each for each in at.selectbox if each.label == "Region")
    assert region.options[0].endswith("es-ES")  # the likeliest; no campaign asks for another
    choose(at, "Region", "es-MX")
    next(each for each in at.text_input if each.label == "From year").set_value("1990").run()
    press(at, "Add this language")
    assert person_called(luz, "Luz").locales == (DeclaredLocale("es-MX", Proficiency.NATIVE, 1990),)
    assert "Declared: native, lived there since 1990" in words_of(at)
    assert "No test yet: this is not proven." in words_of(at)


def test_what_was_only_learned_needs_no_region(luz: Path, open_page: Callable[..., AppTest]) -> None:
    at = choose(open_page(luz, "profile", "Luz"), "Language", "en")
    choose(at, "How well", Proficiency.LEARNED)
    press(at, "Add this language")
    assert person_called(luz, "Luz").locales == (DeclaredLocale("en", Proficiency.LEARNED),)


def test_a_bare_tag_that_stands_there_is_asked_for_its_region(luz: Path, open_page: Callable[..., AppTest]) -> None:
    say(luz, "Luz", {"es": {"lived_from": 1980}, "en": "learned"})
    at = open_page(luz, "profile", "Luz")
    asked = [each for each in words_of(at).split("\n") if "Which" in each]
    assert len(asked) == 1
    assert "Spanish" in asked[0]
    choose(at, "Region", "es-AR")
    press(at, "This is my region")
    assert person_called(luz, "Luz").locales[0] == DeclaredLocale("es-AR", Proficiency.NATIVE, 1980)
    assert "Which" not in words_of(at)


def test_regions_of_campaigns_come_first(demo: Path, open_page: Callable[..., AppTest]) -> None:
    with Workspace.open(demo) as workspace:
        person = workspace.add_person("Luz", locales={"sw": "native"}, ui_language="en")
        assert "sw-KE" in workspace.wanted().locales
    at = open_page(demo, "profile", person.name)
    assert next(each for each in at.selectbox if each.label == "Region").options[0].endswith("sw-KE")


@pytest.mark.parametrize(("label", "typed"), [("From year", "MCM"), ("To year", "1066"), ("To year", "2999")])
def test_a_year_that_cannot_be_is_said_in_words(
    luz: Path, open_page: Callable[..., AppTest], label: str, typed: str
) -> None:
    at = choose(open_page(luz, "profile", "Luz"), "Language", "ja")
    next(each for each in at.text_input if each.label == label).set_value(typed).run()
    press(at, "Add this language")
    assert typed in words_of(at)
    assert person_called(luz, "Luz").locales == ()


def test_locales_are_put_first_changed_and_taken_out(luz: Path, open_page: Callable[..., AppTest]) -> None:
    person = say(luz, "Luz", {"es-MX": "native", "en": "learned", "pt-BR": "near-native"})
    at = open_page(luz, "profile", "Luz")
    at.button(key=f"first-{person.id}-pt-BR").click().run()
    assert [each.tag for each in person_called(luz, "Luz").locales] == ["pt-BR", "es-MX", "en"]
    at.button(key=f"out-{person.id}-en").click().run()
    assert [each.tag for each in person_called(luz, "Luz").locales] == ["pt-BR", "es-MX"]


def test_what_was_tested_stands_beside_what_is_declared(demo: Path, open_page: Callable[..., AppTest]) -> None:
    with Workspace.open(demo) as workspace:
        person = workspace.add_person("Luz", locales={"ar-EG": "native", "en": "learned"}, ui_language="en")
        now = datetime(2027, 1, 4, tzinfo=UTC)
        with workspace._context.store.write() as tx:
            placement(tx.connection, workspace.campaigns()[0].id, person.id, now)
    shown = words_of(open_page(demo, "profile", "Luz"))
    assert "test passed: 8 of 10 right" in shown
    assert "No test yet" not in shown  # English was only learned


def placement(connection, campaign: str, person_id: str, now: datetime) -> None:
    """A placement test that somebody passed."""
    known = {
        "id": "set", "campaign_id": campaign, "key": "place", "purpose": "placement", "locale": "ar-EG", "unit": "pair",
        "rubric_id": "preference", "rubric_major": 1, "title": "t", "pass_mark": 0.75, "attempts": 2, "created_at": now,
    }  # fmt: skip
    connection.execute(insert(item_sets), {each.name: known[each.name] for each in item_sets.c if each.name in known})
    attempt = {
        "id": "attempt", "set_id": "set", "person_id": person_id, "number": 1, "started_at": now, "finished_at": now,
        "right": 8, "answered": 10, "passed": True,
    }  # fmt: skip
    connection.execute(
        insert(set_attempts), {each.name: attempt[each.name] for each in set_attempts.c if each.name in attempt}
    )


def test_times_and_fields_are_saved(luz: Path, open_page: Callable[..., AppTest]) -> None:
    at = open_page(luz, "profile", "Luz")
    person = person_called(luz, "Luz")
    back = datetime.now(UTC).date() + timedelta(days=30)
    at.text_input(key=f"hours-{person.id}").set_value("10")
    at.text_input(key=f"items-{person.id}").set_value("40")
    at.date_input(key=f"back-{person.id}").set_value(back)
    press(at, "Save times")
    at.multiselect(key=f"domains-{person.id}").set_value(["medicine"])
    press(at, "Save fields")
    after = person_called(luz, "Luz")
    assert (after.hours_per_week, after.items_per_day, after.domains) == (10, 40, ("medicine",))
    assert at.date_input(key=f"back-{person.id}").value == back
    at.text_input(key=f"hours-{person.id}").set_value("")
    press(at, "Save times")
    press(at, "No longer away")
    after = person_called(luz, "Luz")
    assert (after.hours_per_week, after.items_per_day, after.away_until) == (None, 40, None)


def test_who_left_long_ago_is_told_that_it_closes_nothing(luz: Path, open_page: Callable[..., AppTest]) -> None:
    say(luz, "Luz", {"es-MX": {"lived_from": 1980, "lived_to": date.today().year - 11}})  # noqa: DTZ011
    assert "this closes nothing" in words_of(open_page(luz, "profile", "Luz"))


def test_an_empty_queue_leads_to_the_profile_and_the_profile_to_work(
    demo: Path, open_page: Callable[..., AppTest]
) -> None:
    with Workspace.open(demo) as workspace:
        workspace.add_person("Luz", ui_language="en")
    at = open_page(demo, "review", "Luz")
    assert "in your profile" in words_of(at)
    assert "Open my profile" in [each.label for each in at.get("page_link")]
    at = choose(open_page(demo, "profile", "Luz"), "Language", "sw-KE")
    press(at, "Add this language")
    with Workspace.open(demo) as workspace:
        assert workspace.next_item(person_called(demo, "Luz").id) is not None


def test_reviewers_find_the_way_on_every_page(demo: Path, open_page: Callable[..., AppTest]) -> None:
    at = open_page(demo, None, "Amal")
    assert texts("ar").gettext("My profile") in [each.label for each in at.get("page_link")]


def test_staff_who_review_have_the_page_in_their_line(
    demo: Path, open_page: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[dict[str, str]] = []

    def pages(visit: object) -> None:
        every = (page for some in own_menu(visit).values() for page in some)  # type: ignore[arg-type]
        shown.append({each.url_path: each.visibility for each in every})

    monkeypatch.setattr(main, "account_menu", lambda visit, ways=(): pages(visit))
    for name in ("Nadia", "Tomás"):
        open_page(demo, None, name)
    assert [each["profile"] for each in shown] == [
        "visible" if reviews(demo, name) else "hidden" for name in ("Nadia", "Tomás")
    ]
    assert all("audit" in each for each in shown)


def reviews(folder: Path, name: str) -> bool:
    return bool(person_called(folder, name).locales)
