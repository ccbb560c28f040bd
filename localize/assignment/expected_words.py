"""What was expected of a known item, in words, with the letters of the order in which a person saw the outputs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from string import ascii_uppercase

from localize.assignment.expected import Between, Chosen, Condition, How, Marked, Marks, OneOf, Relation, Stated
from localize.errors import Said, said
from localize.records import RatingState
from localize.rubric.model import Criterion, Kind, Rubric
from localize.rubric.places import SWAPPED

Translate = Callable[[str, str], str]
"""A gettext context, as in `rubric.render.strings`, and the English -> the text in a language."""


def _as_written(context: str, text: str) -> str:
    return text


def expected_in_words(
    rubric: Rubric, condition: Condition, order: Sequence[int], translate: Translate = _as_written
) -> Said:
    """One sentence. `order[place]` is the number of the output shown there; `translate` is for texts of the rubric."""
    criterion = rubric.criterion(condition.criterion)

    def say(part: str, text: str) -> str:
        return translate(f"{rubric.id}/{criterion.id}/{part}", text)

    question = say("question", criterion.question)
    what = _what(rubric, criterion, condition, order, say, translate)
    row = getattr(condition, "row", None)
    if row is None:
        return said("{question} Expected: {expected}", question=question, expected=what)
    name = next((say(f"row.{row}", each.text) for each in criterion.rows if each.id == row), row)
    return said("{question} {row} Expected: {expected}", question=question, row=name, expected=what)


def _what(
    rubric: Rubric,
    criterion: Criterion,
    condition: Condition,
    order: Sequence[int],
    say: Translate,
    translate: Translate,
) -> Said:
    match condition:
        case Between(_, low, high):
            return _range(_level(criterion, low, say), _level(criterion, high, say))
        case OneOf(_, values, _) if criterion.kind is Kind.CHECKLIST:
            steps = {each.id: translate(f"{rubric.id}/scale.{each.id}", each.text) for each in rubric.checklist_scale}
            return _any_of([steps.get(str(each), str(each)) for each in values])
        case OneOf(_, values, _):
            if isinstance(values[0], bool):
                return said("yes") if values[0] else said("no")
            return _any_of(_options(criterion, [str(each) for each in values], order, say))
        case Chosen(_, these, without):
            return _chosen(_options(criterion, these, order, say), _options(criterion, without, order, say))
        case Relation():
            return _relation(condition, order)
        case Marked():
            return _marks(condition)
        case Stated(_, RatingState.NOT_APPLICABLE):
            return said("{words}", words=say("na", criterion.na or ""))
        case Stated():
            return said(
                "{words}", words=say("cannot_judge", criterion.cannot_judge.text if criterion.cannot_judge else "")
            )


def _level(criterion: Criterion, value: float | None, say: Translate) -> str | None:
    if value is None:
        return None
    number = int(value) if value == int(value) else value
    label = next((say(f"level.{each.value}.label", each.label) for each in criterion.levels if each.value == value), "")
    return f"{number} ({label})" if label else str(number)


def _range(low: str | None, high: str | None) -> Said:
    if low is None:
        return said("{high} or less", high=high)
    if high is None:
        return said("{low} or more", low=low)
    return said("{low}", low=low) if low == high else said("{low} to {high}", low=low, high=high)


def _any_of(words: Sequence[str]) -> Said:
    if len(words) == 1:
        return said("{words}", words=words[0])
    return said("one of: {words}", words="; ".join(words))


def _chosen(these: Sequence[str], without: Sequence[str]) -> Said:
    if not without:
        return said("{words}", words="; ".join(these))
    if not these:
        return said("not: {words}", words="; ".join(without))
    return said("{these}; and not: {without}", these="; ".join(these), without="; ".join(without))


def _options(criterion: Criterion, ids: Sequence[str], order: Sequence[int], say: Translate) -> list[str]:
    """Options by their texts; those that name a place name where the person saw that output."""
    swapped = criterion.positional and list(order) == [1, 0]
    texts = {each.id: say(f"option.{each.id}", each.text) for each in criterion.options}
    return [texts.get(SWAPPED.get(each, each) if swapped else each, each) for each in ids]


def _relation(relation: Relation, order: Sequence[int]) -> Said:
    places = list(order)
    better, other = (ascii_uppercase[places.index(each)] for each in (relation.better, relation.other))
    match relation.how:
        case How.ABOVE:
            return said("{better} is better than {other}", better=better, other=other)
        case How.AT_LEAST:
            return said("{better} is at least as good as {other}", better=better, other=other)
        case How.EQUALS:
            first, second = sorted((better, other))
            return said("{first} and {second} are equal", first=first, second=second)


def _marks(condition: Marked) -> Said:
    match condition.marks:
        case Marks.NONE:
            return said("no mark")
        case Marks.SOME:
            return said("at least one mark")
        case Marks.ON:
            return said("a mark at “{piece}”", piece=condition.piece)
