"""The parallel board: a prompt is searched, and seen over all its locales."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from building import row
from reading import open_expander, words_of
from streamlit.testing.v1 import AppTest

from localize import Workspace

CAMPAIGN = """
id = "spring"
title = "Spring"
source_locale = "en"
locales = []
overlap = 1
[[review]]
unit = "pair"
rubric = "preference"
"""


@pytest.fixture
def spring(empty: Path, tmp_path: Path) -> Path:
    rows = [row(0, "es-MX", tags=["<b>x</b>"]), row(0, "ar-EG", prompt="ما الفطور؟"), row(1, "es-MX")]
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps(each) + "\n" for each in rows), encoding="utf-8")
    (tmp_path / "spring.toml").write_text(CAMPAIGN, encoding="utf-8")
    with Workspace.open(empty) as workspace:
        workspace.create_campaign(tmp_path / "spring.toml")
        workspace.import_file(tmp_path / "rows.jsonl", "spring")
        workspace.assign("spring")
        ana = workspace.add_person("Ana", locales={"es-MX": "native"})
        while (item := workspace.next_item(ana.id)) is not None:
            better = -2 if item.outputs[0].startswith("una") else 2
            workspace.submit(item.assignment_id, {"preference": better, "reasons": ["correct"]})
    return empty


def test_a_prompt_is_seen_over_all_its_locales(spring: Path, open_page: Callable[..., AppTest]) -> None:
    at = open_page(spring, "parallel")
    table = at.dataframe[0].value
    assert list(table["locale"]) == ["Arabic (Egypt)", "Spanish (Mexico)"]
    assert list(table["judgments"]) == [0, 1]
    assert list(table["model-0"]) == ["", "won 1, tied 0, lost 0"]
    assert list(table["model-1"]) == ["", "won 0, tied 0, lost 1"]
    assert "q0 · &lt;b&gt;x&lt;/b&gt;" in words_of(at)


def test_the_texts_of_a_locale_are_drawn_where_it_is_opened(spring: Path, open_page: Callable[..., AppTest]) -> None:
    at = open_page(spring, "parallel")
    assert "una 0" not in words_of(at)
    with Workspace.open(spring) as workspace:
        prompt = workspace.find_prompts("spring").prompts[0].prompt_id
    said = words_of(open_expander(at, f"parallel-{prompt}-es-MX"))
    assert "una 0" in said
    assert "m1 (A) against m2 (B): -2" in said
    assert "(1 of 1 alike)" in said
    assert 'lang="ar-EG"' in words_of(open_expander(at, f"parallel-{prompt}-ar-EG"))


def test_prompts_are_searched(spring: Path, open_page: Callable[..., AppTest]) -> None:
    at = open_page(spring, "parallel")
    field = next(each for each in at.text_input if each.label == "Find by key or text")
    field.set_value("q1").run()
    assert "1 prompt" in words_of(at)
    assert list(at.dataframe[0].value["locale"]) == ["Spanish (Mexico)"]
    field.set_value("nothing of the kind").run()
    assert not at.exception
    assert "0 prompts" in words_of(at)
    assert not at.dataframe


def test_an_empty_campaign_says_so(empty: Path, open_page: Callable[..., AppTest]) -> None:
    assert "There is no campaign yet." in words_of(open_page(empty, "parallel"))
