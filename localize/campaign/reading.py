"""Reading a campaign file: every fault with its key, and the valid values."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import fields
from difflib import get_close_matches
from typing import Any

from localize.campaign.model import Campaign, Caps, Pay, Qualification, Review, SignalsShown
from localize.campaign.values import (
    Rule,
    Wrong,
    day,
    file_name,
    flag,
    link,
    list_of,
    locale,
    number,
    one_of,
    pairs,
    slug,
    table,
    text,
)
from localize.errors import BadCampaign, LocalizeError, Problem, listed, said
from localize.records import Unit

_CAMPAIGN: dict[str, Rule] = {
    "id": slug,
    "title": text,
    "source_locale": locale,
    "locales": list_of(locale),
    "overlap": number(1, 100),
    "seed": number(-(2**53), 2**53),
    "signals": one_of(SignalsShown),
    "repeat_rate": number(0, 1, float),
    "gold_rate": number(0, 1, float),
    "qualification": one_of(Qualification),
    "approved_only": flag,
    "fallback_tiers": list_of(number(1, 2)),
    "expert_domains": list_of(text),
    "due": day,
    "guidelines": file_name,
    "glossary": file_name,
    "support_link": link,
    "rates": table,
    "targets": table,
    "adaptive_overlap": flag,
    "priority": list_of(text),
    "caps": table,
    "pay": table,
}
_REVIEW: dict[str, Rule] = {
    "unit": one_of(Unit),
    "rubric": text,
    "pairs": pairs,
    "profile": text,
    "overlap": number(1, 100),
    "share": number(0, 1, float),
    "together": flag,
}
_CAPS: dict[str, Rule] = {each.name: number(1, 10**9) for each in fields(Caps)}
_PAY: dict[str, Rule] = {each.name: number(0, 1, float) for each in fields(Pay)}
assert set(_CAMPAIGN) | {"reviews"} == {each.name for each in fields(Campaign)}


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
    for key, rules, kind in (("caps", _CAPS, Caps), ("pay", _PAY, Pay)):
        if key in known:
            known[key] = kind(**_checked(known[key], rules, f"{key}.", problems))
    problems += _asked_twice(known["reviews"])
    for key in ("id", "title", "source_locale", "locales", "overlap"):
        if key not in values:
            problems.append(Problem("C002", key, said("is missing")))
    if problems:
        raise _bad(problems)
    return Campaign(**known)


def _asked_twice(reviews: tuple[Review, ...]) -> list[Problem]:
    """An item is what it is by unit and rubric: two reviews of both would fight over its slots."""
    pairs_asked = [(review.unit, review.rubric) for review in reviews]
    what = said("the same unit and rubric are asked for twice: make it one [[review]]")
    return [
        Problem("C007", f"review {number}", what)
        for number, asked in enumerate(pairs_asked, 1)
        if asked in pairs_asked[: number - 1]
    ]


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
        except Wrong as wrong:
            problems.append(Problem("C004", f"{place}{key}", wrong.what))
        except LocalizeError as wrong:
            problems.append(Problem("C004", f"{place}{key}", wrong.what))
    return known


def _bad(problems: list[Problem]) -> BadCampaign:
    return BadCampaign(
        said("This is not a valid campaign file: {problems}.", problems=listed(problems)),
        said("Mend these keys and try again."),
    )
