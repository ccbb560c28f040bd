"""What decides why a person's queue is empty, and how it is said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from localize.assignment import Ineligible
from localize.assignment.load import Limit
from localize.assignment.protecting import ClosedBecause
from localize.errors import Said, said
from localize.store.queue import Left


class Empty(StrEnum):
    """Why there is no next item."""

    NO_LOCALE = "no_locale"
    NO_WORK = "no_work"
    LOOK_AGAIN = "look_again"
    NEEDS_CONSENT = "needs_consent"
    NEEDS_TEST = "needs_test"
    NO_TEST = "no_test"
    NO_ATTEMPT_LEFT = "no_attempt_left"
    RESTING = "resting"
    CAP_REACHED = "cap_reached"
    LIMIT_OF_DAY = "limit_of_day"
    LIMIT_REACHED = "limit_reached"
    WAITING_FOR_OTHERS = "waiting_for_others"
    OPTED_OUT = "opted_out"
    EXPERT_FIELD = "expert_field"
    NOT_MY_REGION = "not_my_region"
    LEARNED_ONLY = "learned_only"
    NO_SOURCE_LANGUAGE = "no_source_language"
    PAUSED = "paused"
    CLOSED = "closed"
    NOTHING_LEFT = "nothing_left"


class Untested(StrEnum):
    """What is missing before a person gets work of a pool: tests that they may take, any test at all, attempts."""

    NEEDS_TEST = "needs_test"
    NO_TEST = "no_test"
    NO_ATTEMPT_LEFT = "no_attempt_left"


@dataclass(frozen=True)
class Emptiness:
    """Why there is nothing, what one can do, and from when on it is worth looking again, where that is known."""

    reason: Empty
    what: Said
    to_do: Said
    goes_on_at: datetime | None = None

    @property
    def in_full(self) -> Said:
        return said("{what} {to_do}", what=self.what, to_do=self.to_do)


@dataclass(frozen=True)
class OwnPool:
    """A pool of an open campaign that the person may judge. `closed` and `opens_at`: why not now, and until when.

    `limit`: they have had as much of it as one gets, `most` items or characters.
    """

    left: Left
    closed: ClosedBecause | Limit | Untested | None = None
    opens_at: datetime | None = None
    most: int | None = None


@dataclass(frozen=True)
class RefusedPool:
    """A pool of an open campaign with something left, in a language of the person, that they may not judge."""

    locale: str
    because: Ineligible
    source_locale: str


@dataclass(frozen=True)
class StoppedCampaign:
    """A campaign that is `paused` or `closed`, with something left for the person."""

    title: str
    state: str


@dataclass(frozen=True)
class Queue:
    """All that decides. `declared` are the person's locales; `judged`: they have judged something of their pools."""

    declared: tuple[str, ...]
    judged: bool
    own: tuple[OwnPool, ...] = ()
    refused: tuple[RefusedPool, ...] = ()
    stopped: tuple[StoppedCampaign, ...] = ()
