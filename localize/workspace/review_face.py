"""Reviewing: the next item, drafts, submit, skip."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import uuid4

from localize.errors import Said
from localize.records import AssignmentId, Draft, Frame, Judgment, PersonId, ReviewItem, Sheet
from localize.workspace import became, idling, reviewing, submitting
from localize.workspace.ahead import next_sheets
from localize.workspace.authorize import Action
from localize.workspace.bound import Bound
from localize.workspace.emptiness import Emptiness


class ReviewFace(Bound):
    """Methods of `Workspace` that a reviewer's page calls."""

    def next_item(self, person_id: PersonId | None = None, campaign: str | None = None) -> ReviewItem | None:
        """The person's live assignment, else the first item they may judge, held for two hours; else None."""
        person = self._person(person_id)
        return reviewing.next_item(self._allow(Action.REVIEW, person), person, campaign)

    def next_sheets(self, *, ahead: bool = True) -> tuple[Sheet, ...]:
        """As `next_item` for whoever acts, with all that their page draws; `ahead`: and the one after it, held."""
        person = self._person(None)
        return next_sheets(self._allow(Action.REVIEW, person), person, ahead=ahead)

    def what_became_of(self, assignment_id: AssignmentId) -> Said:
        """Why an assignment is not at work any more, in words."""
        return became.what_became_of(self._context, assignment_id)

    def item(self, assignment_id: AssignmentId) -> ReviewItem:
        """An assignment as it was handed out."""
        return reviewing.item_of(self._context, assignment_id)

    def draft(self, assignment_id: AssignmentId) -> Draft | None:
        return reviewing.draft(self._context, assignment_id)

    def save_draft(
        self,
        assignment_id: AssignmentId,
        ratings: Mapping[str, Any],
        revision: int | None = None,
        *,
        writer: str | None = None,
        active: int | None = None,
        correcting: bool = False,
    ) -> Draft:
        """Keep unsubmitted ratings (as shown) and renew the lease.

        A `revision` not above the kept one comes from a window that fell behind: its text is kept as `.older`.
        `writer` names the window, so that of two that write neither's words are lost. `active` is the number of seconds
        at work on the assignment so far. `correcting`: these are for `correct`, of an assignment that is judged.
        """
        return reviewing.save_draft(
            self._context, assignment_id, ratings, revision, writer, active=active, correcting=correcting
        )

    def submit(
        self,
        assignment_id: AssignmentId,
        ratings: Mapping[str, Any],
        key: str | None = None,
        *,
        ui_lang: str | None = None,
        rubric_lang: str | None = None,
        frame: Frame | None = None,
        active: int | None = None,
        signals_opened: Sequence[tuple[int | None, str]] | None = None,
    ) -> Judgment:
        """Store the judgment of an assignment. Ratings are as shown: {criterion: value or {value, comment, state}}.

        The same key again gives the same judgment and writes nothing. `signals_opened` are the signals whose
        explanation was opened, by place of the output as shown (None: the prompt) and name; None where the client
        shows no signals at all. Raises BadRatings naming each criterion.
        """
        shown = submitting.Shown(ui_lang, rubric_lang, frame, active, signals_opened)
        return submitting.submit(self._context, assignment_id, ratings, str(key or uuid4()), shown)

    def skip(
        self, assignment_id: AssignmentId, reason: str, comment: str | None = None, *, active: int | None = None
    ) -> None:
        """Give an item back: `not_my_field`, `not_my_region`, `upsetting`, `broken` or `other`."""
        reviewing.skip(self._context, assignment_id, reason, comment, active)

    def progress(self, assignment_id: AssignmentId) -> tuple[int, int]:
        """(items judged, items there are) for the person, where this assignment belongs."""
        return reviewing.progress(self._context, assignment_id)

    def emptiness(self, person_id: PersonId | None = None, ui_language: str = "en") -> Emptiness:
        """Why there is no next item, what one can do, and when it goes on. Raises NotFound and Forbidden."""
        person = self._person(person_id)
        return idling.emptiness(self._allow(Action.SEE_OWN, person), person, ui_language)

    def why_empty(self, person_id: PersonId | None = None, ui_language: str = "en") -> Said:
        """The same in words."""
        return self.emptiness(person_id, ui_language).in_full
