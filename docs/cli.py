"""Write docs/cli.md: the help of every command, as the commands themselves say it.

python docs/cli.py            write it anew
python docs/cli.py --check    exit 1 if it is not what the commands say today
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from localize.cli import app

PAGE = Path(__file__).with_name("cli.md")
WIDTH = 100
"""Columns of the help texts, whatever the terminal: the page is the same everywhere."""
HEAD = """# The `localize` command

This page is written by `python docs/cli.py` from the help texts of the commands. A test holds it up to date.

The workspace is chosen before the command: `localize --workspace DIR …`, or by the variable `LOCALIZE_WORKSPACE`.
Without either it is the current folder (`localize demo` makes `localize-demo`).

Exit codes: 0 done, 1 refused with a reason, 2 wrong usage. With `--json`, standard output holds one JSON document and
nothing else. Reasons for a refusal go to standard error.
"""


def page() -> str:
    """The whole page."""
    sections = [f"## `{name}`\n\n```text\n{text}\n```\n" for name, text in help_texts()]
    return "\n".join([HEAD, *sections])


def help_texts() -> Iterator[tuple[str, str]]:
    """(full name, help text) of every command, groups before what is in them."""
    yield from _of(typer.main.get_command(app), "localize", None)


def _of(command: Any, name: str, parent: Any) -> Iterator[tuple[str, str]]:
    command.rich_markup_mode = None  # plain text: boxes are as wide as a terminal
    with command.context_class(
        command, info_name=name if parent is None else name.split()[-1], parent=parent, terminal_width=WIDTH
    ) as context:
        yield name, _tidy(command.get_help(context))
        for each in getattr(command, "commands", {}).values():
            yield from _of(each, f"{name} {each.name}", context)


def _tidy(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


def main() -> int:
    if sys.argv[1:] not in ([], ["--check"]):
        print(__doc__)
        return 2
    fresh = page()
    if sys.argv[1:] == ["--check"]:
        same = PAGE.exists() and PAGE.read_text(encoding="utf-8") == fresh
        print("docs/cli.md is up to date." if same else "docs/cli.md is old: run `python docs/cli.py`.")
        return 0 if same else 1
    PAGE.write_text(fresh, encoding="utf-8")
    print(f"{PAGE} written.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
