"""From `expected` of a line of a set to conditions, or to everything that is wrong with it.

Codes: K010 unknown criterion, K011 a criterion that nothing may be expected of, K012 a condition of the wrong form for
its kind, K013 a letter without an output, K014 an answer that the rubric does not have, K015 a piece that is not in the
text, K016 conditions that no answer can meet.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from string import ascii_uppercase
from typing import Any

from localize.assignment.expected import (
    Between,
    Chosen,
    Condition,
    How,
    Marked,
    Marks,
    OneOf,
    Relation,
    Stated,
    contradict,
)
from localize.errors import Problem, Said, said
from localize.records import RatingState
from localize.rubric.model import Criterion, Kind, Rubric

_RELATION = re.compile(r"([A-Z]) (above|at least|equals) ([A-Z])")


class _Wrong(Exception):
    def __init__(self, code: str, what: Said) -> None:
        self.code = code
        self.what = what


def read_expected(
    rubric: Rubric, raw: Mapping[str, Any], *, outputs: int, target: str | None
) -> tuple[tuple[Condition, ...], tuple[Problem, ...]]:
    """The conditions of an item with so many outputs. `target` is the text that marks speak of, where there is one.

    A problem's place is the criterion. What is wrong is left out, so the rest is of use beside the problems.
    """
    conditions: list[Condition] = []
    problems: list[Problem] = []
    known = {each.id: each for each in rubric.criteria}
    for id, wanted in raw.items():
        try:
            if id not in known:
                what = said("The rubric does not ask this. It asks: {ids}.", ids=", ".join(known))
                raise _Wrong("K010", what)
            conditions += _read(rubric, known[id], wanted, outputs, target)
        except _Wrong as wrong:
            problems.append(Problem(wrong.code, id, wrong.what))
    return tuple(conditions), tuple(problems)


def _read(rubric: Rubric, criterion: Criterion, raw: Any, outputs: int, target: str | None) -> list[Condition]:
    if criterion.expect_disagreement:
        raise _Wrong("K011", said("People may well differ here: nothing can be expected."))
    if criterion.private:
        raise _Wrong("K011", said("This answer is the person's own: nothing may be expected."))
    if isinstance(raw, Mapping) and set(raw) == {"state"}:
        return [Stated(criterion.id, _state(criterion, raw["state"]))]
    found = _READERS.get(criterion.kind)
    if found is None:
        raise _Wrong("K012", said("Nothing can be expected of a free text."))
    return found(rubric, criterion, raw, outputs, target)


def _state(criterion: Criterion, raw: Any) -> RatingState:
    allowed = [RatingState.NOT_APPLICABLE] if criterion.na is not None else []
    allowed += [RatingState.CANNOT_JUDGE] if criterion.cannot_judge is not None else []
    for state in allowed:
        if raw == state.value:
            return state
    raise _Wrong("K014", said("The state can only be: {states}.", states=", ".join(allowed) or said("none")))


def _numbers(rubric: Rubric, criterion: Criterion, raw: Any, outputs: int, target: str | None) -> list[Condition]:
    if not isinstance(raw, Mapping) or not raw or not set(raw) <= {"from", "to"}:
        raise _Wrong("K012", said('Write a range such as {{"from": 3, "to": 5}}.'))
    for each in raw.values():
        if isinstance(each, bool) or not isinstance(each, int | float):
            raise _Wrong("K012", said("A range runs from a number to a number."))
    bounds = criterion.range
    values = [each.value for each in criterion.levels] or ([bounds.min, bounds.max] if bounds else [])
    low, high = raw.get("from"), raw.get("to")
    if values and ((high is not None and high < min(values)) or (low is not None and low > max(values))):
        what = said("No answer lies there: they run from {low} to {high}.", low=min(values), high=max(values))
        raise _Wrong("K014", what)
    if low is not None and high is not None and low > high:
        raise _Wrong("K016", said("It begins after it ends."))
    return [Between(criterion.id, low, high)]


def _binary(rubric: Rubric, criterion: Criterion, raw: Any, outputs: int, target: str | None) -> list[Condition]:
    if not isinstance(raw, bool):
        raise _Wrong("K012", said("Write true or false."))
    return [OneOf(criterion.id, (raw,))]


def _choice(rubric: Rubric, criterion: Criterion, raw: Any, outputs: int, target: str | None) -> list[Condition]:
    return [OneOf(criterion.id, _one_of(raw, [each.id for each in criterion.options]))]


def _one_of(raw: Any, known: Iterable[str]) -> tuple[str, ...]:
    listed = raw.get("one_of") if isinstance(raw, Mapping) and set(raw) == {"one_of"} else [raw]
    if not isinstance(listed, list) or not listed or not all(isinstance(each, str) for each in listed):
        raise _Wrong("K012", said('Write one answer, or {{"one_of": [...]}}.'))
    return _known(listed, known)


def _known(listed: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    valid = list(known)
    for each in listed:
        if each not in valid:
            what = said("{value} is no answer here. Choose among: {known}.", value=each[:60], known=", ".join(valid))
            raise _Wrong("K014", what)
    return tuple(dict.fromkeys(listed))


def _multi(rubric: Rubric, criterion: Criterion, raw: Any, outputs: int, target: str | None) -> list[Condition]:
    form = said('Write {{"with": [...], "without": [...]}}; one of them may be left out.')
    if not isinstance(raw, Mapping) or not raw or not set(raw) <= {"with", "without"}:
        raise _Wrong("K012", form)
    for each in raw.values():
        if not isinstance(each, list) or not each or not all(isinstance(one, str) for one in each):
            raise _Wrong("K012", form)
    known = [each.id for each in criterion.options]
    these, without = _known(raw.get("with", ()), known), _known(raw.get("without", ()), known)
    if set(these) & set(without):
        raise _Wrong("K016", said("The same answer is expected and not expected."))
    return [Chosen(criterion.id, these, without)]


def _relations(rubric: Rubric, criterion: Criterion, raw: Any, outputs: int, target: str | None) -> list[Condition]:
    return [*_related(criterion, raw, outputs, None)]


def _related(criterion: Criterion, raw: Any, outputs: int, row: str | None) -> list[Relation]:
    listed = raw if isinstance(raw, list) else [raw]
    found = [_relation(criterion, each, outputs, row) for each in listed]
    if not found:
        raise _Wrong("K012", said("Write a relation such as “B above A”."))
    if contradict(found):
        raise _Wrong("K016", said("No answer can meet all of this at once."))
    return found


def _relation(criterion: Criterion, raw: Any, outputs: int, row: str | None) -> Relation:
    match = _RELATION.fullmatch(raw) if isinstance(raw, str) else None
    if match is None:
        raise _Wrong("K012", said("Write a relation such as “B above A”, “B at least A” or “A equals B”."))
    better, how, other = match.groups()
    numbers = [ascii_uppercase.index(each) for each in (better, other)]
    if numbers[0] == numbers[1] or max(numbers) >= outputs:
        letters = ", ".join(ascii_uppercase[:outputs])
        raise _Wrong("K013", said("Name two of the outputs: {letters}.", letters=letters))
    if How(how) is How.EQUALS and not _has_tie(criterion):
        raise _Wrong("K014", said("This question has no answer for a tie."))
    return Relation(criterion.id, numbers[0], How(how), numbers[1], row)


def _has_tie(criterion: Criterion) -> bool:
    if criterion.kind is Kind.PREFERENCE:
        return any(each.value == 0 for each in criterion.levels)
    return criterion.kind is Kind.RANKING or (criterion.scale is not None and criterion.scale.zero)


def _grid(rubric: Rubric, criterion: Criterion, raw: Any, outputs: int, target: str | None) -> list[Condition]:
    return [each for row, wanted in _rows(criterion, raw) for each in _related(criterion, wanted, outputs, row)]


def _checklist(rubric: Rubric, criterion: Criterion, raw: Any, outputs: int, target: str | None) -> list[Condition]:
    steps = [each.id for each in rubric.checklist_scale]
    return [OneOf(criterion.id, _one_of(wanted, steps), row) for row, wanted in _rows(criterion, raw)]


def _rows(criterion: Criterion, raw: Any) -> list[tuple[str, Any]]:
    if not isinstance(raw, Mapping) or not raw:
        raise _Wrong("K012", said("Say for which rows: {rows}.", rows=", ".join(each.id for each in criterion.rows)))
    _known(raw, [each.id for each in criterion.rows])
    return list(raw.items())


def _spans(rubric: Rubric, criterion: Criterion, raw: Any, outputs: int, target: str | None) -> list[Condition]:
    if raw in (Marks.NONE.value, Marks.SOME.value):
        return [Marked(criterion.id, Marks(raw))]
    piece = raw.get("on") if isinstance(raw, Mapping) and set(raw) == {"on"} else None
    if not isinstance(piece, str) or not piece:
        raise _Wrong("K012", said('Write "none", "some" or {{"on": "a piece of the text"}}.'))
    start = -1 if target is None else target.find(piece)
    if start < 0:
        raise _Wrong("K015", said("The judged text does not hold this piece: {piece}", piece=piece[:60]))
    return [Marked(criterion.id, Marks.ON, piece, start, start + len(piece))]


_Reader = Callable[[Rubric, Criterion, Any, int, "str | None"], list[Condition]]
_READERS: dict[Kind, _Reader] = {
    Kind.LIKERT: _numbers,
    Kind.SLIDER: _numbers,
    Kind.BINARY: _binary,
    Kind.CHOICE: _choice,
    Kind.MULTI: _multi,
    Kind.RANKING: _relations,
    Kind.PREFERENCE: _relations,
    Kind.PREFERENCE_GRID: _grid,
    Kind.CHECKLIST: _checklist,
    Kind.SPANS: _spans,
}
