"""What a campaign file says, as records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from localize.records import CampaignId, Unit


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
class Caps:
    """`[caps]`: the most that one person gets of a campaign; None: no limit. Characters are those they read."""

    items_per_person: int | None = None
    items_per_day: int | None = None
    characters_per_day: int | None = None


@dataclass(frozen=True)
class Pay:
    """`[pay]`: which part of a rubric's rate, 0 to 1, an item earns that did not end as a judgment in time.

    `skipped` under rubrics that let people skip without a reason is always 1: their promise stands above this.
    """

    skipped: float = 0.0
    returned: float = 1.0
    late: float = 1.0
    repeat: float = 1.0
    gold: float = 1.0
    placement: float = 0.0
    tutorial: float = 0.0
    calibration: float = 1.0


@dataclass(frozen=True)
class Review:
    """One `[[review]]`: a unit under a rubric. `pairs` may be a number of pairs per prompt; None chooses by models.

    `together`: all items of a prompt go to the same people.
    """

    unit: Unit
    rubric: str
    pairs: Pairing | int | None = None
    profile: str | None = None
    overlap: int | None = None
    share: float = 1.0
    together: bool = False


@dataclass(frozen=True)
class Campaign:
    """One campaign file, checked. `locales` are canonical tags; none means all that are imported.

    `guidelines` and `glossary` are files beside it. `support_link` is where people who were upset by a text find help.
    `repeat_rate`, `gold_rate` and `share` are parts of 1; `rates` are money per item by rubric in `rates["currency"]`.
    `adaptive_overlap`: two judgments of an item, and one more, up to `overlap`, only while they differ. `priority` are
    domains and tags whose prompts come first.
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
    glossary: str | None = None
    support_link: str | None = None
    rates: Mapping[str, Any] = field(default_factory=dict)
    targets: Mapping[str, Any] = field(default_factory=dict)
    adaptive_overlap: bool = False
    priority: tuple[str, ...] = ()
    caps: Caps = Caps()
    pay: Pay = Pay()
    reviews: tuple[Review, ...] = ()
