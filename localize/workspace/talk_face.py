"""What people say to each other: guidelines, questions and disputes, messages; and what coordinators hear at once."""

from __future__ import annotations

from datetime import datetime

from localize.records import AssignmentId, PersonId
from localize.workspace import alerting, asking, guiding, messaging
from localize.workspace import questions as asked
from localize.workspace.alerting import AlertId
from localize.workspace.authorize import Action
from localize.workspace.bound import Bound
from localize.workspace.messaging import MessageId
from localize.workspace.questions import QuestionId


class TalkFace(Bound):
    """Methods of `Workspace` about guidelines, questions and disputes, messages and alerts."""

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

    def send_message(self, campaign: str, text: str, locale: str | None = None) -> messaging.Message:
        """Write to all who may judge in a campaign, or in one locale of it. `text` has 1 to 2,000 characters.

        It is shown until each of them says that they have read it; who joins within 30 days gets it too. The same words
        to the same people within ten minutes are one message. Raises Refused, NotFound and Forbidden.
        """
        return messaging.send(self._allow(Action.SEND_MESSAGES), campaign, text, locale)

    def message_locales(self, campaign: str) -> tuple[str, ...]:
        """The locales of a campaign that one can write to. Raises NotFound and Forbidden."""
        return messaging.locales_of(self._allow(Action.SEND_MESSAGES), campaign)

    def take_back_message(self, message_id: MessageId) -> messaging.Message:
        """Nobody is shown it any more; said again it changes nothing. Raises NotFound and Forbidden."""
        return messaging.take_back(self._allow(Action.SEND_MESSAGES), message_id)

    def messages(self, campaign: str | None = None) -> list[messaging.Message]:
        """What was sent, the newest first, taken back or not, with how many have read it. Raises NotFound."""
        return messaging.sent(self._allow(Action.SEND_MESSAGES), campaign)

    def own_messages(self, person_id: PersonId | None = None) -> tuple[messaging.OwnMessage, ...]:
        """Messages to a person: unread ones first, then the newest. Costs next to nothing. Raises Forbidden."""
        person = self._person(person_id)
        return messaging.own(self._allow(Action.SEE_OWN, person), person)

    def read_message(self, message_id: MessageId) -> None:
        """The actor has read it; said again it changes nothing. Raises NotFound and Forbidden."""
        person = self._person(None)
        messaging.mark_read(self._allow(Action.SEE_OWN, person), message_id, person)

    def alerts(
        self,
        campaign: str | None = None,
        locale: str | None = None,
        *,
        unseen_only: bool = False,
        offset: int = 0,
        limit: int = 10,
    ) -> alerting.Alerts:
        """Answers that coordinators must know of: what nobody has seen first, then the newest; at most 50 at once.

        Raises NotFound and Forbidden.
        """
        return alerting.wanted(
            self._allow(Action.SEE_ALERTS),
            campaign=campaign,
            locale=locale,
            unseen_only=unseen_only,
            offset=offset,
            limit=limit,
        )

    def unseen_alerts(self) -> alerting.Unseen:
        """How many alerts nobody has seen, and when the newest was raised. Costs next to nothing. Raises Forbidden."""
        return alerting.unseen(self._allow(Action.SEE_ALERTS))

    def see_alert(self, alert_id: AlertId) -> None:
        """Say that one has seen an alert: the first who does is named. Raises NotFound and Forbidden."""
        alerting.see(self._allow(Action.SEE_ALERTS), alert_id)

    def alerted_about(self, alert_id: AlertId) -> asked.AskedAbout:
        """The item of an alert as its reviewer saw it, with their judgment. Raises NotFound and Forbidden."""
        return alerting.about(self._allow(Action.SEE_ALERTS), alert_id)
