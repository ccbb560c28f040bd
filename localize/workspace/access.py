"""The door: access codes, invitations exchanged once, sessions that can be ended. Only keyed hashes are stored."""

from __future__ import annotations

import hmac
import secrets
from datetime import timedelta
from hashlib import sha256

from localize.errors import NotFound, said
from localize.records import Person, PersonId
from localize.store import Reading, Writing, doors, people
from localize.workspace.context import Context

INVITATION_LASTS = timedelta(days=14)
SESSION_LASTS = timedelta(days=30)
_ALPHABET = "ABCDEFGHJKMNPQRSTVWXYZ23456789"  # 30 signs that are not mistaken for each other
_CODE_LENGTH = 28  # 137 bits


def new_code() -> str:
    """An access code to be typed: 28 signs in groups of four."""
    signs = "".join(secrets.choice(_ALPHABET) for _ in range(_CODE_LENGTH))
    return "-".join(signs[start : start + 4] for start in range(0, _CODE_LENGTH, 4))


def code_hash(context: Context, code: str) -> str:
    """Case, spaces and dashes do not matter."""
    return _hash(context, "code", "".join(sign for sign in code.upper() if sign.isalnum()))


def _hash(context: Context, kind: str, token: str) -> str:
    return hmac.new(context.settings.secret, f"{kind}:{token}".encode(), sha256).hexdigest()


def invite(context: Context, person_id: PersonId) -> str:
    """A new invitation link of a person; the one before ends."""
    token = secrets.token_urlsafe(24)
    with context.store.write(context.actor_id) as tx:
        doors.invite(tx, _hash(context, "invitation", token), person_id, tx.now + INVITATION_LASTS)
    return f"{context.settings.base_url}/join/{token}"


def invited(context: Context, token: str) -> Person | None:
    """Who a link is for, while it works."""
    with context.store.read() as view:
        person_id = doors.invited(view, _hash(context, "invitation", token))
        return None if person_id is None else people.find(view, person_id)


def accept(context: Context, token: str) -> str | None:
    """Exchange a link for a session token; None when it was used, replaced or is too old."""
    with context.store.work() as tx:
        person_id = doors.use_invitation(tx, _hash(context, "invitation", token))
        return None if person_id is None else _begin(context, tx, person_id)


def sign_in(context: Context, code: str) -> str | None:
    """A session token for a right code, else None."""
    hashed = code_hash(context, code)
    with context.store.read() as view:
        person_id = people.by_code(view, hashed)
    if person_id is None:
        return None
    with context.store.work() as tx:  # asked again: a code that was renewed meanwhile opens nothing
        person_id = people.by_code(tx, hashed)
        return None if person_id is None else _begin(context, tx, person_id)


def sign_in_by_email(context: Context, email: str) -> str | None:
    """A session token for whose e-mail this is, else None. Who asks has seen to it that it is really theirs."""
    with context.store.work() as tx:
        person_id = people.by_email(tx, email.strip().lower())
        return None if person_id is None else _begin(context, tx, person_id)


def _begin(context: Context, tx: Writing, person_id: PersonId) -> str:
    token = secrets.token_urlsafe(32)
    doors.begin_session(tx, _hash(context, "session", token), person_id, tx.now + SESSION_LASTS)
    return token


def session_person(context: Context, token: str) -> Person | None:
    """Who a session belongs to, while it lasts: asked on every run of every page."""
    with context.store.read() as view:
        person_id = doors.session_person(view, _hash(context, "session", token))
        return None if person_id is None else known_person(context, view, person_id)


def sign_out(context: Context, token: str) -> None:
    with context.store.work() as tx:
        doors.end_session(tx, _hash(context, "session", token))


def person_in(context: Context, person_id: PersonId) -> Person:
    """Raises NotFound."""
    with context.store.read() as view:
        return known_person(context, view, person_id)


def known_person(context: Context, view: Reading, person_id: PersonId) -> Person:
    """A person as they are in this transaction. Raises NotFound."""
    person = context.remembered.at(view).recall(("person", person_id), lambda: people.find(view, person_id))
    if person is None:
        raise unknown(person_id)
    return person


def unknown(person_id: PersonId) -> NotFound:
    return NotFound(
        said("There is no person {person}.", person=person_id), said("`localize people list` shows everybody's id.")
    )
