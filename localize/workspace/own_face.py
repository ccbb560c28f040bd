"""A reviewer's own work: taken back, corrected, looked at, counted for pay."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import uuid4

from localize.errors import Said
from localize.records import AssignmentId, CampaignId, Draft, Frame, Judgment, PersonId, Sheet
from localize.workspace import correcting, own_work, paying
from localize.workspace.authorize import Action
from localize.workspace.bound import Bound
from localize.workspace.pay_records import PayStatement, PersonPay
from localize.workspace.pay_terms import PayTerms, terms_for
from localize.workspace.submitting import Shown


class OwnFace(Bound):
    """Methods of `Workspace` about what a person has judged themselves."""

    def undo(self, assignment_id: AssignmentId) -> Draft:
        """Take back the judgment that the person gave last, within ten minutes; its answers are the draft again.

        The assignment is live as before; a new submit makes a new judgment. Said again it changes nothing. Raises
        Refused in words where it was not the last, is a correction, or was decided about.
        """
        return correcting.undo(self._context, assignment_id)

    def correct(
        self,
        assignment_id: AssignmentId,
        ratings: Mapping[str, Any],
        key: str | None = None,
        *,
        ui_lang: str | None = None,
        rubric_lang: str | None = None,
        frame: Frame | None = None,
        active: int | None = None,
    ) -> Judgment:
        """Give a new judgment of a judged assignment in place of the one before, which is kept as `corrected`.

        Arguments are as those of `submit`. Raises BadRatings, and Refused where the campaign is closed, somebody has
        decided about the judgment, or nothing is changed.
        """
        shown = Shown(ui_lang, rubric_lang, frame, active)
        return correcting.correct(self._context, assignment_id, ratings, str(key or uuid4()), shown)

    def why_not_correct(self, assignment_id: AssignmentId) -> Said | None:
        """Why `correct` would be refused now, in words; None where it would not."""
        return correcting.why_not_correct(self._context, assignment_id)

    def judged_sheet(self, assignment_id: AssignmentId, *, typed: bool = True) -> Sheet:
        """The sheet of a judged assignment, its draft being the ratings as they were shown.

        Where something was `typed` since for a correction, that is the draft.
        """
        return correcting.judged_sheet(self._context, assignment_id, typed=typed)

    def my_work(
        self, person_id: PersonId | None = None, time_zone: str = "UTC", *, first_weekday: int = 0
    ) -> own_work.MyWork:
        """What a person gave today and this week on the clock of `time_zone`, and all in all.

        `first_weekday` is the day a week begins on, 0 being Monday.
        """
        person = self._person(person_id)
        return own_work.my_work(self._allow(Action.SEE_OWN, person), person, time_zone, first_weekday)

    def my_judgments(
        self,
        person_id: PersonId | None = None,
        *,
        offset: int = 0,
        limit: int = 10,
        campaign: CampaignId | None = None,
        locale: str | None = None,
    ) -> own_work.MyJudgments:
        """What a person judged, the last first; never which items were there to try them."""
        person = self._person(person_id)
        return own_work.my_judgments(self._allow(Action.SEE_OWN, person), person, campaign, locale, offset, limit)

    def pay_terms(self, person_id: PersonId | None = None) -> tuple[PayTerms, ...]:
        """What each open campaign pays that a person may judge in, known before they judge anything."""
        person = self._person(person_id)
        return terms_for(self._allow(Action.SEE_OWN, person), person)

    def pay_statement(
        self,
        first: date,
        last: date,
        time_zone: str = "UTC",
        person_id: PersonId | None = None,
        *,
        campaign: str | None = None,
    ) -> PayStatement:
        """What a person gave from one day to another, both included, and what the campaigns pay for it. Raises Refused.

        Each item counts once, on the day of its first judgment that was not taken back, with the part of the rate that
        the campaign names (`[pay]`) for what it is and how it ended last. Whatever was decided about a judgment since
        changes nothing. What was taken back and not given again earns nothing. Skipped items earn the whole rate under
        rubrics that protect people. Rates and parts are those of the campaign file as it is now. Amounts and sums are
        exact; only `payable` is rounded. In a statement of one's own, gold and repeats are not told from other items.
        """
        person = self._person(person_id)
        own = self.actor is not None and self.actor.id == person
        context = self._allow(Action.SEE_OWN if own else Action.SEE_PAY, person)
        return paying.pay_statement(context, person, first, last, time_zone, campaign, own=own)

    def pay_statements(self, first: date, last: date, campaign: str | None = None) -> list[PersonPay]:
        """The statements of everybody with anything in the period, by name, each on the person's own clock.

        Raises Refused, NotFound and Forbidden.
        """
        return paying.pay_statements(self._allow(Action.SEE_PAY), first, last, campaign)
