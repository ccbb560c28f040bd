"""What a judgment says, in the words of its rubric."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from localize.languages import list_of, name_in_brackets, number
from localize.records import Rating, RatingState
from localize.rubric.model import Criterion, Rubric
from localize.rubric.parts import Kind
from localize.texts import Texts
from localize.ui.parts.contents import place_letter

Say: TypeAlias = Callable[[str, str], str]


def question_of(rubric: Rubric, criterion: str, locale: str, words: Texts) -> str:
    """The question of a criterion, in words of the reader; the bare id where the rubric no longer asks it."""
    for each in rubric.criteria:
        if each.id == criterion:
            asked = words.rubric(f"{rubric.id}/{criterion}/question", each.question)
            return asked.replace("{locale_name}", name_in_brackets(locale, words.language))
    return criterion


def answer_in_words(rubric: Rubric, rating: Rating, words: Texts) -> str:
    """The answer as a reviewer saw it; positional ones speak of outputs in the order of the item."""
    translate = words.gettext
    if rating.state is RatingState.CANNOT_JUDGE:
        return translate("Cannot judge")
    if rating.state is RatingState.NOT_APPLICABLE:
        return translate("Does not apply")
    criterion = next((each for each in rubric.criteria if each.id == rating.criterion), None)
    if rating.value is None:
        return "–"
    if criterion is None:
        return str(rating.value)
    return _value(rubric, criterion, rating.value, words)


def _value(rubric: Rubric, criterion: Criterion, value: Any, words: Texts) -> str:
    def say(part: str, text: str) -> str:
        return words.rubric(f"{rubric.id}/{criterion.id}/{part}", text)

    match criterion.kind:
        case Kind.LIKERT | Kind.PREFERENCE:
            labels = {each.value: say(f"level.{each.value}.label", each.label) for each in criterion.levels}
            return f"{number(value, words.language)} · {labels[value]}" if value in labels else str(value)
        case Kind.SLIDER:
            return number(value, words.language)
        case Kind.BINARY:
            return words.gettext("Yes") if value else words.gettext("No")
        case Kind.CHOICE:
            return _options(criterion, say).get(value, str(value))
        case Kind.MULTI:
            options = _options(criterion, say)
            return list_of([options.get(each, str(each)) for each in value], words.language)
        case Kind.RANKING:
            return " > ".join(" = ".join(place_letter(place) for place in group) for group in value)
        case Kind.PREFERENCE_GRID:
            return _rows(criterion, value, say, lambda each: number(each, words.language))
        case Kind.CHECKLIST:
            steps = {
                each.id: words.rubric(f"{rubric.id}/scale.{each.id}", each.text) for each in rubric.checklist_scale
            }
            return _rows(criterion, value, say, lambda each: steps.get(each, str(each)))
        case Kind.SPANS:
            return "; ".join(_span(each) for each in value) or words.gettext("Nothing marked")
    return str(value)


def _options(criterion: Criterion, say: Say) -> dict[str, str]:
    return {each.id: say(f"option.{each.id}", each.text) for each in criterion.options}


def _rows(criterion: Criterion, value: Mapping[str, Any], say: Say, shown: Callable[[Any], str]) -> str:
    rows = {each.id: say(f"row.{each.id}", each.text) for each in criterion.rows}
    return "; ".join(f"{rows.get(row, row)}: {shown(each)}" for row, each in value.items())


def _span(span: Mapping[str, Any]) -> str:
    about = " · ".join(str(span[key]) for key in ("severity", "category", "comment") if span.get(key))
    return f"«{span.get('text') or span.get('special') or ''}» {about}".strip()
