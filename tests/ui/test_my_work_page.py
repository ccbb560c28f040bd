"""My work: what a reviewer gave, opened and corrected on the sheet, and the statement of their pay."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from building import CAMPAIGN, Clock, row
from reading import choose, press, words_of
from streamlit.testing.v1 import AppTest

from localize import Workspace
from localize.records import AssignmentId
from localize.ui.parts import given
from localize.ui.parts.pay_files import HEADER, pay_file
from localize.ui.parts.review_sheet import DraftEvent, SubmitEvent
from localize.workspace.pay_records import PayRow, PayStatement

BETTER = {"preference": 1, "reasons": ["correct"]}
WORSE = {"preference": {"value": -2, "comment": None, "state": "given"}, "reasons": {"value": ["local"]}}
ANA = "Ana"


@pytest.fixture
def judged(blank: Path, tmp_path: Path) -> Path:
    """Ana has judged twelve items of one campaign with a rate, and one of another without."""
    folder = shutil.copytree(blank, tmp_path / "judged")
    clock = Clock(datetime.now(UTC) - timedelta(seconds=2))
    with Workspace.open(folder, clock=clock) as workspace:
        for name, title, more, rows in (
            ("spring", "Spring", '[rates]\ncurrency = "USD"\npreference = 0.4', [row(n) for n in range(12)]),
            ("autumn", "Autumn **loud**", "", [row(0, "es-ES")]),
        ):
            file = tmp_path / f"{name}.toml"
            source = CAMPAIGN.format(
                id=name, locales="[]", overlap=1, unit="pair", rubric="preference", more=more, review=""
            )
            file.write_text(source.replace('title = "Spring"', f'title = "{title}"'), encoding="utf-8")
            workspace.create_campaign(file)
            lines = tmp_path / "rows.jsonl"
            lines.write_text("".join(json.dumps(each) + "\n" for each in rows), encoding="utf-8")
            workspace.import_file(lines, name)
            workspace.assign(name)
            clock.move(timedelta(seconds=1))
        ana = workspace.add_person(ANA, locales={"es-MX": "native", "es-ES": "native"}, ui_language="en").id
        workspace.add_person("Bea", locales={"es-MX": "native"}, ui_language="en")
        while (item := workspace.next_item(ana)) is not None:
            workspace.submit(item.assignment_id, BETTER, active=0)
    return folder


@pytest.fixture
def page(judged: Path, open_page: Callable[..., AppTest]) -> AppTest:
    return open_page(judged, "my_work", ANA)


def sheets_of(at: AppTest) -> list[str]:
    """Keys of the sheets on the page, without the elements that carry their data."""
    keys = [str(each.key) for each in at.get("bidi_component")]
    return [each for each in keys if each.startswith(("given-", "correction-")) and "-portion-" not in each]


def first_given(folder: Path) -> AssignmentId:
    with Workspace.open(folder) as workspace:
        ana = next(each.id for each in workspace.people() if each.name == ANA)
        return workspace.my_judgments(ana).judgments[0].assignment_id


def test_what_was_done_today_and_this_week_is_said(page: AppTest) -> None:
    assert [(each.label, each.value) for each in page.metric] == [("Today", "13 items"), ("This week", "13 items")]


def test_who_has_judged_nothing_reads_so(judged: Path, open_page: Callable[..., AppTest]) -> None:
    at = open_page(judged, "my_work", "Bea")
    assert "You have judged nothing yet" in words_of(at)
    assert not at.dataframe


def test_the_judgments_come_in_portions_the_last_first(page: AppTest) -> None:
    words = words_of(page)
    assert "13 judgments" in words
    assert words.count(">Autumn **loud**<") == 1
    assert words.count(">Spring<") == 9
    assert len([each for each in page.button if each.label == "Open"]) == given.AT_ONCE


def test_they_can_be_narrowed(page: AppTest) -> None:
    at = choose(page, "Campaign", "autumn")
    assert "1 judgment" in words_of(at)
    at = choose(at, "Locale", "es-MX")
    assert "0 judgments" in words_of(at)


def test_one_is_opened_read_and_closed(page: AppTest) -> None:
    at = press(page, "Open")
    assert len(sheets_of(at)) == 1
    assert sheets_of(at)[0].startswith("given-")
    at = press(at, "Back to my work")
    assert not sheets_of(at)
    assert [each.value for each in at.title] == ["My work"]


def test_one_is_opened_to_be_corrected(page: AppTest) -> None:
    at = press(press(page, "Open"), "Correct it")
    assert sheets_of(at)[0].startswith("correction-")
    assert [each.label for each in at.button] == ["Back to my work"]


def test_a_reload_keeps_what_was_open(judged: Path, open_page: Callable[..., AppTest]) -> None:
    assignment = first_given(judged)
    at = open_page(judged, "my_work", ANA)
    at.query_params[given.OPENED] = assignment
    at.query_params[given.CORRECTING] = "1"
    at.run()
    assert sheets_of(at) == [f"correction-{assignment}"]


def test_somebody_elses_judgment_does_not_open(judged: Path, open_page: Callable[..., AppTest]) -> None:
    at = open_page(judged, "my_work", "Bea")
    for assignment in (first_given(judged), "nothing", "../x"):
        at.query_params[given.OPENED] = assignment
        at.run()
        assert not at.exception
        assert not sheets_of(at)


def test_what_cannot_be_corrected_is_shown_with_the_reason(judged: Path, open_page: Callable[..., AppTest]) -> None:
    with Workspace.open(judged) as workspace, workspace._context.store.write() as tx:
        tx.connection.exec_driver_sql("UPDATE campaigns SET state = 'closed'")
    at = press(open_page(judged, "my_work", ANA), "Open")
    assert "The campaign is closed." in words_of(at)
    assert "Correct it" not in [each.label for each in at.button]
    assert len(sheets_of(at)) == 1


def send(events: list) -> None:  # type: ignore[type-arg]
    """What the sheet's callbacks do with these events, one after another."""
    from localize.ui.parts import given as part

    for kind, event in events:
        {"draft": part._keep, "submit": part._correct}[kind](event)


def test_a_correction_reaches_the_store(judged: Path, open_page: Callable[..., AppTest]) -> None:
    assignment = first_given(judged)
    open_page(judged, "my_work", ANA)
    key = "0190f3a0-0000-7000-8000-000000000000"
    draft = DraftEvent(assignment, 2**50, WORSE, 30)
    submit = SubmitEvent(assignment, 2**50 + 1, key, WORSE, "ltr", 40)  # type: ignore[arg-type]
    at = AppTest.from_function(send, args=([("draft", draft), ("submit", submit), ("submit", submit)],))
    at.context = {"locale": "en", "timezone": "Europe/Berlin"}
    at.run()
    assert not at.exception
    with Workspace.open(judged) as workspace:
        rows = workspace.dataset("judgments", history=True).collect().filter(assignment_id=assignment).sort("sequence")
        assert rows["status"].to_list() == ["corrected", "current"]
        assert (rows["frame"].to_list()[1], rows["ui_lang"].to_list()[1]) == ("ltr", "en")
        assert workspace.draft(assignment) is None


def test_the_pay_is_summed_and_said_why_there_is_none(page: AppTest) -> None:
    words = words_of(page)
    assert "4.80\u00a0USD" in words  # 12 × 0.40
    table = next(each.value for each in page.dataframe if "amount" in each.value)
    assert sorted(zip(table["campaign"], table["items"], table["amount"], strict=True)) == [
        ("Autumn **loud**", 1, "the campaign names no rates"), ("Spring", 12, "4.80\u00a0USD")
    ]  # fmt: skip
    assert "a correction does not change the day. Nothing is taken off later" in words


def test_another_period_is_chosen(page: AppTest) -> None:
    at = choose(page, "Period", "last_month")
    assert "There is nothing to pay for in these days." in words_of(at)
    at = choose(at, "Period", "other")
    assert len(at.date_input) == 1


def line(**changes: Any) -> PayRow:
    values: dict[str, Any] = {
        "day": date(2027, 1, 31), "campaign": "spring", "title": "Spring", "rubric": "preference", "locale": "es-MX",
        "items": 3, "skipped": 0, "active_seconds": 5430, "rate": Decimal("0.125"), "amount": Decimal("0.375"),
        "currency": "USD", "without": None,
    }  # fmt: skip
    return PayRow(**values | changes)


def cells(*rows: PayRow) -> list[list[str]]:
    statement = PayStatement(date(2027, 1, 1), date(2027, 1, 31), "UTC", rows, {}, items=0, skipped=0, active_seconds=0)
    return list(csv.reader(StringIO(pay_file(statement).decode("utf-8-sig"))))


def test_the_file_is_read_alike_by_every_spreadsheet() -> None:
    header, first = cells(line())
    assert header == list(HEADER)
    assert first == [
        "2027-01-31", "spring", "preference", "es-MX", "review", "judged", "3", "0", "90.5", "0.125", "1", "0.375",
        "USD", "",
    ]  # fmt: skip
    amounts = {"1000": "1000.00", "0.4": "0.40", "1E+3": "1000.00", "0": "0.00", "12.3456": "12.3456"}
    for written, plain in amounts.items():
        assert cells(line(amount=Decimal(written)))[1][11] == plain


def test_no_cell_of_the_file_becomes_a_formula() -> None:
    assert cells(line(currency="=1+1"))[1][12] == "'=1+1"


def test_a_reviewer_finds_the_way_there(judged: Path, open_page: Callable[..., AppTest]) -> None:
    assert set(labels_of(open_page(judged, None, ANA))) == {"My work", "Tests", "My profile"}


def labels_of(at: AppTest) -> list[str]:
    return [str(each.proto.label) for each in at.get("page_link")]


def test_the_persons_clock_is_kept(judged: Path, open_page: Callable[..., AppTest]) -> None:
    open_page(judged, None, ANA)
    with Workspace.open(judged) as workspace:
        assert next(each for each in workspace.people() if each.name == ANA).time_zone == "Europe/Berlin"


def test_the_day_a_campaign_is_due_is_said(demo: Path, open_page: Callable[..., AppTest]) -> None:
    with Workspace.open(demo) as workspace:
        source = workspace.campaign_source("demo-answers").replace("\noverlap", "\ndue = 2099-01-31\noverlap", 1)
        workspace.edit_campaign("demo-answers", source, version=workspace.campaign("demo-answers").version)
    said = words_of(open_page(demo, "my_work", "Grace"))
    assert "due Jan 31, 2099" in said
