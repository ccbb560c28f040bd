"""The parts that criteria are made of: kinds, levels, options, rows, scales, severities, comments, examples."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from localize.rubric.conditions import Condition, compare


class Kind(StrEnum):
    LIKERT = "likert"
    SLIDER = "slider"
    BINARY = "binary"
    CHOICE = "choice"
    MULTI = "multi"
    RANKING = "ranking"
    PREFERENCE = "preference"
    PREFERENCE_GRID = "preference_grid"
    SPANS = "spans"
    CHECKLIST = "checklist"
    REWRITE = "rewrite"
    TEXT = "text"


class Measure(StrEnum):
    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"


class LocaleMatch(StrEnum):
    """Which tiers of reviewers may judge: the same language, the same variety of it, or the same region."""

    LANGUAGE = "language"
    VARIETY = "variety"
    REGION = "region"


class Status(StrEnum):
    ACTIVE = "active"
    DRAFT = "draft"
    RETIRED = "retired"


class Aggregate(StrEnum):
    DISTRIBUTION = "distribution"
    MAJORITY = "majority"
    BRADLEY_TERRY_DAVIDSON = "bradley-terry-davidson"
    ESA = "esa"
    MQM = "mqm"


class Axis(StrEnum):
    """The four axes along which language models meet culture (Hershcovich et al. 2022)."""

    FORM = "form"
    COMMON_GROUND = "common_ground"
    ABOUTNESS = "aboutness"
    VALUES = "values"


class Mode(StrEnum):
    """How spans are marked: with a severity only, or with a severity and a category."""

    ESA = "esa"
    TYPED = "typed"


@dataclass(frozen=True, slots=True)
class Level:
    value: int
    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Option:
    id: str
    text: str
    example: str | None = None
    code: str | None = None
    exclusive: bool = False
    ends_form: bool = False
    routes_to: str | None = None
    comment_required: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a grid or a check list. `hint` names what CLDR knows of it: `cldr:date.short`."""

    id: str
    text: str
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class Scale:
    """The whole numbers from `min` to `max`; without an explicit zero, 0 is no answer."""

    min: int
    max: int
    zero: bool = True


@dataclass(frozen=True, slots=True)
class Range:
    """Where a slider runs. `start` is None when an untouched slider is no answer."""

    min: int
    max: int
    step: int = 1
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One answer of a check list. `na`: the thing does not occur; `points` are what it costs."""

    id: str
    text: str
    na: bool = False
    points: float = 0.0
    comment_required: bool = False


@dataclass(frozen=True, slots=True)
class Severity:
    """How grave a mark is. `label` is its name where it is none of neutral, minor, major, critical."""

    id: str
    text: str
    weight: float = 0.0
    comment_required: bool = False
    hidden_in: tuple[str, ...] = ()
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Category:
    """What a mark is about. `sub` are ids of its kinds; `sub_texts` says them in words, None where a file does not."""

    id: str
    text: str
    sub: tuple[str, ...] = ()
    comment_required: bool = False
    sub_texts: tuple[str | None, ...] = ()

    def names(self) -> tuple[str, ...]:
        """What a span may say: the category, or the category and one of its kinds (`locale/date-format`)."""
        return (self.id, *(f"{self.id}/{each}" for each in self.sub))


@dataclass(frozen=True, slots=True)
class Points:
    """What an error of this category and severity costs, instead of the severity's own weight."""

    category: str
    severity: str
    points: float


@dataclass(frozen=True, slots=True)
class CannotJudge:
    """Missing data, not a fact about the item. `reassigns`: the item goes to somebody else."""

    text: str
    reassigns: bool = False


@dataclass(frozen=True, slots=True)
class Comment:
    required_when: Condition | None = None
    prompt: str | None = None
    min_chars: int = 0


@dataclass(frozen=True, slots=True)
class Doubt:
    """A question back to the reviewer when an answer looks like a slip; it never stops them."""

    warn_when: Condition
    text: str


@dataclass(frozen=True, slots=True)
class ShowWhen:
    """A criterion is shown only when an earlier answer fits. `op` is == != < <= > >= in not_in contains."""

    criterion: str
    op: str
    value: bool | int | float | str | tuple[bool | int | float | str, ...]

    def holds(self, answer: object) -> bool:
        """True when `answer` fits; no answer never does."""
        if self.op == "contains":
            return isinstance(answer, list | tuple) and compare(self.value, "in", answer)
        return compare(answer, self.op.replace("_", " "), self.value)


@dataclass(frozen=True, slots=True)
class Example:
    lang: str
    good: str | None = None
    bad: str | None = None
    why: str | None = None
    level_of_bad: int | None = None
    source: str | None = None
    span: str | None = None
    severity: str | None = None
    category: str | None = None
