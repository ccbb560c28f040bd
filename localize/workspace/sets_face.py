"""Proof of language: sets of items whose answer is known, the tests they make, and how answers were."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from localize.intake import LOCAL, Limits
from localize.intake.set_files import SetFile
from localize.records import AssignmentId, PersonId
from localize.workspace import disputed_checks, set_checks, set_reports, testing
from localize.workspace import feedback as told
from localize.workspace import sets as kept
from localize.workspace.authorize import Action
from localize.workspace.bound import Bound
from localize.workspace.known_records import (
    CheckAnswer,
    Feedback,
    KnownItem,
    MissingTest,
    OfferedTest,
    SetReport,
    SetStatus,
)
from localize.workspace.questions import QuestionId


class SetsFace(Bound):
    """Methods of `Workspace` about known items."""

    def check_set(self, file: str | Path, *, limits: Limits = LOCAL) -> SetFile:
        """What a file of known items holds, and `.faults`: line, field, code, what. Nothing is stored.

        Raises BadFile and Forbidden.
        """
        return set_checks.check_set(self._allow(Action.SEE_WORK), Path(file), limits=limits)

    def import_set(self, file: str | Path, campaign: str, *, limits: Limits = LOCAL) -> SetReport:
        """Take a set of known items into a campaign: all of it, or nothing. The same again changes nothing.

        A set of the same key is replaced; its results stay. Raises BadFile, BadSet (`.problems`), NotFound, Forbidden.
        """
        return kept.import_set(self._allow(Action.MANAGE_SETS), Path(file), campaign, limits=limits)

    def starter_locales(self) -> list[str]:
        """Locales that there are shipped sets for."""
        return list(kept.starter_files())

    def import_starter_sets(self, campaign: str, locales: Sequence[str] | None = None) -> list[SetReport]:
        """Take in shipped sets; None: of those locales of the campaign that there are any for. Raises NotFound."""
        return kept.import_starter_sets(self._allow(Action.MANAGE_SETS), campaign, locales)

    def sets(self, campaign: str | None = None) -> list[SetStatus]:
        """Sets in use and how they go, of one campaign or of all. Raises NotFound and Forbidden."""
        return set_reports.sets(self._allow(Action.SEE_WORK), campaign)

    def known_items(self, campaign: str, key: str, ui_language: str = "en") -> list[KnownItem]:
        """The items of a set in use with how they are answered. Raises NotFound and Forbidden."""
        return set_reports.known_items(self._allow(Action.SEE_WORK), campaign, key, ui_language)

    def missing_tests(self, campaign: str) -> list[MissingTest]:
        """Review work that nobody can qualify for: tests are required and there is none. Raises NotFound, Forbidden."""
        return set_reports.missing(self._allow(Action.SEE_WORK), campaign)

    def open_appeals(self, campaign: str) -> int:
        """How many appeals against a known answer wait for a decision. Raises NotFound and Forbidden."""
        return set_reports.open_appeals(self._allow(Action.SEE_WORK), campaign)

    def retire_set(self, campaign: str, key: str) -> None:
        """Nobody gets items of the set any more; its results stay. Raises NotFound and Forbidden."""
        kept.retire_set(self._allow(Action.MANAGE_SETS), campaign, key)

    def retire_known_item(self, campaign: str, key: str, number: int, reason: str) -> None:
        """Nobody gets the item any more and no answer to it counts. Raises NotFound, Refused without a reason."""
        kept.retire_known_item(self._allow(Action.MANAGE_SETS), campaign, key, number, reason)

    def tests(self, person_id: PersonId | None = None) -> list[OfferedTest]:
        """The tests that a person may take, takes or took; by campaign, locale, and what comes first."""
        person = self._person(person_id)
        return testing.tests(self._allow(Action.SEE_OWN, person), person)

    def start_test(self, campaign: str, key: str, person_id: PersonId | None = None) -> None:
        """Begin a test, or go on with one that was left: then only its items come from `next_item`.

        Raises NotFound, and Refused where it is not for them, passed, tried too often, or another one is under way.
        """
        person = self._person(person_id)
        testing.start(self._allow(Action.TAKE_TEST, person), campaign, key, person)

    def leave_test(self, campaign: str, key: str, person_id: PersonId | None = None) -> None:
        """Leave a test for now: other work comes again, and what is left of it waits. Raises NotFound."""
        person = self._person(person_id)
        testing.leave(self._allow(Action.TAKE_TEST, person), campaign, key, person)

    def feedback(self, assignment_id: AssignmentId, ui_language: str = "en") -> Feedback | None:
        """How an own answer to a known item was; None where there is nothing to tell. Raises NotFound, Forbidden.

        Of tutorials and calibration at once, of placement tests when they are over, of gold only where it failed.
        """
        return told.feedback(self._context, assignment_id, ui_language)

    def check_answers(self, person_id: PersonId | None = None) -> list[CheckAnswer]:
        """Own answers to known items that `feedback` tells of, the newest first."""
        person = self._person(person_id)
        return told.check_answers(self._allow(Action.SEE_OWN, person), person)

    def note_feedback_seen(self, assignment_id: AssignmentId) -> None:
        """The person was shown how this answer was. Raises NotFound and Forbidden."""
        told.note_seen(self._context, assignment_id)

    def appeal(self, assignment_id: AssignmentId, text: str) -> QuestionId:
        """Dispute that an own answer was wrong: a `dispute` for coordinators; granted, it does not count any more.

        Raises Refused where there is nothing to dispute, NotFound and Forbidden.
        """
        return told.appeal(self._context, assignment_id, text)

    def expected_about(self, question_id: QuestionId, ui_language: str = "en") -> Feedback | None:
        """What was expected of the item of a question, its letters as the asker saw them; None where it is not known.

        Raises NotFound and Forbidden.
        """
        return disputed_checks.expected_about(self._allow(Action.ANSWER), question_id, ui_language)
