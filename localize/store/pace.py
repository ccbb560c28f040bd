"""What was given and by whom, for the board: by sequence, so that what is known once is never read again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Select, and_, exists, func, select, text

from localize.records import Purpose
from localize.store.columns import portions
from localize.store.judgments import SUPERSEDED
from localize.store.schema_work import claims, items, judgment_events, judgments, pools, slots
from localize.store.transactions import Reading


class GivenRow(NamedTuple):
    """A judgment given here. `attempt` 0 is the first of its claim; `known`: of an item whose answer is known."""

    sequence: int
    person_id: str
    submitted_at: datetime
    attempt: int
    late: bool
    purpose: str
    locale: str
    rubric_id: str
    characters: int
    known: bool


def given_since(view: Reading, campaign_id: str, sequence: int) -> list[GivenRow]:
    """All after a number of the sequence, by number, whatever became of them."""
    at = judgments.c
    query = (
        select(
            at.sequence, at.person_id, at.submitted_at, at.attempt, at.late, at.purpose,
            items.c.locale, items.c.rubric_id, items.c.characters, items.c.known_id.is_not(None),
        )
        .join(items, items.c.id == at.item_id)
        .where(at.campaign_id == campaign_id, at.sequence > sequence, ~at.imported)
        .order_by(at.sequence)
    )  # fmt: skip
    return [GivenRow._make(row) for row in view.connection.execute(query)]


class Counted(NamedTuple):
    """`sequence` is the highest among the `number` of judgments."""

    locale: str
    number: int
    sequence: int


def imported_since(view: Reading, campaign_id: str, sequence: int) -> list[Counted]:
    """Imported judgments after a number of the sequence, by locale."""
    at = judgments.c
    query = (
        select(items.c.locale, func.count(), func.max(at.sequence))
        .select_from(judgments)
        .join(items, items.c.id == at.item_id)
        .where(at.campaign_id == campaign_id, at.sequence > sequence, at.imported, items.c.known_id.is_(None))
        .group_by(items.c.locale)
    )
    return [Counted(*row) for row in view.connection.execute(query)]


class TakenBack(NamedTuple):
    """`sequence` is that of the event."""

    judgment_id: str
    locale: str
    imported: bool
    sequence: int


def taken_back_since(view: Reading, campaign_id: str, sequence: int) -> list[TakenBack]:
    """Judgments that their author took back or corrected after a number of the sequence; each is named once."""
    event, at, earlier = judgment_events.c, judgments.c, judgment_events.alias("earlier")
    before = exists().where(
        earlier.c.judgment_id == event.judgment_id,
        earlier.c.kind.in_(SUPERSEDED),
        earlier.c.sequence < event.sequence,
    )
    events = select(event.judgment_id, event.sequence).where(
        event.sequence > sequence, event.kind.in_(SUPERSEDED), ~before
    )
    new = {row[0]: row[1] for row in view.connection.execute(events)}
    query = select(at.id, items.c.locale, at.imported).join(items, items.c.id == at.item_id)
    query = query.where(at.campaign_id == campaign_id, items.c.known_id.is_(None))
    return [
        TakenBack(row[0], row[1], bool(row[2]), new[row[0]])
        for some in portions(new)
        for row in view.connection.execute(query.where(at.id.in_(some)))
    ]


class Held(NamedTuple):
    """How many claims a person has, or had, in a pool, by state."""

    pool_id: str
    person_id: str
    state: str
    number: int


def held(view: Reading, campaign_id: str) -> list[Held]:
    """Claims by pool, person and state."""
    by = (claims.c.pool_id, claims.c.person_id, claims.c.state)
    query = select(*by, func.count()).where(claims.c.pool_id.in_(_pools(campaign_id))).group_by(*by)
    return [Held(*row) for row in view.connection.execute(query)]


def held_alone(view: Reading) -> Counter[tuple[str, str, str]]:
    """(pool, person, state) of claims on items that one person gets for themselves, of all campaigns."""
    query = (
        select(claims.c.pool_id, claims.c.person_id, claims.c.state)
        .select_from(slots)
        .join(claims, claims.c.item_id == slots.c.item_id)
        .where(slots.c.only_for.is_not(None))
    )
    return Counter((row[0], row[1], row[2]) for row in view.connection.execute(query))


_FREE = (
    select(slots.c.pool_id, func.count())
    .where(
        text("slots.state = 'free'")
    )  # no parameter: else SQLite does not see that the index of free slots is enough
    .group_by(slots.c.pool_id)
)
_FREE_ALONE = select(slots.c.pool_id).where(slots.c.only_for.is_not(None), slots.c.state == "free")


def free_slots(view: Reading) -> dict[str, int]:
    """Pool -> free slots that are not for one person alone, of all campaigns."""
    free = {row[0]: row[1] for row in view.connection.execute(_FREE)}
    alone = Counter(view.connection.execute(_FREE_ALONE).scalars())
    return {pool: count - alone[pool] for pool, count in free.items()}


def items_of_pools(view: Reading, pool_ids: Collection[str]) -> dict[str, int]:
    """Pool -> items, without those for one person alone."""
    query = (
        select(slots.c.pool_id, func.count())
        .where(slots.c.pool_id.in_(list(pool_ids)), slots.c.number == 0, slots.c.only_for.is_(None))
        .group_by(slots.c.pool_id)
    )
    return {row[0]: row[1] for row in view.connection.execute(query)}


def places_beyond(view: Reading, campaign_id: str, number: int) -> dict[str, int]:
    """Pool -> slots of this number: items that wanted one judgment more than the first `number`."""
    query = (
        select(slots.c.pool_id, func.count())
        .where(slots.c.pool_id.in_(_pools(campaign_id)), slots.c.number == number, slots.c.only_for.is_(None))
        .group_by(slots.c.pool_id)
    )
    return {row[0]: row[1] for row in view.connection.execute(query)}


def mean_characters(view: Reading, campaign_id: str) -> dict[tuple[str, str, str], float]:
    """(locale, unit, rubric) -> characters of an item on average; 0 where they were not counted."""
    by = (items.c.locale, items.c.unit, items.c.rubric_id)
    query = (
        select(*by, func.avg(items.c.characters))
        .where(items.c.campaign_id == campaign_id, items.c.purpose == Purpose.REVIEW)
        .group_by(*by)
    )
    return {(row[0], row[1], row[2]): float(row[3]) for row in view.connection.execute(query)}


def had_of_open(view: Reading, pool_ids: Collection[str]) -> dict[tuple[str, str], int]:
    """(pool, person) -> items with a free slot that the person has had; and under the person "" all such items."""
    is_open = and_(slots.c.state == "free", slots.c.only_for.is_(None), slots.c.pool_id.in_(list(pool_ids)))
    had = (
        select(slots.c.pool_id, claims.c.person_id, func.count(slots.c.item_id.distinct()))
        .join(claims, claims.c.item_id == slots.c.item_id)
        .where(is_open)
        .group_by(slots.c.pool_id, claims.c.person_id)
    )
    every = select(slots.c.pool_id, func.count(slots.c.item_id.distinct())).where(is_open).group_by(slots.c.pool_id)
    found = {(row[0], row[1]): row[2] for row in view.connection.execute(had)}
    return found | {(row[0], ""): row[1] for row in view.connection.execute(every)}


def expert_domains(view: Reading, campaign_id: str) -> list[tuple[str, str]]:
    """(pool, domain) of free slots that only people of a field may take."""
    query = (
        select(slots.c.pool_id, slots.c.domain)
        .where(slots.c.pool_id.in_(_pools(campaign_id)), slots.c.state == "free", slots.c.domain.is_not(None))
        .distinct()
    )
    return [(row[0], row[1]) for row in view.connection.execute(query)]


def seconds_an_item(view: Reading, campaign_id: str) -> float | None:
    """How long people were at work on an item, on average; None where nobody knows."""
    query = select(func.avg(claims.c.active_seconds)).where(
        claims.c.pool_id.in_(_pools(campaign_id)), claims.c.state == "done", claims.c.active_seconds > 0
    )
    mean = view.connection.execute(query).scalar()
    return None if mean is None else float(mean)


def _pools(campaign_id: str) -> Select[str]:
    return select(pools.c.id).where(pools.c.campaign_id == campaign_id)
