"""What was judged, read back: each item with its outputs, their models, and every judgment that it got."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from localize.records import Content, OutputRow, Rating, Unit, content_from_json
from localize.rubric.model import Rubric
from localize.store import Reading, history
from localize.store.judgments import ratings_from_json
from localize.workspace.context import Context, campaign_in, rubric_of

AT_ONCE = 50
"""Items of one answer at most: an item may carry long texts."""
CURRENT = "current"


@dataclass(frozen=True)
class PastJudgment:
    """A judgment as it was stored: positional values speak of outputs in the order of the item.

    `who` is a pseudonym, or the name of a rater of imported judgments. `status` is `current`, `corrected`, `withdrawn`,
    `quarantined`, `excluded` or `adjudicated`.
    """

    who: str
    rubric_hash: str
    ratings: tuple[Rating, ...]
    imported: bool
    late: bool
    submitted_at: datetime | None
    status: str


@dataclass(frozen=True)
class JudgedItem:
    """An item that has judgments; `outputs` in imported order. `stale`: its prompt was revised since."""

    prompt_id: str
    round: int
    locale: str
    unit: Unit
    prompt: Content
    source_locale: str | None
    source_prompt: Content | None
    domain: str | None
    tags: tuple[str, ...]
    stale: bool
    outputs: tuple[OutputRow, ...]
    judgments: tuple[PastJudgment, ...]


@dataclass(frozen=True)
class JudgedItems:
    """Some of the `total` items of a locale that have judgments, by round and prompt."""

    total: int
    items: tuple[JudgedItem, ...]


def judged_items(context: Context, campaign_id: str, locale: str, offset: int, limit: int) -> JudgedItems:
    """A portion of what was judged; `limit` is at most AT_ONCE. Raises NotFound."""
    with context.store.read() as view:
        campaign_in(view, campaign_id)
        total = history.count_judged(view, campaign_id, locale)
        rows = history.judged_items(view, campaign_id, locale, max(0, offset), max(1, min(limit, AT_ONCE)))
        return JudgedItems(total, _filled(context, view, rows))


def _filled(context: Context, view: Reading, rows: list[history.ItemRow]) -> tuple[JudgedItem, ...]:
    ids = [row.item_id for row in rows]
    outputs: dict[str, list[OutputRow]] = {each: [] for each in ids}
    given: dict[str, list[PastJudgment]] = {each: [] for each in ids}
    for shown in history.outputs_of(view, ids):
        outputs[shown.item_id].append(OutputRow(shown.model, shown.text))
    for judgment in history.judgments_of(view, ids):
        given[judgment.item_id].append(past_judgment(judgment, rubric_of(context, view, judgment.rubric_hash)))
    return tuple(_item(row, tuple(outputs[row.item_id]), tuple(given[row.item_id])) for row in rows)


def _item(row: history.ItemRow, outputs: tuple[OutputRow, ...], judgments: tuple[PastJudgment, ...]) -> JudgedItem:
    return JudgedItem(
        prompt_id=row.prompt_id,
        round=row.round,
        locale=row.locale,
        unit=Unit(row.unit),
        prompt=content_from_json(row.content),
        source_locale=row.source_locale,
        source_prompt=None if row.source is None else content_from_json(row.source),
        domain=row.domain,
        tags=tuple(json.loads(row.tags)),
        stale=row.stale,
        outputs=outputs,
        judgments=judgments,
    )


def past_judgment(row: history.GivenJudgment, rubric: Rubric) -> PastJudgment:
    """A judgment to be read, without the answers to private criteria, which are nobody's to read."""
    private = {criterion.id for criterion in rubric.criteria if criterion.private}
    return PastJudgment(
        who=row.who or "",
        rubric_hash=row.rubric_hash,
        ratings=tuple(each for each in ratings_from_json(row.ratings) if each.criterion not in private),
        imported=row.imported,
        late=row.late,
        submitted_at=row.submitted_at,
        status=CURRENT if row.status in (None, "restored") else row.status,
    )
