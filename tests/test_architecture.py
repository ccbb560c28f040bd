"""Who may import what, and rules that prose would not hold. The table is the architecture."""

from __future__ import annotations

import ast
import re
from contextlib import suppress
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LAYERS = (
    ("errors", "ids", "contents"),
    ("findings", "persons"),
    ("records", "settings"),
    ("languages",),
    ("texts", "rubric", "campaign"),
    ("intake", "signals", "assignment", "store"),
    ("datasets",),
    ("exporters",),
    ("workspace",),
    ("demo", "ui", "cli"),
)
"""Imports point up this list only; within a layer nothing imports its neighbour."""
ALLOWED_SIDEWAYS = {
    ("texts", "rubric"): "the extractor of message templates reads the rubrics; never at run time",
    ("cli", "demo"): "`localize demo`",
    ("cli", "ui"): "`localize serve` starts the server",
}
HOMES = {
    "streamlit": {"ui"},
    "starlette": {"ui"},
    "sqlalchemy": {"store"},
    "alembic": {"store"},
    "babel": {"languages", "texts"},
    "deltalake": {"datasets"},
    "polars": {"datasets", "exporters", "intake", "workspace", "ui"},
    "typer": {"cli"},
    "rich": {"cli"},
    "sacrebleu": {"signals"},
    "numpy": {"assignment", "signals"},
    "langdetect": {"signals"},
    "py3langid": {"signals"},
}
PAGES_MAY_USE_STATE = {"localize/ui/session.py"}
SOURCES = sorted((ROOT / "localize").rglob("*.py"))


def part_of(file: Path) -> str:
    return file.relative_to(ROOT / "localize").parts[0].removesuffix(".py")


def level(part: str) -> int:
    return next(number for number, layer in enumerate(LAYERS) if part in layer)


def imports(file: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
            if node.module == "localize":
                names.update(f"localize.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
    return names


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: str(file.relative_to(ROOT)))
def test_imports_point_down(file: Path) -> None:
    here = part_of(file)
    if here == "__init__":
        return
    for name in imports(file):
        words = name.split(".")
        if words[0] == "localize" and len(words) > 1 and words[1] not in (here, "Workspace"):
            sideways = (here, words[1]) in ALLOWED_SIDEWAYS
            assert sideways or level(words[1]) < level(here), f"{here} may not import {name}"
        if words[0] in HOMES:
            assert here in HOMES[words[0]], f"{words[0]} lives in {sorted(HOMES[words[0]])}, not in {here}"


def test_every_part_has_a_layer() -> None:
    parts = {part_of(file) for file in SOURCES} - {"__init__"}
    assert parts == {part for layer in LAYERS for part in layer} & parts
    assert parts <= {part for layer in LAYERS for part in layer}


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: str(file.relative_to(ROOT)))
def test_modules_stay_small(file: Path) -> None:
    allowed = 600 if "migrations" in file.parts else 250
    assert len(file.read_text(encoding="utf-8").splitlines()) <= allowed


def test_only_the_session_touches_session_state() -> None:
    users = {str(file.relative_to(ROOT)) for file in SOURCES if ".session_state" in file.read_text(encoding="utf-8")}
    assert users <= {*PAGES_MAY_USE_STATE}


FORBIDDEN_CALLS = {"eval", "exec", "compile", "__import__"}
MARKUP_SINKS = {"markdown", "write", "write_stream", "chat_message", "table", "latex"}


@pytest.mark.parametrize("file", [*SOURCES, ROOT / "app.py"], ids=lambda file: str(file.relative_to(ROOT)))
def test_no_text_can_become_markup_or_code(file: Path) -> None:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Name):
            assert node.func.id not in FORBIDDEN_CALLS, f"line {node.lineno}: {node.func.id}"
        if (
            isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "st"
        ):
            assert node.func.attr not in MARKUP_SINKS, f"line {node.lineno}: st.{node.func.attr} reads Markdown"


def test_no_pickle_anywhere() -> None:
    for file in SOURCES:
        assert not imports(file) & {"pickle", "joblib", "cloudpickle", "dill", "marshal", "shelve"}, file


def test_html_is_written_only_where_texts_are_escaped() -> None:
    users = {str(file.relative_to(ROOT)) for file in SOURCES if "st.html(" in file.read_text(encoding="utf-8")}
    assert users <= {
        "localize/ui/parts/chrome.py",
        "localize/ui/parts/untrusted.py",
        "localize/ui/pages/sign_in.py",
    }


def test_no_names_that_say_nothing() -> None:
    vague = re.compile(r"(utils?|helpers?|common|managers?|base|misc)")
    assert [file for file in SOURCES if vague.fullmatch(file.stem)] == []
    assert [
        folder for folder in (ROOT / "localize").rglob("*") if folder.is_dir() and vague.fullmatch(folder.name)
    ] == []


PACKAGES = [".".join(each.parent.relative_to(ROOT).parts) for each in SOURCES if each.name == "__init__.py"]


@pytest.mark.parametrize("name", PACKAGES)
def test_no_module_takes_the_place_of_a_name_of_its_package(name: str) -> None:
    """Importing a module `languages.money` would put it where the function `languages.money` was, for everybody."""
    package = import_module(name)
    for each in getattr(package, "__all__", ()):
        known = getattr(package, each)
        with suppress(ModuleNotFoundError):
            import_module(f"{name}.{each}")
        assert getattr(package, each) is known
