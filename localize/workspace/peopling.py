"""People: added with what they declare, given a new code, changed."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace

from localize.errors import LocalizeError, said
from localize.languages import canonical
from localize.records import DeclaredLocale, Person, PersonId, Proficiency, Role
from localize.store import doors, forgetting, people
from localize.workspace import access
from localize.workspace.context import Context

NAME_MAX_CHARS = 200


class BadPerson(LocalizeError):
    """A name, role, locale or proficiency that cannot be taken."""


def add(
    context: Context,
    name: str,
    *,
    role: str,
    locales: Mapping[str, str],
    domains: Sequence[str],
    ui_language: str | None,
) -> Person:
    """Add somebody; the access code is in the answer and nowhere else."""
    person_name, person_role, declared = check_name(name), check_role(role), check_locales(locales)
    known_domains = check_domains(domains)
    known_language = None if ui_language is None else canonical(ui_language)
    code = access.new_code()
    with context.store.write(context.actor_id) as tx:
        person_id = people.add(
            tx,
            name=person_name,
            role=person_role,
            locales=declared,
            domains=known_domains,
            ui_language=known_language,
            code_hash=access.code_hash(context, code),
        )
    return replace(access.person_in(context, person_id), access_code=code)


def renew_code(context: Context, person_id: PersonId) -> Person:
    """A new access code; the old one and all sessions end."""
    person = access.person_in(context, person_id)
    code = access.new_code()
    with context.store.write(context.actor_id) as tx:
        people.set_code(tx, person_id, access.code_hash(context, code))
        doors.end_sessions_of(tx, person_id)
    return replace(person, access_code=code)


def declare(context: Context, person_id: PersonId, locales: Mapping[str, str], domains: Sequence[str]) -> Person:
    declared, known_domains = check_locales(locales), check_domains(domains)
    access.person_in(context, person_id)
    with context.store.write(context.actor_id) as tx:
        people.declare(tx, person_id, declared, known_domains)
    return access.person_in(context, person_id)


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
    shown = unicodedata.normalize("NFC", name).strip()
    if not _is_one_line(shown):
        raise BadPerson(said("This name cannot be used."), _ONE_LINE)
    return shown


_ONE_LINE = said("Write 1 to {most} characters without line breaks or invisible characters.", most=NAME_MAX_CHARS)


def check_domains(domains: Sequence[str]) -> list[str]:
    """Each once, as it was written."""
    for each in domains:
        if not _is_one_line(each):
            raise BadPerson(said("This field of knowledge cannot be used: {field}.", field=ascii(each[:80])), _ONE_LINE)
    return list(dict.fromkeys(domains))


def _is_one_line(text: str) -> bool:
    return 0 < len(text) <= NAME_MAX_CHARS and not any(unicodedata.category(sign)[0] == "C" for sign in text)


def check_role(role: str) -> Role:
    try:
        return Role(role)
    except ValueError:
        raise BadPerson(
            said("There is no role {role}.", role=role), said("Roles: {valid}.", valid=", ".join(Role))
        ) from None


def check_locales(locales: Mapping[str, str]) -> list[DeclaredLocale]:
    declared = []
    for tag, proficiency in locales.items():
        try:
            declared.append(DeclaredLocale(canonical(tag), Proficiency(proficiency)))
        except ValueError:
            raise BadPerson(
                said("{tag}: there is no proficiency {proficiency}.", tag=tag, proficiency=proficiency),
                said("Choose one of: {valid}.", valid=", ".join(Proficiency)),
            ) from None
    if len({each.tag for each in declared}) != len(declared):
        raise BadPerson(said("A locale stands there twice."), said("Name each locale once."))
    return declared
