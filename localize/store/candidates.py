"""What items are made of: the texts of a campaign that people may be asked about."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from sqlalchemy import func, select

from localize.store.items import characters_of
from localize.store.revisions import is_current
from localize.store.schema_content import batches, localizations, outputs, prompts
from localize.store.transactions import Reading


@dataclass(frozen=True, slots=True)
class Candidate:
    """A current localization with its outputs (ids in imported order): what items are made of.

    `characters` are those of its prompt and the source of that; `lengths` those of each output.
    """

    localization_id: str
    locale: str
    status: str
    domain: str | None
    tags: tuple[str, ...]
    characters: int
    outputs: tuple[str, ...]
    lengths: tuple[int, ...]


def every(view: Reading, campaign_id: str) -> Iterator[Candidate]:
    """Published, current localizations of a campaign, by id; each with its published outputs."""
    published = select(batches.c.id).where(batches.c.campaign_id == campaign_id, batches.c.state == "published")
    answers = select(
        outputs.c.id, outputs.c.localization_id, outputs.c.number, func.length(outputs.c.content).label("n")
    )
    answers_of = answers.where(outputs.c.batch_id.in_(published)).subquery()
    query = (
        select(
            localizations.c.id,
            localizations.c.locale,
            localizations.c.status,
            localizations.c.content,
            prompts.c.domain,
            prompts.c.tags,
            prompts.c.source,
            answers_of.c.id.label("output_id"),
            answers_of.c.n.label("length"),
        )
        .join(prompts, prompts.c.id == localizations.c.prompt_id)
        .outerjoin(answers_of, answers_of.c.localization_id == localizations.c.id)
        .where(
            prompts.c.campaign_id == campaign_id,
            is_current(),
            localizations.c.batch_id.in_(published),
        )
        .order_by(localizations.c.id, answers_of.c.number)
    )
    for _, rows in groupby(view.connection.execute(query), key=attrgetter("id")):
        head, *rest = rows
        found = [row for row in (head, *rest) if row.output_id is not None]
        yield Candidate(
            head.id,
            head.locale,
            head.status,
            head.domain,
            () if head.tags == "[]" else tuple(json.loads(head.tags)),
            characters_of(head.content, head.source),
            tuple(row.output_id for row in found),
            tuple(row.length for row in found),
        )
