"""Rules of single values: each turns what TOML holds into what a campaign means, or says what is valid."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from localize.campaign.model import Pairing
from localize.errors import Said, said
from localize.languages import canonical
from localize.records import CampaignId

SLUG = re.compile(r"[a-z0-9-]{1,64}")
LINK = re.compile(r"https?://[^\s/@\\][^\s\\]*|mailto:[^\s@\\]+@[^\s@\\]+|tel:\+?[0-9][0-9().-]*")
LINK_MAX_CHARS = 2_000


class Wrong(Exception):
    def __init__(self, what: Said) -> None:
        self.what = what


Rule = Callable[[Any], Any]


def text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip() or "\0" in value:  # PostgreSQL cannot store a NUL
        raise Wrong(said("write a text"))
    return value


def file_name(value: Any) -> str:
    name = text(value)
    if Path(name).name != name or "\\" in name or name.startswith(".") or not name.isprintable():
        raise Wrong(said("name a file beside the campaign file, without folders"))
    return name


def link(value: Any) -> str:
    """A page, a mail address or a telephone number that a browser can open, and nothing else."""
    written = value if isinstance(value, str) and len(value) <= LINK_MAX_CHARS and value.isprintable() else ""
    if not LINK.fullmatch(written):
        raise Wrong(said("write a link: https://…, mailto:… or tel:…"))
    return written


def locale(value: Any) -> str:
    return canonical(text(value))


def slug(value: Any) -> CampaignId:
    if not isinstance(value, str) or not SLUG.fullmatch(value):
        raise Wrong(said("use 1 to 64 of a-z, 0-9 and -"))
    return CampaignId(value)


def number(low: float, high: float, kind: type = int) -> Rule:
    def check(value: Any) -> Any:
        allowed = (int,) if kind is int else (int, float)
        if isinstance(value, bool) or not isinstance(value, allowed) or not low <= value <= high:
            raise Wrong(said("must be a number from {low} to {high}", low=low, high=high))
        return kind(value)

    return check


def flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise Wrong(said("must be true or false"))
    return value


def one_of(kind: type[StrEnum]) -> Rule:
    def check(value: Any) -> StrEnum:
        try:
            return kind(value)
        except ValueError:
            raise Wrong(said("must be one of: {valid}", valid=", ".join(kind))) from None

    return check


def list_of(rule: Rule) -> Rule:
    def check(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise Wrong(said("must be a list"))
        return tuple(dict.fromkeys(rule(each) for each in value))

    return check


def day(value: Any) -> date:
    if type(value) is not date:
        raise Wrong(said("must be a day such as 2027-01-31"))
    return value


def table(value: Any) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise Wrong(said("must be a table"))
    return value


def pairs(value: Any) -> Pairing | int:
    if isinstance(value, str):
        pairing: Pairing = one_of(Pairing)(value)
        return pairing
    count: int = number(1, 1000)(value)
    return count
