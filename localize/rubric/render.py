"""The words of a rubric for translators, and the whole form as JSON for the browser."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from localize.rubric.conditions import Condition
from localize.rubric.model import Comment, Criterion, Kind, Level, Option, Rubric


def strings(rubric: Rubric) -> list[tuple[str, str]]:
    """Every text that reviewers see, as (gettext context, English). Examples stay as they are, but for `why`."""
    found = [("title", rubric.title), ("intro", rubric.intro)]
    found += [(f"scale.{each.id}", each.text) for each in rubric.checklist_scale]
    for criterion in rubric.criteria:
        found += [(f"{criterion.id}/{part}", text) for part, text in _parts(criterion) if text]
    return [(f"{rubric.id}/{part}", text) for part, text in found]


def _parts(criterion: Criterion) -> Iterator[tuple[str, str | None]]:
    yield "question", criterion.question
    yield "help", criterion.help
    for level in criterion.levels:
        yield f"level.{level.value}.label", level.label
        yield f"level.{level.value}.anchor", level.anchor
    for option in criterion.options:
        yield f"option.{option.id}", option.text
        yield f"option.{option.id}.example", option.example
    yield from ((f"row.{each.id}", each.text) for each in criterion.rows)
    yield from ((f"severity.{each.id}", each.text) for each in criterion.severities)
    yield from ((f"category.{each.id}", each.text) for each in criterion.categories)
    yield "na", criterion.na
    yield "cannot_judge", criterion.cannot_judge.text if criterion.cannot_judge else None
    yield "comment.prompt", criterion.comment.prompt
    yield "check.text", criterion.check.text if criterion.check else None
    yield from ((f"example.{number}.why", each.why) for number, each in enumerate(criterion.examples, 1))


Translate = Callable[[str, str], str]


def to_sheet(rubric: Rubric, asked: Iterable[str], *, translate: Translate, locale_name: str) -> dict[str, Any]:
    """The form for the browser: the criteria in `asked`, in the rubric's order, in the words of `translate(context, English)`.

    Conditions are trees (`conditions` says how they are walked). Every key is there; what is absent is null or [].
    """

    def say(part: str, text: str | None) -> str | None:
        # str.replace and not format: other braces in a rubric are only text
        return translate(f"{rubric.id}/{part}", text).replace("{locale_name}", locale_name) if text else None

    wanted = set(asked)
    return {
        "id": rubric.id,
        "title": say("title", rubric.title),
        "intro": say("intro", rubric.intro),
        "unit": rubric.unit.value,
        "mode": rubric.mode.value if rubric.mode else None,
        "wellbeing": asdict(rubric.wellbeing) if rubric.wellbeing else None,
        "criteria": [
            _Sheet(rubric, each, lambda part, text, id=each.id: say(f"{id}/{part}", text)).form()  # type: ignore[misc]
            for each in rubric.criteria
            if each.id in wanted
        ],
    }
