"""The people page: who is here, somebody new, keys that are shown once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reading import choose, press, words_of
from streamlit.testing.v1 import AppTest

from localize import Workspace
from localize.records import DeclaredLocale, Person, Proficiency

ADD = "Add and make an invitation"


def person_called(folder: Path, name: str) -> Person:
    with Workspace.open(folder) as workspace:
        return next(each for each in workspace.people() if each.name == name)


def add(at: AppTest, name: str) -> AppTest:
    next(each for each in at.text_input if each.label == "Name").set_value(name)
    return press(at, ADD)


def test_the_table_finds_by_name_locale_and_domain(demo: Path, open_page: Callable[..., AppTest]) -> None:
    at = open_page(demo, "people")
    everybody = len(at.dataframe[0].value)
    at.text_input[0].set_value("SW-ke").run()
    assert 0 < len(at.dataframe[0].value) < everybody
    assert all("sw-KE" in each for each in at.dataframe[0].value["locales"])
    at.text_input[0].set_value("nobody at all").run()
    assert "Nobody fits this." in words_of(at)
    assert not at.dataframe


def test_somebody_new_gets_a_code_a_link_and_its_picture(empty: Path, open_page: Callable[..., AppTest]) -> None:
    with Workspace.open(empty) as workspace:
        workspace.add_person("Luz", locales={"es-MX": "native"})
    at = open_page(empty, "people")
    at.multiselect(key="native-new").set_value(["es-MX"])
    at.multiselect(key="learned-new").set_value(["en"])
    at.multiselect(key="domains-new").set_value(["medicine"])
    add(at, "Ana")
    code, link = (each.value for each in at.code)
    assert "This is shown only now." in words_of(at)
    assert at.get("image")
    ana = person_called(empty, "Ana")
    assert ana.locales == (DeclaredLocale("es-MX"), DeclaredLocale("en", Proficiency.LEARNED))
    assert ana.domains == ("medicine",)
    with Workspace.open(empty) as workspace:
        assert workspace.sign_in(code)
        assert workspace.accept_invitation(link.rsplit("/", 1)[1])


def test_keys_stay_until_they_are_hidden_and_never_come_back(empty: Path, open_page: Callable[..., AppTest]) -> None:
    at = add(open_page(empty, "people"), "Ana")
    at.run()
    assert len(at.code) == 2
    press(at, "I have passed it on, hide it")
    assert not at.code
    assert not at.run().code


def test_a_bad_locale_is_refused_in_words_and_nobody_is_added(empty: Path, open_page: Callable[..., AppTest]) -> None:
    at = open_page(empty, "people")
    at.multiselect(key="native-new").set_value(["klingonia"])
    add(at, "Ana")
    assert "klingonia" in words_of(at)
    with Workspace.open(empty) as workspace:
        assert len(workspace.people()) == 2


def test_a_locale_under_two_proficiencies_is_refused(empty: Path, open_page: Callable[..., AppTest]) -> None:
    at = open_page(empty, "people")
    for key in ("native-new", "learned-new"):
        at.multiselect(key=key).set_value(["en"])
    add(at, "Ana")
    assert "A locale stands there twice." in words_of(at)


def test_a_name_is_needed(empty: Path, open_page: Callable[..., AppTest]) -> None:
    assert "This name cannot be used." in words_of(add(open_page(empty, "people"), "  "))


def test_a_coordinator_manages_reviewers_only(demo: Path, open_page: Callable[..., AppTest]) -> None:
    at = open_page(demo, "people")
    assert "Role" not in [each.label for each in at.selectbox]
    who = next(each for each in at.selectbox if each.label == "Who")
    assert not any(each.startswith(("Nadia", "Tomás")) for each in who.options)


def test_an_administrator_adds_staff_too(empty: Path, open_page: Callable[..., AppTest]) -> None:
    at = open_page(empty, "people", "Tomás")
    next(each for each in at.selectbox if each.label == "Role").set_value("coordinator")
    add(at, "Olu")
    assert person_called(empty, "Olu").role == "coordinator"


def test_nobody_can_end_their_own_session_here(empty: Path, open_page: Callable[..., AppTest]) -> None:
    who = next(each for each in open_page(empty, "people", "Tomás").selectbox if each.label == "Who")
    assert [each.split(" ")[0] for each in who.options] == ["Nadia"]


def test_a_new_code_ends_the_old_one(demo: Path, open_page: Callable[..., AppTest]) -> None:
    amal = person_called(demo, "Amal")
    with Workspace.open(demo) as workspace:
        old = workspace.renew_code(amal.id).access_code or ""
    at = choose(open_page(demo, "people"), "Who", amal.id)
    press(at, "Make a new access code")
    [new] = [each.value for each in at.code]
    with Workspace.open(demo) as workspace:
        assert workspace.sign_in(old) is None
        assert workspace.sign_in(new)


def test_a_new_link_is_made(demo: Path, open_page: Callable[..., AppTest]) -> None:
    at = choose(open_page(demo, "people"), "Who", person_called(demo, "Amal").id)
    press(at, "Make a new invitation link")
    [link] = [each.value for each in at.code]
    assert "/join/" in link


def test_locales_and_domains_are_changed(demo: Path, open_page: Callable[..., AppTest]) -> None:
    amal = person_called(demo, "Amal")
    at = choose(open_page(demo, "people"), "Who", amal.id)
    at.multiselect(key=f"native-{amal.id}").set_value(["ar-EG", "ja-JP"])
    press(at, "Save locales and domains")
    assert {each.tag for each in person_called(demo, "Amal").locales} == {"ar-EG", "ja-JP", "en"}
