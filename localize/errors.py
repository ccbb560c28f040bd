"""Every error raised on purpose: what happened, and the way out.

A page, the command line and the API translate a `LocalizeError` to words on a screen; any other exception is a bug.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Said:
    """A sentence for people: an English gettext message with named fields, filled after translation."""

    message: str
    fields: Mapping[str, Any] = field(default_factory=dict)

    def in_words(self, translate: Callable[[str], str] = str) -> str:
        return translate(self.message).format(
            **{
                name: value.in_words(translate) if isinstance(value, Said) else value
                for name, value in self.fields.items()
            }
        )

    def __str__(self) -> str:
        return self.in_words()


def said(message: str, /, **fields: object) -> Said:
    """Mark `message` for translation (the extractor looks for this name) and bind its fields."""
    return Said(message, fields)


def said_to_json(sentence: Said) -> dict[str, Any]:
    """A message with its fields: numbers, texts and sentences; anything else as its text."""
    fields = {name: _plain(each) for name, each in sentence.fields.items()}
    return {"message": sentence.message, "fields": fields} if fields else {"message": sentence.message}


def _plain(value: object) -> Any:
    if isinstance(value, Said):
        return said_to_json(value)
    return value if isinstance(value, str | int | float | None) else str(value)


def said_from_json(written: Mapping[str, Any]) -> Said:
    """As it was, to be translated."""
    fields = written.get("fields", {})
    return Said(
        written["message"],
        {name: said_from_json(each) if isinstance(each, Mapping) else each for name, each in fields.items()},
    )


class LocalizeError(Exception):
    """Something a person can put right."""

    def __init__(self, what: Said, way_out: Said) -> None:
        super().__init__(what, way_out)
        self.what = what
        self.way_out = way_out

    def __str__(self) -> str:
        return f"{self.what} {self.way_out}"


class NotFound(LocalizeError):
    """A campaign, person, assignment or format that does not exist."""


class Refused(LocalizeError):
    """The state of things does not allow it: a closed campaign, a claim that is over, a second workspace."""


class CampaignChanged(Refused):
    """Somebody changed the campaign since it was read. `source` is its file now, `version` its number."""

    def __init__(self, who: object, source: str, version: int) -> None:
        super().__init__(
            said(
                "The campaign was changed meanwhile by {who}: it has version {version} now.", who=who, version=version
            ),
            said("Nothing was stored. Look at what changed, and make your change again in the newest file."),
        )
        self.source = source
        self.version = version


class Forbidden(LocalizeError):
    """The person may not do this."""

    def __init__(self) -> None:
        super().__init__(said("You may not do this."), said("Ask a coordinator of your team."))


class BadSettings(LocalizeError):
    """A workspace that cannot be opened, or unsafe settings."""


class BadFile(LocalizeError):
    """A file that cannot be read at all (single bad lines are rejected rows, not errors)."""


class BadCampaign(LocalizeError):
    """A campaign file with wrong keys or values."""


@dataclass(frozen=True)
class Problem:
    """One fault in a rubric, campaign or judgment. `place` names where (`criteria.tone.levels`); `code` is stable."""

    code: str
    place: str
    what: Said

    def in_words(self, translate: Callable[[str], str] = str) -> str:
        return f"{self.place}: {self.what.in_words(translate)}"

    def __str__(self) -> str:
        return f"{self.code} {self.in_words()}"


def listed(problems: Sequence[Problem]) -> Said:
    """All of them as one sentence that can be translated: `place: what; place: what`."""
    first, *others = problems
    one = Said("{place}: {what}", {"place": first.place, "what": first.what})
    return Said("{one}; {others}", {"one": one, "others": listed(others)}) if others else one


class BadRubric(LocalizeError):
    """A rubric file that does not validate. `problems` lists every fault."""

    def __init__(self, file: Path | str, problems: Sequence[Problem]) -> None:
        super().__init__(
            said(
                "{file} is not a valid rubric: {problems}.",
                file=file,
                problems="; ".join(str(each) for each in problems),
            ),
            said("Mend these places and run `localize rubric check` again."),
        )
        self.problems = tuple(problems)


class BadRatings(LocalizeError):
    """Ratings that do not fit their rubric. `problems` names each criterion."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(
            said("Not every answer is complete: {problems}.", problems=_Joined(problems)),
            said("Nothing is lost: complete these and submit again."),
        )
        self.problems = tuple(problems)


class _Joined(Said):
    """Problems in one sentence, each translated."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("")
        object.__setattr__(self, "_problems", tuple(problems))

    def in_words(self, translate: Callable[[str], str] = str) -> str:
        problems: tuple[Problem, ...] = getattr(self, "_problems", ())
        return "; ".join(each.in_words(translate) for each in problems)


@dataclass(frozen=True)
class SetFault:
    """One fault in a file of known items: the line from 1, the field (empty: the whole line), a stable code."""

    line: int
    field: str
    code: str
    what: Said

    def in_words(self, translate: Callable[[str], str] = str) -> str:
        place = f"{self.line}, {self.field}" if self.field else f"{self.line}"
        return f"{self.code} {place}: {self.what.in_words(translate)}"

    def __str__(self) -> str:
        return self.in_words()


class BadSet(LocalizeError):
    """A file of known items that does not validate. `problems` lists every fault with its line."""

    def __init__(self, file: Path | str, problems: Sequence[SetFault]) -> None:
        first = "; ".join(str(each) for each in problems[:5])
        super().__init__(
            said("{file} is not a valid set, nothing of it was kept: {problems}.", file=file, problems=first),
            said("Mend these lines and run `localize sets check` again."),
        )
        self.problems = tuple(problems)
