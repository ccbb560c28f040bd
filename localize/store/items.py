"""Items and their slots: what assignment plans, written down."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from sqlalchemy import bindparam, delete, func, insert, select, update

from localize.contents import characters, content_from_json
from localize.store.bulk import insert_many
from localize.store.columns import portions
from localize.store.schema_content import localizations, outputs, prompts
from localize.store.schema_work import cursors, item_outputs, items, pools, slots
from localize.store.transactions import Reading, Writing


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
    characters: int | None = None  # all that is read on it; None: counted when it is written


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


def characters_of(prompt: str, source: str | None, *answers: str) -> int:
    """Code points of contents as they are stored: prompts as JSON, outputs as they are."""
    return sum(_length(each) for each in (prompt, source) if each is not None) + sum(map(len, answers))


def _length(stored: str) -> int:
    """A plain text without escapes needs no parser: that is nearly every prompt."""
    plain = stored.startswith('"') and "\\" not in stored
    return len(stored) - 2 if plain else characters([content_from_json(stored)])


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
    written = [
        {
            "campaign_id": campaign_id,
            "id": row.id,
            "localization_id": row.localization_id,
            "locale": row.locale,
            "unit": str(row.unit),
            "rubric_id": row.rubric_id,
            "rubric_major": row.rubric_major,
            "purpose": str(row.purpose),
            "occurrence": row.occurrence,
            "characters": _load(tx, row) if row.characters is None else row.characters,
        }
        for row in new
    ]
    insert_many(tx.connection, items, written)
    shown = [
        {"item_id": row.id, "number": number, "output_id": output}
        for row in new
        for number, output in enumerate(row.outputs)
    ]
    insert_many(tx.connection, item_outputs, shown)


_PROMPT = (
    select(localizations.c.content, prompts.c.source)
    .join(prompts, prompts.c.id == localizations.c.prompt_id)
    .where(localizations.c.id == bindparam("localization"))
)
_ANSWERS = select(outputs.c.content).where(outputs.c.id.in_(bindparam("ids", expanding=True)))


def _load(view: Reading, row: ItemRow) -> int:
    prompt = view.connection.execute(_PROMPT, {"localization": row.localization_id}).one()
    answers = view.connection.execute(_ANSWERS, {"ids": list(row.outputs)}).scalars()
    return characters_of(prompt.content, prompt.source, *answers)


def without_load(view: Reading, campaign_id: str) -> set[str]:
    """Items that were made before their characters were counted."""
    query = select(items.c.id).where(items.c.campaign_id == campaign_id, items.c.characters == 0)
    return set(view.connection.execute(query).scalars())


def set_loads(tx: Writing, loads: Mapping[str, int]) -> None:
    rows = [{"item": item_id, "n": count} for item_id, count in loads.items()]
    if rows:
        tx.connection.execute(_SET_LOAD, rows)


_SET_LOAD = update(items).where(items.c.id == bindparam("item")).values(characters=bindparam("n"))


_OF_SLOT = SlotRow.__slots__
_values = attrgetter(*_OF_SLOT)  # `asdict` copies each value and takes as long as the database


def add_slots(tx: Writing, rows: Sequence[SlotRow]) -> None:
    insert_many(tx.connection, slots, [dict(zip(_OF_SLOT, _values(row), strict=True)) for row in rows])


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


def first_position(view: Reading, pool_id: str) -> int | None:
    """The lowest place in the order of a pool; None where it has no slots."""
    return view.connection.execute(select(func.min(slots.c.position)).where(slots.c.pool_id == pool_id)).scalar()


def pools_of(view: Reading, campaign_id: str) -> list[PoolRow]:
    query = select(pools).where(pools.c.campaign_id == campaign_id).order_by(pools.c.number, pools.c.locale)
    return [PoolRow(*row) for row in view.connection.execute(query)]


def pools_for(view: Reading, languages: Collection[str] | None, campaign_id: str | None) -> list[PoolRow]:
    """Pools in these languages or in all (the tier rule decides which of them), in the order of the campaign files."""
    query = select(pools)
    if languages is not None:
        query = query.where(pools.c.language.in_(list(languages)))
    if campaign_id is not None:
        query = query.where(pools.c.campaign_id == campaign_id)
    return [PoolRow(*row) for row in view.connection.execute(query.order_by(pools.c.campaign_id, pools.c.number))]


def pools_numbered(view: Reading, first: int, end: int) -> set[str]:
    """Ids of the pools with a number from `first` up to and without `end`."""
    query = select(pools.c.id).where(pools.c.number >= first, pools.c.number < end)
    return set(view.connection.execute(query).scalars())


def forget_cursors(tx: Writing, campaign_id: str) -> None:
    """A changed rule may make passed slots eligible again."""
    mine = select(pools.c.id).where(pools.c.campaign_id == campaign_id)
    tx.connection.execute(delete(cursors).where(cursors.c.pool_id.in_(mine)))


def forget_cursors_of(tx: Writing, pool_ids: Collection[str]) -> None:
    """What was put before all that waits must not be passed over."""
    tx.connection.execute(delete(cursors).where(cursors.c.pool_id.in_(list(pool_ids))))


def slot_counts(view: Reading, item_ids: Collection[str]) -> dict[str, int]:
    """Item id -> how many slots it has; items without slots are left out."""
    counted = select(slots.c.item_id, func.count()).group_by(slots.c.item_id)
    return {
        row[0]: row[1]
        for some in portions(item_ids)
        for row in view.connection.execute(counted.where(slots.c.item_id.in_(some)))
    }
