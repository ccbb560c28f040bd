"""Which examples of a criterion a reviewer can read, and how one is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from localize.languages import Kinship, UnknownLocale, direction, kinship, name
from localize.rubric.model import Criterion, Example

MOST = 3
Say: TypeAlias = Callable[[str, str | None], str | None]


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom a form is drawn: the locale judged, the screen's language, and the locales the person declared."""

    locale: str
    ui_language: str
    declared: tuple[str, ...] = ()


def readable(examples: Sequence[Example], reader: Reader, own_language: str) -> list[tuple[int, Example]]:
    """At most three examples with their numbers (from 1), the nearest first.

    First those of the locale judged, then of its language, of the languages that the person declared, of related ones,
    and last those in the rubric's own language. Nobody is shown a text in a language they may not know at all.
    """
    ranked = [(_rank(each.lang, reader, own_language), number, each) for number, each in enumerate(examples, 1)]
    near = sorted(((rank, number) for rank, number, _ in ranked if rank is not None))
    return [(number, examples[number - 1]) for _, number in near[:MOST]]


def _rank(lang: str, reader: Reader, own_language: str) -> int | None:
    here = _nearest([reader.locale], lang)
    if here <= Kinship.SAME_LANGUAGE:
        return int(here)
    if _nearest(reader.declared, lang) <= Kinship.SAME_LANGUAGE:
        return 2
    if Kinship.RELATED in (here, _nearest(reader.declared, lang)):
        return 3
    return 4 if _nearest([own_language], lang) <= Kinship.SAME_LANGUAGE else None


def _nearest(locales: Iterable[str], lang: str) -> Kinship:
    return min((_kinship(each, lang) for each in locales), default=Kinship.STRANGE)


def _kinship(mine: str, lang: str) -> Kinship:
    try:
        return kinship(mine, lang)
    except UnknownLocale:
        return Kinship.STRANGE


def example_form(criterion: Criterion, number: int, example: Example, say: Say, ui_language: str) -> dict[str, Any]:
    """An example for the browser. `say` translates by part of the criterion; texts of the example stay as they are."""
    try:
        lang_name, way = name(example.lang, ui_language), direction(example.lang)
    except UnknownLocale:
        lang_name, way = example.lang, "ltr"
    level = next((each for each in criterion.levels if each.value == example.level_of_bad), None)
    return {
        "lang": example.lang,
        "lang_name": lang_name,
        "dir": way,
        "source": example.source,
        "good": example.good,
        "bad": example.bad,
        "why": say(f"example.{number}.why", example.why),
        "level": say(f"level.{level.value}.label", level.label) if level else None,
        "span": example.span,
        "severity": _severity(criterion, example, say),
        "category": _category(criterion, example, say),
    }


def _severity(criterion: Criterion, example: Example, say: Say) -> str | None:
    found = next((each for each in criterion.severities if each.id == example.severity), None)
    return say(f"severity.{found.id}", found.text) if found else example.severity


def _category(criterion: Criterion, example: Example, say: Say) -> str | None:
    main, _, sub = (example.category or "").partition("/")
    found = next((each for each in criterion.categories if each.id == main), None)
    text = say(f"category.{found.id}", found.text) if found else main
    return " / ".join(each for each in (text, sub) if each) or None
