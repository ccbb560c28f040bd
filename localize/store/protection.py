"""What protects people from upsetting content: what they agreed to see, what they do not want, rest, a day's work.

Consents and opt-outs change in a `write`, so what is remembered of them holds for an edition; rests and work do not.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import (
    JSON,
    BindParameter,
    ColumnElement,
    bindparam,
    cast,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
    update,
)

from localize.records import PersonId
from localize.store.claims import LEASE
from localize.store.schema_content import localizations, prompts
from localize.store.schema_people import consents, opt_outs, rests
from localize.store.schema_work import claims, cursors, drafts, items, pools
from localize.store.transactions import Reading, Writing


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """`ended_at` is None while it holds."""

    topic: str
    given_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class Untouched:
    claim_id: str
    item_id: str
    rubric_hash: str


_UNTOUCHED = (
    select(claims.c.id, claims.c.item_id, claims.c.rubric_hash)
    .where(
        claims.c.person_id == bindparam("person"),
        claims.c.state == "live",
        ~exists().where(drafts.c.claim_id == claims.c.id),
    )
    .order_by(claims.c.id)
    .with_for_update(skip_locked=True)
)
_RESTS = select(rests.c.rubric_id, rests.c.until).where(
    rests.c.person_id == bindparam("person"), rests.c.until > bindparam("now")
)
_WORK = select(claims.c.active_seconds, claims.c.opened_at, claims.c.closed_at, claims.c.lease_until).where(
    claims.c.person_id == bindparam("person"),
    claims.c.pool_id.in_(select(pools.c.id).where(pools.c.rubric_id.in_(bindparam("rubrics", expanding=True)))),
    claims.c.active_seconds > 0,
    or_(claims.c.closed_at.is_(None), claims.c.closed_at > bindparam("since")),
)


def consents_of(view: Reading, person_id: PersonId) -> list[ConsentRow]:
    query = select(consents.c.topic, consents.c.given_at, consents.c.ended_at).where(consents.c.person_id == person_id)
    return [ConsentRow(*row) for row in view.connection.execute(query.order_by(consents.c.topic))]


def give_consent(tx: Writing, person_id: PersonId, topic: str) -> None:
    """Agree to a topic; once more changes nothing."""
    here = (consents.c.person_id == person_id) & (consents.c.topic == topic)
    known = tx.connection.execute(select(consents.c.ended_at).where(here)).first()
    if known is None:
        row = {"person_id": person_id, "topic": topic, "given_at": tx.now}
        tx.connection.execute(insert(consents), row)
    elif known.ended_at is None:
        return
    else:
        tx.connection.execute(update(consents).where(here).values(given_at=tx.now, ended_at=None))
    tx.journal.audit("consent.given", person_id, topic=topic)


def end_consent(tx: Writing, person_id: PersonId, topic: str) -> None:
    holding = (consents.c.person_id == person_id) & (consents.c.topic == topic) & consents.c.ended_at.is_(None)
    if tx.connection.execute(update(consents).where(holding).values(ended_at=tx.now)).rowcount:
        tx.journal.audit("consent.withdrawn", person_id, topic=topic)


def opt_outs_of(view: Reading, person_id: PersonId) -> frozenset[str]:
    query = select(opt_outs.c.category).where(opt_outs.c.person_id == person_id)
    return frozenset(view.connection.execute(query).scalars())


def set_opt_outs(tx: Writing, person_id: PersonId, categories: Collection[str]) -> None:
    """Replace what somebody does not want to see. How far they had come is forgotten: other slots are theirs now."""
    tx.connection.execute(delete(opt_outs).where(opt_outs.c.person_id == person_id))
    rows = [{"person_id": person_id, "category": each} for each in sorted(categories)]
    if rows:
        tx.connection.execute(insert(opt_outs), rows)
    tx.connection.execute(delete(cursors).where(cursors.c.person_id == person_id))


def unwanted(item_id: ColumnElement[str], dialect: str) -> ColumnElement[bool]:
    """Whether the domain or a tag of the prompt of an item is in the parameter `unwanted`."""
    named: BindParameter[str] = bindparam("unwanted", expanding=True)
    if dialect == "sqlite":
        tags = func.json_each(prompts.c.tags).table_valued("value", name="tag")
    else:
        tags = func.json_array_elements_text(cast(prompts.c.tags, JSON)).table_valued("value", name="tag")
    tagged = exists(select(1).select_from(tags).where(tags.c.value.in_(named))).correlate(prompts)
    return exists().where(
        items.c.id == item_id,
        localizations.c.id == items.c.localization_id,
        prompts.c.id == localizations.c.prompt_id,
        or_(prompts.c.domain.in_(named), tagged),
    )


def rests_of(view: Reading, person_id: PersonId) -> dict[str, datetime]:
    """Rubric id -> until when its person rests, where that is still to come."""
    return {row[0]: row[1] for row in view.connection.execute(_RESTS, {"person": person_id, "now": view.now})}


def rest(tx: Writing, person_id: PersonId, rubric_id: str, until: datetime | None) -> None:
    """Nothing more of a rubric until then; None ends it."""
    here = (rests.c.person_id == person_id) & (rests.c.rubric_id == rubric_id)
    tx.connection.execute(delete(rests).where(here))
    if until is not None:
        tx.connection.execute(insert(rests), {"person_id": person_id, "rubric_id": rubric_id, "until": until})


def seconds_at_work(view: Reading, person_id: PersonId, rubric_ids: Collection[str], since: datetime) -> int:
    """What somebody has worked under these rubrics since then, in all campaigns.

    A claim knows only how long it took: of one that began before, it is at most the time that was since.
    """
    total = 0.0
    asked = {"person": person_id, "rubrics": list(rubric_ids), "since": since}
    for row in view.connection.execute(_WORK, asked):
        until = row.closed_at or min(view.now, row.lease_until - LEASE)  # a live one: when it was last renewed
        begun_since = row.opened_at >= since
        total += row.active_seconds if begun_since else _within(row.active_seconds, until - since)
    return int(total)


def _within(seconds: int, span: timedelta) -> float:
    return max(0.0, min(float(seconds), span.total_seconds()))


def untouched(tx: Writing, person_id: PersonId) -> list[Untouched]:
    """The live claims of a person that nobody has typed anything into, locked, but for those that others hold."""
    return [Untouched(*row) for row in tx.connection.execute(_UNTOUCHED, {"person": person_id})]


def campaign_of(view: Reading, item_id: str) -> str:
    found: str = view.connection.execute(select(items.c.campaign_id).where(items.c.id == item_id)).scalar_one()
    return found


def categories_of(view: Reading, item_id: str) -> tuple[str | None, str]:
    """Domain and tags (JSON) of the prompt of an item."""
    query = (
        select(prompts.c.domain, prompts.c.tags)
        .join(localizations, localizations.c.prompt_id == prompts.c.id)
        .join(items, items.c.localization_id == localizations.c.id)
        .where(items.c.id == item_id)
    )
    row = view.connection.execute(query).one()
    return row.domain, row.tags


def categories_in(view: Reading, places: Iterable[tuple[str, str, str]]) -> list[tuple[str | None, str]]:
    """Domains and tags (JSON) that occur in pools, each given as campaign, locale and rubric."""
    found: set[tuple[str | None, str]] = set()
    for campaign_id, locale, rubric_id in places:
        query = (
            select(prompts.c.domain, prompts.c.tags)
            .join(localizations, localizations.c.prompt_id == prompts.c.id)
            .join(items, items.c.localization_id == localizations.c.id)
            .where(items.c.campaign_id == campaign_id, items.c.locale == locale, items.c.rubric_id == rubric_id)
            .distinct()
        )
        found.update((row.domain, row.tags) for row in view.connection.execute(query))
    return list(found)


def forget(tx: Writing, person_id: PersonId) -> None:
    """Nothing of what somebody could bear stays."""
    for table in (consents, opt_outs, rests):
        tx.connection.execute(delete(table).where(table.c.person_id == person_id))
