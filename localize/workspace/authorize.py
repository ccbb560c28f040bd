"""Who may do what: one table, default deny. Every method of `Workspace` asks here, and nothing else does."""

from __future__ import annotations

from enum import StrEnum

from localize.errors import Forbidden
from localize.records import Person, PersonId, Role


class Action(StrEnum):
    REVIEW = "review"
    SEE_OWN = "see_own"
    SEE_TERMS = "see_terms"  # what one works under: a campaign's title and guidelines, a rubric
    DECLARE_OWN = "declare_own"  # what one knows and when one works: a claim, which tests may prove
    ASK = "ask"
    ANSWER = "answer"
    SEE_WORK = "see_work"
    SEE_PEOPLE = "see_people"
    MANAGE_REVIEWERS = "manage_reviewers"
    MANAGE_STAFF = "manage_staff"
    MANAGE_CAMPAIGNS = "manage_campaigns"
    IMPORT = "import"
    ASSIGN = "assign"
    SCORE = "score"
    DECIDE_PROMPTS = "decide_prompts"
    READ_DATA = "read_data"
    SEE_PAY = "see_pay"  # of others, with their names
    SEND_MESSAGES = "send_messages"
    SEE_ALERTS = "see_alerts"
    SEE_AUDIT = "see_audit"
    MANAGE_SETS = "manage_sets"  # items whose answer is known
    TAKE_TEST = "take_test"


_OWN_ONLY = {Action.REVIEW, Action.SEE_OWN, Action.DECLARE_OWN, Action.ASK, Action.TAKE_TEST}
_MAY: dict[Role, set[Action]] = {
    Role.REVIEWER: {*_OWN_ONLY, Action.SEE_TERMS},
    Role.COORDINATOR: set(Action) - {Action.MANAGE_STAFF},
    Role.ADMIN: set(Action),
}


def authorize(actor: Person | None, action: Action, owner: PersonId | None = None) -> None:
    """Let pass or raise Forbidden. `actor` None is the local operator, who owns the machine; `owner` is whose it is.

    Reviewing, asking, one's own profile and history belong to their owner, whatever the role.
    """
    if actor is None:
        return
    if action not in _MAY[actor.role] or (action in _OWN_ONLY and owner != actor.id):
        raise Forbidden
