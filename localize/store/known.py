"""Sets of items whose answer is known. Their texts lie in batches of the state `set`, which is never content."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, bindparam, insert, select, update

from localize.ids import derived_id
from localize.store import items as item_rows
from localize.store.bulk import insert_many
from localize.store.schema_content import batches, localizations, outputs, prompts
from localize.store.schema_known import item_sets, known_items
from localize.store.schema_work import items, slots
from localize.store.transactions import Reading, Writing

TESTS = ("placement", "tutorial", "calibration")
POOLS_FROM, POOLS_UP_TO = 1000, 2000
"""Numbers of the pools of tests: none of theirs is ever a pool of review work."""


class SetRow(NamedTuple):
    """A set as imported; `retired_at` None: in use."""

    id: str
    campaign_id: str
    key: str
    purpose: str
    locale: str
    unit: str
    rubric_id: str
    rubric_major: int
    title: str
    pass_mark: float
    attempts: int
    created_at: datetime
    retired_at: datetime | None


@dataclass(frozen=True, slots=True)
class NewItem:
    """An item to be kept: contents as JSON, `expected` as JSON by output in the order of the file."""

    name: str
    prompt: str
    source_locale: str | None
    source: str | None
    domain: str | None
    tags: str
    outputs: tuple[str, ...]
    expected: str
    explanation: str


class KnownRow(NamedTuple):
    """A known item with its texts; `output_ids` and `expected` are JSON."""

    id: str
    set_id: str
    number: int
    localization_id: str
    output_ids: str
    expected: str
    explanation: str
    retired_at: datetime | None
    retired_because: str | None
    content: str
    domain: str | None
    tags: str


class Place(NamedTuple):
    """Where a slot comes in the order of a pool."""

    pool_id: str
    position: int


_SET = [item_sets.c[name] for name in SetRow._fields]
_KNOWN = [*(known_items.c[name] for name in KnownRow._fields[:9]), localizations.c.content, prompts.c.domain,
          prompts.c.tags]  # fmt: skip


def sets(view: Reading, campaign_id: str | None = None, *, retired: bool = False) -> list[SetRow]:
    """Sets in use by campaign and key; `retired`: and those that were."""
    query = select(*_SET).order_by(item_sets.c.campaign_id, item_sets.c.key, item_sets.c.created_at)
    if campaign_id is not None:
        query = query.where(item_sets.c.campaign_id == campaign_id)
    if not retired:
        query = query.where(item_sets.c.retired_at.is_(None))
    return [SetRow._make(row) for row in view.connection.execute(query)]


def holding_items(view: Reading) -> set[str]:
    """The sets that hold an item that is not retired."""
    query = select(known_items.c.set_id).where(known_items.c.retired_at.is_(None)).distinct()
    return {str(each) for each in view.connection.execute(query).scalars()}


def find(view: Reading, campaign_id: str, key: str) -> SetRow | None:
    """The set of a key that is in use."""
    return next((each for each in sets(view, campaign_id) if each.key == key), None)


def of_id(view: Reading, set_id: str) -> SetRow:
    return SetRow._make(view.connection.execute(select(*_SET).where(item_sets.c.id == set_id)).one())


def add(tx: Writing, row: SetRow, rows: Sequence[NewItem]) -> None:
    """Keep a set with all that its items show."""
    known, written = [], dict[Any, list[dict[str, Any]]]({prompts: [], localizations: [], outputs: []})
    tx.connection.execute(
        insert(batches), {"id": row.id, "campaign_id": row.campaign_id, "state": "set", "beat_at": tx.now}
    )
    for number, each in enumerate(rows):
        prompt_id, localization_id = (derived_id(kind, row.id, number) for kind in ("known prompt", "known text"))
        written[prompts].append(
            {"id": prompt_id, "campaign_id": row.campaign_id, "round": 1, "key": f"{row.key}/{each.name}",
             "source_locale": each.source_locale, "source": each.source, "domain": each.domain, "tags": each.tags,
             "batch_id": row.id}
        )  # fmt: skip
        written[localizations].append(
            {"id": localization_id, "prompt_id": prompt_id, "locale": row.locale, "revision": 1, "content": each.prompt,
             "made_by": "human", "status": "approved", "batch_id": row.id}
        )  # fmt: skip
        answers = [
            (derived_id("known output", localization_id, place), text) for place, text in enumerate(each.outputs)
        ]
        written[outputs] += [
            {"id": output_id, "localization_id": localization_id, "number": place, "model": f"known-{place + 1}",
             "content": text, "batch_id": row.id}
            for place, (output_id, text) in enumerate(answers)
        ]  # fmt: skip
        known.append(
            {"id": derived_id("known", row.id, number), "set_id": row.id, "number": number,
             "localization_id": localization_id, "output_ids": json.dumps([output_id for output_id, _ in answers]),
             "expected": each.expected, "explanation": each.explanation}
        )  # fmt: skip
    for table, some in written.items():
        insert_many(tx.connection, table, some)
    tx.connection.execute(insert(item_sets), row._asdict())
    insert_many(tx.connection, known_items, known)
    tx.journal.audit("set.imported", row.id, campaign=row.campaign_id, key=row.key, items=len(known))


def ever(view: Reading, set_ids: Sequence[str]) -> set[str]:
    """Which of these sets there are, in use or not."""
    return set(view.connection.execute(select(item_sets.c.id).where(item_sets.c.id.in_(list(set_ids)))).scalars())


def _known() -> Select[Any]:
    return (
        select(*_KNOWN)
        .join(localizations, localizations.c.id == known_items.c.localization_id)
        .join(prompts, prompts.c.id == localizations.c.prompt_id)
    )


def items_of(view: Reading, set_id: str) -> list[KnownRow]:
    """The items of a set in the order of the file, retired ones as well."""
    query = _known().where(known_items.c.set_id == set_id).order_by(known_items.c.number)
    return [KnownRow._make(row) for row in view.connection.execute(query)]


def item(view: Reading, known_id: str) -> KnownRow:
    return KnownRow._make(view.connection.execute(_known().where(known_items.c.id == known_id)).one())


_OF_ITEM = select(items.c.known_id, items.c.occurrence).where(items.c.id == bindparam("item"))


def of_item(view: Reading, item_id: str) -> tuple[str | None, int]:
    """(known item, number of the attempt) of an item; None for review work."""
    row = view.connection.execute(_OF_ITEM, {"item": item_id}).one()
    return row.known_id, row.occurrence


def texts(view: Reading, known: KnownRow) -> tuple[str, ...]:
    """The outputs in the order of the file."""
    query = select(outputs.c.content).where(outputs.c.localization_id == known.localization_id)
    return tuple(view.connection.execute(query.order_by(outputs.c.number)).scalars())


def hand_out(tx: Writing, row: SetRow, known: KnownRow, person_id: str, place: Place, time: int) -> None:
    """Make the item of a person's attempt (`time`; gold: 1) with one slot for them alone; again it changes nothing."""
    item_id = derived_id("item", "known", known.id, person_id, time)
    if tx.connection.execute(select(items.c.id).where(items.c.id == item_id)).first() is not None:
        return
    made = item_rows.ItemRow(
        item_id, known.localization_id, row.locale, row.unit, row.rubric_id, row.rubric_major, row.purpose,
        tuple(json.loads(known.output_ids)), time,
    )  # fmt: skip
    item_rows.add_items(tx, row.campaign_id, [made])
    tx.connection.execute(update(items).where(items.c.id == item_id).values(known_id=known.id))
    item_rows.add_slots(tx, [item_rows.SlotRow(item_id, 0, place.pool_id, place.position, None, only_for=person_id)])


def close_item(tx: Writing, item_id: str) -> None:
    """Whoever had it does not get it again."""
    here = (slots.c.item_id == item_id) & (slots.c.state == "free")
    tx.connection.execute(update(slots).where(here).values(state="closed"))


def close_free(tx: Writing, wanted: ColumnElement[bool]) -> None:
    """Nobody is asked these known items any more; whoever has one on the screen may finish it."""
    mine = select(items.c.id).where(items.c.known_id.is_not(None), wanted)
    free = slots.c.item_id.in_(mine) & (slots.c.state == "free")
    tx.connection.execute(update(slots).where(free).values(state="closed"))


def retire_set(tx: Writing, set_id: str) -> None:
    tx.connection.execute(update(item_sets).where(item_sets.c.id == set_id).values(retired_at=tx.now))
    close_free(tx, items.c.known_id.in_(select(known_items.c.id).where(known_items.c.set_id == set_id)))
    tx.journal.new_edition = True
    tx.journal.audit("set.retired", set_id)


def retire_item(tx: Writing, known_id: str, reason: str) -> None:
    """`reason` is for coordinators: JSON of a sentence."""
    here = (known_items.c.id == known_id) & known_items.c.retired_at.is_(None)
    tx.connection.execute(update(known_items).where(here).values(retired_at=tx.now, retired_because=reason))
    close_free(tx, items.c.known_id == known_id)
    tx.journal.new_edition = True
    tx.journal.audit("known_item.retired", known_id)


def gold(view: Reading, campaign_id: str) -> list[tuple[str, str, str, str, int, str]]:
    """(locale, unit, rubric, known item, major, set) of all gold in use."""
    at = item_sets.c
    query = (
        select(at.locale, at.unit, at.rubric_id, known_items.c.id, at.rubric_major, at.id)
        .join(known_items, known_items.c.set_id == at.id)
        .where(at.campaign_id == campaign_id, at.purpose == "gold", at.retired_at.is_(None))
        .where(known_items.c.retired_at.is_(None))
        .order_by(known_items.c.id)
    )
    return [(row[0], row[1], row[2], row[3], row[4], row[5]) for row in view.connection.execute(query)]


def had(view: Reading, person_id: str) -> set[str]:
    """The known items that a person was ever given, as gold or in a test."""
    query = select(items.c.known_id).join(slots, slots.c.item_id == items.c.id)
    query = query.where(slots.c.only_for == person_id, items.c.known_id.is_not(None))
    return {str(each) for each in view.connection.execute(query).scalars()}
