"""Prompts, localizations and outputs, written in chunks under a batch that nobody sees until it is published."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import Table, delete, insert, select, update

from localize.errors import Refused, said
from localize.ids import derived_id, new_id
from localize.store import revisions
from localize.store.bulk import insert_many
from localize.store.columns import portions
from localize.store.schema_content import batches, localizations, outputs, prompts, staged_judgments
from localize.store.schema_work import item_outputs
from localize.store.transactions import Reading, Writing

DEAD_AFTER = timedelta(seconds=60)
"""An import that has written nothing for this long is over; the next one may clear it away."""


@dataclass(frozen=True, slots=True)
class PromptRow:
    id: str
    source_locale: str | None
    source: str | None
    domain: str | None
    tags: str


@dataclass(frozen=True, slots=True)
class LocalizationRow:
    """The current revision of a prompt in a locale. `newest` is the highest number there is, proposals included."""

    id: str
    prompt_id: str
    locale: str
    newest: int
    content: str
    reference: str | None
    batch_id: str


def open_batch(tx: Writing, campaign_id: str) -> str:
    """Begin an import. One at a time in a campaign; what a dead one left is cleared first."""
    mine = (batches.c.campaign_id == campaign_id) & (batches.c.state == "open")
    other = tx.connection.execute(select(batches.c.id, batches.c.beat_at).where(mine)).first()
    if other is not None:
        if other.beat_at > tx.now - DEAD_AFTER:
            raise Refused(
                said("Another import into {campaign} is under way.", campaign=campaign_id),
                said("Wait until it has finished, then import again."),
            )
        drop_batch(tx, other.id)
    batch_id = new_id()
    tx.connection.execute(
        insert(batches), {"id": batch_id, "campaign_id": campaign_id, "state": "open", "beat_at": tx.now}
    )
    return batch_id


def drop_batch(tx: Writing, batch_id: str) -> None:
    """Forget an unpublished batch with everything in it."""
    for table in (staged_judgments, outputs, localizations, prompts):
        tx.connection.execute(delete(table).where(table.c.batch_id == batch_id))
    tx.connection.execute(delete(batches).where(batches.c.id == batch_id, batches.c.state == "open"))


def publish(tx: Writing, batch_id: str, campaign_id: str, counts: dict[str, int]) -> list[str]:
    """Let everybody see the batch: one row flips. Returns the localizations that a new revision supersedes."""
    superseded = revisions.replaced_by(tx, batch_id)
    for old, successor in superseded:
        revisions.supersede(tx, old, successor)
    beat(tx, batch_id, state="published")
    tx.journal.audit("import.published", campaign_id, batch=batch_id, **counts)
    return [old for old, _ in superseded]


def beat(tx: Writing, batch_id: str, state: str = "open") -> None:
    """Say that the import lives. Raises Refused when another took it for dead meanwhile and cleared it away."""
    mine = (batches.c.id == batch_id) & (batches.c.state == "open")
    if tx.connection.execute(update(batches).where(mine).values(beat_at=tx.now, state=state)).rowcount != 1:
        raise Refused(
            said("This import stood still too long, and another one took its place."),
            said("Nothing of it was kept: import again."),
        )


def under_way(view: Reading, campaign_id: str) -> bool:
    """Whether an import into a campaign lives."""
    mine = (batches.c.campaign_id == campaign_id) & (batches.c.state == "open")
    beaten = view.connection.execute(select(batches.c.beat_at).where(mine)).scalar()
    return beaten is not None and beaten > view.now - DEAD_AFTER


def write_chunk(tx: Writing, batch_id: str, rows: dict[str, list[dict[str, Any]]]) -> None:
    """Insert new rows by table name (`prompts`, `localizations`, `outputs`) and staged judgments."""
    tables: tuple[Table, ...] = (prompts, localizations, outputs, staged_judgments)
    for table in tables:
        for row in rows.get(table.name, ()):
            row["batch_id"] = batch_id
        insert_many(tx.connection, table, rows.get(table.name, ()))
    beat(tx, batch_id)


def find_prompts(view: Reading, ids: Collection[str]) -> dict[str, PromptRow]:
    columns = (prompts.c.id, prompts.c.source_locale, prompts.c.source, prompts.c.domain, prompts.c.tags)
    return {
        row.id: PromptRow(*row)
        for some in portions(ids)
        for row in view.connection.execute(select(*columns).where(prompts.c.id.in_(some)))
    }


def find_localizations(view: Reading, prompt_ids: Collection[str]) -> dict[tuple[str, str], LocalizationRow]:
    """(prompt id, locale) -> its current revision, or the one that an import under way has brought."""
    at = localizations.c
    columns = (at.id, at.prompt_id, at.locale, at.revision, at.content, at.reference, at.batch_id)
    newest = revisions.newest(view, prompt_ids)
    found: dict[tuple[str, str], LocalizationRow] = {}
    for some in portions(prompt_ids):
        query = select(*columns).where(at.prompt_id.in_(some), revisions.is_current()).order_by(at.revision)
        for row in view.connection.execute(query):
            here = (row.prompt_id, row.locale)
            found[here] = LocalizationRow(row.id, *here, newest[here], row.content, row.reference, row.batch_id)
    return found


def find_outputs(view: Reading, localization_ids: Collection[str]) -> dict[str, dict[str, str]]:
    """Localization id -> {model: text}, in order of import."""
    found: dict[str, dict[str, str]] = {}
    for some in portions(localization_ids):
        query = select(outputs.c.localization_id, outputs.c.model, outputs.c.content)
        query = query.where(outputs.c.localization_id.in_(some)).order_by(outputs.c.number)
        for row in view.connection.execute(query):
            found.setdefault(row.localization_id, {})[row.model] = row.content
    return found


def find_output_ids(view: Reading, localization_ids: Collection[str]) -> dict[tuple[str, str], str]:
    """(localization id, model) -> the id of its output."""
    query = select(outputs.c.localization_id, outputs.c.model, outputs.c.id)
    return {
        (row[0], row[1]): row[2]
        for some in portions(localization_ids)
        for row in view.connection.execute(query.where(outputs.c.localization_id.in_(some)))
    }


def carry_outputs(tx: Writing, old_id: str, new_id: str) -> int:
    """Give a text that asks for the same the outputs of the one before; returns how many.

    Outputs that items show stay where they are, with all that was said of them.
    """
    columns = (outputs.c.number, outputs.c.model, outputs.c.content, outputs.c.batch_id)
    shown = select(item_outputs.c.item_id).join(outputs, outputs.c.id == item_outputs.c.output_id)
    if tx.connection.execute(shown.where(outputs.c.localization_id == old_id).limit(1)).first() is not None:
        return 0
    rows = [
        dict(row) | {"id": derived_id("output", new_id, row["model"], near=new_id), "localization_id": new_id}
        for row in tx.connection.execute(select(*columns).where(outputs.c.localization_id == old_id)).mappings()
    ]
    insert_many(tx.connection, outputs, rows)
    return len(rows)


def take_staged(tx: Writing, batch_id: str, count: int) -> list[dict[str, Any]]:
    """Remove and return the next staged judgments of a published batch."""
    query = select(staged_judgments.c.number, staged_judgments.c.row).where(staged_judgments.c.batch_id == batch_id)
    rows = tx.connection.execute(query.order_by(staged_judgments.c.number).limit(count)).all()
    if rows:
        up_to = (staged_judgments.c.batch_id == batch_id) & (staged_judgments.c.number <= rows[-1].number)
        tx.connection.execute(delete(staged_judgments).where(up_to))
    return [json.loads(row.row) for row in rows]


def batches_with_staged(view: Reading, campaign_id: str) -> list[str]:
    """Published batches whose judgments are not all in place: an import was killed between the two."""
    query = (
        select(batches.c.id)
        .join(staged_judgments, staged_judgments.c.batch_id == batches.c.id)
        .where(batches.c.campaign_id == campaign_id, batches.c.state == "published")
        .distinct()
    )
    return list(view.connection.execute(query).scalars())
