"""A campaign file: which prompts are reviewed, under which rubrics, by how many, in which locales."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from typing import Any

from localize.errors import BadCampaign, LocalizeError, Problem, Said, said
from localize.languages import canonical
from localize.records import CampaignId, Unit

SLUG = re.compile(r"[a-z0-9-]{1,64}")


class SignalsShown(StrEnum):
    """When a reviewer sees signals: never, after the judgment, or beside the outputs."""

    HIDDEN = "hidden"
    AFTER = "after"
    BESIDE = "beside"


class Qualification(StrEnum):
    OFF = "off"
    REQUIRED = "required"


class Pairing(StrEnum):
    """Which outputs of a prompt meet: every two, or each its neighbour in a seeded ring."""

    ALL = "all"
    RING = "ring"


@dataclass(frozen=True)
class Review:
    """One `[[review]]`: a unit under a rubric. `pairs` may be a number of pairs per prompt; None chooses by models."""

    unit: Unit
    rubric: str
    pairs: Pairing | int | None = None
    profile: str | None = None
    overlap: int | None = None
    share: float = 1.0


@dataclass(frozen=True)
class Campaign:
    """One campaign file, checked. `locales` are canonical tags; none means all that are imported.

    `repeat_rate`, `gold_rate` and `share` are parts of 1; `rates` are money per item by rubric in `rates["currency"]`.
    """

    id: CampaignId
    title: str
    source_locale: str
    locales: tuple[str, ...]
    overlap: int
    seed: int = 0
    signals: SignalsShown = SignalsShown.AFTER
    repeat_rate: float = 0.0
    gold_rate: float = 0.0
    qualification: Qualification = Qualification.OFF
    approved_only: bool = False
    fallback_tiers: tuple[int, ...] = ()
    expert_domains: tuple[str, ...] = ()
    due: date | None = None
    guidelines: str | None = None
    rates: Mapping[str, Any] = field(default_factory=dict)
    targets: Mapping[str, Any] = field(default_factory=dict)
    reviews: tuple[Review, ...] = ()


def parse_campaign(source: str) -> Campaign:
    """Read a campaign file. Raises BadCampaign listing every fault with its key and the valid values."""
    try:
        values = tomllib.loads(source)
    except tomllib.TOMLDecodeError as fault:
        raise _bad([Problem("C001", "file", said("not TOML: {fault}", fault=fault))]) from None
    problems: list[Problem] = []
    reviews = values.pop("review", [])
    known = _checked(values, _CAMPAIGN, "", problems)
    known["reviews"] = tuple(
        Review(**checked)
        for number, review in enumerate(reviews if isinstance(reviews, list) else [reviews], 1)
        if (checked := _review(review, f"review {number}", problems)) is not None
    )
    for key in ("id", "title", "source_locale", "locales", "overlap"):
        if key not in values:
            problems.append(Problem("C002", key, said("is missing")))
    if problems:
        raise _bad(problems)
    return Campaign(**known)


def _review(review: object, place: str, problems: list[Problem]) -> dict[str, Any] | None:
    if not isinstance(review, dict):
        problems.append(Problem("C004", place, said("write it as [[review]] with unit and rubric")))
        return None
    before = len(problems)
    checked = _checked(review, _REVIEW, f"{place}.", problems)
    for key in ("unit", "rubric"):
        if key not in review:
            problems.append(Problem("C002", f"{place}.{key}", said("is missing")))
    return checked if len(problems) == before else None


def _checked(
    values: Mapping[str, Any], rules: Mapping[str, Rule], place: str, problems: list[Problem]
) -> dict[str, Any]:
    known: dict[str, Any] = {}
    for key, value in values.items():
        if key not in rules:
            near = get_close_matches(key, rules, 1)
            problems.append(
                Problem("C003", f"{place}{key}", said("unknown key; nearest: {near}", near=near[0] if near else "none"))
            )
            continue
        try:
            known[key] = rules[key](value)
        except _Wrong as wrong:
            problems.append(Problem("C004", f"{place}{key}", wrong.what))
        except LocalizeError as wrong:
            problems.append(Problem("C004", f"{place}{key}", wrong.what))
    return known


def _bad(problems: list[Problem]) -> BadCampaign:
    return BadCampaign(
        said(
            "This is not a valid campaign file: {problems}.", problems="; ".join(each.in_words() for each in problems)
        ),
        said("Mend these keys and try again."),
    )


class _Wrong(Exception):
    def __init__(self, what: Said) -> None:
        self.what = what


Rule = Callable[[Any], Any]


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _Wrong(said("write a text"))
    return value


def _slug(value: Any) -> CampaignId:
    if not isinstance(value, str) or not SLUG.fullmatch(value):
        raise _Wrong(said("use 1 to 64 of a-z, 0-9 and -"))
    return CampaignId(value)


def _number(low: float, high: float, kind: type = int) -> Rule:
    def check(value: Any) -> Any:
        allowed = (int,) if kind is int else (int, float)
        if isinstance(value, bool) or not isinstance(value, allowed) or not low <= value <= high:
            raise _Wrong(said("must be a number from {low} to {high}", low=low, high=high))
        return kind(value)

    return check


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise _Wrong(said("must be true or false"))
    return value


def _one_of(kind: type[StrEnum]) -> Rule:
    def check(value: Any) -> StrEnum:
        try:
            return kind(value)
        except ValueError:
            raise _Wrong(said("must be one of: {valid}", valid=", ".join(kind))) from None

    return check


def _list_of(rule: Rule) -> Rule:
    def check(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise _Wrong(said("must be a list"))
        return tuple(dict.fromkeys(rule(each) for each in value))

    return check


def _day(value: Any) -> date:
    if type(value) is not date:
        raise _Wrong(said("must be a day such as 2027-01-31"))
    return value


def _table(value: Any) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise _Wrong(said("must be a table"))
    return value


def _pairs(value: Any) -> Pairing | int:
    if isinstance(value, str):
        pairing: Pairing = _one_of(Pairing)(value)
        return pairing
    count: int = _number(1, 1000)(value)
    return count


_CAMPAIGN: dict[str, Rule] = {
    "id": _slug,
    "title": _text,
    "source_locale": canonical,
    "locales": _list_of(canonical),
    "overlap": _number(1, 100),
    "seed": _number(-(2**53), 2**53),
    "signals": _one_of(SignalsShown),
    "repeat_rate": _number(0, 1, float),
    "gold_rate": _number(0, 1, float),
    "qualification": _one_of(Qualification),
    "approved_only": _flag,
    "fallback_tiers": _list_of(_number(1, 2)),
    "expert_domains": _list_of(_text),
    "due": _day,
    "guidelines": _text,
    "rates": _table,
    "targets": _table,
}
_REVIEW: dict[str, Rule] = {
    "unit": _one_of(Unit),
    "rubric": _text,
    "pairs": _pairs,
    "profile": _text,
    "overlap": _number(1, 100),
    "share": _number(0, 1, float),
}
assert set(_CAMPAIGN) | {"reviews"} == {each.name for each in fields(Campaign)}
