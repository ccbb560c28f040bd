"""A rubric as frozen records: what a rubric file holds, defaults filled in, every text in the file's own language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from localize.errors import NotFound, said
from localize.records import Unit
from localize.rubric.conditions import Condition
from localize.rubric.parts import (
    Aggregate,
    Axis,
    CannotJudge,
    Category,
    Comment,
    Doubt,
    Example,
    Kind,
    Level,
    LocaleMatch,
    Measure,
    Mode,
    Option,
    Points,
    Range,
    Row,
    Scale,
    Severity,
    ShowWhen,
    Status,
    Step,
)

__all__ = [
    "Aggregate",
    "Axis",
    "CannotJudge",
    "Category",
    "Comment",
    "Condition",
    "Criterion",
    "Doubt",
    "Example",
    "Kind",
    "Level",
    "LocaleMatch",
    "Measure",
    "Mode",
    "Option",
    "Overlap",
    "Points",
    "Range",
    "Requires",
    "Row",
    "Rubric",
    "Scale",
    "Severity",
    "ShowWhen",
    "Status",
    "Step",
    "Wellbeing",
]


@dataclass(frozen=True, slots=True)
class Criterion:
    """One question of a rubric. Keys that its kind does not take are empty. `na` is the words of "not applicable"."""

    id: str
    kind: Kind
    question: str
    measure: Measure
    help: str | None = None
    group: str | None = None
    axis: Axis | None = None
    examples: tuple[Example, ...] = ()
    required: bool = True
    show_when: ShowWhen | None = None
    levels: tuple[Level, ...] = ()
    options: tuple[Option, ...] = ()
    rows: tuple[Row, ...] = ()
    scale: Scale | None = None
    range: Range | None = None
    max_choices: int | None = None
    min_chars: int = 0
    must_differ: bool = False
    prefill: str | None = None
    confirm_empty: bool = False
    severities: tuple[Severity, ...] = ()
    categories: tuple[Category, ...] = ()
    category_required_when: Condition | None = None
    on: str = "target"
    also_on_source: bool = False
    special_tokens: tuple[str, ...] = ()
    weights: tuple[Points, ...] = ()
    na: str | None = None
    cannot_judge: CannotJudge | None = None
    comment: Comment = field(default_factory=Comment)
    check: Doubt | None = None
    alert_when: Condition | None = None
    spans: str | None = None
    positional: bool = False
    weight: float = 0.0
    expect_disagreement: bool = False
    routes_to: str | None = None
    blind_ok: bool = False
    private: bool = False

    def points(self, severity: str, category: str | None) -> float:
        """What one marked error costs: by category and severity where `weights` says so, else by severity."""
        wanted = {(each.category, each.severity): each.points for each in self.weights}
        for name in (category or "", (category or "").split("/")[0]):
            if (name, severity) in wanted:
                return wanted[name, severity]
        return {each.id: each.weight for each in self.severities}.get(severity, 0.0)


@dataclass(frozen=True, slots=True)
class Requires:
    locale_match: LocaleMatch = LocaleMatch.REGION
    needs_source_language: bool = False
    qualification: str | None = None
    opt_in: str | None = None


@dataclass(frozen=True, slots=True)
class Overlap:
    """How many reviewers an item should get; a suggestion that review and campaign overrule."""

    min: int = 1
    target: int = 3
    max: int = 5
    adaptive: bool = False


@dataclass(frozen=True, slots=True)
class Wellbeing:
    """What protects people from upsetting content. Minutes are whole; None means no limit."""

    consent: bool = False
    hide_until_click: bool = False
    show_categories_first: bool = False
    max_minutes_per_day: int | None = None
    break_every_minutes: int | None = None
    skip_without_reason: bool = False
    support_link_required: bool = False


@dataclass(frozen=True, slots=True)
class Rubric:
    """A whole form. `source_text` is the file as it is, `hash` the SHA-256 of its UTF-8 bytes in hex."""

    id: str
    version: str
    unit: Unit
    lang: str
    title: str
    intro: str
    criteria: tuple[Criterion, ...]
    source_text: str = field(repr=False)
    hash: str
    status: Status = Status.ACTIVE
    requires: Requires = Requires()
    overlap: Overlap = Overlap()
    aggregate: Aggregate = Aggregate.DISTRIBUTION
    profiles: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    mode: Mode | None = None
    checklist_scale: tuple[Step, ...] = ()
    wellbeing: Wellbeing | None = None
    sources: tuple[str, ...] = ()
    attribution: str | None = None

    @property
    def major(self) -> int:
        return int(self.version.split(".")[0])

    def criterion(self, id: str) -> Criterion:
        """The criterion with this id. Raises NotFound, which lists the ids there are."""
        for each in self.criteria:
            if each.id == id:
                return each
        raise NotFound(
            said("The rubric {rubric} has no criterion {criterion}.", rubric=self.id, criterion=id),
            said("Its criteria are: {criteria}.", criteria=", ".join(each.id for each in self.criteria)),
        )
