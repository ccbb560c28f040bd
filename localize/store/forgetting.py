"""Forgetting a person: the one allowed path that takes something out of recorded rows, in one change.

What was judged stays, under the random pseudonym. Whoever it was cannot be told from the database any more.
"""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from sqlalchemy import bindparam, delete, select, text, update
from sqlalchemy.exc import OperationalError

from localize.errors import Refused, said
from localize.records import PersonId
from localize.store import claims, messages, protection, questions
from localize.store.schema_people import invitations, people, person_domains, person_locales, sessions
from localize.store.schema_work import claims as claim_table
from localize.store.schema_work import cursors, drafts, judgments
from localize.store.transactions import Store, Writing
from localize.store.triggers import changes_allowed

_ROWS = (
    "people", "person_locales", "person_domains", "sessions", "invitations", "drafts", "claims", "judgments",
    "consents", "opt_outs", "rests", "questions", "posts", "guideline_readings",
    "message_readings",
)  # fmt: skip
_SAID_OF_THEMSELVES = (
    "code_hash", "ui_language", "time_zone", "email", "hours_per_week", "away_until", "items_per_day",
)  # fmt: skip


def forget(tx: Writing, person_id: PersonId, *, comments: bool) -> int:
    """Take out name, codes, profile, drafts and reasons of skips; with `comments` those of judgments too.

    Live claims end. Returns how many judgments are kept.
    """
    mine = select(claim_table.c.id).where(claim_table.c.person_id == person_id)
    for claim_id in tx.connection.execute(mine.where(claim_table.c.state == "live")).scalars().all():
        claims.let_go(tx, claim_id, "expired")
    tx.connection.execute(delete(drafts).where(drafts.c.claim_id.in_(mine)))
    tx.connection.execute(update(claim_table).where(claim_table.c.person_id == person_id).values(comment=None))
    for table in (person_locales, person_domains, cursors, sessions, invitations):
        tx.connection.execute(delete(table).where(table.c.person_id == person_id))
    protection.forget(tx, person_id)
    questions.forget(tx, person_id)
    messages.forget(tx, person_id)
    nobody = {"name": person_id, "forgotten_at": tx.now} | dict.fromkeys(_SAID_OF_THEMSELVES)
    tx.connection.execute(update(people).where(people.c.id == person_id).values(nobody))
    kept = _judgments_of(tx, person_id)
    if comments:
        _take_comments(tx, kept)
    tx.journal.audit("person.forgotten", person_id, judgments=len(kept), comments=comments)
    return len(kept)


def _judgments_of(tx: Writing, person_id: PersonId) -> dict[str, str]:
    query = select(judgments.c.id, judgments.c.ratings).where(judgments.c.person_id == person_id)
    return {row.id: row.ratings for row in tx.connection.execute(query)}


def _take_comments(tx: Writing, kept: dict[str, str]) -> None:
    bare = [{"judgment": each, "bare": _without_comments(ratings)} for each, ratings in kept.items()]
    changed = [each for each in bare if each["bare"] != kept[each["judgment"]]]
    if changed:
        change = update(judgments).where(judgments.c.id == bindparam("judgment")).values(ratings=bindparam("bare"))
        with changes_allowed(tx.connection, "judgments"):
            tx.connection.execute(change, changed)


def _without_comments(ratings: str) -> str:
    parsed: dict[str, dict[str, Any]] = json.loads(ratings)
    bare = {name: each | {"comment": None, "value": _unsaid(each["value"])} for name, each in parsed.items()}
    return json.dumps(bare, ensure_ascii=False)


def _unsaid(value: Any) -> Any:
    """Marks of a text have comments of their own."""
    if not isinstance(value, list):
        return value
    return [each | {"comment": None} if isinstance(each, dict) and "comment" in each else each for each in value]


def wipe(store: Store) -> None:
    """Overwrite what was forgotten on the disk: free pages of SQLite and its log, dead rows of PostgreSQL.

    Raises Refused where somebody's reading is in the way.
    """
    try:
        if store.engine.dialect.name == "sqlite":
            _wipe_file(store)
        else:
            with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.execute(text(f"VACUUM {', '.join(_ROWS)}"))
    except (sqlite3.OperationalError, OperationalError) as fault:
        raise Refused(
            said("The person is forgotten, but what was written before could not be overwritten on the disk."),
            said("Say it again when nobody works here."),
        ) from fault


def _wipe_file(store: Store) -> None:
    connection = store.engine.raw_connection()  # outside of a transaction, which VACUUM refuses
    try:
        cursor = connection.cursor()
        cursor.execute("VACUUM")
        busy = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        if busy:
            raise sqlite3.OperationalError("the log is in use")
    finally:
        connection.close()
