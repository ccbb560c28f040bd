"""A TOML table being read: every key is asked for with its type, and what is wrong is noted, never raised."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, TypeAlias, TypeVar

from localize.errors import Problem, Said, said
from localize.rubric.conditions import BadCondition, Condition, is_number, parse_condition

Value: TypeAlias = Any  # what TOML may hold
Choice = TypeVar("Choice", bound=StrEnum)
LARGEST = 1_000_000

TEXT = said("a text")
TEXTS = said("a list of texts")
FLAG = said("true or false")
WHOLE = said("a whole number up to a million")
NUMBER = said("a number up to a million")
NAMED_TEXTS = said("a list of ids, or of tables with id and text")
TABLE = said("a table")
TABLES = said("a list of tables")


class Table:
    """A table at a place of the file. After all its keys were asked for, `finish` notes those that nobody knows."""

    def __init__(self, raw: Mapping[str, Any], place: str, problems: list[Problem]) -> None:
        self._raw = raw
        self._place = place
        self._problems = problems
        self._asked: list[str] = []

    def note(self, code: str, key: str, what: Said) -> None:
        place = ".".join(part for part in (self._place, key) if part)
        self._problems.append(Problem(code, place, what))

    def has(self, key: str) -> bool:
        return key in self._raw

    def says(self, key: str) -> bool:
        """True when the key is there with something other than false or nothing."""
        return self._raw.get(key) not in (None, False, [], {})

    def any(self, key: str) -> Value:
        self._asked.append(key)
        return self._raw.get(key)

    def text(self, key: str, missing: str = "R002") -> str:
        """A text that must be there and not be empty; noted under the code `missing` where it is not."""
        value = self.text_or_none(key)
        if not value and (key not in self._raw or isinstance(self._raw[key], str)):
            self.note(missing, key, said("Write a text here; it must not be empty."))
        return value or ""

    def text_or_none(self, key: str) -> str | None:
        value = self._typed(key, str, TEXT)
        return value if value and value.strip() else None

    def texts(self, key: str) -> tuple[str, ...]:
        value = self._typed(key, list, TEXTS)
        if value is None or all(isinstance(each, str) for each in value):
            return tuple(value or ())
        self._wrong(key, TEXTS)
        return ()

    def named_texts(self, key: str) -> tuple[tuple[str, str | None], ...]:
        """A list of ids, each bare or with its text: `"addition"` or `{ id = "addition", text = "Addition" }`."""
        value = self._typed(key, list, NAMED_TEXTS) or []
        if not all(isinstance(each, str | dict) for each in value):
            self._wrong(key, NAMED_TEXTS)
            return ()
        found: list[tuple[str, str | None]] = []
        for number, each in enumerate(value, 1):
            if isinstance(each, str):
                found.append((each, None))
                continue
            inner = self._inner(each, f"{key}.{_label(each, number)}")
            found.append((inner.text("id"), inner.text("text")))
            inner.finish()
        return tuple(found)

    def flag(self, key: str, default: bool = False) -> bool:
        value = self._typed(key, bool, FLAG)
        return default if value is None else value

    def whole(self, key: str, default: int | None = None, least: int = -LARGEST) -> int | None:
        """A whole number from `least`; without a default it stays None."""
        value = self.any(key)
        if value is None:
            return default
        if isinstance(value, bool) or not isinstance(value, int) or abs(value) > LARGEST:
            self._wrong(key, WHOLE)
            return default
        if value < least:
            self.note("R009", key, said("This must be at least {least}.", least=least))
            return default
        return value

    def needed_whole(self, key: str) -> int | None:
        value = self.whole(key)
        if key not in self._raw:
            self.note("R002", key, said("Write a whole number here."))
        return value

    def number(self, key: str, default: float = 0.0) -> float:
        value = self.any(key)
        if value is None:
            return default
        if is_number(value) and abs(value) <= LARGEST:
            return float(value)
        self._wrong(key, NUMBER)
        return default

    def one_of(
        self, key: str, choices: type[Choice], code: str = "R009", default: Choice | None = None
    ) -> Choice | None:
        value = self.word(key, list(choices), code, default)
        return None if value is None else choices(value)

    def word(self, key: str, choices: Iterable[str], code: str = "R009", default: str | None = None) -> str | None:
        """One of a closed set of words; an absent key gives the default."""
        known = [str(each) for each in choices]
        value = self.any(key)
        if value is None:
            return default
        if isinstance(value, str) and value in known:
            return value
        self.note(
            code,
            key,
            said("{value} is not known here. Choose one of: {choices}.", value=_short(value), choices=", ".join(known)),
        )
        return default

    def condition(self, key: str, names: Collection[str]) -> Condition | None:
        text = self._typed(key, str, TEXT)
        if text is None:
            return None
        try:
            return parse_condition(text, names)
        except BadCondition as error:
            self.note("R044", key, said("{what} {way_out}", what=error.what, way_out=error.way_out))
            return None

    def table(self, key: str) -> Table | None:
        value = self._typed(key, dict, TABLE)
        return None if value is None else self._inner(value, key)

    def tables(self, key: str) -> list[Table]:
        """The tables of a list, each placed under its id or value (or its number in the list, from 1)."""
        value = self._typed(key, list, TABLES) or []
        if not all(isinstance(each, dict) for each in value):
            self._wrong(key, TABLES)
            return []
        return [self._inner(each, f"{key}.{_label(each, number)}") for number, each in enumerate(value, 1)]

    def entries(self) -> list[str]:
        """The keys of a table whose keys are free names, such as profiles."""
        return list(self._raw)

    def finish(self) -> None:
        for key in self._raw:
            if key in self._asked:
                continue
            known = ", ".join(sorted(self._asked))
            near = get_close_matches(key, self._asked, n=1, cutoff=0.5)
            if near:
                self.note(
                    "R008",
                    key,
                    said("No such key. Did you mean {near}? The keys here are: {known}.", near=near[0], known=known),
                )
            else:
                self.note("R008", key, said("No such key. The keys here are: {known}.", known=known))

    def _inner(self, raw: Mapping[str, Any], key: str) -> Table:
        return Table(raw, ".".join(part for part in (self._place, key) if part), self._problems)

    def _typed(self, key: str, sort: type[Any], words: Said) -> Value:
        value = self.any(key)
        if value is None or isinstance(value, sort):
            return value
        self._wrong(key, words)
        return None

    def _wrong(self, key: str, words: Said) -> None:
        self.note(
            "R007", key, said("Write {wanted} here, not {value}.", wanted=words, value=_short(self._raw.get(key)))
        )


def _label(raw: Mapping[str, Any], number: int) -> str:
    name = raw.get("id", raw.get("value"))
    if (isinstance(name, int) and abs(name) <= LARGEST) or (isinstance(name, str) and len(name) <= 64):
        return str(name)
    return str(number)


def _short(value: object) -> str:
    try:
        text = repr(value)
    except (ValueError, RecursionError):
        return type(value).__name__
    return text if len(text) <= 60 else text[:59] + "…"
