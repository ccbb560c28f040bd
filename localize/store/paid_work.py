"""What counts for pay and for one's own tally: each claim once, with how it ended, by day of its first judgment."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, case, func, select

from localize.records import PersonId
from localize.store.judgments import SUPERSEDED
from localize.store.own_work import last_event
from localize.store.schema_work import claims, items, judgment_events, judgments
from localize.store.transactions import Reading

_STATUS = last_event(judgment_events.c.kind)


class Piece(NamedTuple):
    """A claim that counts as one item, when it was given, how it ended (the state of the claim), how long it took."""

    person_id: str
    campaign_id: str
    rubric_id: str
    rubric_hash: str
    locale: str
    purpose: str
    state: str
    active_seconds: int
    given_at: datetime


def _given(
    person_id: PersonId | None, between: tuple[datetime, datetime] | None = None, *, standing: bool = True
) -> Select[Any]:
    """Claim -> when its first judgment was given that was not taken back; only where one stands still.

    `between`: only claims with a judgment from there up to and without there. Not `standing`: claims of which none
    stands, with the time of the last one.
    """
    wanted: list[ColumnElement[bool]] = [judgments.c.claim_id.is_not(None)]
    wanted += [] if person_id is None else [judgments.c.person_id == person_id]
    if between is not None:
        touched = judgments.alias("touched")
        inside = select(touched.c.claim_id).where(
            touched.c.submitted_at >= between[0], touched.c.submitted_at < between[1]
        )
        inside = inside if person_id is None else inside.where(touched.c.person_id == person_id)
        wanted.append(judgments.c.claim_id.in_(inside.where(touched.c.claim_id.is_not(None))))
    of_each = (
        select(judgments.c.claim_id, judgments.c.submitted_at, func.coalesce(_STATUS, "current").label("status"))
        .where(*wanted)
        .subquery()
    )
    first = func.min(case((of_each.c.status != "withdrawn", of_each.c.submitted_at)))
    stands = func.max(case((of_each.c.status.in_(SUPERSEDED), 0), else_=1))
    when = first if standing else func.max(of_each.c.submitted_at)
    return (
        select(of_each.c.claim_id, when.label("given_at")).group_by(of_each.c.claim_id).having(stands == int(standing))
    )


def pieces(view: Reading, person_id: PersonId | None, start: datetime, end: datetime) -> list[Piece]:
    """What a person (None: anybody) judged from `start` up to and without `end`, by time: each claim once.

    Its time is that of its first judgment that was not taken back.
    """
    return _pieces(view, _given(person_id, (start, end)), start, end)


def taken_back(view: Reading, person_id: PersonId | None, start: datetime, end: datetime) -> list[Piece]:
    """What was judged, taken back and not given again; its time is that of the last judgment."""
    return _pieces(view, _given(person_id, (start, end), standing=False), start, end)


def _pieces(view: Reading, of_claims: Select[Any], start: datetime, end: datetime) -> list[Piece]:
    given, at = of_claims.subquery(), claims.c
    query = (
        select(
            at.person_id, items.c.campaign_id, items.c.rubric_id, at.rubric_hash, items.c.locale, items.c.purpose,
            at.state, at.active_seconds, given.c.given_at,
        )
        .join(claims, at.id == given.c.claim_id)
        .join(items, items.c.id == at.item_id)
        .where(and_(given.c.given_at >= start, given.c.given_at < end))
        .order_by(given.c.given_at, at.id)
    )  # fmt: skip
    return [Piece._make(row) for row in view.connection.execute(query)]


def skipped(view: Reading, person_id: PersonId | None, start: datetime, end: datetime) -> list[Piece]:
    """What a person (None: anybody) looked at and skipped from `start` up to and without `end`, by time."""
    at = claims.c
    query = (
        select(
            at.person_id, items.c.campaign_id, items.c.rubric_id, at.rubric_hash, items.c.locale, items.c.purpose,
            at.state, at.active_seconds, at.closed_at,
        )
        .join(items, items.c.id == at.item_id)
        .where(at.state == "skipped", ~at.prefetched, at.closed_at >= start, at.closed_at < end)
        .order_by(at.closed_at, at.id)
    )  # fmt: skip
    if person_id is not None:
        query = query.where(at.person_id == person_id)
    return [Piece._make(row) for row in view.connection.execute(query)]


class Total(NamedTuple):
    """All that a person gave of one campaign, rubric and locale."""

    campaign_id: str
    rubric_id: str
    locale: str
    items: int
    active_seconds: int


def totals(view: Reading, person_id: PersonId) -> list[Total]:
    given = _given(person_id).subquery()
    by = (items.c.campaign_id, items.c.rubric_id, items.c.locale)
    query = (
        select(*by, func.count(), func.sum(claims.c.active_seconds))
        .select_from(given)
        .join(claims, claims.c.id == given.c.claim_id)
        .join(items, items.c.id == claims.c.item_id)
        .group_by(*by)
        .order_by(*by)
    )
    return [Total._make(row) for row in view.connection.execute(query)]
