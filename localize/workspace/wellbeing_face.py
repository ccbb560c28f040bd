"""Wellbeing: what somebody agrees to see, what they do not want to see, and rest. Nobody decides it for another."""

from __future__ import annotations

from collections.abc import Collection

from localize.records import AssignmentId, PersonId
from localize.workspace import wellbeing
from localize.workspace.authorize import Action
from localize.workspace.bound import Bound
from localize.workspace.context import Context


class WellbeingFace(Bound):
    """Methods of `Workspace` about upsetting texts."""

    def consent(self, topic: str, person_id: PersonId | None = None) -> None:
        """Agree to see texts of a topic, such as `harmful-content`. Raises Refused where no campaign asks for it."""
        wellbeing.consent(*self._own(person_id), topic)

    def withdraw_consent(self, topic: str, person_id: PersonId | None = None) -> None:
        """See no more texts of a topic. Items of it go back; what was typed is kept, and so is what was judged."""
        wellbeing.withdraw_consent(*self._own(person_id), topic)

    def consents(self, person_id: PersonId | None = None) -> list[wellbeing.Consent]:
        """What somebody agreed to, also what they have withdrawn."""
        return wellbeing.consents(*self._own(person_id))

    def opt_out(self, *categories: str, person_id: PersonId | None = None) -> frozenset[str]:
        """Get no more items of these domains or tags under rubrics that protect. Returns all that are opted out of."""
        return wellbeing.set_opt_outs(*self._own(person_id), more=categories)

    def opt_in(self, *categories: str, person_id: PersonId | None = None) -> frozenset[str]:
        """Get items of these domains or tags again. Returns what is still opted out of."""
        return wellbeing.set_opt_outs(*self._own(person_id), fewer=categories)

    def opt_outs(self, person_id: PersonId | None = None) -> frozenset[str]:
        return wellbeing.opt_outs(*self._own(person_id))

    def turn_away(self, assignment_id: AssignmentId, categories: Collection[str], *, active: int | None = None) -> None:
        """Hand an item back without a reason, and get no more items of these categories."""
        wellbeing.turn_away(self._context, assignment_id, categories, active)

    def end_rest(self, rubric: str, person_id: PersonId | None = None) -> None:
        """Go on today with a rubric of which somebody wanted no more items today."""
        wellbeing.end_rest(*self._own(person_id), rubric)

    def protection(self, person_id: PersonId | None = None) -> wellbeing.Protection:
        """What asks for consent, what was agreed to, the categories there are, what is closed and until when."""
        return wellbeing.protection_of(*self._own(person_id))

    def shelter(self, assignment_id: AssignmentId) -> wellbeing.Shelter:
        """Where help is, and what is left of today's limit, for the sheet of an assignment."""
        return wellbeing.shelter(self._context, assignment_id)

    def _own(self, person_id: PersonId | None) -> tuple[Context, PersonId]:
        person = self._person(person_id)
        return self._allow(Action.REVIEW, person), person
