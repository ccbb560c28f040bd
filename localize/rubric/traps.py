"""Faults of a rubric that is well formed: questions that nobody could answer, never see, or answer by mistake."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from localize.errors import Problem, Said, said
from localize.records import Unit
from localize.rubric.checks import CHOSEN, Faults
from localize.rubric.elements import ID
from localize.rubric.model import Criterion, Kind, Rubric, ShowWhen

WITHOUT_A_TEXT = (Unit.PAIR, Unit.LIST, Unit.BRIEF)
MOST_LETTERS = 23  # a to w; x says "I cannot judge this"
MOST_DIGITS = 9
PLACES_IN_WORDS = re.compile(
    r"\b(?:on|to) the (?:left|right)\b|\b(?:left|right)[- ](?:hand|side)\b|\bleft[- ](?:one|answer|output|response)\b",
    re.IGNORECASE,
)


def check_traps(criterion: Criterion, rubric: Rubric, before: Mapping[str, Criterion | None]) -> Iterator[Problem]:
    """What would stop or mislead a reviewer at one criterion. `before` are those above it by id, None if not sound."""
    found: list[tuple[str, str, Said]] = [
        *_needs_one_text(criterion, rubric),
        *_marks(criterion, rubric),
        *_rows(criterion, rubric),
        *_keys(criterion, rubric),
        *_steps(criterion),
        *_words_for_places(criterion, rubric),
        *_order(criterion, rubric, before),
    ]
    if criterion.private and criterion.weight > 0:
        found.append(("R052", "weight", said("A private answer is never exported, so it can have no weight: write 0.")))
    for code, place, what in found:
        yield Problem(code, f"criteria.{criterion.id}.{place}", what)


def _needs_one_text(criterion: Criterion, rubric: Rubric) -> Faults:
    if rubric.unit not in WITHOUT_A_TEXT:
        return
    units = ", ".join(each for each in Unit if each not in WITHOUT_A_TEXT)
    if criterion.kind is Kind.SPANS:
        what = said(
            "Marks need one judged text, and the unit {unit} has none: choose one of {units}.",
            unit=rubric.unit,
            units=units,
        )
        yield "R016", "kind", what
    for key, used in (("prefill", criterion.prefill == "target"), ("must_differ", criterion.must_differ)):
        if used:
            what = said(
                "{key} needs one judged text, and the unit {unit} has none: take it away, or choose one of {units}.",
                key=key,
                unit=rubric.unit,
                units=units,
            )
            yield "R016", key, what


def _marks(criterion: Criterion, rubric: Rubric) -> Faults:
    tokens = [each.strip() for each in criterion.special_tokens]
    if len(set(tokens)) != len(tokens) or "" in tokens:
        yield "R038", "special_tokens", said('Write each token once and none empty, such as "[missing]".')
    if criterion.kind is not Kind.SPANS:
        return
    for category in criterion.categories:
        for each in category.sub:
            if not ID.fullmatch(each):
                what = said(
                    "{id} cannot be an id: write small letters, digits, _ and -, a letter first.", id=repr(each)
                )
                yield "R010", f"categories.{category.id}.sub", what
    if criterion.severities and all(rubric.mode in each.hidden_in for each in criterion.severities):
        what = said("In the mode {mode} every severity is hidden: leave one or more.", mode=rubric.mode)
        yield "R035", "severities", what
    if criterion.category_required_when and not criterion.categories:
        what = said("A category would be asked for, and there is none to choose: write categories, or take this away.")
        yield "R035", "category_required_when", what
    for number, example in enumerate(criterion.examples, 1):
        if example.span and example.span not in (example.bad or ""):
            yield (
                "R053",
                f"examples.{number}.span",
                said("The marked words must stand in the bad text, letter by letter."),
            )


def _rows(criterion: Criterion, rubric: Rubric) -> Faults:
    if criterion.kind is not Kind.CHECKLIST or criterion.na is not None:
        return
    if rubric.checklist_scale and not any(each.na for each in rubric.checklist_scale):
        what = said(
            "Nothing says that a thing does not occur: give one answer of checklist_scale na = true, "
            "or allow N/A for the question."
        )
        yield "R037", "rows", what


def _keys(criterion: Criterion, rubric: Rubric) -> Faults:
    if criterion.kind in CHOSEN and len(criterion.options) > MOST_LETTERS:
        what = said("Only {most} answers have a letter as key: write fewer, or split the question.", most=MOST_LETTERS)
        yield "R039", "options", what
    if criterion.kind is Kind.PREFERENCE and len(criterion.levels) > MOST_DIGITS:
        yield "R039", "levels", said("Only {most} levels have a number as key: write fewer.", most=MOST_DIGITS)
    if criterion.kind is Kind.CHECKLIST and len(rubric.checklist_scale) > MOST_DIGITS:
        what = said("Only {most} answers of checklist_scale have a number as key: write fewer.", most=MOST_DIGITS)
        yield "R039", "rows", what
    ends = criterion.scale
    if criterion.kind is Kind.PREFERENCE_GRID and ends is not None and ends.max - ends.min >= MOST_DIGITS:
        yield "R039", "scale", said("Only {most} steps have a number as key: choose a shorter scale.", most=MOST_DIGITS)


def _steps(criterion: Criterion) -> Faults:
    """Values that a scale or slider promises and nobody can choose."""
    run, scale = criterion.range, criterion.scale
    if criterion.kind is Kind.SLIDER and run is not None:
        odd = [str(each.value) for each in criterion.levels if (each.value - run.min) % run.step]
        if odd:
            what = said("With steps of {step} nobody can choose {levels}.", step=run.step, levels=", ".join(odd))
            yield "R025", "levels", what
        if run.start is not None and (run.start - run.min) % run.step:
            yield "R033", "range.start", said("With steps of {step} nobody can choose this.", step=run.step)
    if criterion.kind is Kind.PREFERENCE and scale is not None and criterion.levels:
        has_zero = any(each.value == 0 for each in criterion.levels)
        if has_zero and not scale.zero:
            yield "R026", "scale.zero", said('There is a level 0: write zero = "explicit", or take the level away.')


def _words_for_places(criterion: Criterion, rubric: Rubric) -> Faults:
    if rubric.unit not in (Unit.PAIR, Unit.LIST):
        return
    what = said(
        "Where A stands depends on the reader's script and screen: say A and B, and call the ids first, second."
    )
    if {"left", "right"} & {each.id for each in criterion.options}:
        yield "R028", "options", what
    texts: dict[str, list[str | None]] = {
        "question": [criterion.question],
        "help": [criterion.help],
        "levels": [text for each in criterion.levels for text in (each.label, each.anchor)],
        "options": [text for each in criterion.options for text in (each.text, each.example)],
        "rows": [each.text for each in criterion.rows],
    }
    if rubric.lang.split("-")[0] == "en":
        for place, said_there in texts.items():
            if any(text and PLACES_IN_WORDS.search(text) for text in said_there):
                yield "R028", place, what


def _order(criterion: Criterion, rubric: Rubric, before: Mapping[str, Criterion | None]) -> Faults:
    if criterion.id == rubric.criteria[-1].id and any(each.ends_form for each in criterion.options):
        yield "R045", "options", said("No question comes after this one: take ends_form away.")
    wish = criterion.show_when
    parent = before.get(wish.criterion) if wish else None
    if wish is None or parent is None:
        return
    if not any(wish.holds(value) for value in _answers(parent, wish)):
        what = said(
            "No answer to {criterion} that goes on with the form fits this: nobody would be asked.", criterion=parent.id
        )
        yield "R046", "show_when", what
    if criterion.blind_ok and not parent.blind_ok and rubric.requires.needs_source_language:
        what = said(
            "It is asked only after {criterion}, which people without the source are not asked: "
            "give that one blind_ok too, or take it away here.",
            criterion=parent.id,
        )
        yield "R047", "blind_ok", what


def _answers(parent: Criterion, wish: ShowWhen) -> Iterable[Any]:
    """Answers after which the form goes on; of a slider those that a comparison can tell apart."""
    goes_on = [each.id for each in parent.options if not each.ends_form]
    if parent.kind is Kind.CHOICE:
        return goes_on
    if parent.kind is Kind.MULTI:
        return [[each] for each in goes_on]
    if parent.kind is Kind.BINARY:
        return [True, False]
    if parent.kind is not Kind.SLIDER or parent.range is None:
        return [each.value for each in parent.levels]
    run = parent.range
    named = wish.value if isinstance(wish.value, tuple) else (wish.value,)
    near = [each for name in named if isinstance(name, int) for each in (name - run.step, name, name + run.step)]
    on_a_step = [each for each in near if run.min <= each <= run.max and (each - run.min) % run.step == 0]
    return [run.min, run.max, *on_a_step]
