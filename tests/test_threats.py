"""THREATS.md keeps its word: each threat and fault has a row, and what a row rests on is a test that exists."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "THREATS.md").read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| ([TF]\d+) \| (.*) \|$", PAGE, re.MULTILINE))
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


@cache
def known_in(file: Path) -> frozenset[str]:
    tree = ast.parse(file.read_text(encoding="utf-8")) if file.exists() else ast.Module([], [])
    return frozenset(
        each.name for each in tree.body if isinstance(each, ast.FunctionDef) and each.name.startswith("test_")
    )


def test_every_threat_and_fault_has_one_row_in_order() -> None:
    assert list(ROWS) == [f"T{number}" for number in range(1, 25)] + [f"F{number}" for number in range(1, 18)]
    assert len(re.findall(r"^\| [TF]\d+ ", PAGE, re.MULTILINE)) == len(ROWS)


@pytest.mark.parametrize("id", ROWS)
def test_a_row_rests_on_a_test_or_says_not_yet(id: str) -> None:
    *_, tests = ROWS[id].split(" | ")
    assert NAMED.search(tests) or "*Not yet:*" in ROWS[id]
    assert "TODO" not in ROWS[id]


@pytest.mark.parametrize("id", ROWS)
def test_every_test_that_is_named_exists(id: str) -> None:
    *_, tests = ROWS[id].split(" | ")
    named = NAMED.findall(tests)
    assert [f"{file}::{name}" for file, name in named if name not in known_in(ROOT / file)] == []
    assert len(named) == tests.count("::") == len(set(named))


def test_a_name_that_is_no_test_would_be_found() -> None:
    assert "test_a_name_that_is_no_test_would_be_found" in known_in(Path(__file__))
    assert not known_in(Path(__file__)) & {"known_in", "test_that_was_renamed"}
    assert not known_in(ROOT / "tests" / "test_that_was_moved.py")
