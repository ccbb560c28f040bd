"""One answer as its kind of criterion knows it: types, ids and ranges. Whether it is whole: `complete`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any, TypeAlias

from localize.errors import LocalizeError, Said, said
from localize.rubric.conditions import Value
from localize.rubric.model import Criterion, Kind, Rubric

LONGEST_OFFSET = 2**31 - 1
SPAN_KEYS = ("on", "start", "end", "text", "severity", "category", "comment", "special")
Reader: TypeAlias = Callable[[Rubric, Criterion, Value], Value]


class WrongAnswer(LocalizeError):
    """An answer of the wrong type (`code` J002) or out of range (J003)."""

    def __init__(self, code: str, what: Said) -> None:
        super().__init__(what, said("Answer again."))
        self.code = code


def read_value(rubric: Rubric, criterion: Criterion, raw: Value) -> Value:
    """The answer in its one stored form (lists, not tuples), or None where nothing was answered. Raises WrongAnswer."""
    return None if raw is None else READERS[criterion.kind](rubric, criterion, raw)


def read_text(raw: Value) -> str | None:
    """A text just as it was written; None if it is blank. Raises WrongAnswer where no database could keep it."""
    if not isinstance(raw, str):
        raise WrongAnswer("J002", said("Write a text."))
    if "\x00" in raw or any("\ud800" <= each <= "\udfff" for each in raw):
        raise WrongAnswer("J002", said("The text holds a broken character: take it out."))
    return raw if raw.strip() else None


def _whole(raw: Value) -> int:
    if isinstance(raw, bool) or not isinstance(raw, int):
        raise WrongAnswer("J002", said("Answer with a whole number."))
    return raw


def _level(rubric: Rubric, criterion: Criterion, raw: Value) -> int:
    value, known = _whole(raw), [each.value for each in criterion.levels]
    if value not in known:
        raise WrongAnswer("J003", said("Choose one of the levels: {levels}.", levels=_listed(known)))
    return value


def _slider(rubric: Rubric, criterion: Criterion, raw: Value) -> int:
    value, ends = _whole(raw), criterion.range
    assert ends is not None
    if not ends.min <= value <= ends.max or (value - ends.min) % ends.step:
        what = said("Choose from {min} to {max} in steps of {step}.", min=ends.min, max=ends.max, step=ends.step)
        raise WrongAnswer("J003", what)
    return value


def _binary(rubric: Rubric, criterion: Criterion, raw: Value) -> bool:
    if not isinstance(raw, bool):
        raise WrongAnswer("J002", said("Answer yes or no."))
    return raw


def _choice(rubric: Rubric, criterion: Criterion, raw: Value) -> str:
    if not isinstance(raw, str):
        raise WrongAnswer("J002", said("Choose one answer."))
    return _known(raw, [each.id for each in criterion.options])


def _multi(rubric: Rubric, criterion: Criterion, raw: Value) -> list[str] | None:
    if not isinstance(raw, list | tuple) or not all(isinstance(each, str) for each in raw):
        raise WrongAnswer("J002", said("Choose answers from the list."))
    known = [each.id for each in criterion.options]
    if len(set(raw)) != len(raw):
        raise WrongAnswer("J003", said("Choose each answer once."))
    chosen = {_known(each, known) for each in raw}
    return [each for each in known if each in chosen] or None


def _ranking(rubric: Rubric, criterion: Criterion, raw: Value) -> list[list[int]] | None:
    if not isinstance(raw, list | tuple) or not all(isinstance(group, list | tuple) and group for group in raw):
        raise WrongAnswer("J002", said("Put the answers into groups, the best first."))
    groups = [sorted(_whole(place) for place in group) for group in raw]
    places = sorted(place for group in groups for place in group)
    if places != list(range(len(places))):
        raise WrongAnswer("J003", said("Put each answer into one group."))
    return groups or None


def _grid(rubric: Rubric, criterion: Criterion, raw: Value) -> dict[str, int] | None:
    scale = criterion.scale
    assert scale is not None
    rows = {row: _whole(value) for row, value in _rows(criterion, raw).items()}
    for value in rows.values():
        if not scale.min <= value <= scale.max or (value == 0 and not scale.zero):
            raise WrongAnswer("J003", said("Choose from {min} to {max}.", min=scale.min, max=scale.max))
    return rows or None


def _checklist(rubric: Rubric, criterion: Criterion, raw: Value) -> dict[str, str] | None:
    rows = _rows(criterion, raw)
    if not all(isinstance(each, str) for each in rows.values()):
        raise WrongAnswer("J002", said("Choose one answer for each row."))
    return {row: _known(each, [step.id for step in rubric.checklist_scale]) for row, each in rows.items()} or None


def _rows(criterion: Criterion, raw: Value) -> dict[str, Any]:
    if not isinstance(raw, Mapping):
        raise WrongAnswer("J002", said("Choose one answer for each row."))
    for row in raw:
        _known(row, [each.id for each in criterion.rows])
    return {each.id: raw[each.id] for each in criterion.rows if raw.get(each.id) is not None}


def _spans(rubric: Rubric, criterion: Criterion, raw: Value) -> list[dict[str, Any]]:
    if not isinstance(raw, list | tuple) or not all(isinstance(each, Mapping) for each in raw):
        raise WrongAnswer("J002", said("Mark pieces of the text."))
    return [_span(criterion, each) for each in raw]


def _span(criterion: Criterion, raw: Mapping[Any, Any]) -> dict[str, Any]:
    for key in raw:
        if key not in SPAN_KEYS:
            raise WrongAnswer(
                "J002", said("A mark has no {key}; it has: {keys}.", key=_quoted(key), keys=_listed(SPAN_KEYS))
            )
    span = {key: raw.get(key) for key in SPAN_KEYS}
    span["on"] = criterion.on if span["on"] is None else span["on"]
    _known(span["on"], [criterion.on, *(["source"] if criterion.also_on_source else [])])
    _known(span["severity"], [each.id for each in criterion.severities])
    if span["category"] is not None:
        _known(span["category"], [name for each in criterion.categories for name in each.names()])
    for key in ("text", "comment"):
        if span[key] is not None and read_text(span[key]) is None and key == "comment":
            span[key] = None
    if span["special"] is not None:
        _known(span["special"], criterion.special_tokens)
        if any(span[key] is not None for key in ("start", "end", "text")):
            raise WrongAnswer("J003", said("{special} stands for no piece of the text.", special=span["special"]))
    elif not 0 <= _whole(span["start"]) < _whole(span["end"]) <= LONGEST_OFFSET:
        raise WrongAnswer("J003", said("A mark begins before it ends."))
    return span


def _written(rubric: Rubric, criterion: Criterion, raw: Value) -> str | None:
    return read_text(raw)


def _known(value: Value, known: Collection[str]) -> str:
    if not isinstance(value, str) or value not in known:
        raise WrongAnswer(
            "J003",
            said("{value} is no answer here. Choose among: {known}.", value=_quoted(value), known=_listed(known)),
        )
    return value


def _quoted(value: object) -> str:
    return value[:60] if isinstance(value, str) else type(value).__name__


def _listed(known: Collection[object]) -> str:
    return ", ".join(str(each) for each in known)


READERS: dict[Kind, Reader] = {
    Kind.LIKERT: _level,
    Kind.SLIDER: _slider,
    Kind.BINARY: _binary,
    Kind.CHOICE: _choice,
    Kind.MULTI: _multi,
    Kind.RANKING: _ranking,
    Kind.PREFERENCE: _level,
    Kind.PREFERENCE_GRID: _grid,
    Kind.SPANS: _spans,
    Kind.CHECKLIST: _checklist,
    Kind.REWRITE: _written,
    Kind.TEXT: _written,
}
