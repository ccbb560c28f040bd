"""The import page: nothing is stored before the coordinator says so, and every refused row says why."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from reading import choose, links_of, markup_of, press, words_of
from streamlit.testing.v1 import AppTest

from localize import Workspace, intake

BEACON = "![](http://beacon.example/x) <img src=http://beacon.example/y>"


def row(number: int, **changes: Any) -> str:
    fields = {
        "prompt_id": f"new{number}",
        "locale": "ar-EG",
        "prompt": f"سؤال {number}",
        "outputs": [{"model": "m1", "text": f"نعم {number}"}, {"model": "m2", "text": BEACON}],
    }
    return json.dumps(fields | changes, ensure_ascii=False)


def lines(*rows: str) -> bytes:
    return "\n".join(rows).encode()


@pytest.fixture
def page(demo: Path, open_page: Callable[..., AppTest]) -> AppTest:
    return choose(open_page(demo, "import_"), "Campaign", "demo-culture")


def drop(at: AppTest, name: str, content: bytes) -> AppTest:
    at.file_uploader[0].upload(name, content)
    at.run()
    assert not at.exception
    return at


def metrics(at: AppTest) -> dict[str, str]:
    return {each.label: each.value for each in at.metric}


def prompts(folder: Path) -> int:
    with Workspace.open(folder) as workspace:
        return sum(each.prompts for each in workspace.status("demo-culture")[0].locales)


def test_a_good_file_is_shown_before_it_is_stored(page: AppTest, demo: Path) -> None:
    before = prompts(demo)
    drop(page, "rows.jsonl", lines(row(1), row(2)))
    assert metrics(page) == {"Good rows": "2", "New prompts": "2", "New outputs": "4"}
    assert 'lang="ar-EG" dir="rtl"' in words_of(page)
    assert "سؤال 1" in words_of(page)
    assert prompts(demo) == before


def test_the_button_stores_it_and_the_next_step_is_assigning(page: AppTest, demo: Path) -> None:
    before = prompts(demo)
    press(drop(page, "rows.jsonl", lines(row(1), row(2))), "Import all 2 rows")
    assert "Imported." in words_of(page)
    assert links_of(page) == ["Assign now"]
    assert prompts(demo) == before + 2


def test_the_same_file_again_has_nothing_to_import(page: AppTest) -> None:
    press(drop(page, "rows.jsonl", lines(row(1))), "Import the 1 row")
    page.run()
    assert "there is nothing to import" in words_of(page)
    assert not [each for each in page.button if each.label.startswith("Import")]


def test_reviewers_texts_in_the_preview_are_escaped_and_nameless(page: AppTest) -> None:
    drop(page, "rows.jsonl", lines(row(1)))
    assert "beacon" not in markup_of(page)
    assert "&lt;img" in words_of(page)
    assert "m1" not in words_of(page)


def test_a_chat_is_shown_turn_by_turn(page: AppTest) -> None:
    chat = [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "Hello"}]
    drop(page, "rows.jsonl", lines(row(1, prompt=chat)))
    assert [each.value for each in page.caption][:2] == ["Instructions", "Person"]


def test_a_broken_line_is_refused_by_number_and_the_others_can_go_in(page: AppTest, demo: Path) -> None:
    before = prompts(demo)
    drop(page, "rows.jsonl", lines(row(1), '{"prompt_id": "b', row(3, locale="de-DE")))
    table = page.dataframe[0].value
    assert list(table["line"]) == [2, 3]
    assert "Not valid JSON" in table["reason"][0]
    press(page, "Import the 1 good row only")
    assert prompts(demo) == before + 1


def test_a_tag_written_otherwise_says_what_it_becomes(page: AppTest) -> None:
    drop(page, "rows.jsonl", lines(row(1, locale="ja_JP")))
    assert "The locale ja_JP is taken as ja-JP, Japanese (Japan)." in words_of(page)


def test_another_text_is_refused_unless_it_is_a_revision(page: AppTest) -> None:
    press(drop(page, "rows.jsonl", lines(row(1))), "Import the 1 row")
    drop(page, "rows2.jsonl", lines(row(1, prompt="سؤال آخر")))
    assert "No row of this file can be imported." in words_of(page)
    page.checkbox[0].check().run()
    assert [each.label for each in page.radio] == ["Does the new text ask models for something else?"]
    assert metrics(page)["Revised"] == "1"
    press(page, "Import the 1 row")
    assert "Imported." in words_of(page)


def test_columns_of_somebody_else_are_mapped(page: AppTest) -> None:
    table = "id,lang,question,one\nq1,ar-EG,سؤال,نعم\n"
    drop(page, "theirs.csv", table.encode())
    assert "Say first what these are made from: prompt_id, locale" in words_of(page)
    assert not page.metric
    fields = {each.label: each for each in page.text_input}
    fields["prompt_id"].set_value("{id}")
    fields["locale"].set_value("{lang}")
    fields["prompt"].set_value("{question}")
    page.text_area[0].set_value("output:a={one}")
    press(page, "Use these")
    assert metrics(page)["New outputs"] == "1"


def test_a_broken_template_is_refused_in_words(page: AppTest) -> None:
    drop(page, "theirs.csv", b"id,lang\nq1,ar-EG\n")
    page.text_area[0].set_value("nonsense={id}")
    press(page, "Use these")
    assert "nonsense is no field" in words_of(page)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.csv", b"", "upload.csv is empty."),
        ("renamed.csv", b"PK\x03\x04" + bytes(40), "upload.csv is a ZIP archive"),
        ("rows.parquet", b"PAR1 and nothing more", "upload.parquet"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(page: AppTest, name: str, content: bytes, said: str) -> None:
    drop(page, name, content)
    assert said in words_of(page)
    assert not page.metric


def test_a_file_over_the_limit_is_refused(page: AppTest) -> None:
    drop(page, "big.jsonl", bytes(" " * 10, "ascii") + b"x" * 50_000_001)
    assert "50000000 are allowed here" in words_of(page)


def test_the_name_of_the_file_is_never_used(page: AppTest) -> None:
    drop(page, "![](http://beacon.example).csv", b"")
    assert "upload.csv is empty." in words_of(page)
    assert "beacon" not in words_of(page) + markup_of(page)


def test_a_page_that_is_drawn_again_does_not_read_the_file_again(
    page: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    drop(page, "rows.jsonl", lines(row(1)))

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a second dry run")

    monkeypatch.setattr(Workspace, "import_file", refuse)
    page.run()
    assert not page.exception
    assert metrics(page)["Good rows"] == "1"


def test_the_columns_of_a_file_are_read_once(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Path] = []
    real = intake.columns

    def watched(path: Path, **options: Any) -> list[str]:
        read.append(path)
        return real(path, **options)

    monkeypatch.setattr(intake, "columns", watched)
    drop(page, "theirs.csv", b"id,lang\nq1,ar-EG\n")
    page.run()
    assert len(read) == 1
    drop(page, "others.csv", b"key,tag\nq1,ar-EG\n")
    page.run()
    assert len(read) == 2
    assert "key, tag" in words_of(page)
