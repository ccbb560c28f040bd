"""What the sheet sends. A browser can send anything, so each event is read as if by a stranger."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias
from uuid import UUID

from localize.records import AssignmentId, Frame, RatingState, SkipReason

MOST_BYTES = 1_000_000
LONGEST_ID = 200
LARGEST_REVISION = 2**53 - 1
LARGEST_ACTIVE = 7 * 86_400
"""A week of seconds on one item."""
MOST_UNWANTED = 100
LONGEST_CATEGORY = 1_000
RATING_KEYS = frozenset({"value", "comment", "state"})


@dataclass(frozen=True, slots=True)
class DraftEvent:
    """Answers so far. `revision` rises with each one sent; ratings are as `RUBRIC-FORMAT` has them, not yet checked.

    `active` are the seconds at work on the item, in this and all events; None where the browser does not say.
    """

    assignment_id: AssignmentId
    revision: int
    ratings: Mapping[str, Any]
    active: int | None = None


@dataclass(frozen=True, slots=True)
class SubmitEvent:
    """A whole form. `key` is a UUID, the same for each time this one is sent."""

    assignment_id: AssignmentId
    revision: int
    key: str
    ratings: Mapping[str, Any]
    frame: Frame
    active: int | None = None


@dataclass(frozen=True, slots=True)
class SkipEvent:
    """The person hands the item back; `unwanted` are categories of which they want no more."""

    assignment_id: AssignmentId
    reason: SkipReason
    comment: str | None
    active: int | None = None
    unwanted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UndoEvent:
    """The person takes their last judgment back."""

    assignment_id: AssignmentId


Event: TypeAlias = DraftEvent | SubmitEvent | SkipEvent | UndoEvent


def parse_event(kind: str, raw: object) -> Event | None:
    """The event of this kind (`draft`, `submit`, `skip`, `undo`); None for anything that our sheet would not send."""
    try:
        plain = _plain(raw)
        match kind:
            case "draft":
                return DraftEvent(_assignment(plain), _revision(plain), _ratings(plain), _active(plain))
            case "submit":
                key = str(UUID(_text(plain, "key", LONGEST_ID)))
                frame = Frame(_text(plain, "frame", LONGEST_ID))
                return SubmitEvent(_assignment(plain), _revision(plain), key, _ratings(plain), frame, _active(plain))
            case "skip":
                reason = SkipReason(_text(plain, "reason", LONGEST_ID))
                comment = None if plain.get("comment") is None else _text(plain, "comment", MOST_BYTES)
                return SkipEvent(_assignment(plain), reason, comment, _active(plain), _unwanted(plain))
            case "undo":
                return UndoEvent(_assignment(plain))
    except (TypeError, ValueError, RecursionError):
        return None
    return None


def _plain(raw: object) -> dict[str, Any]:
    """The payload as plain JSON, at most a megabyte of it. Half a surrogate pair is left to the rules of ratings."""
    written = json.dumps(raw, ensure_ascii=False, allow_nan=False)
    if len(written.encode("utf-8", "surrogatepass")) > MOST_BYTES:
        raise ValueError("too large")
    plain = json.loads(written)
    if not isinstance(plain, dict):
        raise TypeError("not an object")
    return plain


def _text(plain: Mapping[str, Any], name: str, longest: int) -> str:
    value = plain.get(name)
    if not isinstance(value, str) or len(value) > longest:
        raise TypeError(name)
    return value


def _assignment(plain: Mapping[str, Any]) -> AssignmentId:
    value = _text(plain, "assignment_id", LONGEST_ID)
    if not value:
        raise ValueError("no assignment")
    return AssignmentId(value)


def _revision(plain: Mapping[str, Any]) -> int:
    value = plain.get("revision")
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= LARGEST_REVISION:
        raise TypeError("revision")
    return value


def _unwanted(plain: Mapping[str, Any]) -> tuple[str, ...]:
    unwanted = plain.get("unwanted", [])
    if not isinstance(unwanted, list) or len(unwanted) > MOST_UNWANTED:
        raise TypeError("unwanted")
    if not all(isinstance(each, str) and 0 < len(each) <= LONGEST_CATEGORY for each in unwanted):
        raise TypeError("unwanted")
    return tuple(unwanted)


def _active(plain: Mapping[str, Any]) -> int | None:
    value = plain.get("active")
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= LARGEST_ACTIVE:
        raise TypeError("active")
    return value


def _ratings(plain: Mapping[str, Any]) -> dict[str, Any]:
    ratings = plain.get("ratings")
    if not isinstance(ratings, dict):
        raise TypeError("ratings")
    for rating in ratings.values():
        if not isinstance(rating, dict) or not rating.keys() <= RATING_KEYS:
            raise TypeError("rating")
        RatingState(rating.get("state", RatingState.GIVEN))
        if not isinstance(rating.get("comment"), str | None):
            raise TypeError("comment")
    return ratings
