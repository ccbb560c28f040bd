"""What the workspace says of items whose answer is known: sets, their items, tests on offer, how an answer was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from localize.errors import Said
from localize.records import AssignmentId, Content, Purpose


@dataclass(frozen=True, slots=True)
class SetReport:
    """What an import of a set did. `replaced`: another set of this key was in use; `unchanged`: this very set was."""

    key: str
    purpose: Purpose
    locale: str
    items: int
    replaced: bool = False
    unchanged: bool = False


@dataclass(frozen=True, slots=True)
class Share:
    """A part of 1 with its 95 % Wilson interval; all three None where `of` is 0. Excused answers are not counted."""

    hits: int
    of: int
    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class SetStatus:
    """A set in use and how it goes. `people` have begun it (gold: got an item of it), `passed` of them have passed."""

    campaign: str
    key: str
    purpose: Purpose
    locale: str
    unit: str
    rubric: str
    title: str
    items: int
    retired_items: int
    pass_mark: float
    attempts: int
    people: int
    passed: int
    answered: int
    right: Share


@dataclass(frozen=True, slots=True)
class KnownItem:
    """An item of a set, for coordinators; letters in `expected` are the outputs in the order of the file.

    `good_*` count reviewers who are right in most other gold of the campaign; `number` counts from 1.
    """

    number: int
    prompt: Content
    outputs: tuple[str, ...]
    expected: tuple[Said, ...]
    explanation: str
    answered: int
    right: int
    good_answered: int
    good_right: int
    retired_at: datetime | None
    retired_because: Said | None


class TestState(StrEnum):
    """How a person stands with a test: may begin, is at it, or is through. `finished`: one without a pass mark."""

    __test__ = False  # no test of ours, whatever pytest thinks of the name

    OPEN = "open"
    RUNNING = "running"
    PASSED = "passed"
    FAILED = "failed"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True)
class OfferedTest:
    """A test that a person may take, is taking or has taken. `needed`: review work waits for it.

    `done` of `items` are answered in the attempt that runs or was left; `right` of `answered` is the result of the last
    that was finished, `finished_at` when (None before). A failed one may be begun again while `attempts_left`.
    """

    campaign: str
    title: str
    key: str
    purpose: Purpose
    locale: str
    rubric: str
    items: int
    state: TestState
    attempts_left: int
    needed: bool
    right: int | None
    answered: int | None
    pass_mark: float
    done: int
    finished_at: datetime | None


class Appeal(StrEnum):
    OPEN = "open"
    GRANTED = "granted"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Feedback:
    """How an answer was. Letters in `expected` are the outputs as the person saw them; `explanation` is text of a file.

    `missed` are those of `expected` that the answer does not meet. `final`: nothing of it can change by itself.
    """

    right: bool
    purpose: Purpose
    expected: tuple[Said, ...]
    missed: tuple[Said, ...]
    explanation: str
    final: bool
    excused: bool
    appeal: Appeal | None


@dataclass(frozen=True, slots=True)
class CheckAnswer:
    """An own answer to a known item that may be shown. `seen`: the person was shown what was expected.

    `attempt_id` is of the attempt at a test that it belongs to; None: silent gold.
    """

    assignment_id: AssignmentId
    campaign: str
    set_key: str
    attempt_id: str | None
    locale: str
    purpose: Purpose
    right: bool
    at: datetime
    seen: bool
    excused: bool
    appeal: Appeal | None


@dataclass(frozen=True, slots=True)
class MissingTest:
    """A locale of a campaign with reviews under a rubric that nobody can qualify for: no placement set is in use."""

    campaign: str
    locale: str
    rubric: str
