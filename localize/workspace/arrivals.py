"""What each row of an import means for what is there already: new, unchanged, or refused with its column and reason.

The table "What an import does" in docs/guides/import.md is this module.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from localize.campaign import Campaign
from localize.errors import BadRatings, LocalizeError, said
from localize.ids import derived_id
from localize.languages import canonical
from localize.records import ImportRow, JudgmentRow, Rejection, Unit, content_json
from localize.rubric.ratings import asked, by_output, check_ratings
from localize.store.content import LocalizationRow, PromptRow
from localize.store.judgments import ratings_json
from localize.workspace.shelf import Arrival, RowRefused, Rules, Shelf

EXCERPT_CHARS = 120


def prompt_id_of(campaign: Campaign, row: ImportRow) -> str:
    return derived_id("prompt", campaign.id, row.round, row.prompt_id)


def decide(row: ImportRow, prompt_id: str, shelf: Shelf, rules: Rules) -> Arrival | Rejection:
    """Decide one row. A refused row leaves no trace on the shelf."""
    try:
        return _Decision(row, prompt_id, shelf, rules).made()
    except RowRefused as refusal:
        excerpt = f"{row.prompt_id} · {row.locale}"[:EXCERPT_CHARS]
        return Rejection(row.line, refusal.column, refusal.reason, excerpt)


class _Decision:
    """The steps for one row, in the order of the table; the shelf is changed only when all have passed."""

    def __init__(self, row: ImportRow, prompt_id: str, shelf: Shelf, rules: Rules) -> None:
        self.row, self.prompt_id, self.shelf, self.rules = row, prompt_id, shelf, rules
        self.arrival = Arrival()
        self.locale = rules.locale(row.locale)

    def made(self) -> Arrival:
        prompt = self._prompt()
        localization = self._localization()
        outputs = self._outputs(localization.id)
        new_judgments = {each["id"]: each for each in self._judgments(localization.id, list(outputs))}
        self.arrival.judgments += new_judgments.values()
        self.rules.judged.update({judgment_id: each["ratings"] for judgment_id, each in new_judgments.items()})
        self.shelf.prompts[self.prompt_id] = prompt
        self.shelf.localizations[self.prompt_id, self.locale] = localization
        self.shelf.outputs[localization.id] = outputs
        if self.arrival.localizations:
            self.rules.lines[localization.id] = self.row.line
        return self.arrival

    def _prompt(self) -> PromptRow:
        row = self.row
        known = self.shelf.prompts.get(self.prompt_id)
        source = None if row.source_prompt is None else content_json(row.source_prompt)
        if known is not None:
            _same("source_prompt", source, known.source)
            if row.source_prompt is not None:
                _same("source_locale", self._source_locale(), known.source_locale)
            _same("domain", row.domain, known.domain)
            _same("tags", json.dumps(row.tags, ensure_ascii=False) if row.tags else None, known.tags)
            return known
        if row.prompt is None:
            raise RowRefused(
                "prompt",
                said(
                    "there is no prompt {prompt} in round {round} yet: outputs alone need one that was imported before",
                    prompt=row.prompt_id,
                    round=row.round,
                ),
            )
        new = PromptRow(
            self.prompt_id, self._source_locale(), source, row.domain, json.dumps(row.tags, ensure_ascii=False)
        )
        self.arrival.prompts.append(
            {
                "id": new.id,
                "campaign_id": self.rules.campaign.id,
                "round": row.round,
                "key": row.prompt_id,
                "source_locale": new.source_locale,
                "source": source,
                "domain": row.domain,
                "tags": new.tags,
            }
        )
        return new

    def _source_locale(self) -> str | None:
        """The locale of the source prompt, where there is one; a bad tag is refused in any case."""
        try:
            given = None if self.row.source_locale is None else canonical(self.row.source_locale)
        except LocalizeError as fault:
            raise RowRefused("source_locale", fault) from None
        return None if self.row.source_prompt is None else given or self.rules.campaign.source_locale

    def _localization(self) -> LocalizationRow:
        row = self.row
        known = self.shelf.localizations.get((self.prompt_id, self.locale))
        if row.prompt is None:
            if known is None:
                reason = said("{prompt} has no prompt in {locale} yet", prompt=row.prompt_id, locale=self.locale)
                raise RowRefused("prompt", reason)
            return known
        content = content_json(row.prompt)
        if known is not None and known.content == content:
            _same("reference", row.reference, known.reference)
            return known
        if known is not None:
            self._may_revise(known)
        revision = 1 if known is None else known.newest + 1
        new_id = derived_id("localization", self.prompt_id, self.locale, revision, near=self.prompt_id)
        self.arrival.revised += known is not None
        self.arrival.localizations.append(
            {
                "id": new_id,
                "prompt_id": self.prompt_id,
                "locale": self.locale,
                "revision": revision,
                "content": content,
                "made_by": row.made_by,
                "reference": row.reference,
            }
        )
        return LocalizationRow(
            new_id, self.prompt_id, self.locale, revision, content, row.reference, self.rules.batch_id
        )

    def _may_revise(self, known: LocalizationRow) -> None:
        if known.batch_id == self.rules.batch_id:
            line = self.rules.lines.get(known.id, 0)
            raise RowRefused(
                "prompt",
                said("line {line} gives the same prompt_id, locale and round another prompt", line=line),
            )
        if not self.rules.revise:
            raise RowRefused(
                "prompt",
                said("another text than was imported before; --revise makes it a new revision"),
            )

    def _outputs(self, localization_id: str) -> dict[str, str]:
        known = dict(self.shelf.outputs.get(localization_id, {}))
        for output in self.row.outputs:
            if output.model not in known:
                self.arrival.outputs.append(
                    {
                        "id": derived_id("output", localization_id, output.model, near=localization_id),
                        "localization_id": localization_id,
                        "number": len(known),
                        "model": output.model,
                        "content": output.text,
                    }
                )
                known[output.model] = output.text
            elif known[output.model] != output.text:
                raise RowRefused(
                    f"output:{output.model}",
                    said("another text than was imported before: an output is what the model said"),
                )
        return known

    def _judgments(self, localization_id: str, models: list[str]) -> Iterator[dict[str, Any]]:
        seen: dict[str, str] = {}
        for judgment in self.row.judgments:
            row = self._judgment(judgment, localization_id, models)
            known = self.shelf.judged.get(row["id"]) or self.rules.judged.get(row["id"]) or seen.get(row["id"])
            if known is None:
                seen[row["id"]] = row["ratings"]
                yield row
            elif known != row["ratings"]:
                reason = said("{rater} judged this otherwise in an earlier row or import", rater=judgment.rater)
                raise RowRefused("judgments", reason)

    def _judgment(self, judgment: JudgmentRow, localization_id: str, models: list[str]) -> dict[str, Any]:
        try:
            rubric = self.rules.rubric(judgment.rubric)
        except LocalizeError as fault:
            raise RowRefused("judgments", fault) from None
        missing = [model for model in judgment.outputs if model not in models]
        if missing:
            raise RowRefused("judgments", said("this prompt has no output of {model}", model=missing[0]))
        if not _fits(rubric.unit, len(judgment.outputs)) or len(set(judgment.outputs)) != len(judgment.outputs):
            reason = said(
                "{rubric} judges the unit {unit}: {count} outputs do not fit",
                rubric=rubric.id,
                unit=rubric.unit,
                count=len(judgment.outputs),
            )
            raise RowRefused("judgments", reason)
        shown = sorted(judgment.outputs, key=models.index)
        order = [shown.index(model) for model in judgment.outputs]
        try:
            everything = asked(rubric, profile=None, blind=False)
            ratings = check_ratings(
                rubric, judgment.ratings, asked=everything, texts={}, complete=False, outputs=len(order)
            )
        except BadRatings as fault:
            raise RowRefused("judgments", "; ".join(map(str, fault.problems))) from None
        outputs = [derived_id("output", localization_id, model, near=localization_id) for model in shown]
        item_id = derived_id("item", rubric.unit, rubric.id, rubric.major, localization_id, sorted(outputs), 0)
        submitted_at = None if judgment.submitted_at is None else judgment.submitted_at.isoformat()
        return {
            "id": derived_id("judgment", item_id, judgment.rater, submitted_at),
            "item": [item_id, localization_id, self.locale, rubric.unit, rubric.id, rubric.major, outputs],
            "rater": judgment.rater,
            "rubric_hash": rubric.hash,
            "ratings": ratings_json(by_output(rubric, ratings, order)),
            "shown_order": json.dumps(order),
            "submitted_at": submitted_at,
        }


def _fits(unit: Unit, count: int) -> bool:
    """Whether a judgment of this unit speaks of so many outputs."""
    match unit:
        case Unit.PROMPT | Unit.BRIEF:
            return count == 0
        case Unit.OUTPUT | Unit.TRANSLATION:
            return count == 1
        case Unit.PAIR:
            return count == 2
        case Unit.LIST:
            return count > 1


def _same(column: str, given: str | None, known: str | None) -> None:
    if given is not None and given != known:
        raise RowRefused(column, said("another value than was imported before for this prompt_id and round"))
