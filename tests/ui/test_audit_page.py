"""The audit page: rows by filter, the chain, names that run nothing, a file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from reading import markup_of, press, words_of
from sqlalchemy import text
from streamlit.testing.v1 import AppTest

from localize import Workspace
from localize.errors import Forbidden
from localize.ui.pages.audit import audit_file

HOSTILE = "=1+1 <img src=x> **b**\u202e"


@pytest.fixture
def folder(empty: Path) -> Path:
    with Workspace.open(empty) as workspace:
        luz = workspace.add_person("Luz Canaria", ui_language="en").id
        workspace.acting_as(luz).declare(luz, {"es-MX": "native"})
        nadia = next(each.id for each in workspace.people() if each.name == "Nadia")
        workspace.acting_as(nadia).invite(luz)
        for _ in range(60):
            workspace.acting_as(luz).set_availability(luz, hours_per_week=1)
    return empty


def rows(at: AppTest) -> list[dict[str, object]]:
    frame = at.dataframe[0].value
    return [dict(zip(frame.columns, values, strict=True)) for values in frame.itertuples(index=False)]


def test_rows_stand_newest_first_under_a_chain_that_is_whole(folder: Path, open_page: Callable[..., AppTest]) -> None:
    at = open_page(folder, "audit")
    numbers = [each["number"] for each in rows(at)]
    assert numbers == sorted(numbers, reverse=True)
    assert [each.value.split(":")[0] for each in at.success] == ["The chain is whole"]
    assert {each["who"] for each in rows(at)} >= {"the server", "Luz Canaria", "Nadia"}


def test_filters_narrow(folder: Path, open_page: Callable[..., AppTest]) -> None:
    at = open_page(folder, "audit")
    at.multiselect(key="audit-actions").set_value(["person.invited", "person.declared"]).run()
    assert {each["object"] for each in rows(at)} == {"Luz Canaria"}
    assert [(each["action"], each["who"]) for each in rows(at)] == [
        ("person.invited", "Nadia"), ("person.declared", "Luz Canaria"),
    ]  # fmt: skip
    with Workspace.open(folder) as workspace:
        nadia = next(each.id for each in workspace.people() if each.name == "Nadia")
    at.selectbox(key="audit-actor").set_value(nadia).run()
    assert [each["action"] for each in rows(at)] == ["person.invited"]
    at.text_input(key="audit-object").set_value("nothing").run()
    assert "0 rows fit." in words_of(at)
    assert not at.dataframe


def test_days_are_of_the_readers_clock_and_both_count(folder: Path, open_page: Callable[..., AppTest]) -> None:
    at = open_page(folder, "audit")
    total = at.dataframe[0].value.shape[0]
    today = date.today()  # noqa: DTZ011
    at.date_input(key="audit-first").set_value(today - timedelta(days=1)).run()
    at.date_input(key="audit-last").set_value(today + timedelta(days=1)).run()
    assert at.dataframe[0].value.shape[0] == total
    at.date_input(key="audit-last").set_value(today - timedelta(days=2)).run()
    assert not at.dataframe


def test_a_chain_that_somebody_changed_is_said_with_its_number(folder: Path, open_page: Callable[..., AppTest]) -> None:
    with Workspace.open(folder) as workspace, workspace._context.store.engine.begin() as connection:
        connection.execute(text("DROP TRIGGER audit_no_update"))
        connection.execute(text("UPDATE audit SET action = 'x' WHERE sequence = 3"))
    at = open_page(folder, "audit")
    assert not at.success
    assert "breaks at number 3" in at.warning[0].value


def test_names_run_nothing_on_the_page_or_in_the_file(folder: Path, open_page: Callable[..., AppTest]) -> None:
    with Workspace.open(folder) as workspace:
        with workspace._context.store.write() as tx:
            connection = tx.connection
            connection.execute(text("UPDATE people SET name = :name WHERE name = 'Nadia'"), {"name": HOSTILE})
        assert f"'{HOSTILE}" in audit_file(workspace.audit(actions=["person.invited"]).rows).decode("utf-8-sig")
    at = open_page(folder, "audit", HOSTILE)
    assert any("U+202E" in str(each["who"]) for each in rows(at))
    assert "<img" not in markup_of(at)
    press(at, "Make a CSV file")
    assert at.get("download_button")


def test_a_reviewer_does_not_get_there(folder: Path, open_page: Callable[..., AppTest]) -> None:
    at = open_page(folder, "audit", "Luz Canaria")
    assert "You may not do this." in words_of(at)
    assert not at.dataframe
    with Workspace.open(folder) as workspace, pytest.raises(Forbidden):
        workspace.acting_as(next(each.id for each in workspace.people() if each.name == "Luz Canaria")).audit()
