"""Versions of a campaign's guidelines, and who said that they have read which."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import insert, select

from localize.records import PersonId
from localize.store.schema_content import guidelines
from localize.store.schema_talk import guideline_readings
from localize.store.transactions import Reading, Writing


class VersionRow(NamedTuple):
    """One version; `number` counts from 1. An empty text: the campaign has no guidelines any more."""

    number: int
    text: str
    since: datetime


class ReadingRow(NamedTuple):
    number: int
    person_id: str
    at: datetime


def newest(view: Reading, campaign_id: str) -> VersionRow | None:
    at = guidelines.c
    query = select(at.number, at.text, at.since).where(at.campaign_id == campaign_id).order_by(at.number.desc())
    row = view.connection.execute(query.limit(1)).first()
    return None if row is None else VersionRow._make(row)


def keep(tx: Writing, campaign_id: str, text: str) -> None:
    """Keep a text as the next version, where it is another than the newest one's."""
    before = newest(tx, campaign_id)
    if text == ("" if before is None else before.text):
        return
    number = 1 if before is None else before.number + 1
    row = {"campaign_id": campaign_id, "number": number, "text": text, "since": tx.now}
    tx.connection.execute(insert(guidelines), row)
    tx.journal.audit("guidelines.changed", campaign_id, number=number)


def exists(view: Reading, campaign_id: str, number: int) -> bool:
    at = guidelines.c
    query = select(at.number).where(at.campaign_id == campaign_id, at.number == number)
    return view.connection.execute(query).first() is not None


def read_at(view: Reading, campaign_id: str, number: int, person_id: PersonId) -> datetime | None:
    """When a person said that they had read this version."""
    at = guideline_readings.c
    mine = (at.campaign_id == campaign_id) & (at.number == number) & (at.person_id == person_id)
    found: datetime | None = view.connection.execute(select(at.at).where(mine)).scalar()
    return found


def mark_read(tx: Writing, campaign_id: str, number: int, person_id: PersonId) -> None:
    """The first time stays."""
    if read_at(tx, campaign_id, number, person_id) is None:
        row = {"campaign_id": campaign_id, "number": number, "person_id": person_id, "at": tx.now}
        tx.connection.execute(insert(guideline_readings), row)


def readings(view: Reading, campaign_id: str) -> list[ReadingRow]:
    at = guideline_readings.c
    query = select(at.number, at.person_id, at.at).where(at.campaign_id == campaign_id).order_by(at.number, at.at)
    return [ReadingRow._make(row) for row in view.connection.execute(query)]
