"""Questions and disputes, and the sentences said in them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, bindparam, case, delete, exists, func, insert, or_, select, update

from localize.ids import new_id
from localize.records import PersonId
from localize.store.columns import portions
from localize.store.schema_people import people, pseudonyms
from localize.store.schema_talk import guideline_readings, posts, questions
from localize.store.schema_work import claims, items
from localize.store.transactions import Reading, Writing


class QuestionRow(NamedTuple):
    """A question; `pseudonym` is of who asks, in its campaign; `closer` is a name; `unread`: answers not read yet."""

    id: str
    campaign_id: str
    person_id: str
    claim_id: str | None
    kind: str
    state: str
    outcome: str | None
    asked_at: datetime
    closed_by: str | None
    closed_at: datetime | None
    locale: str | None
    name: str
    pseudonym: str | None
    closer: str | None
    unread: bool


class PostRow(NamedTuple):
    """One thing said. `person_id` None: the local operator; `name` None: they, or somebody who was forgotten."""

    question_id: str
    person_id: str | None
    name: str | None
    text: str
    at: datetime


def _unread() -> ColumnElement[bool]:
    """Somebody else answered or closed it after the asker last read it."""
    since = questions.c.read_at
    answered = exists().where(
        posts.c.question_id == questions.c.id,
        or_(posts.c.person_id.is_(None), posts.c.person_id != questions.c.person_id),
        or_(since.is_(None), posts.c.at > since),
    )
    return or_(answered, and_(questions.c.closed_at.is_not(None), or_(since.is_(None), questions.c.closed_at > since)))


_UNREAD = (
    select(func.count())
    .select_from(questions)
    .where(questions.c.person_id == bindparam("person"), questions.c.state != "open", _unread())
)


def _asked() -> Select[Any]:
    at = questions.c
    asker, closer = people.alias("asker"), people.alias("closer")
    return (
        select(
            at.id, at.campaign_id, at.person_id, at.claim_id, at.kind, at.state, at.outcome, at.asked_at,
            at.closed_by, at.closed_at, items.c.locale, asker.c.name, pseudonyms.c.pseudonym,
            case((closer.c.forgotten_at.is_(None), closer.c.name)), _unread(),
        )
        .join(asker, asker.c.id == at.person_id)
        .outerjoin(closer, closer.c.id == at.closed_by)
        .outerjoin(claims, claims.c.id == at.claim_id)
        .outerjoin(items, items.c.id == claims.c.item_id)
        .outerjoin(
            pseudonyms,
            and_(pseudonyms.c.campaign_id == at.campaign_id, pseudonyms.c.person_id == at.person_id),
        )
    )  # fmt: skip


def _row(row: Sequence[Any]) -> QuestionRow:
    *fields, unread = row
    return QuestionRow._make([*fields, bool(unread)])


def ask(tx: Writing, person_id: PersonId, campaign_id: str, claim_id: str | None, kind: str, text: str) -> str:
    question_id = new_id()
    row = {"id": question_id, "campaign_id": campaign_id, "person_id": person_id, "claim_id": claim_id, "kind": kind}
    tx.connection.execute(insert(questions), row | {"asked_at": tx.now})
    _post(tx, question_id, 0, person_id, text)
    tx.journal.audit("question.asked", question_id, kind=kind)
    return question_id


def say(tx: Writing, question_id: str, text: str, state: str) -> None:
    """Add to a question that is not closed; `state` says whose turn it is."""
    last = select(func.max(posts.c.number)).where(posts.c.question_id == question_id)
    _post(tx, question_id, (tx.connection.execute(last).scalar() or 0) + 1, tx.actor, text)
    tx.connection.execute(update(questions).where(questions.c.id == question_id).values(state=state))
    tx.journal.audit("question.answered" if state == "answered" else "question.continued", question_id)


def _post(tx: Writing, question_id: str, number: int, person_id: PersonId | None, text: str) -> None:
    row = {"question_id": question_id, "number": number, "person_id": person_id, "text": text, "at": tx.now}
    tx.connection.execute(insert(posts), row)


def close(tx: Writing, question_id: str, outcome: str | None) -> None:
    values = {"state": "closed", "outcome": outcome, "closed_by": tx.actor, "closed_at": tx.now}
    tx.connection.execute(update(questions).where(questions.c.id == question_id).values(values))
    tx.journal.audit("question.closed", question_id, outcome=outcome)


def mark_read(tx: Writing, question_id: str, until: datetime) -> None:
    """The asker has seen what was said until then."""
    behind = or_(questions.c.read_at.is_(None), questions.c.read_at < until)
    tx.connection.execute(update(questions).where(questions.c.id == question_id, behind).values(read_at=until))


def find(view: Reading, question_id: str) -> QuestionRow | None:
    """A question, locked until the end of a change."""
    if isinstance(view, Writing):
        view.connection.execute(select(questions.c.id).where(questions.c.id == question_id).with_for_update())
    row = view.connection.execute(_asked().where(questions.c.id == question_id)).first()
    return None if row is None else _row(row)


def of_person(view: Reading, person_id: PersonId) -> list[QuestionRow]:
    """What somebody asked: unread answers first, then the newest."""
    query = _asked().where(questions.c.person_id == person_id)
    rows = [_row(row) for row in view.connection.execute(query.order_by(questions.c.id.desc()))]
    return sorted(rows, key=lambda each: not each.unread)


def unread(view: Reading, person_id: PersonId) -> int:
    return view.connection.execute(_UNREAD, {"person": person_id}).scalar_one()


def wanted(
    view: Reading, *, state: str | None, kind: str | None, campaign: str | None, locale: str | None,
    offset: int, limit: int,
) -> tuple[int, list[QuestionRow]]:  # fmt: skip
    """(how many there are, some of them): open ones first and of these the oldest, then the newest of the others."""
    at = questions.c
    query = _asked()
    given = ((at.state, state), (at.kind, kind), (at.campaign_id, campaign), (items.c.locale, locale))
    for column, value in given:
        query = query if value is None else query.where(column == value)
    total = view.connection.execute(select(func.count()).select_from(query.subquery())).scalar_one()
    turn = case((at.state == "open", 0), (at.state == "answered", 1), else_=2)
    waiting = case((at.state == "open", at.asked_at))
    ordered = query.order_by(turn, waiting, at.asked_at.desc(), at.id)
    return total, [_row(row) for row in view.connection.execute(ordered.offset(offset).limit(limit))]


def locales(view: Reading) -> list[str]:
    """Of the items that any question is about."""
    query = select(items.c.locale).join(claims, claims.c.item_id == items.c.id)
    query = query.join(questions, questions.c.claim_id == claims.c.id)
    return sorted(view.connection.execute(query.distinct()).scalars())


def posts_of(view: Reading, question_ids: Collection[str]) -> dict[str, list[PostRow]]:
    """Question -> what was said, in order."""
    found: dict[str, list[PostRow]] = {each: [] for each in question_ids}
    name = case((people.c.forgotten_at.is_(None), people.c.name))
    query = (
        select(posts.c.question_id, posts.c.person_id, name, posts.c.text, posts.c.at)
        .outerjoin(people, people.c.id == posts.c.person_id)
        .order_by(posts.c.question_id, posts.c.number)
    )
    for some in portions(question_ids):
        for row in view.connection.execute(query.where(posts.c.question_id.in_(some))):
            found[row.question_id].append(PostRow._make(row))
    return found


class OpenRow(NamedTuple):
    """What somebody asked and nobody has answered; `text` is the question itself."""

    id: str
    campaign_id: str
    kind: str
    claim_id: str | None
    text: str


def open_ones(view: Reading, person_id: PersonId) -> list[OpenRow]:
    first = and_(posts.c.question_id == questions.c.id, posts.c.number == 0)
    query = (
        select(questions.c.id, questions.c.campaign_id, questions.c.kind, questions.c.claim_id, posts.c.text)
        .join(posts, first)
        .where(questions.c.person_id == person_id, questions.c.state == "open")
    )
    return [OpenRow._make(row) for row in view.connection.execute(query)]


def open_dispute(view: Reading, claim_id: str) -> str | None:
    at = questions.c
    query = select(at.id).where(at.claim_id == claim_id, at.kind == "dispute", at.state != "closed")
    found: str | None = view.connection.execute(query).scalar()
    return found


def forget(tx: Writing, person_id: PersonId) -> None:
    """Take out what somebody asked, with its answers, and that they read guidelines. Their answers to others stay."""
    mine = select(questions.c.id).where(questions.c.person_id == person_id)
    tx.connection.execute(delete(posts).where(posts.c.question_id.in_(mine)))
    tx.connection.execute(delete(questions).where(questions.c.person_id == person_id))
    tx.connection.execute(delete(guideline_readings).where(guideline_readings.c.person_id == person_id))
