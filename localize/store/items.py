"""Items and their slots: what assignment plans, written down; and what it plans from."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import delete, func, insert, select

from localize.store.bulk import insert_many
from localize.store.columns import portions
from localize.store.revisions import is_current
from localize.store.schema_content import batches, localizations, outputs, prompts
from localize.store.schema_work import cursors, item_outputs, items, pools, slots
from localize.store.transactions import Reading, Writing


@dataclass(frozen=True, slots=True)
class Candidate:
    """A current localization with its outputs (ids and texts in imported order): what items are made of."""

    localization_id: str
    prompt_id: str
    locale: str
    status: str
    domain: str | None
    outputs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ItemRow:
    id: str
    localization_id: str
    locale: str
    unit: str
    rubric_id: str
    rubric_major: int
    purpose: str
    outputs: tuple[str, ...]
    occurrence: int = 0


@dataclass(frozen=True, slots=True)
class SlotRow:
    item_id: str
    number: int
    pool_id: str
    position: int
    domain: str | None
    only_for: str | None = None
    not_for: str | None = None


@dataclass(frozen=True, slots=True)
class PoolRow:
    id: str
    campaign_id: str
    number: int
    locale: str
    language: str
    unit: str
    rubric_id: str


def candidates(view: Reading, campaign_id: str) -> Iterator[Candidate]:
    """Published, current localizations of a campaign, by id; each with its published outputs."""
    published = select(batches.c.id).where(batches.c.campaign_id == campaign_id, batches.c.state == "published")
    answers = select(outputs.c.id, outputs.c.localization_id, outputs.c.content, outputs.c.number)
    answers_of = answers.where(outputs.c.batch_id.in_(published)).subquery()
    query = (
        select(
            localizations.c.id,
            localizations.c.prompt_id,
            localizations.c.locale,
            localizations.c.status,
            prompts.c.domain,
            answers_of.c.id.label("output_id"),
            answers_of.c.content,
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
    head: Any = None
    found: list[tuple[str, str]] = []
    for row in view.connection.execute(query):
        if head is not None and row.id != head.id:
            yield Candidate(head.id, head.prompt_id, head.locale, head.status, head.domain, tuple(found))
            found = []
        head = row
        if row.output_id is not None:
            found.append((row.output_id, row.content))
    if head is not None:
        yield Candidate(head.id, head.prompt_id, head.locale, head.status, head.domain, tuple(found))


def existing(view: Reading, campaign_id: str) -> dict[str, int]:
    """Item id -> how many slots it has."""
    query = (
        select(items.c.id, func.count(slots.c.number))
        .outerjoin(slots, slots.c.item_id == items.c.id)
        .where(items.c.campaign_id == campaign_id)
        .group_by(items.c.id)
    )
    return {row[0]: row[1] for row in view.connection.execute(query)}


def add_items(tx: Writing, campaign_id: str, rows: Sequence[ItemRow]) -> None:
    """Write items that do not exist yet."""
    known: set[str] = set()
    for some in portions(row.id for row in rows):
        known.update(tx.connection.execute(select(items.c.id).where(items.c.id.in_(some))).scalars())
    new = list({row.id: row for row in rows if row.id not in known}.values())
    if not new:
        return
    shared = {"campaign_id": campaign_id}
    tx.connection.execute(
        insert(items),
        [
            shared
            | {
                "id": row.id,
                "localization_id": row.localization_id,
                "locale": row.locale,
                "unit": row.unit,
                "rubric_id": row.rubric_id,
                "rubric_major": row.rubric_major,
                "purpose": row.purpose,
                "occurrence": row.occurrence,
            }
            for row in new
        ],
    )
    shown = [
        {"item_id": row.id, "number": number, "output_id": output}
        for row in new
        for number, output in enumerate(row.outputs)
    ]
    if shown:
        tx.connection.execute(insert(item_outputs), shown)


def add_slots(tx: Writing, rows: Sequence[SlotRow]) -> None:
    insert_many(tx.connection, slots, [asdict(row) for row in rows])


def ensure_pool(tx: Writing, pool: PoolRow) -> None:
    if tx.connection.execute(select(pools.c.id).where(pools.c.id == pool.id)).first() is None:
        tx.connection.execute(
            insert(pools),
            {
                "id": pool.id,
                "campaign_id": pool.campaign_id,
                "number": pool.number,
                "locale": pool.locale,
                "language": pool.language,
                "unit": pool.unit,
                "rubric_id": pool.rubric_id,
            },
        )


def last_position(view: Reading, pool_id: str) -> int:
    """The highest place in the order of a pool; 0 where it has no slots."""
    return view.connection.execute(select(func.max(slots.c.position)).where(slots.c.pool_id == pool_id)).scalar() or 0


def pools_of(view: Reading, campaign_id: str) -> list[PoolRow]:
    query = select(pools).where(pools.c.campaign_id == campaign_id).order_by(pools.c.number, pools.c.locale)
    return [PoolRow(*row) for row in view.connection.execute(query)]


def pools_for(view: Reading, languages: Collection[str], campaign_id: str | None) -> list[PoolRow]:
    """Pools in these languages (the tier rule decides which of them), in the order of the campaign files."""
    query = select(pools).where(pools.c.language.in_(list(languages)))
    if campaign_id is not None:
        query = query.where(pools.c.campaign_id == campaign_id)
    return [PoolRow(*row) for row in view.connection.execute(query.order_by(pools.c.campaign_id, pools.c.number))]


def forget_cursors(tx: Writing, campaign_id: str) -> None:
    """A changed rule may make passed slots eligible again."""
    mine = select(pools.c.id).where(pools.c.campaign_id == campaign_id)
    tx.connection.execute(delete(cursors).where(cursors.c.pool_id.in_(mine)))


def slot_counts(view: Reading, item_ids: Collection[str]) -> dict[str, int]:
    """Item id -> how many slots it has; items without slots are left out."""
    counted = select(slots.c.item_id, func.count()).group_by(slots.c.item_id)
    return {
        row[0]: row[1]
        for some in portions(item_ids)
        for row in view.connection.execute(counted.where(slots.c.item_id.in_(some)))
    }
