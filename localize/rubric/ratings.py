"""The rules of answering a rubric: what is asked, what is shown, and whether the answers are whole. All pure.

Codes of a problem (its place is the criterion): J001 unknown criterion, J002 type, J003 range, J004 state,
J005 missing, J006 comment, J007 too short, J008 unchanged, J009 too many, J010 exclusive, J011 rows,
J012 place of a mark, J013 severity or category of a mark, J014 comment of a mark, J015 comment without an answer,
J016 marks that overlap.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from localize.errors import BadRatings, NotFound, Problem, said
from localize.records import Rating, RatingState
from localize.rubric.complete import check_answer, check_missing, check_ranking
from localize.rubric.conditions import Value
from localize.rubric.model import Criterion, Kind, Rubric
from localize.rubric.places import as_shown, by_output
from localize.rubric.values import WrongAnswer, read_text, read_value

__all__ = [
    "alerts",
    "as_shown",
    "asked",
    "by_output",
    "cannot_judge_reassigns",
    "check_ratings",
    "read_ratings",
    "shown",
]
WRAPPED = frozenset({"value", "comment", "state"})


def asked(rubric: Rubric, *, profile: str | None, blind: bool) -> tuple[str, ...]:
    """Ids of the criteria to ask, in the rubric's order: those of a profile with their conditional children, or all.

    `blind`: the person does not read the source language; where the rubric needs it, only `blind_ok` criteria are left,
    without those that could never be shown. Raises NotFound for an unknown profile.
    """
    if profile is not None and profile not in rubric.profiles:
        raise NotFound(
            said("The rubric {rubric} has no profile {profile}.", rubric=rubric.id, profile=profile),
            said("Its profiles are: {profiles}.", profiles=", ".join(rubric.profiles) or said("none")),
        )
    chosen: list[str] = []
    for each in rubric.criteria:
        parent = each.show_when.criterion if each.show_when else None
        wanted = profile is None or each.id in rubric.profiles[profile] or parent in chosen
        hidden = blind and rubric.requires.needs_source_language and not each.blind_ok
        if wanted and not hidden and (parent is None or parent in chosen):
            chosen.append(each.id)
    return tuple(chosen)


def shown(rubric: Rubric, asked: Iterable[str], ratings: Mapping[str, Rating]) -> tuple[str, ...]:
    """Of the criteria asked, those that these ratings leave on the sheet.

    A hidden parent hides its children; an option with `ends_form` hides all that comes after it.
    """
    visible: list[str] = []
    wanted = set(asked)
    for each in rubric.criteria:
        if each.id not in wanted:
            continue
        wish = each.show_when
        if wish and not (wish.criterion in visible and wish.holds(_value(ratings.get(wish.criterion)))):
            continue
        visible.append(each.id)
        if _ends(each, _value(ratings.get(each.id))):
            break
    return tuple(visible)


def read_ratings(rubric: Rubric, raw: Mapping[str, Any]) -> dict[str, Rating]:
    """Ratings by criterion from bare values or `{"value", "comment", "state"}`; what was left open is left out.

    Raises BadRatings for unknown criteria, wrong types, unknown ids and values out of range.
    """
    given, problems = _read(rubric, raw)
    if problems:
        raise BadRatings(problems)
    return given


def check_ratings(
    rubric: Rubric,
    raw: Mapping[str, Any],
    *,
    asked: Iterable[str],
    texts: Mapping[str, str],
    complete: bool = True,
    outputs: int | None = None,
) -> tuple[Rating, ...]:
    """The ratings to store, in the rubric's order. Raises BadRatings with every problem.

    `texts` are the judged text under `target` and the original under `source`. Answers to criteria that are not shown
    are dropped. With `complete=False` (imports) only ids, types and ranges are looked at, and so it is where somebody
    hands the item on with "I cannot judge this". `outputs` is how many a ranking must hold, where it is known.
    """
    given, problems = _read(rubric, raw)
    visible = shown(rubric, asked, given)
    problems = [each for each in problems if each.code == "J001" or each.place in visible]
    wrong = {each.place for each in problems}
    answers = {id: given[id] for id in visible if id in given}
    complete = complete and not cannot_judge_reassigns(rubric, answers.values())
    for id in visible:
        criterion = rubric.criterion(id)
        if id in answers:
            problems += check_ranking(criterion, answers[id], outputs)
            problems += check_answer(rubric, criterion, answers, texts) if complete else ()
        elif complete and id not in wrong:
            problems += check_missing(criterion)
    if problems:
        raise BadRatings(problems)
    return tuple(answers.values())


def cannot_judge_reassigns(rubric: Rubric, ratings: Iterable[Rating]) -> bool:
    """True when somebody said "I cannot judge this" where the rubric then gives the item to another person."""
    for rating in ratings:
        allowed = rubric.criterion(rating.criterion).cannot_judge
        if rating.state is RatingState.CANNOT_JUDGE and allowed and allowed.reassigns:
            return True
    return False


def alerts(rubric: Rubric, ratings: Iterable[Rating]) -> tuple[str, ...]:
    """Ids of the criteria whose answer a coordinator must hear of at once (`alert_when`)."""
    env: dict[str, Any] = {rating.criterion: _value(rating) for rating in ratings}
    found = []
    for id, value in env.items():
        condition = rubric.criterion(id).alert_when
        if condition and condition.holds({**env, "value": value, "mode": rubric.mode}):
            found.append(id)
    return tuple(found)


def _value(rating: Rating | None) -> Value:
    return rating.value if rating and rating.state is RatingState.GIVEN else None


def _ends(criterion: Criterion, value: Value) -> bool:
    chosen = value if criterion.kind is Kind.MULTI else [value]
    return any(each.ends_form and each.id in (chosen or ()) for each in criterion.options)


def _read(rubric: Rubric, raw: Mapping[str, Any]) -> tuple[dict[str, Rating], list[Problem]]:
    known = {each.id for each in rubric.criteria}
    problems = [
        Problem(
            "J001",
            id if isinstance(id, str) else type(id).__name__,
            said("The rubric does not ask this. It asks: {ids}.", ids=", ".join(sorted(known))),
        )
        for id in raw
        if id not in known
    ]
    given: dict[str, Rating] = {}
    for criterion in rubric.criteria:
        try:
            rating = _rating(rubric, criterion, raw.get(criterion.id))
        except WrongAnswer as error:
            problems.append(Problem(error.code, criterion.id, error.what))
        else:
            given |= {criterion.id: rating} if rating else {}
    return given, problems


def _rating(rubric: Rubric, criterion: Criterion, raw: Value) -> Rating | None:
    wrapped = isinstance(raw, Mapping) and len(raw) > 0 and raw.keys() <= WRAPPED
    parts: Mapping[str, Any] = raw if wrapped else {"value": raw}
    value = read_value(rubric, criterion, parts.get("value"))
    comment = None if parts.get("comment") is None else read_text(parts["comment"])
    state = _state(criterion, parts.get("state"))
    if state is not RatingState.GIVEN and value is not None:
        raise WrongAnswer("J004", said("Either answer, or say why you do not: not both."))
    if state is RatingState.GIVEN and value is None and comment is None:
        return None
    return Rating(criterion.id, value, comment, state)


def _state(criterion: Criterion, raw: Value) -> RatingState:
    allowed = [RatingState.GIVEN]
    allowed += [RatingState.NOT_APPLICABLE] if criterion.na is not None else []
    allowed += [RatingState.CANNOT_JUDGE] if criterion.cannot_judge is not None else []
    if raw is None:
        return RatingState.GIVEN
    for state in allowed:
        if isinstance(raw, str) and raw == state:
            return state
    raise WrongAnswer("J004", said("The state can only be: {states}.", states=", ".join(allowed)))
