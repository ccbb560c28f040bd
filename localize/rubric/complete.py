"""Whether an answer of the right type is a whole one: what is still missing before a sheet may be submitted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from localize.errors import Problem, Said, said
from localize.records import Rating, RatingState
from localize.rubric.conditions import Value
from localize.rubric.graphemes import cuts_a_character
from localize.rubric.model import Criterion, Kind, Rubric

MISSING: dict[Kind, Said] = {
    Kind.LIKERT: said("Choose one level."),
    Kind.PREFERENCE: said("Choose one level."),
    Kind.SLIDER: said("Move the slider."),
    Kind.BINARY: said("Answer yes or no."),
    Kind.CHOICE: said("Choose one answer."),
    Kind.MULTI: said("Choose at least one answer."),
    Kind.RANKING: said("Put the answers in order."),
    Kind.PREFERENCE_GRID: said("Choose for each row."),
    Kind.CHECKLIST: said("Choose for each row."),
    Kind.SPANS: said("Mark the errors, or say that there are none."),
    Kind.REWRITE: said("Please write your version."),
    Kind.TEXT: said("Please write an answer."),
}


def check_missing(criterion: Criterion) -> Iterator[Problem]:
    """What is wrong with no answer at all: nothing, unless the criterion is required."""
    if criterion.required:
        yield Problem("J005", criterion.id, MISSING[criterion.kind])


def check_ranking(criterion: Criterion, rating: Rating, outputs: int | None) -> Iterator[Problem]:
    """A ranking must hold every output, where it is known how many there are."""
    if criterion.kind is not Kind.RANKING or rating.value is None or outputs is None:
        return
    if sum(len(group) for group in rating.value) != outputs:
        yield Problem("J003", criterion.id, said("Put all {outputs} answers in order.", outputs=outputs))


def check_answer(
    rubric: Rubric,
    criterion: Criterion,
    answers: Mapping[str, Rating],
    texts: Mapping[str, str],
) -> Iterator[Problem]:
    """What an answer lacks. `answers` are all of the sheet, for conditions that name other criteria."""
    rating = answers[criterion.id]
    if rating.state is not RatingState.GIVEN:
        return
    if rating.value is None:
        yield from check_missing(criterion)
        if not criterion.required:
            what = said("You wrote a comment without an answer: answer, or take the comment out.")
            yield Problem("J015", criterion.id, what)
        return
    found = [*_chosen(criterion, rating.value), *_rows(criterion, rating.value)]
    found += _written(criterion, rating.value, texts)
    if criterion.kind is Kind.SPANS:
        for number, span in enumerate(rating.value, 1):
            found += _mark(rubric, criterion, number, span, texts)
        found += _overlaps(rating.value)
    found += _comment(rubric, criterion, answers)
    for code, what in found:
        yield Problem(code, criterion.id, what)


Lacks = Iterator[tuple[str, Said]]


def _chosen(criterion: Criterion, value: Value) -> Lacks:
    if criterion.kind is not Kind.MULTI:
        return
    if criterion.max_choices is not None and len(value) > criterion.max_choices:
        yield "J009", said("Choose {most} at most.", most=criterion.max_choices)
    for option in criterion.options:
        if option.exclusive and option.id in value and len(value) > 1:
            yield "J010", said("“{option}” stands alone: take the other answers away.", option=option.text)


def _rows(criterion: Criterion, value: Value) -> Lacks:
    if criterion.kind in (Kind.CHECKLIST, Kind.PREFERENCE_GRID) and criterion.required:
        open_rows = [each.text for each in criterion.rows if each.id not in value]
        if open_rows:
            yield "J011", said("Choose for these rows too: {rows}.", rows=", ".join(open_rows))


def _written(criterion: Criterion, value: Value, texts: Mapping[str, str]) -> Lacks:
    if criterion.kind not in (Kind.REWRITE, Kind.TEXT):
        return
    if len(value.strip()) < criterion.min_chars:
        yield "J007", said("Please write at least {min_chars} characters.", min_chars=criterion.min_chars)
    if criterion.must_differ and value.strip() == texts.get("target", "").strip():
        yield "J008", said("This is the text as it was: change it, or change the answer that asks for it.")


def _mark(
    rubric: Rubric, criterion: Criterion, number: int, span: Mapping[str, Any], texts: Mapping[str, str]
) -> Lacks:
    if span["special"] is None:
        text = texts.get(span["on"])
        if text is None or span["end"] > len(text) or text[span["start"] : span["end"]] != span["text"]:
            yield "J012", said("Mark {number} does not fit the text: mark the words again.", number=number)
        elif any(cuts_a_character(text, span[end]) for end in ("start", "end")):
            yield "J012", said("Mark {number} cuts a character in two: mark all of the character.", number=number)
    severities = {each.id: each for each in criterion.severities}
    severity = severities[span["severity"]]
    if rubric.mode in severity.hidden_in:
        usual = ", ".join(each.id for each in criterion.severities if rubric.mode not in each.hidden_in)
        yield "J013", said("Choose another severity for mark {number}: {severities}.", number=number, severities=usual)
    condition = criterion.category_required_when
    if span["category"] is None and condition and condition.holds({"mode": rubric.mode}):
        yield "J013", said("Choose a category for mark {number}.", number=number)
    category = next((each for each in criterion.categories if span["category"] in each.names()), None)
    wanted = severity.comment_required or (category is not None and category.comment_required)
    if wanted and span["comment"] is None:
        yield "J014", said("Please write why at mark {number}.", number=number)


def _overlaps(marks: Sequence[Mapping[str, Any]]) -> Lacks:
    """One fault for each mark that begins before one that stands earlier in the same text has ended."""
    placed = [(each["on"], each["start"], each["end"], number) for number, each in enumerate(marks, 1)]
    furthest: dict[str, tuple[int, int]] = {}
    for on, start, end, number in sorted(each for each in placed if each[1] is not None):
        until, other = furthest.get(on, (0, 0))
        if start < until:
            first, second = sorted((number, other))
            what = said("Marks {first} and {second} overlap: delete one of them.", first=first, second=second)
            yield "J016", what
        furthest[on] = max((until, other), (end, number))


def _comment(rubric: Rubric, criterion: Criterion, answers: Mapping[str, Rating]) -> Lacks:
    rating, wish = answers[criterion.id], criterion.comment
    env = {id: each.value for id, each in answers.items() if each.state is RatingState.GIVEN}
    env |= {"value": rating.value, "mode": rubric.mode}
    wanted = wish.required_when is not None and wish.required_when.holds(env)
    if not wanted and not _asks_why(rubric, criterion, rating.value):
        return
    written = len((rating.comment or "").strip())
    if written < max(wish.min_chars, 1):
        if wish.min_chars > 1:
            yield "J006", said("Please write why (at least {min_chars} characters).", min_chars=wish.min_chars)
        else:
            yield "J006", said("Please write why.")


def _asks_why(rubric: Rubric, criterion: Criterion, value: Value) -> bool:
    chosen = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else [value]
    options = criterion.options if criterion.kind is not Kind.CHECKLIST else rubric.checklist_scale
    return any(each.comment_required and each.id in chosen for each in options)
