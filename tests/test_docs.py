"""The documentation is run: examples, commands and links of README.md and docs/ hold today.

A fenced block says after its language what becomes of it, in a new folder for each page. `file=NAME` is written to that
file before anything runs. `run` is run, from top to bottom: `sh` line by line, `python` as a whole; `run exit=1` must
end with that exit code. Other blocks are only read.
"""

from __future__ import annotations

import re
import runpy
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from typer.testing import CliRunner

from localize.cli import app
from localize.errors import LocalizeError

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
PAGES = list(dict.fromkeys(PAGES))
BLOCK = re.compile(r"^```(?P<info>[^\n`]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]*)(#[^)\s]*)?\)")
CONTINUED = re.compile(r"\\\n\s*")


class Block(NamedTuple):
    language: str
    words: tuple[str, ...]
    body: str

    @property
    def file(self) -> str | None:
        return next((word.removeprefix("file=") for word in self.words if word.startswith("file=")), None)

    @property
    def exit_code(self) -> int:
        return next((int(word.removeprefix("exit=")) for word in self.words if word.startswith("exit=")), 0)


def blocks(page: Path) -> Iterator[Block]:
    for found in BLOCK.finditer(page.read_text(encoding="utf-8")):
        language, *words = found["info"].split() or [""]
        yield Block(language, tuple(words), found["body"])


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


RUN = [page for page in PAGES if any({"run"} & set(block.words) for block in blocks(page))]


@pytest.mark.parametrize("page", RUN, ids=name_of)
def test_what_a_page_shows_runs(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LOCALIZE_WORKSPACE", raising=False)
    for block in blocks(page):
        if block.file is not None:
            Path(block.file).parent.mkdir(parents=True, exist_ok=True)
            Path(block.file).write_text(block.body, encoding="utf-8")
    for block in blocks(page):
        if "run" in block.words and block.language == "sh":
            run_lines(block, monkeypatch)
        elif "run" in block.words:
            assert block.language == "python", f"nobody knows how to run {block.language}"
            Path("example.py").write_text(block.body, encoding="utf-8")
            runpy.run_path("example.py")


def run_lines(block: Block, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines of a shell: `localize …` and `export NAME=VALUE` are all that pages may show as run."""
    for line in CONTINUED.sub(" ", block.body).strip().splitlines():
        command, *arguments = shlex.split(line, comments=True) or ["#"]
        if command == "export":
            monkeypatch.setenv(*arguments[0].split("=", 1))
        elif command != "#":
            assert command == "localize", f"a page may not run {command}"
            result = CliRunner().invoke(app, arguments)
            known = result.exception is None or isinstance(result.exception, LocalizeError | SystemExit)
            assert known, f"{line}: {result.exception!r}"
            assert result.exit_code == block.exit_code, f"{line}\n{result.output}\n{result.exception}"


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_leads_somewhere(page: Path) -> None:
    text = BLOCK.sub("", page.read_text(encoding="utf-8"))
    broken = [target for target, _ in LINK.findall(text) if target and not (page.parent / target).exists()]
    assert broken == []


def test_the_pages_of_the_start_are_linked_from_the_readme() -> None:
    linked = {
        (ROOT / target).resolve() for target, _ in LINK.findall((ROOT / "README.md").read_text("utf-8")) if target
    }
    assert set((ROOT / "docs" / "guides").glob("*.md")) <= linked


def test_the_reference_of_the_command_is_what_the_commands_say() -> None:
    cli = runpy.run_path(str(ROOT / "docs" / "cli.py"))
    assert (ROOT / "docs" / "cli.md").read_text("utf-8") == cli["page"](), "run `python docs/cli.py`"


def test_every_command_is_used_in_a_guide() -> None:
    cli = runpy.run_path(str(ROOT / "docs" / "cli.py"))
    groups = {"localize", "localize people", "localize campaign", "localize rubric"}
    commands = {name for name, _ in cli["help_texts"]()} - groups
    guides = "\n".join(page.read_text("utf-8") for page in (ROOT / "docs" / "guides").glob("*.md"))
    assert sorted(command for command in commands if not re.search(rf"{command}\b", guides)) == []


def test_the_guides_name_every_key_of_a_campaign_file() -> None:
    from localize.campaign import reading

    page = (ROOT / "docs" / "guides" / "campaigns.md").read_text("utf-8")
    keys = {*reading._CAMPAIGN, *reading._REVIEW}
    assert sorted(key for key in keys if f"`{key}`" not in page) == []


def test_every_export_format_and_reason_is_explained() -> None:
    from localize.exporters import Reason, exporters

    page = (ROOT / "docs" / "guides" / "export.md").read_text("utf-8")
    assert sorted(word for word in [*exporters(), *Reason] if f"`{word}`" not in page) == []


def test_the_changelog_has_a_section_for_this_version() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert re.search(rf"^## \[{re.escape(version)}\]", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_no_page_names_a_place_on_the_machine_it_was_written_on(page: Path) -> None:
    assert not re.search(r"(?<![\w.])/(work|root|home)/", page.read_text("utf-8"))


def test_screenshots_are_small() -> None:
    pictures = list((ROOT / "docs" / "screenshots").glob("*.png"))
    assert [picture.name for picture in pictures if picture.stat().st_size >= 200_000] == []
