"""People: added with what they declare, given a new code, changed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from localize.errors import Refused, said
from localize.languages import canonical
from localize.records import DeclaredLocale, Person, PersonId, Role
from localize.store import Writing, doors, forgetting, people
from localize.workspace import access
from localize.workspace.availability import NOTHING_SAID, Availability, set_availability_in
from localize.workspace.context import Context
from localize.workspace.declaring import (
    NAME_MAX_CHARS,
    ONE_LINE,
    BadPerson,
    Locales,
    check_domains,
    check_locales,
    is_one_line,
)
from localize.workspace.resuming import give_back_unfit

__all__ = ["NAME_MAX_CHARS", "BadPerson"]

EMAIL_MAX_CHARS = 254
_EMAIL = re.compile(r"[^\s@<>()\[\],;:\\\"]+@[^\s@<>()\[\],;:\\\"]+\.[^\s@<>()\[\],;:\\\"]+")


@dataclass(frozen=True)
class Newcomer:
    """Somebody to be added, checked."""

    name: str
    role: Role
    locales: tuple[DeclaredLocale, ...]
    domains: tuple[str, ...]
    ui_language: str | None
    email: str | None
    availability: Availability = NOTHING_SAID


def newcomer(
    name: str,
    *,
    role: str,
    locales: Locales,
    domains: Sequence[str],
    ui_language: str | None,
    email: str | None,
    this_year: int,
    availability: Availability = NOTHING_SAID,
) -> Newcomer:
    """Somebody as they can be stored. Raises BadPerson and UnknownLocale."""
    return Newcomer(
        check_name(name),
        check_role(role),
        tuple(check_locales(locales, this_year)),
        tuple(check_domains(domains)),
        None if ui_language is None else canonical(ui_language),
        None if email is None else check_email(email),
        availability,
    )


def this_year(context: Context) -> int:
    """Nobody has lived anywhere in a later one."""
    with context.store.read() as view:
        return view.now.year


def add(context: Context, new: Newcomer) -> Person:
    """Add somebody; the access code is in the answer and nowhere else. Raises Refused for an e-mail that is taken."""
    code = access.new_code()
    with context.store.write(context.actor_id) as tx:
        person_id = add_in(context, tx, new, code)
    return replace(access.person_in(context, person_id), access_code=code)


def add_in(context: Context, tx: Writing, new: Newcomer, code: str) -> PersonId:
    """The same inside a change."""
    person_id = people.add(
        tx,
        name=new.name,
        role=new.role,
        locales=new.locales,
        domains=new.domains,
        ui_language=new.ui_language,
        code_hash=access.code_hash(context, code),
    )
    if new.email is not None:
        _set_email_in(tx, person_id, new.email)
    set_availability_in(tx, person_id, new.availability)
    return person_id


def renew_code(context: Context, person_id: PersonId) -> Person:
    """A new access code; the old one and all sessions end."""
    person = access.person_in(context, person_id)
    code = access.new_code()
    with context.store.write(context.actor_id) as tx:
        people.set_code(tx, person_id, access.code_hash(context, code))
        doors.end_sessions_of(tx, person_id)
    return replace(person, access_code=code)


def declare(context: Context, person_id: PersonId, locales: Locales, domains: Sequence[str] | None) -> Person:
    """Replace the locales of a person, and the domains unless they are None. Raises as the face says."""
    with context.store.write(context.actor_id) as tx:
        before = people.find(tx, person_id)
        if before is None:
            raise access.unknown(person_id)
        declared = check_locales(locales, tx.now.year)
        people.declare(tx, person_id, declared, before.domains if domains is None else check_domains(domains))
        give_back_unfit(context, tx, person_id)
    return access.person_in(context, person_id)


def set_email(context: Context, person_id: PersonId, email: str | None) -> Person:
    """Set or take away the e-mail by which an outside sign-in names a person. Raises BadPerson, Refused, NotFound."""
    known = None if email is None else check_email(email)
    access.person_in(context, person_id)
    with context.store.write(context.actor_id) as tx:
        _set_email_in(tx, person_id, known)
    return access.person_in(context, person_id)


def _set_email_in(tx: Writing, person_id: PersonId, email: str | None) -> None:
    if email is not None and people.by_email(tx, email) not in (None, person_id):
        raise Refused(said("Somebody else has this e-mail."), said("Each e-mail belongs to one person."))
    people.set_email(tx, person_id, email)


def role_of(context: Context, person_id: PersonId) -> str:
    """Raises NotFound for nobody; who was forgotten still has a role."""
    with context.store.read() as view:
        role = people.role_of(view, person_id)
    if role is None:
        raise access.unknown(person_id)
    return role


def forget(context: Context, person_id: PersonId, comments: bool) -> int:
    """One change, then what was written before is overwritten on the disk."""
    from localize import datasets

    with context.store.write(context.actor_id) as tx:
        kept = forgetting.forget(tx, person_id, comments=comments)
    if comments:
        datasets.make_anew(context.store, context.settings.datasets)
    forgetting.wipe(context.store)  # last: it may be refused, and the comments are then out of the data sets already
    return kept


def check_name(name: str) -> str:
    """NFC, trimmed, without control characters."""
    shown = unicodedata.normalize("NFC", name).strip() if isinstance(name, str) else ""
    if not is_one_line(shown):
        raise BadPerson(said("This name cannot be used."), ONE_LINE)
    return shown


def check_email(email: str) -> str:
    """In lower case, trimmed. Whether it is theirs only an outside sign-in can say."""
    written = unicodedata.normalize("NFC", email).strip().lower() if isinstance(email, str) else ""
    if len(written) > EMAIL_MAX_CHARS or not _EMAIL.fullmatch(written) or not is_one_line(written[:NAME_MAX_CHARS]):
        raise BadPerson(said("This e-mail cannot be used."), said("Write it like ana@example.org."))
    return written


def check_role(role: str) -> Role:
    try:
        return Role(role)
    except ValueError:
        raise BadPerson(
            said("There is no role {role}.", role=role), said("Roles: {valid}.", valid=", ".join(Role))
        ) from None
