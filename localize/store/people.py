"""People, what they declared, and their pseudonyms."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence

from sqlalchemy import bindparam, delete, func, insert, select, update

from localize.ids import new_id
from localize.records import DeclaredLocale, Person, PersonId, Proficiency, Role
from localize.store import attempts
from localize.store.schema_people import people, person_domains, person_locales, pseudonyms
from localize.store.schema_work import audit, cursors
from localize.store.transactions import Reading, Writing


def add(
    tx: Writing,
    *,
    name: str,
    role: Role,
    locales: Sequence[DeclaredLocale],
    domains: Sequence[str],
    ui_language: str | None,
    code_hash: str,
) -> PersonId:
    person_id = PersonId(new_id())
    row = {"id": person_id, "name": name, "role": role, "ui_language": ui_language, "code_hash": code_hash}
    tx.connection.execute(insert(people), row | {"created_at": tx.now})
    _declare(tx, person_id, locales, domains)
    tx.journal.audit("person.added", person_id, role=role)
    return person_id


def declare(tx: Writing, person_id: PersonId, locales: Sequence[DeclaredLocale], domains: Sequence[str]) -> None:
    """Replace what a person declared; how far they had come is forgotten, since they may now judge other items."""
    for table in (person_locales, person_domains, cursors):
        tx.connection.execute(delete(table).where(table.c.person_id == person_id))
    _declare(tx, person_id, locales, domains)
    tx.journal.audit("person.declared", person_id)


def _declare(tx: Writing, person_id: PersonId, locales: Sequence[DeclaredLocale], domains: Sequence[str]) -> None:
    declared = [
        {
            "person_id": person_id,
            "tag": each.tag,
            "proficiency": each.proficiency,
            "number": number,
            "lived_from": each.lived_from,
            "lived_to": each.lived_to,
        }
        for number, each in enumerate(locales)
    ]
    if declared:
        tx.connection.execute(insert(person_locales), declared)
    if domains:
        tx.connection.execute(insert(person_domains), [{"person_id": person_id, "domain": each} for each in domains])


def set_availability(tx: Writing, person_id: PersonId, values: Mapping[str, object]) -> None:
    """Of `hours_per_week`, `away_until`, `items_per_day` and `time_zone` those that are given."""
    tx.connection.execute(update(people).where(people.c.id == person_id).values(dict(values)))
    tx.journal.audit("person.availability_set", person_id, said=sorted(values))


def set_email(tx: Writing, person_id: PersonId, email: str | None) -> None:
    tx.connection.execute(update(people).where(people.c.id == person_id).values(email=email))
    tx.journal.audit("person.email_set", person_id, known=email is not None)


def set_code(tx: Writing, person_id: PersonId, code_hash: str) -> None:
    tx.connection.execute(update(people).where(people.c.id == person_id).values(code_hash=code_hash))
    tx.journal.audit("person.code_renewed", person_id)


def set_ui_language(tx: Writing, person_id: PersonId, language: str) -> None:
    tx.connection.execute(update(people).where(people.c.id == person_id).values(ui_language=language))


def set_time_zone(tx: Writing, person_id: PersonId, time_zone: str) -> None:
    tx.connection.execute(update(people).where(people.c.id == person_id).values(time_zone=time_zone))


def find(view: Reading, person_id: PersonId) -> Person | None:
    found = every(view, person_id)
    return found[0] if found else None


def role_of(view: Reading, person_id: PersonId) -> str | None:
    """Of anybody there ever was: `source` for raters of imported judgments, and of those who were forgotten too."""
    role: str | None = view.connection.execute(select(people.c.role).where(people.c.id == person_id)).scalar()
    return role


def by_code(view: Reading, code_hash: str) -> PersonId | None:
    person: str | None = view.connection.execute(select(people.c.id).where(people.c.code_hash == code_hash)).scalar()
    return None if person is None else PersonId(person)


def by_email(view: Reading, email: str) -> PersonId | None:
    """Who has this e-mail, written in lower case."""
    person: str | None = view.connection.execute(select(people.c.id).where(people.c.email == email)).scalar()
    return None if person is None else PersonId(person)


def last_declared_by(view: Reading) -> dict[PersonId, PersonId | None]:
    """Who said last what a person knows: themselves, somebody else, or None for the local operator."""
    said = audit.c.action.in_(("person.added", "person.declared"))
    last = select(func.max(audit.c.sequence)).where(said).group_by(audit.c.object)
    query = select(audit.c.object, audit.c.actor).where(audit.c.sequence.in_(last))
    return {PersonId(row.object): row.actor for row in view.connection.execute(query)}


def every(view: Reading, person_id: PersonId | None = None) -> list[Person]:
    """All who can sign in, oldest first; or the one."""
    query = (
        select(people)
        .where(people.c.role != "source", people.c.forgotten_at.is_(None))
        .order_by(people.c.created_at, people.c.id)
    )
    declared = select(person_locales).order_by(person_locales.c.person_id, person_locales.c.number)
    known = select(person_domains).order_by(person_domains.c.domain)
    if person_id is not None:
        query = query.where(people.c.id == person_id)
        declared = declared.where(person_locales.c.person_id == person_id)
        known = known.where(person_domains.c.person_id == person_id)
    locales: dict[str, list[DeclaredLocale]] = {}
    for row in view.connection.execute(declared):
        locales.setdefault(row.person_id, []).append(
            DeclaredLocale(row.tag, Proficiency(row.proficiency), row.lived_from, row.lived_to)
        )
    tested = attempts.placements(view, person_id)
    domains: dict[str, list[str]] = {}
    for row in view.connection.execute(known):
        domains.setdefault(row.person_id, []).append(row.domain)
    return [
        Person(
            id=PersonId(row.id),
            name=row.name,
            role=Role(row.role),
            locales=tuple(locales.get(row.id, ())),
            domains=tuple(domains.get(row.id, ())),
            ui_language=row.ui_language,
            time_zone=row.time_zone,
            tested=tuple(tested.get(row.id, ())),
            email=row.email,
            hours_per_week=row.hours_per_week,
            away_until=row.away_until,
            items_per_day=row.items_per_day,
        )
        for row in view.connection.execute(query)
    ]


def source_rater(tx: Writing, campaign_id: str, name: str) -> PersonId:
    """The rater of imported judgments with this name in this campaign, made at first sight."""
    query = select(people.c.id).where(people.c.source_campaign == campaign_id, people.c.name == name)
    known: str | None = tx.connection.execute(query).scalar()
    if known is not None:
        return PersonId(known)
    person_id = PersonId(new_id())
    row = {"id": person_id, "name": name, "role": "source", "source_campaign": campaign_id, "created_at": tx.now}
    tx.connection.execute(insert(people), row)
    ensure_pseudonym(tx, campaign_id, person_id)
    return person_id


_PSEUDONYM = select(pseudonyms.c.pseudonym).where(
    pseudonyms.c.campaign_id == bindparam("campaign"), pseudonyms.c.person_id == bindparam("person")
)


def ensure_pseudonym(tx: Writing, campaign_id: str, person_id: PersonId) -> None:
    """Give a person a random name in a campaign's data, unlike that in any other campaign."""
    if tx.connection.execute(_PSEUDONYM, {"campaign": campaign_id, "person": person_id}).first() is None:
        row = {"campaign_id": campaign_id, "person_id": person_id, "pseudonym": f"r-{secrets.token_hex(6)}"}
        tx.connection.execute(insert(pseudonyms), row)
