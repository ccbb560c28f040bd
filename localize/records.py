"""The nouns of the field as frozen records. No database row and no dict travels between the parts of Localize.

Texts are kept exactly as they came in. Times are aware and in UTC.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, NewType

from localize.contents import Content as Content
from localize.contents import Message as Message
from localize.contents import as_text as as_text
from localize.contents import content_from_json as content_from_json
from localize.contents import content_json as content_json
from localize.contents import messages as messages
from localize.findings import SheetSignals
from localize.persons import DeclaredLocale as DeclaredLocale
from localize.persons import Person as Person
from localize.persons import PersonId as PersonId
from localize.persons import Proficiency as Proficiency
from localize.persons import Role as Role
from localize.persons import TestedLocale as TestedLocale

CampaignId = NewType("CampaignId", str)
PromptId = NewType("PromptId", str)
LocalizationId = NewType("LocalizationId", str)
OutputId = NewType("OutputId", str)
ItemId = NewType("ItemId", str)
AssignmentId = NewType("AssignmentId", str)
JudgmentId = NewType("JudgmentId", str)


class MadeBy(StrEnum):
    HUMAN = "human"
    MACHINE = "machine"
    REVIEWER = "reviewer"


class Unit(StrEnum):
    """What one sheet shows. `translation` is a source prompt and one output that translates it."""

    PROMPT = "prompt"
    OUTPUT = "output"
    PAIR = "pair"
    LIST = "list"
    TRANSLATION = "translation"
    BRIEF = "brief"


class Purpose(StrEnum):
    REVIEW = "review"
    REPEAT = "repeat"
    GOLD = "gold"
    PLACEMENT = "placement"
    TUTORIAL = "tutorial"
    CALIBRATION = "calibration"


class RatingState(StrEnum):
    GIVEN = "given"
    NOT_APPLICABLE = "not_applicable"
    CANNOT_JUDGE = "cannot_judge"


class Frame(StrEnum):
    """How two outputs stood on the reviewer's screen."""

    LTR = "ltr"
    RTL = "rtl"
    STACKED = "stacked"


class SkipReason(StrEnum):
    NOT_MY_FIELD = "not_my_field"
    NOT_MY_REGION = "not_my_region"
    UPSETTING = "upsetting"
    BROKEN = "broken"
    OTHER = "other"
    UNSAID = "unsaid"


@dataclass(frozen=True, slots=True)
class OutputRow:
    """What one model answered, as a line of an import gives it."""

    model: str
    text: str


@dataclass(frozen=True, slots=True)
class JudgmentRow:
    """A judgment of a source rater; ratings are as that rater saw the outputs, in the order of `outputs` (models)."""

    rater: str
    rubric: str
    outputs: tuple[str, ...]
    ratings: Mapping[str, Any]
    submitted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One line of an import: a prompt in one locale, with what came along. `prompt` is None for outputs only."""

    line: int
    prompt_id: str
    locale: str
    prompt: Content | None = None
    source_locale: str | None = None
    source_prompt: Content | None = None
    made_by: MadeBy = MadeBy.MACHINE
    outputs: tuple[OutputRow, ...] = ()
    reference: str | None = None
    domain: str | None = None
    tags: tuple[str, ...] = ()
    round: int = 1
    judgments: tuple[JudgmentRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Rating:
    """The value of one criterion. `value` follows RUBRIC-FORMAT; it is None unless `state` is given."""

    criterion: str
    value: Any = None
    comment: str | None = None
    state: RatingState = RatingState.GIVEN


@dataclass(frozen=True, slots=True)
class Draft:
    """Unsubmitted ratings as shown. `older` is what another tab or device had typed when it fell behind."""

    revision: int
    ratings: Mapping[str, Any]
    saved_at: datetime
    older: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """What a reviewer gets to judge: texts in the order shown, no model names.

    `criteria` are the ids asked of this person, in order; `more` may be answered as well. `opened_at` is when it was
    first handed out. `purpose` is what a reviewer may know: gold and repeats are reviews to them.
    """

    assignment_id: AssignmentId
    campaign: CampaignId
    locale: str
    unit: Unit
    rubric: str
    rubric_hash: str
    criteria: tuple[str, ...]
    more: tuple[str, ...]
    prompt: Content
    outputs: tuple[str, ...]
    source_locale: str | None
    source_prompt: Content | None
    domain: str | None
    tags: tuple[str, ...]
    opened_at: datetime
    purpose: Purpose = Purpose.REVIEW


@dataclass(frozen=True, slots=True)
class TestPlace:
    """Which item of a test a sheet is: the `number`th (from 1) `of` so many."""

    __test__ = False  # no test of ours, whatever pytest thinks of the name

    key: str
    title: str
    purpose: Purpose
    number: int
    of: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """An item with what the page draws beside it: the draft, `done` of `of` items, title, seconds at work so far.

    `test`: it is an item of a test, and none of review work.
    """

    item: ReviewItem
    draft: Draft | None
    done: int
    of: int
    campaign: str
    active: int
    signals: SheetSignals = field(default_factory=SheetSignals)
    test: TestPlace | None = None


@dataclass(frozen=True, slots=True)
class Judgment:
    """All ratings of one claim, as they were stored: positional values speak of outputs in imported order."""

    id: JudgmentId
    sequence: int
    assignment_id: AssignmentId | None
    ratings: tuple[Rating, ...]
    late: bool
    submitted_at: datetime


@dataclass(frozen=True, slots=True)
class Rejection:
    """A row of an import that was not taken. `line` counts from 1; `column` is the field, where one is to blame."""

    line: int
    column: str | None
    reason: str
    excerpt: str = ""
