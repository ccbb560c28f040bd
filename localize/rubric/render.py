"""The words of a rubric for translators, and the whole form as JSON for the browser."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from typing import Any, TypeAlias

from localize.languages import hint
from localize.rubric.conditions import Condition
from localize.rubric.examples import Reader, Say, example_form, readable
from localize.rubric.model import Criterion, Kind, Level, Option, Range, Row, Rubric, Scale


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
    for severity in criterion.severities:
        yield f"severity.{severity.id}", severity.text
        yield f"severity.{severity.id}.label", severity.label
    for category in criterion.categories:
        yield f"category.{category.id}", category.text
        for sub, text in zip(category.sub, category.sub_texts, strict=True):
            yield f"category.{category.id}/{sub}", text
    yield "na", criterion.na
    yield "cannot_judge", criterion.cannot_judge.text if criterion.cannot_judge else None
    yield "comment.prompt", criterion.comment.prompt
    yield "check.text", criterion.check.text if criterion.check else None
    yield from ((f"example.{number}.why", each.why) for number, each in enumerate(criterion.examples, 1))


Translate: TypeAlias = Callable[[str, str], str]


def to_sheet(
    rubric: Rubric, asked: Iterable[str], *, translate: Translate, locale_name: str, reader: Reader | None = None
) -> dict[str, Any]:
    """The form for the browser: the criteria in `asked`, in the rubric's order, in translated words.

    `translate` gets a context (as in `strings`) and the English. Conditions are trees (`conditions` says how they are
    walked). Every key is there; what is absent is null or []. `reader` chooses the examples and gives rows their hints;
    without one all examples are there and no hints.
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
        "criteria": [_form(rubric, each, say, reader) for each in rubric.criteria if each.id in wanted],
    }


def _form(rubric: Rubric, criterion: Criterion, say_in_rubric: Say, reader: Reader | None) -> dict[str, Any]:
    def say(part: str, text: str | None) -> str | None:
        return say_in_rubric(f"{criterion.id}/{part}", text)

    wish, doubt, no_answer = criterion.show_when, criterion.check, criterion.cannot_judge
    steps = rubric.checklist_scale if criterion.kind is Kind.CHECKLIST else ()
    return {
        "id": criterion.id,
        "kind": criterion.kind.value,
        "group": criterion.group,
        "question": say("question", criterion.question),
        "help": say("help", criterion.help),
        "required": criterion.required,
        "positional": criterion.positional,
        "show_when": {"criterion": wish.criterion, "op": wish.op, "value": _json(wish.value)} if wish else None,
        "levels": [_level(each, say) for each in criterion.levels],
        "options": [_option(each, say) for each in criterion.options],
        "rows": [_row(each, say, reader) for each in criterion.rows],
        "checklist_scale": [
            {
                "id": each.id,
                "text": say_in_rubric(f"scale.{each.id}", each.text),
                "na": each.na,
                "comment_required": each.comment_required,
            }
            for each in steps
        ],
        "scale": _scale(criterion.scale),
        "range": _range(criterion.range),
        "max_choices": criterion.max_choices,
        "min_chars": criterion.min_chars,
        "must_differ": criterion.must_differ,
        "prefill": criterion.prefill,
        **_marks(rubric, criterion, say),
        "na": say("na", criterion.na),
        "cannot_judge": say("cannot_judge", no_answer.text) if no_answer else None,
        "reassigns": bool(no_answer and no_answer.reassigns),
        "comment": {
            "prompt": say("comment.prompt", criterion.comment.prompt),
            "min_chars": criterion.comment.min_chars,
            "required_when": _tree(criterion.comment.required_when),
        },
        "check": {"warn_when": _tree(doubt.warn_when), "text": say("check.text", doubt.text)} if doubt else None,
        "spans": criterion.spans,
        "blind_ok": criterion.blind_ok,
        "examples": _examples(rubric, criterion, say, reader),
    }


def _examples(rubric: Rubric, criterion: Criterion, say: Say, reader: Reader | None) -> list[dict[str, Any]]:
    every = list(enumerate(criterion.examples, 1))
    chosen = readable(criterion.examples, reader, rubric.lang) if reader else every
    spoken = reader.ui_language if reader else rubric.lang
    return [example_form(criterion, number, each, say, spoken) for number, each in chosen]


def _row(row: Row, say: Say, reader: Reader | None) -> dict[str, Any]:
    shown = hint(row.hint, reader.locale) if row.hint and reader else None
    return {"id": row.id, "text": say(f"row.{row.id}", row.text), "hint": shown}


def _level(level: Level, say: Say) -> dict[str, Any]:
    return {
        "value": level.value,
        "label": say(f"level.{level.value}.label", level.label),
        "anchor": say(f"level.{level.value}.anchor", level.anchor),
    }


def _option(option: Option, say: Say) -> dict[str, Any]:
    return {
        "id": option.id,
        "text": say(f"option.{option.id}", option.text),
        "example": say(f"option.{option.id}.example", option.example),
        "exclusive": option.exclusive,
        "ends_form": option.ends_form,
        "comment_required": option.comment_required,
    }


def _marks(rubric: Rubric, criterion: Criterion, say: Say) -> dict[str, Any]:
    """How errors are marked; severities that the rubric's mode hides are left out."""
    return {
        "confirm_empty": criterion.confirm_empty,
        "on": criterion.on if criterion.kind is Kind.SPANS else None,
        "also_on_source": criterion.also_on_source,
        "special_tokens": list(criterion.special_tokens),
        "severities": [
            {
                "id": each.id,
                "label": say(f"severity.{each.id}.label", each.label),
                "text": say(f"severity.{each.id}", each.text),
                "comment_required": each.comment_required,
            }
            for each in criterion.severities
            if rubric.mode not in each.hidden_in
        ],
        "categories": [
            {
                "id": each.id,
                "text": say(f"category.{each.id}", each.text),
                "sub": list(each.sub),
                "sub_texts": {
                    sub: say(f"category.{each.id}/{sub}", text)
                    for sub, text in zip(each.sub, each.sub_texts, strict=True)
                    if text
                },
                "comment_required": each.comment_required,
            }
            for each in criterion.categories
        ],
        "category_required_when": _tree(criterion.category_required_when),
    }


def _scale(scale: Scale | None) -> dict[str, Any] | None:
    return {"min": scale.min, "max": scale.max, "zero": "explicit" if scale.zero else "none"} if scale else None


def _range(range: Range | None) -> dict[str, Any] | None:
    return {**asdict(range), "start": "none" if range.start is None else range.start} if range else None


def _tree(condition: Condition | None) -> dict[str, Any] | None:
    return condition.to_json() if condition else None


def _json(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value
