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
MOST_OPENED = 1_000
"""Signals of one sheet whose explanations were opened."""
MOST_TOLD = 1_000
VERDICTS = ("right", "false_alarm", None)
RATING_KEYS = frozenset({"value", "comment", "state"})

Opened: TypeAlias = tuple[tuple[int | None, str], ...]


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
    """A whole form. `key` is a UUID, the same for each time this one is sent.

    `opened` are the signals whose explanations were opened before: of which text (None is the prompt), and the name.
    """

    assignment_id: AssignmentId
    revision: int
    key: str
    ratings: Mapping[str, Any]
    frame: Frame
    active: int | None = None
    opened: Opened = ()


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


@dataclass(frozen=True, slots=True)
class VerdictEvent:
    """What the person says of a signal: `right`, `false_alarm`, or nothing any more. `about` None is the prompt."""

    assignment_id: AssignmentId
    about: int | None
    name: str
    verdict: str | None


@dataclass(frozen=True, slots=True)
class SeenEvent:
    """The person goes on from what was shown after their judgment; `opened` as in a submit."""

    assignment_id: AssignmentId
    opened: Opened


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """All that was said of signals and not heard yet, in order. Numbers rise; the sheet waits to hear this one."""

    number: int
    messages: tuple[VerdictEvent | SeenEvent, ...]


Event: TypeAlias = DraftEvent | SubmitEvent | SkipEvent | UndoEvent | ToldEvent


def parse_event(kind: str, raw: object) -> Event | None:
    """The event of this kind (`draft`, `submit`, `skip`, `undo`, `told`).

    None for anything that our sheet would not send.
    """
    try:
        plain = _plain(raw)
        match kind:
            case "draft":
                return DraftEvent(_assignment(plain), _revision(plain), _ratings(plain), _active(plain))
            case "submit":
                key = str(UUID(_text(plain, "key", LONGEST_ID)))
                frame = Frame(_text(plain, "frame", LONGEST_ID))
                sent = (_assignment(plain), _revision(plain), key, _ratings(plain), frame)
                return SubmitEvent(*sent, _active(plain), _opened(plain.get("opened", [])))
            case "skip":
                reason = SkipReason(_text(plain, "reason", LONGEST_ID))
                comment = None if plain.get("comment") is None else _text(plain, "comment", MOST_BYTES)
                return SkipEvent(_assignment(plain), reason, comment, _active(plain), _unwanted(plain))
            case "undo":
                return UndoEvent(_assignment(plain))
            case "told":
                return ToldEvent(_whole_number(plain, "number"), _messages(plain))
    except (TypeError, ValueError, KeyError, RecursionError):
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
    return _whole_number(plain, "revision")


def _whole_number(plain: Mapping[str, Any], name: str) -> int:
    value = plain.get(name)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= LARGEST_REVISION:
        raise TypeError(name)
    return value


def _about(plain: Mapping[str, Any]) -> int | None:
    return None if plain["about"] is None else _whole_number(plain, "about")


def _name(value: object) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= LONGEST_ID:
        raise TypeError("name")
    return value


def _opened(opened: object) -> Opened:
    if not isinstance(opened, list) or len(opened) > MOST_OPENED:
        raise TypeError("opened")
    return tuple((_about({"about": about}), _name(name)) for about, name in opened)


def _messages(plain: Mapping[str, Any]) -> tuple[VerdictEvent | SeenEvent, ...]:
    messages = plain.get("messages")
    if not isinstance(messages, list) or len(messages) > MOST_TOLD:
        raise TypeError("messages")
    return tuple(_message(each) for each in messages)


def _message(plain: Mapping[str, Any]) -> VerdictEvent | SeenEvent:
    match plain["kind"]:
        case "verdict":
            if plain["verdict"] not in VERDICTS:
                raise ValueError("verdict")
            return VerdictEvent(_assignment(plain), _about(plain), _name(plain["name"]), plain["verdict"])
        case "seen":
            return SeenEvent(_assignment(plain), _opened(plain["opened"]))
    raise ValueError("kind")


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
