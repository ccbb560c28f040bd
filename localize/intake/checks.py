"""The checks that single values of a row must pass. Each gives the value as our records keep it, or raises `Fault`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from localize.errors import Said, said
from localize.intake import fields
from localize.intake.source import CELL_MAX_CHARS
from localize.records import Content, Message

NAME_MAX_CHARS = 256  # of prompt ids, models, raters
LOCALE_MAX_CHARS = 64
CHAT_ROLES = ("system", "user", "assistant", "tool")

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")


class Fault(Exception):
    """Why a row is not taken: the field, what is wrong and what would be valid, and the value."""

    def __init__(self, column: str, what: Said, value: object = "") -> None:
        super().__init__(column, what, value)
        self.column = column
        self.what = what
        self.value = value


def text(column: str, value: Any) -> str:
    if not isinstance(value, str):
        raise Fault(column, said("{column} is {kind}; valid: a text", column=column, kind=kind(value)), value)
    if len(value) > CELL_MAX_CHARS:
        size, top = len(value), CELL_MAX_CHARS
        raise Fault(
            column, said("{column} has {size} characters; at most {top}", column=column, size=size, top=top), value
        )
    if "\0" in value:
        raise Fault(column, said("{column} holds the NUL character, which cannot be stored", column=column), value)
    return value


def name(column: str, value: Any, *, top: int = NAME_MAX_CHARS) -> str:
    """A text that identifies something: not blank, at most `top` characters, none of them a control character."""
    if value is None:
        raise Fault(column, said("{column} is missing", column=column))
    found = text(column, value)
    if not found.strip():
        raise Fault(column, said("{column} is empty; valid: 1 to {top} characters", column=column, top=top))
    if len(found) > top:
        size = len(found)
        raise Fault(
            column, said("{column} has {size} characters; at most {top}", column=column, size=size, top=top), value
        )
    if _CONTROL.search(found):
        raise Fault(column, said("{column} holds a control character, such as a line end", column=column), found)
    return found


def content(column: str, value: Any) -> Content:
    """A text, or at least one chat message."""
    if not isinstance(value, list):
        if not isinstance(value, str):
            what = said("{column} is {kind}; valid: a text or a list of chat messages", column=column, kind=kind(value))
            raise Fault(column, what, value)
        return text(column, value)
    if not value:
        raise Fault(column, said("{column} is an empty list; valid: at least one chat message", column=column))
    return tuple(_message(column, turn) for turn in value)


def _message(column: str, turn: Any) -> Message:
    turn = members(column, turn, ("role", "content"), required=("role", "content"))
    if turn["role"] not in CHAT_ROLES:
        valid = ", ".join(CHAT_ROLES)
        what = said("{column} has the role {role}; valid: {valid}", column=column, role=repr(turn["role"]), valid=valid)
        raise Fault(column, what, turn)
    return Message(turn["role"], text(column, turn["content"]))


def members(column: str, value: Any, valid: Sequence[str], *, required: Sequence[str]) -> Mapping[str, Any]:
    """An object with these keys and no other."""
    if not isinstance(value, dict):
        what = said(
            "{column} holds {kind}; valid: objects with {valid}",
            column=column,
            kind=kind(value),
            valid=", ".join(valid),
        )
        raise Fault(column, what, value)
    for key in value:
        if key not in valid:
            raise Fault(column, said("in {column}: {what}", column=column, what=fields.unknown(key, valid)), value)
    for key in required:
        if value.get(key) is None:
            raise Fault(column, said("in {column}: {key} is missing", column=column, key=key), value)
    return value


def listed(column: str, value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise Fault(column, said("{column} is {kind}; valid: a list", column=column, kind=kind(value)), value)
    return value


def unique(column: str, values: Sequence[str]) -> None:
    if len(set(values)) != len(values):
        twice = next(each for each in values if values.count(each) > 1)
        raise Fault(column, said("{column} has {value} twice", column=column, value=twice), list(values))


def time(column: str, value: Any) -> datetime:
    """ISO 8601, in UTC; a time without a zone is taken as UTC."""
    try:
        moment = value if isinstance(value, datetime) else datetime.fromisoformat(value)
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (TypeError, ValueError, OverflowError):
        what = said(
            "{column} is {value}; valid: a time such as 2026-03-01T09:30:00Z", column=column, value=repr(value)[:80]
        )
        raise Fault(column, what, value) from None


def kind(value: Any) -> Said:
    """What a JSON value is, in words."""
    if value is None:
        return said("null")
    if isinstance(value, bool):
        return said("true or false")
    if isinstance(value, int | float):
        return said("a number")
    if isinstance(value, str):
        return said("a text")
    return said("a list") if isinstance(value, list) else said("an object")
