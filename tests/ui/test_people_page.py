"""The people page: who is here, somebody new, keys that are shown once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from reading import choose, press, words_of
from streamlit.testing.v1 import AppTest

from localize import Workspace
from localize.records import DeclaredLocale, Person, Proficiency
from localize.ui.parts.people_table import people_file

ADD = "Add and make an invitation"


def person_called(folder: Path, name: str) -> Person:
    with Workspace.open(folder) as workspace:
        return next(each for each in workspace.people() if each.name == name)


def table(at: AppTest) -> Any:
    return at.dataframe[0].value


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


def test_a_locale_is_changed_with_its_years(demo: Path, open_page: Callable[..., AppTest]) -> None:
    amal = person_called(demo, "Amal")
    tag = amal.locales[0].tag
    at = choose(open_page(demo, "people"), "Who", amal.id)
    at.text_input(key=f"from-{amal.id}-{tag}").set_value("1990")
    at.text_input(key=f"to-{amal.id}-{tag}").set_value("2001")
    press(at, "Save")
    changed = person_called(demo, "Amal").locales
    assert (changed[0].tag, changed[0].lived_from, changed[0].lived_to) == (tag, 1990, 2001)
    assert changed[1:] == amal.locales[1:]
    [line] = [each for each in table(at)["locales"] if "1990 to 2001" in each]
    assert tag in line


def test_years_that_cannot_be_are_refused_in_words(demo: Path, open_page: Callable[..., AppTest]) -> None:
    amal = person_called(demo, "Amal")
    tag = amal.locales[0].tag
    at = choose(open_page(demo, "people"), "Who", amal.id)
    at.text_input(key=f"from-{amal.id}-{tag}").set_value("2001")
    at.text_input(key=f"to-{amal.id}-{tag}").set_value("1990")
    press(at, "Save")
    assert "is after" in words_of(at)
    assert person_called(demo, "Amal").locales == amal.locales


def test_fields_times_and_email_are_changed(demo: Path, open_page: Callable[..., AppTest]) -> None:
    amal = person_called(demo, "Amal")
    at = choose(open_page(demo, "people"), "Who", amal.id)
    at.multiselect(key=f"domains-{amal.id}").set_value(["law"])
    press(at, "Save fields")
    at.text_input(key=f"hours-{amal.id}").set_value("12")
    press(at, "Save times")
    at.text_input(key=f"email-{amal.id}").set_value(" Amal@Example.org ")
    press(at, "Save e-mail")
    changed = person_called(demo, "Amal")
    assert (changed.domains, changed.hours_per_week, changed.email) == (("law",), 12, "amal@example.org")
    assert changed.locales == amal.locales
    at.text_input(key=f"email-{amal.id}").set_value("nonsense")
    press(at, "Save e-mail")
    assert "This e-mail cannot be used." in words_of(at)


def test_what_is_declared_stands_beside_who_said_it_and_what_is_remarked(
    empty: Path, open_page: Callable[..., AppTest]
) -> None:
    with Workspace.open(empty) as workspace:
        luz = workspace.add_person("Luz").id
        workspace.acting_as(luz).declare(luz, {"es": "native", "pt-BR": {"lived_from": 1980, "lived_to": 2000}})
        workspace.set_availability(luz, hours_per_week=10)
        workspace.add_person("Ivo", locales={"hr-HR": "native"})
    everybody = table(open_page(empty, "people"))
    luz_at, ivo_at = (everybody["name"].to_list().index(name) for name in ("Luz", "Ivo"))
    assert everybody["said_by"][luz_at] == "themselves"
    assert everybody["said_by"][ivo_at] == "somebody else"
    assert "es names no region" in everybody["notes"][luz_at]
    assert "pt-BR since 2000" in everybody["notes"][luz_at]
    assert everybody["notes"][ivo_at] == ""
    assert everybody["time"][luz_at] == "10 hours a week"


def test_the_list_as_a_file_runs_nothing_and_adds_nobody_twice(empty: Path, tmp_path: Path) -> None:
    with Workspace.open(empty) as workspace:
        workspace.add_person("=1+1", domains=["@law"], locales={"es-MX": {"lived_from": 1990}})
        file = tmp_path / "people.csv"
        file.write_bytes(people_file(workspace.profiles()))
        assert "'=1+1" in file.read_text(encoding="utf-8-sig")
        found = workspace.check_people_file(file)
        assert (found.new, found.faults, found.known) == ((), (), 3)
        ids = [each.id for each in workspace.people()]
    with Workspace.create(tmp_path / "other") as other:
        assert [each.column for each in other.check_people_file(file).faults] == ["id"] * 3
        text = file.read_text(encoding="utf-8-sig")
        for each in ids:
            text = text.replace(each, "")
        file.write_text(text, encoding="utf-8")
        assert {each.name for each in other.import_people(file)} == {"Nadia", "Tomás", "=1+1"}


def upload(at: AppTest, text: str) -> AppTest:
    at.file_uploader[0].upload("people.csv", text.encode(), "text/csv").run()
    assert not at.exception
    return at


def test_many_are_added_from_a_file_and_their_codes_come_once(empty: Path, open_page: Callable[..., AppTest]) -> None:
    at = upload(open_page(empty, "people"), "name,locales,hours_per_week\nAna,es:native:1990-,10\nBen,de-DE,\n")
    assert list(at.dataframe[1].value["Name"]) == ["Ana", "Ben"]
    assert "names no region" in at.dataframe[1].value["Notes"][0]
    with Workspace.open(empty) as workspace:
        assert len(workspace.people()) == 2
    press(at, "Add 2 people")
    assert "2 people were added." in words_of(at)
    ana = person_called(empty, "Ana")
    assert (ana.locales, ana.hours_per_week) == ((DeclaredLocale("es", lived_from=1990),), 10)
    press(at, "I have it, hide it")
    assert "2 people were added." not in words_of(at)
    assert not [each for each in at.button if each.key == "add-people"]  # the same file is not added once more


def test_a_file_with_a_fault_adds_nobody_and_names_the_line(empty: Path, open_page: Callable[..., AppTest]) -> None:
    at = upload(open_page(empty, "people"), "name,locales\nAna,es-MX\n,de-DE\nCem,xx-QQ\n")
    assert list(at.dataframe[1].value["Line"]) == [3, 4]
    assert not [each for each in at.button if each.label.startswith("Add ") and each.key == "add-people"]


def test_a_coordinator_cannot_add_staff_from_a_file(empty: Path, open_page: Callable[..., AppTest]) -> None:
    text = "name,role\nEve,admin\n"
    at = upload(open_page(empty, "people"), text)
    assert not [each for each in at.button if each.key == "add-people"]
    assert [each.value for each in at.warning] == [
        "Only an administrator adds coordinators and administrators. Take them out of the file."
    ]
    press(upload(open_page(empty, "people", "Tomás"), text), "Add 1 person")
    assert person_called(empty, "Eve").role == "admin"
