"""Questions and disputes to be read: by who asked, by coordinators, with the item that they are about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from localize.errors import NotFound, said
from localize.records import AssignmentId, CampaignId, PersonId, Rating, ReviewItem
from localize.rubric.places import as_shown
from localize.store import Reading, claims, own_work, questions
from localize.workspace.access import known_person
from localize.workspace.context import Context, campaign_in, known_campaign, rubric_of
from localize.workspace.reviewing import sheet_of

QuestionId = NewType("QuestionId", str)

AT_ONCE = 50
"""Questions of one answer at most."""


class QuestionKind(StrEnum):
    QUESTION = "question"
    DISPUTE = "dispute"


class QuestionState(StrEnum):
    """`open`: a coordinator's turn; `answered`: the asker's; `closed`: nobody's."""

    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"


class Outcome(StrEnum):
    """What became of a dispute."""

    GRANTED = "granted"
    DECLINED = "declined"


@dataclass(frozen=True)
class Post:
    """One thing said. `by_asker`: by whom the question is of; `name`: of who answered, None where nobody knows it."""

    by_asker: bool
    name: str | None
    text: str
    at: datetime


@dataclass(frozen=True)
class Question:
    """A question or a dispute with what was said, the first post being the question itself.

    `asker` is a name, or where it is about an item the asker's pseudonym, as on all judgments. `locale` is the item's.
    `closed_by` is a name, None for the local operator. `unread`: there are answers that the asker has not read.
    """

    id: QuestionId
    kind: QuestionKind
    state: QuestionState
    outcome: Outcome | None
    campaign: CampaignId
    title: str
    assignment_id: AssignmentId | None
    locale: str | None
    asker: str
    asked_at: datetime
    closed_by: str | None
    closed_at: datetime | None
    posts: tuple[Post, ...]
    unread: bool

    @property
    def last_said_at(self) -> datetime:
        return max(each for each in (self.posts[-1].at, self.closed_at) if each is not None)


@dataclass(frozen=True)
class Questions:
    """Some of `total` questions; `locales` are those that any question is about."""

    total: int
    questions: tuple[Question, ...]
    locales: tuple[str, ...]


@dataclass(frozen=True)
class AskedAbout:
    """The item of a question in the places in which the asker saw it, and their last judgment where there is one.

    `ratings` are as shown, without private criteria. `submitted_at` is None before the judgment.
    """

    item: ReviewItem
    ratings: tuple[Rating, ...]
    submitted_at: datetime | None


def own(context: Context, person_id: PersonId) -> list[Question]:
    """Unread answers first, then the newest."""
    with context.store.read() as view:
        known_person(context, view, person_id)
        return list(_filled(context, view, questions.of_person(view, person_id)))


def unread(context: Context, person_id: PersonId) -> int:
    """Remembered for each edition: answers raise it, and every run of the review page asks."""
    with context.store.read() as view:
        memory = context.remembered.at(view)
        return memory.recall(("unread answers", person_id), lambda: questions.unread(view, person_id))


def wanted(
    context: Context,
    *,
    state: str | None,
    kind: str | None,
    campaign: str | None,
    locale: str | None,
    offset: int,
    limit: int,
) -> Questions:
    with context.store.read() as view:
        if campaign is not None:
            campaign_in(view, campaign)
        total, rows = questions.wanted(
            view,
            state=state,
            kind=kind,
            campaign=campaign,
            locale=locale,
            offset=max(0, offset),
            limit=max(1, min(limit, AT_ONCE)),
        )
        return Questions(total, _filled(context, view, rows), tuple(questions.locales(view)))


def one(context: Context, view: Reading, question_id: str) -> Question:
    return _filled(context, view, [found(view, question_id)])[0]


def _filled(context: Context, view: Reading, rows: list[questions.QuestionRow]) -> tuple[Question, ...]:
    said_in = questions.posts_of(view, [row.id for row in rows])
    return tuple(_question(context, view, row, said_in[row.id]) for row in rows)


def _question(context: Context, view: Reading, row: questions.QuestionRow, posts: list[questions.PostRow]) -> Question:
    return Question(
        id=QuestionId(row.id),
        kind=QuestionKind(row.kind),
        state=QuestionState(row.state),
        outcome=None if row.outcome is None else Outcome(row.outcome),
        campaign=CampaignId(row.campaign_id),
        title=known_campaign(context, view, row.campaign_id).campaign.title,
        assignment_id=None if row.claim_id is None else AssignmentId(row.claim_id),
        locale=row.locale,
        asker=row.name if row.claim_id is None else row.pseudonym or "",
        asked_at=row.asked_at,
        closed_by=row.closer,
        closed_at=row.closed_at,
        posts=tuple(
            Post(
                by_asker=each.person_id == row.person_id,
                name=None if each.person_id == row.person_id else each.name,
                text=each.text,
                at=each.at,
            )
            for each in posts
        ),
        unread=row.unread,
    )


def found(view: Reading, question_id: str) -> questions.QuestionRow:
    """A question, locked until the end of a change. Raises NotFound."""
    row = questions.find(view, question_id)
    if row is None:
        raise NotFound(said("There is no such question."), said("Open the list of questions again."))
    return row


def about(context: Context, question_id: QuestionId) -> AskedAbout | None:
    """None where it is about no item."""
    with context.store.read() as view:
        claim_id = found(view, question_id).claim_id
        claim = None if claim_id is None else claims.find(view, AssignmentId(claim_id))
        return None if claim is None else judged_by(context, view, claim)


def judged_by(context: Context, view: Reading, claim: claims.ClaimRow) -> AskedAbout:
    """The item of a claim in the places in which its person saw it, and what they last said of it."""
    item = sheet_of(context, view, claim).item
    last = own_work.last_of_claim(view, claim.id)
    if last is None:
        return AskedAbout(item, (), None)
    rubric = rubric_of(context, view, claim.rubric_hash)
    public = {each.id for each in rubric.criteria if not each.private}
    given = [each for each in last.ratings if each.criterion in public]
    return AskedAbout(item, as_shown(rubric, given, claim.shown_order), last.submitted_at)
