"""Messages of coordinators to all who work on a campaign or on one locale of it, and who has read them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, case, delete, func, insert, or_, select, update

from localize.ids import new_id
from localize.records import PersonId
from localize.store.schema_people import people
from localize.store.schema_talk import message_readings, messages
from localize.store.transactions import Reading, Writing

LOOK_BACK = timedelta(days=30)
"""Who joins later sees what was sent that long before."""


class MessageRow(NamedTuple):
    """A message; `author` is a name, None for the local operator and for somebody who was forgotten."""

    id: str
    campaign_id: str
    locale: str | None
    text: str
    author_id: str | None
    author: str | None
    at: datetime
    ended_at: datetime | None


def _messages() -> Select[Any]:
    at = messages.c
    name = case((people.c.forgotten_at.is_(None), people.c.name))
    return select(at.id, at.campaign_id, at.locale, at.text, at.author, name, at.at, at.ended_at).outerjoin(
        people, people.c.id == at.author
    )


def send(tx: Writing, campaign_id: str, locale: str | None, text: str) -> str:
    message_id = new_id()
    row = {"id": message_id, "campaign_id": campaign_id, "locale": locale, "text": text, "author": tx.actor}
    tx.connection.execute(insert(messages), row | {"at": tx.now})
    tx.journal.audit("message.sent", message_id, campaign=campaign_id, locale=locale)
    return message_id


def same(view: Reading, campaign_id: str, locale: str | None, text: str, *, since: datetime) -> str | None:
    """The message that says the same to the same people since then, if it stands."""
    at = messages.c
    there = at.locale.is_(None) if locale is None else at.locale == locale
    query = select(at.id).where(at.campaign_id == campaign_id, there, at.text == text)
    found: str | None = view.connection.execute(query.where(at.ended_at.is_(None), at.at >= since)).scalar()
    return found


def end(tx: Writing, message_id: str) -> None:
    """Nobody is shown it any more; once more changes nothing."""
    standing = and_(messages.c.id == message_id, messages.c.ended_at.is_(None))
    if tx.connection.execute(update(messages).where(standing).values(ended_at=tx.now)).rowcount:
        tx.journal.audit("message.taken_back", message_id)


def find(view: Reading, message_id: str) -> MessageRow | None:
    row = view.connection.execute(_messages().where(messages.c.id == message_id)).first()
    return None if row is None else MessageRow._make(row)


def of_campaigns(view: Reading, campaign_ids: Collection[str] | None) -> list[MessageRow]:
    """All that was sent, the newest first, taken back or not; None: in every campaign."""
    query = _messages()
    if campaign_ids is not None:
        query = query.where(messages.c.campaign_id.in_(list(campaign_ids)))
    return [
        MessageRow._make(row) for row in view.connection.execute(query.order_by(messages.c.at.desc(), messages.c.id))
    ]


class Received(NamedTuple):
    message: MessageRow
    read_at: datetime | None


def standing(view: Reading, person_id: PersonId) -> list[Received]:
    """What others sent and did not take back, not long before the person joined; the newest first."""
    joined = select(people.c.created_at).where(people.c.id == person_id)
    since = view.connection.execute(joined).scalar_one() - LOOK_BACK
    mine = and_(message_readings.c.message_id == messages.c.id, message_readings.c.person_id == person_id)
    query = (
        _messages()
        .add_columns(message_readings.c.at)
        .outerjoin(message_readings, mine)
        .where(messages.c.ended_at.is_(None), messages.c.at >= since)
        .where(or_(messages.c.author.is_(None), messages.c.author != person_id))
        .order_by(messages.c.at.desc(), messages.c.id)
    )
    return [Received(MessageRow._make(row[:-1]), row[-1]) for row in view.connection.execute(query)]


def mark_read(tx: Writing, message_id: str, person_id: PersonId) -> None:
    """Once more changes nothing."""
    at = message_readings.c
    known = select(at.at).where(at.message_id == message_id, at.person_id == person_id)
    if tx.connection.execute(known).first() is None:
        row = {"message_id": message_id, "person_id": person_id, "at": tx.now}
        tx.connection.execute(insert(message_readings), row)


def read_counts(view: Reading) -> dict[str, int]:
    """Message -> how many people said that they have read it."""
    query = select(message_readings.c.message_id, func.count()).group_by(message_readings.c.message_id)
    return {row[0]: row[1] for row in view.connection.execute(query)}


def forget(tx: Writing, person_id: PersonId) -> None:
    """What somebody wrote to all stays, without their name; that they read something does not."""
    tx.connection.execute(delete(message_readings).where(message_readings.c.person_id == person_id))
