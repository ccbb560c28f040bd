"""People and the door: accounts, codes, invitations, sessions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from localize.assignment.days import is_time_zone
from localize.errors import Forbidden
from localize.languages import canonical
from localize.records import Person, PersonId
from localize.store import people
from localize.workspace import access, people_files, peopling, profiles
from localize.workspace.authorize import Action
from localize.workspace.availability import UNSAID, Availability, Unsaid, set_availability
from localize.workspace.bound import Bound
from localize.workspace.context import Context
from localize.workspace.declaring import Locales
from localize.workspace.people_files import PeopleFile
from localize.workspace.profiles import Profile, Wanted


class PeopleFace(Bound):
    """Methods of `Workspace` about who works here."""

    def add_person(
        self,
        name: str,
        *,
        role: str = "reviewer",
        locales: Locales | None = None,
        domains: Sequence[str] = (),
        ui_language: str | None = None,
        email: str | None = None,
    ) -> Person:
        """Add somebody; `.access_code` of the answer is shown once.

        `locales` maps tags to `native`, `near-native` or `learned`, or to a mapping with `proficiency`, `lived_from`
        and `lived_to` (years from 1900 to this one; no `lived_to`: they still live there), in order: the first is
        their own. `email` is how an outside sign-in names them. Raises BadPerson, UnknownLocale, and Refused for an
        e-mail that somebody else has.
        """
        context = self._allow(Action.MANAGE_REVIEWERS if role == "reviewer" else Action.MANAGE_STAFF)
        new = peopling.newcomer(
            name,
            role=role,
            locales=locales or {},
            domains=domains,
            ui_language=ui_language,
            email=email,
            this_year=peopling.this_year(context),
        )
        return peopling.add(context, new)

    def check_people_file(self, file: str | Path) -> PeopleFile:
        """What a CSV file of people holds: who is new, and every fault by its line. Changes nothing. Raises BadFile."""
        return people_files.read_people(self._allow(Action.MANAGE_REVIEWERS), Path(file))

    def import_people(self, file: str | Path) -> list[Person]:
        """Add everybody of a CSV file, all or nothing; `.access_code` of each is shown once.

        Columns: `name`, and any of `role`, `locales` (`es-MX:native:1990-|en:learned`), `domains` (`law|medicine`),
        `email`, `time_zone`, `hours_per_week`, `items_per_day`, `away_until`, `ui_language`. Lines with the `id` of
        somebody who is here are passed over. Raises BadFile, Refused where a line is wrong, and Forbidden.
        """
        found = self.check_people_file(file)
        context = self._allow(Action.MANAGE_STAFF if found.staff else Action.MANAGE_REVIEWERS)
        return people_files.import_people(context, found)

    def people(self) -> list[Person]:
        """Everybody who can sign in, oldest first."""
        with self._allow(Action.SEE_PEOPLE).store.read() as view:
            return people.every(view)

    def profiles(self) -> list[Profile]:
        """The same with what is remarked on what they declared, and whether they said it themselves."""
        return profiles.profiles(self._allow(Action.SEE_PEOPLE))

    def person(self, person_id: PersonId) -> Person:
        """Raises NotFound, and Forbidden for a reviewer who is somebody else."""
        return access.person_in(self._allow_to_see(person_id), person_id)

    def profile(self, person_id: PersonId | None = None) -> Profile:
        """A person, or the actor, with remarks. Raises NotFound and Forbidden."""
        whose = self._person(person_id)
        return profiles.profile(self._allow_to_see(whose), whose)

    def wanted(self) -> Wanted:
        """Locales and fields that campaigns ask for: what is offered to somebody who declares."""
        return profiles.wanted(self._allow(Action.SEE_TERMS))

    def declare(self, person_id: PersonId, locales: Locales, domains: Sequence[str] | None = ()) -> Person:
        """Replace what a person says of themselves: locales as in `add_person`, and domains (None: they stay).

        It is a claim, and it opens work at once unless the campaign asks for qualification: people do it for
        themselves, coordinators for reviewers. Audited. Raises BadPerson, UnknownLocale, NotFound and Forbidden.
        """
        return peopling.declare(self._allow_to_say(person_id), person_id, locales, domains)

    def set_availability(
        self,
        person_id: PersonId,
        *,
        hours_per_week: int | Unsaid | None = UNSAID,
        away_until: date | datetime | Unsaid | None = UNSAID,
        items_per_day: int | Unsaid | None = UNSAID,
        time_zone: str | Unsaid | None = UNSAID,
    ) -> Person:
        """When a person works; what is not given stays, None takes it away.

        `hours_per_week` 0 to 168; `away_until` the day on their clock, or the moment, at which they are back (one that
        is over is none); `items_per_day` 1 to 10,000, a limit of their own; `time_zone` a name of the IANA data base.
        Raises BadPerson, NotFound and Forbidden.
        """
        said_so = Availability(hours_per_week, away_until, items_per_day, time_zone)
        return set_availability(self._allow_to_say(person_id), person_id, said_so)

    def set_email(self, person_id: PersonId, email: str | None) -> Person:
        """The e-mail by which an outside sign-in names a person; None takes it away.

        A reviewer does not set their own: whoever wrote another's there would be taken for them. Raises BadPerson,
        Refused for one that is taken, NotFound and Forbidden.
        """
        return peopling.set_email(self._allow_for_account(person_id), person_id, email)

    def renew_code(self, person_id: PersonId) -> Person:
        """A new access code; the old one and all sessions of the person end."""
        return peopling.renew_code(self._allow_for_account(person_id), person_id)

    def invite(self, person_id: PersonId) -> str:
        """A link that signs the person in, once; an earlier unused one ends."""
        return access.invite(self._allow_for_account(person_id), person_id)

    def forget(self, person_id: PersonId, *, comments: bool = False) -> int:
        """Take a person's name, codes, profile and drafts out of the workspace for good.

        What they judged stays under its random pseudonym; `comments` takes the comments out of it too, and out of the
        data sets. Returns how many judgments stay. It can be said again. Backups and exports made before are not
        changed. Raises NotFound and Refused.
        """
        return peopling.forget(self._allow_for_role(peopling.role_of(self._context, person_id)), person_id, comments)

    def _is_own(self, person_id: PersonId) -> bool:
        return self._context.actor is not None and self._context.actor.id == person_id

    def _allow_to_see(self, person_id: PersonId) -> Context:
        return self._allow(Action.SEE_OWN if self._is_own(person_id) else Action.SEE_PEOPLE, person_id)

    def _allow_to_say(self, person_id: PersonId) -> Context:
        """People say what they know and when they work; who manages them may say it for them."""
        if self._is_own(person_id):
            return self._allow(Action.DECLARE_OWN, person_id)
        return self._allow_for_account(person_id)

    def _allow_for_account(self, person_id: PersonId) -> Context:
        """Who can open an account can act as it: a coordinator only opens those of reviewers."""
        return self._allow_for_role(access.person_in(self._context, person_id).role)

    def _allow_for_role(self, role: str) -> Context:
        return self._allow(Action.MANAGE_REVIEWERS if role in ("reviewer", "source") else Action.MANAGE_STAFF)

    def set_ui_language(self, person_id: PersonId, language: str) -> None:
        """Raises UnknownLocale."""
        known = canonical(language)
        with self._allow(Action.SEE_OWN, person_id).store.write(person_id) as tx:
            people.set_ui_language(tx, person_id, known)

    def set_time_zone(self, person_id: PersonId, name: str) -> None:
        """Keep where the person's clock is, by a name of the IANA data base. A name that nobody knows is ignored."""
        context = self._allow(Action.SEE_OWN, person_id)
        if is_time_zone(name) and access.person_in(context, person_id).time_zone != name:
            with context.store.write(person_id) as tx:
                people.set_time_zone(tx, person_id, name)

    # The door: nobody is signed in yet.

    def sign_in(self, code: str) -> str | None:
        """A session token for a right access code, else None."""
        return access.sign_in(self._context, code)

    def sign_in_by_email(self, email: str) -> str | None:
        """A session token for the person with this e-mail, else None. Only for an e-mail that a provider vouches for.

        Raises Forbidden for a workspace that is bound to somebody.
        """
        if self._context.actor is not None:
            raise Forbidden
        return access.sign_in_by_email(self._context, email)

    def invited(self, token: str) -> Person | None:
        """Who an invitation link is for, while it works."""
        return access.invited(self._context, token)

    def accept_invitation(self, token: str) -> str | None:
        """Exchange an invitation for a session token; None when it was used, replaced or is too old."""
        return access.accept(self._context, token)

    def session_person(self, token: str) -> Person | None:
        """Who a session belongs to, while it lasts."""
        return access.session_person(self._context, token)

    def sign_out(self, token: str) -> None:
        access.sign_out(self._context, token)
