"""Profiles: a person beside what is remarked on what they declared, and what campaigns ask for."""

from __future__ import annotations

from dataclasses import dataclass

from localize.records import Person, PersonId
from localize.store import Reading, counting, people
from localize.workspace.access import known_person
from localize.workspace.context import Context, OpenCampaign, campaigns_in
from localize.workspace.declaring import Note, notes_on


@dataclass(frozen=True)
class Profile:
    """A person as coordinators see them. `self_declared`: they said themselves, last, what they know."""

    person: Person
    self_declared: bool
    notes: tuple[Note, ...]


@dataclass(frozen=True)
class Wanted:
    """What campaigns that are not closed ask for: locales by tag, and fields that experts are asked for."""

    locales: tuple[str, ...]
    domains: tuple[str, ...]


def wanted(context: Context) -> Wanted:
    with context.store.read() as view:
        return _wanted(context, view)


def profile(context: Context, person_id: PersonId) -> Profile:
    """Raises NotFound."""
    with context.store.read() as view:
        return _profile(context, view, known_person(context, view, person_id))


def profiles(context: Context) -> list[Profile]:
    """Of everybody who can sign in, oldest first."""
    with context.store.read() as view:
        return [_profile(context, view, each) for each in people.every(view)]


def _profile(context: Context, view: Reading, person: Person) -> Profile:
    by = context.remembered.at(view).recall(("declared by",), lambda: people.last_declared_by(view))
    notes = notes_on(person.locales, _wanted(context, view).locales, view.now.year)
    return Profile(person, by.get(person.id) == person.id, notes)


def _wanted(context: Context, view: Reading) -> Wanted:
    return context.remembered.at(view).recall(("wanted",), lambda: _read_wanted(view))


def _read_wanted(view: Reading) -> Wanted:
    going_on = [each for each in campaigns_in(view) if each.state != "closed"]
    locales = {locale for each in going_on for locale in _locales_of(view, each)}
    domains = {domain for each in going_on for domain in each.campaign.expert_domains}
    return Wanted(tuple(sorted(locales)), tuple(sorted(domains)))


def _locales_of(view: Reading, opened: OpenCampaign) -> tuple[str, ...]:
    """Those it names, or all that were imported."""
    return opened.campaign.locales or tuple(counting.localizations_by_locale(view, opened.id))
