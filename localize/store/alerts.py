"""Alerts: answers that coordinators must know of at once, and who has seen them."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, bindparam, case, func, select, update

from localize.ids import new_id
from localize.store.own_work import last_event
from localize.store.schema_people import people, pseudonyms
from localize.store.schema_talk import alerts
from localize.store.schema_work import claims, items, judgment_events, judgments
from localize.store.transactions import Reading, Writing


class AlertRow(NamedTuple):
    """An alert with its item; `who` is a pseudonym, `status` the last event of the judgment, `seer` a name."""

    id: str
    campaign_id: str
    judgment_id: str
    claim_id: str
    criterion: str
    at: datetime
    seen_at: datetime | None
    seer: str | None
    locale: str
    rubric_hash: str
    who: str | None
    status: str | None


_UNSEEN = select(func.count()).where(alerts.c.seen_at.is_(None))
_NEWEST = select(alerts.c.at).where(alerts.c.seen_at.is_(None)).order_by(alerts.c.at.desc()).limit(1)
_FIND = select(alerts.c.judgment_id).where(alerts.c.id == bindparam("alert"))
_SEEN = (
    update(alerts)
    .where(alerts.c.id == bindparam("alert"), alerts.c.seen_at.is_(None))
    .values(seen_by=bindparam("person"), seen_at=bindparam("now"))
)


def raise_alert(tx: Writing, campaign_id: str, judgment_id: str, criterion: str) -> None:
    """Written after its judgment, in the same change."""
    row = {"id": new_id(), "campaign_id": campaign_id, "judgment_id": judgment_id, "criterion": criterion}
    tx.journal.follow(alerts, row | {"at": tx.now})
    tx.journal.audit("alert.raised", judgment_id, criterion=criterion)


def unseen(view: Reading) -> tuple[int, datetime | None]:
    """How many alerts nobody has seen, and when the newest of them was."""
    return view.connection.execute(_UNSEEN).scalar_one(), view.connection.execute(_NEWEST).scalar()


def exists(view: Reading, alert_id: str) -> bool:
    return view.connection.execute(_FIND, {"alert": alert_id}).first() is not None


def note_seen(tx: Writing, alert_id: str) -> bool:
    """False where somebody had seen it before."""
    done = tx.connection.execute(_SEEN, {"alert": alert_id, "person": tx.actor, "now": tx.now}).rowcount == 1
    if done:
        tx.journal.audit("alert.seen", alert_id)
    return done


def _alerts() -> Select[Any]:
    at, seer = alerts.c, people.alias("seer")
    return (
        select(
            at.id, at.campaign_id, at.judgment_id, claims.c.id, at.criterion, at.at, at.seen_at,
            case((seer.c.forgotten_at.is_(None), seer.c.name)), items.c.locale, judgments.c.rubric_hash,
            pseudonyms.c.pseudonym, last_event(judgment_events.c.kind),
        )
        .select_from(alerts)
        .join(judgments, judgments.c.id == at.judgment_id)
        .join(claims, claims.c.id == judgments.c.claim_id)
        .join(items, items.c.id == judgments.c.item_id)
        .outerjoin(seer, seer.c.id == at.seen_by)
        .outerjoin(
            pseudonyms,
            and_(pseudonyms.c.campaign_id == at.campaign_id, pseudonyms.c.person_id == judgments.c.person_id),
        )
    )  # fmt: skip


def find(view: Reading, alert_id: str) -> AlertRow | None:
    row = view.connection.execute(_alerts().where(alerts.c.id == alert_id)).first()
    return None if row is None else AlertRow._make(row)


def wanted(
    view: Reading, *, campaign: str | None, locale: str | None, unseen_only: bool, offset: int, limit: int
) -> tuple[int, list[AlertRow]]:
    """(how many there are, some of them): those that nobody has seen first, of each kind the newest first."""
    query = _alerts()
    for column, value in ((alerts.c.campaign_id, campaign), (items.c.locale, locale)):
        query = query if value is None else query.where(column == value)
    query = query.where(alerts.c.seen_at.is_(None)) if unseen_only else query
    total = view.connection.execute(select(func.count()).select_from(query.subquery())).scalar_one()
    turn = case((alerts.c.seen_at.is_(None), 0), else_=1)
    ordered = query.order_by(turn, alerts.c.at.desc(), alerts.c.id)
    return total, [AlertRow._make(row) for row in view.connection.execute(ordered.offset(offset).limit(limit))]
