"""The export page: chosen by purpose, prepared, counted, packed."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from reading import choose, press, words_of
from streamlit.testing.v1 import AppTest

from localize.exporters import Reason, exporters
from localize.texts import texts
from localize.ui.parts.packing import reasons_in, zipped
from localize.ui.parts.reasons import reason_in_words


@pytest.fixture
def page(demo: Path, open_page: Callable[..., AppTest]) -> AppTest:
    return choose(open_page(demo, "export"), "Campaign", "demo-history")


def pick(at: AppTest, name: str) -> AppTest:
    at.radio(key="export-format").set_value(name).run()
    assert not at.exception
    return at


def test_every_format_is_offered_by_what_it_is_for(page: AppTest) -> None:
    assert page.radio(key="export-format").options == [str(each.purpose) for each in exporters().values()]


@pytest.mark.parametrize("name", exporters())
def test_every_format_can_be_prepared(page: AppTest, name: str) -> None:
    press(pick(page, name), "Prepare")
    assert page.get("download_button")
    assert len(page.dataframe[0].value) == 3


def test_lines_are_counted_by_locale(page: AppTest) -> None:
    press(pick(page, "ledger"), "Prepare")
    assert "480 lines are ready." in words_of(page)
    assert dict(zip(page.dataframe[0].value["locale"], page.dataframe[0].value["lines"], strict=True)) == {
        "German (Germany)": 120,
        "English (United States)": 240,
        "Simplified Chinese (China)": 120,
    }


def test_what_is_left_out_says_why(page: AppTest) -> None:
    press(pick(page, "trl-preference"), "Prepare")
    assert "0 lines are ready." in words_of(page)
    assert list(page.dataframe[1].value["reason"]) == ["It says nothing about which output is better"]
    assert list(page.dataframe[1].value["judgments"]) == [480]


def test_the_command_says_the_same(page: AppTest) -> None:
    pick(page, "trl-preference")
    page.multiselect[0].set_value(["de-DE"]).run()
    page.radio[1].set_value("each").run()
    assert page.code[0].value == (
        "localize export --campaign demo-history --format trl-preference --out demo-history-trl-preference "
        "--locale de-DE --votes each"
    )


def test_only_the_chosen_locales_are_exported(page: AppTest) -> None:
    page.multiselect[0].set_value(["de-DE"])
    press(pick(page, "ledger"), "Prepare")
    assert list(page.dataframe[0].value["locale"]) == ["German (Germany)"]


def test_the_archive_holds_the_folder(tmp_path: Path) -> None:
    (tmp_path / "de-DE").mkdir()
    (tmp_path / "de-DE" / "a.jsonl").write_text("{}\n")
    (tmp_path / "manifest.json").write_text("{}")
    with ZipFile(BytesIO(zipped(tmp_path, "spring"))) as archive:
        assert archive.namelist() == ["spring/de-DE/a.jsonl", "spring/manifest.json"]


def test_reasons_are_counted_the_commonest_first(tmp_path: Path) -> None:
    rows = [{"judgment_id": str(number), "reason": reason} for number, reason in enumerate(["tie", "gold", "tie"])]
    (tmp_path / "excluded.jsonl").write_text("".join(json.dumps(each) + "\n" for each in rows))
    assert list(reasons_in(tmp_path).items()) == [("tie", 2), ("gold", 1)]


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_words(reason: Reason) -> None:
    assert reason_in_words(reason.value, texts("en")) != reason.value
