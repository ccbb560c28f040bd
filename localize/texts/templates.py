"""The messages there are to translate, read from the code and the rubrics."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python

from localize.texts.catalogue import Domain

_ONE = {"said", "translate", "gettext", "N_"}
_PLURAL = {"ngettext"}


def templates(checkout: Path) -> dict[Domain, Catalog]:
    """Both templates from the sources of a checkout, in an order that depends on nothing else."""
    sources = [*sorted((checkout / "localize").rglob("*.py")), checkout / "app.py"]
    return {
        Domain.SCREEN: screen_template(checkout, (each for each in sources if each.is_file())),
        Domain.RUBRICS: rubric_template(checkout / "rubrics"),
    }


def screen_template(checkout: Path, sources: Iterable[Path]) -> Catalog:
    """Messages of Python files, in the order of `sources`. Only literal messages can be seen."""
    template = Catalog(charset="utf-8")
    for source in sources:
        place = source.relative_to(checkout).as_posix()
        for keyword, arguments in _calls(source):
            message = _message(keyword, arguments)
            if message:
                template.add(message, locations=[(place, 1)])
    return template


def rubric_template(folder: Path) -> Catalog:
    """The texts of every rubric in a folder, by context, in the order of the form."""
    from localize.rubric import read_rubric, strings

    template = Catalog(charset="utf-8")
    for file in sorted(folder.glob("*.toml")):
        for context, english in strings(read_rubric(file)):
            template.add(english, context=context, locations=[(f"rubrics/{file.name}", 1)])
    return template


def _calls(source: Path) -> Iterator[tuple[str, tuple[str | None, ...]]]:
    """Calls of the functions whose first argument is a message, with their literal arguments (None: not a literal)."""
    with source.open("rb") as code:
        found: Any = extract_python(code, dict.fromkeys(_ONE | _PLURAL), [], {"encoding": "utf-8"})
        for _, keyword, arguments, _ in found:
            yield keyword, arguments if isinstance(arguments, tuple) else (arguments,)


def _message(keyword: str, arguments: tuple[str | None, ...]) -> str | tuple[str, str] | None:
    if keyword in _ONE:
        return arguments[0]
    one, many = (*arguments, None, None)[:2]
    return (one, many) if one and many else None
