"""What a person judged, for themselves: each claim with its last judgment."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, bindparam, exists, func, select

from localize.records import PersonId, Rating
from localize.store.judgments import ratings_from_json
from localize.store.schema_content import localizations
from localize.store.schema_work import claims, items, judgment_events, judgments
from localize.store.transactions import Reading


class LastJudgment(NamedTuple):
    """The last judgment of a claim; `status` is the kind of its last event, None where it has none."""

    id: str
    campaign_id: str
    claim_id: str
    attempt: int
    sequence: int
    ratings: tuple[Rating, ...]
    late: bool
    submitted_at: datetime
    status: str | None
    reason: str | None


def last_event(column: ColumnElement[Any]) -> Any:
    """A column of the last event of the judgment that a query is about."""
    mine = select(column).where(judgment_events.c.judgment_id == judgments.c.id)
    return mine.order_by(judgment_events.c.sequence.desc()).limit(1).scalar_subquery()


_STATUS = last_event(judgment_events.c.kind)
_LAST = select(
    judgments.c.id, judgments.c.campaign_id, judgments.c.claim_id, judgments.c.attempt, judgments.c.sequence,
    judgments.c.ratings, judgments.c.late, judgments.c.submitted_at, _STATUS, last_event(judgment_events.c.reason),
)  # fmt: skip
_LAST_OF_CLAIM = _LAST.where(judgments.c.claim_id == bindparam("claim")).order_by(judgments.c.attempt.desc()).limit(1)
_NEWEST_OF_PERSON = (
    select(judgments.c.claim_id)
    .where(judgments.c.person_id == bindparam("person"))
    .order_by(judgments.c.sequence.desc())
    .limit(1)
)
_IS_CORRECTION = exists().where(
    judgments.c.claim_id == bindparam("claim"),
    judgments.c.attempt == bindparam("before"),
    judgment_events.c.judgment_id == judgments.c.id,
    judgment_events.c.kind == "corrected",
)


def last_of_claim(view: Reading, claim_id: str) -> LastJudgment | None:
    row = view.connection.execute(_LAST_OF_CLAIM, {"claim": claim_id}).first()
    return None if row is None else LastJudgment._make(row)._replace(ratings=ratings_from_json(row.ratings))


def is_newest(view: Reading, person_id: str, judgment: LastJudgment) -> bool:
    """Whether the person has judged nothing since."""
    newest: str | None = view.connection.execute(_NEWEST_OF_PERSON, {"person": person_id}).scalar()
    return newest == judgment.claim_id


def is_correction(view: Reading, judgment: LastJudgment) -> bool:
    """Whether the judgment came in place of another one that was corrected."""
    before = {"claim": judgment.claim_id, "before": judgment.attempt - 1}
    return bool(view.connection.execute(select(_IS_CORRECTION), before).scalar())


_OF_ONE = select(_STATUS).where(judgments.c.id == bindparam("judgment"))


def is_withdrawn(view: Reading, judgment_id: str) -> bool:
    return view.connection.execute(_OF_ONE, {"judgment": judgment_id}).scalar() == "withdrawn"


class JudgedClaim(NamedTuple):
    """A claim of a person with its last judgment. `content` and `ratings` are as stored, `shown_order` is JSON."""

    claim_id: str
    campaign_id: str
    locale: str
    unit: str
    rubric_hash: str
    content: str
    ratings: str
    shown_order: str
    tier: int
    late: bool
    active_seconds: int
    attempt: int
    submitted_at: datetime
    status: str | None


def _judged(person_id: PersonId, campaign_id: str | None, locale: str | None) -> Select[Any]:
    later = judgments.alias()
    is_last = ~exists().where(later.c.claim_id == judgments.c.claim_id, later.c.attempt > judgments.c.attempt)
    wanted = [judgments.c.person_id == person_id, judgments.c.claim_id.is_not(None), is_last]
    wanted += [] if campaign_id is None else [judgments.c.campaign_id == campaign_id]
    wanted += [] if locale is None else [items.c.locale == locale]
    return select().select_from(judgments.join(items, items.c.id == judgments.c.item_id)).where(*wanted)


def count_judged_claims(view: Reading, person_id: PersonId, campaign_id: str | None, locale: str | None) -> int:
    query = _judged(person_id, campaign_id, locale).add_columns(func.count())
    return int(view.connection.execute(query).scalar_one())


def judged_claims(
    view: Reading, person_id: PersonId, campaign_id: str | None, locale: str | None, offset: int, limit: int
) -> list[JudgedClaim]:
    """Claims that have a judgment, the last judged first."""
    query = (
        _judged(person_id, campaign_id, locale)
        .join(claims, claims.c.id == judgments.c.claim_id)
        .join(localizations, localizations.c.id == items.c.localization_id)
        .add_columns(
            judgments.c.claim_id,
            judgments.c.campaign_id,
            items.c.locale,
            items.c.unit,
            judgments.c.rubric_hash,
            localizations.c.content,
            judgments.c.ratings,
            judgments.c.shown_order,
            claims.c.tier,
            judgments.c.late,
            claims.c.active_seconds,
            judgments.c.attempt,
            judgments.c.submitted_at,
            _STATUS,
        )
        .order_by(judgments.c.sequence.desc())
        .offset(offset)
        .limit(limit)
    )
    return [JudgedClaim._make(row) for row in view.connection.execute(query)]


def judged_places(view: Reading, person_id: PersonId) -> list[tuple[str, str]]:
    """(campaign, locale) of everything the person judged."""
    query = (
        select(judgments.c.campaign_id, items.c.locale)
        .join(items, items.c.id == judgments.c.item_id)
        .where(judgments.c.person_id == person_id)
        .distinct()
        .order_by(judgments.c.campaign_id, items.c.locale)
    )
    return [(row[0], row[1]) for row in view.connection.execute(query)]
