"""What people say to each other: guidelines that are read, questions and disputes that are answered."""

from __future__ import annotations

from datetime import datetime

from localize.records import AssignmentId
from localize.workspace import asking, guiding
from localize.workspace import questions as asked
from localize.workspace.authorize import Action
from localize.workspace.bound import Bound
from localize.workspace.questions import QuestionId


class TalkFace(Bound):
    """Methods of `Workspace` about guidelines, questions and disputes."""

    def guidelines(self, campaign_id: str) -> guiding.Guidelines | None:
        """A campaign's newest guidelines, and when the actor read them; None where it has none. Raises NotFound."""
        return guiding.newest(self._allow(Action.SEE_TERMS), campaign_id, self._context.actor_id)

    def mark_guidelines_read(self, campaign_id: str, number: int) -> None:
        """The actor has read version `number`; said again it changes nothing. Raises NotFound and Forbidden."""
        person = self._person(None)
        guiding.mark_read(self._allow(Action.SEE_OWN, person), campaign_id, number, person)

    def guideline_readers(self, campaign_id: str) -> guiding.GuidelineReaders | None:
        """Who of those who may work on a campaign read which version, and when. Raises NotFound and Forbidden."""
        return guiding.readers(self._allow(Action.SEE_PEOPLE), campaign_id)

    def ask(
        self,
        text: str,
        kind: str = "question",
        assignment_id: AssignmentId | None = None,
        campaign: str | None = None,
    ) -> asked.Question:
        """Ask the coordinators, or dispute what became of a judgment (`kind="dispute"`, with its assignment).

        Without assignment and campaign it goes to the first campaign that the actor works on. The same words again are
        the same question. `text` has 1 to 10,000 characters; nobody has more than 50 questions open. Raises Refused,
        NotFound and Forbidden.
        """
        person = self._person(None)
        return asking.ask(self._allow(Action.ASK, person), person, text, kind, assignment_id, campaign)

    def reply(self, question_id: QuestionId, text: str) -> asked.Question:
        """Answer as a coordinator, or go on as who asked. Raises Refused once it is closed, NotFound and Forbidden."""
        return asking.reply(self._context, question_id, text)

    def close_question(self, question_id: QuestionId, outcome: str | None = None) -> asked.Question:
        """End a question, or decide a dispute: `granted`, or after an answer `declined`, by name of who acts.

        Raises Refused for a dispute without an outcome, an outcome of a question, one's own dispute, a decline that
        nobody gave a reason for, and what is closed; NotFound and Forbidden.
        """
        return asking.close(self._allow(Action.ANSWER), question_id, outcome)

    def read_answers(self, question_id: QuestionId, until: datetime | None = None) -> None:
        """The asker has read what was said until then, or all of it. Raises NotFound, and Forbidden for others."""
        asking.mark_read(self._context, question_id, until)

    def my_questions(self) -> list[asked.Question]:
        """What the actor asked: unread answers first, then the newest. Raises Forbidden."""
        person = self._person(None)
        return asked.own(self._allow(Action.SEE_OWN, person), person)

    def unread_answers(self) -> int:
        """How many of the actor's questions have an answer that they have not read. Costs next to nothing."""
        person = self._person(None)
        return asked.unread(self._allow(Action.SEE_OWN, person), person)

    def questions(
        self,
        state: str | None = None,
        campaign: str | None = None,
        locale: str | None = None,
        *,
        kind: str | None = None,
        offset: int = 0,
        limit: int = 10,
    ) -> asked.Questions:
        """What reviewers asked: those that wait for an answer first, the oldest of them first; at most 50 at once.

        Raises NotFound and Forbidden.
        """
        return asked.wanted(
            self._allow(Action.ANSWER),
            state=state,
            kind=kind,
            campaign=campaign,
            locale=locale,
            offset=offset,
            limit=limit,
        )

    def asked_about(self, question_id: QuestionId) -> asked.AskedAbout | None:
        """The item of a question as its asker saw it, with their judgment. Raises NotFound and Forbidden."""
        return asked.about(self._allow(Action.ANSWER), question_id)
