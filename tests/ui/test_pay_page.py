"""Pay for coordinators, and what is paid for on My work before anything is judged."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from building import CAMPAIGN, Clock, row
from reading import choose, words_of
from streamlit.testing.v1 import AppTest

from localize import Workspace
from localize.ui.parts.pay_files import HEADER_OF_ALL, pay_file_of_all

RATES = '[rates]\ncurrency = "USD"\npreference = 0.125\n[pay]\nskipped = 0.5\ntutorial = 1\n'
EVIL = "=HYPERLINK(1) **bold** <b>x</b>"


@pytest.fixture
def paid(blank: Path, tmp_path: Path) -> Path:
    """Ana judged three items and skipped one; a reviewer with an odd name judged one; Bea none."""
    folder = shutil.copytree(blank, tmp_path / "paid")
    clock = Clock(datetime.now(UTC) - timedelta(seconds=2))
    with Workspace.open(folder, clock=clock) as workspace:
        file = tmp_path / "spring.toml"
        source = CAMPAIGN.format(
            id="spring", locales="[]", overlap=2, unit="pair", rubric="preference", more=RATES, review=""
        )
        file.write_text(source, encoding="utf-8")
        workspace.create_campaign(file)
        lines = tmp_path / "rows.jsonl"
        lines.write_text("".join(json.dumps(row(n)) + "\n" for n in range(6)), encoding="utf-8")
        workspace.import_file(lines, "spring")
        workspace.assign("spring")
        for name, count in (("Ana", 3), (EVIL, 1), ("Bea", 0)):
            person = workspace.add_person(name, locales={"es-MX": "native"}, ui_language="en").id
            for _ in range(count):
                item = workspace.next_item(person)
                assert item is not None
                workspace.submit(item.assignment_id, {"preference": 1, "reasons": ["correct"]})
            if name == "Ana":
                item = workspace.next_item(person)
                assert item is not None
                workspace.skip(item.assignment_id, "other")
        workspace.add_person("Nadia", role="coordinator", ui_language="en")
    return folder


def test_a_coordinator_sees_what_everybody_gave_and_is_owed(paid: Path, open_page: Callable[..., AppTest]) -> None:
    at = open_page(paid, "pay")
    words = words_of(at)
    assert "2 people" in words
    assert "4 items" in words
    # Ana: 3 × 0.125 + one skip at half of it = 0.4375, paid 0.44; the other: 0.125, paid 0.13
    assert "0.5625\u00a0USD, to be paid: 0.57\u00a0USD" in words
    table = at.dataframe[0].value
    assert list(table["name"]) == [EVIL, "Ana"] or list(table["name"]) == ["Ana", EVIL]
    by_name = dict(zip(table["name"], zip(table["Judged"], table["skipped"], strict=True), strict=True))
    assert by_name == {"Ana": (3, 1), EVIL: (1, 0)}


def test_one_statement_is_opened(paid: Path, open_page: Callable[..., AppTest]) -> None:
    at = open_page(paid, "pay")
    chooser = next(each for each in at.selectbox if each.label == "One person's statement")
    with Workspace.open(paid) as workspace:
        ana = next(each.id for each in workspace.people() if each.name == "Ana")
    chooser.set_value(ana).run()
    assert not at.exception
    table = at.dataframe[1].value
    columns = [table[each] for each in ("kind", "items", "skipped", "part", "amount")]
    assert sorted(zip(*columns, strict=True)) == [
        ("Judged", 3, 0, "100%", "0.375\u00a0USD"), ("Skipped", 0, 1, "50%", "0.0625\u00a0USD")
    ]  # fmt: skip


def test_a_period_with_nothing_says_so(paid: Path, open_page: Callable[..., AppTest]) -> None:
    at = choose(open_page(paid, "pay"), "Period", "last_month")
    assert "Nobody gave anything in these days." in words_of(at)
    assert not at.dataframe


def test_the_file_of_all_has_a_line_for_each_row_and_no_formula(paid: Path) -> None:
    today = datetime.now(UTC).date()
    with Workspace.open(paid) as workspace:
        found = workspace.pay_statements(today - timedelta(days=2), today + timedelta(days=1))
    header, *lines = list(csv.reader(StringIO(pay_file_of_all(found).decode("utf-8-sig"))))
    assert header == list(HEADER_OF_ALL)
    assert len(lines) == sum(len(each.statement.rows) for each in found) == 3
    assert {line[1] for line in lines} == {"Ana", f"'{EVIL}"}
    assert sorted(line[header.index("amount")] for line in lines) == ["0.0625", "0.125", "0.375"]


def test_a_reviewer_has_no_such_page(paid: Path, open_page: Callable[..., AppTest]) -> None:
    at = open_page(paid, "pay", "Bea")
    assert not at.dataframe
    assert "may not" in words_of(at)


def test_what_is_paid_for_is_there_before_anything_is_judged(paid: Path, open_page: Callable[..., AppTest]) -> None:
    at = open_page(paid, "my_work", "Bea")
    assert "0.125" not in words_of(at)
    at.session_state["pay-terms"] = True
    at.run()
    assert not at.exception
    words = words_of(at)
    assert "preference: 0.125\u00a0USD an item" in words
    assert "The whole rate: Judged in time · Late · Cannot judge" in words
    assert "Tutorial" in words.split("50% of the rate")[0]
    assert "50% of the rate: Skipped" in words
    assert "Nothing: Language test" in words
