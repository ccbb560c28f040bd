"""What an answer reports to another rubric: by criterion, by option, about which output."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from localize.records import Rating, RatingState
from localize.rubric.model import Criterion, Kind, Measure, Option, Rubric
from localize.rubric.places import by_output
from localize.rubric.read import read_rubric
from localize.rubric.reporting import Report, reports
from localize.rubric.shelf import find_rubrics

SAFETY = "safety-local-global"


def shipped(id: str) -> Rubric:
    return read_rubric(Path(find_rubrics(None)[id]))


def asking(kind: Kind, **keys: Any) -> Rubric:
    """A shipped rubric that asks one thing only."""
    return replace(shipped("preference"), criteria=(Criterion("c", kind, "?", Measure.NOMINAL, **keys),))


@pytest.mark.parametrize(
    ("kind", "value", "reported"),
    [
        (Kind.BINARY, True, True),
        (Kind.BINARY, False, False),
        (Kind.LIKERT, 0, True),
        (Kind.LIKERT, 4, True),
        (Kind.CHOICE, "x", True),
        (Kind.MULTI, ["x"], True),
        (Kind.MULTI, [], False),
        (Kind.SPANS, [], False),
        (Kind.SPANS, [{"on": "target", "start": 0, "end": 1}], True),
        (Kind.TEXT, "", False),
        (Kind.TEXT, "why", True),
        (Kind.TEXT, None, False),
    ],
)
def test_a_criterion_reports_every_answer_but_no_and_nothing(kind: Kind, value: Any, reported: bool) -> None:
    rubric = asking(kind, routes_to=SAFETY, options=(Option("x", "X"),))
    assert reports(rubric, [Rating("c", value)]) == ((Report(SAFETY, "c"),) if reported else ())


@pytest.mark.parametrize("state", [RatingState.CANNOT_JUDGE, RatingState.NOT_APPLICABLE])
def test_who_gave_no_answer_reports_nothing(state: RatingState) -> None:
    rubric = asking(Kind.BINARY, routes_to=SAFETY)
    assert reports(rubric, [Rating("c", None, None, state)]) == ()


def test_an_option_reports_only_when_it_is_chosen() -> None:
    rubric = asking(Kind.CHOICE, options=(Option("a", "A", routes_to=SAFETY), Option("b", "B")))
    assert reports(rubric, [Rating("c", "a")]) == (Report(SAFETY, "c"),)
    assert reports(rubric, [Rating("c", "b")]) == ()


def test_private_answers_go_nowhere_and_no_rubric_reports_to_itself() -> None:
    assert reports(asking(Kind.BINARY, routes_to=SAFETY, private=True), [Rating("c", True)]) == ()
    assert reports(asking(Kind.BINARY, routes_to="preference"), [Rating("c", True)]) == ()


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
@pytest.mark.parametrize(("chosen", "places"), [(["first"], {0}), (["second"], {1}), (["first", "second"], {0, 1})])
def test_an_answer_about_one_of_two_outputs_is_about_that_output_wherever_it_stood(
    order: tuple[int, ...], chosen: list[str], places: set[int]
) -> None:
    rubric = shipped("preference")
    (report,) = reports(rubric, by_output(rubric, [Rating("unacceptable", chosen)], order))
    assert report == Report(SAFETY, "unacceptable", frozenset(order[place] for place in places))


def test_a_prompt_that_breaks_the_law_is_reported_as_a_whole() -> None:
    rubric = shipped("prompt-localization")
    criterion = next(each for each in rubric.criteria if any(option.routes_to for option in each.options))
    value: Any = ["illegal"] if criterion.kind is Kind.MULTI else "illegal"
    assert reports(rubric, [Rating(criterion.id, value)]) == (Report(SAFETY, criterion.id),)
