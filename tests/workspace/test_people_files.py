"""People as a CSV file: checked line by line, added all or nothing, and never twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from localize import Workspace
from localize.errors import BadFile, Forbidden, Refused
from localize.records import DeclaredLocale, Proficiency, Role
from localize.workspace.availability import UNSAID
from localize.workspace.people_table import COLUMNS, cells_of

HEADER = "name,role,locales,domains,email,time_zone,hours_per_week,items_per_day,away_until,ui_language"


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    def write_(*lines: str, encoding: str = "utf-8") -> Path:
        file = tmp_path / "people.csv"
        file.write_text("".join(f"{each}\n" for each in lines), encoding=encoding)
        return file

    return write_


def test_a_line_holds_all_that_can_be_said(workspace: Workspace, write: Callable[..., Path]) -> None:
    file = write(
        HEADER,
        "Ana,reviewer,es-MX:native:1990-|en:learned,law|medicine,Ana@Example.org,America/Mexico_City,10,40,2027-02-01,es",
    )
    found = workspace.check_people_file(file)
    assert (found.known, found.faults) == (0, ())
    assert workspace.people() == []
    [ana] = workspace.import_people(file)
    assert ana.locales == (DeclaredLocale("es-MX", lived_from=1990), DeclaredLocale("en", Proficiency.LEARNED))
    assert (ana.domains, ana.email, ana.ui_language) == (("law", "medicine"), "ana@example.org", "es")
    assert (ana.hours_per_week, ana.items_per_day, ana.time_zone) == (10, 40, "America/Mexico_City")
    assert ana.away_until is not None
    assert workspace.sign_in(ana.access_code or "")


def test_columns_may_be_few_and_in_any_order_with_any_separator(
    workspace: Workspace, write: Callable[..., Path]
) -> None:
    for number, (separator, encoding) in enumerate(((",", "utf-8"), (";", "utf-8-sig"), ("\t", "utf-8"))):
        file = write(f"Locales{separator} NAME ", "", f"pt-BR{separator}Zoë {number}", encoding=encoding)
        [new] = workspace.check_people_file(file).new
        assert (new.line, new.person.name, new.person.role) == (3, f"Zoë {number}", Role.REVIEWER)
        assert new.person.availability.hours_per_week is UNSAID
        assert new.notes == ()


def test_every_fault_has_its_line_and_nobody_is_added(workspace: Workspace, write: Callable[..., Path]) -> None:
    workspace.add_person("Here", email="here@example.org")
    file = write(
        HEADER,
        "Ana,,es-MX,,,,,,,",
        ",,es-MX,,,,,,,",
        "Ben,boss,,,,,,,,",
        "Cem,,es-MX:fluent,,,,,,,",
        "Dua,,,,,,ten,,,",
        "Eva,,,,,Mars/Olympus,,,,",
        "Fay,,,,,,,0,,",
        "Gil,,,,,,,,soon,",
        "Hua,,,,here@example.org,,,,,",
        "Ida,,,,ida@example.org,,,,,",
        "Jon,,,,IDA@example.org,,,,,",
        "Kim,,too few",
        "Lea,,es-MX:native:2030-,,,,,,,",
        "Moe,,xx-QQ,,,,,,,",
    )
    found = workspace.check_people_file(file)
    assert [each.person.name for each in found.new] == ["Ana", "Ida"]
    assert [each.line for each in found.faults] == [3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 14, 15]
    assert {each.line: each.column for each in found.faults if each.column} == {
        5: "locales", 6: "hours_per_week", 9: "away_until", 10: "email", 12: "email",
    }  # fmt: skip
    with pytest.raises(Refused, match="Line 3"):
        workspace.import_people(file)
    assert [each.name for each in workspace.people()] == ["Here"]


def test_a_downloaded_list_adds_nobody_again(workspace: Workspace, write: Callable[..., Path]) -> None:
    workspace.add_person("Ana", locales={"ja-JP": {"lived_to": 2000}}, domains=["law"], email="a@example.org")
    workspace.set_availability(workspace.people()[0].id, away_until=date(2027, 3, 1), time_zone="Asia/Tokyo")
    cells = cells_of(workspace.people()[0])
    assert cells["away_until"] == "2027-03-01"
    file = write(",".join(cells), ",".join(cells.values()))
    found = workspace.check_people_file(file)
    assert (found.new, found.known, found.faults) == ((), 1, ())
    assert workspace.import_people(file) == []


def test_a_list_moves_to_another_workspace(workspace: Workspace, write: Callable[..., Path], tmp_path: Path) -> None:
    before = workspace.add_person("Ana", locales={"ja-JP": {"lived_to": 2000}, "en": "learned"}, domains=["law"])
    workspace.set_availability(before.id, hours_per_week=0, items_per_day=7)
    cells = cells_of(workspace.person(before.id))
    assert set(COLUMNS) | {"id"} == set(cells)
    with Workspace.create(tmp_path / "other") as other:
        assert [each.column for each in other.check_people_file(write(*lines(cells))).faults] == ["id"]
        with pytest.raises(Refused, match="nobody with this id"):
            other.import_people(write(*lines(cells)))
        [after] = other.import_people(write(*lines(cells | {"id": ""})))
        assert (after.locales, after.domains, after.hours_per_week, after.items_per_day) == (
            before.locales, before.domains, 0, 7,
        )  # fmt: skip


def lines(cells: dict[str, str]) -> tuple[str, str]:
    return ",".join(cells), ",".join(cells.values())


def test_who_may_be_here_already_is_remarked_on_and_still_added(
    workspace: Workspace, write: Callable[..., Path]
) -> None:
    workspace.add_person("Ana", locales={"es-MX": "native", "fr-CA": "learned"})
    file = write(
        "name,locales",
        "ana,fr-CA:native|es-MX:native:1990-",
        "Ana,es-MX:native",
        "Anna,es-MX:native|fr-CA:learned",
        "Bo,de-AT",
        "Bo,de-AT",
    )
    found = workspace.check_people_file(file)
    same = "there is already somebody of this name and these locales"
    assert {each.line: [str(note.said) for note in each.notes] for each in found.new} == {
        2: [same], 3: [], 4: [], 5: [], 6: [same],
    }  # fmt: skip
    assert len(workspace.import_people(file)) == 5


def test_what_a_spreadsheet_would_run_comes_back_as_it_was(workspace: Workspace, write: Callable[..., Path]) -> None:
    file = write("name", "'=1+1", "''Aho", "'Aho", "'＝x")
    assert [each.person.name for each in workspace.check_people_file(file).new] == ["=1+1", "'Aho", "'Aho", "＝x"]


@pytest.mark.parametrize(
    "text",
    ["", "naem\nAna\n", "name,name\nAna,Ana\n", "role\nreviewer\n", 'name\n"Ana\n', "name,secret\nAna,x\n"],
)
def test_a_file_that_is_no_table_of_people_is_refused(workspace: Workspace, tmp_path: Path, text: str) -> None:
    file = tmp_path / "people.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BadFile):
        workspace.check_people_file(file)


def test_a_file_that_is_not_utf8_or_too_large_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    for content in ("name\nZoë\n".encode("latin-1"), b"name\n" + b"Ana\n" * 600_000, b"PK\x03\x04zip"):
        file.write_bytes(content)
        with pytest.raises(BadFile):
            workspace.check_people_file(file)


def test_a_coordinator_adds_no_staff_by_a_file(workspace: Workspace, write: Callable[..., Path]) -> None:
    nadia = workspace.acting_as(workspace.add_person("Nadia", role="coordinator").id)
    file = write("name,role", "Ana,reviewer", "Eve,admin")
    assert nadia.check_people_file(file).staff
    with pytest.raises(Forbidden):
        nadia.import_people(file)
    assert len(nadia.people()) == 1
    assert len(nadia.import_people(write("name,role", "Ana,reviewer"))) == 1
