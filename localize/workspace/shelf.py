"""What deciding rows of an import rests on: what is there, what holds for the whole import, what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from localize.campaign import Campaign
from localize.errors import LocalizeError, said
from localize.languages import canonical, parts
from localize.rubric.model import Rubric
from localize.store.content import LocalizationRow, PromptRow


class RowRefused(Exception):
    """One row cannot be taken: the column that is to blame, and why."""

    def __init__(self, column: str | None, reason: object) -> None:
        self.column = column
        self.reason = str(reason)


@dataclass
class Shelf:
    """What the database holds of the prompts of a chunk, kept up to date as its rows are decided.

    `outputs` maps a localization to {model: text}; `judged` an imported judgment to its ratings.
    """

    prompts: dict[str, PromptRow] = field(default_factory=dict)
    localizations: dict[tuple[str, str], LocalizationRow] = field(default_factory=dict)
    outputs: dict[str, dict[str, str]] = field(default_factory=dict)
    judged: dict[str, str] = field(default_factory=dict)


@dataclass
class Arrival:
    """New rows by table, and how many rows changed nothing."""

    prompts: list[dict[str, Any]] = field(default_factory=list)
    localizations: list[dict[str, Any]] = field(default_factory=list)
    outputs: list[dict[str, Any]] = field(default_factory=list)
    judgments: list[dict[str, Any]] = field(default_factory=list)
    revised: int = 0

    @property
    def empty(self) -> bool:
        return not (self.prompts or self.localizations or self.outputs or self.judgments)


@dataclass
class Rules:
    """What holds for the whole import. `rubric` finds one by id; `renamed` collects tags that were not canonical.

    `lines` remembers which line of this file made a localization, `judged` the judgments it brought.
    """

    campaign: Campaign
    batch_id: str
    revise: bool
    rubric: Callable[[str], Rubric]
    renamed: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    judged: dict[str, str] = field(default_factory=dict)
    _tags: dict[str, str] = field(default_factory=dict)

    def locale(self, tag: str) -> str:
        """The campaign's own form of a tag. Raises RowRefused for an unknown one or one outside the campaign."""
        if tag not in self._tags:
            self._tags[tag] = self._resolve(tag)
        return self._tags[tag]

    def _resolve(self, tag: str) -> str:
        try:
            known = canonical(tag)
        except LocalizeError as fault:
            raise RowRefused("locale", fault) from None
        if self.campaign.locales:
            same = [each for each in self.campaign.locales if parts(each) == parts(known)]
            if not same:
                raise RowRefused(
                    "locale",
                    said(
                        "{locale} is not a locale of this campaign: {valid}",
                        locale=known,
                        valid=", ".join(self.campaign.locales),
                    ),
                )
            known = same[0]
        if known != tag:
            self.renamed[tag] = known
        return known
