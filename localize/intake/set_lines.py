"""The fields of one line of a set of known items, each checked by its rule."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Any

from localize.errors import LocalizeError, Said, SetFault, said
from localize.intake.checks import LOCALE_MAX_CHARS, Fault, listed, name, text
from localize.intake.source import excerpt
from localize.languages import canonical

ATTEMPTS_MAX = 1_000
_KEY = re.compile(r"[a-z0-9-]{1,64}")


class Line:
    """The fields of one line; each fault is noted, and the rest is read on."""

    def __init__(self, line: int, values: Mapping[str, Any], known: tuple[str, ...], faults: list[SetFault]) -> None:
        self.line = line
        self.values = values
        self.faults = faults
        self.sound = True
        for key in values:
            if key not in known:
                what = said("{name} is no field; valid: {valid}", name=excerpt(key), valid=", ".join(known))
                self.note(excerpt(key), "K003", what)

    def note(self, column: str, code: str, what: Said) -> None:
        self.faults.append(SetFault(self.line, column, code, what))
        self.sound = False

    def read(self, column: str, rule: Any, default: Any = None) -> Any:
        value = self.values.get(column)
        if value is None:
            if default is None:
                self.note(column, "K004", said("{column} is missing", column=column))
            return default
        return self.optional(column, rule)

    def optional(self, column: str, rule: Any) -> Any:
        value = self.values.get(column)
        try:
            return None if value is None else rule(column, value)
        except Fault as fault:
            self.note(column, "K005", fault.what)
        except LocalizeError as error:
            self.note(column, "K005", error.what)
        return None


def locale(column: str, value: Any) -> str:
    return canonical(name(column, value, top=LOCALE_MAX_CHARS))


def outputs(column: str, value: Any) -> list[str]:
    return [text(column, each) for each in listed(column, value)]


def tags(column: str, value: Any) -> list[str]:
    return [name(column, each) for each in listed(column, value)]


def words(column: str, value: Any) -> str:
    found = text(column, value)
    if not found.strip():
        raise Fault(column, said("{column} is empty", column=column))
    return found


def expected(column: str, value: Any) -> Mapping[str, Any]:
    if not isinstance(value, dict) or not value:
        raise Fault(column, said("{column} names at least one criterion with what is expected of it", column=column))
    return value


def key(column: str, value: Any) -> str:
    if not isinstance(value, str) or not _KEY.fullmatch(value):
        raise Fault(column, said("use 1 to 64 of a-z, 0-9 and -"))
    return value


def one_of(kind: type[StrEnum], valid: Iterable[StrEnum]) -> Callable[[str, Any], Any]:
    known = [str(each) for each in valid]

    def rule(column: str, value: Any) -> StrEnum:
        if value not in known:
            raise Fault(column, said("must be one of: {valid}", valid=", ".join(known)))
        return kind(value)

    return rule


def part(column: str, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise Fault(column, said("must be a number from {low} to {high}", low=0, high=1))
    return float(value)


def attempts(column: str, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= ATTEMPTS_MAX:
        raise Fault(column, said("must be a number from {low} to {high}", low=1, high=ATTEMPTS_MAX))
    return value
