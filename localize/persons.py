"""People as frozen records: what they declared, what they proved, when they work."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NewType

PersonId = NewType("PersonId", str)


class Role(StrEnum):
    REVIEWER = "reviewer"
    COORDINATOR = "coordinator"
    ADMIN = "admin"


class Proficiency(StrEnum):
    NATIVE = "native"
    NEAR_NATIVE = "near-native"
    LEARNED = "learned"


@dataclass(frozen=True, slots=True)
class DeclaredLocale:
    """A locale a person says they live in or speak. Years in which they lived there; no `lived_to`: they still do."""

    tag: str
    proficiency: Proficiency = Proficiency.NATIVE
    lived_from: int | None = None
    lived_to: int | None = None


@dataclass(frozen=True, slots=True)
class TestedLocale:
    """A placement test that a person finished: the part of 1 that was right, of how many, and whether they passed."""

    tag: str
    rubric: str
    right: int
    answered: int
    passed: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who works here. `access_code` is set only in the answer that made it: it is shown once.

    `time_zone` is a name of the IANA data base, as their browser said it. `locales` are declared, `tested` is proven.
    `email` is how an outside sign-in names them; `hours_per_week`, `away_until` and `items_per_day` (a limit of their
    own) are what they said of their time.
    """

    id: PersonId
    name: str
    role: Role
    locales: tuple[DeclaredLocale, ...] = ()
    domains: tuple[str, ...] = ()
    ui_language: str | None = None
    time_zone: str | None = None
    tested: tuple[TestedLocale, ...] = ()
    email: str | None = None
    hours_per_week: int | None = None
    away_until: datetime | None = None
    items_per_day: int | None = None
    access_code: str | None = field(default=None, repr=False)
