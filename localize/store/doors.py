"""Invitations and sessions. Only hashes are kept; a stolen database opens no door."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, insert, select, update

from localize.records import PersonId
from localize.store.schema_people import invitations, sessions
from localize.store.transactions import Reading, Writing


def invite(tx: Writing, token_hash: str, person_id: PersonId, expires_at: datetime) -> None:
    """Add an invitation; earlier unused ones of the person end."""
    open_ones = (invitations.c.person_id == person_id) & invitations.c.used_at.is_(None)
    tx.connection.execute(update(invitations).where(open_ones).values(used_at=tx.now))
    tx.connection.execute(
        insert(invitations), {"token_hash": token_hash, "person_id": person_id, "expires_at": expires_at}
    )
    tx.journal.audit("person.invited", person_id)


def invited(view: Reading, token_hash: str) -> PersonId | None:
    """Who a link invites, while it is unused and in time."""
    usable = invitations.c.used_at.is_(None) & (invitations.c.expires_at > view.now)
    person = view.connection.execute(
        select(invitations.c.person_id).where(invitations.c.token_hash == token_hash, usable)
    ).scalar()
    return None if person is None else PersonId(person)


def use_invitation(tx: Writing, token_hash: str) -> PersonId | None:
    """Exchange a link, once: of two browsers at the same moment one gets in."""
    person_id = invited(tx, token_hash)
    unused = (invitations.c.token_hash == token_hash) & invitations.c.used_at.is_(None)
    changed = tx.connection.execute(update(invitations).where(unused).values(used_at=tx.now)).rowcount
    return person_id if changed else None


def begin_session(tx: Writing, token_hash: str, person_id: PersonId, expires_at: datetime) -> None:
    tx.connection.execute(
        insert(sessions), {"token_hash": token_hash, "person_id": person_id, "expires_at": expires_at}
    )
    tx.journal.audit("session.begun", person_id)


_SESSION = select(sessions.c.person_id).where(
    sessions.c.token_hash == bindparam("token"),
    sessions.c.ended_at.is_(None),
    sessions.c.expires_at > bindparam("now"),
)


def session_person(view: Reading, token_hash: str) -> PersonId | None:
    """Who a session belongs to, while it lasts."""
    person = view.connection.execute(_SESSION, {"token": token_hash, "now": view.now}).scalar()
    return None if person is None else PersonId(person)


def end_session(tx: Writing, token_hash: str) -> None:
    here = (sessions.c.token_hash == token_hash) & sessions.c.ended_at.is_(None)
    tx.connection.execute(update(sessions).where(here).values(ended_at=tx.now))


def end_sessions_of(tx: Writing, person_id: PersonId) -> None:
    """Sign a person out everywhere."""
    here = (sessions.c.person_id == person_id) & sessions.c.ended_at.is_(None)
    tx.connection.execute(update(sessions).where(here).values(ended_at=tx.now))
    tx.journal.audit("session.ended_all", person_id)
