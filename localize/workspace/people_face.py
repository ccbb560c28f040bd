"""People and the door: accounts, codes, invitations, sessions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from localize.assignment.days import is_time_zone
from localize.languages import canonical
from localize.records import Person, PersonId
from localize.store import people
from localize.workspace import access, peopling
from localize.workspace.authorize import Action
from localize.workspace.bound import Bound
from localize.workspace.context import Context


class PeopleFace(Bound):
    """Methods of `Workspace` about who works here."""

    def add_person(
        self,
        name: str,
        *,
        role: str = "reviewer",
        locales: Mapping[str, str] | None = None,
        domains: Sequence[str] = (),
        ui_language: str | None = None,
    ) -> Person:
        """Add somebody. `locales` maps tags to `native`, `near-native` or `learned`; `.access_code` is shown once."""
        context = self._allow(Action.MANAGE_REVIEWERS if role == "reviewer" else Action.MANAGE_STAFF)
        return peopling.add(context, name, role=role, locales=locales or {}, domains=domains, ui_language=ui_language)

    def people(self) -> list[Person]:
        """Everybody who can sign in, oldest first."""
        with self._allow(Action.SEE_PEOPLE).store.read() as view:
            return people.every(view)

    def person(self, person_id: PersonId) -> Person:
        own = self._context.actor is not None and self._context.actor.id == person_id
        return access.person_in(self._allow(Action.SEE_OWN if own else Action.SEE_PEOPLE, person_id), person_id)

    def declare(self, person_id: PersonId, locales: Mapping[str, str], domains: Sequence[str] = ()) -> Person:
        """Replace the locales and domains of a person."""
        return peopling.declare(self._allow_for_account(person_id), person_id, locales, domains)

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
