"""How answers to known items were: one row for the first judgment of a claim, whatever its author said later."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, bindparam, distinct, func, or_, select, update

from localize.store.columns import portions
from localize.store.schema_known import item_sets, known_answers, known_items
from localize.store.schema_talk import questions
from localize.store.schema_work import claims, items, judgments, slots
from localize.store.transactions import Reading, Writing


class AnswerRow(NamedTuple):
    """An answer with its set. `attempt_id` None: silent gold. `faults`: JSON list of criteria that were missed."""

    judgment_id: str
    claim_id: str
    known_id: str
    person_id: str
    attempt_id: str | None
    right: bool
    faults: str
    at: datetime
    seen_at: datetime | None
    excused_at: datetime | None
    campaign_id: str
    key: str
    locale: str
    purpose: str


_COLUMNS = [
    known_answers.c.judgment_id, judgments.c.claim_id, *(known_answers.c[name] for name in AnswerRow._fields[2:10]),
    item_sets.c.campaign_id, item_sets.c.key, item_sets.c.locale, item_sets.c.purpose,
]  # fmt: skip


def _answers() -> Select[Any]:
    return (
        select(*_COLUMNS)
        .select_from(known_answers)
        .join(judgments, judgments.c.id == known_answers.c.judgment_id)
        .join(known_items, known_items.c.id == known_answers.c.known_id)
        .join(item_sets, item_sets.c.id == known_items.c.set_id)
    )


def add(
    tx: Writing, judgment_id: str, known_id: str, person_id: str, attempt_id: str | None, missed: Sequence[str], *,
    right: bool, excused: bool,
) -> None:  # fmt: skip
    """Written after its judgment. `missed` names the criteria whose condition was not met."""
    tx.journal.follow(
        known_answers,
        {"judgment_id": judgment_id, "known_id": known_id, "person_id": person_id, "attempt_id": attempt_id,
         "right": right, "faults": json.dumps(list(missed)), "at": tx.now, "seen_at": None,
         "excused_at": tx.now if excused else None},
    )  # fmt: skip


_OF_CLAIM = _answers().where(judgments.c.claim_id == bindparam("claim")).order_by(known_answers.c.at).limit(1)


def of_claim(view: Reading, claim_id: str) -> AnswerRow | None:
    """How the first answer of a claim was; None where its item is not known or has no answer yet."""
    row = view.connection.execute(_OF_CLAIM, {"claim": claim_id}).first()
    return None if row is None else AnswerRow._make(row)


def of_person(view: Reading, person_id: str) -> list[AnswerRow]:
    """A person's answers, the newest first."""
    query = _answers().where(known_answers.c.person_id == person_id)
    return [
        AnswerRow._make(row)
        for row in view.connection.execute(query.order_by(known_answers.c.at.desc(), known_answers.c.judgment_id))
    ]


def of_sets(view: Reading, set_ids: Collection[str]) -> list[tuple[str, str, str, bool, bool]]:
    """(set, known item, person, right, excused) of each answer to items of these sets."""
    query = select(
        known_items.c.set_id, known_answers.c.known_id, known_answers.c.person_id, known_answers.c.right,
        known_answers.c.excused_at.is_not(None),
    ).join(known_items, known_items.c.id == known_answers.c.known_id)  # fmt: skip
    return [
        (row[0], row[1], row[2], bool(row[3]), bool(row[4]))
        for some in portions(set_ids)
        for row in view.connection.execute(query.where(known_items.c.set_id.in_(some)))
    ]


def gold_of(view: Reading, campaign_id: str) -> list[tuple[str, str, bool]]:
    """(known item, person, right) of each answer to gold of a campaign that is not excused, of retired sets as well."""
    query = (
        select(known_answers.c.known_id, known_answers.c.person_id, known_answers.c.right)
        .join(known_items, known_items.c.id == known_answers.c.known_id)
        .join(item_sets, item_sets.c.id == known_items.c.set_id)
        .where(item_sets.c.campaign_id == campaign_id, item_sets.c.purpose == "gold")
        .where(known_answers.c.excused_at.is_(None))
    )
    return [(row[0], row[1], bool(row[2])) for row in view.connection.execute(query)]


def note_seen(tx: Writing, judgment_id: str) -> None:
    here = (known_answers.c.judgment_id == judgment_id) & known_answers.c.seen_at.is_(None)
    tx.connection.execute(update(known_answers).where(here).values(seen_at=tx.now))


def excuse(tx: Writing, judgment_id: str) -> None:
    """It does not count any more."""
    here = (known_answers.c.judgment_id == judgment_id) & known_answers.c.excused_at.is_(None)
    if tx.connection.execute(update(known_answers).where(here).values(excused_at=tx.now)).rowcount:
        tx.journal.audit("known_answer.excused", judgment_id)


def excuse_item(tx: Writing, known_id: str) -> list[str]:
    """No answer to a retired item counts. Returns the attempts that must be counted again."""
    here = (known_answers.c.known_id == known_id) & known_answers.c.excused_at.is_(None)
    attempts = select(known_answers.c.attempt_id).where(here, known_answers.c.attempt_id.is_not(None)).distinct()
    found = [str(each) for each in tx.connection.execute(attempts).scalars()]
    tx.connection.execute(update(known_answers).where(here).values(excused_at=tx.now))
    return found


def disputes(view: Reading, claim_ids: Collection[str]) -> dict[str, tuple[str, str | None]]:
    """Claim -> (state, outcome) of the newest dispute about it."""
    found: dict[str, tuple[str, str | None]] = {}
    for some in portions(claim_ids):
        query = select(questions.c.claim_id, questions.c.state, questions.c.outcome).where(
            questions.c.claim_id.in_(some), questions.c.kind == "dispute"
        )
        for row in view.connection.execute(query.order_by(questions.c.asked_at, questions.c.id)):
            found[row.claim_id] = (row.state, row.outcome)
    return found


def open_appeals(view: Reading, campaign_id: str) -> int:
    """Disputes about answers to known items that nobody has decided."""
    query = (
        select(func.count(distinct(questions.c.id)))
        .join(claims, claims.c.id == questions.c.claim_id)
        .join(items, items.c.id == claims.c.item_id)
        .where(questions.c.campaign_id == campaign_id, questions.c.kind == "dispute", questions.c.state != "closed")
        .where(items.c.known_id.is_not(None))
    )
    return view.connection.execute(query).scalar_one()


_WAITS = (
    select(items.c.id)
    .join(slots, slots.c.item_id == items.c.id)
    .outerjoin(claims, (claims.c.item_id == items.c.id) & (claims.c.person_id == slots.c.only_for))
    .where(items.c.purpose == "gold", slots.c.only_for == bindparam("person"))
    .where(or_(claims.c.state == "live", slots.c.state == "free"))
    .limit(1)
)


def gold_waits(view: Reading, person_id: str) -> bool:
    """Whether gold is on its way to a person: on the screen, the next one, or further on in the order."""
    return view.connection.execute(_WAITS, {"person": person_id}).first() is not None
